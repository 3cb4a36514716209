// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"
#include "views/theme/icons.h"

#include <QHash>
#include <QObject>

class QStackedWidget;
class QWidget;

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class CanvasView;
class InspectorPanel;
class OutlinePanel;
class RecordPanel;

/// What stands left and right of the canvas: palette, outline and overview (200 wide, 44 when folded); at the right
/// (296) the inspector of the selection, or, while a record is looked at, the record. GUI thread.
class SideColumns : public QObject
{
    Q_OBJECT

public:
    SideColumns(ArchitectureDocument *document, CanvasView *canvas, QObject *parent = nullptr);

    [[nodiscard]] QWidget *left() const { return m_left; }

    [[nodiscard]] QWidget *right() const;

    [[nodiscard]] RecordPanel *record() const { return m_record; }

    void setFolded(bool folded); ///< the left column shows only the shapes
    /// The worst finding at each element, shown in the outline.
    void setSigns(const QHash<ElementId, Sign> &signs);
    void showRecord();
    void showInspector();

Q_SIGNALS:
    void refused(const QString &reason);

private:
    QWidget *m_left;
    QWidget *m_outlineAndOverview;
    OutlinePanel *m_outline;
    QStackedWidget *m_right;
    InspectorPanel *m_inspector;
    RecordPanel *m_record;
};

} // namespace rheo::ui
