// SPDX-License-Identifier: Apache-2.0
#include "model/trace/playback.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <limits>

namespace rheo {

namespace {

constexpr qint64 never = std::numeric_limits<qint64>::max() / 4;
constexpr qint64 lead = 4'000'000; ///< µs of screen time that a window reaches beyond the playhead

template<typename Clock> qint64 microseconds()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch()).count();
}

} // namespace

PlaybackClock PlaybackClock::ofThisMachine()
{
    return {microseconds<std::chrono::system_clock>, microseconds<std::chrono::steady_clock>};
}

Playback::Playback(PlaybackClock clock, DotBudget budget) : m_clock(std::move(clock)), m_flights(budget) {}

void Playback::setArchitecture(const Architecture &architecture)
{
    m_flights.setArchitecture(architecture);
}

void Playback::setExtent(qint64 firstAt, qint64 lastAt, bool growing)
{
    m_firstAt = firstAt;
    m_lastAt = lastAt;
    m_growing = growing;
    keepInside();
}

void Playback::take(const FollowerNews &news)
{
    setExtent(news.firstAt, news.lastAt, m_growing);
    m_flights.addRows(m_tailLoaded ? news.rows : std::vector<DotRow>(), news.topics, news.oneIn);
    if (m_tailLoaded)
        m_flights.addCommits(news.commits);
}

void Playback::take(const DotWindow &window)
{
    m_flights.clear();
    m_flights.addRows(window.rows, {}, window.oneIn);
    m_flights.addCommits(window.commits);
    m_loadedFrom = window.from;
    m_loadedTo = window.to;
    m_tailLoaded = window.to >= never;
    m_asked.reset();
}

qint64 Playback::liveEdge() const
{
    return m_growing ? std::max(m_clock.wall(), m_lastAt) - liveDelay : m_lastAt;
}

qint64 Playback::playhead() const
{
    if (m_mode == Mode::Live)
        return liveEdge();
    if (m_mode == Mode::Paused)
        return m_anchorAt;
    const double moved = double(m_clock.steady() - m_anchorSteady) * m_speed;
    return std::min(m_anchorAt + qint64(moved), liveEdge());
}

void Playback::moveTo(qint64 at, Mode mode)
{
    if (m_mode == Mode::Live && mode != Mode::Live && m_tailLoaded) {
        m_tailLoaded = false;
        m_loadedTo = liveEdge();
        m_loadedFrom = m_loadedTo - m_flights.timing().memory;
    }
    m_mode = mode;
    m_anchorAt = at;
    m_anchorSteady = m_clock.steady();
    m_note.clear();
    m_asked.reset();
}

void Playback::goLive()
{
    if (m_speed != 1)
        m_flights.setSpeed(1);
    m_speed = 1;
    moveTo(liveEdge(), Mode::Live);
}

void Playback::play()
{
    if (m_mode != Mode::Paused)
        return;
    const bool atEnd = m_anchorAt >= liveEdge();
    moveTo(atEnd && !m_growing ? m_firstAt : m_anchorAt, Mode::Playing);
}

void Playback::pause()
{
    if (m_mode != Mode::Paused)
        moveTo(playhead(), Mode::Paused);
}

void Playback::setSpeed(double speed)
{
    const qint64 at = playhead();
    const Mode mode = m_mode == Mode::Paused ? Mode::Paused : Mode::Playing;
    m_speed = std::clamp(speed, leastSpeed, mostSpeed);
    m_flights.setSpeed(m_speed);
    moveTo(at, mode);
}

void Playback::seek(qint64 at)
{
    const Mode mode = m_mode == Mode::Playing ? Mode::Playing : Mode::Paused;
    moveTo(std::clamp(at, m_firstAt, std::max(m_firstAt, liveEdge())), mode);
}

void Playback::stepForward()
{
    const qint64 at = playhead();
    moveTo(m_flights.nextArrival(at).value_or(std::max(at, std::min(m_loadedTo, m_lastAt))), Mode::Paused);
}

void Playback::stepBack()
{
    const qint64 at = playhead();
    moveTo(m_flights.previousArrival(at).value_or(std::min(at, std::max(m_loadedFrom, m_firstAt))), Mode::Paused);
}

void Playback::keepInside()
{
    if (m_mode == Mode::Live || playhead() >= m_firstAt)
        return;
    moveTo(m_firstAt, Mode::Paused);
    m_note = QCoreApplication::translate("Playback", "The ring has dropped what was here. This is the oldest record "
                                                     "that it still holds.");
}

std::optional<std::pair<qint64, qint64>> Playback::wantedWindow()
{
    if (m_asked || m_lastAt == 0)
        return {};
    const qint64 at = playhead();
    const qint64 memory = m_flights.timing().memory;
    const qint64 ahead = qint64(lead * std::max(1.0, m_speed));
    if (m_mode == Mode::Live) {
        if (!m_tailLoaded)
            m_asked = {at - memory, never};
        return m_asked;
    }
    const qint64 needFrom = std::max(m_firstAt, at - m_flights.timing().wait - 2 * m_flights.timing().flight);
    const qint64 needTo = std::min(m_lastAt, at + (m_mode == Mode::Playing ? ahead / 4 : 0));
    if (needFrom < m_loadedFrom || needTo > m_loadedTo)
        m_asked = {at - memory, at + ahead};
    return m_asked;
}

DotPicture Playback::dots()
{
    const qint64 at = playhead();
    if (m_mode == Mode::Playing && at >= liveEdge()) {
        if (m_growing)
            goLive();
        else
            moveTo(at, Mode::Paused);
    }
    if (m_mode == Mode::Live)
        m_flights.forgetBefore(at);
    DotPicture picture;
    picture.dots = m_flights.at(at);
    picture.oneIn = m_flights.oneIn();
    return picture;
}

} // namespace rheo
