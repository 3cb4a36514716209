// SPDX-License-Identifier: Apache-2.0
#include "model/check/fixes.h"
#include "model/edit/arrangement.h"
#include "model/edit/clipboardedits.h"
#include "model/edit/drawingedits.h"
#include "model/edit/elementedits.h"
#include "model/edit/groupedits.h"
#include "model/edit/linkedits.h"
#include "model/edit/placementedits.h"
#include "model/layout/autolayout.h"
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

/// As the source panel does it: the file with some words exchanged, or another drawing, where it can be read.
void editAsText(ArchitectureDocument &document, RandomDrawing &random, EditStep step)
{
    QByteArray written = writeRheo(document.drawing());
    switch (random.below(5)) {
    case 0:
        written = writeRheo(random.make(8));
        break;
    case 1:
        written.replace("\"name\": \"name", "\"name\": \"called");
        break;
    case 2:
        written.replace("\"kind\": \"topic\"", "\"kind\": \"note\"");
        break;
    case 3:
        written.replace("\"version\": 1",
                        random.chance(2) ? "\"version\": 1, \"x-tool\": [1.50, {}]" : "\"version\": 1, \"x-tool\": 7");
        break;
    case 4:
        written.replace("\"x\": ", "\"x\": 1");
        break;
    }
    if (const auto read = parseRheo(written))
        replaceDrawing(document, *read, text("Edit as text"), step);
}

/// Aligned, distributed, laid out.
void arrangeSomehow(ArchitectureDocument &document, RandomDrawing &random)
{
    QHash<ElementId, QRectF> rects;
    for (const ElementId &each : document.placement().keys()) {
        if (random.chance(3))
            rects.insert(each, QRectF(document.placement()[each].position, QSizeF(160, 56)));
    }
    if (random.chance(3))
        return applyPlacement(document, fallbackLayout(document.architecture(), document.placement()), text("Lay out"));
    const auto ways = random.chance(2) ? aligned(rects, Alignment(random.below(6))) : distributed(rects, Qt::Vertical);
    QHash<ElementId, QPointF> positions;
    for (auto it = ways.cbegin(); it != ways.cend(); ++it)
        positions.insert(it.key(), rects[it.key()].topLeft() + it.value());
    moveElements(document, positions, MoveStep::Single, text("Align"));
}

/// A fix or a mute of one of the findings.
void settleSomehow(ArchitectureDocument &document, RandomDrawing &random)
{
    const QList<Finding> findings = check(document.architecture());
    if (findings.isEmpty())
        return;
    const Finding finding = random.oneOf(findings);
    if (random.chance(2))
        applyFix(document, finding);
    else if (finding.muted.isEmpty())
        muteFinding(document, finding, text("because"));
    else
        unmuteFinding(document, finding);
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
    switch (random.below(20)) {
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
            setLocked(document, *pasted, random.chance(2));
        break;
    case 16:
        random.chance(2) ? setDrawingName(document, random.name(), step)
                         : setDrawingDescription(document, random.name(), step);
        break;
    case 17:
        editAsText(document, random, step);
        break;
    case 18:
        arrangeSomehow(document, random);
        break;
    case 19:
        if (random.chance(3))
            random.chance(2) ? bringToFront(document, some) : sendToBack(document, some);
        else
            settleSomehow(document, random);
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
            QCOMPARE(writeRheo(document.drawing()), writeRheo(end));
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
