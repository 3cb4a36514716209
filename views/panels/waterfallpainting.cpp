// SPDX-License-Identifier: Apache-2.0
#include "model/trace/againstdrawing.h"
#include "model/trace/elapsedtext.h"
#include "views/panels/proofmark.h"
#include "views/panels/waterfallview.h"
#include "views/theme/icons.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr qreal padding = 12;
constexpr qreal numberColumn = 26;
constexpr qreal proofColumn = 92;
constexpr qreal hopColumn = 104;
constexpr qreal barHeight = 12;
constexpr qreal startWidth = 4; ///< of the bar of an event without a parent
constexpr qreal gridRoom = 84;  ///< px between grid lines at least

void paintText(QPainter &painter, const QRectF &where, const QString &text, int flags = Qt::AlignLeft)
{
    painter.drawText(where, flags | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, int(where.width())));
}

} // namespace

qreal WaterfallView::eventWidth() const
{
    return std::clamp(viewport()->width() * 0.28, 150.0, 280.0);
}

QRectF WaterfallView::chartArea() const
{
    const qreal left = padding + numberColumn + eventWidth() + proofColumn;
    const qreal right = std::max(left + 80, viewport()->width() - hopColumn);
    return {left, headerHeight, right - left - padding, qreal(viewport()->height() - headerHeight - legendHeight)};
}

double WaterfallView::xOf(qint64 at) const
{
    const QRectF chart = chartArea();
    return chart.left() + chart.width() * double(at - m_start) / double(std::max<qint64>(1'000, m_end - m_start));
}

double WaterfallView::yOf(size_t step) const
{
    return headerHeight + double(step) * rowHeight - verticalScrollBar()->value();
}

QRectF WaterfallView::barOf(size_t step) const
{
    const Row &row = m_rows[step];
    const double y = yOf(step) + (rowHeight - barHeight) / 2;
    const double end = xOf(row.at);
    if (!row.parent)
        return {end, y, startWidth, barHeight};
    const double begin = xOf(m_rows[*row.parent].at);
    return {std::min(begin, end), y, std::max(startWidth, std::abs(end - begin)), barHeight};
}

void WaterfallView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), theme.panel);
    const size_t first = size_t(verticalScrollBar()->value() / rowHeight);
    const size_t last = std::min(m_rows.size(), first + size_t(viewport()->height() / rowHeight) + 2);
    painter.save();
    painter.setClipRect(
        QRectF(0, headerHeight, viewport()->width(), viewport()->height() - headerHeight - legendHeight));
    for (size_t step = first; step < last; ++step)
        if (int(step) == m_current || int(step) == m_hovered)
            painter.fillRect(QRectF(0, yOf(step), viewport()->width(), rowHeight),
                             int(step) == m_current ? theme.selectionTint : blended(theme.chip, theme.panel, 0.5));
    paintGrid(painter, theme);
    for (size_t step = 0; step < m_rows.size(); ++step)
        if (step >= first && step < last)
            paintRow(painter, theme, step);
        else if (!m_rows[step].otherParents.empty())
            paintJoins(painter, theme, step);
    painter.restore();
    paintHeader(painter, theme);
    paintLegend(painter, theme);
}

