// SPDX-License-Identifier: Apache-2.0
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvaslayer.h"
#include "views/canvas/elementpainter.h"
#include "views/canvas/linkpainter.h"
#include "views/canvas/picturepainter.h"

#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

const ElementId payment(QStringLiteral("payment-service"));
const ElementId paymentEvents(QStringLiteral("payment-events"));
const LinkId toPayment{ElementId(QStringLiteral("order-events")), payment, LinkKind::Consumes};

QImage painted(const CanvasPicture &picture, const CanvasState &state, qreal zoom = 1,
               const Theme &theme = Theme::light())
{
    QImage image(1000, 600, QImage::Format_RGB32);
    const PaintStyle style(theme, zoom);
    QPainter painter(&image);
    painter.scale(zoom, zoom);
    const QRectF area(0, 0, 1000 / zoom, 600 / zoom);
    paintGround(painter, area, style);
    paintPicture(painter, picture, state, area, style);
    return image;
}

/// Each state of the look, by its name, for an element, a topic and a link at once.
QMap<QString, CanvasState> states()
{
    QMap<QString, CanvasState> all;
    all[QStringLiteral("normal")] = {};
    all[QStringLiteral("hover")].hovered = payment;
    all[QStringLiteral("hovered link")].hoveredLink = toPayment;
    all[QStringLiteral("selected")].selected = {payment};
    all[QStringLiteral("selected link")].selectedLinks = {toPayment};
    all[QStringLiteral("focused")].focused = payment;
    all[QStringLiteral("focused link")].focusedLink = toPayment;
    all[QStringLiteral("flashing")].flashing = payment;
    all[QStringLiteral("edited")].edited = payment;
    all[QStringLiteral("dim others")].overlay.dimOthers = true;
    const auto element = [&all](const char *name, const ElementOverlay &overlay) {
        all[QString::fromLatin1(name)].overlay.elements[paymentEvents] = overlay;
    };
    element("warning", {.sign = Sign::Warning});
    element("error", {.sign = Sign::Error});
    element("late", {.sign = Sign::Late});
    element("declared only", {.drift = Drift::DeclaredOnly});
    element("live only", {.drift = Drift::LiveOnly});
    element("simulated", {.simulated = true});
    element("dimmed", {.dimmed = true});
    element("lit", {.lit = true});
    element("badge", {.lit = true, .badge = 2});
    element("late badge", {.lit = true, .badge = 2, .badgeLate = true});
    element("label", {.label = QStringLiteral("1 284/s")});
    element("pill", {.pill = QStringLiteral("7 stuck orders"), .pillSign = Sign::Error});
    const auto link = [&all](const char *name, const LinkOverlay &overlay) {
        all[QString::fromLatin1(name)].overlay.links[toPayment] = overlay;
    };
    link("lit link", {.lit = true});
    link("late link", {.late = true});
    link("dimmed link", {.dimmed = true});
    link("link not on the cluster", {.notOnCluster = true});
    link("link in trouble", {.sign = Sign::Error, .second = QStringLiteral("lag 1 240")});
    link("link with lag", {.second = QStringLiteral("lag 3")});
    link("link badge", {.lit = true, .badge = 4, .label = QStringLiteral("event 4")});
    return all;
}

} // namespace

