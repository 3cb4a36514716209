// SPDX-License-Identifier: Apache-2.0
#include "model/trace/recordingfeed.h"

namespace rheo {

RecordingFeed::RecordingFeed(QObject *parent)
    : QObject(parent), m_numbers(std::make_shared<FeedNumbers>()), m_follower(new Follower(m_numbers))
{
    m_thread.setObjectName(QStringLiteral("follower"));
    m_follower->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_follower, &QObject::deleteLater);
    connectAnswers();
    m_thread.start();
}

RecordingFeed::~RecordingFeed()
{
    m_thread.quit();
    m_thread.wait();
}

void RecordingFeed::connectAnswers()
{
    const auto newest = [this](FeedQuestion question, quint64 number) { return m_numbers->isNewest(question, number); };
    connect(m_follower, &Follower::rowsRead, this, [this, newest](quint64 number, const EventRange &range) {
        if (newest(FeedQuestion::Rows, number))
            Q_EMIT rowsRead(range);
    });
    connect(m_follower, &Follower::eventRead, this,
            [this, newest](quint64 number, Sequence sequence, const Event &event, const QString &topic) {
                if (newest(FeedQuestion::Event, number))
                    Q_EMIT eventRead(sequence, event, topic);
            });
    connect(m_follower, &Follower::windowRead, this, [this, newest](quint64 number, const auto &window) {
        if (newest(FeedQuestion::Window, number))
            Q_EMIT windowRead(window);
    });
    connect(m_follower, &Follower::traceRead, this, [this, newest](quint64 number, const auto &trace) {
        if (newest(FeedQuestion::Trace, number))
            Q_EMIT traceRead(trace);
    });
    connect(m_follower, &Follower::traceListRead, this, [this, newest](quint64 number, const auto &traces) {
        if (newest(FeedQuestion::TraceList, number))
            Q_EMIT traceListRead(traces);
    });
    connect(m_follower, &Follower::filterAnswered, this, [this, newest](quint64 number, const auto &answer) {
        if (newest(FeedQuestion::Filter, number))
            Q_EMIT filterAnswered(answer);
    });
    connect(m_follower, &Follower::failed, this,
            [this, newest](quint64 number, FeedQuestion question, const Error &error) {
                if (newest(question, number))
                    Q_EMIT failed(question, error);
            });
    connectRecording();
}

void RecordingFeed::connectRecording()
{
    const auto isThis = [this](quint64 number) { return m_numbers->isNewest(FeedQuestion::Recording, number); };
    connect(m_follower, &Follower::opened, this,
            [this, isThis](quint64 number, const RecordingInfo &info, const QByteArray &drawing) {
                if (isThis(number))
                    Q_EMIT opened(info, drawing);
            });
    connect(m_follower, &Follower::openFailed, this, [this, isThis](quint64 number, const Error &error) {
        if (isThis(number))
            Q_EMIT openFailed(error);
    });
    connect(m_follower, &Follower::newsCame, this, [this, isThis](quint64 number, const auto &news) {
        if (isThis(number))
            Q_EMIT newsCame(news);
    });
}

template<typename Work> void RecordingFeed::post(Work work)
{
    QMetaObject::invokeMethod(m_follower, std::move(work), Qt::QueuedConnection);
}

template<typename Ask> void RecordingFeed::ask(FeedQuestion question, Ask ask)
{
    post([follower = m_follower, number = m_numbers->next(question), ask = std::move(ask)] { ask(*follower, number); });
}

void RecordingFeed::open(const QString &path, const Architecture &architecture)
{
    m_numbers->dropAll();
    ask(FeedQuestion::Recording,
        [path, architecture](Follower &follower, quint64 number) { follower.open(number, path, architecture); });
}

void RecordingFeed::close()
{
    m_numbers->dropAll();
    post([follower = m_follower] { follower->close(); });
}

void RecordingFeed::setArchitecture(const Architecture &architecture)
{
    post([follower = m_follower, architecture] { follower->setArchitecture(architecture); });
}

void RecordingFeed::setGrowing(bool growing)
{
    post([follower = m_follower, growing] { follower->setGrowing(growing); });
}

void RecordingFeed::wake()
{
    post([follower = m_follower] { follower->wake(); });
}

void RecordingFeed::requestRows(const std::vector<Sequence> &rows)
{
    ask(FeedQuestion::Rows, [rows](Follower &follower, quint64 number) { follower.readRows(number, rows); });
}

void RecordingFeed::requestEvent(Sequence sequence)
{
    ask(FeedQuestion::Event, [sequence](Follower &follower, quint64 number) { follower.readEvent(number, sequence); });
}

void RecordingFeed::requestWindow(qint64 from, qint64 to)
{
    ask(FeedQuestion::Window,
        [from, to](Follower &follower, quint64 number) { follower.readWindow(number, from, to); });
}

void RecordingFeed::requestTrace(const QString &id)
{
    ask(FeedQuestion::Trace, [id](Follower &follower, quint64 number) { follower.readTrace(number, {-1, id}); });
}

void RecordingFeed::requestTraceOf(Sequence sequence)
{
    ask(FeedQuestion::Trace,
        [sequence](Follower &follower, quint64 number) { follower.readTrace(number, {sequence, {}}); });
}

void RecordingFeed::requestTraceList(const TraceListQuery &query)
{
    ask(FeedQuestion::TraceList,
        [query](Follower &follower, quint64 number) { follower.readTraceList(number, query); });
}

void RecordingFeed::setFilter(const EventFilter &filter)
{
    ask(FeedQuestion::Filter, [filter](Follower &follower, quint64 number) { follower.setFilter(number, filter); });
}

} // namespace rheo
