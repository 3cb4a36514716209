// SPDX-License-Identifier: Apache-2.0
#include "model/trace/againstdrawing.h"
#include "model/trace/elapsedtext.h"
#include "model/trace/traceoverlay.h"
#include "tests/views/panels/livesamples.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;
using Kind = DrawingFact::Kind;

namespace {

const DrawingFact *factOf(const std::vector<DrawingFact> &facts, Kind kind)
{
    const auto found = std::ranges::find(facts, kind, &DrawingFact::kind);
    return found == facts.end() ? nullptr : &*found;
}

LinkId reads(const char *topic, const char *service)
{
    return {sampleId(topic), sampleId(service), LinkKind::Consumes};
}

} // namespace

class TestAgainstDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysWhatIsLateAndWhatIsAsDrawn()
    {
        const auto facts = againstDrawing(sampleTrace(), sampleDrawing());
        QCOMPARE(facts.front().kind, Kind::Late);
        QCOMPARE(facts.front().title, QStringLiteral("payment-service late by 807 ms"));
        QCOMPARE(facts.front().steps, std::vector<size_t>{2});
        QVERIFY(factOf(facts, Kind::AsDrawn)->title.startsWith(QStringLiteral("4 hops")));
        QVERIFY(factOf(facts, Kind::ReadProven)->title.startsWith(QStringLiteral("search-sink has read event 1")));
        QVERIFY(factOf(facts, Kind::NotSeen)->title.contains(QStringLiteral("event 4")));
        QVERIFY(factOf(facts, Kind::NotObservable)->title.contains(QStringLiteral("open-search")));
        QVERIFY(!factOf(facts, Kind::Undrawn));
    }

    void aHopWithinItsBudgetIsNotLate()
    {
        Trace trace = sampleTrace();
        trace.events[2].causes[0].hopMicroseconds = 500'000;
        QVERIFY(!factOf(againstDrawing(trace, sampleDrawing()), Kind::Late));
        QVERIFY(!overBudget(trace, sampleDrawing(), 2));
        trace.events[2].causes[0].hopMicroseconds = 500'001;
        QCOMPARE(overBudget(trace, sampleDrawing(), 2), 1);
    }

    void findsWhatIsNotDrawn()
    {
        Architecture drawing = sampleDrawing();
        drawing.remove(reads("order-events", "payment-service"));
        const auto facts = againstDrawing(sampleTrace(), drawing);
        QCOMPARE(factOf(facts, Kind::Undrawn)->steps, std::vector<size_t>{2});
        Trace trace = sampleTrace();
        trace.events[1].topic = {};
        QVERIFY(factOf(againstDrawing(trace, sampleDrawing()), Kind::Undrawn)
                    ->title.contains(QStringLiteral("inventory-events is not drawn")));
    }

    void findsDuplicatesAndLostParents()
    {
        Trace trace = sampleTrace();
        trace.events[3].duplicate = true;
        trace.events[1].parentNotRecorded = true;
        const auto facts = againstDrawing(trace, sampleDrawing());
        QVERIFY(factOf(facts, Kind::Duplicate)->isTrouble());
        QVERIFY(factOf(facts, Kind::ParentMissing)->title.contains(u'2'));
    }

    void theLatestParentCarriesTheBarUnlessOneIsLate()
    {
        const Architecture drawing = sampleDrawing();
        Trace trace = sampleTrace();
        QCOMPARE(mainCause(trace, drawing, 3), 1);
        QVERIFY(!mainCause(trace, drawing, 0));
        trace.events[3].causes[1].hopMicroseconds = 300'000;
        QCOMPARE(mainCause(trace, drawing, 3), 1);
        Architecture strict = drawing;
        Link link = *strict.link(reads("inventory-events", "order-saga"));
        link.fields.insert(fields::hopBudget, qint64(100));
        strict.put(link);
        QCOMPARE(mainCause(trace, strict, 3), 0);
    }

    void lightsThePathAndMarksTheLateHop()
    {
        const TraceOverlay overlay = overlayFor(sampleTrace(), sampleDrawing());
        QCOMPARE(overlay.lateLinks, std::vector<LinkId>{reads("order-events", "payment-service")});
        QVERIFY(std::ranges::count(overlay.links, reads("order-events", "search-sink")) == 1);
        QVERIFY(std::ranges::count(overlay.elements, sampleId("open-search")) == 0);
        QCOMPARE(overlay.badges.size(), size_t(4));
        QCOMPARE(overlay.badges[0].label, QStringLiteral("event 1 · 0 ms"));
        QCOMPARE(overlay.badges[1].label, QStringLiteral("event 2 · +212 ms"));
        QVERIFY(overlay.badges[2].late && !overlay.badges[3].late);
        QVERIFY(overlay.badges[0].link == LinkId());
        QCOMPARE(overlay.badges[3].link,
                 (LinkId{sampleId("order-saga"), sampleId("order-events"), LinkKind::Produces}));
        QCOMPARE(overlay.signs.at(0).text, QStringLiteral("807 ms over budget"));
        QVERIFY(overlayFor({}, sampleDrawing()).isEmpty());
        for (const LinkId &link : overlay.links)
            QVERIFY(sampleDrawing().link(link));
    }

    void timesHaveUnits_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << qint64(0) << QStringLiteral("0 ms");
        QTest::newRow("short") << qint64(312) << QStringLiteral("312 µs");
        QTest::newRow("long") << qint64(1'307'000) << QString::fromUtf8("1\u2009307 ms");
        QTest::newRow("seconds") << qint64(12'340'000) << QStringLiteral("12.3 s");
        QTest::newRow("minutes") << qint64(660'000'000) << QStringLiteral("11.0 min");
        QTest::newRow("skew") << qint64(-3'000) << QStringLiteral("-3 ms");
    }

    void timesHaveUnits()
    {
        QFETCH(qint64, microseconds);
        QFETCH(QString, expected);
        QCOMPARE(elapsedText(microseconds), expected);
    }
};

QTEST_GUILESS_MAIN(TestAgainstDrawing)
#include "tst_againstdrawing.moc"
