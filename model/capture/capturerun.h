// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/capture/captureplan.h"
#include "model/capture/capturesession.h"
#include "model/capture/carefulreading.h"
#include "model/capture/recordedtopics.h"
#include "model/cluster/observer.h"
#include "model/cluster/tap.h"

namespace rheo {

/// One run of a CaptureSession, from opening the recording to closing it. On the session's thread.
class CaptureRun
{
public:
    CaptureRun(const CaptureSettings &settings, const Architecture &architecture);

    [[nodiscard]] Result<void> open();
    /// One round: takes what came, stores it, commits when it is time. Waits up to 50 ms for something to come. While
    /// reading carefully: one batch, stored and committed; `progress` says which comes next.
    [[nodiscard]] Result<void> step();
    [[nodiscard]] Result<void> close();

    [[nodiscard]] bool isAtLimit() const;

    [[nodiscard]] const CaptureProgress &progress() const { return m_progress; }

private:
    using Clock = std::chrono::steady_clock;

    Result<void> openRecording(const ClusterSnapshot &layout);
    Result<void> continueRecording(const ClusterSnapshot &layout);
    Result<void> tapWhatIsNew(const ClusterSnapshot &layout);
    void tap(std::vector<TappedPartition> partitions);
    Result<void> startCarefully(std::vector<TappedPartition> partitions);
    Result<void> leaveOut(const CarefulRange &, std::vector<TappedPartition> &partitions);
    Result<void> stepCarefully();
    Result<void> store(const TapDelivery &);
    [[nodiscard]] TapDelivery cutToLimit(const TapDelivery &) const;
    Result<void> renew(const std::vector<std::pair<qint32, qint32>> &restarted);
    Result<void> store(const Observed &);
    Result<void> lookAgainWhenDue();
    Result<void> heedLayout(const ClusterSnapshot &layout);
    Result<void> note(const QString &text);
    Result<void> noteClockStep();
    Result<void> commitWhenDue();
    [[nodiscard]] Gap::Reason reasonOf(const TapHole &);
    [[nodiscard]] Gap::Reason whyNotDelivered(qint32 topic);
    void measure();

    const CaptureSettings &m_settings;
    const Architecture &m_architecture;
    CapturePlan m_plan;
    std::optional<ReadOnlyClient> m_client; ///< for questions between rounds
    std::optional<RecordingWriter> m_writer;
    std::optional<RecordedTopics> m_topics;
    std::optional<CarefulReading> m_careful;
    std::unique_ptr<Tap> m_tap;
    std::unique_ptr<Observer> m_observer;
    std::map<QString, Gap::Reason> m_whyNotDelivered; ///< by name on the cluster
    CaptureProgress m_progress;
    QString m_missing; ///< the sentence about drawn topics that are not on the cluster
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_committedAt = Clock::now();
    Clock::time_point m_measuredAt = Clock::now();
    std::optional<Clock::time_point> m_lookAgain; ///< set while some wanted partition could not be placed yet
    Sequence m_first = 0;                         ///< number of this run's first event
    Sequence m_measured = 0;                      ///< next number at the last measurement
    qint64 m_wallLessSteady = 0;
    bool m_hasLooked = false; ///< at the layout
    bool m_isDirty = false;
};

} // namespace rheo
