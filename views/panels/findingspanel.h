// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/finding.h"
#include "views/canvas/findingmarks.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class BackgroundCheck;
class Selection;

/// What the checks find in the drawing, kept up as one draws: worst first, muted ones last and faint. Choosing one
/// selects what it points at and tells why it matters; a button puts it right where a fix exists, another mutes it with
/// a reason. GUI thread.
class FindingsPanel : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    FindingsPanel(ArchitectureDocument *document, Selection *selection, QWidget *parent = nullptr);

    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }

    /// Makes the worst finding about this element or link the current one.
    void showFindingAt(const FindingPlace &place);

Q_SIGNALS:
    /// The worst sign of each element that a finding points at first, and how many findings count.
    void found(const QHash<rheo::ElementId, rheo::ui::Sign> &signs, qint64 count);
    void activated(const rheo::ElementId &id); ///< a click or Enter: show it on the canvas
    void refused(const QString &reason);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeDetails();
    void take(QList<Finding> findings);
    void fill();
    [[nodiscard]] const Finding *current() const;
    void showCurrent();
    void select();
    void fix();
    void mute();
    void tell();

    ArchitectureDocument *m_document;
    Selection *m_selection;
    BackgroundCheck *m_check;
    QTimer m_resting; ///< of the hand that draws
    QList<Finding> m_findings;
    QTreeWidget *m_list;
    QLabel *m_why;
    QPushButton *m_fix;
    QLineEdit *m_reason;
    QPushButton *m_mute;
};

} // namespace rheo::ui
