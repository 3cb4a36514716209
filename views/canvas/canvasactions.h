// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/clipboardedits.h"

#include <QAction>
#include <QObject>
#include <QPointF>

class QMenu;

namespace rheo::ui {

class CanvasClipboard;
class CanvasView;

/// What can be done on the canvas besides drawing by hand, as actions for the canvas's shortcuts, its context menu and
/// the window's menus. Each has an objectName ("deleteSelection").
class CanvasActions : public QObject
{
    Q_OBJECT

public:
    explicit CanvasActions(CanvasView *canvas);

    [[nodiscard]] QAction *rename() const { return m_rename; }

    [[nodiscard]] QAction *remove() const { return m_remove; }

    [[nodiscard]] QAction *duplicate() const { return m_duplicate; }

    [[nodiscard]] QAction *cut() const { return m_cut; }

    [[nodiscard]] QAction *copy() const { return m_copy; }

    [[nodiscard]] QAction *paste() const { return m_paste; }

    [[nodiscard]] CanvasClipboard *clipboard() const { return m_clipboard; }

    [[nodiscard]] QAction *selectAll() const { return m_selectAll; }

    [[nodiscard]] QAction *connectFrom() const { return m_connect; } ///< by keyboard

    [[nodiscard]] QAction *lock() const { return m_lock; } ///< checkable

    [[nodiscard]] QAction *pin() const { return m_pin; } ///< checkable: auto-layout leaves it

    [[nodiscard]] QAction *collapse() const { return m_collapse; } ///< containers

    [[nodiscard]] QAction *expand() const { return m_expand; } ///< containers

    [[nodiscard]] QAction *zoomIn() const { return m_zoomIn; }

    [[nodiscard]] QAction *zoomOut() const { return m_zoomOut; }

    [[nodiscard]] QAction *zoomReset() const { return m_zoomReset; }

    [[nodiscard]] QAction *fit() const { return m_fit; }

    /// Enables what makes sense for the selection.
    void refresh();
    /// For what is selected; "Add" puts new elements at `position`. The caller owns it.
    [[nodiscard]] QMenu *contextMenu(QPointF position);

private:
    QAction *make(const char *name, const QString &text, const QList<QKeySequence> &keys,
                  void (CanvasActions::*done)());
    void makeEditActions();
    void makePlaceActions();
    void makeZoomActions();
    void doRename();
    void doRemove();
    void doDuplicate();
    void doCut();
    void doCopy();
    void doPaste();
    void doSelectAll();
    void doConnect();
    void doLock();
    void doPin();
    void doCollapse();
    void doExpand();
    void doZoomIn();
    void doZoomOut();
    void doZoomReset();
    void doFit();
    void pasteAt(const QString &text, QPointF position, PasteStep step);

    CanvasView *m_canvas;
    CanvasClipboard *m_clipboard;
    QAction *m_rename, *m_remove, *m_duplicate, *m_cut, *m_copy, *m_paste, *m_selectAll;
    QAction *m_connect, *m_lock, *m_pin, *m_collapse, *m_expand;
    QAction *m_zoomIn, *m_zoomOut, *m_zoomReset, *m_fit;
};

} // namespace rheo::ui
