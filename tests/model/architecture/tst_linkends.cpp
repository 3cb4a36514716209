// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/architecture.h"
#include "tests/support/drawn.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

Q_DECLARE_METATYPE(rheo::ElementKind)

namespace {

/// Which link may go from a kind (rows) to a kind (columns): P produces, C consumes, M mirrors, L calls,
/// R reads-writes. In the order of allElementKinds; containers and notes join nothing.
//                         Service  Topic Stream   Connector Function External Schema Note B S C
const char *const table[] = {"L",  "P", "L",  "L",  "L",  "LR", "L", "", "", "", "",  // service
                             "C",  "M", "C",  "C",  "C",  "",   "",  "", "", "", "",  // topic
                             "L",  "P", "L",  "L",  "L",  "LR", "L", "", "", "", "",  // processor
                             "L",  "P", "L",  "L",  "L",  "LR", "L", "", "", "", "",  // connector
                             "L",  "P", "L",  "L",  "L",  "LR", "L", "", "", "", "",  // function
                             "LR", "",  "LR", "LR", "LR", "L",  "L", "", "", "", "",  // external
                             "L",  "",  "L",  "L",  "L",  "L",  "L", "", "", "", "",  // schema
                             "",   "",  "",   "",   "",   "",   "",  "", "", "", "",  // note
                             "",   "",  "",   "",   "",   "",   "",  "", "", "", "",  // context
                             "",   "",  "",   "",   "",   "",   "",  "", "", "", "",  // site
                             "",   "",  "",   "",   "",   "",   "",  "", "", "", ""}; // cluster

constexpr size_t kinds = std::size(allElementKinds);

char letter(LinkKind kind)
{
    return "PCMLR"[size_t(kind)];
}

Architecture pairOf(ElementKind from, ElementKind to)
{
    Architecture pair;
    pair.put(Element{id("from"), from, QStringLiteral("From"), {}});
    pair.put(Element{id("to"), to, QStringLiteral("To"), {}});
    return pair;
}

} // namespace

class TestLinkEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfKinds_data();
    void everyPairOfKinds();

    void theNaturalLinkIsAllowed_data() { everyPairOfKinds_data(); }

    void theNaturalLinkIsAllowed();
    void connectorsMoveDataWhereOthersCall();
    void nothingJoinsItself();
    void missingEndsAreNamed();
};

void TestLinkEnds::everyPairOfKinds_data()
{
    QTest::addColumn<ElementKind>("from");
    QTest::addColumn<ElementKind>("to");
    QTest::addColumn<QByteArray>("allowed");
    static_assert(std::size(table) == kinds * kinds);
    for (size_t i = 0; i < std::size(table); ++i) {
        const ElementKind from = allElementKinds[i / kinds];
        const ElementKind to = allElementKinds[i % kinds];
        QTest::addRow("%s to %s", qPrintable(keyword(from)), qPrintable(keyword(to)))
            << from << to << QByteArray(table[i]);
    }
}

void TestLinkEnds::everyPairOfKinds()
{
    QFETCH(ElementKind, from);
    QFETCH(ElementKind, to);
    QFETCH(QByteArray, allowed);
    const Architecture pair = pairOf(from, to);
    QByteArray got;
    for (const LinkKind kind : allLinkKinds) {
        const auto problem = endProblem(pair, {id("from"), id("to"), kind});
        QVERIFY2(!problem || problem->endsWith(QLatin1Char('.')), qPrintable(*problem));
        if (!problem)
            got += letter(kind);
    }
    QCOMPARE(got, allowed);
}

void TestLinkEnds::theNaturalLinkIsAllowed()
{
    QFETCH(ElementKind, from);
    QFETCH(ElementKind, to);
    QFETCH(QByteArray, allowed);
    const Architecture pair = pairOf(from, to);
    const auto natural = naturalLink(*pair.element(id("from")), *pair.element(id("to")));
    if (!natural) {
        const bool isConnector = from == ElementKind::Connector || to == ElementKind::Connector;
        QVERIFY2(allowed.isEmpty() || (isConnector && allowed == "L"), allowed);
        return;
    }
    QVERIFY(allowed.contains(letter(*natural)));
    for (const char better : QByteArray("PCM"))
        QVERIFY2(!allowed.contains(better) || letter(*natural) == better, "a flow of records comes first");
}

void TestLinkEnds::connectorsMoveDataWhereOthersCall()
{
    const auto natural = [](ElementKind from, ElementKind to) {
        const Architecture pair = pairOf(from, to);
        return naturalLink(*pair.element(id("from")), *pair.element(id("to")));
    };
    QCOMPARE(natural(ElementKind::Connector, ElementKind::ExternalSystem), LinkKind::ReadsWrites);
    QCOMPARE(natural(ElementKind::ExternalSystem, ElementKind::Connector), LinkKind::ReadsWrites);
    QCOMPARE(natural(ElementKind::Service, ElementKind::ExternalSystem), LinkKind::Calls);
    QCOMPARE(natural(ElementKind::ExternalSystem, ElementKind::Service), LinkKind::Calls);
    QCOMPARE(natural(ElementKind::Connector, ElementKind::Service), std::nullopt);
}

void TestLinkEnds::nothingJoinsItself()
{
    for (const ElementKind kind : allElementKinds) {
        const Architecture pair = pairOf(kind, kind);
        for (const LinkKind link : allLinkKinds)
            QCOMPARE(endProblem(pair, {id("from"), id("from"), link}),
                     QStringLiteral("From cannot be linked to itself."));
        QVERIFY(!naturalLink(*pair.element(id("from")), *pair.element(id("from"))));
    }
}

void TestLinkEnds::missingEndsAreNamed()
{
    const Architecture pair = pairOf(ElementKind::Service, ElementKind::Topic);
    for (const LinkKind kind : allLinkKinds) {
        QCOMPARE(endProblem(pair, {id("from"), id("x"), kind}), QStringLiteral("There is no element \"x\"."));
        QCOMPARE(endProblem(pair, {id("y"), id("to"), kind}), QStringLiteral("There is no element \"y\"."));
        QCOMPARE(endProblem(pair, {id("y"), id("x"), kind}), QStringLiteral("There is no element \"y\"."));
        QCOMPARE(endProblem(pair, {{}, id("to"), kind}), QStringLiteral("There is no element \"\"."));
    }
}

QTEST_GUILESS_MAIN(TestLinkEnds)
#include "tst_linkends.moc"
