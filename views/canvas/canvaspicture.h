// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/edit/architecturedocument.h"
#include "model/layout/router.h"
#include "views/canvas/spatialindex.h"

#include <QPainterPath>

#include <vector>

namespace rheo::ui {

/// One element as it is to be painted, in drawing units.
struct PictureElement
{
    ElementId id;
    ElementId outermost = {}; ///< the outermost container around it, empty for none
    ElementKind kind = ElementKind::Service;
    QRectF rect;
    int z = 0;
    int depth = 0; ///< containers around it
    QString name;
    QString second;    ///< second line: "Spring Boot · 3 instances", "12 partitions"
    QString sheet;     ///< a topic's schema, drawn as a sheet on it
    QStringList lines; ///< of a note
    int partitions = 0;
    int content = 0; ///< of a container: elements in it at any depth, containers not counted
    bool hasStore = false;
    bool isLocked = false;
    bool isCollapsed = false;
    Qt::Edge plug = Qt::RightEdge; ///< of a connector: the side of its external system

    /// With everything that the painters put around the shape: badges, signs, labels, halo.
    [[nodiscard]] QRectF extent() const;
    /// The sheet on a topic; null without schema.
    [[nodiscard]] QRectF sheetRect() const;

    [[nodiscard]] bool isRegion() const { return isContainer(kind) && !isCollapsed; }
};

/// One link as it is to be painted.
struct PictureLink
{
    LinkId id;
    QPolygonF points;         ///< as routed
    QPainterPath path;        ///< with round bends, ending where the arrow's head begins
    QPolygonF way;            ///< the round path as a line, to its very end: dots go along it
    std::vector<qreal> reach; ///< length of `way` up to each of its points
    QRectF pill;
    QPointF pillRun[2]; ///< the straight run that the pill lies on
    QString group;      ///< text of the pill, empty for none

    /// The point at a part of the way, 0…1.
    [[nodiscard]] QPointF at(qreal fraction) const;
    [[nodiscard]] QRectF extent() const;
};

/// Everything of a drawing that can be painted or hit, worked out once: a value that the canvas keeps and updates
/// piece by piece, and that export, overview and benchmarks make for themselves. Any thread.
///
/// Order: regions from the outermost inwards, then all else; within each by z, then by id.
class CanvasPicture
{
public:
    [[nodiscard]] static CanvasPicture of(const Drawing &drawing);

    enum class Routing { Whole, PlainWhereMany };

    /// Links that a change may leave to be routed before it is called many; routing so many takes a few frames.
    static constexpr qsizetype manyLinks = 150;

    /// Brings up to date what `change` touched, routes of touched elements included. PlainWhereMany: if that is many
    /// links they get plain ways for now, see hasPlainRoutes.
    void update(const Drawing &drawing, const DocumentChange &change, Routing = Routing::Whole);

    /// Some ways are plain ones: routeLinks of the drawing is to be handed to takeRoutes.
    [[nodiscard]] bool hasPlainRoutes() const { return m_hasPlainRoutes; }

    void takeRoutes(const Drawing &drawing, const Routes &routes);

    [[nodiscard]] const PictureElement *element(const ElementId &id) const;
    [[nodiscard]] const PictureLink *link(const LinkId &id) const;

    [[nodiscard]] qsizetype elementCount() const { return m_elements.size(); }

    [[nodiscard]] qsizetype linkCount() const { return m_links.size(); }

    /// What has to be painted for this area, in painting order. Valid until the next update.
    [[nodiscard]] std::vector<const PictureElement *> elementsMeeting(const QRectF &area) const;
    [[nodiscard]] std::vector<const PictureLink *> linksMeeting(const QRectF &area) const;

    /// The foremost element at a point; a region only at its title or its rim. Empty for none.
    [[nodiscard]] ElementId elementAt(QPointF point, qreal tolerance = 0) const;
    /// The innermost region around a point. Empty for none.
    [[nodiscard]] ElementId regionAt(QPointF point, const QSet<ElementId> &except = {}) const;
    /// The link whose line or pill is nearest within the tolerance.
    [[nodiscard]] std::optional<LinkId> linkAt(QPointF point, qreal tolerance) const;
    /// Elements and links that lie wholly inside.
    [[nodiscard]] QSet<ElementId> elementsInside(const QRectF &area) const;
    [[nodiscard]] QSet<LinkId> linksInside(const QRectF &area) const;

    /// Around all shapes and routes; null when empty.
    [[nodiscard]] QRectF bounds() const;

private:
    void putElement(const Drawing &drawing, const ElementId &id, const QRectF &rect);
    void putLink(const Drawing &drawing, const LinkId &id, const Route &route);
    void replaceElements(const Drawing &drawing, const DocumentChange &change);
    bool moveOnly(const Drawing &drawing, const QSet<ElementId> &places);
    void moveElement(const Drawing &drawing, const ElementId &id, const QRectF &rect);
    [[nodiscard]] QSet<LinkId> linksEndingAt(const Architecture &architecture, const QSet<ElementId> &moved) const;
    [[nodiscard]] DrawnPart partAround(const Drawing &drawing, const QRectF &changed) const;
    void replaceLinks(const Drawing &drawing, const DocumentChange &change, const Routes &routes);
    void countIn(const Architecture &architecture, const Element &element);
    void markStores(const Drawing &drawing);
    [[nodiscard]] Routes plainOnes(const Drawing &drawing, const QSet<ElementId> &moved) const;
    void turnPlugs(const Drawing &drawing);

    QHash<ElementId, PictureElement> m_elements;
    QHash<LinkId, PictureLink> m_links;
    Routes m_routes;
    bool m_hasPlainRoutes = false;
    SpatialIndex<ElementId> m_elementIndex;
    SpatialIndex<LinkId> m_linkIndex;
};

} // namespace rheo::ui
