// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/emptyhint.h"

#include "views/canvas/paintstyle.h"

#include <QCoreApplication>

namespace rheo::ui {

namespace {

constexpr qreal titleHeight = 26;
constexpr qreal lineHeight = 22;
constexpr qreal wayWidth = 150;
constexpr qreal width = 420;
constexpr qreal margin = 16;

struct Line
{
    const char *way;
    const char *what;
};

constexpr Line lines[] = {
    {QT_TRANSLATE_NOOP("EmptyHint", "Drag from the palette"),
     QT_TRANSLATE_NOOP("EmptyHint", "a service, a topic, anything")},
    {QT_TRANSLATE_NOOP("EmptyHint", "Double-click"), QT_TRANSLATE_NOOP("EmptyHint", "to add an element right here")},
    {QT_TRANSLATE_NOOP("EmptyHint", "Ctrl+V"),
     QT_TRANSLATE_NOOP("EmptyHint", "to paste elements or the text of a drawing")},
    {QT_TRANSLATE_NOOP("EmptyHint", "File, Start page"), QT_TRANSLATE_NOOP("EmptyHint", "to begin with a pattern")},
};

QString tr(const char *words)
{
    return QCoreApplication::translate("EmptyHint", words);
}

} // namespace

void paintEmptyHint(QPainter &painter, const QRectF &canvas, const Theme &theme)
{
    const qreal height = titleHeight + 8 + lineHeight * std::size(lines);
    QRectF place(0, 0, width, height);
    place.moveCenter(canvas.center());
    if (!canvas.adjusted(margin, margin, -margin, -margin).contains(place))
        return;
    painter.fillRect(place.adjusted(-margin, -margin, margin, margin), theme.canvas);
    drawLine(painter, QRectF(place.left(), place.top(), width, titleHeight), interfaceFont(14, QFont::DemiBold),
             theme.text, tr("Nothing is drawn yet"), Qt::AlignHCenter);
    qreal top = place.top() + titleHeight + 8;
    for (const Line &line : lines) {
        drawLine(painter, QRectF(place.left(), top, wayWidth - 12, lineHeight), interfaceFont(13, QFont::Medium),
                 theme.text, tr(line.way), Qt::AlignRight);
        drawLine(painter, QRectF(place.left() + wayWidth, top, width - wayWidth, lineHeight), interfaceFont(13),
                 theme.secondText, tr(line.what));
        top += lineHeight;
    }
}

} // namespace rheo::ui
