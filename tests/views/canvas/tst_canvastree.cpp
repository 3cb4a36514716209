// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/canvastree.h"
#include "views/canvas/inplaceeditor.h"

#include <QAccessible>

using namespace rheo;
using namespace rheo::ui;

namespace {

Finding finding(Severity severity, const QList<ElementId> &elements)
{
    Finding made;
    made.severity = severity;
    made.elements = elements;
    return made;
}

} // namespace

class TestCanvasTree : public QObject
{
    Q_OBJECT

    [[nodiscard]] QAccessibleInterface *root() const
    {
        return QAccessible::queryAccessibleInterface(m_fixture->canvas.get());
    }

    [[nodiscard]] QAccessibleInterface *named(const char *start) const
    {
        for (int i = 0; i < root()->childCount(); ++i) {
            if (root()->child(i)->text(QAccessible::Name).startsWith(QString::fromUtf8(start)))
                return root()->child(i);
        }
        return nullptr;
    }

    static void act(QAccessibleInterface *interface, const QString &action)
    {
        interface->actionInterface()->doAction(action);
    }

    /// The field for names and the way back out of a container.
    [[nodiscard]] int widgetsInside() const
    {
        const auto inside = m_fixture->canvas->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        return int(std::ranges::count_if(inside, [](const QWidget *each) { return !each->isWindow(); }));
    }

private Q_SLOTS:

    void init() { m_fixture = std::make_unique<CanvasFixture>(); }

    void cleanup() { m_fixture.reset(); }

    void hasAChildForAllThatIsDrawn()
    {
        const CanvasPicture &picture = m_fixture->canvas->picture();
        QCOMPARE(root()->role(), QAccessible::Canvas);
        QCOMPARE(root()->text(QAccessible::Name), QStringLiteral("Drawing"));
        const int drawn = int(picture.elementCount() + picture.linkCount());
        QCOMPARE(root()->childCount(), drawn + widgetsInside());
        for (int i = 0; i < drawn; ++i) {
            QAccessibleInterface *child = root()->child(i);
            QVERIFY(child->isValid());
            QVERIFY(!child->text(QAccessible::Name).isEmpty());
            QCOMPARE(child->role(), QAccessible::ListItem);
            QCOMPARE(root()->indexOfChild(child), i);
            QCOMPARE(child->parent(), root());
        }
        QVERIFY(!root()->child(root()->childCount()));
        QVERIFY(!root()->child(-1));
    }

    void saysWhatItIs()
    {
        QAccessibleInterface *topic = named("order-events");
        QCOMPARE(topic->text(QAccessible::Name), QStringLiteral("order-events, Topic, 12 partitions"));
        QCOMPARE(topic->text(QAccessible::Description),
                 QStringLiteral("Produced by order-saga, order-service. Consumed by inventory-service, "
                                "payment-service, search-sink."));
        QCOMPARE(named("payment-service, ")->text(QAccessible::Description),
                 QStringLiteral("In Payments. Produces payment-events. Consumes order-events."));
        QVERIFY(named("payment-service produces payment-events"));
        QVERIFY(named("payment-service consumes order-events, group payment-service"));
        QVERIFY(named("Web shop calls order-service"));
        QVERIFY(named("search-sink reads or writes OpenSearch"));
    }

    void saysWhatIsWrong()
    {
        CanvasTree *tree = CanvasTree::of(m_fixture->canvas.get());
        const Finding late = finding(Severity::Warning, {id("order-events"), id("order-saga")});
        const Finding wrong = finding(Severity::Error, {id("order-events")});
        Finding muted = finding(Severity::Error, {id("order-saga")});
        muted.muted = QStringLiteral("so");
        tree->setFindings({late, wrong, wrong, muted});
        QCOMPARE(named("order-events")->text(QAccessible::Name),
                 QStringLiteral("order-events, Topic, 12 partitions, 2 errors, 1 warning"));
        QCOMPARE(named("order-saga,")->text(QAccessible::Name),
                 QStringLiteral("order-saga, Service, Spring Boot · 2 instances"));
        tree->setFindings({});
        QCOMPARE(named("order-events")->text(QAccessible::Name), QStringLiteral("order-events, Topic, 12 partitions"));
    }

