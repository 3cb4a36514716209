// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QAction>
#include <QObject>
#include <QPointF>

#include <optional>

class QMenu;
class QMimeData;

namespace rheo::ui {

class CanvasView;

/// The way from the canvas to the clipboard and back: copies the selection as a drawing, text or picture, and pastes
/// whatever holds a drawing, at the pointer or else in the middle. Pictures dragged onto the canvas are pasted too;
/// dragged files are left to the window. Failures go to CanvasView::refused. GUI thread.
class CanvasClipboard : public QObject
{
    Q_OBJECT

public:
    explicit CanvasClipboard(CanvasView *canvas);

    /// "Copy as": the drawing's notation, Mermaid, JSON, picture; of the selection, or of everything without one.
    [[nodiscard]] QMenu *copyAs() const { return m_copyAs; }

    [[nodiscard]] QAction *copyAsImage() const { return m_image; }

    void copy(); ///< the selection; without one the clipboard stays as it is
    void paste();

    /// The next paste lands there, until the pointer moves.
    void setPointer(QPointF screen) { m_pointer = screen; }

Q_SIGNALS:
    /// Pasted, but some of it was guessed or left out: a sentence, and all the notes, a line each.
    void noted(const QString &sentence, const QString &notes);

protected:
    bool eventFilter(QObject *canvas, QEvent *event) override;

private:
    QAction *make(const char *name, const QString &words, void (CanvasClipboard::*done)());
    void copyNotation();
    void copyMermaid();
    void copyJson();
    void copyPicture();
    void pasteFrom(const QMimeData &mime, std::optional<QPointF> screen);
    bool takeDrag(QEvent *event);

    CanvasView *m_canvas;
    QMenu *m_copyAs;
    QAction *m_image;
    std::optional<QPointF> m_pointer; ///< over the canvas, in its pixels
};

} // namespace rheo::ui
