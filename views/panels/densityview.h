// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/livefacts.h"

#include <QWidget>

namespace rheo::ui {

/// The bars of the time strip: how many records arrived when, with trouble stacked in its colour, and the playhead,
/// which can be dragged or moved by keys. It shows the whole recording, but never less than a minute. GUI thread.
class DensityView : public QWidget
{
    Q_OBJECT

public:
    static constexpr qint64 leastSpan = 60'000'000; ///< µs

    explicit DensityView(QWidget *parent = nullptr);

    void setDensity(const Density &);
    void setExtent(qint64 firstAt, qint64 lastAt);
    void setPlayhead(qint64 at);

    [[nodiscard]] qint64 playhead() const { return m_playhead; }

    [[nodiscard]] double xOf(qint64 at) const;
    [[nodiscard]] qint64 timeAt(double x) const;

    [[nodiscard]] QSize sizeHint() const override { return {400, 44}; }

Q_SIGNALS:
    void seekRequested(qint64 at);
    void stepRequested(int direction); ///< -1 or 1
    void playToggled();
    void liveRequested();

protected:
    void paintEvent(QPaintEvent *) override;
    void mousePressEvent(QMouseEvent *) override;
    void mouseMoveEvent(QMouseEvent *) override;
    void keyPressEvent(QKeyEvent *) override;
    bool event(QEvent *) override;

private:
    void paintBars(QPainter &) const;
    void paintAxis(QPainter &) const;
    void paintPlayhead(QPainter &) const;
    [[nodiscard]] std::vector<DensityBar> columns(int count) const;
    [[nodiscard]] QRectF barArea() const;
    [[nodiscard]] qint64 span() const;
    void seekTo(double x);

    Density m_density;
    qint64 m_firstAt = 0;
    qint64 m_lastAt = 0;
    qint64 m_playhead = 0;
};

} // namespace rheo::ui
