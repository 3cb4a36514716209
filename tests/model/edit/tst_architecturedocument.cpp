// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clipboardedits.h"
#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "model/edit/placementedits.h"
#include "tests/model/edit/editfixture.h"
#include "tests/model/file/randomdrawing.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <unistd.h>

using namespace rheo;
using namespace rheo::test;

namespace {

template<typename Map> QSet<typename Map::key_type> someKeys(RandomDrawing &random, const Map &map)
{
    QSet<typename Map::key_type> keys;
    const auto all = map.keys();
    for (int i = random.below(3); i >= 0 && !all.isEmpty(); --i)
        keys.insert(random.oneOf(all));
    return keys;
}

/// One edit of any kind, sensible or not.
void editSomehow(ArchitectureDocument &document, RandomDrawing &random)
{
    const Architecture &a = document.architecture();
    const QSet<ElementId> some = someKeys(random, a.elements());
    const QSet<LinkId> links = someKeys(random, a.links());
    const ElementId first = some.isEmpty() ? ElementId() : *some.begin();
    const FieldSpec &spec = fieldTable()[size_t(random.below(int(fieldTable().size())))];
    const QPointF at(random.below(2000) - 1000, random.below(2000) / 7.0);
    const EditStep step = random.chance(2) ? EditStep::Single : EditStep::Continues;
    switch (random.below(16)) {
    case 0:
    case 1:
        addElement(document, random.oneOf(allElementKinds), random.name(), at, random.chance(3) ? first : ElementId());
        break;
    case 2:
        if (random.chance(3))
            removeSelection(document, some, links);
        break;
    case 3:
        renameElement(document, first, random.name(), step);
        break;
    case 4:
        setField(document, some, spec.key, random.value(spec), step);
        break;
    case 5:
        moveIntoContainer(document, some, random.oneOf(a.elements().keys() << ElementId()));
        break;
    case 6:
        connectElements(document, {first, random.oneOf(a.elements().keys() << first), random.oneOf(allLinkKinds)});
        break;
    case 7:
        removeLinks(document, random.chance(3) ? links : QSet<LinkId>());
        break;
    case 8:
        setLinkField(document, links, spec.key, random.value(spec), step);
        break;
    case 9:
        setLinkGroup(document, links.isEmpty() ? LinkId() : *links.begin(), random.name());
        break;
    case 10:
        renameGroup(document, links.isEmpty() ? QString() : effectiveGroup(a, *links.begin()), random.name());
        break;
    case 11:
    case 12:
        moveElements(document, {{first, at}}, step);
        break;
    case 13:
        applyPlacement(document, {{first, random.place()}}, text("Lay out"));
        break;
    case 14:
        random.chance(2) ? setPinned(document, some, random.chance(2)) : setCollapsed(document, some, random.chance(2));
        break;
    case 15:
        if (const auto pasted = pasteText(document, copyAsText(document, some), at); pasted && random.chance(3))
            setLocked(document, *pasted, true);
        break;
    }
}

qint64 residentBytes()
{
    QFile file(text("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

} // namespace

class TestArchitectureDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void savesAndLoads()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(text("shop.rheo"));
        ArchitectureDocument document;
        document.reset(shop());
        QVERIFY(!document.isModified());
        const auto homeless = document.save();
        QVERIFY(!homeless);
        QSignalSpy moved(&document, &ArchitectureDocument::pathChanged);
        QVERIFY(document.saveAs(path));
        QCOMPARE(document.path(), path);
        QCOMPARE(moved.count(), 1);
        QVERIFY(renameElement(document, id("orders"), text("x")));
        QVERIFY(document.isModified());
        QVERIFY(document.save());
        QVERIFY(!document.isModified());

        ArchitectureDocument other;
        QSignalSpy changed(&other, &ArchitectureDocument::changed);
        QVERIFY(other.load(path));
        QVERIFY(changed.count() == 1 && changed[0][0].value<DocumentChange>().everything);
        QVERIFY(other.drawing() == document.drawing());
    }

    void aLoadThatFailsLeavesTheDrawing()
    {
        const QTemporaryDir folder;
        ArchitectureDocument document;
        document.reset(shop());
        QVERIFY(renameElement(document, id("orders"), text("x")));
        const Drawing before = document.drawing();
        QVERIFY(!document.load(folder.filePath(text("nowhere.rheo"))));
        QVERIFY(document.drawing() == before);
        QVERIFY(document.isModified());
        QCOMPARE(document.undoStack()->count(), 1);
    }

    void aSaveThatFailsStaysModified()
    {
        const QTemporaryDir folder;
        ArchitectureDocument document;
        document.reset(shop());
        QVERIFY(renameElement(document, id("orders"), text("x")));
        QVERIFY(!document.saveAs(folder.filePath(text("missing/a.rheo"))));
        QVERIFY(document.isModified());
        QVERIFY(document.path().isEmpty());
    }

    void aNewerFileCannotBeChanged()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(text("newer.rheo"));
        QByteArray written = writeRheo(shop());
        written.replace("\"version\": 1", "\"version\": 9");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(written), written.size());
        file.close();
        ArchitectureDocument document;
        QVERIFY(document.load(path));
        QVERIFY(!document.readOnlyReason().isEmpty());
        proveNothing(document, [&] {
            QVERIFY(!renameElement(document, id("orders"), text("x")));
            QVERIFY(addElement(document, ElementKind::Note, text("n"), {}).isEmpty());
            removeElements(document, {id("orders")});
            moveElements(document, {{id("orders"), {5, 5}}}, MoveStep::Single);
            QVERIFY(!pasteText(document, text("service a"), {}));
            QVERIFY(!canConnect(document, id("audit"), id("order-events")));
            QVERIFY(!canMoveIntoContainer(document, {id("orders")}, id("core")));
            QVERIFY(!document.saveAs(folder.filePath(text("copy.rheo"))));
        });
        document.reset({});
        QVERIFY(document.readOnlyReason().isEmpty());
    }

    void restoredWorkIsUnsaved()
    {
        ArchitectureDocument document;
        document.restore(shop(), text("/somewhere/shop.rheo"));
        QVERIFY(document.isModified());
        QCOMPARE(document.path(), text("/somewhere/shop.rheo"));
        QVERIFY(renameElement(document, id("orders"), text("x")));
        document.undoStack()->undo();
        QVERIFY(document.isModified());
    }

    void randomEditsAllUndone()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        for (quint32 run = 0; run < 10; ++run) {
            RandomDrawing random(seed + run);
            ArchitectureDocument document;
            const Drawing start = random.make(12);
            document.reset(start);
            for (int i = 0; i < 100; ++i) {
                editSomehow(document, random);
                const auto read = parseRheo(writeRheo(document.drawing()));
                const QString where =
                    text("run %1, edit %2: %3").arg(run).arg(i).arg(read ? QString() : read.error().front().message);
                QVERIFY2(read && *read == document.drawing(), qPrintable(where));
            }
            const Drawing end = document.drawing();
            while (document.undoStack()->canUndo())
                document.undoStack()->undo();
            QVERIFY(document.drawing() == start);
            QCOMPARE(writeRheo(document.drawing()), writeRheo(start));
            while (document.undoStack()->canRedo())
                document.undoStack()->redo();
            QVERIFY(document.drawing() == end);
        }
    }

    void tenThousandEditsStaySmall()
    {
        RandomDrawing random(1);
        ArchitectureDocument document;
        document.reset(random.make(500));
        const auto all = document.architecture().elements().keys();
        setLocked(document, QSet<ElementId>(all.begin(), all.end()), false);
        document.undoStack()->clear();
        const qint64 before = residentBytes();
        for (int i = 0; i < 10000; ++i) {
            if (i % 2 == 0)
                QVERIFY(renameElement(document, random.oneOf(all), text("name %1").arg(i)));
            else
                moveElements(document, {{random.oneOf(all), QPointF(i, -i)}}, MoveStep::Single);
        }
        const qint64 grown = residentBytes() - before;
        qInfo("10000 edits of 500 elements: %.1f MB", double(grown) / 1e6);
        QCOMPARE(document.undoStack()->count(), 10000);
#ifndef RHEO_SANITIZED
        QVERIFY(grown > 0 && grown < 100'000'000);
#endif
    }
};

QTEST_GUILESS_MAIN(TestArchitectureDocument)
#include "tst_architecturedocument.moc"
