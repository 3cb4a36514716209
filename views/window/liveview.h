// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/capture/capturesession.h"
#include "model/trace/playback.h"
#include "model/trace/recordingfeed.h"
#include "model/trace/traceoverlay.h"
#include "views/canvas/canvasoverlay.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class CanvasView;
class EventsPanel;
class RecordPanel;
class TimeStrip;
class TracesPanel;

/// The panels that show a recording; none is owned.
struct LivePanels
{
    CanvasView *canvas;
    TimeStrip *timeStrip;
    EventsPanel *events;
    TracesPanel *traces;
    RecordPanel *record;
};

/// Shows one recording, growing or ended: asks the feed, moves the playback, and tells canvas, time strip, events and
/// traces what there is. Everything on screen that moves comes through here, out of the recording. GUI thread.
class LiveView : public QObject
{
    Q_OBJECT

public:
    LiveView(ArchitectureDocument *document, const LivePanels &panels, QObject *parent = nullptr);

    /// `growing`: more will come; told again by setGrowing when it has ended.
    void open(const QString &path, bool growing, bool simulated);
    void setGrowing(bool growing);
    void close();

    /// The capture committed something.
    void wake() { m_feed.wake(); }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    [[nodiscard]] const FollowerNews *news() const { return m_news.get(); }

    /// Rates and lag are those of the end of the recording: shown only while that is now, and the dots stand there too.
    [[nodiscard]] bool hasFigures() const;

Q_SIGNALS:
    void opened(const rheo::RecordingInfo &info, const QByteArray &drawing);
    void failed(const QString &sentence, const QString &detail);
    void closed();    ///< nothing of the recording is shown any more
    void newsShown(); ///< news() and the drawn share are new
    void drawnShareChanged(qint64 oneIn);
    void traceShown();  ///< a person asked for it: bring the Traces tab to the front
    void recordShown(); ///< the record panel has something to show
    void recordCleared();

private:
    void connectFeed();
    void connectPanels();
    void connectTimeStrip();
    void takeNews(const std::shared_ptr<const FollowerNews> &news);
    void frame();
    void showOverlay();
    /// What comes to the front once the trace of an event is here.
    enum class Front { Unchanged, TracesTab };

    void follow(Sequence sequence, Front front);
    void takeTrace(const Trace &trace);
    void takeNoTrace(const QString &sentence);
    void readTraceAgain();
    void showTrace(const Trace &trace);
    void showStep(int step);

    ArchitectureDocument *m_document;
    LivePanels m_panels;
    RecordingFeed m_feed;
    Playback m_playback;
    QTimer m_frames;
    QElapsedTimer m_sinceOverlay;
    std::shared_ptr<const FollowerNews> m_news;
    TraceOverlay m_trace;
    int m_step = 0;
    QTimer m_traceAgain;
    std::optional<Sequence> m_wanted; ///< the event whose trace was asked for
    Front m_front = Front::Unchanged; ///< of the trace that was asked for
    bool m_isTraceAsked = false;      ///< and not closed since: an answer is shown
    qint64 m_oneIn = 0;
    bool m_isOpen = false;
    bool m_isGrowing = false;
    bool m_figuresShown = false;
    bool m_isSimulated = false;
};

} // namespace rheo::ui
