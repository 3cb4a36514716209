// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"
#include "views/panels/comparisonrows.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

/// Every difference between the drawing and another version of it: a sign, what, which property, old and new value.
/// Choosing one shows it on the canvas; a button takes it back as one undo step. Where things stand is shown when one
/// asks for it. GUI thread.
class ComparePanel : public QWidget
{
    Q_OBJECT

public:
    /// `document` outlives it.
    explicit ComparePanel(ArchitectureDocument *document, QWidget *parent = nullptr);

    /// `diff` is that of `before` and the document. The chosen row is kept.
    void showDiff(const Drawing &before, const DrawingDiff &diff);
    void clear();
    /// Chooses the first row of this element, if there is one, without showing it on the canvas.
    void choose(const ElementId &now);

    [[nodiscard]] const QList<ComparisonRow> &rows() const { return m_rows; }

    /// "3 added, 1 removed, 2 changed"; "nothing differs".
    [[nodiscard]] static QString summary(const DrawingDiff &diff);

Q_SIGNALS:
    void activated(const rheo::ui::ComparisonRow &row); ///< a click or Enter: show it on the canvas
    void refused(const QString &reason);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeDetails();
    void fill();
    [[nodiscard]] const ComparisonRow *current() const;
    void showCurrent();
    void activate();
    void takeBack();

    ArchitectureDocument *m_document;
    Drawing m_before;
    DrawingDiff m_diff;
    QList<ComparisonRow> m_rows;
    QTreeWidget *m_list;
    QLabel *m_details;
    QPushButton *m_take;
    QCheckBox *m_places;
};

} // namespace rheo::ui
