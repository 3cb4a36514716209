// SPDX-License-Identifier: Apache-2.0
#include "tests/support/randomdrawing.h"

#include "model/layout/layoutplan.h"

#include <cmath>

namespace rheo::test {

namespace {

QString randomName(QRandomGenerator &random)
{
    static const QStringList words{QStringLiteral("order"),     QStringLiteral("payment"),
                                   QStringLiteral("stock"),     QStringLiteral("i"),
                                   QStringLiteral("shipping"),  QStringLiteral("events"),
                                   QStringLiteral("inventory"), QStringLiteral("notification"),
                                   QStringLiteral("Lager"),     QStringLiteral("注文")};
    QStringList name;
    for (int i = random.bounded(1, 4); i > 0; --i)
        name += words[random.bounded(words.size())];
    return name.join(u'-');
}

ElementKind randomKind(QRandomGenerator &random)
{
    static constexpr ElementKind kinds[] = {
        ElementKind::Service,  ElementKind::Service, ElementKind::Service,         ElementKind::Topic,
        ElementKind::Topic,    ElementKind::Topic,   ElementKind::StreamProcessor, ElementKind::Connector,
        ElementKind::Function, ElementKind::Topic,   ElementKind::ExternalSystem,  ElementKind::Service,
        ElementKind::Note,     ElementKind::Schema};
    return kinds[random.bounded(int(std::size(kinds)))];
}

ElementId oneOf(const QList<ElementId> &ids, QRandomGenerator &random)
{
    return ids[random.bounded(ids.size())];
}

void addContainers(Architecture &drawing, QList<ElementId> &containers, int count, QRandomGenerator &random)
{
    static constexpr ElementKind kinds[] = {ElementKind::BoundedContext, ElementKind::Site, ElementKind::Cluster};
    for (int i = 0; i < count; ++i) {
        Element container{ElementId(QStringLiteral("c%1").arg(i)), kinds[random.bounded(3)], randomName(random), {}};
        if (!containers.isEmpty() && random.bounded(3) == 0)
            container.container = oneOf(containers, random);
        drawing.put(container);
        containers += container.id;
    }
}

void addElement(Architecture &drawing, const ElementId &id, const QList<ElementId> &containers,
                QRandomGenerator &random)
{
    Element element{id, randomKind(random), randomName(random), {}};
    if (!containers.isEmpty() && random.bounded(2) == 0)
        element.container = oneOf(containers, random);
    if (element.kind == ElementKind::Note)
        element.fields.insert(fields::text,
                              QStringLiteral("Says that %1 and %2").arg(randomName(random), element.name));
    if (element.kind == ElementKind::Topic && random.bounded(4) == 0) {
        Element schema{ElementId(id.text() + QStringLiteral("-schema")), ElementKind::Schema,
                       element.name + QStringLiteral(" v1"), element.container};
        element.fields.insert(fields::schema, schema.name);
        drawing.put(schema);
    }
    drawing.put(element);
}

void addLink(Architecture &drawing, const QList<ElementId> &ids, QRandomGenerator &random)
{
    for (int attempt = 0; attempt < 20; ++attempt) {
        const ElementId from = oneOf(ids, random);
        const ElementId to = oneOf(ids, random);
        const auto kind = naturalLink(*drawing.element(from), *drawing.element(to));
        if (from == to || !kind || (*kind == LinkKind::Calls && random.bounded(4) > 0))
            continue;
        Link link{{from, to, *kind}};
        if (*kind == LinkKind::Consumes && random.bounded(5) == 0)
            link.id.group = randomName(random);
        drawing.put(link);
        return;
    }
}

Element made(const char *name, ElementKind kind, const char *container = "")
{
    return {ElementId(slugFor(QString::fromUtf8(name))), kind, QString::fromUtf8(name),
            ElementId(QString::fromUtf8(container))};
}

void join(Architecture &drawing, const char *from, const char *to)
{
    const ElementId first{QString::fromUtf8(from)};
    const ElementId second{QString::fromUtf8(to)};
    drawing.put(Link{{first, second, *naturalLink(*drawing.element(first), *drawing.element(second))}});
}

} // namespace

Architecture randomDrawing(quint32 seed, const DrawingShape &shape)
{
    QRandomGenerator random(seed);
    Architecture drawing;
    QList<ElementId> containers;
    addContainers(drawing, containers, shape.containers, random);
    QList<ElementId> ids;
    for (int i = 0; i < shape.elements; ++i) {
        ids += ElementId(QStringLiteral("e%1").arg(i));
        addElement(drawing, ids.last(), containers, random);
    }
    for (int i = 0; i < shape.links; ++i)
        addLink(drawing, ids, random);
    return drawing;
}

Architecture randomDrawing(quint32 seed)
{
    QRandomGenerator random(seed ^ 0x5eed);
    const int elements = 2 + random.bounded(39);
    return randomDrawing(seed, {elements, elements + random.bounded(elements), random.bounded(6)});
}

Placement randomPlaces(const Architecture &drawing, quint32 seed)
{
    QRandomGenerator random(seed);
    const LayoutPlan plan = planLayout(drawing, {}, {});
    const int across = 260 * int(std::ceil(std::sqrt(double(plan.nodes.size() + 1))));
    QList<QPointF> regions;
    for (qsizetype i = 0; i <= plan.clusters.size(); ++i)
        regions += QPointF(random.bounded(across), random.bounded(across));
    Sketch sketch;
    for (const PlanNode &node : plan.nodes) {
        const qreal reach = node.cluster < 0 ? across : 500;
        const QPointF corner = node.cluster < 0 ? QPointF() : regions[node.cluster];
        sketch += corner + QPointF(random.bounded(reach), random.bounded(reach));
    }
    return settle(drawing, {}, plan, sketch, {});
}

Architecture shopDrawing()
{
    Architecture drawing;
    for (const char *context : {"Ordering", "Fulfilment", "Payments", "Search"})
        drawing.put(made(context, ElementKind::BoundedContext));
    drawing.put(made("web-shop", ElementKind::ExternalSystem));
    drawing.put(made("order-service", ElementKind::Service, "ordering"));
    drawing.put(made("order-saga", ElementKind::Service, "ordering"));
    Element orders = made("order-events", ElementKind::Topic);
    orders.fields.insert(fields::schema, QStringLiteral("OrderEvent v7"));
    drawing.put(orders);
    drawing.put(made("OrderEvent v7", ElementKind::Schema));
    drawing.put(made("inventory-service", ElementKind::StreamProcessor, "fulfilment"));
    drawing.put(made("inventory-events", ElementKind::Topic, "fulfilment"));
    drawing.put(made("payment-service", ElementKind::Service, "payments"));
    drawing.put(made("payment-events", ElementKind::Topic, "payments"));
    drawing.put(made("search-sink", ElementKind::Connector, "search"));
    drawing.put(made("opensearch", ElementKind::ExternalSystem, "search"));
    for (const auto &[from, to] : {std::pair{"web-shop", "order-service"},
                                   {"order-service", "order-events"},
                                   {"order-saga", "order-events"},
                                   {"order-events", "inventory-service"},
                                   {"order-events", "payment-service"},
                                   {"order-events", "search-sink"},
                                   {"inventory-service", "inventory-events"},
                                   {"payment-service", "payment-events"},
                                   {"inventory-events", "order-saga"},
                                   {"payment-events", "order-saga"},
                                   {"search-sink", "opensearch"}})
        join(drawing, from, to);
    return drawing;
}

} // namespace rheo::test
