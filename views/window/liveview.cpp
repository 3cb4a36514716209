// SPDX-License-Identifier: Apache-2.0
#include "views/window/liveview.h"

#include "model/edit/architecturedocument.h"
#include "views/canvas/canvasview.h"
#include "views/panels/eventspanel.h"
#include "views/panels/recordpanel.h"
#include "views/panels/timestrip.h"
#include "views/panels/tracespanel.h"
#include "views/window/liveoverlay.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace rheo::ui {

namespace {

constexpr int frameMs = 16;
constexpr qint64 overlayMs = 250; // rates and lag change at most four times a second
constexpr int traceAgainMs = 1000;
constexpr qint64 traceGrowsFor = 10'000'000; // µs: groups commit every 5 s unless they are told otherwise

/// The weakest proof of what led to each event.
QHash<Sequence, Proof> proofsOf(const Trace &trace)
{
    QHash<Sequence, Proof> proofs;
    for (const TraceStep &step : trace.events) {
        for (const Cause &cause : step.causes)
            proofs[step.sequence] = std::max(proofs.value(step.sequence, Proof::Exact), cause.proof);
    }
    return proofs;
}

bool saysTheSame(const Trace &one, const Trace &other)
{
    const auto isSameStep = [](const TraceStep &a, const TraceStep &b) {
        return a.sequence == b.sequence && a.causes == b.causes;
    };
    return one.id == other.id && one.consumptions == other.consumptions &&
           std::ranges::equal(one.events, other.events, isSameStep);
}

} // namespace

LiveView::LiveView(ArchitectureDocument *document, const LivePanels &panels, QObject *parent)
    : QObject(parent), m_document(document), m_panels(panels)
{
    m_frames.setInterval(frameMs);
    connect(&m_frames, &QTimer::timeout, this, &LiveView::frame);
    m_traceAgain.setSingleShot(true);
    m_traceAgain.setInterval(traceAgainMs);
    connect(&m_traceAgain, &QTimer::timeout, this, &LiveView::readTraceAgain);
    connect(document, &ArchitectureDocument::changed, this, [this](const DocumentChange &change) {
        if (change.elements.isEmpty() && change.links.isEmpty() && !change.everything)
            return;
        m_playback.setArchitecture(m_document->architecture());
        m_feed.setArchitecture(m_document->architecture());
    });
    connectFeed();
    connectPanels();
    connectTimeStrip();
}

void LiveView::connectFeed()
{
    connect(&m_feed, &RecordingFeed::opened, this, [this](const RecordingInfo &info, const QByteArray &drawing) {
        m_isSimulated = info.simulated;
        Q_EMIT opened(info, drawing);
    });
    connect(&m_feed, &RecordingFeed::openFailed, this, [this](const Error &error) {
        close();
        Q_EMIT failed(error.message, error.detail);
    });
    connect(&m_feed, &RecordingFeed::newsCame, this, &LiveView::takeNews);
    connect(&m_feed, &RecordingFeed::rowsRead, m_panels.events,
            [events = m_panels.events](const EventRange &range) { events->take(range); });
    connect(&m_feed, &RecordingFeed::filterAnswered, m_panels.events,
            [events = m_panels.events](const FilterAnswer &answer) { events->take(answer); });
    connect(&m_feed, &RecordingFeed::windowRead, this,
            [this](const std::shared_ptr<const DotWindow> &window) { m_playback.take(*window); });
    connect(&m_feed, &RecordingFeed::eventRead, this, [this](Sequence, const Event &event, const QString &topic) {
        m_panels.record->showAlone(event, topic);
        Q_EMIT recordShown();
    });
    connect(&m_feed, &RecordingFeed::traceRead, this,
            [this](const std::shared_ptr<const Trace> &trace) { takeTrace(*trace); });
    connect(&m_feed, &RecordingFeed::traceListRead, m_panels.traces, &TracesPanel::setTraces);
    connect(&m_feed, &RecordingFeed::failed, this, [this](FeedQuestion question, const Error &error) {
        if (question == FeedQuestion::Trace)
            takeNoTrace(error.message);
        else if (question == FeedQuestion::TraceList)
            m_panels.traces->showProblem(error.message);
        else
            Q_EMIT failed(error.message, error.detail);
    });
}

