// SPDX-License-Identifier: Apache-2.0
#include "model/trace/density.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace rheo;

namespace {

qint64 sum(const Density &density)
{
    return std::accumulate(density.bars.begin(), density.bars.end(), qint64(0),
                           [](qint64 all, const DensityBar &bar) { return all + bar.events; });
}

} // namespace

class TestDensity : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void countsInTheRightBar()
    {
        DensityCounter counter;
        counter.addEvents(10'000'000, 3);
        counter.addEvents(10'250'000, 4);
        counter.addTrouble(10'300'000, 2);
        const Density &density = counter.density();
        QCOMPARE(density.from, 10'000'000);
        QCOMPARE(density.bars.size(), size_t(2));
        QCOMPARE(density.bars[0].events, 3);
        QCOMPARE(density.bars[1].events, 4);
        QCOMPARE(density.bars[1].trouble, 2);
    }

    void widensInsteadOfGrowing()
    {
        DensityCounter counter;
        for (qint64 second = 0; second < 86'400; second += 7)
            counter.addEvents(1'700'000'000'000'000 + second * 1'000'000, 1);
        QVERIFY(counter.density().bars.size() <= DensityCounter::mostBars);
        QCOMPARE(sum(counter.density()), 86'400 / 7 + 1);
    }

    void losesNothingInAnyOrder()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 50; ++round) {
            DensityCounter counter;
            qint64 all = 0;
            for (int i = 0; i < 200; ++i) {
                const qint64 at = 1'000'000'000 + qint64(random.bounded(quint64(3'000'000'000)));
                const qint64 count = random.bounded(1000);
                if (random.bounded(2) == 0)
                    counter.addEvents(at, count);
                else
                    counter.addSpread(at, at + random.bounded(900'000'000), count);
                all += count;
                QVERIFY(counter.density().bars.size() <= DensityCounter::mostBars);
            }
            QCOMPARE(sum(counter.density()), all);
        }
    }

    void spreadsEvenlyAndToTheEnd()
    {
        DensityCounter counter;
        counter.addSpread(1'000'000, 1'999'999, 100);
        QCOMPARE(counter.density().bars.size(), size_t(4));
        for (const DensityBar &bar : counter.density().bars)
            QCOMPARE(bar.events, 25);
    }

    void dropsWhatTheRingDropped()
    {
        DensityCounter counter;
        for (int i = 0; i < 100; ++i)
            counter.addEvents(i * 250'000, 1);
        counter.dropBefore(50 * 250'000);
        QCOMPARE(counter.density().from, 50 * 250'000);
        QCOMPARE(sum(counter.density()), 50);
        counter.dropBefore(1'000'000'000);
        counter.addEvents(2'000'000'000, 1);
        QCOMPARE(sum(counter.density()), 1);
    }
};

QTEST_GUILESS_MAIN(TestDensity)
#include "tst_density.moc"
