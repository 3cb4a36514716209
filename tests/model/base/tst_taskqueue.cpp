// SPDX-License-Identifier: Apache-2.0
#include "model/base/taskqueue.h"

#include <QTest>

#include <atomic>
#include <vector>

using namespace rheo;

class TestTaskQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void runsInTheOrderGivenOnAnotherThread()
    {
        std::vector<int> seen; // of the queue's thread until the await
        std::thread::id where;
        TaskQueue queue;
        for (int i = 0; i < 1000; ++i)
            queue.post([&, i] {
                seen.push_back(i);
                where = std::this_thread::get_id();
            });
        queue.await();
        QCOMPARE(seen.size(), size_t(1000));
        QVERIFY(std::ranges::is_sorted(seen));
        QVERIFY(where != std::this_thread::get_id());
    }

    void keepsTheOrderOfEachGiver()
    {
        std::vector<std::pair<int, int>> seen;
        {
            TaskQueue queue;
            std::vector<std::thread> givers;
            for (int giver = 0; giver < 4; ++giver)
                givers.emplace_back([&, giver] {
                    for (int i = 0; i < 500; ++i)
                        queue.post([&, giver, i] { seen.emplace_back(giver, i); });
                });
            for (std::thread &giver : givers)
                giver.join();
        } // runs what is left
        QCOMPARE(seen.size(), size_t(2000));
        std::ranges::stable_sort(seen, {}, &std::pair<int, int>::first);
        QVERIFY(std::ranges::is_sorted(seen));
    }

    void letsGoOfATaskBeforeTheNextOne()
    {
        auto held = std::make_shared<int>(1);
        const std::weak_ptr<int> seen = held;
        std::atomic<bool> wasGone{false};
        TaskQueue queue;
        queue.post([held = std::move(held)] {});
        queue.post([&] { wasGone = seen.expired(); });
        queue.await();
        QVERIFY(wasGone);
    }
};

QTEST_GUILESS_MAIN(TestTaskQueue)
#include "tst_taskqueue.moc"
