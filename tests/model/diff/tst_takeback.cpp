// SPDX-License-Identifier: Apache-2.0
#include "model/diff/takeback.h"
#include "model/file/rheofile.h"
#include "tests/model/file/randomdrawing.h"
#include "tests/support/drawn.h"

#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

class TestTakeBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// Whatever was edited: taken back one by one, elements before links, nothing differs any more; and undo brings it.
    void everythingTakenBackLeavesNoDifference()
    {
        for (quint32 seed = 0; seed < 150; ++seed) {
            RandomDrawing random(seed);
            const Drawing before = random.make(15);
            ArchitectureDocument document;
            document.reset(edited(before, random));
            const Drawing after = document.drawing();
            takeAllBack(document, before);
            const DrawingDiff left = diff(before, document.drawing());
            const QString where = QStringLiteral("seed %1").arg(seed);
            QVERIFY2(left.isEmpty(), qPrintable(where));
            QVERIFY2(left.places.isEmpty(), qPrintable(where));
            document.undoStack()->setIndex(0);
            QVERIFY2(document.drawing() == after, qPrintable(where));
        }
    }

    void aRemovedElementComesBackWithItsLinksInOneStep()
    {
        const Drawing before{drawn("site s\nservice a in s\ntopic t\na -> t"), {{id("a"), {QPointF(40, 60)}}}, {}};
        ArchitectureDocument document;
        document.reset({drawn("site s\ntopic t"), {}, {}});
        const DrawingDiff found = diff(before, document.drawing());
        QVERIFY(takeBack(document, before, found, found.elements.front()));
        QCOMPARE(document.undoStack()->count(), 1);
        QVERIFY(document.drawing() == before);
    }

    void oneFieldAlone()
    {
        const Drawing before{drawn("topic t partitions 6 config a 1 config b 2"), {}, {}};
        ArchitectureDocument document;
        document.reset({drawn("topic t partitions 12 config b 3 owner ops"), {}, {}});
        const DrawingDiff found = diff(before, document.drawing());
        ElementDifference one = found.elements.front();
        one.changes = {FieldChange{fields::config, QStringLiteral("a"), QStringLiteral("1"), {}}};
        QVERIFY(takeBack(document, before, found, one));
        QVERIFY(document.architecture() == drawn("topic t partitions 12 config a 1 config b 3 owner ops"));
    }

    void whatWouldNotBeADrawingIsRefused()
    {
        // The service was a site that held another: as a service it may hold nothing.
        const Drawing before{drawn("service a"), {}, {}};
        ArchitectureDocument document;
        document.reset({drawn("site a\nservice b in a"), {}, {}});
        const DrawingDiff found = diff(before, document.drawing());
        const auto refused = takeBack(document, before, found, found.elements.back());
        QVERIFY(!refused && !refused.error().message.isEmpty());
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void aContainerThatHoldsSomethingStays()
    {
        ArchitectureDocument document;
        document.reset({drawn("site s\nservice a in s"), {}, {}});
        const Drawing before{drawn("service a"), {}, {}};
        const DrawingDiff found = diff(before, document.drawing());
        const auto refused = takeBack(document, before, found, found.elements.back());
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("Move them out")),
                 qPrintable(refused.error().message));
    }

    void aDifferenceOfBeforeIsRefused()
    {
        const Drawing before{drawn("topic t partitions 6\nservice a\na -> t"), {}, {}};
        ArchitectureDocument document;
        document.reset({drawn("topic t"), {}, {}});
        const DrawingDiff found = diff(before, document.drawing());
        document.reset({drawn("service a"), {}, {}});
        for (const ElementDifference &each : found.elements)
            QVERIFY(!takeBack(document, before, found, each));
        for (const LinkDifference &each : found.links)
            QVERIFY(!takeBack(document, before, found, each));
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void aReadOnlyDrawingStays()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("newer.rheo"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(writeRheo({drawn("drawing \"B\"\ntopic t"), {}, {}}).replace("\"version\": 1", "\"version\": 9"));
        file.close();
        ArchitectureDocument document;
        QVERIFY(document.load(path));
        const Drawing before{drawn("drawing \"A\"\ntopic t partitions 6"), {}, {}};
        const DrawingDiff found = diff(before, document.drawing());
        QVERIFY(!takeBack(document, before, found, found.elements.front()));
        QVERIFY(!takeBack(document, before, found.drawing.front()));
        QVERIFY(document.architecture() == drawn("drawing \"B\"\ntopic t"));
    }

    void theDrawingsOwnWords()
    {
        const Drawing before{drawn("drawing \"A\" \"one\""), {}, QByteArray(R"({"x":1})")};
        ArchitectureDocument document;
        document.reset({drawn("drawing \"B\" \"two\""), {}, {}});
        const DrawingDiff found = diff(before, document.drawing());
        QCOMPARE(found.drawing.size(), 3);
        QVERIFY(takeBack(document, before, found.drawing[0]));
        QVERIFY(takeBack(document, before, found.drawing[1]));
        QVERIFY(document.architecture() == before.architecture);
        QVERIFY(!takeBack(document, before, found.drawing[2]));
    }

private:
    /// Some elements changed, moved or gone with their links, some links gone, some new ones.
    static Drawing edited(Drawing drawing, RandomDrawing &random)
    {
        Architecture &a = drawing.architecture;
        for (const Element &element : QMap(a.elements())) {
            Element now = element;
            if (random.chance(3))
                now.name += QStringLiteral("!");
            if (random.chance(3))
                now.fields = random.fieldsFor(fieldHome(now.kind));
            a.put(now);
            if (random.chance(3))
                drawing.placement[now.id] = random.place();
            if (random.chance(5) && childrenOf(a, now.id).isEmpty()) {
                for (const LinkId &link : linksOf(a, now.id))
                    a.remove(link);
                a.remove(now.id);
                drawing.placement.remove(now.id);
            }
        }
        for (const Link &link : QMap(a.links())) {
            if (random.chance(3))
                a.put(Link{link.id, random.fieldsFor(fieldHome(link.id.kind))});
            if (random.chance(4))
                a.remove(link.id);
        }
        a.put(Element{a.freeId(QStringLiteral("brand new")), ElementKind::Service, QStringLiteral("brand new"), {}});
        return drawing;
    }

    static void takeAllBack(ArchitectureDocument &document, const Drawing &before)
    {
        for (int i = 0; i < 2; ++i) { // what came back before its container is put into it
            for (const ElementDifference &each : diff(before, document.drawing()).elements)
                QVERIFY(takeBack(document, before, diff(before, document.drawing()), each));
        }
        for (const LinkDifference &each : diff(before, document.drawing()).links)
            QVERIFY(takeBack(document, before, diff(before, document.drawing()), each));
        for (const ElementDifference &each : diff(before, document.drawing()).places)
            QVERIFY(takeBack(document, before, diff(before, document.drawing()), each));
    }
};

QTEST_GUILESS_MAIN(TestTakeBack)
#include "tst_takeback.moc"
