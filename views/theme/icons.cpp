// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <functional>
#include <memory>

namespace rheo::ui {

namespace {

constexpr int iconSize = 16;

QByteArray svgText(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "icon", qPrintable(name));
    return found ? file.readAll().replace("currentColor", colour.name().toLatin1()) : QByteArray();
}

/// Parsed once for each name and colour; GUI thread only.
QSvgRenderer *rendererOf(const QString &name, const QColor &colour)
{
    static QHash<QString, std::shared_ptr<QSvgRenderer>> renderers;
    auto &renderer = renderers[name + colour.name()];
    if (!renderer)
        renderer = std::make_shared<QSvgRenderer>(svgText(name, colour));
    return renderer.get();
}

QPixmap drawn(const QSize &size, qreal ratio, const std::function<void(QPainter &)> &draw)
{
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    return pixmap;
}

void addTo(QIcon &icon, QIcon::Mode mode, const QSize &size, const std::function<void(QPainter &)> &draw)
{
    for (const qreal ratio : {1.0, 2.0})
        icon.addPixmap(drawn(size, ratio, draw), mode);
}

/// Drawn once for each theme of the program: a list may have a hundred thousand rows. GUI thread only.
QIcon keptIcon(int key, const Theme &theme, const QSize &size, const std::function<void(QPainter &)> &draw)
{
    static auto &kept = *new QHash<std::pair<int, bool>, QIcon>; // never freed: the application goes first
    const bool isOurs = &theme == &Theme::light() || &theme == &Theme::dark();
    if (const QIcon found = isOurs ? kept.value({key, theme.isDark}) : QIcon(); !found.isNull())
        return found;
    QIcon made;
    for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Selected, QIcon::Active})
        addTo(made, mode, size, draw);
    if (isOurs)
        kept.insert({key, theme.isDark}, made);
    return made;
}

class ThemedIcon : public QIconEngine
{
public:
    ThemedIcon(QString name, QColor Theme::*colour) : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = Theme::current();
        const QColor faint = blended(theme.secondText, theme.panel, 0.55);
        const int side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        paintIcon(*painter, m_name, square, mode == QIcon::Disabled ? faint : theme.*m_colour);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(size, 1, [&](QPainter &painter) { paint(&painter, QRect({}, size), mode, state); });
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemedIcon(*this); }

private:
    QString m_name;
    QColor Theme::*m_colour;
};

} // namespace

void paintIcon(QPainter &painter, const QString &name, const QRectF &where, const QColor &colour)
{
    rendererOf(name, colour)->render(&painter, where);
}

QIcon icon(const QString &name, QColor Theme::*colour)
{
    return QIcon(new ThemedIcon(name, colour));
}

QIcon kindIcon(ElementKind kind, const Theme &theme)
{
    return keptIcon(int(kind), theme, {18, iconSize},
                    [&](QPainter &p) { paintKindIcon(p, kind, QRectF(0, 0, 18, iconSize), theme); });
}

QIcon signIcon(Sign sign, const Theme &theme)
{
    constexpr int afterKinds = 1000;
    return keptIcon(afterKinds + int(sign), theme, {iconSize, iconSize},
                    [&](QPainter &p) { paintSign(p, sign, QRectF(1, 1, iconSize - 2, iconSize - 2), theme); });
}

} // namespace rheo::ui
