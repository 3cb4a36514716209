// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"
#include "tests/support/drawn.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

/// Two services around the topics that a row names, so that no rule but the row's own has anything to say.
constexpr const char *flow = "service a \"Alpha\"\nservice b \"Beta\"\na -> t\nt -> b\n";

QStringList sentences(const Architecture &architecture, const QString &rule)
{
    QStringList said;
    for (const Finding &finding : check(architecture)) {
        if (finding.rule == rule)
            said += finding.message;
    }
    return said;
}

} // namespace

/// Each rule with a drawing that sets it off, word for word, and one just beside it that does not.
class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void linkEndsSayWhatIsWrong_data();
    void linkEndsSayWhatIsWrong();
    void brokenEndsAreToldOnce();
    void aGroupOfNobodyIsNotShared();
    void twoLinksOfOneGroupReadTheTopicOnce();
    void findingsCarryTheirRule();
    void errorsStandBeforeWarningsInTheOrderOfTheRules();
};

void TestSentences::says_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("bad");
    QTest::addColumn<QString>("good");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *rule, const QByteArray &bad, const QByteArray &good,
                        const char *sentence) {
        QTest::newRow(name) << QString::fromUtf8(rule) << QString::fromUtf8(flow + bad)
                            << QString::fromUtf8(flow + good) << QString::fromUtf8(sentence);
    };
    row("a blank in a name", "topic-name", "topic t \"order events\"", "topic t \"order-events\"",
        "\"order events\" cannot be the name of a topic.");
    row("one point", "topic-name", "topic t \".\"", "topic t \"...\"", "\".\" cannot be the name of a topic.");
    row("a slash", "topic-name", "topic t \"good\" topicName a/b", "topic t \"a/b\" topicName good",
        "\"a/b\" cannot be the name of a topic.");
    row("a digit of another script", "topic-name", "topic t \"n\u0664\"", "topic t \"n4\"",
        "\"n\u0664\" cannot be the name of a topic.");
    row("point against underscore", "topic-collision", "topic t \"x.y\"\ntopic u \"x_y\"\na -> u\nu -> b",
        "topic t \"x.y\"\ntopic u \"x-y\"\na -> u\nu -> b", "The topics x.y, x_y collide.");
    row("three of one name", "topic-collision",
        "topic t \"x\"\ntopic u \"x\"\ntopic v topicName x\na -> u\na -> v\nu -> b\nv -> b",
        "topic t \"x\"\ntopic u \"X\"\ntopic v topicName xx\na -> u\na -> v\nu -> b\nv -> b",
        "The topics x, x, x collide.");
    row("in sync", "min-in-sync", "topic t \"T\" minInSync 3 replication 2", "topic t minInSync 3 replication 3",
        "T asks for 3 copies in sync and has 2.");
    row("correlation", "correlation-rule", "topic t \"T\" correlation \"headers x\"",
        "topic t correlation \"header x\"",
        "T has the correlation rule \"headers x\"; it can be header NAME, key, or json /path.");
    row("a group of its own", "shared-group",
        "topic t \"T\" partitions 3\nservice c \"Gamma\" group stock\nservice d \"Delta\" group stock\nt -> c\nt -> d",
        "topic t \"T\" partitions 3\nservice c \"Gamma\" group stock\nservice d \"Delta\" group stuck\nt -> c\nt -> d",
        "Gamma and Delta consume T in one group, stock.");
    row("two services of one name", "shared-group", "topic t\nservice c \"Beta\"\nt -> c",
        "topic t\nservice c \"beta\"\nt -> c", "Beta and Beta consume t in one group, Beta.");
    row("without producer", "topic-without-producer", "topic t\ntopic u \"U\"\nu -> b",
        "topic t\ntopic u\na -> u\nu -> b", "Nothing drawn produces to U.");
    row("without consumer", "topic-without-consumer", "topic t\ntopic u \"U\"\na -> u",
        "topic t\ntopic u\na -> u\nu -> b", "Nothing drawn consumes from U.");
    row("idle", "idle-instances", "topic t partitions 3\nservice c \"Gamma\" instances 4\nt -> c",
        "topic t partitions 3\nservice c \"Gamma\" instances 3\nt -> c",
        "Gamma runs 4 instances, and its group Gamma has 3 partitions to read.");
    row("idle in one of two groups", "idle-instances",
        "topic t partitions 4\ntopic u\na -> u\nservice c \"Gamma\" instances 2\nt -> c\nu -> c group own",
        "topic t partitions 4\ntopic u\na -> u\nservice c \"Gamma\" instances 2\nt -> c\nu -> c",
        "Gamma runs 2 instances, and its group own has 1 partition to read.");
    row("alone", "unconnected-service", "topic t\nfunction f \"Lonely\"", "topic t\nfunction f \"Lonely\"\na calls f",
        "Lonely is joined to nothing.");
}

