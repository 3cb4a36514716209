// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clipboardedits.h"
#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "model/edit/placementedits.h"
#include "model/file/limits.h"
#include "tests/model/edit/editfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <cmath>

using namespace rheo;
using namespace rheo::test;

class TestEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_document.reset(shop()); }

    void addsElements()
    {
        proveOneStep(m_document, [&] {
            QCOMPARE(addElement(m_document, ElementKind::Topic, text("Orders"), {20, 40}), id("orders-2"));
        });
        QCOMPARE(m_document.placement()[id("orders-2")].position, QPointF(20, 40));
        proveOneStep(m_document, [&] { addElement(m_document, ElementKind::Note, text("n"), {}, id("stock")); });
        proveNothing(m_document, [&] {
            QVERIFY(addElement(m_document, ElementKind::Note, text("n"), {}, id("orders")).isEmpty());
            QVERIFY(addElement(m_document, ElementKind::Note, text("n"), {}, id("nowhere")).isEmpty());
            QVERIFY(
                addElement(m_document, ElementKind::Note, QString(longestText + 1, QLatin1Char('x')), {}).isEmpty());
        });
    }

    void removesWithLinksAndContents()
    {
        proveOneStep(m_document, [&] { removeElements(m_document, {id("core")}); });
        QCOMPARE(m_document.architecture().elements().keys(), (QList{id("order-events"), id("orders")}));
        QCOMPARE(m_document.architecture().links().size(), 1);
        QCOMPARE(m_document.placement().size(), 2);
        const LinkId link{id("orders"), id("order-events"), LinkKind::Produces};
        proveOneStep(m_document, [&] { removeSelection(m_document, {}, {link}); });
        proveNothing(m_document, [&] { removeSelection(m_document, {id("gone")}, {link}); });
    }

    void renames()
    {
        proveOneStep(m_document, [&] { QVERIFY(renameElement(m_document, id("orders"), text("Ordering \"x\""))); });
        QCOMPARE(m_document.architecture().links().size(), 3);
        proveNothing(m_document, [&] {
            QVERIFY(renameElement(m_document, id("orders"), text("Ordering \"x\"")));
            QVERIFY(!renameElement(m_document, id("gone"), text("x")));
            QVERIFY(!renameElement(m_document, id("orders"), QString(longestText + 1, QLatin1Char('x'))));
        });
    }

    void namesANewElement()
    {
        const qsizetype links = m_document.architecture().links().size();
        const Place place = m_document.placement().value(id("order-events"));
        proveOneStep(m_document, [&] {
            const auto named = nameNewElement(m_document, id("order-events"), text("Sales & returns"));
            QVERIFY(named);
            QCOMPARE(*named, id("sales-returns"));
        });
        QVERIFY(!m_document.architecture().element(id("order-events")));
        QCOMPARE(m_document.architecture().element(id("sales-returns"))->name, text("Sales & returns"));
        QCOMPARE(m_document.architecture().links().size(), links);
        QVERIFY(m_document.architecture().link({id("orders"), id("sales-returns"), LinkKind::Produces}));
        QCOMPARE(m_document.placement().value(id("sales-returns")), place);
        QVERIFY(!m_document.placement().contains(id("order-events")));
    }

    void namesANewContainer()
    {
        proveOneStep(m_document, [&] { QVERIFY(nameNewElement(m_document, id("core"), text("Hamburg"))); });
        QCOMPARE(m_document.architecture().element(id("stock"))->container, id("hamburg"));
    }

    void aNewElementMayKeepItsIdAndRefusesWhatNoNameIs()
    {
        proveOneStep(m_document, [&] {
            QCOMPARE(nameNewElement(m_document, id("orders"), text("orders")).value_or(id("")), id("orders"));
        });
        proveNothing(m_document, [&] {
            QVERIFY(!nameNewElement(m_document, id("gone"), text("x")));
            QVERIFY(!nameNewElement(m_document, id("orders"), QString(longestText + 1, QLatin1Char('x'))));
        });
    }

    void setsFieldsOfMany()
    {
        proveOneStep(m_document, [&] {
            QVERIFY(
                setField(m_document, {id("orders"), id("audit"), id("order-events")}, fields::instances, qint64(4)));
        });
        QCOMPARE(m_document.architecture().element(id("audit"))->count(fields::instances), 4);
        QVERIFY(m_document.architecture().element(id("order-events"))->fields.find(fields::instances) ==
                m_document.architecture().element(id("order-events"))->fields.end());
        proveOneStep(m_document, [&] { QVERIFY(setField(m_document, {id("orders")}, fields::instances, qint64(1))); });
        QVERIFY2(m_document.architecture().element(id("orders"))->fields.isEmpty(), "a default is not kept");
        proveNothing(m_document, [&] {
            QVERIFY(setField(m_document, {id("orders")}, fields::instances, qint64(1)));
            QVERIFY(!setField(m_document, {id("orders")}, fields::instances, qint64(-1)));
            QVERIFY(!setField(m_document, {id("orders")}, fields::instances, text("two")));
            QVERIFY(!setField(m_document, {id("orders")}, fields::partitions, qint64(2)));
            QVERIFY(!setField(m_document, {}, fields::instances, qint64(2)));
            QVERIFY(!setField(m_document, {id("orders")}, fields::owner, QString(longestText + 1, QLatin1Char('x'))));
        });
    }

    void movesIntoContainersButNeverInCircles()
    {
        proveOneStep(m_document, [&] { QVERIFY(moveIntoContainer(m_document, {id("orders")}, id("stock"))); });
        proveOneStep(m_document, [&] { QVERIFY(moveIntoContainer(m_document, {id("orders")}, {})); });
        proveNothing(m_document, [&] {
            QVERIFY(!moveIntoContainer(m_document, {id("core")}, id("stock")));
            QVERIFY(!moveIntoContainer(m_document, {id("core")}, id("core")));
            QVERIFY(!moveIntoContainer(m_document, {id("orders")}, id("audit")));
            QVERIFY(!moveIntoContainer(m_document, {id("gone")}, id("core")));
        });
        QVERIFY(canMoveIntoContainer(m_document, {id("orders")}, id("core")));
        QVERIFY(!canMoveIntoContainer(m_document, {id("core")}, id("stock")));
    }

    void namesTheDrawing()
    {
        proveOneStep(m_document, [&] { QVERIFY(setDrawingName(m_document, text("Shop"))); });
        proveOneStep(m_document, [&] { QVERIFY(setDrawingDescription(m_document, text("All of it"))); });
        proveNothing(m_document, [&] { QVERIFY(setDrawingName(m_document, text("Shop"))); });
    }

    void connects()
    {
        QCOMPARE(canConnect(m_document, id("audit"), id("order-events")), LinkKind::Produces);
        QVERIFY2(!canConnect(m_document, id("orders"), id("order-events")), "it is drawn already");
        QVERIFY(!canConnect(m_document, id("core"), id("orders")));
        QVERIFY(!canConnect(m_document, id("orders"), id("orders")));
        QVERIFY(!canConnect(m_document, id("orders"), id("gone")));
        const LinkId link{id("audit"), id("order-events"), LinkKind::Produces};
        proveOneStep(m_document, [&] { QVERIFY(connectElements(m_document, link)); });
        proveNothing(m_document, [&] {
            QVERIFY(!connectElements(m_document, link));
            QVERIFY(!connectElements(m_document, {link.to, link.from, LinkKind::Produces}));
            QVERIFY(!connectElements(m_document, {link.from, link.to, LinkKind::Produces, text("g")}));
            QVERIFY(!connectElements(m_document, {id("order-events"), id("audit"), LinkKind::Consumes, text("own")}));
        });
    }

    void theGroupOfTheClientIsNoGroupOfItsOwn()
    {
        QVERIFY(
            connectElements(m_document, {id("order-events"), id("audit"), LinkKind::Consumes, text("audit-group")}));
        QVERIFY(m_document.architecture().link({id("order-events"), id("audit"), LinkKind::Consumes}));
    }

    void setsLinkFields()
    {
        const LinkId link{id("order-events"), id("inventory"), LinkKind::Consumes};
        proveOneStep(m_document, [&] { QVERIFY(setLinkField(m_document, {link}, fields::hopBudget, qint64(500))); });
        proveOneStep(m_document, [&] { QVERIFY(setLinkField(m_document, {link}, fields::hopBudget, qint64(0))); });
        QVERIFY(m_document.architecture().link(link)->fields.isEmpty());
        proveNothing(m_document, [&] {
            QVERIFY(!setLinkField(m_document, {link}, fields::deadLetter, true));
            QVERIFY(!setLinkField(m_document, {link}, fields::topicPattern, text("(")));
        });
        proveOneStep(m_document, [&] { removeLinks(m_document, {link}); });
    }

    void aGroupChangesTheIdentity()
    {
        const LinkId link{id("order-events"), id("inventory"), LinkKind::Consumes};
        proveOneStep(m_document, [&] { QCOMPARE(setLinkGroup(m_document, link, text("g"))->group, text("g")); });
        QVERIFY(!m_document.architecture().link(link));
        const LinkId own{link.from, link.to, link.kind, text("g")};
        QCOMPARE(m_document.architecture().link(own)->count(fields::hopBudget), 250);
        proveOneStep(m_document, [&] { QVERIFY(setLinkGroup(m_document, own, text("inventory"))->group.isEmpty()); });
        proveNothing(m_document, [&] {
            QVERIFY(!setLinkGroup(m_document, own, text("x")));
            QVERIFY(!setLinkGroup(m_document, {id("orders"), id("order-events"), LinkKind::Produces}, text("x")));
        });
    }

    void renamesAGroupWhereverItIs()
    {
        QVERIFY(
            setLinkGroup(m_document, {id("order-events"), id("inventory"), LinkKind::Consumes}, text("audit-group")));
        proveOneStep(m_document, [&] { QVERIFY(renameGroup(m_document, text("audit-group"), text("seen"))); });
        QVERIFY(
            m_document.architecture().link({id("order-events"), id("inventory"), LinkKind::Consumes, text("seen")}));
        QCOMPARE(m_document.architecture().element(id("audit"))->text(fields::group), text("seen"));
        QVERIFY(m_document.architecture().link({id("order-events"), id("audit"), LinkKind::Consumes, text("own")}));
        proveNothing(m_document, [&] {
            QVERIFY(!renameGroup(m_document, text("nobody"), text("x")));
            QVERIFY(!renameGroup(m_document, text("own"), QString()));
        });
    }

    void aNameThatIsAGroupCanBeRenamedToo()
    {
        proveOneStep(m_document, [&] { QVERIFY(renameGroup(m_document, text("inventory"), text("stock-keepers"))); });
        QCOMPARE(effectiveGroup(m_document.architecture(), {id("order-events"), id("inventory"), LinkKind::Consumes}),
                 text("stock-keepers"));
        QCOMPARE(m_document.architecture().element(id("inventory"))->name, text("inventory"));
    }

    void moves()
    {
        proveOneStep(m_document, [&] {
            moveElements(m_document, {{id("orders"), {1, 2}}, {id("audit"), {3, 4}}, {id("gone"), {5, 6}}},
                         MoveStep::Single);
        });
        QCOMPARE(m_document.placement()[id("orders")].position, QPointF(1, 2));
        QVERIFY(!m_document.placement().contains(id("gone")));
        proveOneStep(m_document,
                     [&] { moveElements(m_document, {{id("orders"), {INFINITY, -1e9}}}, MoveStep::Single); });
        QCOMPARE(m_document.placement()[id("orders")].position, QPointF(1e7, -1e7));
        proveNothing(m_document, [&] { moveElements(m_document, {{id("orders"), {NAN, 0}}}, MoveStep::Single); });
        setLocked(m_document, {id("orders")}, true);
        proveNothing(m_document, [&] { moveElements(m_document, {{id("orders"), {0, 0}}}, MoveStep::Single); });
    }

    void aDragIsOneStep()
    {
        const Drawing before = m_document.drawing();
        moveElements(m_document, {{id("orders"), {1, 0}}}, MoveStep::Single);
        for (int x = 2; x < 100; ++x)
            moveElements(m_document, {{id("orders"), QPointF(x, 0)}}, MoveStep::Continues);
        QCOMPARE(m_document.undoStack()->count(), 1);
        moveElements(m_document, {{id("orders"), {200, 0}}}, MoveStep::Single);
        moveElements(m_document, {{id("orders"), {201, 0}}}, MoveStep::Continues);
        QCOMPARE(m_document.undoStack()->count(), 2);
        moveElements(m_document, {{id("audit"), {201, 0}}}, MoveStep::Continues);
        QCOMPARE(m_document.undoStack()->count(), 3);
        m_document.undoStack()->undo();
        m_document.undoStack()->undo();
        QCOMPARE(m_document.placement()[id("orders")].position, QPointF(99, 0));
        m_document.undoStack()->undo();
        QVERIFY(m_document.drawing() == before);
    }

    void aDragThatComesBackIsNoStep()
    {
        const QPointF start = m_document.placement()[id("orders")].position;
        moveElements(m_document, {{id("orders"), {1, 0}}}, MoveStep::Single);
        moveElements(m_document, {{id("orders"), {5, 5}}}, MoveStep::Single);
        moveElements(m_document, {{id("orders"), {1, 0}}}, MoveStep::Continues);
        QCOMPARE(m_document.undoStack()->count(), 1);
        moveElements(m_document, {{id("orders"), {7, 7}}}, MoveStep::Continues);
        QVERIFY2(m_document.undoStack()->count() == 2, "it does not join the drag before");
        m_document.undoStack()->undo();
        m_document.undoStack()->undo();
        QCOMPARE(m_document.placement()[id("orders")].position, start);
    }

    void typingIsOneStepAndASaveEndsIt()
    {
        const QTemporaryDir folder;
        QVERIFY(renameElement(m_document, id("orders"), text("a"), EditStep::Single));
        QVERIFY(renameElement(m_document, id("orders"), text("ab"), EditStep::Continues));
        QCOMPARE(m_document.undoStack()->count(), 1);
        QVERIFY(m_document.saveAs(folder.filePath(text("a.rheo"))));
        QVERIFY(renameElement(m_document, id("orders"), text("abc"), EditStep::Continues));
        QCOMPARE(m_document.undoStack()->count(), 2);
        QVERIFY(m_document.isModified());
        m_document.undoStack()->undo();
        QVERIFY(!m_document.isModified());
        QCOMPARE(m_document.architecture().element(id("orders"))->name, text("ab"));
    }

    void appliesALayoutAsOneStep()
    {
        Placement placement = m_document.placement();
        for (Place &place : placement)
            place.position += QPointF(7, 7);
        placement[id("gone")] = Place{};
        proveOneStep(m_document, [&] { applyPlacement(m_document, placement, text("Lay out")); });
        QCOMPARE(m_document.undoStack()->undoText(), text("Lay out"));
        QVERIFY(!m_document.placement().contains(id("gone")));
    }

    void setsFlagsOfPlaces()
    {
        const QSet<ElementId> both{id("core"), id("orders")};
        proveOneStep(m_document, [&] { setPinned(m_document, both, true); });
        proveOneStep(m_document, [&] { setLocked(m_document, both, true); });
        proveOneStep(m_document, [&] { setCollapsed(m_document, both, true); });
        QVERIFY(m_document.placement()[id("core")].collapsed);
        QVERIFY2(!m_document.placement()[id("orders")].collapsed, "only containers collapse");
        proveNothing(m_document, [&] { setPinned(m_document, both, true); });
    }

    void copiesAndPastesWithFreshIds()
    {
        const QString copied = copyAsText(m_document, {id("orders"), id("order-events"), id("core")});
        QSet<ElementId> pasted;
        proveOneStep(m_document, [&] { pasted = pasteText(m_document, copied, {1000, 500}).value(); });
        QCOMPARE(pasted.size(), 6);
        QCOMPARE(m_document.architecture().elements().size(), 12);
        QCOMPARE(m_document.architecture().links().size(), 6);
        const Element *inventory = m_document.architecture().element(id("inventory-2"));
        QVERIFY(inventory);
        QCOMPARE(inventory->container, id("stock-2"));
        QPointF corner(1e9, 1e9);
        for (const ElementId &each : pasted) {
            const QPointF at = m_document.placement()[each].position;
            corner = {qMin(corner.x(), at.x()), qMin(corner.y(), at.y())};
        }
        QCOMPARE(corner, QPointF(1000, 500));
    }

    void linksToWhatIsNotCopiedStayBehind()
    {
        const auto copied = parseRheo(copyAsText(m_document, {id("inventory")}).toUtf8());
        QVERIFY(copied);
        QVERIFY(copied->architecture.links().isEmpty());
        QVERIFY(copied->architecture.elements().first().container.isEmpty());
        QVERIFY(copyAsText(m_document, {}).isEmpty());
    }

    void pastesTheNotation()
    {
        proveOneStep(m_document,
                     [&] { QCOMPARE(pasteText(m_document, text("service a\ntopic b\na -> b"), {10, 20})->size(), 2); });
        QVERIFY(m_document.placement()[id("a")].position != m_document.placement()[id("b")].position);
        proveNothing(m_document, [&] {
            QVERIFY(!pasteText(m_document, text("  "), {}));
            QVERIFY(!pasteText(m_document, text("{\"a\": 1}"), {}));
            const auto pasted = pasteText(m_document, text("service a\nhello"), {});
            QVERIFY(pasted.error().message.contains(text("line 2")));
        });
    }

    void tellsWhatChanged()
    {
        QList<DocumentChange> changes;
        connect(&m_document, &ArchitectureDocument::changed, this,
                [&](const DocumentChange &change) { changes += change; });
        moveElements(m_document, {{id("orders"), {1, 1}}}, MoveStep::Single);
        removeElements(m_document, {id("orders")});
        m_document.undoStack()->undo();
        m_document.disconnect(this);
        QCOMPARE(changes.size(), 3);
        QCOMPARE(changes[0].places, QSet{id("orders")});
        QVERIFY(changes[0].elements.isEmpty() && changes[0].links.isEmpty() && !changes[0].everything);
        QCOMPARE(changes[1].elements, QSet{id("orders")});
        QCOMPARE(changes[1].links.size(), 1);
        QCOMPARE(changes[2].elements, QSet{id("orders")});
        DocumentChange all = changes[0];
        all |= changes[1];
        QCOMPARE(all.links.size(), 1);
        QCOMPARE(all.places, QSet{id("orders")});
    }

private:
    ArchitectureDocument m_document;
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
