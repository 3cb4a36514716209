// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"
#include "tests/support/drawn.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

/// "rule id id" for every finding, one a line.
QString summary(const Architecture &architecture)
{
    QStringList lines;
    for (const Finding &finding : check(architecture)) {
        QStringList words{finding.rule};
        for (const ElementId &element : finding.elements)
            words += element.text();
        lines += words.join(QLatin1Char(' '));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void finds_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *notation, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(notation) << QString::fromUtf8(expected);
        };
        const auto flow = [row](const char *name, const QByteArray &extra, const char *expected) {
            row(name, "service a\nservice b\na -> t\nt -> b\n" + extra, expected);
        };
        row("nothing in an empty drawing", "", "");
        flow("nothing in a whole flow", "topic t", "");
        flow("illegal letters", "topic t \"t t\"", "topic-name t");
        flow("only points", "topic t \"..\"", "topic-name t");
        flow("empty name", "topic t \"\"", "topic-name t");
        flow("letters beyond ASCII", "topic t \"tö\"", "topic-name t");
        flow("the name on the cluster counts", "topic t \"Orders, all\" topicName orders.all", "");
        flow("too long", "topic t topicName " + QByteArray(250, 'x'), "topic-name t");
        flow("just not too long", "topic t topicName " + QByteArray(249, 'x'), "");
        flow("point and underscore collide", "topic t topicName a.b\ntopic u topicName a_b\na -> u\nu -> b",
             "topic-collision t u");
        flow("hyphens do not collide", "topic t topicName a.b\ntopic u topicName a-b\na -> u\nu -> b", "");
        flow("two elements of one name", "topic t topicName x\ntopic u topicName x\na -> u\nu -> b",
             "topic-collision t u");
        flow("clusters do not meet",
             "cluster c\ncluster d\nsite s in d\ntopic t topicName x in c\ntopic u topicName x in s\na -> u\nu -> b",
             "");
        flow("too few copies", "topic t minInSync 2", "min-in-sync t");
        flow("enough copies", "topic t minInSync 2 replication 3", "");
        flow("correlation by nothing", "topic t correlation \"body orderId\"", "correlation-rule t");
        flow("correlation by a header without name", "topic t correlation \"header \"", "correlation-rule t");
        flow("correlation by a path that is none", "topic t correlation \"json a/b\"", "correlation-rule t");
        flow("correlation by a bad escape", "topic t correlation \"json /a~2\"", "correlation-rule t");
        flow("correlation by header", "topic t correlation \"header x-id\"", "");
        flow("correlation by key", "topic t correlation key", "");
        flow("correlation by path", "topic t correlation \"json /a~1b/c~0\"", "");
        flow("a group shared", "topic t\nservice c group b\nt -> c", "shared-group b c");
        flow("a group shared by a link", "topic t\nservice c\nt -> c group b", "shared-group b c");
        flow("the same group on another topic", "topic t\ntopic u\nservice c group b\na -> u\nu -> c", "");
        flow("idle instances", "topic t\nservice c instances 2\nt -> c", "idle-instances c t");
        flow("partitions of all topics count", "topic t\ntopic u\na -> u\nservice c instances 2\nt -> c\nu -> c", "");
        flow("a pattern may catch enough", "topic t\nservice c instances 2\nt -> c topicPattern \"t.*\"", "");
        row("nobody produces", "topic t\nservice b\nt -> b", "topic-without-producer t");
        row("nobody consumes", "topic t\nservice a\na -> t", "topic-without-consumer t");
        row("nobody at all", "topic t", "topic-without-producer t\ntopic-without-consumer t");
        row("internal topics are the processor's own", "topic t internal true", "");
        row("dead letters are read by people", "service a\ntopic t\na -> t deadLetter true", "");
        row("mirroring fills and reads", "service a\nservice b\ntopic t\ntopic u\na -> t\nt -> u\nu -> b", "");
        row("joined to nothing", "service a\nstream-processor p\nexternal-system e\nnote n",
            "unconnected-service a\nunconnected-service p");
        row("a call joins", "service a\nexternal-system e\na -> e", "");
        row("errors come first", "topic t\ntopic u \"u u\" internal true",
            "topic-name u\ntopic-without-producer t\ntopic-without-consumer t");
    }

    void finds()
    {
        QFETCH(QString, notation);
        QFETCH(QString, expected);
        QCOMPARE(summary(drawn(notation)), expected);
    }

    void linksWithoutEnds()
    {
        Architecture a;
        const LinkId link{id("a"), id("b"), LinkKind::Produces};
        a.put(Link{link});
        const QList<Finding> found = check(a);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].rule, QStringLiteral("link-ends"));
        QCOMPARE(found[0].links, QList{link});
        QCOMPARE(found[0].severity, Severity::Error);
    }

    void containersInCirclesEnd()
    {
        Architecture a;
        a.put(Element{id("c"), ElementKind::Site, QStringLiteral("c"), id("d")});
        a.put(Element{id("d"), ElementKind::Site, QStringLiteral("d"), id("c")});
        a.put(Element{id("t"), ElementKind::Topic, QStringLiteral("t"), id("c"), {{fields::internal, true}}});
        QVERIFY(check(a).isEmpty());
    }

    void everyRuleHasANameAndAReason()
    {
        QSet<QString> names;
        for (const Rule &rule : allChecks()) {
            QVERIFY2(!names.contains(QString::fromUtf8(rule.name)), rule.name);
            names.insert(QString::fromUtf8(rule.name));
            QVERIFY2(QByteArray(rule.why).endsWith('.'), rule.name);
        }
        QVERIFY(names.size() >= 25);
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
