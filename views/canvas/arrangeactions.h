// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"

#include <QAction>
#include <QHash>
#include <QObject>
#include <QRectF>

#include <functional>

namespace rheo::ui {

class CanvasView;

/// Puts the selected elements in line, in order and in groups, and selects by how things hang together. What lives in a
/// selected container goes with it; what is locked stays. Each is one undo step. GUI thread.
class ArrangeActions : public QObject
{
    Q_OBJECT

public:
    explicit ArrangeActions(CanvasView *canvas);

    [[nodiscard]] const QList<QAction *> &alignments() const { return m_alignments; }

    [[nodiscard]] const QList<QAction *> &distributions() const { return m_distributions; }

    [[nodiscard]] QAction *invertSelection() const { return m_invert; }

    [[nodiscard]] QAction *selectNeighbours() const { return m_neighbours; }

    [[nodiscard]] QAction *selectKind() const { return m_kind; } ///< all of the selected kinds

    [[nodiscard]] QAction *toFront() const { return m_front; }

    [[nodiscard]] QAction *toBack() const { return m_back; }

    [[nodiscard]] QAction *group() const { return m_group; } ///< into a new container

    [[nodiscard]] QAction *ungroup() const { return m_ungroup; }

    [[nodiscard]] QAction *zoomToSelection() const { return m_zoom; }

private:
    QAction *make(const char *name, const QString &text, const QKeySequence &key, std::function<void()> done);
    void move(const QHash<ElementId, QPointF> &ways, const QString &stepName);
    [[nodiscard]] QHash<ElementId, QRectF> selectedRects() const;
    void refresh();
    void invert();
    void neighbours();
    void sameKind();
    void doGroup();
    void doUngroup();
    void zoom();
    void makeOrder();

    CanvasView *m_canvas;
    QList<QAction *> m_alignments, m_distributions;
    QAction *m_invert, *m_neighbours, *m_kind, *m_zoom;
    QAction *m_front, *m_back, *m_group, *m_ungroup;
};

} // namespace rheo::ui
