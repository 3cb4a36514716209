// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/dataflow.h"
#include "tests/support/drawn.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

Architecture drawn(std::initializer_list<LinkId> links)
{
    Architecture architecture;
    for (const LinkId &link : links) {
        for (const ElementId &end : {link.from, link.to})
            architecture.put(Element{.id = end, .kind = ElementKind::Service, .name = end.text(), .container = {}});
        architecture.put(Link{.id = link});
    }
    return architecture;
}

LinkId link(const char *from, LinkKind kind, const char *to)
{
    return {id(from), id(to), kind};
}

QSet<ElementId> ids(std::initializer_list<const char *> names)
{
    QSet<ElementId> set;
    for (const char *name : names)
        set.insert(id(name));
    return set;
}

/// web calls orders, orders → topic → payments → paid → saga, and mail beside it all.
Architecture shop()
{
    using enum LinkKind;
    return drawn({link("web", Calls, "orders"), link("orders", Produces, "topic"), link("topic", Consumes, "payments"),
                  link("payments", Produces, "paid"), link("paid", Consumes, "saga"), link("topic", Mirrors, "copy"),
                  link("mail", Produces, "mails")});
}

} // namespace

class TestDataFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void followsTheData_data()
    {
        QTest::addColumn<FlowDirection>("direction");
        QTest::addColumn<QSet<ElementId>>("flow");
        QTest::addColumn<qsizetype>("links");
        QTest::newRow("up") << FlowDirection::Upstream << ids({"web", "orders", "topic"}) << qsizetype(2);
        QTest::newRow("down") << FlowDirection::Downstream << ids({"topic", "copy", "payments", "paid", "saga"})
                              << qsizetype(4);
        QTest::newRow("both") << FlowDirection::Both
                              << ids({"web", "orders", "topic", "copy", "payments", "paid", "saga"}) << qsizetype(6);
    }

    void followsTheData()
    {
        QFETCH(FlowDirection, direction);
        QFETCH(QSet<ElementId>, flow);
        QFETCH(qsizetype, links);
        const DataFlow found = dataFlow(shop(), ids({"topic"}), {}, direction);
        QCOMPARE(found.elements, flow);
        QCOMPARE(found.links.size(), links);
    }

    void aLinkBeginsBehindAndBeforeItself()
    {
        const LinkId middle = link("payments", LinkKind::Produces, "paid");
        QCOMPARE(dataFlow(shop(), {}, {middle}, FlowDirection::Upstream).elements,
                 ids({"web", "orders", "topic", "payments", "paid"}));
        QCOMPARE(dataFlow(shop(), {}, {middle}, FlowDirection::Downstream).elements, ids({"payments", "paid", "saga"}));
        QVERIFY(dataFlow(shop(), {}, {link("no", LinkKind::Calls, "where")}, FlowDirection::Both).elements.isEmpty());
    }

    void readsWritesCarriesBothWays()
    {
        const Architecture store =
            drawn({link("sink", LinkKind::ReadsWrites, "store"), link("source", LinkKind::ReadsWrites, "store")});
        QCOMPARE(dataFlow(store, ids({"source"}), {}, FlowDirection::Upstream).elements,
                 ids({"source", "store", "sink"}));
        QCOMPARE(dataFlow(store, ids({"sink"}), {}, FlowDirection::Downstream).elements,
                 ids({"source", "store", "sink"}));
    }

    void aContainerStandsForItsContents()
    {
        Architecture architecture = shop();
        architecture.put(Element{
            .id = id("box"), .kind = ElementKind::BoundedContext, .name = QStringLiteral("Box"), .container = {}});
        Element inside = *architecture.element(id("paid"));
        inside.container = id("box");
        architecture.put(inside);
        QCOMPARE(dataFlow(architecture, ids({"box"}), {}, FlowDirection::Downstream).elements,
                 ids({"box", "paid", "saga"}));
    }

    void endsForCirclesAndForWhatIsNotThere()
    {
        Architecture circle = drawn({link("a", LinkKind::Calls, "b"), link("b", LinkKind::Calls, "a")});
        Element inItself = *circle.element(id("a"));
        inItself.container = id("b");
        circle.put(inItself);
        inItself = *circle.element(id("b"));
        inItself.container = id("a");
        circle.put(inItself);
        QCOMPARE(dataFlow(circle, ids({"a"}), {}, FlowDirection::Both).elements, ids({"a", "b"}));
        QCOMPARE(dataFlow(circle, ids({"gone"}), {}, FlowDirection::Both), DataFlow());
        QCOMPARE(dataFlow({}, {}, {}, FlowDirection::Both), DataFlow());
    }
};

QTEST_GUILESS_MAIN(TestDataFlow)
#include "tst_dataflow.moc"
