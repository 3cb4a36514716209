// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasclipboard.h"

#include "model/edit/clipboardedits.h"
#include "model/exchange/mermaid.h"
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"
#include "model/layout/geometry.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/mimedrawing.h"
#include "views/canvas/pictureexport.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>

namespace rheo::ui {

namespace {

/// What "Copy as" copies: the selection, or everything without one.
Drawing chosen(const CanvasView &canvas)
{
    const Drawing &drawing = canvas.document().drawing();
    const QSet<ElementId> &ids = canvas.selection()->elements();
    return ids.isEmpty() ? drawing : partOf(drawing, ids);
}

/// A PNG of twice the size, or less where that would be too large.
Result<QByteArray> sharpPng(const Drawing &drawing)
{
    const ExportOptions whole{.theme = Theme::current(), .scale = 2};
    auto png = exportPng(drawing, whole);
    for (const qreal scale : {1.0, 0.5, 0.25}) {
        if (png || png.error().kind != ErrorKind::Limit)
            break;
        png = exportPng(drawing, {.theme = Theme::current(), .scale = scale});
    }
    return png;
}

/// Where the places' upper left corner must be for the drawing to have its middle at `middle`.
QPointF cornerAround(const Drawing &drawing, QPointF middle)
{
    QRectF bounds;
    for (const QRectF &rect : elementRects(drawing.architecture, drawing.placement))
        bounds |= rect;
    QPointF corner = bounds.topLeft();
    if (!drawing.placement.isEmpty()) {
        corner = drawing.placement.first().position;
        for (const Place &place : drawing.placement)
            corner = {qMin(corner.x(), place.position.x()), qMin(corner.y(), place.position.y())};
    }
    return CanvasView::snapped(middle - bounds.center() + corner, Qt::NoModifier);
}

} // namespace

CanvasClipboard::CanvasClipboard(CanvasView *canvas)
    : QObject(canvas), m_canvas(canvas), m_copyAs(new QMenu(tr("Copy as"), canvas))
{
    using Self = CanvasClipboard;
    m_copyAs->setObjectName(QStringLiteral("copyAs"));
    m_copyAs->addAction(make("copyAsText", tr("Text notation"), &Self::copyNotation));
    m_copyAs->addAction(make("copyAsMermaid", tr("Mermaid flowchart"), &Self::copyMermaid));
    m_copyAs->addAction(make("copyAsJson", tr("JSON"), &Self::copyJson));
    m_image = make("copyAsImage", tr("Picture"), &Self::copyPicture);
    m_image->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_X));
    m_copyAs->addAction(m_image);
    canvas->installEventFilter(this);
}

QAction *CanvasClipboard::make(const char *name, const QString &words, void (CanvasClipboard::*done)())
{
    auto *action = new QAction(words, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, done);
    m_canvas->addAction(action);
    return action;
}

void CanvasClipboard::copy()
{
    const QString text = copyAsText(m_canvas->document(), m_canvas->selection()->elements());
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void CanvasClipboard::copyNotation()
{
    QApplication::clipboard()->setText(writeText(chosen(*m_canvas).architecture));
}

void CanvasClipboard::copyMermaid()
{
    QApplication::clipboard()->setText(writeMermaid(chosen(*m_canvas).architecture));
}

void CanvasClipboard::copyJson()
{
    QApplication::clipboard()->setText(QString::fromUtf8(writeRheo(chosen(*m_canvas))));
}

void CanvasClipboard::copyPicture()
{
    const Drawing drawing = chosen(*m_canvas);
    const auto png = sharpPng(drawing);
    if (!png)
        return m_canvas->refused(png.error().message);
    auto *mime = new QMimeData;
    mime->setData(QStringLiteral("image/png"), *png);
    if (const auto svg = exportSvg(drawing, {.theme = Theme::current()}))
        mime->setData(QStringLiteral("image/svg+xml"), *svg);
    mime->setImageData(QImage::fromData(*png, "PNG"));
    QApplication::clipboard()->setMimeData(mime);
}

void CanvasClipboard::paste()
{
    if (const QMimeData *mime = QApplication::clipboard()->mimeData())
        pasteFrom(*mime, m_pointer);
}

void CanvasClipboard::pasteFrom(const QMimeData &mime, std::optional<QPointF> screen)
{
    const auto brought = drawingIn(mime);
    if (!brought)
        return m_canvas->refused(brought.error().message);
    const QPointF at = screen.value_or(QRectF(m_canvas->rect()).center());
    const QPointF corner = cornerAround(brought->drawing, m_canvas->viewport().toDrawing(at));
    const auto pasted = pasteDrawing(m_canvas->document(), brought->drawing, corner);
    if (!pasted)
        return m_canvas->refused(pasted.error().message);
    if (pasted->isEmpty())
        return;
    m_canvas->selection()->set(*pasted);
    QStringList notes;
    for (const Problem &note : brought->notes)
        notes += tr("Line %1: %2").arg(QString::number(note.line), note.message);
    if (notes.size() == 1)
        Q_EMIT noted(tr("Pasted. %1").arg(notes.front()), {});
    else if (!notes.isEmpty())
        Q_EMIT noted(tr("Pasted. %1 (%n more)", nullptr, int(notes.size()) - 1).arg(notes.front()),
                     notes.join(QLatin1Char('\n')));
}

bool CanvasClipboard::eventFilter(QObject *canvas, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        m_pointer = static_cast<QMouseEvent *>(event)->position();
        break;
    case QEvent::Leave:
        if (!QApplication::activePopupWidget()) // the canvas's own menu
            m_pointer.reset();
        break;
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        return takeDrag(event);
    default:
        break;
    }
    return QObject::eventFilter(canvas, event);
}

bool CanvasClipboard::takeDrag(QEvent *event)
{
    auto *drag = static_cast<QDropEvent *>(event); // the base of all three
    if (!carriesDrawing(*drag->mimeData()))
        return false;
    drag->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        pasteFrom(*drag->mimeData(), drag->position());
    return true;
}

} // namespace rheo::ui
