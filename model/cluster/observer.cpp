// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/observer.h"

#include "model/cluster/tapbatch.h"

#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>

namespace rheo {

namespace {

using Clock = std::chrono::steady_clock;

constexpr Milliseconds requestDeadline{4000};
constexpr Milliseconds lastDeadline{1000}; ///< of a request of the last look

/// Names and partition counts: what a change of the layout means to us.
QMap<QString, qsizetype> shapeOf(const ClusterSnapshot &layout)
{
    QMap<QString, qsizetype> shape;
    for (const auto &topic : layout.topics)
        shape[topic.name] = topic.partitions.size();
    return shape;
}

struct KnownCommit
{
    qint64 offset = -1;
    Arrival asked = {}; ///< when it was last asked for; none yet at 0
    bool isNew = false; ///< that look told it
};

std::vector<PartitionId> ofTopics(const QStringList &topics, const std::vector<PartitionId> &partitions)
{
    std::vector<PartitionId> these;
    std::ranges::copy_if(partitions, std::back_inserter(these),
                         [&](const PartitionId &each) { return topics.contains(each.topic); });
    return these;
}

bool isEmpty(const Observed &seen)
{
    return seen.watermarks.empty() && seen.commits.empty() && seen.members.empty() && !seen.layout;
}

} // namespace

struct Observer::Worker
{
    Worker(ReadOnlyClient kafka, const ObserverSettings &wanted) : handle(std::move(kafka)), settings(wanted) {}

    ReadOnlyClient handle;
    ObserverSettings settings;

    mutable std::mutex mutex; ///< of what stands up to `stops`
    std::condition_variable changed;
    std::vector<PartitionId> partitions;
    QMap<QString, QStringList> topicsOfGroups;
    std::vector<Observed> seen;
    QString trouble;
    bool stops = false;
    bool looksOnceMore = false;

    Milliseconds deadline = requestDeadline; ///< from here on: the thread's own
    std::map<PartitionId, OffsetRange> knownRanges;
    std::map<std::pair<QString, PartitionId>, KnownCommit> knownCommits;
    QMap<QString, std::pair<QString, int>> knownMembers;
    QMap<QString, qsizetype> knownShape;
    QStringList askable; ///< of the groups, as of the last look at the layout
    Clock::time_point layoutAt{};
    std::thread thread;

