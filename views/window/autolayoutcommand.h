// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/layoutchild.h"

#include <QObject>

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class Banner;

/// Auto-layout from the window: runs the layout child, offers to cancel it, and makes its answer one undo step; where
/// Graphviz takes too long it falls back, and says so. GUI thread.
class AutoLayoutCommand : public QObject
{
    Q_OBJECT

public:
    AutoLayoutCommand(ArchitectureDocument *document, Banner *banner, QObject *parent = nullptr);

    void run();

Q_SIGNALS:
    void finished();

private:
    ArchitectureDocument *m_document;
    Banner *m_banner;
    LayoutChild m_child;
};

} // namespace rheo::ui
