// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"

#include <QObject>
#include <QSet>

namespace rheo::ui {

/// What is selected in one drawing, shared by the canvas and the panels. Forgets what an edit removed. GUI thread.
class Selection : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive the selection.
    explicit Selection(ArchitectureDocument *document, QObject *parent = nullptr);

    [[nodiscard]] const QSet<ElementId> &elements() const { return m_elements; }

    [[nodiscard]] const QSet<LinkId> &links() const { return m_links; }

    [[nodiscard]] bool isEmpty() const { return m_elements.isEmpty() && m_links.isEmpty(); }

    [[nodiscard]] bool contains(const ElementId &id) const { return m_elements.contains(id); }

    [[nodiscard]] bool contains(const LinkId &id) const { return m_links.contains(id); }

    /// Leaves out what the document does not have: a gesture may end after its element is gone.
    void set(const QSet<ElementId> &elements, const QSet<LinkId> &links = {});

    void set(const ElementId &id) { set(QSet<ElementId>{id}); }

    void set(const LinkId &id) { set({}, {id}); }

    void toggle(const ElementId &id);
    void toggle(const LinkId &id);

    void clear() { set({}, {}); }

    void selectAll();

Q_SIGNALS:
    void changed(); ///< only when it is another selection than before

private:
    [[nodiscard]] bool isDrawn(const ElementId &id) const;
    [[nodiscard]] bool isDrawn(const LinkId &id) const;
    void forgetRemoved(const DocumentChange &change);

    ArchitectureDocument *m_document;
    QSet<ElementId> m_elements;
    QSet<LinkId> m_links;
};

} // namespace rheo::ui
