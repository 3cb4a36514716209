// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

namespace rheo {

/// The links of one element by what they do: those into a topic or out of a client, and so on. Only what may be drawn.
struct LinksAround
{
    QList<const Link *> produces = {};
    QList<const Link *> consumes = {};
    QList<const Link *> mirrorsTo = {};   ///< out of a topic
    QList<const Link *> mirrorsFrom = {}; ///< into a topic
    bool system = false;                  ///< reads, writes or calls something
};

/// What one client reads in one consumer group.
struct GroupReads
{
    const Element *client = nullptr;
    QString group = {};
    QList<const Element *> topics = {}; ///< each once
    QList<const Link *> links = {};
    bool byPattern = false; ///< how many partitions a pattern catches only the cluster knows

    [[nodiscard]] qint64 partitions() const;
    [[nodiscard]] QList<ElementId> topicIds() const;
};

/// What several rules ask of a drawing, looked up once for all of them. Lives no longer than the drawing.
class DrawingFacts
{
public:
    explicit DrawingFacts(const Architecture &);

    const Architecture &drawing;
    QList<const Element *> topics = {};
    QList<const Element *> clients = {};
    QList<const Link *> links = {};           ///< only what may be drawn
    QSet<ElementId> filled = {};              ///< topics that records come into, even by a link that may not be drawn
    QSet<ElementId> read = {};                ///< topics that a link reads, or people: those of dead letters
    QSet<ElementId> linked = {};              ///< elements that any link names
    QList<GroupReads> groups = {};            ///< by client and group
    QHash<QString, const Element *> byName{}; ///< topics by their name on the cluster

    [[nodiscard]] const LinksAround &around(const ElementId &) const;

    /// The cluster container around an element, empty for none.
    [[nodiscard]] ElementId clusterOf(const ElementId &id) const { return m_clusters.value(id); }

    /// The owner of an element, or of what it lives in.
    [[nodiscard]] QString ownerOf(const ElementId &id) const { return m_owners.value(id); }

    /// Brokers there are at least where this topic lives, because the drawing says so or has as many copies there.
    [[nodiscard]] qint64 leastBrokers(const ElementId &topic) const { return m_brokers.value(clusterOf(topic), 1); }

private:
    void sortElements();
    void sortLink(const Link &);
    void gatherGroups();
    void countBrokers();

    QHash<ElementId, LinksAround> m_around;
    QHash<ElementId, ElementId> m_clusters;
    QHash<ElementId, QString> m_owners;
    QHash<ElementId, qint64> m_brokers; ///< by cluster
};

/// A Kafka setting of a client or topic, empty where it has none.
[[nodiscard]] QString settingOf(const Element &, const char *key);

} // namespace rheo
