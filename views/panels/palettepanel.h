// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/element.h"

#include <QPushButton>
#include <QWidget>

#include <optional>

namespace rheo::ui {

class CanvasView;

/// One kind of element: a click arms placing, a drag carries it to the canvas.
class PaletteRow : public QPushButton
{
    Q_OBJECT

public:
    PaletteRow(ElementKind kind, const QString &name, const QString &key, QWidget *parent);

    [[nodiscard]] ElementKind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    ElementKind m_kind;
    QString m_key;
    QPoint m_pressed;
};

/// What can be drawn, with shapes and keys. Folded it shows the shapes alone, 44 wide.
class PalettePanel : public QWidget
{
    Q_OBJECT

public:
    explicit PalettePanel(CanvasView *canvas, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showPlacing(std::optional<ElementKind> kind);

    QList<PaletteRow *> m_rows;
};

} // namespace rheo::ui
