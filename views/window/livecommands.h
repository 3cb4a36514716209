// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/window/livesession.h"
#include "views/window/statusline.h"
#include "views/window/windowtoolbar.h"

#include <QObject>

class QWidget;

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class Banner;
class LiveView;

/// What the window shows of where its records come from. Plain data.
struct LiveState
{
    WindowToolBar::Source source = WindowToolBar::Source::None;
    QString words; ///< the cluster's address or the recording's name
    bool isRunning = false;
    bool canBeSaved = false; ///< there is a recording
    StatusLine::Lamp lamp = StatusLine::Lamp::Off;
    QString lampWords;
};

/// Simulate, watch a cluster, open a recording, stop, save what was recorded: joins the session's children to the view.
/// A recording of a cluster that was not saved does not go without a question; a drawing that is no longer the one
/// that runs is told. GUI thread.
class LiveCommands : public QObject
{
    Q_OBJECT

public:
    /// `program` is the executable whose verbs run; empty: this one.
    LiveCommands(ArchitectureDocument *document, LiveView *view, Banner *banner, QWidget *window,
                 const QString &program = {});

    void simulate();
    void watchCluster(); ///< asks for the address
    void watch(const QString &bootstrap);
    /// Shows it offline; an empty, untouched drawing takes the one that the recording carries.
    void openRecording(const QString &path);
    void stop();
    bool saveRecording(); ///< false: it was not
    /// Asks what becomes of a recording that was not saved. False: the person wants to stay.
    [[nodiscard]] bool mayLeave();

Q_SIGNALS:
    void changed(const rheo::ui::LiveState &state);
    void recordingSized(qint64 bytes, qint64 ringBytes);

private:
    void begin();
    /// The children run what was drawn when they started: says so once that is not what is drawn now.
    void compareWithStart();
    void tell();

    /// A recording is shown; what the session still says as it ends is not about it.
    [[nodiscard]] bool isOffline() const { return !m_recordingPath.isEmpty(); }

    [[nodiscard]] LiveState state() const;
    void takeDrawing(const QByteArray &rheo);

    ArchitectureDocument *m_document;
    LiveView *m_view;
    Banner *m_banner;
    QWidget *m_window;
    LiveSession m_session;
    QString m_recordingPath; ///< of a recording that was opened
    Sequence m_recorded = 0; ///< events in the live recording
    Sequence m_saved = 0;    ///< of these in a copy
    Architecture m_started;  ///< what the children were given
    QString m_stale;         ///< what the banner says of the difference
    QString m_trouble;
    bool m_isSaid = false; ///< the banner shows m_trouble
};

} // namespace rheo::ui
