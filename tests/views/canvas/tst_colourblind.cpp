// SPDX-License-Identifier: Apache-2.0
// Colour is never the only signal: states that a person must tell apart still differ when colours are seen as by the
// three kinds of colour blindness and then only by their lightness.

#include "tests/views/shopdrawing.h"
#include "views/canvas/picturepainter.h"
#include "views/theme/icons.h"

#include <QPainter>
#include <QTest>

#include <array>
#include <cmath>

using namespace rheo;
using namespace rheo::ui;

namespace {

using Matrix = std::array<double, 9>;

/// Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
constexpr Matrix protanopia = {0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                               0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix deuteranopia = {0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                                 0.047413, -0.011820, 0.042940,  0.968881};
constexpr Matrix tritanopia = {1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                               0.147602, 0.004733,  0.691367,  0.303900};

double linear(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// How light a colour is to such an eye, 0 to 255.
int lightness(QRgb colour, const Matrix &eye)
{
    const std::array<double, 3> in = {linear(qRed(colour)), linear(qGreen(colour)), linear(qBlue(colour))};
    std::array<double, 3> out = {};
    for (size_t row = 0; row < 3; ++row)
        out[row] = std::clamp(eye[3 * row] * in[0] + eye[3 * row + 1] * in[1] + eye[3 * row + 2] * in[2], 0.0, 1.0);
    const double light = 0.2126 * out[0] + 0.7152 * out[1] + 0.0722 * out[2];
    return int(std::lround(255 * std::cbrt(light)));
}

/// Pixels that such an eye sees clearly lighter or darker in one of two pictures.
int differing(const QImage &a, const QImage &b, const Matrix &eye)
{
    constexpr int clearly = 30;
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb first = a.pixel(x, y);
            const QRgb second = b.pixel(x, y);
            count += first != second && std::abs(lightness(first, eye) - lightness(second, eye)) > clearly;
        }
    }
    return count;
}

QImage shopIn(const CanvasState &state, const Theme &theme)
{
    static const CanvasPicture picture = CanvasPicture::of(shopDrawing());
    QImage image(1000, 600, QImage::Format_RGB32);
    const PaintStyle style(theme, 1);
    QPainter painter(&image);
    const QRectF area(0, 0, 1000, 600);
    paintGround(painter, area, style);
    paintPicture(painter, picture, state, area, style);
    return image;
}

struct Group
{
    const char *name;
    QList<CanvasState> states; ///< each to be told from each
};

CanvasState element(const ElementOverlay &overlay)
{
    CanvasState state;
    state.overlay.elements[ElementId(QStringLiteral("payment-events"))] = overlay;
    return state;
}

CanvasState link(const LinkOverlay &overlay)
{
    CanvasState state;
    state.overlay.links[{ElementId(QStringLiteral("order-events")), ElementId(QStringLiteral("payment-service")),
                         LinkKind::Consumes}] = overlay;
    return state;
}

QList<Group> groups()
{
    CanvasState selected;
    selected.selected = {ElementId(QStringLiteral("payment-events"))};
    return {
        {"signs of an element",
         {element({}), element({.sign = Sign::Good}), element({.sign = Sign::Unseen}), element({.sign = Sign::Warning}),
          element({.sign = Sign::Late}), element({.sign = Sign::Error})}},
        {"drawing against cluster",
         {element({}), element({.drift = Drift::DeclaredOnly}), element({.drift = Drift::LiveOnly})}},
        {"selected, simulated", {element({}), selected, element({.simulated = true})}},
        {"lag of a link, which comes with its words",
         {link({}), link({.sign = Sign::Late, .second = QStringLiteral("lag 1 240 ↑")})}},
        {"link on the cluster", {link({}), link({.notOnCluster = true})}},
    };
}

} // namespace

class TestColourBlind : public QObject
{
    Q_OBJECT

    static constexpr std::array eyes = {std::pair{"protanopia", protanopia}, std::pair{"deuteranopia", deuteranopia},
                                        std::pair{"tritanopia", tritanopia}};

private Q_SLOTS:

    void theEyesAreRight()
    {
        // Red and green of one lightness to the eye that lacks the difference.
        QVERIFY(std::abs(lightness(qRgb(255, 255, 255), deuteranopia) - 255) <= 1);
        QCOMPARE(lightness(qRgb(0, 0, 0), protanopia), 0);
        QVERIFY(lightness(qRgb(255, 0, 0), protanopia) < lightness(qRgb(255, 0, 0), deuteranopia));
    }

    void statesDiffer_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void statesDiffer()
    {
        QFETCH(bool, dark);
        const Theme &theme = dark ? Theme::dark() : Theme::light();
        constexpr int enough = 6; // pixels: the mark in a sign
        for (const Group &group : groups()) {
            QList<QImage> pictures;
            for (const CanvasState &state : group.states)
                pictures += shopIn(state, theme);
            for (qsizetype a = 0; a < pictures.size(); ++a) {
                for (qsizetype b = a + 1; b < pictures.size(); ++b) {
                    for (const auto &[name, eye] : eyes) {
                        const int count = differing(pictures[a], pictures[b], eye);
                        QVERIFY2(count >= enough, qPrintable(QStringLiteral("%1, %2 and %3, %4: %5")
                                                                 .arg(QLatin1String(group.name))
                                                                 .arg(a)
                                                                 .arg(b)
                                                                 .arg(QLatin1String(name))
                                                                 .arg(count)));
                    }
                }
            }
        }
    }

    void kindsDiffer()
    {
        QList<QImage> icons;
        for (const ElementKind kind :
             {ElementKind::Service, ElementKind::Topic, ElementKind::StreamProcessor, ElementKind::Connector,
              ElementKind::Function, ElementKind::ExternalSystem, ElementKind::Schema, ElementKind::Note}) {
            QImage image(36, 32, QImage::Format_RGB32);
            image.fill(Theme::light().panel);
            QPainter painter(&image);
            paintKindIcon(painter, kind, image.rect(), Theme::light());
            painter.end();
            icons += image;
        }
        for (qsizetype a = 0; a < icons.size(); ++a) {
            for (qsizetype b = a + 1; b < icons.size(); ++b)
                QVERIFY2(differing(icons[a], icons[b], deuteranopia) >= 12,
                         qPrintable(QStringLiteral("kinds %1 and %2").arg(a).arg(b)));
        }
    }
};

QTEST_MAIN(TestColourBlind)
#include "tst_colourblind.moc"
