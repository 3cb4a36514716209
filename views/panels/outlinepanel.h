// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "views/theme/icons.h"

#include <QItemSelection>
#include <QTimer>
#include <QTreeWidget>

class QLineEdit;

namespace rheo::ui {

class Selection;

/// The drawing as a tree of containers and elements: the canvas's twin for the keyboard and for screen readers.
/// Selection follows both ways; F2 renames in place. With a filter only what matches, and what is around it, shows.
class OutlinePanel : public QWidget
{
    Q_OBJECT

public:
    OutlinePanel(ArchitectureDocument *document, Selection *selection, QWidget *parent = nullptr);

    /// Findings: the worst sign of each element, shown at the right of its row.
    void setSigns(const QHash<ElementId, Sign> &signs);
    /// The sign that the element's row shows.
    [[nodiscard]] Sign signOf(const ElementId &id) const;

    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

Q_SIGNALS:
    void activated(const rheo::ElementId &id); ///< double-click or Enter: show it on the canvas

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    [[nodiscard]] QItemSelection rangesOf(const QMap<QTreeWidgetItem *, QList<int>> &rows) const;
    [[nodiscard]] QList<ElementId> inOrder(QList<ElementId> children) const;
    [[nodiscard]] bool isOutOfOrder(const QSet<ElementId> &moved) const;
    void addChildren(QTreeWidgetItem *parent, const ElementId &container, int depth);
    void takeChange(const DocumentChange &change);
    void followSelection();
    void takeSelection();
    void giveSelection();
    void rename(QTreeWidgetItem *item);
    void filter(const QString &text);

    ArchitectureDocument *m_document;
    Selection *m_selection;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QHash<ElementId, QTreeWidgetItem *> m_items;
    QMultiHash<ElementId, ElementId> m_children; ///< by container, while rebuilding
    QHash<ElementId, Sign> m_signs;
    QTimer m_following; ///< runs while a large selection waits to be shown
    bool m_isUpdating = false;
};

} // namespace rheo::ui