void TestSentences::says()
{
    QFETCH(QString, rule);
    QFETCH(QString, bad);
    QFETCH(QString, good);
    QFETCH(QString, sentence);
    QCOMPARE(sentences(drawn(bad), rule), QStringList{sentence});
    QCOMPARE(sentences(drawn(good), rule), QStringList());
}

void TestSentences::linkEndsSayWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<LinkKind>("kind");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *from, const char *to, LinkKind kind, const char *sentence) {
        QTest::addRow("%s to %s %d", from, to, int(kind))
            << QByteArray(from) << QByteArray(to) << kind << QString::fromUtf8(sentence);
    };
    row("a", "gone", LinkKind::Produces, "There is no element \"gone\".");
    row("gone", "a", LinkKind::Produces, "There is no element \"gone\".");
    row("a", "a", LinkKind::Calls, "Alpha cannot be linked to itself.");
    row("t", "a", LinkKind::Produces,
        "Only a service, stream processor, connector or function produces, and only to a topic.");
    row("a", "t", LinkKind::Consumes,
        "Only a service, stream processor, connector or function consumes, and only from a topic.");
    row("a", "t", LinkKind::Mirrors, "Only a topic is mirrored, and only to a topic.");
    row("a", "b", LinkKind::ReadsWrites, "Reads and writes join a service or connector and an external system.");
    row("a", "t", LinkKind::Calls, "A call joins services and external systems, not topics, containers or notes.");
}

void TestSentences::linkEndsSayWhatIsWrong()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(LinkKind, kind);
    QFETCH(QString, sentence);
    Architecture architecture = drawn(QByteArray(flow).append("topic t").constData());
    const LinkId link{id(from.constData()), id(to.constData()), kind};
    architecture.put(Link{link});
    QList<Finding> found = check(architecture);
    found.removeIf([](const Finding &finding) { return finding.rule != QStringLiteral("link-ends"); });
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].message, sentence);
    QCOMPARE(found[0].links, QList{link});
}

void TestSentences::brokenEndsAreToldOnce()
{
    Architecture architecture = drawn(QByteArray(flow).append("topic t").constData());
    architecture.put(Link{{id("gone"), id("b"), LinkKind::Consumes, QStringLiteral("own")}});
    QCOMPARE(check(architecture).size(), 1); // and no talk of a group with 0 partitions
    QCOMPARE(check(architecture)[0].rule, QStringLiteral("link-ends"));
}

void TestSentences::aGroupOfNobodyIsNotShared()
{
    Architecture architecture = drawn("service a\ntopic t\na -> t\nexternal-system x\nexternal-system y");
    architecture.put(Link{{id("t"), id("x"), LinkKind::Consumes}});
    architecture.put(Link{{id("t"), id("y"), LinkKind::Consumes}});
    QCOMPARE(sentences(architecture, QStringLiteral("shared-group")), QStringList());
    QCOMPARE(sentences(architecture, QStringLiteral("link-ends")).size(), 2);
}

void TestSentences::twoLinksOfOneGroupReadTheTopicOnce()
{
    Architecture architecture = drawn("service a\ntopic t\na -> t\nservice b instances 2\nt -> b");
    architecture.put(Link{{id("t"), id("b"), LinkKind::Consumes, QStringLiteral("b")}});
    QCOMPARE(sentences(architecture, QStringLiteral("idle-instances")),
             QStringList{QStringLiteral("b runs 2 instances, and its group b has 1 partition to read.")});
}

void TestSentences::findingsCarryTheirRule()
{
    for (const Finding &finding :
         check(drawn("topic t \"t t\" minInSync 2\nservice c\nservice d instances 9\nt -> d"))) {
        const Rule *rule = ruleNamed(finding.rule);
        QVERIFY2(rule, qPrintable(finding.rule));
        QCOMPARE(finding.severity, rule->severity);
        QCOMPARE(finding.why, QString::fromUtf8(rule->why));
        QVERIFY2(finding.message.endsWith(QLatin1Char('.')), qPrintable(finding.message));
        QVERIFY(!finding.elements.isEmpty());
    }
}

void TestSentences::errorsStandBeforeWarningsInTheOrderOfTheRules()
{
    QStringList order;
    for (const Severity severity : {Severity::Error, Severity::Warning}) {
        for (const Rule &rule : allChecks()) {
            if (rule.severity == severity)
                order += QString::fromUtf8(rule.name);
        }
    }
    qsizetype last = -1;
    for (const Finding &finding : check(drawn(
             "topic t \"t t\" minInSync 2\ntopic u \"u u\" correlation x\nservice c\nservice d instances 9\nt -> d"))) {
        const qsizetype at = order.indexOf(finding.rule);
        QVERIFY2(at >= last, qPrintable(finding.rule));
        last = at;
    }
    QVERIFY(last >= 0);
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
