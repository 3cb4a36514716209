// SPDX-License-Identifier: Apache-2.0
#include "model/base/taskqueue.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
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

    /// What a task holds goes before the next one runs, and may give a task of its own then.
    void letsGoOfATaskBeforeTheNextOne()
    {
        std::atomic<bool> wasGone{false}, hasRun{false};
        TaskQueue queue;
        auto held = std::shared_ptr<int>(new int, [&](const int *gone) {
            delete gone;
            queue.post([&] { hasRun = true; });
        });
        const std::weak_ptr<int> seen = held;
        queue.post([held = std::move(held)] {});
        queue.post([&] { wasGone = seen.expired(); });
        queue.await();
        QVERIFY(wasGone);
        queue.await();
        QVERIFY(hasRun);
    }
};

QTEST_GUILESS_MAIN(TestTaskQueue)
#include "tst_taskqueue.moc"
