// SPDX-License-Identifier: Apache-2.0
#include "model/trace/commitlog.h"

#include <QTest>

using namespace rheo;

namespace {

const QString group = QStringLiteral("g");

Observation poll(qint64 offset, qint64 seconds)
{
    Observation commit;
    commit.kind = Observation::Kind::Commit;
    commit.group = group;
    commit.topic = 1;
    commit.partition = 2;
    commit.offset = offset;
    commit.arrivalWall = seconds * 1'000'000;
    return commit;
}

} // namespace

class TestCommitLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tellsWhenAnOffsetWasPassed_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<qint64>("after");
        QTest::addColumn<qint64>("by");
        QTest::newRow("before the first poll") << qint64(4) << qint64(0) << qint64(10);
        QTest::newRow("the offset itself is not passed") << qint64(5) << qint64(30) << qint64(40);
        QTest::newRow("one of several passed at once") << qint64(7) << qint64(30) << qint64(40);
        QTest::newRow("after a reset, the first time") << qint64(8) << qint64(50) << qint64(60);
        QTest::newRow("not yet") << qint64(12) << qint64(70) << qint64(0);
    }

    void tellsWhenAnOffsetWasPassed()
    {
        CommitLog log;
        for (const auto &[offset, seconds] : {std::pair(5, 10), {5, 20}, {5, 30}, {8, 40}, {3, 50}, {12, 60}, {12, 70}})
            log.add(poll(offset, seconds));
        QFETCH(const qint64, offset);
        const std::optional<Passing> passing = log.passing(group, {1, 2, offset});
        QVERIFY(passing);
        QTEST(passing->after / 1'000'000, "after");
        QTEST(passing->by / 1'000'000, "by");
    }

    void tellsAFirstCommit()
    {
        CommitLog log;
        for (const auto &[offset, seconds] : {std::pair(-1, 10), {8, 20}, {9, 30}})
            log.add(poll(offset, seconds));
        QVERIFY(log.passing(group, {1, 2, 7})->isFirstCommit);
        QVERIFY(!log.passing(group, {1, 2, 8})->isFirstCommit);
    }

    void knowsNothingOfOthers()
    {
        CommitLog log;
        log.add(poll(5, 10));
        Observation watermark = poll(9, 20);
        watermark.kind = Observation::Kind::Watermark;
        log.add(watermark);
        QVERIFY(!log.passing(QStringLiteral("h"), {1, 2, 0}));
        QVERIFY(!log.passing(group, {1, 3, 0}));
        QVERIFY(!log.passing(group, {2, 2, 0}));
        QVERIFY(!log.advances(group, {1, 2, 0}));
        QCOMPARE(log.passing(group, {1, 2, 5})->by, 0);
    }

    void estimatesTheCommitInterval()
    {
        CommitLog log;
        QCOMPARE(log.commitInterval(group, {1, 2, 0}), 5'000'000);
        log.add(poll(5, 10));
        log.add(poll(6, 11));
        QVERIFY(log.advances(group, {1, 2, 0}));
        QCOMPARE(log.commitInterval(group, {1, 2, 0}), 5'000'000);
        log.add(poll(7, 31));
        QCOMPARE(log.commitInterval(group, {1, 2, 0}), 20'000'000);
        log.add(poll(8, 1000));
        QCOMPARE(log.commitInterval(group, {1, 2, 0}), 60'000'000);
    }
};

QTEST_GUILESS_MAIN(TestCommitLog)
#include "tst_commitlog.moc"
