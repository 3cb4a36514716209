// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"
#include "tests/views/settingsfixture.h"
#include "views/canvas/linkpulse.h"

using namespace rheo;
using namespace rheo::ui;

namespace {

LinkId produces()
{
    return {id("order-service"), id("order-events"), LinkKind::Produces};
}

std::vector<Dot> one(float fraction = 0.5F)
{
    return {{.sequence = 1, .link = produces(), .fraction = fraction}};
}

} // namespace

class TestLinkPulse : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void lightsOnceASecondWhatCarriedARecord()
    {
        LinkPulse pulse;
        pulse.take({}, 10);
        QVERIFY(!pulse.isPulsing());
        pulse.take(one(), 500);
        QVERIFY(pulse.lit().isEmpty());
        QVERIFY(pulse.isPulsing());
        pulse.take({}, 1'016);
        QCOMPARE(pulse.lit(), QSet{produces()});
        pulse.take({}, 1'200);
        QCOMPARE(pulse.lit(), QSet{produces()});
        pulse.take({}, 1'300);
        QVERIFY(pulse.lit().isEmpty());
        pulse.take({}, 2'000);
        QVERIFY(pulse.lit().isEmpty());
        QVERIFY(!pulse.isPulsing());
    }

    void leavesOutWhatWaits()
    {
        LinkPulse pulse;
        pulse.take({{.sequence = 1, .topic = id("order-events")}}, 0);
        pulse.take({}, 1'000);
        QVERIFY(pulse.lit().isEmpty());
    }

    void standsForTheDotsWhereMotionIsReduced()
    {
        const SettingsFixture settings;
        CanvasFixture f;
        f.canvas->setDots(one(), DotKind::Recorded, 1);
        (void)f.canvas->grab();
        QCOMPARE(f.canvas->placedDots().size(), 1U);
        Preferences::shared().setMotion(Preferences::Motion::Reduced);
        const QPoint middle = f.at(f.canvas->picture().link(produces())->at(0.3));
        const QRgb before = f.canvas->grab().toImage().pixel(middle);
        f.canvas->setDots(one(), DotKind::Recorded, 1);
        QVERIFY(QTest::qWaitFor([&f, middle, before] {
            f.canvas->setDots(one(), DotKind::Recorded, 1);
            return f.canvas->grab().toImage().pixel(middle) != before;
        }));
        QCOMPARE(f.canvas->grab().toImage().pixelColor(middle), Theme::current().recordDot);
        QVERIFY(f.canvas->placedDots().empty());
        Preferences::shared().setMotion(Preferences::Motion::Full);
    }

    void nothingFlashesWhereMotionIsReduced()
    {
        const SettingsFixture settings;
        CanvasFixture f;
        Preferences::shared().setMotion(Preferences::Motion::Reduced);
        f.canvas->reveal(id("order-events"));
        QVERIFY(f.canvas->state().flashing.isEmpty());
        Preferences::shared().setMotion(Preferences::Motion::Full);
        f.canvas->reveal(id("order-events"));
        QCOMPARE(f.canvas->state().flashing, id("order-events"));
    }
};

QTEST_MAIN(TestLinkPulse)
#include "tst_linkpulse.moc"
