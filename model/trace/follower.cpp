// SPDX-License-Identifier: Apache-2.0
#include "model/trace/follower.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace rheo {

namespace {

constexpr qint64 longestRun = 256;      ///< neighbours that are read in one go
constexpr qint64 storedAfter = 500'000; ///< µs until what arrived is surely in the recording

QString tr(const char *text)
{
    return QCoreApplication::translate("Follower", text);
}

Error noRecording()
{
    return {ErrorKind::Input, tr("There is no recording open. Start one, or open a .rheorec file.")};
}

} // namespace

Follower::Follower(std::shared_ptr<FeedNumbers> numbers, QObject *parent)
    : QObject(parent), m_numbers(std::move(numbers)), m_timer(this), m_scanTimer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_scanTimer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &Follower::tellNews);
    connect(&m_scanTimer, &QTimer::timeout, this, &Follower::searchOn);
}

void Follower::open(quint64 number, const QString &path, const Architecture &architecture)
{
    close();
    if (!m_numbers->isNewest(FeedQuestion::Recording, number))
        return;
    m_recording = number;
    m_architecture = architecture;
    auto reader = RecordingReader::open(path);
    if (!reader) {
        Q_EMIT openFailed(number, reader.error());
        return;
    }
    m_reader.emplace(std::move(*reader));
    m_tail.emplace(m_reader->rules());
    Q_EMIT opened(number, m_reader->info(), m_reader->drawing());
    tellNews();
}

void Follower::close()
{
    m_timer.stop();
    m_scanTimer.stop();
    m_scan.reset();
    m_tail.reset();
    m_reader.reset();
    m_told = false;
    m_isGrowing = false;
    m_hasRates = false;
}

void Follower::setArchitecture(const Architecture &architecture)
{
    m_architecture = architecture;
}

void Follower::wake()
{
    if (!m_reader)
        return;
    const qint64 since = m_sinceNews.isValid() ? m_sinceNews.elapsed() : throttle;
    schedule(int(std::max<qint64>(0, throttle - since)));
}

void Follower::setGrowing(bool growing)
{
    m_isGrowing = growing;
    wake();
}

void Follower::schedule(int milliseconds)
{
    if (!m_timer.isActive() || m_timer.remainingTime() > milliseconds)
        m_timer.start(milliseconds);
}

void Follower::tellNews()
{
    if (!m_reader)
        return;
    m_sinceNews.restart();
    const auto isNew = m_reader->refresh();
    if (!isNew || *isNew || !m_told || (m_isGrowing && m_hasRates)) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000 - storedAfter;
        FollowerNews news = m_tail->read(*m_reader, m_isGrowing ? now : 0);
        m_hasRates = news.eventsPerSecond() > 0;
        if (!isNew)
            news.trouble = isNew.error().message;
        m_told = true;
        Q_EMIT newsCame(m_recording, std::make_shared<const FollowerNews>(std::move(news)));
        if (m_scan)
            m_scanTimer.start();
    }
    schedule(poll);
}

bool Follower::accepts(FeedQuestion question, quint64 number)
{
    if (!m_numbers->isNewest(question, number))
        return false;
    if (!m_reader)
        Q_EMIT failed(number, question, noRecording());
    return m_reader.has_value();
}

QString Follower::topicName(qint32 number) const
{
    const auto &topics = m_reader->topics();
    return number >= 0 && size_t(number) < topics.size() ? topics[size_t(number)].name : QString();
}

/// Neighbouring numbers are read together.
Result<EventRange> Follower::rowsOf(const std::vector<Sequence> &asked)
{
    EventRange range{asked, {}};
    for (size_t begin = 0; begin < asked.size();) {
        size_t end = begin + 1;
        while (end < asked.size() && asked[end] == asked[end - 1] + 1 && qint64(end - begin) < longestRun)
            ++end;
        const Sequence first = std::max(asked[begin], m_reader->firstSequence());
        const qint64 count = asked[end - 1] + 1 - first;
        if (count > 0) {
            const auto batch = m_reader->readRange(first, count);
            if (!batch)
                return std::unexpected(batch.error());
            for (size_t i = 0; i < batch->size(); ++i)
                range.events.push_back(
                    ListedEvent::from(*batch, i, first + qint64(i), topicName(batch->row(i).position.topic)));
        }
        begin = end;
    }
    return range;
}

