// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/eventlist.h"
#include "model/trace/filterscan.h"
#include "model/trace/livetail.h"
#include "model/trace/traceassembly.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>

namespace rheo {

/// What can be asked of a follower; of each kind only the newest question counts.
enum class FeedQuestion : quint8 { Recording, Rows, Event, Window, Trace, TraceList, Filter };

/// Numbers of the newest questions, shared by the asking and the answering thread.
class FeedNumbers
{
public:
    [[nodiscard]] quint64 next(FeedQuestion question) { return ++m_newest[size_t(question)]; }

    /// Whatever was asked before is out of date.
    void dropAll()
    {
        for (auto &newest : m_newest)
            ++newest;
    }

    [[nodiscard]] bool isNewest(FeedQuestion question, quint64 number) const
    {
        return m_newest[size_t(question)].load() == number;
    }

private:
    std::array<std::atomic<quint64>, 7> m_newest = {};
};

/// Of which event, or of which id.
struct TraceRequest
{
    Sequence sequence = -1;
    QString id = {}; ///< used where `sequence` is negative
};

/// Follows the end of one recording on its own thread ("follower"), which owns it and its read-only reader. It tells
/// what is new at most every 50 ms and always the last, woken by wake() and otherwise every half second; it answers
/// questions, and drops those that a newer one has replaced. Everything it says is a value. RecordingFeed is its side
/// on the GUI thread.
class Follower : public QObject
{
    Q_OBJECT

public:
    static constexpr int throttle = 50; ///< ms
    static constexpr int poll = 500;    ///< ms

    explicit Follower(std::shared_ptr<FeedNumbers> numbers, QObject *parent = nullptr);

    void open(quint64 number, const QString &path, const Architecture &);
    void close();
    void setArchitecture(const Architecture &);
    void wake();
    void setGrowing(bool); ///< true: rates are those of the wall clock, and fall while nothing comes

    void readRows(quint64 number, const std::vector<Sequence> &);
    void readEvent(quint64 number, Sequence);
    void readWindow(quint64 number, qint64 from, qint64 to);
    void readTrace(quint64 number, const TraceRequest &);
    void readTraceList(quint64 number, const TraceListQuery &);
    void setFilter(quint64 number, const EventFilter &); ///< an empty one ends the search

Q_SIGNALS:
    void opened(quint64 number, const rheo::RecordingInfo &info, const QByteArray &drawing);
    void openFailed(quint64 number, const rheo::Error &error);
    void newsCame(quint64 number, const std::shared_ptr<const rheo::FollowerNews> &news);
    void rowsRead(quint64 number, const rheo::EventRange &range);
    void eventRead(quint64 number, rheo::Sequence sequence, const rheo::Event &event, const QString &topic);
    void windowRead(quint64 number, const std::shared_ptr<const rheo::DotWindow> &window);
    void traceRead(quint64 number, const std::shared_ptr<const rheo::Trace> &trace);
    void traceListRead(quint64 number, const std::vector<rheo::TraceSummary> &traces);
    void filterAnswered(quint64 number, const rheo::FilterAnswer &answer);
    void failed(quint64 number, rheo::FeedQuestion question, const rheo::Error &error);

private:
    void tellNews();
    void schedule(int milliseconds);
    void searchOn();
    [[nodiscard]] bool accepts(FeedQuestion, quint64 number);
    [[nodiscard]] Result<EventRange> rowsOf(const std::vector<Sequence> &);
    [[nodiscard]] QString topicName(qint32 number) const;

    std::shared_ptr<FeedNumbers> m_numbers;
    std::optional<RecordingReader> m_reader;
    std::optional<LiveTail> m_tail;
    std::optional<FilterScan> m_scan;
    quint64 m_recording = 0; ///< number of the question that opened it
    quint64 m_scanNumber = 0;
    Architecture m_architecture;
    QTimer m_timer;
    QTimer m_scanTimer;
    QElapsedTimer m_sinceNews;
    QElapsedTimer m_sinceAnswer;
    bool m_told = false; ///< something was told of this recording
    bool m_isGrowing = false;
    bool m_hasRates = false; ///< what was told last said that something comes
};

} // namespace rheo