class TestPainters : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyStateLooksDifferent()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            QMap<QString, QImage> images;
            const auto all = states();
            for (auto it = all.begin(); it != all.end(); ++it)
                images[it.key()] = painted(picture, it.value(), 1, *theme);
            for (auto a = images.begin(); a != images.end(); ++a)
                for (auto b = std::next(a); b != images.end(); ++b)
                    QVERIFY2(*a != *b, qPrintable(a.key() + QStringLiteral(" looks like ") + b.key()));
        }
    }

    void everyKindLooksDifferent()
    {
        QList<QImage> seen;
        for (const ElementKind kind : allElementKinds) {
            Drawing one;
            const ElementId id(QStringLiteral("x"));
            one.architecture.put(Element{.id = id, .kind = kind, .name = QStringLiteral("same"), .container = {}});
            one.placement[id] = {.position = {40, 60}};
            const QImage image = painted(CanvasPicture::of(one), {});
            QVERIFY2(!seen.contains(image), qPrintable(keyword(kind)));
            seen += image;
        }
    }

    void everyLinkKindLooksDifferent()
    {
        Drawing two;
        for (const char *name : {"a", "b"}) {
            const ElementId id(QString::fromLatin1(name));
            two.architecture.put(Element{.id = id, .kind = ElementKind::Service, .name = id.text(), .container = {}});
            two.placement[id] = {.position = {name[0] == 'a' ? 40.0 : 400.0, 60}};
        }
        const ElementId a(QStringLiteral("a"));
        const ElementId b(QStringLiteral("b"));
        QHash<LinkKind, QImage> images;
        for (const LinkKind kind : allLinkKinds) {
            Drawing drawing = two;
            drawing.architecture.put(Link{.id = {a, b, kind}});
            images[kind] = painted(CanvasPicture::of(drawing), {});
        }
        QVERIFY(images[LinkKind::Produces] != images[LinkKind::Consumes]); // the pill
        QVERIFY(images[LinkKind::Produces] != images[LinkKind::Mirrors]);
        QVERIFY(images[LinkKind::Produces] != images[LinkKind::Calls]);
        QVERIFY(images[LinkKind::Mirrors] != images[LinkKind::Calls]);
    }

    void detailsGoAsOneZoomsOut_data()
    {
        QTest::addColumn<qreal>("zoom");
        QTest::addColumn<int>("detail");
        QTest::newRow("100") << 1.0 << int(Detail::Full);
        QTest::newRow("60") << 0.6 << int(Detail::Full);
        QTest::newRow("59") << 0.59 << int(Detail::Names);
        QTest::newRow("35") << 0.35 << int(Detail::Names);
        QTest::newRow("34") << 0.34 << int(Detail::Shapes);
        QTest::newRow("15") << 0.15 << int(Detail::Shapes);
        QTest::newRow("14") << 0.14 << int(Detail::Blocks);
    }

    void detailsGoAsOneZoomsOut()
    {
        QFETCH(qreal, zoom);
        QFETCH(int, detail);
        QCOMPARE(int(detailFor(zoom)), detail);
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        CanvasState state;
        QVERIFY(painted(picture, state, zoom) != painted({}, state, zoom));
        state.overlay.elements[paymentEvents].sign = Sign::Error; // trouble keeps its sign
        QVERIFY(painted(picture, state, zoom) != painted(picture, {}, zoom));
    }

    void textIsNeverUnderNinePixels()
    {
        for (const qreal zoom : {0.6, 0.7, 0.8, 1.0, 2.0}) {
            const PaintStyle style(Theme::light(), zoom);
            QVERIFY(style.second.pixelSize() * zoom >= 9 - 1e-6);
            QVERIFY(style.name.pixelSize() * zoom >= 9 - 1e-6);
        }
    }

    void namesBreakAfterPunctuation_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("short") << QStringLiteral("orders") << QStringList{QStringLiteral("orders")};
        QTest::newRow("hyphen") << QStringLiteral("inventory-reservation")
                                << QStringList{QStringLiteral("inventory-"), QStringLiteral("reservation")};
        QTest::newRow("dot") << QStringLiteral("inventory.reservation")
                             << QStringList{QStringLiteral("inventory."), QStringLiteral("reservation")};
        QTest::newRow("nowhere") << QString(60, QLatin1Char('x')) << QStringList{QString(60, QLatin1Char('x'))};
    }

    void namesBreakAfterPunctuation()
    {
        QFETCH(QString, name);
        QTEST(twoLines(name, interfaceFont(13), 90), "lines");
    }

    void pillsFitTheirRun()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        const PaintStyle style(Theme::light(), 1);
        for (const PictureLink *link : picture.linksMeeting(picture.bounds())) {
            const PillLayout pill = pillLayout(*link, {.second = QStringLiteral("lag 123 456 789")}, style);
            if (link->group.isEmpty() || pill.rect.isNull())
                continue;
            const QLineF run(link->pillRun[0], link->pillRun[1]);
            if (std::abs(run.dx()) > std::abs(run.dy()))
                QVERIFY(pill.rect.width() <= run.length());
        }
    }

    void pillIsInTwoLinesWhereTheRunIsShort()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        const PaintStyle style(Theme::light(), 1);
        const PillLayout pill = pillLayout(*picture.link(toPayment), {.second = QStringLiteral("lag 12")}, style);
        QCOMPARE(pill.first, QStringLiteral("payment-service"));
        QCOMPARE(pill.second, QStringLiteral("lag 12"));
        QVERIFY(pill.rect.height() > 30);
    }

    void keptLayerEqualsAFreshOne()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        CanvasState state;
        const QSize size(600, 400);
        CanvasLayer kept;
        const auto fresh = [&](const Viewport &view) {
            return CanvasLayer().image(picture, state, view, size, 1, Theme::light()).copy();
        };
        Viewport view{.origin = {100, 50}, .zoom = 1};
        (void)kept.image(picture, state, view, size, 1, Theme::light());
        for (const QPointF &by :
             {QPointF(40, 0), QPointF(-13, 27), QPointF(0.5, 0), QPointF(3000, 0), QPointF(-3000, 9)}) {
            view = view.panned(by);
            const QImage now = kept.image(picture, state, view, size, 1, Theme::light());
            // Clipped drawing may differ by a rounding at the seams, so the images are compared with tolerance.
            const QImage expected = fresh(view);
            int differing = 0;
            for (int y = 0; y < now.height(); ++y)
                for (int x = 0; x < now.width(); ++x)
                    differing += std::abs(qGray(now.pixel(x, y)) - qGray(expected.pixel(x, y))) > 24;
            QVERIFY2(differing < 40, qPrintable(QString::number(differing)));
        }
        state.selected = {payment};
        kept.invalidate(picture.element(payment)->extent());
        view = {.origin = {500, 100}, .zoom = 1};
        QCOMPARE(kept.image(picture, state, view, size, 1, Theme::light()).pixel(240, 128),
                 fresh(view).pixel(240, 128));
    }
};

QTEST_MAIN(TestPainters)
#include "tst_painters.moc"
