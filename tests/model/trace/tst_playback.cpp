// SPDX-License-Identifier: Apache-2.0
#include "model/trace/playback.h"

#include <QTest>

using namespace rheo;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 start = 1'000 * second;

/// A clock that stands still until it is told.
struct Bench
{
    qint64 now = start;
    Playback playback{{[this] { return now; }, [this] { return now - start + 5; }}};

    Bench()
    {
        Architecture drawing;
        drawing.put(Element{ElementId(QStringLiteral("a")), ElementKind::Service, QStringLiteral("a"), {}});
        drawing.put(Element{ElementId(QStringLiteral("t")), ElementKind::Topic, QStringLiteral("t"), {}});
        drawing.put(Link{{ElementId(QStringLiteral("a")), ElementId(QStringLiteral("t")), LinkKind::Produces}});
        playback.setArchitecture(drawing);
    }

    FollowerNews news(Sequence from, int rows, qint64 at)
    {
        FollowerNews news;
        news.firstAt = start;
        news.topics = {QStringLiteral("t")};
        for (int i = 0; i < rows; ++i)
            news.rows.push_back({from + i, 0, 0, from + i, at + i * 1000, 0, {}});
        news.lastAt = news.rows.back().at;
        return news;
    }
};

} // namespace

class TestPlayback : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void liveFollowsTheClockALittleBehind()
    {
        Bench bench;
        bench.playback.setExtent(start, start, true);
        bench.playback.take(bench.news(0, 1, start));
        bench.now = start + 2 * second;
        QCOMPARE(bench.playback.playhead(), start + 2 * second - Playback::liveDelay);
        bench.now = start + Playback::liveDelay + 300'000;
        const DotPicture picture = bench.playback.dots();
        QCOMPARE(picture.dots.size(), size_t(1));
        QVERIFY(qAbs(picture.dots[0].fraction - 0.5f) < 0.01f);
        QCOMPARE(picture.oneIn, 1);
    }

    void pausedStandsStill()
    {
        Bench bench;
        bench.playback.setExtent(start, start + second, true);
        bench.now = start + second;
        bench.playback.pause();
        const qint64 at = bench.playback.playhead();
        bench.now += 10 * second;
        QCOMPARE(bench.playback.playhead(), at);
        QCOMPARE(bench.playback.mode(), Playback::Mode::Paused);
    }

    void speedScalesTime_data()
    {
        QTest::addColumn<double>("asked");
        QTest::addColumn<qint64>("moved");
        QTest::newRow("a tenth") << 0.1 << qint64(200'000);
        QTest::newRow("one") << 1.0 << 2 * second;
        QTest::newRow("ten") << 10.0 << 20 * second;
        QTest::newRow("hundred") << 100.0 << 200 * second;
        QTest::newRow("too fast") << 1e9 << 200 * second;
        QTest::newRow("too slow") << -4.0 << qint64(200'000);
    }

    void speedScalesTime()
    {
        QFETCH(double, asked);
        QFETCH(qint64, moved);
        Bench bench;
        bench.playback.setExtent(start, start + 5'000 * second, false);
        bench.playback.seek(start);
        bench.playback.setSpeed(asked);
        bench.playback.play();
        bench.now += 2 * second;
        QVERIFY(qAbs(bench.playback.playhead() - (start + moved)) <= 1);
        bench.playback.setSpeed(1);
        QVERIFY(qAbs(bench.playback.playhead() - (start + moved)) <= 1);
    }

    void playingIntoTheEndBecomesLiveOrStops()
    {
        for (const bool growing : {true, false}) {
            Bench bench;
            bench.now = start + 10 * second;
            bench.playback.setExtent(start, start + 10 * second, growing);
            bench.playback.seek(start + 9 * second);
            bench.playback.setSpeed(10);
            bench.playback.play();
            bench.now += second;
            (void)bench.playback.dots();
            QCOMPARE(bench.playback.mode(), growing ? Playback::Mode::Live : Playback::Mode::Paused);
        }
    }

    void playAtTheEndOfAnEndedRecordingBeginsAgain()
    {
        Bench bench;
        bench.playback.setExtent(start, start + second, false);
        bench.playback.seek(start + second);
        bench.playback.play();
        QCOMPARE(bench.playback.playhead(), start);
    }

    void windingBackAsksForTheFactsOnce()
    {
        Bench bench;
        bench.now = start + 500 * second;
        bench.playback.setExtent(start, start + 500 * second, true);
        QVERIFY(!bench.playback.wantedWindow());
        bench.playback.seek(start + 100 * second);
        const auto wanted = bench.playback.wantedWindow();
        QVERIFY(wanted);
        QVERIFY(wanted->first < start + 100 * second && wanted->second > start + 100 * second);
        QVERIFY(!bench.playback.wantedWindow());

        DotWindow window{wanted->first, wanted->second, {{7, 0, 0, 7, start + 100 * second, 0, {}}}, {}, 4};
        (void)bench.playback.take(bench.news(900, 3, start + 500 * second));
        bench.playback.take(window);
        QVERIFY(!bench.playback.wantedWindow());
        QCOMPARE(bench.playback.dots().dots.size(), size_t(0)); // 7 is not one in 4
        window.rows[0].sequence = 8;
        bench.playback.take(window);
        QCOMPARE(bench.playback.dots().dots.size(), size_t(1));
        QCOMPARE(bench.playback.dots().oneIn, 4);
    }

    void backToLiveAsksForTheEnd()
    {
        Bench bench;
        bench.now = start + 500 * second;
        bench.playback.setExtent(start, start + 500 * second, true);
        bench.playback.seek(start + 100 * second);
        (void)bench.playback.wantedWindow();
        bench.playback.goLive();
        const auto wanted = bench.playback.wantedWindow();
        QVERIFY(wanted);
        bench.playback.take(DotWindow{wanted->first, wanted->second, {}, {}, 1});
        bench.playback.take(bench.news(900, 1, bench.now));
        bench.now += Playback::liveDelay;
        QCOMPARE(bench.playback.dots().dots.size(), size_t(1));
    }

    void newRecordsDoNotDisturbThePast()
    {
        Bench bench;
        bench.playback.setExtent(start, start, true);
        bench.playback.take(bench.news(0, 1, start));
        bench.now = start + Playback::liveDelay + 100'000;
        bench.playback.pause();
        const auto before = bench.playback.dots().dots;
        QCOMPARE(before.size(), size_t(1));
        bench.playback.take(bench.news(1, 5, start + 1));
        QCOMPARE(bench.playback.dots().dots, before);
    }

    void saysWhenTheRingDropsThePlayhead()
    {
        Bench bench;
        bench.now = start + 100 * second;
        bench.playback.setExtent(start, start + 100 * second, true);
        bench.playback.seek(start + 10 * second);
        bench.playback.setExtent(start + 5 * second, start + 100 * second, true);
        QVERIFY(bench.playback.note().isEmpty());
        bench.playback.setExtent(start + 20 * second, start + 100 * second, true);
        QVERIFY(bench.playback.note().contains(QStringLiteral("ring")));
        QCOMPARE(bench.playback.playhead(), start + 20 * second);
        bench.playback.goLive();
        QVERIFY(bench.playback.note().isEmpty());
    }

    void stepsFromRecordToRecord()
    {
        Bench bench;
        bench.playback.setExtent(start, start, true);
        bench.playback.take(bench.news(0, 3, start));
        bench.now = start + 1'500 + Playback::liveDelay;
        bench.playback.pause();
        bench.playback.stepBack();
        QCOMPARE(bench.playback.playhead(), start + 1000);
        bench.playback.stepBack();
        QCOMPARE(bench.playback.playhead(), start);
        bench.playback.stepForward();
        QCOMPARE(bench.playback.playhead(), start + 1000);
    }
};

QTEST_GUILESS_MAIN(TestPlayback)
#include "tst_playback.moc"
