// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layoutchild.h"

#include <QObject>

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class Banner;
class CanvasView;
class Glide;

/// Auto-layout from the window, of all or of what is selected: runs the layout child, offers to cancel it when it takes
/// longer than a moment, makes its answer one undo step and lets the elements glide there. Where Graphviz takes too
/// long it falls back, and says so. GUI thread.
class AutoLayoutCommand : public QObject
{
    Q_OBJECT

public:
    /// `program` is the executable whose verb `layout` runs as the child.
    AutoLayoutCommand(CanvasView *canvas, Banner *banner, const QString &program, QObject *parent = nullptr);

    void layOutAll();
    void layOutSelection(); ///< everything else stays

private:
    void start(const QSet<ElementId> &only);
    void take(const Placement &places);
    void fail(const Error &error);

    CanvasView *m_canvas;
    ArchitectureDocument *m_document;
    Banner *m_banner;
    QString m_program;
    Glide *m_glide;
    LayoutChild m_child;
    QTimer m_patience; ///< after it the banner says that it goes on
    QSet<ElementId> m_only;
};

} // namespace rheo::ui
