// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"
#include "views/window/liveoverlay.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

namespace {

FollowerNews news()
{
    FollowerNews news;
    news.rates = {{QStringLiteral("order-events"), 1284, 340'000},
                  {QStringLiteral("payment-events"), 2.5, 900},
                  {QStringLiteral("not-drawn"), 9999, 1}};
    return news;
}

GroupLag lagOf(const QString &group, qint64 lag)
{
    GroupLag found;
    found.group = group;
    found.topic = QStringLiteral("order-events");
    found.lag = lag;
    return found;
}

/// The consumes link that reads `topic` and the group that it reads with.
std::pair<LinkId, QString> consumerOf(const Architecture &drawing, const char *topic)
{
    const Element *found = topicNamed(drawing, QString::fromLatin1(topic));
    const LinkId link = consumersOf(drawing, found->id).front();
    return {link, effectiveGroup(drawing, link)};
}

} // namespace

class TestLiveOverlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingMeasuredShowsNothing()
    {
        const CanvasOverlay overlay = liveOverlay(sampleDrawing(), nullptr, {}, false);
        QVERIFY(overlay.elements.isEmpty());
        QVERIFY(overlay.links.isEmpty());
        QVERIFY(!overlay.simulated);
    }

    void theSimulatedBandStaysWithoutNews() { QVERIFY(liveOverlay(sampleDrawing(), nullptr, {}, true).simulated); }

    void ratesStandUnderTheirTopics()
    {
        const Architecture drawing = sampleDrawing();
        const FollowerNews measured = news();
        const CanvasOverlay overlay = liveOverlay(drawing, &measured, {}, false);
        const auto label = [&](const char *topic) {
            return overlay.elements.value(topicNamed(drawing, QString::fromLatin1(topic))->id).label;
        };
        QVERIFY2(label("order-events").startsWith(QLocale().toString(1284) + QStringLiteral("/s · 340 ")),
                 qPrintable(label("order-events")));
        QVERIFY2(label("payment-events").startsWith(QStringLiteral("2.5/s")), qPrintable(label("payment-events")));
        QVERIFY2(label("inventory-events").isEmpty(), "what was not measured has no figure");
        QCOMPARE(overlay.elements.size(), 2);
    }

    void lagStandsOnTheLinkOfItsGroup()
    {
        const Architecture drawing = sampleDrawing();
        const auto [link, group] = consumerOf(drawing, "order-events");
        FollowerNews measured;
        measured.lags.push_back(lagOf(group, 1240));
        measured.lags.push_back(lagOf(QStringLiteral("strangers"), 7));
        const CanvasOverlay overlay = liveOverlay(drawing, &measured, {}, false);
        QCOMPARE(overlay.links.value(link).second, QStringLiteral("lag ") + QLocale().toString(1240));
        for (auto each = overlay.links.begin(); each != overlay.links.end(); ++each)
            QVERIFY(each.key() == link || each->second.isEmpty());
    }

    void growingLagHasAnArrow_data()
    {
        QTest::addColumn<double>("growth");
        QTest::addColumn<bool>("arrow");
        QTest::newRow("falling") << -5.0 << false;
        QTest::newRow("steady") << 0.2 << false;
        QTest::newRow("growing") << 18.0 << true;
    }

    void growingLagHasAnArrow()
    {
        QFETCH(double, growth);
        const Architecture drawing = sampleDrawing();
        const auto [link, group] = consumerOf(drawing, "order-events");
        FollowerNews measured;
        measured.lags.push_back(lagOf(group, 9));
        measured.lags.back().growthPerSecond = growth;
        QTEST(liveOverlay(drawing, &measured, {}, false).links.value(link).second.endsWith(QChar(0x2191)), "arrow");
    }

    void aTraceTakesThePlaceOfRates()
    {
        const Architecture drawing = sampleDrawing();
        const FollowerNews measured = news();
        const TraceOverlay trace = overlayFor(sampleTrace(), drawing);
        QVERIFY(!trace.isEmpty());
        const CanvasOverlay overlay = liveOverlay(drawing, &measured, trace, true);
        QVERIFY(overlay.simulated);
        for (const ElementOverlay &each : overlay.elements)
            QVERIFY2(!each.label.contains(QStringLiteral("/s")), qPrintable(each.label));
        QVERIFY(!overlay.elements.isEmpty());
    }
};

QTEST_MAIN(TestLiveOverlay)
#include "tst_liveoverlay.moc"
