// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/embeddedcluster.h"
#include "model/cluster/kafkaclient.h"
#include "model/simulate/plan.h"
#include "model/simulate/simulation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace rheo::test {

/// Builds drawings a line at a time.
class Draw
{
public:
    Architecture architecture;

    Draw &element(ElementKind kind, const char *id, const FieldMap &fields = {})
    {
        const QString name = QString::fromUtf8(id);
        architecture.put(Element{.id = ElementId(name), .kind = kind, .name = name, .container = {}, .fields = fields});
        return *this;
    }

    Draw &service(const char *id, qint64 serviceTime = 0, FieldMap fields = {})
    {
        fields.insert(fields::serviceTime, serviceTime);
        return element(ElementKind::Service, id, fields);
    }

    Draw &topic(const char *id, qint64 partitions = 3)
    {
        return element(ElementKind::Topic, id, {{fields::partitions, partitions}});
    }

    Draw &produces(const char *client, const char *topic, const FieldMap &fields = {})
    {
        return link(client, topic, LinkKind::Produces, fields);
    }

    Draw &consumes(const char *client, const char *topic, const FieldMap &fields = {})
    {
        return link(topic, client, LinkKind::Consumes, fields);
    }

private:
    Draw &link(const char *from, const char *to, LinkKind kind, const FieldMap &fields)
    {
        const LinkId id{ElementId(QString::fromUtf8(from)), ElementId(QString::fromUtf8(to)), kind, {}};
        architecture.put(Link{.id = id, .fields = fields});
        return *this;
    }
};

/// checkout → orders → inventory, payment, audit; both → shipping (all) → shipments → notify; a dead letter topic.
inline Architecture orderDrawing()
{
    Draw draw;
    draw.topic("orders").topic("inventory-events").topic("payments", 2).topic("shipments", 1).topic("orders-dlt", 1);
    draw.service("checkout").produces("checkout", "orders");
    draw.service("inventory", 1, {{fields::group, QStringLiteral("inventory-service")}})
        .consumes("inventory", "orders")
        .produces("inventory", "inventory-events")
        .produces("inventory", "orders-dlt", {{fields::deadLetter, true}});
    draw.service("payment", 2, {{fields::instances, qint64(2)}})
        .consumes("payment", "orders")
        .produces("payment", "payments");
    draw.service("shipping", 0, {{fields::emitMode, QStringLiteral("all")}, {fields::emitWait, qint64(3000)}})
        .consumes("shipping", "inventory-events")
        .consumes("shipping", "payments")
        .produces("shipping", "shipments");
    draw.service("audit").consumes("audit", "orders");
    draw.service("notify").consumes("notify", "shipments");
    draw.service("repair").consumes("repair", "orders-dlt");
    return draw.architecture;
}

struct TruthLine
{
    RecordPlace place;
    QString service;
    // produced
    QList<RecordPlace> causes = {};
    QByteArray trace = {};
    // consumed
    QString group = {};
    QString outcome = {};
};

struct Truth
{
    QList<TruthLine> produced;
    QList<TruthLine> consumed;
};

inline RecordPlace placeIn(const QJsonObject &json)
{
    return {json[QStringLiteral("topic")].toString(), json[QStringLiteral("partition")].toInt(-1),
            json[QStringLiteral("offset")].toInteger(-1)};
}

inline Truth readTruth(const QString &path)
{
    Truth truth;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no truth file");
    for (QByteArray text = file.readLine(); !text.isEmpty(); text = file.readLine()) {
        const QJsonObject json = QJsonDocument::fromJson(text).object();
        if (json.isEmpty())
            qFatal("not a JSON line: %s", text.constData());
        TruthLine line{.place = placeIn(json), .service = json[QStringLiteral("service")].toString()};
        if (json.contains(QStringLiteral("outcome"))) {
            line.group = json[QStringLiteral("group")].toString();
            line.outcome = json[QStringLiteral("outcome")].toString();
            truth.consumed += line;
            continue;
        }
        line.trace = json[QStringLiteral("trace")].toString().toLatin1();
        for (const QJsonValue &cause : json[QStringLiteral("cause")].toArray())
            line.causes += placeIn(cause.toObject());
        truth.produced += line;
    }
    return truth;
}

/// One run on an embedded cluster of its own, to its end or until `stopWhen` says so.
class Simulated
{
public:
    using Condition = std::function<bool(const SimulationProgress &)>;

    Simulated(const Architecture &architecture, SimulationSettings settings, const Condition &stopWhen = {})
    {
        auto started = EmbeddedCluster::start();
        if (!started)
            qFatal("%s", qPrintable(started.error().message));
        cluster.emplace(std::move(*started));
        if (!cluster->createTopics(architecture))
            qFatal("cannot create topics");
        settings.truthPath = folder.filePath(QStringLiteral("truth.jsonl"));
        std::atomic<bool> stop = false;
        const auto result =
            simulate(architecture, cluster->connection(), settings, stop, [&](const SimulationProgress &seen) {
                if (seen.ready)
                    cluster->setRoundTrip(std::chrono::milliseconds(0));
                if (!stop && stopWhen && stopWhen(seen)) {
                    stop = true;
                    stopping.start();
                }
            });
        stopTook = stopping.isValid() ? stopping.elapsed() : -1;
        if (result)
            progress = *result;
        else
            error = result.error();
        if (result)
            truth = readTruth(settings.truthPath);
    }

    QTemporaryDir folder;
    std::optional<EmbeddedCluster> cluster;
    SimulationProgress progress;
    std::optional<Error> error;
    Truth truth;
    QElapsedTimer stopping;
    qint64 stopTook = -1; ///< ms
};

/// All records of these topics, read by a group of its own until `count` have come.
inline QList<ReceivedRecord> readRecords(const Connection &connection, const QStringList &topics, qsizetype count,
                                         const QString &group = QStringLiteral("test-reader"))
{
    auto consumer = GroupConsumer::open(connection, {group, QStringLiteral("test"), topics}, [](auto, const auto &) {});
    QList<ReceivedRecord> records;
    QElapsedTimer timer;
    timer.start();
    while (consumer && records.size() < count && timer.elapsed() < 30000) {
        if (auto record = consumer->poll(std::chrono::milliseconds(50)); record && *record)
            records += **record;
    }
    return records;
}

inline QByteArray headerOf(const ReceivedRecord &record, const char *name)
{
    for (const auto &[header, value] : record.headers) {
        if (header == name)
            return value;
    }
    return {};
}

} // namespace rheo::test
