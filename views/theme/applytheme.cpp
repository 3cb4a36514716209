// SPDX-License-Identifier: Apache-2.0
#include "views/theme/stylesheet.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

namespace rheo::ui {

namespace {

const Theme *&shownTheme()
{
    static const Theme *theme = &Theme::light();
    return theme;
}

bool isDarkPlatform()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5;
    return dark;
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(theme.text, theme.panel, theme.panel, theme.divider, theme.cardOutline, theme.text, theme.text,
                     theme.field, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Highlight, theme.selectionTint);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.secondText);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Link, theme.selection);
    const QColor disabled = blended(theme.secondText, theme.panel, 0.6);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

QString interfaceFamily()
{
    static const QString family = [] {
        const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
        const QStringList plain = {QString(), QStringLiteral("DejaVu Sans"), QStringLiteral("Sans"),
                                   QStringLiteral("Sans Serif"), QStringLiteral("sans-serif")};
        const QString inter = QStringLiteral("Inter");
        return plain.contains(system) && QFontDatabase::families().contains(inter) ? inter : system;
    }();
    return family;
}

QString monospacedFamily()
{
    static const QString family = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    return family;
}

} // namespace

const Theme &Theme::current()
{
    return *shownTheme();
}

QFont interfaceFont(qreal pixels, QFont::Weight weight)
{
    QFont font(interfaceFamily());
    font.setPixelSize(std::max(1, qRound(pixels)));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont monospacedFont(qreal pixels)
{
    QFont font(monospacedFamily());
    font.setPixelSize(std::max(1, qRound(pixels)));
    font.setStyleHint(QFont::Monospace);
    return font;
}

void applyTheme(ThemeChoice choice)
{
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isDarkPlatform());
    shownTheme() = dark ? &Theme::dark() : &Theme::light();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(interfaceFont());
    QApplication::setPalette(paletteOf(Theme::current()));
    qApp->setStyleSheet(styleSheet(Theme::current()));
}

} // namespace rheo::ui
