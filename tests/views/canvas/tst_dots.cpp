// SPDX-License-Identifier: Apache-2.0
#include "tests/views/shopdrawing.h"
#include "views/canvas/dotpainter.h"
#include "views/canvas/linkpainter.h"

#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

const ElementId orders(QStringLiteral("order-events"));
const LinkId toPayment{orders, ElementId(QStringLiteral("payment-service")), LinkKind::Consumes};

QImage painted(const std::vector<PlacedDot> &dots, DotKind kind, Sequence chosen, const PaintStyle &style)
{
    QImage image(1000, 600, QImage::Format_RGB32);
    image.fill(style.theme.canvas);
    QPainter painter(&image);
    DotPainter().paint(painter, dots, {}, kind, chosen, style);
    return image;
}

} // namespace

class TestDots : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void noDotWithinSixOfAnyPill()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        const PaintStyle style(Theme::light(), 1);
        std::vector<Dot> dots;
        for (const PictureLink *link : picture.linksMeeting(picture.bounds()))
            for (int i = 0; i <= 200; ++i)
                dots.push_back({qint64(dots.size()), link->id, {}, float(i) / 200});
        const auto placed = DotPlacer().place(dots, picture, {}, style);
        QVERIFY(placed.size() > dots.size() / 2 && placed.size() < dots.size());
        for (const PictureLink *link : picture.linksMeeting(picture.bounds())) {
            const QRectF pill = pillLayout(*link, {}, style).rect.adjusted(-6, -6, 6, 6);
            for (const PlacedDot &dot : placed)
                QVERIFY(link->group.isEmpty() || !pill.contains(dot.centre));
        }
    }

    void waitingDotsStandInTheirTopic()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        const std::vector<Dot> dots(40, Dot{.sequence = 7, .topic = orders});
        const auto placed = DotPlacer().place(dots, picture, {}, PaintStyle(Theme::light(), 1));
        QCOMPARE(placed.size(), size_t(24));
        for (const PlacedDot &dot : placed)
            QVERIFY(picture.element(orders)->rect.contains(dot.centre));
    }

    void unknownLinksAndTopicsAreLeftOut()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        const ElementId gone(QStringLiteral("gone"));
        const std::vector<Dot> dots = {{.sequence = 1, .link = {gone, orders, LinkKind::Produces}},
                                       {.sequence = 2, .topic = gone}};
        QVERIFY(DotPlacer().place(dots, picture, {}, PaintStyle(Theme::light(), 1)).empty());
    }

    void belowThirtyFivePercentTheyAreBrightness()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        const std::vector<Dot> dots = {{.sequence = 1, .link = toPayment, .fraction = 0.02f}};
        QCOMPARE(DotPlacer().place(dots, picture, {}, PaintStyle(Theme::light(), 0.4)).size(), size_t(1));
        QVERIFY(DotPlacer().place(dots, picture, {}, PaintStyle(Theme::light(), 0.3)).empty());
    }

    void findsTheNearestDot()
    {
        const std::vector<PlacedDot> dots = {{{10, 10}, 1}, {{16, 10}, 2}};
        QCOMPARE(dotAt(dots, {11, 10}, 5), 1);
        QCOMPARE(dotAt(dots, {15, 10}, 5), 2);
        QCOMPARE(dotAt(dots, {40, 10}, 5), -1);
    }

    void simulatedAndChosenLookDifferent()
    {
        const PaintStyle style(Theme::dark(), 1);
        const std::vector<PlacedDot> dots = {{{100, 100}, 1}, {{200, 100}, 2}};
        const QImage full = painted(dots, DotKind::Recorded, -1, style);
        const QImage hollow = painted(dots, DotKind::Simulated, -1, style);
        const QImage chosen = painted(dots, DotKind::Recorded, 2, style);
        QVERIFY(full != hollow);
        QVERIFY(full != chosen);
        QCOMPARE(full.pixelColor(100, 100), style.theme.recordDot);
        QCOMPARE(hollow.pixelColor(100, 100), style.theme.canvas);
        QVERIFY(chosen.pixelColor(100, 100) != style.theme.recordDot); // faint
    }
};

QTEST_MAIN(TestDots)
#include "tst_dots.moc"
