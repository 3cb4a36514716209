// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

namespace rheo::ui {

/// The shop of the look's pictures: every kind of element and link, placed.
[[nodiscard]] inline Drawing shopDrawing()
{
    Drawing shop;
    shop.architecture.name = QStringLiteral("Shop");
    const auto add = [&shop](ElementKind kind, const char *id, const char *name, QPointF at, const char *inside = "",
                             const FieldMap &fieldMap = {}) {
        shop.architecture.put(Element{.id = ElementId(QString::fromLatin1(id)),
                                      .kind = kind,
                                      .name = QString::fromLatin1(name),
                                      .container = ElementId(QString::fromLatin1(inside)),
                                      .fields = fieldMap});
        shop.placement[ElementId(QString::fromLatin1(id))] = {.position = at};
    };
    const auto link = [&shop](LinkKind kind, const char *from, const char *to) {
        shop.architecture.put(
            Link{.id = {ElementId(QString::fromLatin1(from)), ElementId(QString::fromLatin1(to)), kind}});
    };
    const auto runs = [](const char *runtime, qint64 instances) {
        FieldMap written; // only what differs from the default, as after reading a file
        if (*runtime)
            written.insert(fields::runtime, QString::fromLatin1(runtime));
        if (instances != 1)
            written.insert(fields::instances, instances);
        return written;
    };
    const auto parts = [](qint64 count) { return FieldMap{{fields::partitions, count}}; };
    using enum ElementKind;
    add(BoundedContext, "ordering", "Ordering", {20, 160});
    add(BoundedContext, "fulfilment", "Fulfilment", {540, 20});
    add(BoundedContext, "payments", "Payments", {540, 160});
    add(BoundedContext, "search", "Search", {540, 300});
    add(ExternalSystem, "web-shop", "Web shop", {40, 60});
    add(Service, "order-service", "order-service", {40, 200}, "ordering", runs("Spring Boot", 3));
    add(Service, "order-saga", "order-saga", {40, 480}, "ordering", runs("Spring Boot", 2));
    FieldMap orders = parts(12);
    orders.insert(fields::schema, QStringLiteral("OrderEvent v7"));
    add(Topic, "order-events", "order-events", {260, 200}, "", orders);
    add(StreamProcessor, "inventory-service", "inventory-service", {580, 60}, "fulfilment", runs("", 2));
    add(Topic, "inventory-events", "inventory-events", {800, 60}, "fulfilment", parts(6));
    add(Service, "payment-service", "payment-service", {580, 200}, "payments", runs("Go", 2));
    add(Topic, "payment-events", "payment-events", {800, 200}, "payments", parts(6));
    add(Connector, "search-sink", "search-sink", {580, 340}, "search", runs("", 1));
    add(ExternalSystem, "opensearch", "OpenSearch", {800, 340}, "search");
    add(Note, "note", "note", {260, 380}, "",
        {{fields::text, QStringLiteral("Confirms only when stock and payment have both answered.")}});
    link(LinkKind::Calls, "web-shop", "order-service");
    link(LinkKind::Produces, "order-service", "order-events");
    link(LinkKind::Consumes, "order-events", "inventory-service");
    link(LinkKind::Consumes, "order-events", "payment-service");
    link(LinkKind::Consumes, "order-events", "search-sink");
    link(LinkKind::Produces, "inventory-service", "inventory-events");
    link(LinkKind::Produces, "payment-service", "payment-events");
    link(LinkKind::Consumes, "inventory-events", "order-saga");
    link(LinkKind::Consumes, "payment-events", "order-saga");
    link(LinkKind::Produces, "order-saga", "order-events");
    link(LinkKind::ReadsWrites, "search-sink", "opensearch");
    return shop;
}

} // namespace rheo::ui
