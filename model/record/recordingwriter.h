// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/correlate/ruleset.h"
#include "model/record/recording.h"

#include <functional>
#include <memory>

namespace rheo {

/// Limits and choices of one recording.
struct RecordingOptions
{
    qint64 ringBytes = 0;   ///< 0: keep everything; else the oldest segments go once the file holds this much
    bool keepValues = true; ///< false: headers and keys only
    /// µs on a clock that never steps back; empty takes the monotonic one. For tests of sealing by time.
    std::function<qint64()> clock = {};
};

/// Writes one recording (FORMAT.md). Called on one thread; one writer a file (flock). Packing and the file have threads
/// of their own behind it: `append` waits only while 32 MiB of sealed segments are on their way. Events are
/// acknowledged by a commit. After a failure, told by one of the calls that follow it, the writer is done for: every
/// call repeats it, and what was not committed is lost; `resume` makes a new one. An event over 32 MiB loses its value;
/// one that is larger even then is accounted for as a skipped gap.
class RecordingWriter
{
public:
    /// A new file; refuses to overwrite one.
    [[nodiscard]] static Result<RecordingWriter> create(const QString &path, const RecordingInfo &, const RuleSet &,
                                                        const QByteArray &drawing, RecordingOptions = {});
    /// Continues a file after a stop or a death.
    [[nodiscard]] static Result<RecordingWriter> resume(const QString &path, RecordingOptions = {});

    RecordingWriter(RecordingWriter &&) noexcept;
    RecordingWriter &operator=(RecordingWriter &&) noexcept;
    ~RecordingWriter(); ///< without `finish`: what was not committed is lost, as after a death

    /// The number of this incarnation, given anew when it is not known yet.
    [[nodiscard]] Result<qint32> topicNumber(const QString &name, const QString &incarnation, qint32 partitions);
    [[nodiscard]] std::vector<StoredPosition> positions() const;
    /// Where reading of a partition begins, so that a resumed recording begins there too if nothing came until its end.
    /// A position that is known already stays.
    void beginAt(const StoredPosition &);

    /// Takes rows in order of arrival; gives them the next numbers. Seals full segments on the way.
    [[nodiscard]] Result<void> append(const EventBatch &);
    /// `atSequence` of observations and gaps is set here.
    [[nodiscard]] Result<void> observe(const Observation &);
    [[nodiscard]] Result<void> addGap(const Gap &);
    [[nodiscard]] Result<void> setDrawing(const QByteArray &rheo);
    [[nodiscard]] Result<void> setRules(const RuleSet &);

    /// Makes everything so far durable, later: `committed` tells how far it has come. Nothing while a commit runs.
    /// Called at most every 200 ms.
    [[nodiscard]] Result<void> startCommit();
    [[nodiscard]] bool isCommitting() const;
    [[nodiscard]] Sequence committed() const; ///< events below it are durable
    /// Makes everything so far durable, and waits until it is.
    [[nodiscard]] Result<void> commit();
    /// Seals the tail, writes the last index run, checkpoints and leaves a plain single file. (While a reader has it
    /// open SQLite keeps the write-ahead mode; the file is whole all the same.) The writer takes nothing after it.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] Sequence nextSequence() const;
    [[nodiscard]] qint64 fileBytes() const; ///< with the write-ahead log beside it

private:
    struct State;
    explicit RecordingWriter(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

} // namespace rheo
