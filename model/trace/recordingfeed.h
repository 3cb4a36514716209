// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/follower.h"

#include <QThread>

namespace rheo {

/// A recording as the GUI thread sees it: owns the follower's thread, passes questions on and drops answers that came
/// too late. Made, used and destroyed on one thread; its destructor waits for the follower.
class RecordingFeed : public QObject
{
    Q_OBJECT

public:
    explicit RecordingFeed(QObject *parent = nullptr);
    ~RecordingFeed() override;

    void open(const QString &path, const Architecture &);
    void close();
    void setArchitecture(const Architecture &);
    /// The capture child said that something was committed.
    void wake();
    void setGrowing(bool); ///< more will come: rates fall while nothing does

    void requestRows(const std::vector<Sequence> &);
    void requestEvent(Sequence);
    void requestWindow(qint64 from, qint64 to);
    void requestTrace(const QString &id);
    void requestTraceOf(Sequence);
    void requestTraceList(const TraceListQuery &);
    void setFilter(const EventFilter &);

Q_SIGNALS:
    void opened(const rheo::RecordingInfo &info, const QByteArray &drawing);
    void openFailed(const rheo::Error &error);
    void newsCame(const std::shared_ptr<const rheo::FollowerNews> &news);
    void rowsRead(const rheo::EventRange &range);
    void eventRead(rheo::Sequence sequence, const rheo::Event &event, const QString &topic);
    void windowRead(const std::shared_ptr<const rheo::DotWindow> &window);
    void traceRead(const std::shared_ptr<const rheo::Trace> &trace);
    void traceListRead(const std::vector<rheo::TraceSummary> &traces);
    void filterAnswered(const rheo::FilterAnswer &answer);
    void failed(rheo::FeedQuestion question, const rheo::Error &error);

private:
    /// Runs `work` on the follower's thread, after everything that was asked before.
    template<typename Work> void post(Work work);
    template<typename Ask> void ask(FeedQuestion, Ask);
    void connectAnswers();
    void connectRecording();

    std::shared_ptr<FeedNumbers> m_numbers;
    QThread m_thread;
    Follower *m_follower;
};

} // namespace rheo
