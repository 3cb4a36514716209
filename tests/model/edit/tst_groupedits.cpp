// SPDX-License-Identifier: Apache-2.0
#include "model/edit/groupedits.h"
#include "model/file/limits.h"
#include "tests/model/edit/editfixture.h"

#include <limits>

using namespace rheo;
using namespace rheo::test;

class TestGroupEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_document.reset(shop()); }

    void groupsWhereTheyStand()
    {
        ElementId made;
        proveOneStep(m_document,
                     [&] { made = groupElements(m_document, {id("inventory"), id("audit")}, text("Group")).value(); });
        const Architecture &drawn = m_document.architecture();
        QCOMPARE(drawn.element(made)->container, id("core")); // the innermost around both
        QCOMPARE(drawn.element(id("inventory"))->container, made);
        QCOMPARE(drawn.element(id("audit"))->container, made);
        QCOMPARE(m_document.placement()[id("audit")], shop().placement[id("audit")]);
        QCOMPARE(drawn.links().size(), 3);
    }

    void aChosenContainerKeepsItsContents()
    {
        const ElementId made = groupElements(m_document, {id("core"), id("audit"), id("orders")}, text("All")).value();
        QCOMPARE(m_document.architecture().element(id("audit"))->container, id("core"));
        QCOMPARE(m_document.architecture().element(id("core"))->container, made);
        QCOMPARE(m_document.architecture().element(made)->container, ElementId());
    }

    void refusesWhatCannotBe()
    {
        proveNothing(m_document, [&] {
            QVERIFY(!groupElements(m_document, {}, text("x")));
            QVERIFY(!groupElements(m_document, {id("gone")}, text("x")));
            QVERIFY(!groupElements(m_document, {id("orders")}, QString(longestText + 1, QLatin1Char('x'))));
            QVERIFY(!dissolveContainers(m_document, {id("orders"), id("gone")}));
            QVERIFY(!dissolveContainers(m_document, {}));
        });
    }

    void refusesToNestTooDeep()
    {
        ElementId inner = id("orders");
        for (int i = 0; i < deepestContainer + 3; ++i) {
            const auto made = groupElements(m_document, {inner}, text("g"));
            if (!made)
                break;
            inner = *made;
        }
        QVERIFY(!groupElements(m_document, {inner}, text("g")));
        QVERIFY(parseRheo(writeRheo(m_document.drawing())).has_value());
    }

    void dissolvesAndKeepsTheContents()
    {
        proveOneStep(m_document, [&] { QVERIFY(dissolveContainers(m_document, {id("stock"), id("orders")})); });
        QVERIFY(!m_document.architecture().element(id("stock")));
        QVERIFY(!m_document.placement().contains(id("stock")));
        QCOMPARE(m_document.architecture().element(id("inventory"))->container, id("core"));
        QVERIFY(m_document.architecture().element(id("orders")));
        m_document.reset(shop());
        proveOneStep(m_document, [&] { QVERIFY(dissolveContainers(m_document, {id("stock"), id("core")})); });
        QCOMPARE(m_document.architecture().element(id("inventory"))->container, ElementId());
        QCOMPARE(m_document.architecture().links().size(), 3);
    }

    void groupAndUngroupGiveBackWhatWas()
    {
        const Drawing before = m_document.drawing();
        const ElementId made = groupElements(m_document, {id("orders"), id("order-events")}, text("g")).value();
        QVERIFY(dissolveContainers(m_document, {made}));
        QCOMPARE(m_document.drawing(), before);
    }

    void putsInOrder()
    {
        proveOneStep(m_document, [&] { bringToFront(m_document, {id("orders"), id("audit")}); });
        QCOMPARE(m_document.placement()[id("audit")].z, 1); // by id where they were level
        QCOMPARE(m_document.placement()[id("orders")].z, 2);
        proveNothing(m_document, [&] { bringToFront(m_document, {id("orders"), id("audit")}); });
        proveOneStep(m_document, [&] { sendToBack(m_document, {id("orders")}); });
        QCOMPARE(m_document.placement()[id("orders")].z, -1);
        proveOneStep(m_document, [&] { bringToFront(m_document, {id("orders")}); });
        QCOMPARE(m_document.placement()[id("orders")].z, 2);
    }

    void orderOfNothingAndOfAll()
    {
        const QList<ElementId> all = m_document.architecture().elements().keys();
        proveNothing(m_document, [&] {
            bringToFront(m_document, {});
            sendToBack(m_document, {id("gone")});
            bringToFront(m_document, {all.begin(), all.end()});
        });
    }

    void orderStaysWithinTheFilesNumbers()
    {
        Drawing edge = shop();
        edge.placement[id("core")].z = std::numeric_limits<int>::max();
        edge.placement[id("audit")].z = std::numeric_limits<int>::min();
        m_document.reset(edge);
        bringToFront(m_document, {id("orders"), id("stock")});
        QCOMPARE(m_document.placement()[id("orders")].z, std::numeric_limits<int>::max());
        sendToBack(m_document, {id("orders")});
        QCOMPARE(m_document.placement()[id("orders")].z, std::numeric_limits<int>::min());
        QVERIFY(parseRheo(writeRheo(m_document.drawing())).has_value());
    }

private:
    ArchitectureDocument m_document;
};

QTEST_GUILESS_MAIN(TestGroupEdits)
#include "tst_groupedits.moc"
