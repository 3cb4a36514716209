// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/playback.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace rheo::ui {

class DensityView;

/// What the time strip shows of a playback.
struct TimeStripState
{
    Playback::Mode mode = Playback::Mode::Live;
    double speed = 1;
    qint64 playhead = 0; ///< µs since 1970 UTC, 0: there is no recording
    qint64 firstAt = 0;
    qint64 lastAt = 0;
    bool growing = true; ///< false: the recording has ended, its end is offered instead of "Live"
    QString note = {};   ///< a sentence shown instead of the time line's tool tip, for instance of the ring

    [[nodiscard]] static TimeStripState of(const Playback &, bool growing);
};

/// Step, play, time, density with playhead, speed, Live: 48 high. It moves nothing itself: it asks. Space plays and
/// pauses only while the time line has the focus. GUI thread.
class TimeStrip : public QWidget
{
    Q_OBJECT

public:
    static constexpr int stripHeight = 48;

    explicit TimeStrip(QWidget *parent = nullptr);

    void setState(const TimeStripState &);
    void setDensity(const Density &);

    [[nodiscard]] const TimeStripState &state() const { return m_state; }

Q_SIGNALS:
    void stepBackRequested();
    void stepForwardRequested();
    void playRequested();
    void pauseRequested();
    void seekRequested(qint64 at);
    void speedChosen(double speed);
    void liveRequested();

protected:
    void changeEvent(QEvent *) override;

private:
    void build();
    void connectAll();
    void togglePlay();
    void showButtons();
    QToolButton *toolButton(const char *name, const char *iconName, const QString &tip);

    TimeStripState m_state;
    QToolButton *m_back;
    QToolButton *m_play;
    QToolButton *m_forward;
    QLabel *m_time;
    QLabel *m_note;
    DensityView *m_density;
    QComboBox *m_speed;
    QPushButton *m_live;
};

} // namespace rheo::ui