void LiveView::connectPanels()
{
    connect(m_panels.canvas, &CanvasView::dotClicked, this,
            [this](Sequence sequence) { follow(sequence, Front::TracesTab); });
    connect(m_panels.events, &EventsPanel::rowsWanted, this,
            [this](const std::vector<Sequence> &rows) { m_feed.requestRows(rows); });
    connect(m_panels.events, &EventsPanel::filterChanged, this,
            [this](const EventFilter &filter) { m_feed.setFilter(filter); });
    connect(m_panels.events, &EventsPanel::eventChosen, this,
            [this](Sequence sequence) { follow(sequence, Front::Unchanged); });
    connect(m_panels.events, &EventsPanel::traceWanted, this,
            [this](Sequence sequence) { follow(sequence, Front::TracesTab); });
    connect(m_panels.traces, &TracesPanel::listWanted, this, [this](const TraceListQuery &query) {
        if (m_isOpen)
            m_feed.requestTraceList(query);
    });
    connect(m_panels.traces, &TracesPanel::traceWanted, this, [this](const QString &id) {
        m_wanted.reset();
        m_front = Front::TracesTab;
        m_isTraceAsked = true;
        m_feed.requestTrace(id);
    });
    connect(m_panels.traces, &TracesPanel::stepChosen, this, &LiveView::showStep);
    connect(m_panels.traces, &TracesPanel::traceClosed, this, [this] {
        m_isTraceAsked = false;
        m_wanted.reset();
        m_trace = {};
        m_panels.canvas->setChosenDot(-1);
        showOverlay();
        Q_EMIT recordCleared();
    });
    connect(m_panels.record, &RecordPanel::previousWanted, this, [this] { showStep(m_step - 1); });
    connect(m_panels.record, &RecordPanel::nextWanted, this, [this] { showStep(m_step + 1); });
}

void LiveView::connectTimeStrip()
{
    connect(m_panels.timeStrip, &TimeStrip::stepBackRequested, this, [this] { m_playback.stepBack(); });
    connect(m_panels.timeStrip, &TimeStrip::stepForwardRequested, this, [this] { m_playback.stepForward(); });
    connect(m_panels.timeStrip, &TimeStrip::playRequested, this, [this] { m_playback.play(); });
    connect(m_panels.timeStrip, &TimeStrip::pauseRequested, this, [this] { m_playback.pause(); });
    connect(m_panels.timeStrip, &TimeStrip::seekRequested, this, [this](qint64 at) { m_playback.seek(at); });
    connect(m_panels.timeStrip, &TimeStrip::speedChosen, this, [this](double speed) { m_playback.setSpeed(speed); });
    connect(m_panels.timeStrip, &TimeStrip::liveRequested, this, [this] { m_playback.goLive(); });
}

void LiveView::open(const QString &path, bool growing, bool simulated)
{
    close();
    m_isOpen = true;
    m_isGrowing = growing;
    m_isSimulated = simulated;
    m_playback = Playback();
    m_playback.setArchitecture(m_document->architecture());
    m_feed.open(path, m_document->architecture());
    m_feed.setGrowing(growing);
    m_frames.start();
}

void LiveView::setGrowing(bool growing)
{
    m_isGrowing = growing;
    m_feed.setGrowing(growing);
    if (m_news)
        m_playback.setExtent(m_news->firstAt, m_news->lastAt, growing);
}

void LiveView::close()
{
    m_frames.stop();
    m_traceAgain.stop();
    m_feed.close();
    m_news.reset();
    m_isTraceAsked = false;
    m_wanted.reset();
    m_trace = {};
    m_isOpen = false;
    m_isSimulated = false;
    m_oneIn = 0;
    m_panels.canvas->setDots({}, DotKind::Recorded, 1);
    m_panels.canvas->setOverlay({});
    m_panels.traces->showList();
    m_panels.events->setExtent(0, 0);
    m_panels.timeStrip->setState({});
    m_panels.timeStrip->setDensity({});
    Q_EMIT recordCleared();
    Q_EMIT closed();
}

void LiveView::takeNews(const std::shared_ptr<const FollowerNews> &news)
{
    if (!m_isOpen)
        return;
    if (const QString before = m_news ? m_news->trouble : QString();
        !news->trouble.isEmpty() && news->trouble != before)
        Q_EMIT failed(news->trouble, {});
    m_news = news;
    m_playback.setExtent(news->firstAt, news->lastAt, m_isGrowing);
    m_playback.take(*news);
    m_panels.events->setExtent(news->firstSequence, news->endSequence);
    m_panels.timeStrip->setDensity(news->density);
    if (!m_traceAgain.isActive())
        m_traceAgain.start();
    if (!m_sinceOverlay.isValid() || m_sinceOverlay.elapsed() >= overlayMs)
        showOverlay();
    Q_EMIT newsShown();
}

