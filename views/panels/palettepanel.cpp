// SPDX-License-Identifier: Apache-2.0
#include "views/panels/palettepanel.h"

#include "views/canvas/canvasview.h"
#include "views/theme/icons.h"
#include "views/tools/placetool.h"

#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int rowHeight = 26;
constexpr int foldedBelow = 120;

void paintKey(QPainter &painter, const QRectF &chip, const QString &key, const Theme &theme)
{
    painter.setPen(QPen(theme.divider, 1));
    painter.setBrush(theme.field);
    painter.drawRoundedRect(chip, 4, 4);
    drawLine(painter, chip, interfaceFont(10), theme.secondText, key, Qt::AlignHCenter);
}

} // namespace

PaletteRow::PaletteRow(ElementKind kind, const QString &name, const QString &key, QWidget *parent)
    : QPushButton(name, parent), m_kind(kind), m_key(key)
{
    setObjectName(QStringLiteral("palette-") + keyword(kind));
    setAccessibleName(name);
    setToolTip(tr("%1: click, or press %2, then click on the canvas; or drag it there").arg(name, key));
    setCheckable(true);
    setFixedHeight(rowHeight);
    setMinimumWidth(36);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setCursor(Qt::OpenHandCursor);
}

void PaletteRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(rect()).adjusted(6, 0.5, -6, -0.5);
    if (isChecked() || underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.selection, 1) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? theme.selectionTint : theme.chip);
        painter.drawRoundedRect(row, 6, 6);
    }
    const bool folded = width() < foldedBelow;
    const qreal left = folded ? (width() - 18) / 2.0 : 14;
    paintKindIcon(painter, m_kind, QRectF(left, height() / 2.0 - 8, 18, 16), theme);
    if (folded)
        return;
    drawLine(painter, QRectF(40, 0, width() - 80, height()), interfaceFont(13), theme.text, text());
    paintKey(painter, QRectF(width() - 32.5, height() / 2.0 - 8.5, 18, 17), m_key, theme);
}

void PaletteRow::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QPushButton::mousePressEvent(event);
}

void PaletteRow::mouseMoveEvent(QMouseEvent *event)
{
    const bool drags = event->buttons() & Qt::LeftButton &&
                       (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!drags)
        return QPushButton::mouseMoveEvent(event);
    setDown(false);
    auto *mime = new QMimeData;
    mime->setData(kindMimeType(), keyword(m_kind).toUtf8());
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->setPixmap(kindIcon(m_kind).pixmap(36, 32));
    drag->exec(Qt::CopyAction);
}

PalettePanel::PalettePanel(CanvasView *canvas, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("palettePanel"));
    setAccessibleName(tr("Elements"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 4);
    column->setSpacing(0);
    auto *title = new QLabel(tr("Elements"), this);
    title->setObjectName(QStringLiteral("paletteTitle"));
    title->setProperty("role", QStringLiteral("section"));
    title->setContentsMargins(14, 2, 8, 4);
    title->setMinimumWidth(0);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(title);
    for (const PaletteEntry &entry : paletteEntries()) {
        auto *row = new PaletteRow(entry.kind, entry.name, QKeySequence(entry.key).toString(), this);
        connect(row, &QPushButton::clicked, canvas, [canvas, row](bool on) {
            if (on)
                canvas->armPlacing(row->kind());
            else
                canvas->cancelGesture();
        });
        column->addWidget(row);
        m_rows += row;
    }
    connect(canvas, &CanvasView::placingChanged, this, &PalettePanel::showPlacing);
}

void PalettePanel::showPlacing(std::optional<ElementKind> kind)
{
    for (PaletteRow *row : m_rows)
        row->setChecked(row->kind() == kind);
}

void PalettePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    auto *title = findChild<QLabel *>(QStringLiteral("paletteTitle"));
    title->setText(width() < foldedBelow ? QString() : tr("Elements"));
}

} // namespace rheo::ui
