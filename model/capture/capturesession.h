// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/base/error.h"
#include "model/capture/carefulplace.h"
#include "model/cluster/connection.h"
#include "model/cluster/tapstart.h"
#include "model/record/recordingwriter.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace rheo {

using CaptureStart = TapStart;

/// After a second death at the same place (README.md): one partition and one batch at a time, until everything that
/// was there at the start is read.
struct CarefulOrder
{
    std::optional<CarefulRange> skip; ///< what cannot be read: marked as a gap and left out
};

struct CaptureSettings
{
    Connection connection;
    QString path;       ///< the .rheorec; continued at stored offset + 1 if it exists
    QByteArray drawing; ///< `.rheo` text, stored with the recording
    CaptureStart start;
    RecordingOptions recording;
    bool readBodies = true;
    bool simulated = false;
    qint64 mostEvents = 0;                ///< 0: no limit
    std::chrono::milliseconds longest{0}; ///< 0: no limit
    qint64 mostBytesASecond = 0;          ///< 0: no cap
    std::optional<CarefulOrder> careful = {};
};

/// How capture is doing, told at most every 50 ms, at once when a commit has ended, and always the
/// last time. Plain data.
struct CaptureProgress
{
    Sequence committed = 0; ///< events durable so far
    qint64 eventsPerSecond = 0;
    qint64 behindMs = 0; ///< how far behind the newest record we are
    qint64 fileBytes = 0;
    int partitions = 0;
    QString trouble;                     ///< a sentence, empty while all is well
    std::optional<CarefulPlace> careful; ///< told before each batch that is read carefully
};

/// Records the drawn topics of one cluster into one recording until it is told to stop. `run` blocks: the tap has its
/// own thread, the observer too; the calling one feeds the writer, which has two behind it. Joins, commits and creates
/// nothing. It commits at most every 200 ms. Topics that appear later, new partitions and topics that match a drawn
/// `topicPattern` are taken in when the observer sees them (2 s), from their first record on.
class CaptureSession
{
public:
    explicit CaptureSession(CaptureSettings settings);
    ~CaptureSession();

    using Listener = std::function<void(const CaptureProgress &)>;

    /// `stop` may be set from any thread (or a signal handler). The value is the final progress.
    [[nodiscard]] Result<CaptureProgress> run(const Architecture &, const std::atomic<bool> &stop,
                                              const Listener &listener);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace rheo