void Follower::readRows(quint64 number, const std::vector<Sequence> &asked)
{
    if (!accepts(FeedQuestion::Rows, number))
        return;
    const auto range = rowsOf(asked);
    if (range)
        Q_EMIT rowsRead(number, *range);
    else
        Q_EMIT failed(number, FeedQuestion::Rows, range.error());
}

void Follower::readEvent(quint64 number, Sequence sequence)
{
    if (!accepts(FeedQuestion::Event, number))
        return;
    const auto batch = m_reader->readRange(sequence, 1);
    if (batch && !batch->isEmpty())
        Q_EMIT eventRead(number, sequence, Event::from(*batch, 0), topicName(batch->row(0).position.topic));
    else
        Q_EMIT failed(number, FeedQuestion::Event,
                      batch ? Error{ErrorKind::Input, tr("The ring has dropped this event meanwhile.")}
                            : batch.error());
}

void Follower::readWindow(quint64 number, qint64 from, qint64 to)
{
    if (!accepts(FeedQuestion::Window, number))
        return;
    auto window = m_tail->window(*m_reader, from, to,
                                 [this, number] { return !m_numbers->isNewest(FeedQuestion::Window, number); });
    if (window)
        Q_EMIT windowRead(number, std::make_shared<const DotWindow>(std::move(*window)));
    else
        Q_EMIT failed(number, FeedQuestion::Window, window.error());
}

void Follower::readTrace(quint64 number, const TraceRequest &request)
{
    if (!accepts(FeedQuestion::Trace, number))
        return;
    auto trace = request.sequence >= 0 ? assembleTraceOf(*m_reader, m_architecture, request.sequence)
                                       : assembleTrace(*m_reader, m_architecture, request.id);
    if (trace)
        Q_EMIT traceRead(number, std::make_shared<const Trace>(std::move(*trace)));
    else
        Q_EMIT failed(number, FeedQuestion::Trace, trace.error());
}

void Follower::readTraceList(quint64 number, const TraceListQuery &query)
{
    if (!accepts(FeedQuestion::TraceList, number))
        return;
    const auto isStale = [this, number] { return !m_numbers->isNewest(FeedQuestion::TraceList, number); };
    const auto traces = listTraces(*m_reader, m_architecture, query, isStale);
    if (traces)
        Q_EMIT traceListRead(number, *traces);
    else
        Q_EMIT failed(number, FeedQuestion::TraceList, traces.error());
}

void Follower::setFilter(quint64 number, const EventFilter &filter)
{
    m_scan.reset();
    m_scanTimer.stop();
    if (filter.isEmpty() || !accepts(FeedQuestion::Filter, number))
        return;
    m_scan.emplace(filter);
    m_scanNumber = number;
    m_sinceAnswer.invalidate();
    m_scanTimer.start();
}

void Follower::searchOn()
{
    if (!m_scan || !m_reader) {
        m_scanTimer.stop();
        return;
    }
    const auto more = m_scan->step(*m_reader);
    if (!more) {
        m_scanTimer.stop();
        Q_EMIT failed(m_scanNumber, FeedQuestion::Filter, more.error());
        m_scan.reset();
        return;
    }
    if (!*more)
        m_scanTimer.stop();
    if (*more && m_sinceAnswer.isValid() && m_sinceAnswer.elapsed() < throttle)
        return;
    m_sinceAnswer.restart();
    Q_EMIT filterAnswered(m_scanNumber, m_scan->answer());
}

} // namespace rheo
