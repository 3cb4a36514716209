// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

#include <QHash>

#include <vector>

namespace rheo {

/// One way the drawing offers an event onto a topic: `service` reads `from` by `links` (several groups of one service
/// are several links) and writes the topic.
struct DrawnInput
{
    ElementId service;
    ElementId from;
    std::vector<LinkId> links;
};

/// What the drawing says about who may have caused what, looked up once. Internal topics are folded: what a client
/// reads from a topic that it writes itself and that is marked internal is no input of its outputs, so that
/// A → S → internal → S → B counts as A → S → B. A value; holds ids only.
class DrawnPaths
{
public:
    explicit DrawnPaths(const Architecture &);

    /// The topic element of this name on the cluster; empty if it is not drawn.
    [[nodiscard]] ElementId topic(const QString &clusterName) const;
    /// True for a topic folded into the client that owns it: drawn as internal, or named
    /// `<group>-…-repartition` or `<group>-…-changelog` after a drawn client, as Kafka Streams does.
    [[nodiscard]] bool isFolded(const QString &clusterName) const;
    /// Who may write the topic: the drawn producers, or the owner of a Kafka Streams topic that is not drawn.
    [[nodiscard]] std::vector<ElementId> producers(const QString &clusterName) const;
    /// The ways onto this topic, by service, then by topic.
    [[nodiscard]] std::vector<DrawnInput> inputs(const QString &clusterName) const;
    /// The ways onto this topic from topics that are folded into the same client.
    [[nodiscard]] std::vector<DrawnInput> internalInputs(const QString &clusterName) const;
    /// True for a client that reads no topic: it may write at any time without a cause.
    [[nodiscard]] bool isSource(const ElementId &client) const;
    /// True if one drawn client reads `from` and writes `to`.
    [[nodiscard]] bool leads(const QString &from, const QString &to) const;
    [[nodiscard]] std::vector<LinkId> consumers(const ElementId &topic) const;
    [[nodiscard]] QString group(const LinkId &consumes) const;
    /// True if another client reads the same topic in the same group: then a commit does not tell which of them read.
    [[nodiscard]] bool sharesGroup(const LinkId &consumes) const;
    /// True for a client drawn to write one output from all its inputs (`emit all`).
    [[nodiscard]] bool joins(const ElementId &client) const;
    /// The name of a client, or of a topic on the cluster.
    [[nodiscard]] QString name(const ElementId &) const;

private:
    struct Client
    {
        QString name;
        QString group;
        bool joins = false;
        std::vector<LinkId> reads;
        std::vector<ElementId> writes;
    };

    struct Topic
    {
        QString name;
        bool internal = false;
        std::vector<ElementId> producers;
        std::vector<LinkId> consumers;
    };

    void readElements(const Architecture &);
    void readLinks(const Architecture &);
    [[nodiscard]] ElementId streamsOwner(const QString &clusterName) const;
    [[nodiscard]] bool foldedInto(const ElementId &client, const ElementId &topic) const;
    enum class From { Outside, Internal };
    void addInputs(const ElementId &client, From, std::vector<DrawnInput> &) const;

    QHash<ElementId, Client> m_clients;
    QHash<ElementId, Topic> m_topics;
    QHash<QString, ElementId> m_byName;
    QHash<LinkId, QString> m_groups;
};

} // namespace rheo
