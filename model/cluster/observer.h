// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/connection.h"
#include "model/cluster/queries.h"
#include "model/cluster/snapshot.h"

#include <memory>
#include <optional>

namespace rheo {

struct ObserverSettings
{
    std::chrono::milliseconds offsetsEvery{1000}; ///< watermarks and committed offsets
    std::chrono::milliseconds layoutEvery{2000};  ///< topics and partitions; members of the groups
};

/// What changed since the observer last looked. Plain data.
struct Observed
{
    struct Watermark
    {
        PartitionId partition;
        OffsetRange range;
    };

    struct Commit
    {
        QString group;
        PartitionId partition;
        qint64 offset = -1;    ///< -1: none
        qint64 before = -1;    ///< what the look before this one saw
        qint64 beforeWall = 0; ///< when that was asked, µs; 0: there was none, or it was told then
        qint64 beforeSteady = 0;
    };

    struct Members
    {
        QString group;
        QString state;
        int members = -1;
    };

    std::vector<Watermark> watermarks;
    std::vector<Commit> commits;
    std::vector<Members> members;
    std::optional<ClusterSnapshot> layout; ///< set when topics or partitions are others than before
    qint64 wall = 0;                       ///< µs, when it was seen
    qint64 steady = 0;
};

/// Looks at what is not a record: watermarks, committed offsets of the named groups, their members, topics that come
/// and go. Own client and own thread; reads only, joins nothing. A commit is seen at most `offsetsEvery` late, and of
/// several within that time only the last. Watermarks are those of the log, open transactions included.
class Observer
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Observer>> start(const Connection &, const ObserverSettings &);
    ~Observer(); ///< waits for the request under way, at most 5 s

    /// What to look at from now on: watermarks of these partitions; of each group what it has committed in those among
    /// them whose topics it reads.
    void watch(std::vector<PartitionId> partitions, QMap<QString, QStringList> topicsOfGroups);

    /// Everything since the last call; never waits.
    [[nodiscard]] std::vector<Observed> take();
    /// Ends the thread. Where the cluster answers it looks once more before, for at most a second or so, so that the
    /// last commits are seen however short ago they were. Everything since the last `take`.
    [[nodiscard]] std::vector<Observed> finish();
    /// A sentence while the cluster cannot be asked, else empty.
    [[nodiscard]] QString trouble() const;

private:
    void end(bool looksOnceMore);

    struct Worker;
    explicit Observer(std::unique_ptr<Worker>);
    std::unique_ptr<Worker> m_worker;
};

} // namespace rheo
