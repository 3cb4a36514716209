// SPDX-License-Identifier: Apache-2.0
#include "tests/model/simulate/simulationfixture.h"

using namespace rheo;
using namespace rheo::test;

namespace {

const SimulatedClient &clientOf(const SimulationPlan &plan, const char *id)
{
    for (const SimulatedClient &client : plan.clients) {
        if (client.id.text() == QLatin1StringView(id))
            return client;
    }
    qFatal("no client %s", id);
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheOrderDrawing();
    void prefixesTopicsAndGroups();
    void sharesTheFlowsByRate();
    void breaksCircles();
    void aDeadLetterLinkMayCloseACircle();
    void choosesTheDeadLetterTopicByName();
    void expandsPatterns();
    void separatesGroups();
    void limitsInstances();
    void leavesOutWhatDoesNotRun();
    void refusesTooMany();
};

void TestPlan::readsTheOrderDrawing()
{
    const auto plan = planSimulation(orderDrawing(), {.rate = 20, .mostEvents = 5});
    QVERIFY(plan);
    QCOMPARE(plan->notes, QStringList());
    QCOMPARE(plan->topics.size(), 5);
    QCOMPARE(plan->clients.size(), 7);
    const SimulatedClient &checkout = clientOf(*plan, "checkout");
    QVERIFY(checkout.starts());
    QCOMPARE(checkout.rate, 20.0);
    QCOMPARE(checkout.flows, 5);
    const SimulatedClient &inventory = clientOf(*plan, "inventory");
    QVERIFY(!inventory.starts());
    QCOMPARE(inventory.memberships.front().group, QStringLiteral("inventory-service"));
    QCOMPARE(inventory.outputs, QStringList{QStringLiteral("inventory-events")});
    QCOMPARE(inventory.deadLetters, QStringList{QStringLiteral("orders-dlt")});
    QCOMPARE(inventory.serviceTime, std::chrono::milliseconds(1));
    const SimulatedClient &shipping = clientOf(*plan, "shipping");
    QCOMPARE(shipping.emitMode, Emit::All);
    QCOMPARE(shipping.inputs, (QStringList{QStringLiteral("inventory-events"), QStringLiteral("payments")}));
    QCOMPARE(clientOf(*plan, "payment").instances, 2);
}

void TestPlan::prefixesTopicsAndGroups()
{
    const auto plan = planSimulation(orderDrawing(), {.topicPrefix = QStringLiteral("sim-")});
    QVERIFY(plan);
    for (const NewTopic &topic : plan->topics)
        QVERIFY2(topic.name.startsWith(u"sim-"), qPrintable(topic.name));
    for (const SimulatedClient &client : plan->clients) {
        for (const QString &topic : client.outputs + client.inputs + client.deadLetters)
            QVERIFY2(topic.startsWith(u"sim-"), qPrintable(topic));
        for (const auto &membership : client.memberships)
            QVERIFY2(membership.group.startsWith(u"sim-"), qPrintable(membership.group));
    }
}

void TestPlan::sharesTheFlowsByRate()
{
    Draw draw;
    draw.topic("t");
    draw.service("a", 0, {{fields::rate, qint64(10)}}).produces("a", "t");
    draw.service("b", 0, {{fields::rate, qint64(30)}}).produces("b", "t");
    draw.service("c").produces("c", "t"); // at the simulator's rate
    const auto plan = planSimulation(draw.architecture, {.rate = 60, .mostEvents = 11});
    QVERIFY(plan);
    QCOMPARE(clientOf(*plan, "a").flows, 2); // 1.1, and the one that rounding left
    QCOMPARE(clientOf(*plan, "b").flows, 3);
    QCOMPARE(clientOf(*plan, "c").flows, 6);
    for (const qint64 events : {1, 2, 7, 1000, 999983}) {
        const auto other = planSimulation(draw.architecture, {.rate = 60, .mostEvents = events});
        qint64 sum = 0;
        for (const SimulatedClient &client : other->clients)
            sum += client.flows;
        QCOMPARE(sum, events);
    }
    QCOMPARE(clientOf(*planSimulation(draw.architecture, {}), "a").flows, -1);
}

void TestPlan::breaksCircles()
{
    Draw draw;
    draw.topic("start").topic("t1").topic("t2").topic("own");
    draw.service("source").produces("source", "start");
    draw.service("one").consumes("one", "start").consumes("one", "t2").produces("one", "t1");
    draw.service("two").consumes("two", "t1").produces("two", "t2");
    draw.service("self").consumes("self", "own").consumes("self", "t1").produces("self", "own");
    const auto plan = planSimulation(draw.architecture, {});
    QVERIFY(plan);
    QCOMPARE(clientOf(*plan, "one").outputs, QStringList{QStringLiteral("t1")});
    QCOMPARE(clientOf(*plan, "two").outputs, QStringList());
    QCOMPARE(clientOf(*plan, "self").outputs, QStringList());
    QCOMPARE(plan->notes.size(), 2);
    QVERIFY2(plan->notes.join(u' ').contains(u"two writes nothing to t2"), qPrintable(plan->notes.join(u' ')));
}

void TestPlan::aDeadLetterLinkMayCloseACircle()
{
    Draw draw;
    draw.topic("orders").topic("retry");
    draw.service("source").produces("source", "orders");
    draw.service("s")
        .consumes("s", "orders")
        .consumes("s", "retry")
        .produces("s", "retry", {{fields::deadLetter, true}});
    const auto plan = planSimulation(draw.architecture, {});
    QVERIFY(plan);
    QCOMPARE(plan->notes, QStringList());
    QCOMPARE(clientOf(*plan, "s").deadLetters, QStringList{QStringLiteral("retry")});
}

void TestPlan::choosesTheDeadLetterTopicByName()
{
    const SimulatedClient client{
        .id = {}, .name = {}, .deadLetters = {QStringLiteral("orders-dlt"), QStringLiteral("payments-dlt")}};
    QCOMPARE(deadLetterFor(client, QStringLiteral("payments")), QStringLiteral("payments-dlt"));
    QCOMPARE(deadLetterFor(client, QStringLiteral("orders")), QStringLiteral("orders-dlt"));
    QCOMPARE(deadLetterFor(client, QStringLiteral("refunds")), QStringLiteral("orders-dlt"));
    QCOMPARE(deadLetterFor({.id = {}, .name = {}}, QStringLiteral("refunds")), QString());
}

void TestPlan::expandsPatterns()
{
    Draw draw;
    draw.topic("orders.eu").topic("orders.us").topic("my-orders.eu").topic("payments");
    draw.service("source").produces("source", "orders.eu");
    draw.service("all").consumes("all", "orders.eu", {{fields::topicPattern, QStringLiteral("orders\\..*")}});
    const auto plan = planSimulation(draw.architecture, {.topicPrefix = QStringLiteral("p-")});
    QVERIFY(plan);
    QCOMPARE(clientOf(*plan, "all").inputs,
             (QStringList{QStringLiteral("p-orders.eu"), QStringLiteral("p-orders.us")}));
}

void TestPlan::separatesGroups()
{
    Draw draw;
    draw.topic("a").topic("b");
    draw.service("source").produces("source", "a");
    draw.service("s").consumes("s", "a");
    draw.architecture.put(Link{.id = {ElementId(QStringLiteral("b")), ElementId(QStringLiteral("s")),
                                      LinkKind::Consumes, QStringLiteral("other")}});
    const auto plan = planSimulation(draw.architecture, {});
    QVERIFY(plan);
    const auto &memberships = clientOf(*plan, "s").memberships;
    QCOMPARE(memberships.size(), 2);
    QCOMPARE(memberships[0].group, QStringLiteral("other"));
    QCOMPARE(memberships[0].topics, QStringList{QStringLiteral("b")});
    QCOMPARE(memberships[1].group, QStringLiteral("s"));
}

void TestPlan::limitsInstances()
{
    Draw draw;
    draw.topic("t");
    draw.service("source").produces("source", "t");
    draw.service("big", 0, {{fields::instances, qint64(100)}}).consumes("big", "t");
    auto plan = planSimulation(draw.architecture, {});
    QVERIFY(plan);
    QCOMPARE(clientOf(*plan, "big").instances, 8);
    QCOMPARE(plan->notes, QStringList{QStringLiteral("big runs 8 instances of the drawn 100.")});
    for (int i = 0; i < 60; ++i) {
        const QByteArray id = "s" + QByteArray::number(i);
        draw.service(id.constData(), 0, {{fields::instances, qint64(2)}}).consumes(id.constData(), "t");
    }
    plan = planSimulation(draw.architecture, {});
    QVERIFY(plan);
    QCOMPARE(clientOf(*plan, "big").instances, 1);
    QCOMPARE(clientOf(*plan, "s7").instances, 1);
}

void TestPlan::leavesOutWhatDoesNotRun()
{
    Draw draw;
    draw.topic("t").topic("elsewhere");
    draw.service("source").produces("source", "t");
    draw.service("off", 0, {{fields::instances, qint64(0)}}).consumes("off", "t");
    draw.service("loose");
    draw.architecture.put(
        Link{.id = {ElementId(QStringLiteral("t")), ElementId(QStringLiteral("elsewhere")), LinkKind::Mirrors, {}}});
    const auto plan = planSimulation(draw.architecture, {});
    QVERIFY(plan);
    QCOMPARE(plan->clients.size(), 1);
    QCOMPARE(plan->notes.size(), 2);
}

void TestPlan::refusesTooMany()
{
    Draw draw;
    draw.topic("t");
    for (int i = 0; i < 201; ++i) {
        const QByteArray id = "s" + QByteArray::number(i);
        draw.service(id.constData()).produces(id.constData(), "t");
    }
    const auto plan = planSimulation(draw.architecture, {});
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Limit);
    QVERIFY(!planSimulation(Architecture(), {}));
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