void LiveView::frame()
{
    if (const auto stretch = m_playback.wantedWindow())
        m_feed.requestWindow(stretch->first, stretch->second);
    DotPicture picture = m_playback.dots();
    if (picture.oneIn != m_oneIn) {
        m_oneIn = picture.oneIn;
        Q_EMIT drawnShareChanged(m_oneIn);
    }
    m_panels.canvas->setDots(std::move(picture.dots), m_isSimulated ? DotKind::Simulated : DotKind::Recorded,
                             int(picture.oneIn));
    m_panels.timeStrip->setState(TimeStripState::of(m_playback, m_isGrowing));
    if (m_figuresShown != hasFigures()) {
        m_figuresShown = hasFigures();
        showOverlay();
        if (m_news)
            Q_EMIT newsShown();
    }
}

bool LiveView::hasFigures() const
{
    return m_isGrowing && m_playback.mode() == Playback::Mode::Live;
}

void LiveView::showOverlay()
{
    m_sinceOverlay.start();
    m_panels.canvas->setOverlay(liveOverlay(m_document->architecture(), hasFigures() ? m_news.get() : nullptr, m_trace,
                                            m_isSimulated && m_isOpen));
}

void LiveView::follow(Sequence sequence, Front front)
{
    m_wanted = sequence;
    m_front = front;
    m_isTraceAsked = true;
    m_panels.canvas->setChosenDot(sequence);
    m_feed.requestEvent(sequence);
    m_feed.requestTraceOf(sequence);
}

/// What comes later may belong to the trace that is shown: events that are still to be written, commits that prove.
void LiveView::readTraceAgain()
{
    const Trace &shown = m_panels.traces->trace();
    if (!m_isGrowing || !m_news || m_isTraceAsked || size_t(m_step) >= shown.events.size())
        return;
    const auto arrival = [](const TraceStep &step) { return step.event.row.arrivalWall; };
    const qint64 last = std::ranges::max(shown.events | std::views::transform(arrival));
    if (m_news->lastAt - last > traceGrowsFor)
        return;
    m_front = Front::Unchanged;
    m_isTraceAsked = true;
    m_feed.requestTraceOf(shown.events[size_t(m_step)].sequence);
}

void LiveView::takeTrace(const Trace &trace)
{
    if (!std::exchange(m_isTraceAsked, false))
        return; // what was asked for has been closed meanwhile
    const Trace &shown = m_panels.traces->trace();
    const bool isSame = saysTheSame(trace, shown);
    if (isSame && !m_wanted)
        return;
    if (!m_wanted && size_t(m_step) < shown.events.size())
        m_wanted = shown.events[size_t(m_step)].sequence;
    if (!isSame)
        showTrace(trace);
    int step = 0;
    for (size_t i = 0; i < trace.events.size(); ++i) {
        if (m_wanted == trace.events[i].sequence)
            step = int(i);
    }
    m_wanted.reset();
    showStep(step);
    if (m_front == Front::TracesTab)
        Q_EMIT traceShown();
}

void LiveView::takeNoTrace(const QString &sentence)
{
    if (!std::exchange(m_isTraceAsked, false))
        return;
    m_wanted.reset();
    m_trace = {};
    m_panels.traces->showProblem(sentence);
    m_panels.record->showNoTrace(sentence);
    showOverlay();
    if (m_front == Front::TracesTab)
        Q_EMIT traceShown();
}

void LiveView::showTrace(const Trace &trace)
{
    m_trace = overlayFor(trace, m_document->architecture());
    m_panels.traces->showTrace(trace, m_document->architecture());
    m_panels.events->addProofs(proofsOf(trace));
    showOverlay();
}

void LiveView::showStep(int step)
{
    const Trace &trace = m_panels.traces->trace();
    if (step < 0 || size_t(step) >= trace.events.size())
        return;
    m_panels.traces->setStep(step);
    m_step = step;
    m_panels.record->showStep(trace, step, m_document->architecture());
    Q_EMIT recordShown();
}

} // namespace rheo::ui
