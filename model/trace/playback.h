// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/dot.h"
#include "model/trace/dotflights.h"

#include <functional>

namespace rheo {

/// Time for a Playback, in µs: `wall` since 1970 UTC, `steady` since any point. Tests bring their own.
struct PlaybackClock
{
    std::function<qint64()> wall;
    std::function<qint64()> steady;

    [[nodiscard]] static PlaybackClock ofThisMachine();
};

/// The dots of one moment, and what share of the records they are.
struct DotPicture
{
    std::vector<Dot> dots;
    qint64 oneIn = 1; ///< one dot is one record, one in so many is drawn
};

/// Where the playhead is and which dots stand where. The same code for a recording that grows, one that has ended and
/// one that is wound back: it takes facts and moves along them. Pure but for the clock; GUI thread.
///
/// Live, the playhead follows the machine's wall clock, `liveDelay` behind, but not beyond `ended()`. A record that
/// becomes known later than that appears some way along its link: nothing waits for it.
class Playback
{
public:
    enum class Mode { Live, Playing, Paused };

    static constexpr qint64 liveDelay = 150'000; ///< µs
    static constexpr double leastSpeed = 0.1;
    static constexpr double mostSpeed = 100;

    explicit Playback(PlaybackClock clock = PlaybackClock::ofThisMachine(), DotBudget budget = {});

    void setArchitecture(const Architecture &);
    /// What the recording holds; `growing` false: it has ended, "live" then means its end.
    void setExtent(qint64 firstAt, qint64 lastAt, bool growing);
    /// New facts at the end of the recording. Ignored for dots while the playhead is elsewhere and a window was loaded.
    void take(const FollowerNews &);
    /// The facts around the playhead, as asked for by `wantedWindow`.
    void take(const DotWindow &);

    [[nodiscard]] Mode mode() const { return m_mode; }

    [[nodiscard]] double speed() const { return m_speed; }

    [[nodiscard]] qint64 playhead() const; ///< µs since 1970 UTC

    [[nodiscard]] qint64 firstAt() const { return m_firstAt; }

    [[nodiscard]] qint64 lastAt() const { return m_lastAt; }

    void goLive();
    void play();
    void pause();
    void setSpeed(double); ///< kept within leastSpeed and mostSpeed; leaves live
    void seek(qint64 at);
    /// To the next record, or the one before; pauses.
    void stepForward();
    void stepBack();

    /// The stretch whose facts are missing for the present playhead: ask the follower for it, once.
    [[nodiscard]] std::optional<std::pair<qint64, qint64>> wantedWindow();

    [[nodiscard]] DotPicture dots();

    /// A sentence once the ring has dropped what the playhead stood on; empty otherwise.
    [[nodiscard]] const QString &note() const { return m_note; }

private:
    void moveTo(qint64 at, Mode);
    void keepInside();
    [[nodiscard]] qint64 liveEdge() const;

    PlaybackClock m_clock;
    DotFlights m_flights;
    Mode m_mode = Mode::Live;
    double m_speed = 1;
    qint64 m_anchorAt = 0;     ///< playhead …
    qint64 m_anchorSteady = 0; ///< … at this moment
    qint64 m_firstAt = 0;
    qint64 m_lastAt = 0;
    bool m_growing = false;
    bool m_tailLoaded = true; ///< the facts held are those of the end
    qint64 m_loadedFrom = 0;
    qint64 m_loadedTo = 0;
    std::optional<std::pair<qint64, qint64>> m_asked;
    QString m_note;
};

} // namespace rheo
