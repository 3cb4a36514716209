// SPDX-License-Identifier: Apache-2.0
#include "views/panels/densityview.h"

#include "views/itemmodels/shownvalues.h"
#include "views/theme/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace rheo::ui {

namespace {

constexpr qreal axisHeight = 14;
constexpr qreal topRoom = 4;
constexpr qreal columnWidth = 4;
constexpr qreal barWidth = 3;
constexpr qreal labelRoom = 92;
constexpr qreal sideRoom = 7;

/// The shortest of these steps that leaves room for a label, in seconds.
qint64 axisStep(double secondsAPixel)
{
    for (const qint64 step : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200})
        if (double(step) / secondsAPixel >= labelRoom)
            return step;
    return 86'400 * std::max<qint64>(1, qint64(std::ceil(labelRoom * secondsAPixel / 86'400)));
}

} // namespace

DensityView::DensityView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("density"));
    setAccessibleName(tr("Time line of the recording"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(120);
    setMouseTracking(true);
}

void DensityView::setDensity(const Density &density)
{
    if (m_density == density)
        return;
    m_density = density;
    update();
}

void DensityView::setExtent(qint64 firstAt, qint64 lastAt)
{
    m_firstAt = firstAt;
    m_lastAt = std::max(firstAt, lastAt);
    update();
}

void DensityView::setPlayhead(qint64 at)
{
    if (at == m_playhead)
        return;
    m_playhead = at;
    setAccessibleDescription(tr("The playhead stands at %1").arg(timeText(at)));
    update();
}

QRectF DensityView::barArea() const
{
    return QRectF(rect()).adjusted(sideRoom, topRoom, -sideRoom, -axisHeight);
}

qint64 DensityView::span() const
{
    return std::max(leastSpan, m_lastAt - m_firstAt);
}

double DensityView::xOf(qint64 at) const
{
    const QRectF area = barArea();
    return area.left() + area.width() * double(at - m_firstAt) / double(span());
}

qint64 DensityView::timeAt(double x) const
{
    const QRectF area = barArea();
    const double share = std::clamp((x - area.left()) / std::max(1.0, area.width()), 0.0, 1.0);
    return m_firstAt + qint64(share * double(span()));
}

/// The density in as many columns as fit: a wide bar is spread over several, narrow ones are added up.
std::vector<DensityBar> DensityView::columns(int count) const
{
    std::vector<double> events(size_t(count), 0), trouble(size_t(count), 0);
    const double columnSpan = double(span()) / count;
    for (size_t i = 0; i < m_density.bars.size(); ++i) {
        const double from = double(m_density.from - m_firstAt + qint64(i) * m_density.width) / columnSpan;
        const double to = from + double(m_density.width) / columnSpan;
        const int first = int(std::clamp(from, 0.0, double(count)));
        for (int c = first; c < std::min(double(count), to); ++c) {
            const double share = (std::min(to, c + 1.0) - std::max(from, double(c))) / (to - from);
            events[size_t(c)] += double(m_density.bars[i].events) * share;
            trouble[size_t(c)] += double(m_density.bars[i].trouble) * share;
        }
    }
    std::vector<DensityBar> result;
    result.reserve(events.size());
    for (size_t i = 0; i < events.size(); ++i)
        result.push_back({qint64(std::ceil(events[i] * 100)), qint64(std::ceil(trouble[i] * 100))});
    return result;
}

void DensityView::paintBars(QPainter &painter) const
{
    const QRectF area = barArea();
    const int count = std::max(1, int(area.width() / columnWidth));
    const std::vector<DensityBar> bars = columns(count);
    qint64 most = 1;
    for (const DensityBar &bar : bars)
        most = std::max(most, bar.events + bar.trouble);
    const Theme &theme = Theme::current();
    const QColor quiet = blended(theme.secondText, theme.panel, 0.62);
    const qreal pitch = area.width() / count;
    for (size_t i = 0; i < bars.size(); ++i) {
        const auto height = [&](qint64 value) {
            return value == 0 ? 0 : std::max(1.5, area.height() * double(value) / double(most));
        };
        const qreal x = area.left() + qreal(i) * pitch;
        const qreal events = height(bars[i].events);
        const qreal trouble = height(bars[i].trouble);
        painter.fillRect(QRectF(x, area.bottom() - events - trouble, barWidth, events), quiet);
        painter.fillRect(QRectF(x, area.bottom() - trouble, barWidth, trouble), theme.trouble);
    }
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.divider);
}

void DensityView::paintAxis(QPainter &painter) const
{
    if (m_firstAt == 0)
        return;
    const qint64 step = axisStep(double(span()) / 1e6 / std::max(1.0, barArea().width())) * 1'000'000;
    painter.setFont(interfaceFont(10));
    painter.setPen(Theme::current().secondText);
    for (qint64 at = (m_firstAt + step - 1) / step * step; at <= m_firstAt + span(); at += step) {
        const QString text = QDateTime::fromMSecsSinceEpoch(at / 1000).toString(QStringLiteral("HH:mm:ss"));
        const qreal width = painter.fontMetrics().horizontalAdvance(text);
        const qreal x = std::clamp(xOf(at) - width / 2, 0.0, std::max(0.0, this->width() - width));
        painter.drawText(QRectF(x, height() - axisHeight + 1, width + 2, axisHeight), Qt::AlignVCenter, text);
    }
}

void DensityView::paintPlayhead(QPainter &painter) const
{
    if (m_playhead == 0)
        return;
    const Theme &theme = Theme::current();
    const QRectF area = barArea();
    const qreal x = std::clamp(xOf(m_playhead), area.left(), area.right());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.selection, 2));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    QPainterPath handle;
    handle.addPolygon(QPolygonF({{x - 5, 0.5}, {x + 5, 0.5}, {x + 5, 4}, {x, 9}, {x - 5, 4}}));
    handle.closeSubpath();
    painter.fillPath(handle, theme.selection);
}

void DensityView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBars(painter);
    paintAxis(painter);
    paintPlayhead(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::current().text, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void DensityView::seekTo(double x)
{
    if (m_firstAt != 0)
        Q_EMIT seekRequested(std::min(timeAt(x), m_lastAt));
}

void DensityView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        seekTo(event->position().x());
}

void DensityView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        seekTo(event->position().x());
}

void DensityView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return Q_EMIT stepRequested(-1);
    case Qt::Key_Right:
        return Q_EMIT stepRequested(1);
    case Qt::Key_PageUp:
        return Q_EMIT seekRequested(std::max(m_firstAt, m_playhead - span() / 10));
    case Qt::Key_PageDown:
        return Q_EMIT seekRequested(std::min(m_lastAt, m_playhead + span() / 10));
    case Qt::Key_Home:
        return Q_EMIT seekRequested(m_firstAt);
    case Qt::Key_End:
        return Q_EMIT liveRequested();
    case Qt::Key_Space:
        return Q_EMIT playToggled();
    default:
        QWidget::keyPressEvent(event);
    }
}

bool DensityView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_firstAt != 0) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), wholeTimeText(timeAt(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace rheo::ui