void WaterfallView::paintGrid(QPainter &painter, const Theme &theme) const
{
    const QRectF chart = chartArea();
    const qint64 span = std::max<qint64>(1'000, m_end - m_start);
    const qint64 step = axisStepFor(span, int(chart.width() / gridRoom));
    painter.setPen(QPen(theme.divider, 1));
    for (qint64 at = 0; at <= span; at += step) {
        const double x = std::round(xOf(m_start + at)) + 0.5;
        painter.drawLine(QPointF(x, chart.top()), QPointF(x, chart.bottom()));
    }
}

void WaterfallView::paintHeader(QPainter &painter, const Theme &theme) const
{
    const QRectF chart = chartArea();
    const qreal middle = headerHeight;
    painter.setFont(interfaceFont(11, QFont::Medium));
    painter.setPen(theme.secondText);
    paintText(painter, {padding + numberColumn, 0, eventWidth(), middle}, tr("Event"));
    paintText(painter, {padding + numberColumn + eventWidth(), 0, proofColumn, middle}, tr("Proof"));
    paintText(painter, {chart.right() + padding, 0, hopColumn - padding, middle}, tr("Hop"));
    const qint64 span = std::max<qint64>(1'000, m_end - m_start);
    const qint64 step = axisStepFor(span, int(chart.width() / gridRoom));
    for (qint64 at = 0; at <= span; at += step) {
        const QRectF label(xOf(m_start + at) + 4, 0, gridRoom, middle);
        if (at == 0 || label.left() + 50 < chart.right() + padding)
            paintText(painter, label, elapsedText(at));
    }
    painter.fillRect(QRectF(0, headerHeight - 1, viewport()->width(), 1), theme.divider);
}

void WaterfallView::paintRow(QPainter &painter, const Theme &theme, size_t step) const
{
    const Row &row = m_rows[step];
    const qreal y = yOf(step);
    paintNumber(painter, {padding + 9.5, y + rowHeight / 2.0}, int(step) + 1, row.isLate, theme);
    const qreal left = padding + numberColumn;
    painter.setFont(interfaceFont(13, QFont::Medium));
    painter.setPen(theme.text);
    paintText(painter, {left, y + 2, eventWidth() - padding, 17}, row.title);
    painter.setFont(interfaceFont(11));
    painter.setPen(theme.secondText);
    paintText(painter, {left, y + 18, eventWidth() - padding, 15}, row.second);
    if (row.proof)
        paintProof(painter, {left + eventWidth(), y, proofColumn - 4, rowHeight}, *row.proof, theme);
    paintJoins(painter, theme, step);
    paintBar(painter, theme, step);
    paintHop(painter, theme, step);
}

void WaterfallView::paintBar(QPainter &painter, const Theme &theme, size_t step) const
{
    const Row &row = m_rows[step];
    const QRectF bar = barOf(step);
    const QColor ground = int(step) == m_current ? theme.selectionTint : theme.panel;
    if (!row.parent) {
        painter.fillRect(bar, theme.selection);
        return;
    }
    if (!row.budget) {
        paintProofBar(painter, bar, *row.proof, theme.selection, ground);
        return;
    }
    const double limit = xOf(m_rows[*row.parent].at + *row.budget);
    if (!row.isLate) {
        paintProofBar(painter, bar, *row.proof, theme.selection, ground);
    } else {
        const double split = std::clamp(limit, bar.left(), bar.right());
        paintProofBar(painter, {bar.left(), bar.top(), split - bar.left(), bar.height()}, *row.proof, theme.selection,
                      ground);
        paintProofBar(painter, {split, bar.top(), bar.right() - split, bar.height()}, *row.proof, theme.trouble,
                      ground);
    }
    if (limit <= chartArea().right() + 1)
        paintTick(painter, theme, limit, bar.center().y());
}

void WaterfallView::paintTick(QPainter &painter, const Theme &theme, double x, double y) const
{
    painter.setPen(QPen(theme.text, 1.6));
    painter.drawLine(QPointF(x, y - 10), QPointF(x, y + 10));
    painter.drawLine(QPointF(x - 3, y - 10), QPointF(x + 3, y - 10));
}

void WaterfallView::paintJoins(QPainter &painter, const Theme &theme, size_t step) const
{
    QPen pen(theme.secondText, 1.4);
    pen.setDashPattern({1, 2});
    painter.setPen(pen);
    const QRectF bar = barOf(step);
    for (const size_t parent : m_rows[step].otherParents) {
        const double x = xOf(m_rows[parent].at);
        const double from = yOf(parent) + rowHeight / 2.0 + (parent < step ? barHeight / 2 + 3 : -barHeight / 2 - 3);
        const double y = bar.center().y();
        painter.drawLine(QPointF(x, from), QPointF(x, y));
        painter.drawLine(QPointF(x, y), QPointF(x < bar.left() ? bar.left() : bar.right(), y));
    }
}

void WaterfallView::paintHop(QPainter &painter, const Theme &theme, size_t step) const
{
    const Row &row = m_rows[step];
    QRectF where(chartArea().right() + padding, yOf(step), hopColumn - padding - 4, rowHeight);
    painter.setFont(row.parent ? monospacedFont(12) : interfaceFont(12));
    painter.setPen(row.isLate ? theme.troubleText : row.parent ? theme.text : theme.secondText);
    if (row.isLate) {
        paintSign(painter, Sign::Late, {where.left(), where.center().y() - 7, 14, 14}, theme);
        where.setLeft(where.left() + 18);
    }
    paintText(painter, where, row.hop);
}

void WaterfallView::paintLegend(QPainter &painter, const Theme &theme) const
{
    const qreal top = viewport()->height() - legendHeight;
    painter.fillRect(QRectF(0, top, viewport()->width(), legendHeight), theme.panel);
    painter.setFont(interfaceFont(11));
    qreal x = padding;
    const auto label = [&](const QString &text) {
        painter.setPen(theme.secondText);
        const qreal width = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRectF(x, top, width + 2, legendHeight), Qt::AlignVCenter, text);
        x += width + 18;
    };
    const std::pair<Proof, QString> entries[] = {{Proof::Exact, tr("exact: names its parent")},
                                                 {Proof::Strong, tr("strong: same flow id")},
                                                 {Proof::Inferred, tr("inferred: drawing and time")}};
    for (const auto &[proof, text] : entries) {
        paintProofBar(painter, {x, top + legendHeight / 2.0 - 4, 18, 8}, proof, theme.selection, theme.panel);
        x += 24;
        label(text);
    }
    paintTick(painter, theme, x + 4, top + legendHeight / 2.0);
    x += 14;
    label(tr("hop budget"));
}

} // namespace rheo::ui
