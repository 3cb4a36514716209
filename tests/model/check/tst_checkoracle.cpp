// SPDX-License-Identifier: Apache-2.0
#include "model/check/checks.h"
#include "model/correlate/ruleset.h"
#include "tests/model/file/randomdrawing.h"
#include "tests/support/drawn.h"
#include "tests/support/randomdrawing.h"

#include <QRegularExpression>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

QSet<ElementId> blamed(const Architecture &architecture, const char *rule)
{
    QSet<ElementId> elements;
    for (const Finding &finding : check(architecture)) {
        if (finding.rule == QLatin1String(rule))
            elements += QSet<ElementId>(finding.elements.begin(), finding.elements.end());
    }
    return elements;
}

/// What a rule should blame, found element by element and link by link.
template<typename Wrong> QSet<ElementId> oracle(const Architecture &architecture, Wrong wrong)
{
    QSet<ElementId> elements;
    for (const Element &element : architecture.elements()) {
        if (wrong(element))
            elements.insert(element.id);
    }
    return elements;
}

bool someLink(const Architecture &architecture, const std::function<bool(const Link &)> &fits)
{
    return std::any_of(architecture.links().begin(), architecture.links().end(), fits);
}

bool isPlainTopic(const Element &element)
{
    return element.kind == ElementKind::Topic && !element.flag(fields::internal);
}

bool isFilled(const Architecture &a, const ElementId &topic)
{
    return someLink(a, [&](const Link &link) {
        return link.id.to == topic && (link.id.kind == LinkKind::Produces || link.id.kind == LinkKind::Mirrors);
    });
}

bool isRead(const Architecture &a, const ElementId &topic)
{
    return someLink(a, [&](const Link &link) {
        if (link.id.kind == LinkKind::Produces)
            return link.id.to == topic && link.flag(fields::deadLetter);
        return link.id.from == topic && (link.id.kind == LinkKind::Consumes || link.id.kind == LinkKind::Mirrors);
    });
}

bool sharesAGroup(const Architecture &a, const Element &client)
{
    return isClient(client.kind) && someLink(a, [&](const Link &mine) {
               return mine.id.kind == LinkKind::Consumes && mine.id.to == client.id &&
                      someLink(a, [&](const Link &other) {
                          return other.id.kind == LinkKind::Consumes && other.id.from == mine.id.from &&
                                 other.id.to != mine.id.to && effectiveGroup(a, other.id) == effectiveGroup(a, mine.id);
                      });
           });
}

void compareAll(const Architecture &a)
{
    static const QRegularExpression legal(QStringLiteral(R"(\A(?!\.{1,2}\z)[a-zA-Z0-9._-]{1,249}\z)"));
    QCOMPARE(blamed(a, "topic-without-producer"),
             oracle(a, [&](const Element &e) { return isPlainTopic(e) && !isFilled(a, e.id); }));
    QCOMPARE(blamed(a, "topic-without-consumer"),
             oracle(a, [&](const Element &e) { return isPlainTopic(e) && !isRead(a, e.id); }));
    QCOMPARE(blamed(a, "topic-name"), oracle(a, [&](const Element &e) {
                 return e.kind == ElementKind::Topic && !legal.match(clusterName(e)).hasMatch();
             }));
    QCOMPARE(blamed(a, "min-in-sync"), oracle(a, [](const Element &e) {
                 return e.kind == ElementKind::Topic && e.count(fields::minInSync) > e.count(fields::replication);
             }));
    QCOMPARE(blamed(a, "unconnected-service"),
             oracle(a, [&](const Element &e) { return isClient(e.kind) && linksOf(a, e.id).isEmpty(); }));
    QCOMPARE(blamed(a, "shared-group"), oracle(a, [&](const Element &e) { return sharesAGroup(a, e); }));
    QVERIFY(blamed(a, "link-ends").isEmpty());
}

} // namespace

/// The rules against a slow and plain reading of their headers, on random drawings.
class TestCheckOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileDrawings();
    void drawingsOfPeople();
    void theOrderOfElementsDoesNotMatter();
    void blamesOnlyWhatIsDrawn();
    void agreesWithTheReaderOfRules_data();
    void agreesWithTheReaderOfRules();

private:
    const quint32 m_seed = QRandomGenerator::global()->generate();
};

void TestCheckOracle::hostileDrawings()
{
    qInfo("seed %u", m_seed);
    for (quint32 run = 0; run < 40; ++run) {
        compareAll(RandomDrawing(m_seed + run).make(25).architecture);
        if (QTest::currentTestFailed())
            qFatal("run %u of seed %u", run, m_seed);
    }
}

void TestCheckOracle::drawingsOfPeople()
{
    qInfo("seed %u", m_seed);
    for (quint32 run = 0; run < 40; ++run) {
        compareAll(randomDrawing(m_seed + run));
        if (QTest::currentTestFailed())
            qFatal("run %u of seed %u", run, m_seed);
    }
}

void TestCheckOracle::theOrderOfElementsDoesNotMatter()
{
    const Architecture drawing = RandomDrawing(m_seed).make(30).architecture;
    Architecture backwards;
    const auto elements = drawing.elements().values();
    const auto links = drawing.links().values();
    std::for_each(links.rbegin(), links.rend(), [&](const Link &link) { backwards.put(link); });
    std::for_each(elements.rbegin(), elements.rend(), [&](const Element &element) { backwards.put(element); });
    QVERIFY2(check(drawing) == check(backwards), qPrintable(QStringLiteral("seed %1").arg(m_seed)));
}

void TestCheckOracle::blamesOnlyWhatIsDrawn()
{
    for (quint32 run = 0; run < 20; ++run) {
        const Architecture drawing = RandomDrawing(m_seed + run).make(30).architecture;
        for (const Finding &finding : check(drawing)) {
            for (const ElementId &element : finding.elements)
                QVERIFY2(drawing.element(element), qPrintable(finding.message));
            for (const LinkId &link : finding.links)
                QVERIFY2(drawing.link(link), qPrintable(finding.message));
        }
    }
}

void TestCheckOracle::agreesWithTheReaderOfRules_data()
{
    QTest::addColumn<QString>("rule");
    for (const char *rule : {"key",          " key",       "key ",   "Key",      "keys",      "key x",    "header x",
                             "header  x",    " header x ", "header", "header ",  "header\tx", "Header x", "json /a",
                             "json  /a",     "json /a ",   "json",   "json ",    "json a",    "json /",   "json /a/0/b",
                             "json /a~1b~0", "/a",         "body",   "\u2003key"})
        QTest::newRow(rule) << QString::fromUtf8(rule);
}

void TestCheckOracle::agreesWithTheReaderOfRules()
{
    QFETCH(QString, rule);
    Architecture drawing = drawn("service a\nservice b\ntopic t\na -> t\nt -> b");
    Element topic = *drawing.element(id("t"));
    topic.fields[fields::correlation] = rule;
    drawing.put(topic);
    QCOMPARE(blamed(drawing, "correlation-rule").isEmpty(), parseTopicRule(rule).has_value());
}

QTEST_GUILESS_MAIN(TestCheckOracle)
#include "tst_checkoracle.moc"
