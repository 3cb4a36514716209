// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recordingreader.h"
#include "model/trace/flowjoin.h"

#include <QSet>

#include <string>

namespace rheo {

/// Numbers for values by their 64-bit hash: a flat table, 12 to 24 bytes a value.
class ValueNumbers
{
public:
    [[nodiscard]] quint32 number(std::string_view value);

private:
    struct Slot
    {
        quint64 hash;
        quint32 number;
    };

    void grow();
    [[nodiscard]] Slot &slot(quint64 hash);

    std::vector<Slot> m_slots;
    quint32 m_count = 0;
};

/// Reads the events of a recording once and sorts them into traces. One thread.
class FlowScan
{
public:
    FlowScan(const RecordingReader &, const DrawnPaths &, const QString &find);

    /// The next events, in order.
    void add(const EventBatch &, Sequence first, size_t fromRow);
    void join();

    struct Row
    {
        qint64 time = 0; ///< broker time, else arrival; µs
        Sequence sequence = 0;
        quint32 topic = 0;
    };

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    [[nodiscard]] const QString &topicName(quint32 topic) const { return m_topicNames[topic]; }

    /// On a topic that is folded into its stream processor.
    [[nodiscard]] bool isInternal(quint32 event) const { return m_topicFolded[m_rows[event].topic]; }

    [[nodiscard]] quint32 traceOf(quint32 event) { return m_join.traceOf(event); }

    [[nodiscard]] bool hasFlow(quint32 event) const { return m_join.home(event) != FlowJoin::none; }

    [[nodiscard]] quint32 home(quint32 event) const { return m_join.home(event); }

    [[nodiscard]] bool isFound(quint32 event) const { return m_found.empty() || m_found[event]; }

    [[nodiscard]] quint32 number(std::string_view value) { return m_numbers.number(value); }

private:
    struct Named
    {
        quint64 hash; ///< of an own id, a named id or a position
        quint32 event;

        bool operator<(const Named &other) const { return hash < other.hash; }
    };

    void readEvent(const EventBatch &, size_t row, Sequence);
    void readTies(quint32 event);
    void tieBy(std::vector<Named> &holders, const std::vector<Named> &children);
    [[nodiscard]] bool matches(const EventBatch &, size_t row, quint32 topic) const;
    [[nodiscard]] bool contains(std::string_view) const;
    static std::vector<quint32> numberTopics(const RecordingReader &, std::vector<QString> &names);

    std::vector<QString> m_topicNames;
    std::vector<std::string> m_topicBytes;
    std::vector<quint32> m_topicOf; ///< by the recording's number
    std::vector<bool> m_topicFound;
    std::vector<bool> m_topicFolded;
    FlowJoin m_join;
    CandidateReader m_reader;
    CandidateList m_candidates;
    ValueNumbers m_numbers;
    std::vector<FlowMention> m_mentions;
    std::vector<Row> m_rows;
    std::vector<bool> m_found;
    std::vector<Named> m_ownIds, m_places, m_namedIds, m_namedPlaces;
    std::string m_find;
};

} // namespace rheo
