// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/trace.h"
#include "views/theme/theme.h"

#include <QAbstractScrollArea>

namespace rheo::ui {

/// A trace as rows over a time axis: a bar from parent to event, drawn by its proof, a tick where the hop budget ends
/// and the part beyond in trouble's colour; further parents join by a dotted line. Numbers are those of the canvas.
/// Up, Down, Home and End choose a row, Enter opens it. Only the rows in sight are painted. GUI thread.
class WaterfallView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 36;
    static constexpr int headerHeight = 26;
    static constexpr int legendHeight = 28;

    explicit WaterfallView(QWidget *parent = nullptr);

    void setTrace(const Trace &, const Architecture &);

    [[nodiscard]] int current() const { return m_current; }

    void setCurrent(int step); ///< -1 for none; tells nobody
    /// Where the bar of a step lies in the viewport; its right end is the event.
    [[nodiscard]] QRectF barOf(size_t step) const;

Q_SIGNALS:
    void stepChosen(int step);
    void stepActivated(int step);

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *) override;
    void mousePressEvent(QMouseEvent *) override;
    void mouseDoubleClickEvent(QMouseEvent *) override;
    void mouseMoveEvent(QMouseEvent *) override;
    void keyPressEvent(QKeyEvent *) override;
    bool viewportEvent(QEvent *) override;

private:
    /// What a row shows, worked out once.
    struct Row
    {
        QString title;
        QString second;
        QString hop;
        std::optional<Proof> proof;
        qint64 at = 0;
        std::optional<size_t> parent;
        std::vector<size_t> otherParents;
        std::optional<qint64> budget; ///< µs
        bool isLate = false;
    };

    [[nodiscard]] Row rowOf(const Trace &, const Architecture &, size_t step) const;
    [[nodiscard]] QString writtenBy(const Trace &, const Architecture &, size_t step) const;
    [[nodiscard]] int rowAt(const QPointF &) const;
    [[nodiscard]] QRectF chartArea() const;
    [[nodiscard]] qreal eventWidth() const;
    [[nodiscard]] double xOf(qint64 at) const;
    [[nodiscard]] double yOf(size_t step) const;
    [[nodiscard]] QString toolTipOf(size_t step) const;
    void choose(int step);
    void updateScrollBar();
    void paintHeader(QPainter &, const Theme &) const;
    void paintGrid(QPainter &, const Theme &) const;
    void paintRow(QPainter &, const Theme &, size_t step) const;
    void paintBar(QPainter &, const Theme &, size_t step) const;
    void paintJoins(QPainter &, const Theme &, size_t step) const;
    void paintHop(QPainter &, const Theme &, size_t step) const;
    void paintLegend(QPainter &, const Theme &) const;
    void paintTick(QPainter &, const Theme &, double x, double y) const;

    std::vector<Row> m_rows;
    qint64 m_start = 0;
    qint64 m_end = 0;
    int m_current = -1;
    int m_hovered = -1;
};

/// The step between grid lines, in µs: 1, 2 or 5 times a power of ten, so that at most `most` fit into `span`.
[[nodiscard]] qint64 axisStepFor(qint64 span, int most);

} // namespace rheo::ui