    void saysWhatTheLiveSideLaysOver()
    {
        CanvasOverlay overlay;
        overlay.elements[id("order-saga")] = {.sign = Sign::Late, .pill = QStringLiteral("7 stuck orders")};
        m_fixture->canvas->setOverlay(overlay);
        QCOMPARE(named("order-saga,")->text(QAccessible::Name),
                 QStringLiteral("order-saga, Service, Spring Boot · 2 instances, late"));
        QVERIFY(named("order-saga,")->text(QAccessible::Description).endsWith(QStringLiteral("7 stuck orders")));
    }

    void followsTheSelection()
    {
        m_fixture->canvas->selection()->set(id("order-events"));
        QVERIFY(named("order-events")->state().selected);
        QVERIFY(!named("order-saga,")->state().selected);
        m_fixture->canvas->selection()->set(id("order-saga"));
        QVERIFY(named("order-saga,")->state().selected);
        QVERIFY(!named("order-events")->state().selected);
    }

    void followsTheKeyboard()
    {
        m_fixture->key(Qt::Key_Tab);
        QVERIFY(root()->child(0)->state().focused);
        QCOMPARE(root()->focusChild(), root()->child(0));
    }

    void followsTheDrawing()
    {
        QVERIFY(renameElement(m_fixture->document, id("order-saga"), QStringLiteral("saga")));
        QVERIFY(named("saga,"));
        removeSelection(m_fixture->document, {id("order-saga")}, {});
        QVERIFY(!named("saga,"));
        QVERIFY(!named("saga consumes"));
        m_fixture->document.undoStack()->undo();
        QVERIFY(named("saga,"));
    }

    void outlivesWhatIsGone()
    {
        QAccessibleInterface *topic = named("order-events");
        const QAccessible::Id number = QAccessible::uniqueId(topic);
        m_fixture->document.reset({});
        QCOMPARE(root()->childCount(), widgetsInside());
        QVERIFY(!QAccessible::accessibleInterface(number));
        m_fixture->document.reset(shopDrawing());
        topic = named("order-events");
        QVERIFY(topic->isValid());
        m_fixture->canvas.reset();
    }

    void leavesOutWhatIsFoldedAway()
    {
        const int before = root()->childCount();
        QVERIFY(named("payment-service,")->isValid());
        setCollapsed(m_fixture->document, {id("payments")}, true);
        QVERIFY(root()->childCount() < before);
        QVERIFY(!named("payment-service,"));
        QVERIFY(named("Payments,")->state().collapsed);
    }

    void canBeActedOn()
    {
        act(named("order-saga,"), QStringLiteral("Select"));
        QCOMPARE(m_fixture->canvas->selection()->elements(), QSet{id("order-saga")});
        act(named("Web shop calls"), QStringLiteral("Select"));
        QCOMPARE(m_fixture->canvas->selection()->links().size(), 1);
        act(named("order-events"), QAccessibleActionInterface::setFocusAction());
        QCOMPARE(m_fixture->canvas->state().focused, id("order-events"));
        act(named("order-events"), QStringLiteral("Rename"));
        QVERIFY(m_fixture->canvas->findChild<InPlaceEditor *>()->isVisible());
        QCOMPARE(root()->child(root()->childCount() - 1)->role(), QAccessible::EditableText);
        act(named("order-events"), QStringLiteral("no such action"));
    }

    void isWhereItIsSeen()
    {
        QAccessibleInterface *topic = named("order-events");
        const QPoint middle = m_fixture->canvas->mapToGlobal(m_fixture->at(m_fixture->centre("order-events")));
        QVERIFY(topic->rect().contains(middle));
        QCOMPARE(root()->childAt(middle.x(), middle.y()), topic);
        QVERIFY(!topic->state().offscreen);
        m_fixture->canvas->setViewport({.origin = {50'000, 0}});
        QVERIFY(topic->state().offscreen);
    }

    void saysForeignTextPlainly()
    {
        QVERIFY(renameElement(m_fixture->document, id("order-saga"), QString::fromUtf8("a\u202Eb<b>c")));
        for (int i = 0; i < root()->childCount(); ++i)
            QVERIFY(!root()->child(i)->text(QAccessible::Name).contains(QChar(0x202E)));
    }

    void makesNothingUnasked()
    {
        const CanvasFixture other;
        other.canvas->selection()->selectAll();
        QCOMPARE(other.canvas->findChild<CanvasTree *>()->made(), 0);
    }

private:
    std::unique_ptr<CanvasFixture> m_fixture;
};

QTEST_MAIN(TestCanvasTree)
#include "tst_canvastree.moc"
