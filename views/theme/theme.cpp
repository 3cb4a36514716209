// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"

#include <cmath>

namespace rheo::ui {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Theme lightTheme()
{
    Theme t;
    t.window = rgb(0xF4F6F9), t.panel = rgb(0xFFFFFF), t.field = rgb(0xFAFBFC);
    t.canvas = rgb(0xFAFBFC), t.gridDot = rgb(0xDCE2EA);
    t.container = rgb(0xF1F4F8), t.containerLine = rgb(0xCBD3DF);
    t.selection = rgb(0x0072B2), t.selectionTint = rgb(0xE6F1F8), t.onSelection = rgb(0xFFFFFF);
    t.trouble = rgb(0xD55E00), t.troubleText = rgb(0xA64400), t.troubleTint = rgb(0xFDEEE4),
    t.onTrouble = rgb(0xFFFFFF);
    t.onTroubleText = rgb(0x0E1318);
    t.warning = rgb(0xE69F00), t.warningTint = rgb(0xFFF6E0), t.warningRim = rgb(0x8A5200);
    t.good = rgb(0x009E73), t.goodText = rgb(0x007A5A);
    t.text = rgb(0x1B2430), t.secondText = rgb(0x5B6678), t.divider = rgb(0xDDE2EA);
    t.cardOutline = rgb(0x7B879A), t.link = rgb(0x667085), t.chip = rgb(0xEEF2F7), t.recordDot = rgb(0xC77700);
    t.diffAdded = rgb(0xE7F6F0);
    t.service = rgb(0x0072B2), t.topic = rgb(0xC77700), t.streamProcessor = rgb(0x009E73);
    t.connector = rgb(0x7A5BD0), t.function = rgb(0xB4508C), t.externalSystem = rgb(0x667085);
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.isDark = true;
    t.window = rgb(0x14171C), t.panel = rgb(0x1B1F26), t.field = rgb(0x14181E);
    t.canvas = rgb(0x101318), t.gridDot = rgb(0x222832);
    t.container = rgb(0x161A21), t.containerLine = rgb(0x343C48);
    t.selection = rgb(0x56B4E9), t.selectionTint = rgb(0x17303F), t.onSelection = rgb(0x0E1318);
    t.trouble = rgb(0xFF7A3D), t.troubleText = rgb(0xFF9A6B), t.troubleTint = rgb(0x33201A),
    t.onTrouble = rgb(0x0E1318);
    t.onTroubleText = rgb(0x0E1318);
    t.warning = rgb(0xE69F00), t.warningTint = rgb(0x2E2614), t.warningRim = rgb(0xE69F00);
    t.good = rgb(0x2BC79B), t.goodText = rgb(0x2BC79B);
    t.text = rgb(0xE6EAF0), t.secondText = rgb(0xA3ADBD), t.divider = rgb(0x2D343F);
    t.cardOutline = rgb(0x6B7686), t.link = rgb(0x8A94A6), t.chip = rgb(0x272D37), t.recordDot = rgb(0xFFC65C);
    t.diffAdded = rgb(0x12322A);
    t.service = rgb(0x56B4E9), t.topic = rgb(0xE69F00), t.streamProcessor = rgb(0x2BC79B);
    t.connector = rgb(0x9B7FE6), t.function = rgb(0xCC79A7), t.externalSystem = rgb(0x98A2B3);
    return t;
}

double linearLight(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linearLight(colour.redF()) + 0.7152 * linearLight(colour.greenF()) +
           0.0722 * linearLight(colour.blueF());
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = lightTheme();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = darkTheme();
    return theme;
}

QColor Theme::accent(ElementKind kind) const
{
    switch (kind) {
    case ElementKind::Service:
        return service;
    case ElementKind::Topic:
    case ElementKind::Schema:
        return topic;
    case ElementKind::StreamProcessor:
        return streamProcessor;
    case ElementKind::Connector:
        return connector;
    case ElementKind::Function:
        return function;
    case ElementKind::ExternalSystem:
        return externalSystem;
    case ElementKind::Note:
    case ElementKind::BoundedContext:
    case ElementKind::Site:
    case ElementKind::Cluster:
        return secondText;
    }
    std::unreachable();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor blended(const QColor &colour, const QColor &ground, double opacity)
{
    const auto mix = [opacity](int top, int bottom) {
        return int(std::lround(top * opacity + bottom * (1 - opacity)));
    };
    return {mix(colour.red(), ground.red()), mix(colour.green(), ground.green()), mix(colour.blue(), ground.blue())};
}

} // namespace rheo::ui
