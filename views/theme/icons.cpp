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

QPixmap drawn(const QSize &size, const std::function<void(QPainter &)> &draw)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    return pixmap;
}

/// Made once for each theme of the program: a list may have a hundred thousand rows. GUI thread only.
QIcon keptIcon(int key, const Theme &theme, const std::function<QIcon()> &make)
{
    static auto &kept = *new QHash<std::pair<int, bool>, QIcon>; // never freed: the application goes first
    const bool isOurs = &theme == &Theme::light() || &theme == &Theme::dark();
    if (!isOurs)
        return make();
    QIcon &icon = kept[{key, theme.isDark}];
    if (icon.isNull())
        icon = make();
    return icon;
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
        return drawn(size, [&](QPainter &painter) { paint(&painter, QRect({}, size), mode, state); });
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemedIcon(*this); }

private:
    QString m_name;
    QColor Theme::*m_colour;
};

/// A picture of this shape that is painted anew at each size: crisp at 125 and 150 % too.
class PaintedIcon : public QIconEngine
{
public:
    using Paint = std::function<void(QPainter &, const QRectF &)>;

    PaintedIcon(const QSizeF &shape, Paint paint) : m_shape(shape), m_paint(std::move(paint)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        QRectF where(QPointF(), m_shape.scaled(rect.size(), Qt::KeepAspectRatio));
        where.moveCenter(QRectF(rect).center());
        m_paint(*painter, where);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(size, [&](QPainter &painter) { paint(&painter, QRect({}, size), mode, state); });
    }

    [[nodiscard]] QIconEngine *clone() const override { return new PaintedIcon(*this); }

private:
    QSizeF m_shape;
    Paint m_paint;
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
    return keptIcon(int(kind), theme, [kind, &theme] {
        return QIcon(new PaintedIcon({18, iconSize}, [kind, &theme](QPainter &painter, const QRectF &where) {
            paintKindIcon(painter, kind, where, theme);
        }));
    });
}

QIcon signIcon(Sign sign, const Theme &theme)
{
    constexpr int afterKinds = 1000;
    return keptIcon(afterKinds + int(sign), theme, [sign, &theme] {
        return QIcon(new PaintedIcon({iconSize, iconSize}, [sign, &theme](QPainter &painter, const QRectF &where) {
            const qreal rim = where.width() / iconSize;
            paintSign(painter, sign, where.adjusted(rim, rim, -rim, -rim), theme);
        }));
    });
}

} // namespace rheo::ui
