// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/finding.h"
#include "model/edit/architecturedocument.h"
#include "views/canvas/canvaswords.h"

#include <QAccessible>

#include <optional>
#include <vector>

namespace rheo::ui {

class CanvasView;

/// An element, or a link. A value.
struct Drawn
{
    ElementId element = {};
    std::optional<LinkId> link = {};

    bool operator==(const Drawn &) const = default;

    friend size_t qHash(const Drawn &drawn, size_t seed = 0)
    {
        return drawn.link ? qHash(*drawn.link, seed) : qHash(drawn.element, seed);
    }
};

/// The canvas as assistive technology sees it: a child for each element that is drawn, from left to right as Tab goes,
/// and then for each link, made when it is asked for. Tells of what is selected, in focus, new, renamed and gone.
/// GUI thread.
class CanvasTree : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of the canvas, and what the canvas shows to QAccessible.
    explicit CanvasTree(CanvasView *canvas);
    ~CanvasTree() override;

    [[nodiscard]] static CanvasTree *of(const CanvasView *canvas);

    /// Said with the names from now on. Muted ones do not count.
    void setFindings(const QList<Finding> &findings);

    [[nodiscard]] int count() const;
    [[nodiscard]] QAccessibleInterface *at(int index);
    [[nodiscard]] QAccessibleInterface *of(const Drawn &drawn);
    [[nodiscard]] int indexOf(const Drawn &drawn) const; ///< -1 for what is not drawn

    [[nodiscard]] FindingCount findingsOf(const Drawn &drawn) const;
    void setFocused(const ElementId &id); ///< the keyboard came to it

    [[nodiscard]] qsizetype made() const { return m_made.size(); } ///< of the children, so far

private:
    void order() const;
    void takeChange(const DocumentChange &change);
    void takeSelection();
    void drop(const Drawn &drawn);
    void tell(QAccessible::Event event, const Drawn &drawn);
    void tellNames(const QSet<ElementId> &elements);

    CanvasView *m_canvas;
    mutable std::vector<Drawn> m_order; ///< empty: not asked for since the last change
    mutable QHash<Drawn, int> m_places;
    QHash<Drawn, QAccessible::Id> m_made;
    QHash<Drawn, FindingCount> m_findings;
    QSet<ElementId> m_selected;
    QSet<LinkId> m_selectedLinks;
};

} // namespace rheo::ui
