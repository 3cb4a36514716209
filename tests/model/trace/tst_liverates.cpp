// SPDX-License-Identifier: Apache-2.0
#include "model/trace/liverates.h"

#include <QTest>

using namespace rheo;

namespace {

const QStringList topics = {QStringLiteral("orders"), QStringLiteral("payments")};
constexpr qint64 second = 1'000'000;

Observation commit(qint64 at, qint32 partition, qint64 offset)
{
    return {.kind = Observation::Kind::Commit,
            .arrivalWall = at,
            .topic = 0,
            .partition = partition,
            .offset = offset,
            .group = QStringLiteral("inventory")};
}

Observation watermark(qint64 at, qint32 partition, qint64 end)
{
    return {.kind = Observation::Kind::Watermark, .arrivalWall = at, .topic = 0, .partition = partition, .offset = end};
}

} // namespace

class TestLiveRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void ratesAreWhatArrivedInTheWindow()
    {
        LiveRates rates;
        for (int i = 0; i < 600; ++i)
            rates.addEvent(i % 2, 0, i, 100 * second + i * 5'000, 200);
        const auto now = rates.rates(103 * second - 1, topics);
        QCOMPARE(now.size(), size_t(2));
        QCOMPARE(now[0].topic, topics[0]);
        QCOMPARE(now[0].eventsPerSecond, 100.0);
        QCOMPARE(now[1].bytesPerSecond, 20'000.0);
        QCOMPARE(rates.rates(110 * second, topics)[0].eventsPerSecond, 0.0);
    }

    void weighsRowsThatStandForMany()
    {
        LiveRates rates;
        rates.addEvent(0, 0, 7, 100 * second, 10, 30);
        QCOMPARE(rates.rates(100 * second, topics)[0].eventsPerSecond, 10.0);
        QCOMPARE(rates.rates(100 * second, topics)[0].bytesPerSecond, 100.0);
    }

    void lagIsEndLessCommitted()
    {
        LiveRates rates;
        rates.observe(watermark(1, 0, 100));
        rates.addEvent(0, 1, 49, 1, 1);
        rates.observe(commit(1, 0, 90));
        rates.observe(commit(1, 1, 50));
        const GroupLag lag = rates.lags(topics).at(0);
        QCOMPARE(lag.group, QStringLiteral("inventory"));
        QCOMPARE(lag.topic, topics[0]);
        QCOMPARE(lag.lag, 10);
        QCOMPARE(lag.partitions.front().partition, 0);
        QCOMPARE(lag.partitions.front().lag, 10);
        QCOMPARE(lag.partitions.back().lag, 0);
    }

    void countsPartitionsWhoseLagIsNotKnown()
    {
        LiveRates rates;
        rates.observe(watermark(1, 0, 100));
        rates.observe(watermark(1, 1, 7));
        rates.observe(watermark(1, 2, 0));
        Observation expired = watermark(1, 3, 50);
        expired.low = 50;
        rates.observe(expired);
        rates.observe(commit(2, 0, 90));
        QCOMPARE(rates.lags(topics).at(0).unknown, 1);
        rates.observe(commit(3, 1, 7));
        QCOMPARE(rates.lags(topics).at(0).unknown, 0);
    }

    void aCommitBeyondTheKnownEndIsNoNegativeLag()
    {
        LiveRates rates;
        rates.observe(commit(1, 0, 90));
        QCOMPARE(rates.lags(topics).at(0).lag, 0);
    }

    void trendNeedsThreeSamples()
    {
        LiveRates rates;
        rates.observe(commit(second, 0, 0));
        for (int i = 1; i <= 5; ++i) {
            rates.observe(watermark(i * second, 0, i * 18));
            rates.sampleLag(i * second);
            const auto growth = rates.lags(topics).at(0).growthPerSecond;
            QCOMPARE(growth.has_value(), i >= 3);
            if (growth)
                QVERIFY(qAbs(*growth - 18) < 1e-6);
        }
        QCOMPARE(rates.lags(topics).at(0).samples.size(), size_t(5));
    }

    void tellsACommitOnlyWhenItAdvances()
    {
        LiveRates rates;
        const auto first = rates.observe(commit(second, 0, 5));
        QVERIFY(first);
        QCOMPARE(first->from, -1);
        QVERIFY(!rates.observe(commit(2 * second, 0, 5)));
        const auto next = rates.observe(commit(3 * second, 0, 9));
        QVERIFY(next);
        QCOMPARE(next->from, 5);
        QCOMPARE(next->before, 2 * second);
        QCOMPARE(rates.lags(topics).at(0).lastCommitAt, 3 * second);
    }

    void keepsABoundedNumberOfSamples()
    {
        LiveRates rates;
        rates.observe(commit(second, 0, 0));
        for (qint64 i = 0; i < 10'000; ++i)
            rates.sampleLag(i * LiveRates::slot);
        QVERIFY(rates.lags(topics).at(0).samples.size() <= LiveRates::mostSamples);
    }

    void ignoresTopicsItHasNoNameFor()
    {
        LiveRates rates;
        rates.addEvent(9, 0, 1, 1, 1);
        rates.addEvent(-1, 0, 1, 1, 1);
        QVERIFY(rates.rates(1, topics).empty());
    }
};

QTEST_GUILESS_MAIN(TestLiveRates)
#include "tst_liverates.moc"
