// SPDX-License-Identifier: Apache-2.0
#include "model/trace/dotflights.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rheo;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 start = 1'000 * second;
const QStringList topics = {QStringLiteral("order-events"), QStringLiteral("payment-events"),
                            QStringLiteral("undrawn")};

ElementId id(const char *slug)
{
    return ElementId(QString::fromLatin1(slug));
}

void add(Architecture &drawing, ElementKind kind, const char *slug)
{
    drawing.put(Element{id(slug), kind, QString::fromLatin1(slug), {}});
}

void join(Architecture &drawing, const char *from, const char *to, LinkKind kind)
{
    drawing.put(Link{{id(from), id(to), kind}});
}

/// orders and saga write order-events; payment reads it and writes payment-events; saga reads that.
Architecture shop()
{
    Architecture drawing;
    for (const char *service : {"orders", "payment", "saga"})
        add(drawing, ElementKind::Service, service);
    for (const char *topic : {"order-events", "payment-events"})
        add(drawing, ElementKind::Topic, topic);
    join(drawing, "orders", "order-events", LinkKind::Produces);
    join(drawing, "saga", "order-events", LinkKind::Produces);
    join(drawing, "order-events", "payment", LinkKind::Consumes);
    join(drawing, "payment", "payment-events", LinkKind::Produces);
    join(drawing, "payment-events", "saga", LinkKind::Consumes);
    return drawing;
}

DotRow row(Sequence sequence, qint32 topic, qint64 at, quint64 flow = 0)
{
    return {sequence, topic, 0, sequence, at, flow, {}};
}

CommitSeen commitOf(const char *group, qint32 topic, qint64 offset, qint64 at)
{
    return {QString::fromLatin1(group), topic, 0, offset, 0, at, at};
}

DotFlights flightsOver(const Architecture &drawing, const std::vector<DotRow> &rows)
{
    DotFlights flights;
    flights.setArchitecture(drawing);
    flights.addRows(rows, topics, 1);
    return flights;
}

} // namespace

