// SPDX-License-Identifier: Apache-2.0
#include "views/window/livecommands.h"

#include "model/capture/captureplan.h"
#include "model/edit/architecturedocument.h"
#include "model/file/rheofile.h"
#include "views/window/banner.h"
#include "views/window/connectdialog.h"
#include "views/window/liveview.h"
#include "views/window/question.h"
#include "views/window/saverecording.h"

#include <QDateTime>
#include <QFileInfo>

namespace rheo::ui {

LiveCommands::LiveCommands(ArchitectureDocument *document, LiveView *view, Banner *banner, QWidget *window,
                           const QString &program)
    : QObject(window), m_document(document), m_view(view), m_banner(banner), m_window(window), m_session(program)
{
    connect(&m_session, &LiveSession::recordingReady, this, [this](const QString &path) {
        if (isOffline())
            return;
        m_view->open(path, true, m_session.source() == LiveSession::Source::Simulation);
        tell();
    });
    connect(&m_session, &LiveSession::progressed, this, [this](const CaptureProgress &progress) {
        if (isOffline())
            return;
        m_recorded = progress.committed;
        m_view->wake();
        Q_EMIT recordingSized(progress.fileBytes, LiveSession::ringBytes);
    });
    connect(&m_session, &LiveSession::changed, this, [this] {
        if (!m_session.isRunning())
            m_view->setGrowing(false);
        tell();
    });
    connect(&m_session, &LiveSession::troubled, this, [this](const QString &sentence) {
        if (sentence == m_trouble)
            return;
        m_trouble = sentence;
        if (!sentence.isEmpty())
            m_banner->say(Banner::Tone::Trouble, sentence);
        else if (m_isSaid)
            m_banner->clear();
        m_isSaid = !sentence.isEmpty();
        tell();
    });
    connect(m_view, &LiveView::opened, this, [this](const RecordingInfo &, const QByteArray &drawing) {
        takeDrawing(drawing);
        tell();
    });
    connect(m_view, &LiveView::failed, this, &LiveCommands::tell);
    connect(document, &ArchitectureDocument::changed, this, &LiveCommands::compareWithStart);
}

void LiveCommands::begin()
{
    m_recordingPath.clear();
    m_started = m_document->architecture();
    m_recorded = m_saved = 0;
    m_view->close();
}

void LiveCommands::simulate()
{
    if (!mayLeave())
        return;
    begin();
    m_session.simulate(m_document->drawing());
    tell();
}

void LiveCommands::watchCluster()
{
    if (!mayLeave())
        return;
    ConnectDialog dialog(m_session.source() == LiveSession::Source::Cluster ? m_session.bootstrap() : QString(),
                         m_window);
    if (dialog.exec() == QDialog::Accepted)
        watch(dialog.bootstrap());
}

void LiveCommands::watch(const QString &bootstrap)
{
    begin();
    m_session.watch({.bootstrap = bootstrap}, m_document->drawing());
    tell();
}

void LiveCommands::openRecording(const QString &path)
{
    if (!mayLeave())
        return;
    m_session.stop();
    m_recordingPath = path;
    m_view->open(path, false, false);
    tell();
}

void LiveCommands::stop()
{
    m_session.stop();
}

void LiveCommands::compareWithStart()
{
    if (!m_stale.isEmpty() && m_banner->sentence() == m_stale)
        m_banner->clear();
    m_stale.clear();
    if (!m_session.isRunning() || isOffline() || !m_banner->sentence().isEmpty())
        return;
    const Architecture &now = m_document->architecture();
    if (m_session.source() == LiveSession::Source::Simulation && now != m_started)
        m_stale = tr("The simulation runs the drawing as it was when it began. Stop it and simulate again to run the "
                     "changes.");
    else if (m_session.source() == LiveSession::Source::Cluster && CapturePlan::of(now) != CapturePlan::of(m_started))
        m_stale = tr("Recorded are the topics and groups that were drawn when the recording began. Stop and connect "
                     "again to record what is drawn now.");
    if (!m_stale.isEmpty())
        m_banner->say(Banner::Tone::Notice, m_stale);
}

bool LiveCommands::saveRecording()
{
    const QString recording = isOffline() ? m_recordingPath : m_session.recording();
    const QString source = isOffline() ? QFileInfo(recording).completeBaseName()
                           : m_session.source() == LiveSession::Source::Simulation
                               ? tr("simulation")
                               : m_session.bootstrap().section(QLatin1Char(','), 0, 0);
    const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm"));
    const Sequence recorded = m_recorded;
    QString proposed = source + QLatin1Char(' ') + when;
    proposed.replace(QLatin1Char(':'), QLatin1Char('-'));
    if (!saveRecordingAs(recording, proposed, m_window, m_banner))
        return false;
    m_saved = recorded;
    return true;
}

bool LiveCommands::mayLeave()
{
    const bool isOwn = !isOffline() && m_session.source() == LiveSession::Source::Cluster;
    if (!isOwn || m_saved == m_recorded)
        return true;
    const Question question{tr("Recording not saved"),
                            tr("%L1 events recorded from %2 are not saved; they will be lost.")
                                .arg(m_recorded - m_saved)
                                .arg(m_session.bootstrap()),
                            tr("Save the recording…"), tr("Discard it"), tr("Cancel")};
    const Answer answer = question.ask(m_window);
    if (answer == Answer::Keep)
        return saveRecording();
    if (answer == Answer::Lose)
        m_saved = m_recorded; // the person has decided
    return answer == Answer::Lose;
}

void LiveCommands::takeDrawing(const QByteArray &rheo)
{
    if (m_recordingPath.isEmpty() || rheo.isEmpty() || !m_document->architecture().elements().isEmpty())
        return;
    if (const auto drawing = parseRheo(rheo))
        m_document->reset(*drawing);
}

LiveState LiveCommands::state() const
{
    using Lamp = StatusLine::Lamp;
    using Source = WindowToolBar::Source;
    LiveState state;
    state.isRunning = m_session.isRunning();
    state.canBeSaved = m_view->isOpen();
    if (!m_recordingPath.isEmpty()) {
        state.source = m_view->isOpen() ? Source::Recording : Source::None;
        state.words = QFileInfo(m_recordingPath).fileName();
        state.lamp = Lamp::Off;
        state.lampWords = tr("Recording opened");
        return state;
    }
    const bool isSimulated = m_session.source() == LiveSession::Source::Simulation;
    if (m_session.source() == LiveSession::Source::None)
        return state;
    state.source = isSimulated ? Source::Simulated : Source::Cluster;
    state.words = m_session.bootstrap();
    if (!m_trouble.isEmpty()) {
        state.lamp = Lamp::Trouble;
        state.lampWords = tr("Trouble");
    } else if (!state.isRunning) {
        state.lamp = Lamp::Stopped;
        state.lampWords = tr("Stopped");
    } else if (!m_view->isOpen()) {
        state.lamp = Lamp::Starting;
        state.lampWords = tr("Starting");
    } else {
        state.lamp = Lamp::Recording;
        state.lampWords = tr("Recording");
    }
    return state;
}

void LiveCommands::tell()
{
    Q_EMIT changed(state());
}

} // namespace rheo::ui
