// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPixmap>
#include <QTimer>
#include <QTransform>
#include <QWidget>

namespace rheo::ui {

class CanvasView;

/// The whole drawing in small with the part that the canvas shows: a click or drag moves the canvas there. A large
/// drawing is painted anew once it has not changed for a moment.
class OverviewPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPanel(CanvasView *canvas, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {200, 130}; }

    /// Where a drawing point is shown in the panel.
    [[nodiscard]] QPointF shownAt(QPointF drawing) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF frame() const;
    [[nodiscard]] QTransform toPanel() const;
    void paintDrawing();
    void followDrawing();
    void forgetDrawing();

    CanvasView *m_canvas;
    QPixmap m_drawing; ///< null when it has to be painted anew
    QRectF m_content;  ///< what m_drawing shows, in drawing units
    QTimer m_resting;  ///< runs while a large drawing is being changed
    QPointF m_grip;    ///< from the middle of the shown part to the pointer, in drawing units
};

} // namespace rheo::ui
