// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasview.h"
#include "views/canvas/emptyhint.h"
#include "views/canvas/focusmode.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/statepainter.h"
#include "views/tools/abstracttool.h"

#include <QPainter>

namespace rheo::ui {

void CanvasView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const LayerQuality quality = m_zoomTimer.isActive() ? LayerQuality::Quick : LayerQuality::Exact;
    painter.drawImage(0, 0, m_layer.image(m_picture, m_state, m_viewport, size(), devicePixelRatioF(), theme, quality));
    painter.setRenderHint(QPainter::Antialiasing);
    const PaintStyle style(theme, m_viewport.zoom);
    m_placedDots = m_dotPlacer.place(m_dots, m_picture, m_state, style);
    m_dotPainter.paint(painter, m_placedDots, m_viewport.transform(), m_dotKind, m_chosenDot, style);
    paintOver(painter, style);
}

void CanvasView::paintOver(QPainter &painter, const PaintStyle &style)
{
    painter.save();
    painter.setTransform(m_viewport.transform(), true);
    m_pulse.paint(painter, m_picture, style);
    tool().paint(painter, style);
    painter.restore();
    if (m_document->architecture().elements().isEmpty() && !tool().isBusy())
        paintEmptyHint(painter, QRectF(rect()), style.theme);
    paintFoot(painter);
    if (m_state.overlay.simulated)
        paintSimulatedBand(painter);
    if (m_profileColour.isValid())
        painter.fillRect(QRectF(0, 0, width(), 3), m_profileColour);
}

void CanvasView::paintFoot(QPainter &painter)
{
    const Theme &theme = Theme::current();
    QString text = tool().hint();
    const bool showsDots = !m_dots.empty() || m_oneIn > 1;
    if (text.isEmpty() && isRouting()) {
        text = tr("Laying the links of this large drawing around its cards…");
    } else if (text.isEmpty() && m_focus->isOn()) {
        text = m_focus->words();
    } else if (text.isEmpty() && m_pulse.isPulsing()) {
        text = tr("a link lights up once a second while records pass it");
    } else if (text.isEmpty() && showsDots) {
        text = m_oneIn > 1
                   ? tr("one dot is one record, 1 in %1 is drawn · click a dot to follow it").arg(grouped(m_oneIn))
                   : tr("one dot is one record · click a dot to follow it");
    } else if (text.isEmpty()) {
        text = tr("Drag from a port to connect · double-click to add · hold Space to pan");
    }
    const bool hasSample = showsDots && !m_pulse.isPulsing() && !isRouting() && !m_focus->isOn() && !tool().isBusy();
    const QFont font = interfaceFont(11);
    const qreal advance = textAdvance(font, text);
    const QRectF place(width() - 16 - advance, height() - 27, advance, 18);
    if (place.left() < 16)
        return;
    painter.setPen(Qt::NoPen);
    QColor ground = theme.canvas;
    ground.setAlphaF(0.85f);
    painter.setBrush(ground);
    painter.drawRoundedRect(place.adjusted(hasSample ? -20 : -6, -1, 6, 1), 6, 6);
    drawLine(painter, place, font, theme.secondText, text);
    if (!hasSample)
        return;
    painter.setPen(m_dotKind == DotKind::Simulated ? QPen(theme.recordDot, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(m_dotKind == DotKind::Simulated ? QBrush(Qt::NoBrush) : QBrush(theme.recordDot));
    painter.drawEllipse(QPointF(place.left() - 10, place.center().y()), 3, 3);
}

void CanvasView::paintSimulatedBand(QPainter &painter)
{
    constexpr qreal height = 20;
    const Theme &theme = Theme::current();
    const QRectF band(0, m_profileColour.isValid() ? 3 : 0, width(), height);
    painter.fillRect(band, theme.container);
    QColor line = theme.secondText;
    line.setAlphaF(0.35f);
    painter.fillRect(band, hatch(line, 5));
    const QFont font = interfaceFont(11, QFont::DemiBold);
    const QString word = tr("Simulated");
    const qreal advance = textAdvance(font, word) + 20;
    const QRectF label(band.center().x() - advance / 2, band.top() + 1, advance, height - 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(label, 9, 9);
    drawLine(painter, label, font, theme.text, word, Qt::AlignHCenter);
}

} // namespace rheo::ui
