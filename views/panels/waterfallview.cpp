// SPDX-License-Identifier: Apache-2.0
#include "views/panels/waterfallview.h"

#include "model/base/displaytext.h"
#include "model/trace/againstdrawing.h"
#include "model/trace/elapsedtext.h"
#include "views/itemmodels/shownvalues.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace rheo::ui {

namespace {

QString nameOf(const Architecture &drawing, const ElementId &id)
{
    const Element *element = drawing.element(id);
    return displayText(element ? element->name : id.text(), 80);
}

QString numbers(const std::vector<size_t> &steps)
{
    QStringList texts;
    for (const size_t step : steps)
        texts.append(QString::number(step + 1));
    return texts.join(QStringLiteral(", "));
}

} // namespace

qint64 axisStepFor(qint64 span, int most)
{
    qint64 power = 1;
    while (true) {
        for (const qint64 factor : {1, 2, 5})
            if (span / (factor * power) <= std::max(1, most))
                return factor * power;
        power *= 10;
    }
}

WaterfallView::WaterfallView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("waterfall"));
    setAccessibleName(tr("Waterfall of the trace"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(rowHeight);
}

void WaterfallView::setTrace(const Trace &trace, const Architecture &drawing)
{
    m_rows.clear();
    m_start = trace.startMicroseconds();
    m_end = m_start;
    for (size_t step = 0; step < trace.events.size(); ++step) {
        m_rows.push_back(rowOf(trace, drawing, step));
        m_start = std::min(m_start, m_rows.back().at);
        m_end = std::max(m_end, m_rows.back().at);
        if (m_rows.back().parent && m_rows.back().budget)
            m_end =
                std::max(m_end, m_rows[*m_rows.back().parent].at + std::min(*m_rows.back().budget, m_end - m_start));
    }
    m_current = -1;
    m_hovered = -1;
    updateScrollBar();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

WaterfallView::Row WaterfallView::rowOf(const Trace &trace, const Architecture &drawing, size_t step) const
{
    const TraceStep &event = trace.events[step];
    Row row{displayText(event.topicName, 80),
            writtenBy(trace, drawing, step),
            tr("start"),
            {},
            stepTime(event),
            {},
            {},
            {},
            false};
    const auto main = mainCause(trace, drawing, step);
    if (!main) {
        row.hop = event.parentNotRecorded ? tr("parent not recorded") : tr("start");
        return row;
    }
    const Cause &cause = event.causes[*main];
    row.proof = cause.proof;
    row.parent = cause.parent;
    row.budget = hopBudget(trace, drawing, step, *main);
    row.isLate = row.budget && cause.hopMicroseconds > *row.budget;
    row.hop = elapsedText(cause.hopMicroseconds) + (cause.hopMicroseconds < 0 ? tr(" skew") : QString());
    for (size_t i = 0; i < event.causes.size(); ++i)
        if (i != *main)
            row.otherParents.push_back(event.causes[i].parent);
    return row;
}

QString WaterfallView::writtenBy(const Trace &trace, const Architecture &drawing, size_t step) const
{
    const TraceStep &event = trace.events[step];
    std::vector<size_t> parents;
    parents.reserve(event.causes.size());
    for (const Cause &cause : event.causes)
        parents.push_back(cause.parent);
    std::ranges::sort(parents);
    const QString after = parents.empty() ? QString() : tr("after %1").arg(numbers(parents));
    if (event.producer.isEmpty())
        return after.isEmpty() ? tr("writer not known") : after;
    const QString by = event.producerProven || !parents.empty()
                           ? (parents.empty() ? tr("written by %1") : tr("by %1")).arg(nameOf(drawing, event.producer))
                           : tr("%1, the only writer drawn").arg(nameOf(drawing, event.producer));
    return after.isEmpty() ? by : by + QStringLiteral(", ") + after;
}

void WaterfallView::setCurrent(int step)
{
    m_current = std::clamp(step, -1, int(m_rows.size()) - 1);
    if (m_current >= 0) {
        const int top = m_current * rowHeight;
        const int room = viewport()->height() - headerHeight - legendHeight;
        const int value = verticalScrollBar()->value();
        verticalScrollBar()->setValue(std::clamp(value, std::min(top, top + rowHeight - room), top));
        const Row &row = m_rows[size_t(m_current)];
        setAccessibleDescription(tr("Event %1 of %2: %3, %4, %5, %6")
                                     .arg(m_current + 1)
                                     .arg(m_rows.size())
                                     .arg(row.title, row.second, row.proof ? word(*row.proof) : QString(), row.hop));
    }
    viewport()->update();
}

void WaterfallView::choose(int step)
{
    if (step < 0 || step >= int(m_rows.size()))
        return;
    setCurrent(step);
    Q_EMIT stepChosen(step);
}

void WaterfallView::updateScrollBar()
{
    const int room = viewport()->height() - headerHeight - legendHeight;
    verticalScrollBar()->setPageStep(std::max(rowHeight, room));
    verticalScrollBar()->setRange(0, std::max(0, int(m_rows.size()) * rowHeight - room));
}

void WaterfallView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

int WaterfallView::rowAt(const QPointF &where) const
{
    if (where.y() < headerHeight || where.y() >= viewport()->height() - legendHeight)
        return -1;
    const int row = (int(where.y()) - headerHeight + verticalScrollBar()->value()) / rowHeight;
    return row < int(m_rows.size()) ? row : -1;
}

void WaterfallView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(rowAt(event->position()));
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->position()); row >= 0)
        Q_EMIT stepActivated(row);
}

void WaterfallView::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position());
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

void WaterfallView::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_rows.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        return choose(std::max(0, m_current - 1));
    case Qt::Key_Down:
        return choose(std::min(last, m_current + 1));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT stepActivated(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool WaterfallView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(), row < 0 ? QString() : toolTipOf(size_t(row)), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString WaterfallView::toolTipOf(size_t step) const
{
    const Row &row = m_rows[step];
    QString text = tr("Event %1 written %2").arg(step + 1).arg(wholeTimeText(row.at));
    if (row.parent)
        text += tr("\nits parent, event %1, %2").arg(*row.parent + 1).arg(wholeTimeText(m_rows[*row.parent].at));
    if (row.parent)
        text += tr("\nhop %1").arg(row.hop);
    if (row.budget)
        text += tr(", budget %1").arg(elapsedText(*row.budget));
    return text;
}

} // namespace rheo::ui
