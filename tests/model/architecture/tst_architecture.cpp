// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/architecture.h"

#include <QTest>

using namespace rheo;

namespace {

ElementId id(const char *text)
{
    return ElementId(QString::fromUtf8(text));
}

Architecture shop()
{
    Architecture a;
    a.put(Element{id("orders"), ElementKind::Service, QStringLiteral("orders"), id("shop")});
    a.put(Element{id("order-events"), ElementKind::Topic, QStringLiteral("order-events"), {}});
    a.put(Element{id("inventory"), ElementKind::Service, QStringLiteral("inventory"), id("core")});
    a.put(Element{id("shop"), ElementKind::BoundedContext, QStringLiteral("Shop"), {}});
    a.put(Element{id("core"), ElementKind::Site, QStringLiteral("Core"), id("shop")});
    a.put(Link{{id("orders"), id("order-events"), LinkKind::Produces}});
    a.put(Link{{id("order-events"), id("inventory"), LinkKind::Consumes}});
    return a;
}

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void isAValue()
    {
        const Architecture a = shop();
        Architecture b = a;
        QCOMPARE(a == b, true);
        b.remove(id("orders"));
        QVERIFY(!(a == b));
        QVERIFY(a.element(id("orders")));
    }

    void slugs()
    {
        QCOMPARE(slugFor(QStringLiteral("Order Service (EU)")), QStringLiteral("order-service-eu"));
        QCOMPARE(slugFor(QStringLiteral("…")), QStringLiteral("element"));
        QVERIFY(isSlug(QStringLiteral("a.b_c-9")));
        QVERIFY(!isSlug(QStringLiteral("-a")));
        QVERIFY(!isSlug(QStringLiteral("A")));
        QVERIFY(!isSlug(QString(250, QLatin1Char('a'))));
        QCOMPARE(shop().freeId(QStringLiteral("Orders")), id("orders-2"));
    }

    void groupsFallBackFromLinkToServiceToName()
    {
        Architecture a = shop();
        const LinkId link{id("order-events"), id("inventory"), LinkKind::Consumes};
        QCOMPARE(effectiveGroup(a, link), QStringLiteral("inventory"));
        Element inventory = *a.element(id("inventory"));
        inventory.fields[fields::group] = QStringLiteral("stock");
        a.put(inventory);
        QCOMPARE(effectiveGroup(a, link), QStringLiteral("stock"));
        QCOMPARE(effectiveGroup(a, {link.from, link.to, link.kind, QStringLiteral("own")}), QStringLiteral("own"));
    }

    void linksKnowTheirEnds()
    {
        const Architecture a = shop();
        QVERIFY(!endProblem(a, {id("orders"), id("order-events"), LinkKind::Produces}));
        QVERIFY(endProblem(a, {id("order-events"), id("orders"), LinkKind::Produces}));
        QVERIFY(endProblem(a, {id("orders"), id("orders"), LinkKind::Calls}));
        QVERIFY(endProblem(a, {id("orders"), id("nowhere"), LinkKind::Calls})->contains(QStringLiteral("nowhere")));
        QVERIFY(endProblem(a, {id("shop"), id("orders"), LinkKind::Calls}));
        QCOMPARE(naturalLink(*a.element(id("orders")), *a.element(id("order-events"))), LinkKind::Produces);
        QCOMPARE(naturalLink(*a.element(id("order-events")), *a.element(id("orders"))), LinkKind::Consumes);
        QCOMPARE(naturalLink(*a.element(id("orders")), *a.element(id("inventory"))), LinkKind::Calls);
        QVERIFY(!naturalLink(*a.element(id("shop")), *a.element(id("orders"))));
    }

    void neighbours()
    {
        const Architecture a = shop();
        QCOMPARE(producersOf(a, id("order-events")), QList{id("orders")});
        QCOMPARE(consumersOf(a, id("order-events")).size(), 1);
        QCOMPARE(topicsProducedBy(a, id("orders")), QList{id("order-events")});
        QCOMPARE(consumedBy(a, id("inventory")).size(), 1);
        QCOMPARE(linksOf(a, id("order-events")).size(), 2);
        QCOMPARE(topicNamed(a, QStringLiteral("order-events"))->id, id("order-events"));
        QVERIFY(!topicNamed(a, QStringLiteral("orders")));
    }

    void containersNestAndCyclesEnd()
    {
        Architecture a = shop();
        QVERIFY(isInside(a, id("inventory"), id("shop")));
        QVERIFY(!isInside(a, id("orders"), id("core")));
        Element outer = *a.element(id("shop"));
        outer.container = id("core");
        a.put(outer);
        QVERIFY(!isInside(a, id("orders"), id("elsewhere")));
        QCOMPARE(childrenOf(a, id("core")).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