    void run();
    void lookAround(std::unique_lock<std::mutex> &);
    Observed look(const std::vector<PartitionId> &, const QMap<QString, QStringList> &topicsOfGroups);
    Result<void> lookAtOffsets(const std::vector<PartitionId> &, Observed &);
    Result<void> lookAtCommits(const QString &group, const std::vector<PartitionId> &, Observed &);
    Result<void> lookAtMembers(const QStringList &, Observed &);
    Result<void> lookAtLayout(Observed &);
    void heed(const Result<void> &);
};

Result<void> Observer::Worker::lookAtOffsets(const std::vector<PartitionId> &of, Observed &out)
{
    const auto ranges = askOffsets(handle, of, deadline);
    if (!ranges)
        return std::unexpected(ranges.error());
    for (size_t i = 0; i < of.size(); ++i) {
        OffsetRange &known = knownRanges[of[i]];
        const OffsetRange &now = (*ranges)[i];
        if (now.high < 0 || (known.low == now.low && known.high == now.high))
            continue;
        known = now;
        out.watermarks.push_back({of[i], now});
    }
    return {};
}

Result<void> Observer::Worker::lookAtCommits(const QString &group, const std::vector<PartitionId> &of, Observed &out)
{
    const Arrival now = Arrival::now();
    const auto committed = askCommitted(handle, group, of, deadline);
    if (!committed)
        return std::unexpected(committed.error());
    for (const auto &each : *committed) {
        const PartitionId id{each.topic, each.partition};
        KnownCommit &known = knownCommits[{group, id}];
        const bool changes = known.offset != each.offset;
        const Arrival before = known.isNew ? Arrival() : known.asked;
        if (changes)
            out.commits.push_back({group, id, each.offset, known.offset, before.wall, before.steady});
        known = {each.offset, now, changes};
    }
    return {};
}

Result<void> Observer::Worker::lookAtMembers(const QStringList &wanted, Observed &out)
{
    auto listed = askGroups(handle, deadline);
    if (!listed)
        return std::unexpected(listed.error());
    askable = askableGroups(*listed, wanted);
    std::erase_if(listed->groups, [&](const auto &group) { return !wanted.contains(group.id); });
    if (auto asked = askMembers(handle, listed->groups, deadline); !asked)
        return asked;
    for (const auto &group : listed->groups) {
        auto &known = knownMembers[group.id];
        if (known == std::pair(group.state, group.members))
            continue;
        known = {group.state, group.members};
        out.members.push_back({group.id, group.state, group.members});
    }
    return {};
}

Result<void> Observer::Worker::lookAtLayout(Observed &out)
{
    auto layout = askLayout(handle, deadline);
    if (!layout)
        return std::unexpected(layout.error());
    const auto shape = shapeOf(*layout);
    if (shape != knownShape)
        out.layout = std::move(*layout);
    knownShape = shape;
    return {};
}

void Observer::Worker::heed(const Result<void> &done)
{
    if (done)
        handle.clearTrouble();
    const std::lock_guard lock(mutex);
    trouble = done ? QString() : done.error().message;
}

Observed Observer::Worker::look(const std::vector<PartitionId> &of, const QMap<QString, QStringList> &topicsOfGroups)
{
    Observed out;
    Result<void> done;
    if (Clock::now() - layoutAt >= settings.layoutEvery) {
        layoutAt = Clock::now();
        done = lookAtLayout(out);
        if (done && !topicsOfGroups.isEmpty())
            done = lookAtMembers(topicsOfGroups.keys(), out);
    }
    if (done)
        done = lookAtOffsets(of, out);
    for (const QString &group : askable)
        if (const auto read = ofTopics(topicsOfGroups.value(group), of); done && !read.empty())
            done = lookAtCommits(group, read, out);
    heed(done);
    const Arrival now = Arrival::now();
    out.wall = now.wall;
    out.steady = now.steady;
    return out;
}

void Observer::Worker::lookAround(std::unique_lock<std::mutex> &lock)
{
    const auto of = partitions;
    const auto wanted = topicsOfGroups;
    lock.unlock();
    Observed looked = look(of, wanted);
    lock.lock();
    if (!isEmpty(looked))
        seen.push_back(std::move(looked));
}

void Observer::Worker::run()
{
    std::unique_lock lock(mutex);
    while (!stops) {
        lookAround(lock);
        changed.wait_for(lock, settings.offsetsEvery, [this] { return stops; });
    }
    if (!looksOnceMore || !trouble.isEmpty())
        return;
    deadline = lastDeadline;
    layoutAt = {}; // a group may be new
    lookAround(lock);
}

Observer::Observer(std::unique_ptr<Worker> worker) : m_worker(std::move(worker)) {}

Observer::~Observer()
{
    end(false);
}

void Observer::end(bool looksOnceMore)
{
    {
        const std::lock_guard lock(m_worker->mutex);
        m_worker->stops = true;
        m_worker->looksOnceMore = looksOnceMore;
    }
    m_worker->changed.notify_all();
    if (m_worker->thread.joinable())
        m_worker->thread.join();
}

std::vector<Observed> Observer::finish()
{
    end(true);
    return take();
}

Result<std::unique_ptr<Observer>> Observer::start(const Connection &connection, const ObserverSettings &settings)
{
    auto handle = ReadOnlyClient::make(connection, {{"isolation.level", "read_uncommitted"},
                                                    {"allow.auto.create.topics", "false"},
                                                    {"reconnect.backoff.max.ms", "2000"}});
    if (!handle)
        return std::unexpected(handle.error());
    std::unique_ptr<Observer> observer(new Observer(std::make_unique<Worker>(std::move(*handle), settings)));
    observer->m_worker->thread = std::thread([worker = observer->m_worker.get()] { worker->run(); });
    return observer;
}

void Observer::watch(std::vector<PartitionId> partitions, QMap<QString, QStringList> topicsOfGroups)
{
    const std::lock_guard lock(m_worker->mutex);
    m_worker->partitions = std::move(partitions);
    m_worker->topicsOfGroups = std::move(topicsOfGroups);
}

std::vector<Observed> Observer::take()
{
    const std::lock_guard lock(m_worker->mutex);
    return std::exchange(m_worker->seen, {});
}

QString Observer::trouble() const
{
    const std::lock_guard lock(m_worker->mutex);
    return m_worker->trouble;
}

} // namespace rheo
