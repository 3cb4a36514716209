// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"
#include "views/canvas/canvascomparison.h"
#include "views/panels/comparisonrows.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

class QWidget;

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class BackgroundDiff;
class Banner;
class CanvasView;
class ComparePanel;
class ComparisonBand;

/// Compares the window's drawing with another version of it: one that is chosen, or the file as it is on the disk. The
/// other one is laid over the canvas and listed; both follow what is drawn. Another drawing in the window ends it.
/// GUI thread.
class CompareCommands : public QObject
{
    Q_OBJECT

public:
    struct Views
    {
        CanvasView *canvas;
        ComparePanel *panel;
        ComparisonBand *band;
        Banner *banner;
    };

    /// All outlive it; `window` is the parent of dialogs.
    CompareCommands(ArchitectureDocument *document, const Views &views, QWidget *window);

    void chooseOther();
    void compareWithSaved();
    void compareWith(const QString &path);
    void close();

    [[nodiscard]] bool isOpen() const { return m_before.has_value(); }

    /// There is a file, and the drawing is not what it was when it was loaded or saved.
    [[nodiscard]] bool canCompareWithSaved() const;

    [[nodiscard]] const DrawingDiff &difference() const { return m_diff; }

Q_SIGNALS:
    void changed(); ///< opened, closed, or other differences
    void listWanted();
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< of the canvas: what a tip tells

private:
    void begin(const Drawing &before, const QString &name);
    void compareNow();
    void take(const DrawingDiff &diff, const std::shared_ptr<const CanvasComparison> &picture);
    void reveal(const ComparisonRow &row);
    void followSelection();
    [[nodiscard]] QString tipAt(QPointF screen) const;

    ArchitectureDocument *m_document;
    Views m_views;
    QWidget *m_window;
    BackgroundDiff *m_background;
    QTimer m_resting; ///< of the hand that draws
    std::optional<Drawing> m_before;
    QString m_name; ///< of what it is compared with
    DrawingDiff m_diff;
    std::shared_ptr<const CanvasComparison> m_picture;
};

} // namespace rheo::ui
