// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/deliveryqueue.h"

#include <QScopeGuard>
#include <QTest>

#include <thread>

using namespace rheo;
using namespace std::chrono_literals;

namespace {

TapDelivery delivery(qint64 offset, size_t bytes = 100)
{
    TapDelivery made;
    made.events.append({.position = {0, 0, offset}}, {}, std::string(bytes, 'v'));
    return made;
}

TapDelivery hole(qint64 from, qint64 to)
{
    TapDelivery made;
    made.holes.push_back({0, 0, from, to, TapHole::Kind::Expired});
    return made;
}

const std::function<void()> nothing = [] {};

} // namespace

class TestDeliveryQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void givesBackInOrder()
    {
        DeliveryQueue queue(1'000'000);
        queue.put(delivery(1), m_runs, nothing);
        queue.put(hole(2, 5), m_runs, nothing);
        queue.put(delivery(5), m_runs, nothing);
        QCOMPARE(queue.take(0ms).events.row(0).position.offset, 1);
        QCOMPARE(queue.take(0ms).holes.front().to, 5);
        QCOMPARE(queue.take(0ms).events.row(0).position.offset, 5);
        QVERIFY(queue.take(0ms).events.isEmpty());
    }

    void emptyDeliveriesAreNotQueued()
    {
        DeliveryQueue queue(1'000'000);
        queue.put({}, m_runs, nothing);
        queue.put(delivery(7), m_runs, nothing);
        QCOMPARE(queue.take(0ms).events.size(), size_t(1));
    }

    void restartsAloneAreQueued()
    {
        DeliveryQueue queue(1'000'000);
        TapDelivery restart;
        restart.restarted.emplace_back(3, 1);
        queue.put(std::move(restart), m_runs, nothing);
        QCOMPARE(queue.take(0ms).restarted.front(), std::pair(3, 1));
    }

    void isFullUntilItIsTaken()
    {
        DeliveryQueue queue(500);
        QVERIFY(!queue.isFull());
        queue.put(delivery(1, 1000), m_runs, nothing); // larger than all that may wait: it is taken all the same
        QVERIFY(queue.isFull());
        (void)queue.take(0ms);
        QVERIFY(!queue.isFull());
        queue.put(hole(1, 2), m_runs, nothing);
        QVERIFY2(!queue.isFull(), "holes weigh nothing");
    }

    void putWaitsAndLetsTheOtherWork()
    {
        DeliveryQueue queue(500);
        queue.put(delivery(1, 1000), m_runs, nothing);
        std::atomic<int> waited = 0;
        std::atomic<bool> stops = false;
        std::jthread putter([&] { queue.put(delivery(2), stops, [&] { ++waited; }); });
        const auto letGo = qScopeGuard([&stops] { stops = true; });
        QTRY_VERIFY(waited >= 2);
        QCOMPARE(queue.take(0ms).events.row(0).position.offset, 1);
        QCOMPARE(queue.take(10s).events.row(0).position.offset, 2);
    }

    void aStopEndsTheWaitAndLosesNothing()
    {
        DeliveryQueue queue(500);
        queue.put(delivery(1, 1000), m_runs, nothing);
        std::atomic<bool> stops = false;
        std::atomic<int> waited = 0;
        {
            std::jthread putter([&] { queue.put(delivery(2), stops, [&] { ++waited; }); });
            const auto stop = qScopeGuard([&] {
                stops = true;
                queue.wake();
            });
            QTRY_VERIFY(waited >= 1);
        }
        QCOMPARE(queue.take(0ms).events.row(0).position.offset, 1);
        QCOMPARE(queue.take(0ms).events.row(0).position.offset, 2);
    }

    void takeWakesWhenSomethingComes()
    {
        DeliveryQueue queue(500);
        std::jthread putter([&] { queue.put(delivery(4), m_runs, nothing); });
        QCOMPARE(queue.take(60s).events.row(0).position.offset, 4);
    }

    void everythingComesOnceThroughASmallQueue()
    {
        DeliveryQueue queue(2000);
        constexpr qint64 count = 5000;
        std::atomic<bool> stops = false;
        std::jthread putter([&] {
            for (qint64 offset = 0; offset < count; ++offset)
                queue.put(delivery(offset, size_t(offset % 300)), stops, nothing);
        });
        const auto letGo = qScopeGuard([&stops] { stops = true; }); // a failure below must not wait for ever
        for (qint64 expected = 0; expected < count; ++expected) {
            const TapDelivery taken = queue.take(60s);
            QCOMPARE(taken.events.size(), size_t(1));
            QCOMPARE(taken.events.row(0).position.offset, expected);
        }
        QVERIFY(queue.take(0ms).events.isEmpty());
    }

private:
    const std::atomic<bool> m_runs = false;
};

QTEST_GUILESS_MAIN(TestDeliveryQueue)
#include "tst_deliveryqueue.moc"
