// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/drawnpaths.h"

#include <limits>
#include <span>
#include <vector>

namespace rheo {

/// One flow value that an event carries: its number, and the rule that read it there.
struct FlowMention
{
    quint32 value = 0;
    quint8 rule = 0;
};

/// A value that made one trace of several flows: `flows` are the home values it joined.
struct FlowMerge
{
    quint32 value = 0;
    std::vector<quint32> flows;
    bool stitched = false; ///< along a drawn path, although stronger ids differ
};

/// Sorts events into traces by the flow values they share; README.md has the reasons. Works on numbers, about 60 bytes
/// an event with two values. One thread.
///
/// The home of an event is the value of its highest-ranked rule. A value joins the homes of all events that carry it,
/// strongest rules first, except that
/// - a value carried by more than `hotKey` events never joins different flows (but has as many events as it has);
/// - a message key counts only if it is seen on two drawn topics;
/// - a weak rule (8, 10, 11) does not join flows that both have an id of one stronger rule and differ in it, unless
///   they follow each other along a drawn path with no topic in common: a consumer that starts a new trace id.
class FlowJoin
{
public:
    static constexpr quint32 hotKey = 200;
    static constexpr qint64 stitchWindow = 600'000'000; ///< µs between the flows that a weak rule may stitch
    static constexpr quint32 none = std::numeric_limits<quint32>::max();
    static constexpr quint8 keyRule = 11;
    static constexpr quint8 firstWeakRule = 8;

    /// `topics` are the topics by the numbers that `add` uses.
    FlowJoin(const DrawnPaths &paths, std::vector<QString> topics);

    /// The next event, in order of arrival. `time` in µs. Values are numbered from 0 by first appearance.
    quint32 add(quint32 topic, qint64 time, std::span<const FlowMention>);
    /// One of these two names the other as its parent.
    void tie(quint32 event, quint32 other);
    /// How many events carry the value, where only some of them were added; if hot, it then joins nothing.
    void setOccurrences(quint32 value, quint32 count);

    void join();

    /// After `join`: two events are of one trace if these are equal. Events without any flow value have their own.
    [[nodiscard]] quint32 traceOf(quint32 event);
    /// The trace that a value is an alias of; `none` for one that joins nothing.
    [[nodiscard]] quint32 traceOfValue(quint32 value);
    /// The value of the highest-ranked rule of the event that counts; `none` without one.
    [[nodiscard]] quint32 home(quint32 event) const;

    [[nodiscard]] const std::vector<FlowMerge> &merges() const { return m_merges; }

private:
    struct Event
    {
        qint64 time;
        quint32 topic;
        quint32 firstMention;
    };

    struct Value
    {
        quint32 count = 0;    ///< of events that carry it
        quint32 topic = none; ///< the first drawn one
        quint8 rule = 255;    ///< the strongest that read it
        bool severalTopics = false;
        bool joined = false;
    };

    [[nodiscard]] std::span<const FlowMention> mentions(quint32 event) const;
    [[nodiscard]] bool counts(quint32 value) const;

    [[nodiscard]] bool isDrawn(quint32 topic) const { return m_drawn[topic]; }

    void note(Value &, const FlowMention &, quint32 topic) const;
    void listCarriers();
    void joinHomes();
    void joinThrough(quint32 value);
    void noteMerge(quint32 value, bool stitched);
    [[nodiscard]] std::vector<quint32> flowsOf(quint32 value);
    [[nodiscard]] bool conflicts(quint32 value);
    [[nodiscard]] bool followsDrawnPath(quint32 value);
    [[nodiscard]] std::span<const quint32> carriers(quint32 value) const;
    quint32 root(quint32 node);
    void unite(quint32 a, quint32 b);

    const DrawnPaths &m_paths;
    std::vector<QString> m_topics;
    std::vector<bool> m_drawn;
    std::vector<Event> m_events;
    std::vector<FlowMention> m_mentions;
    std::vector<Value> m_values;
    std::vector<std::pair<quint32, quint32>> m_ties;
    std::vector<quint32> m_parent; ///< values first, then events
    std::vector<quint32> m_firstCarrier;
    std::vector<quint32> m_carriers;
    std::vector<FlowMerge> m_merges;
};

} // namespace rheo
