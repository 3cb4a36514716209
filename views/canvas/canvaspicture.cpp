// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvaspicture.h"

#include "model/layout/geometry.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/roundroute.h"

#include <algorithm>
#include <tuple>

namespace rheo::ui {

namespace {

int depthOf(const Architecture &architecture, const Element &element)
{
    int depth = 0;
    const Element *around = architecture.element(element.container);
    while (around && depth < 64) {
        ++depth;
        around = architecture.element(around->container);
    }
    return depth;
}

PictureElement pictured(const Drawing &drawing, const Element &element, const QRectF &rect)
{
    const Place place = drawing.placement.value(element.id);
    PictureElement result{.id = element.id,
                          .kind = element.kind,
                          .rect = rect,
                          .z = place.z,
                          .depth = depthOf(drawing.architecture, element),
                          .name = element.name,
                          .second = secondLine(element),
                          .sheet = {},
                          .lines = {}};
    result.isLocked = place.locked;
    result.isCollapsed = place.collapsed && isContainer(element.kind);
    if (element.kind == ElementKind::Topic) {
        result.sheet = element.text(fields::schema);
        result.partitions = int(std::min<qint64>(element.count(fields::partitions), 100000));
    }
    if (element.kind == ElementKind::Note)
        result.lines = noteLines(element);
    return result;
}

PictureLink pictured(const Architecture &architecture, const LinkId &id, const Route &route)
{
    PictureLink result;
    result.id = id;
    result.points = route.points;
    result.path = roundPath(route.points, arrowLength - 1);
    result.way = roundPath(route.points).toSubpathPolygons().value(0);
    qreal length = 0;
    for (qsizetype i = 0; i < result.way.size(); ++i) {
        length += i == 0 ? 0 : QLineF(result.way[i - 1], result.way[i]).length();
        result.reach.push_back(length);
    }
    const QLineF run = longestRun(route.points);
    result.pillRun[0] = run.p1();
    result.pillRun[1] = run.p2();
    result.pill = route.pill;
    if (id.kind == LinkKind::Consumes)
        result.group = effectiveGroup(architecture, id);
    return result;
}

/// The first characters as a number that sorts as they do: most ids are told apart without a look at the text.
quint64 startOf(const ElementId &id)
{
    quint64 start = 0;
    for (qsizetype i = 0; i < 4; ++i)
        start = start << 16 | (i < id.text().size() ? id.text()[i].unicode() : 0);
    return start;
}

bool paintedBefore(const PictureElement *a, const PictureElement *b)
{
    if (a->isRegion() != b->isRegion())
        return a->isRegion();
    if (a->isRegion() && a->depth != b->depth)
        return a->depth < b->depth;
    if (a->z != b->z)
        return a->z < b->z;
    return a->id < b->id;
}

} // namespace

QRectF PictureElement::extent() const
{
    return rect.adjusted(-16, -34, 30, 34);
}

QRectF PictureElement::sheetRect() const
{
    if (sheet.isEmpty())
        return {};
    constexpr qreal aboveTopic = 26;
    const qreal width = std::min(pillWidth(sheet), rect.width() - 28);
    return {rect.left() + 14, rect.top() - aboveTopic, width, schemaHeight};
}

QPointF PictureLink::at(qreal fraction) const
{
    if (way.isEmpty())
        return {};
    const qreal wanted = std::clamp(fraction, 0.0, 1.0) * reach.back();
    const auto next = std::lower_bound(reach.begin(), reach.end(), wanted);
    const auto i = qsizetype(next - reach.begin());
    if (i == 0)
        return way.front();
    const qreal run = reach[size_t(i)] - reach[size_t(i - 1)];
    const qreal part = run <= 0 ? 0 : (wanted - reach[size_t(i - 1)]) / run;
    return way[i - 1] + (way[i] - way[i - 1]) * part;
}

QRectF PictureLink::extent() const
{
    return points.boundingRect().united(pill).adjusted(-24, -24, 24, 24);
}

CanvasPicture CanvasPicture::of(const Drawing &drawing)
{
    CanvasPicture picture;
    picture.update(drawing, {.everything = true});
    return picture;
}

void CanvasPicture::update(const Drawing &drawing, const DocumentChange &change, Routing routing)
{
    const auto &[architecture, placement] = std::tie(drawing.architecture, drawing.placement);
    if (change.everything) {
        *this = {};
        m_hasPlainRoutes = routing == Routing::PlainWhereMany && architecture.links().size() > manyLinks;
        replaceElements(drawing, change);
        replaceLinks(drawing, change,
                     m_hasPlainRoutes ? plainRoutes(architecture, placement) : routeLinks(architecture, placement));
    } else {
        QSet<ElementId> moved = change.places;
        moved |= change.elements;
        for (const LinkId &link : change.links)
            moved |= {link.from, link.to};
        const auto isMoved = [&moved](const LinkId &id) { return moved.contains(id.from) || moved.contains(id.to); };
        const auto links = std::ranges::subrange(architecture.links().keyBegin(), architecture.links().keyEnd());
        const bool many = routing == Routing::PlainWhereMany && std::ranges::count_if(links, isMoved) > manyLinks;
        if (!many && change.elements.isEmpty() && change.links.isEmpty() && moveOnly(drawing, change.places))
            return;
        m_hasPlainRoutes |= many;
        replaceElements(drawing, change);
        replaceLinks(drawing, change,
                     many ? plainOnes(drawing, moved) : rerouteLinks(architecture, placement, m_routes, moved));
    }
    turnPlugs(drawing);
    markStores(drawing);
}

/// Plain ways for the links of what was moved, all others as they are.
Routes CanvasPicture::plainOnes(const Drawing &drawing, const QSet<ElementId> &moved) const
{
    Routes routes = plainRoutes(drawing.architecture, drawing.placement);
    for (auto it = routes.begin(); it != routes.end(); ++it) {
        if (!moved.contains(it.key().from) && !moved.contains(it.key().to) && m_routes.contains(it.key()))
            it.value() = m_routes.value(it.key());
    }
    return routes;
}

void CanvasPicture::takeRoutes(const Drawing &drawing, const Routes &routes)
{
    m_hasPlainRoutes = false;
    replaceLinks(drawing, {.elements = {}, .links = {}, .places = {}}, routes);
    turnPlugs(drawing);
}

void CanvasPicture::replaceElements(const Drawing &drawing, const DocumentChange &change)
{
    const QHash<ElementId, QRectF> rects = elementRects(drawing.architecture, drawing.placement);
    for (const ElementId &known : m_elements.keys()) {
        if (!rects.contains(known)) {
            m_elements.remove(known);
            m_elementIndex.remove(known);
        }
    }
    for (auto it = rects.begin(); it != rects.end(); ++it) {
        const auto known = m_elements.constFind(it.key());
        const bool same = known != m_elements.constEnd() && known->rect == it.value() && !isContainer(known->kind);
        if (!same || change.elements.contains(it.key()) || change.places.contains(it.key()))
            putElement(drawing, it.key(), it.value());
    }
    for (const Element &element : drawing.architecture.elements()) {
        if (!isContainer(element.kind))
            countIn(drawing.architecture, element);
    }
}

void CanvasPicture::moveElement(const Drawing &drawing, const ElementId &id, const QRectF &rect)
{
    const PictureElement before = m_elements.value(id);
    putElement(drawing, id, rect);
    PictureElement &element = m_elements[id];
    element.outermost = before.outermost;
    element.content = before.content;
    element.hasStore = before.hasStore;
    element.plug = before.plug;
}

void CanvasPicture::countIn(const Architecture &architecture, const Element &element)
{
    const auto self = m_elements.find(element.id);
    const Element *around = architecture.element(element.container);
    for (int depth = 0; around && depth < 64; ++depth) {
        if (const auto region = m_elements.find(around->id); region != m_elements.end())
            ++region->content;
        if (self != m_elements.end())
            self->outermost = around->id;
        around = architecture.element(around->container);
    }
}

void CanvasPicture::putElement(const Drawing &drawing, const ElementId &id, const QRectF &rect)
{
    const PictureElement element = pictured(drawing, *drawing.architecture.element(id), rect);
    m_elements.insert(id, element);
    m_elementIndex.put(id, element.extent());
}

void CanvasPicture::replaceLinks(const Drawing &drawing, const DocumentChange &change, const Routes &routes)
{
    for (const LinkId &known : m_links.keys()) {
        if (!routes.contains(known)) {
            m_links.remove(known);
            m_linkIndex.remove(known);
        }
    }
    for (auto it = routes.begin(); it != routes.end(); ++it) {
        const auto before = m_routes.constFind(it.key());
        const bool same = before != m_routes.constEnd() && before->points == it->points && before->pill == it->pill;
        if (!same || change.links.contains(it.key()) || change.elements.contains(it.key().to))
            putLink(drawing, it.key(), it.value());
    }
    m_routes = routes;
}

void CanvasPicture::putLink(const Drawing &drawing, const LinkId &id, const Route &route)
{
    if (route.points.size() < 2) {
        m_links.remove(id);
        m_linkIndex.remove(id);
        return;
    }
    const PictureLink link = pictured(drawing.architecture, id, route);
    m_links.insert(id, link);
    m_linkIndex.put(id, link.extent());
}

void CanvasPicture::markStores(const Drawing &drawing)
{
    for (const Link &link : drawing.architecture.links()) {
        const Element *topic = drawing.architecture.element(link.id.to);
        const auto client = m_elements.find(link.id.from);
        if (link.id.kind == LinkKind::Produces && topic && topic->kind == ElementKind::Topic &&
            client != m_elements.end() && client->kind == ElementKind::StreamProcessor)
            client->hasStore = client->hasStore || topic->flag(fields::internal);
    }
}

void CanvasPicture::turnPlugs(const Drawing &drawing)
{
    for (auto it = m_links.constBegin(); it != m_links.constEnd(); ++it) {
        if (it.key().kind != LinkKind::ReadsWrites)
            continue;
        const Element *from = drawing.architecture.element(it.key().from);
        const bool fromClient = from && isClient(from->kind);
        const auto client = m_elements.find(fromClient ? it.key().from : it.key().to);
        if (client == m_elements.end())
            continue;
        const QPointF end = fromClient ? it->points.front() : it->points.back();
        client->plug = end.x() <= client->rect.left() + 1 ? Qt::LeftEdge : Qt::RightEdge;
    }
}

const PictureElement *CanvasPicture::element(const ElementId &id) const
{
    const auto it = m_elements.constFind(id);
    return it == m_elements.constEnd() ? nullptr : &it.value();
}

const PictureLink *CanvasPicture::link(const LinkId &id) const
{
    const auto it = m_links.constFind(id);
    return it == m_links.constEnd() ? nullptr : &it.value();
}

std::vector<const PictureElement *> CanvasPicture::elementsMeeting(const QRectF &area) const
{
    std::vector<const PictureElement *> found;
    for (const ElementId &id : m_elementIndex.meeting(area))
        found.push_back(element(id));
    std::ranges::sort(found, paintedBefore);
    return found;
}

std::vector<const PictureLink *> CanvasPicture::linksMeeting(const QRectF &area) const
{
    std::vector<std::pair<quint64, const PictureLink *>> found;
    for (const LinkId &id : m_linkIndex.meeting(area))
        found.emplace_back(startOf(id.from), link(id));
    std::ranges::sort(found, [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
    });
    std::vector<const PictureLink *> links;
    links.reserve(found.size());
    for (const auto &[start, link] : found)
        links.push_back(link);
    return links;
}

QRectF CanvasPicture::bounds() const
{
    QRectF all;
    for (const PictureElement &element : m_elements)
        all |= element.rect.united(element.sheetRect());
    for (const PictureLink &link : m_links)
        all |= link.points.boundingRect().united(link.pill);
    return all;
}

} // namespace rheo::ui
