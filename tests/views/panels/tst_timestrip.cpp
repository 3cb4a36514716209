// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"
#include "views/panels/densityview.h"
#include "views/panels/timestrip.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace rheo;
using namespace rheo::ui;
using namespace rheo::test;

class TestTimeStrip : public QObject
{
    Q_OBJECT

    static constexpr qint64 length = 300'000'000;

    struct Shown
    {
        TimeStrip strip;

        Shown()
        {
            strip.resize(900, TimeStrip::stripHeight);
            strip.setDensity(sampleDensity());
            set(Playback::Mode::Live, sampleStart + length);
            strip.show();
            (void)QTest::qWaitForWindowExposed(&strip);
        }

        void set(Playback::Mode mode, qint64 playhead, bool growing = true, const QString &note = {})
        {
            strip.setState({mode, 1, playhead, sampleStart, sampleStart + length, growing, note});
        }

        template<typename Widget> Widget *child(const char *name)
        {
            return strip.findChild<Widget *>(QString::fromLatin1(name));
        }
    };

private Q_SLOTS:

    void initTestCase() { applyTheme(ThemeChoice::Dark); }

    void buttonsAsk()
    {
        Shown shown;
        QSignalSpy back(&shown.strip, &TimeStrip::stepBackRequested);
        QSignalSpy forward(&shown.strip, &TimeStrip::stepForwardRequested);
        QSignalSpy pause(&shown.strip, &TimeStrip::pauseRequested);
        QSignalSpy play(&shown.strip, &TimeStrip::playRequested);
        QSignalSpy live(&shown.strip, &TimeStrip::liveRequested);
        for (const char *name : {"stepBack", "stepForward", "play"})
            QTest::mouseClick(shown.child<QToolButton>(name), Qt::LeftButton);
        QCOMPARE(back.size(), 1);
        QCOMPARE(forward.size(), 1);
        QCOMPARE(pause.size(), 1);
        shown.set(Playback::Mode::Paused, sampleStart + 1);
        QTest::mouseClick(shown.child<QToolButton>("play"), Qt::LeftButton);
        QCOMPARE(play.size(), 1);
        QCOMPARE(shown.child<QPushButton>("live")->text(), QStringLiteral("Go to live"));
        QTest::mouseClick(shown.child<QPushButton>("live"), Qt::LeftButton);
        QCOMPARE(live.size(), 1);
        shown.set(Playback::Mode::Live, sampleStart + length);
        QCOMPARE(shown.child<QPushButton>("live")->text(), QStringLiteral("Live"));
        shown.set(Playback::Mode::Live, sampleStart + length, false);
        QCOMPARE(shown.child<QPushButton>("live")->text(), QStringLiteral("Go to end"));
    }

    void thePlayheadIsDragged()
    {
        Shown shown;
        auto *density = shown.child<DensityView>("density");
        QSignalSpy seek(&shown.strip, &TimeStrip::seekRequested);
        const auto at = [density](qint64 time) { return QPoint(qRound(density->xOf(time)), 20); };
        QTest::mousePress(density, Qt::LeftButton, {}, at(sampleStart + length / 2));
        QVERIFY(std::abs(seek.last().at(0).toLongLong() - (sampleStart + length / 2)) < 1'000'000);
        QMouseEvent move(QEvent::MouseMove, at(sampleStart + length / 4), density->mapToGlobal(QPoint()), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(density, &move);
        QVERIFY(std::abs(seek.last().at(0).toLongLong() - (sampleStart + length / 4)) < 1'000'000);
        QTest::mouseRelease(density, Qt::LeftButton);
        QTest::mouseClick(density, Qt::LeftButton, {}, QPoint(density->width() + 400, 20));
        QCOMPARE(seek.last().at(0).toLongLong(), sampleStart + length);
    }

    void barsFarBehindTheTimeLineAreNotPainted()
    {
        DensityView empty, view;
        view.setDensity(sampleDensity());
        for (DensityView *one : {&empty, &view}) {
            one->resize(600, 44);
            one->setExtent(0, 1);
        }
        QCOMPARE(view.grab().toImage(), empty.grab().toImage());
    }

    void keysWorkOnTheTimeLine()
    {
        Shown shown;
        auto *density = shown.child<DensityView>("density");
        QSignalSpy forward(&shown.strip, &TimeStrip::stepForwardRequested);
        QSignalSpy pause(&shown.strip, &TimeStrip::pauseRequested);
        QSignalSpy seek(&shown.strip, &TimeStrip::seekRequested);
        QTest::keyClick(density, Qt::Key_Right);
        QTest::keyClick(density, Qt::Key_Space);
        QTest::keyClick(density, Qt::Key_Home);
        QCOMPARE(forward.size(), 1);
        QCOMPARE(pause.size(), 1);
        QCOMPARE(seek.last().at(0).toLongLong(), sampleStart);
    }

    void speedIsChosen()
    {
        Shown shown;
        QSignalSpy speed(&shown.strip, &TimeStrip::speedChosen);
        auto *box = shown.child<QComboBox>("speed");
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(speed.last().at(0).toDouble(), 2.0);
        QCOMPARE(box->itemData(0).toDouble(), 0.1);
        QCOMPARE(box->itemData(box->count() - 1).toDouble(), 100.0);
    }

    void timeHasItsZoneOnHover()
    {
        Shown shown;
        QVERIFY(shown.child<QLabel>("playheadTime")->text().contains(u':'));
        QVERIFY(shown.child<QLabel>("playheadTime")->toolTip().startsWith(QStringLiteral("2026-11-2")));
    }

    void withoutARecordingNothingCanBePressed()
    {
        TimeStrip strip;
        strip.setState({});
        QVERIFY(!strip.findChild<QToolButton *>(QStringLiteral("play"))->isEnabled());
        QVERIFY(!strip.findChild<QPushButton *>(QStringLiteral("live"))->isEnabled());
    }

    void theRingsSentenceIsShown()
    {
        Shown shown;
        shown.set(Playback::Mode::Paused, sampleStart, true, QStringLiteral("The ring has dropped what was here."));
        QVERIFY(shown.child<QLabel>("ringNote")->isVisible());
        QCOMPARE(shown.strip.height(), TimeStrip::stripHeight);
    }
};

QTEST_MAIN(TestTimeStrip)
#include "tst_timestrip.moc"