class TestDotFlights : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void fliesFromTheOnlyDrawnProducer()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 1, start)});
        const auto dots = flights.at(start + flights.timing().flight / 2);
        QCOMPARE(dots.size(), size_t(1));
        QCOMPARE(dots[0].sequence, 5);
        QCOMPARE(dots[0].link, (LinkId{id("payment"), id("payment-events"), LinkKind::Produces}));
        QVERIFY(qAbs(dots[0].fraction - 0.5f) < 0.01f);
        QVERIFY(flights.at(start - 1).empty());
    }

    void appearsAtTheTopicWhereTheProducerIsNotKnown()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 0, start)});
        const auto dots = flights.at(start + 1);
        QCOMPARE(dots.size(), size_t(1));
        QCOMPARE(dots[0].link, LinkId());
        QCOMPARE(dots[0].topic, id("order-events"));
    }

    void aFlowProvesProducerAndReader()
    {
        Architecture drawing = shop();
        add(drawing, ElementKind::Topic, "baskets");
        join(drawing, "baskets", "orders", LinkKind::Consumes);
        DotFlights flights = flightsOver(
            drawing, {row(1, 0, start, 77), row(2, 1, start + 2 * second, 77), row(3, 0, start + 4 * second, 77)});
        const auto reading = flights.at(start + 2 * second + 100'000);
        QCOMPARE(reading.size(), size_t(2));
        QCOMPARE(reading[0].link, (LinkId{id("order-events"), id("payment"), LinkKind::Consumes}));
        QCOMPARE(reading[0].sequence, 1);
        const auto written = flights.at(start + 4 * second + 100'000);
        const LinkId bySaga{id("saga"), id("order-events"), LinkKind::Produces};
        QVERIFY(std::ranges::any_of(written, [&](const Dot &dot) { return dot.sequence == 3 && dot.link == bySaga; }));
    }

    void aWriterThatReadsNothingMayHaveWrittenIt()
    {
        DotFlights flights = flightsOver(shop(), {row(2, 1, start, 77), row(3, 0, start + second, 77)});
        for (const Dot &dot : flights.at(start + second + 1))
            QVERIFY(dot.sequence != 3 || dot.link == LinkId());
    }

    void theFirstCommitOfAGroupProvesNothing()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 0, start)});
        CommitSeen first = commitOf("payment", 0, 8, start + second);
        first.from = -1;
        flights.addCommits({first});
        flights.addRows({row(6, 0, start + 1), row(8, 0, start + 2)}, topics, 1);
        for (const Dot &dot : flights.at(start + second + 1))
            QCOMPARE(dot.link, LinkId());
        flights.addCommits({{QStringLiteral("payment"), 0, 0, 9, 8, start + 2 * second, start + second}});
        for (const Dot &dot : flights.at(start + 2 * second + 1))
            QCOMPARE(dot.link != LinkId(), dot.sequence == 8);
    }

    void otherFlowsProveNothing()
    {
        DotFlights flights = flightsOver(shop(), {row(1, 0, start, 77), row(2, 1, start + second, 78)});
        for (qint64 at = start; at < start + 10 * second; at += 50'000)
            for (const Dot &dot : flights.at(at))
                QVERIFY(dot.sequence != 1 || dot.link == LinkId());
    }

    void twoPossibleWritersProveNone()
    {
        Architecture drawing = shop();
        join(drawing, "order-events", "orders", LinkKind::Consumes);
        join(drawing, "order-events", "saga", LinkKind::Consumes);
        DotFlights flights = flightsOver(drawing, {row(1, 0, start, 7), row(2, 0, start + second, 7)});
        for (const Dot &dot : flights.at(start + second + 1))
            QCOMPARE(dot.link, LinkId());
    }

    void fliesOnOnlyAfterTheCommitOfItsGroup()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 0, start)});
        flights.addCommits({commitOf("someone-else", 0, 9, start + second), commitOf("payment", 0, 5, start + second)});
        QCOMPARE(flights.at(start + 2 * second)[0].link, LinkId());
        flights.addCommits({commitOf("payment", 0, 6, start + 3 * second)});
        QCOMPARE(flights.at(start + 3 * second - 1)[0].link, LinkId());
        const auto dots = flights.at(start + 3 * second + flights.timing().flight / 4);
        QCOMPARE(dots.size(), size_t(1));
        QCOMPARE(dots[0].link, (LinkId{id("order-events"), id("payment"), LinkKind::Consumes}));
        QVERIFY(flights.at(start + 3 * second + flights.timing().flight + 1).empty());
    }

    void aCommitThatWasKnownBeforeTheRecordCountsToo()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 0, start)});
        flights.addCommits({commitOf("payment", 0, 10, start + second)});
        flights.addRows({row(8, 0, start + 1)}, topics, 1);
        const auto dots = flights.at(start + second + 1);
        QCOMPARE(dots.size(), size_t(2));
        QCOMPARE(dots[1].link.kind, LinkKind::Consumes);
        QCOMPARE(dots[1].link.to, id("payment"));
    }

    void waitingFadesAway()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 0, start)});
        QCOMPARE(flights.at(start + flights.timing().wait - 1).size(), size_t(1));
        QVERIFY(flights.at(start + flights.timing().wait).empty());
    }

    void aLateReadIsStillShown()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 0, start)});
        flights.addCommits({commitOf("payment", 0, 6, start + 30 * second)});
        QVERIFY(flights.at(start + 29 * second).empty());
        QCOMPARE(flights.at(start + 30 * second + 1).size(), size_t(1));
    }

    void readsOfOneCommitSetOutInOrder()
    {
        std::vector<DotRow> rows;
        for (int i = 0; i < 100; ++i)
            rows.push_back(row(i, 0, start + i));
        DotFlights flights = flightsOver(shop(), rows);
        flights.addCommits({{QStringLiteral("payment"), 0, 0, 100, 0, start + 2 * second, start + second}});
        const auto dots = flights.at(start + 2 * second + 300'000);
        int flying = 0;
        float last = 2;
        for (const Dot &dot : dots) {
            if (dot.link == LinkId())
                continue;
            ++flying;
            QVERIFY(dot.fraction <= last);
            last = dot.fraction;
        }
        QVERIFY(flying > 20 && flying < 40);
    }

    void undrawnTopicsHaveNoDots()
    {
        DotFlights flights = flightsOver(shop(), {row(5, 2, start), row(6, 40, start), row(7, -1, start)});
        QVERIFY(flights.at(start + 1).empty());
        QCOMPARE(flights.rows(), size_t(0));
    }

    void drawingATopicBringsItsDots()
    {
        DotFlights flights = flightsOver(Architecture(), {});
        flights.setArchitecture(shop());
        flights.addRows({row(5, 1, start)}, topics, 1);
        QCOMPARE(flights.at(start + 1).size(), size_t(1));
        flights.setArchitecture(Architecture());
        QVERIFY(flights.at(start + 1).empty());
    }

    void staysWithinTheBudgetAndSaysSo()
    {
        DotFlights flights({.dots = 1'000, .rows = 50'000});
        flights.setArchitecture(shop());
        std::vector<DotRow> rows;
        for (int i = 0; i < 20'000; ++i)
            rows.push_back(row(i, 1, start + i));
        flights.addRows(rows, topics, 1);
        const auto dots = flights.at(start + 100'000);
        QVERIFY(dots.size() <= 1'000);
        QVERIFY(dots.size() > 400);
        QCOMPARE(flights.oneIn(), 32);
        for (const Dot &dot : dots)
            QCOMPARE(dot.sequence % 32, 0);
    }

    void rememberedRowsAreBounded()
    {
        DotFlights flights({.dots = 100, .rows = 500});
        flights.setArchitecture(shop());
        for (int i = 0; i < 5'000; ++i)
            flights.addRows({row(i, i % 2, start + i * 1000, quint64(i % 7))}, topics, 1);
        QCOMPARE(flights.rows(), size_t(500));
        flights.forgetBefore(start + 1'000 * second);
        QCOMPARE(flights.rows(), size_t(0));
    }

    /// Whatever the facts: no dot without a row, none outside its link, none before its record arrived, and the same
    /// facts given in other pieces give the same picture.
    void holdsForRandomFacts()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 20; ++round) {
            std::vector<DotRow> rows;
            std::vector<CommitSeen> commits;
            for (int i = 0; i < 200; ++i)
                rows.push_back(row(i, random.bounded(3), start + i * 20'000, quint64(random.bounded(40))));
            for (int i = 0; i < 20; ++i)
                commits.push_back({QStringLiteral("payment"), random.bounded(2), 0, i * 10, i * 10 - 10,
                                   start + i * 200'000, start + i * 200'000 - 200'000});
            DotFlights whole = flightsOver(shop(), rows);
            whole.addCommits(commits);
            DotFlights pieces = flightsOver(shop(), {});
            for (const DotRow &each : rows)
                pieces.addRows({each}, topics, 1);
            pieces.addCommits(commits);
            for (qint64 at = start; at < start + 12 * second; at += 130'000) {
                const auto dots = whole.at(at);
                QCOMPARE(pieces.at(at), dots);
                for (const Dot &dot : dots) {
                    QVERIFY(dot.sequence >= 0 && dot.sequence < 200);
                    QVERIFY(rows[size_t(dot.sequence)].at <= at);
                    QVERIFY(dot.fraction >= 0 && dot.fraction <= 1);
                    QVERIFY(dot.link == LinkId() ? !dot.topic.isEmpty() : shop().link(dot.link) != nullptr);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDotFlights)
#include "tst_dotflights.moc"
