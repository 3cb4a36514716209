// SPDX-License-Identifier: Apache-2.0
#include "views/panels/timestrip.h"

#include "views/itemmodels/shownvalues.h"
#include "views/panels/densityview.h"
#include "views/theme/icons.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace rheo::ui {

namespace {

constexpr double speeds[] = {0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100};

} // namespace

TimeStripState TimeStripState::of(const Playback &playback, bool growing)
{
    return {playback.mode(),    playback.speed(),  playback.lastAt() == 0 ? 0 : playback.playhead(),
            playback.firstAt(), playback.lastAt(), growing,
            playback.note()};
}

TimeStrip::TimeStrip(QWidget *parent)
    : QWidget(parent)
    , m_back(toolButton("stepBack", "player-skip-back", tr("To the record before (Left)")))
    , m_play(toolButton("play", "player-pause", tr("Pause (Space)")))
    , m_forward(toolButton("stepForward", "player-skip-forward", tr("To the next record (Right)")))
    , m_time(new QLabel)
    , m_note(new QLabel)
    , m_density(new DensityView)
    , m_speed(new QComboBox)
    , m_live(new QPushButton(tr("Live")))
{
    setObjectName(QStringLiteral("timeStrip"));
    build();
    connectAll();
    setState({});
    showButtons();
}

QToolButton *TimeStrip::toolButton(const char *name, const char *iconName, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(icon(QString::fromLatin1(iconName)));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFixedSize(28, 28);
    return button;
}

void TimeStrip::build()
{
    setFixedHeight(stripHeight);
    m_time->setObjectName(QStringLiteral("playheadTime"));
    m_time->setTextFormat(Qt::PlainText);
    m_time->setFont(monospacedFont(12));
    m_time->setMinimumWidth(QFontMetrics(monospacedFont(12)).horizontalAdvance(QStringLiteral("00:00:00.000")) + 4);
    m_note->setObjectName(QStringLiteral("ringNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("role", QStringLiteral("problem"));
    m_note->setWordWrap(true);
    m_note->setMaximumWidth(230);
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->view()->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast time passes while it plays"));
    for (const double speed : speeds)
        m_speed->addItem(QString::number(speed) + QChar(0xd7), speed);
    m_speed->setFixedWidth(76);
    m_live->setObjectName(QStringLiteral("live"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 12, 2);
    layout->setSpacing(6);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_play, m_forward, m_time, m_note})
        layout->addWidget(widget);
    layout->addWidget(m_density, 1);
    layout->addWidget(m_speed);
    layout->addWidget(m_live);
}

void TimeStrip::connectAll()
{
    connect(m_back, &QToolButton::clicked, this, &TimeStrip::stepBackRequested);
    connect(m_forward, &QToolButton::clicked, this, &TimeStrip::stepForwardRequested);
    connect(m_play, &QToolButton::clicked, this, &TimeStrip::togglePlay);
    connect(m_live, &QPushButton::clicked, this, &TimeStrip::liveRequested);
    connect(m_density, &DensityView::seekRequested, this, &TimeStrip::seekRequested);
    connect(m_density, &DensityView::playToggled, this, &TimeStrip::togglePlay);
    connect(m_density, &DensityView::liveRequested, this, &TimeStrip::liveRequested);
    connect(m_density, &DensityView::stepRequested, this, [this](int direction) {
        if (direction < 0)
            Q_EMIT stepBackRequested();
        else
            Q_EMIT stepForwardRequested();
    });
    connect(m_speed, &QComboBox::activated, this,
            [this](int row) { Q_EMIT speedChosen(m_speed->itemData(row).toDouble()); });
}

void TimeStrip::togglePlay()
{
    if (m_state.mode == Playback::Mode::Paused)
        Q_EMIT playRequested();
    else
        Q_EMIT pauseRequested();
}

void TimeStrip::setState(const TimeStripState &state)
{
    const bool isSameLook = state.mode == m_state.mode && state.growing == m_state.growing &&
                            (state.playhead == 0) == (m_state.playhead == 0);
    m_state = state;
    m_time->setText(state.playhead == 0 ? QStringLiteral("--:--:--.---") : timeText(state.playhead));
    m_time->setToolTip(state.playhead == 0 ? QString() : wholeTimeText(state.playhead));
    m_note->setText(state.note);
    m_note->setVisible(!state.note.isEmpty());
    m_density->setExtent(state.firstAt, state.lastAt);
    m_density->setPlayhead(state.playhead);
    if (m_speed->currentData().toDouble() != state.speed)
        m_speed->setCurrentIndex(m_speed->findData(state.speed));
    if (!isSameLook)
        showButtons();
}

void TimeStrip::showButtons()
{
    const bool isPaused = m_state.mode == Playback::Mode::Paused;
    const bool isLive = m_state.mode == Playback::Mode::Live;
    const bool hasRecording = m_state.playhead != 0;
    m_back->setIcon(icon(QStringLiteral("player-skip-back")));
    m_forward->setIcon(icon(QStringLiteral("player-skip-forward")));
    m_play->setIcon(icon(isPaused ? QStringLiteral("player-play") : QStringLiteral("player-pause")));
    m_play->setToolTip(isPaused ? tr("Play (Space)") : tr("Pause (Space)"));
    m_play->setAccessibleName(m_play->toolTip());
    m_live->setText(!m_state.growing ? tr("Go to end") : isLive ? tr("Live") : tr("Go to live"));
    const Theme &theme = Theme::current();
    m_live->setStyleSheet(isLive && m_state.growing && hasRecording
                              ? QStringLiteral("QPushButton { background: %1; border: 1px solid %2; color: %3; }")
                                    .arg(theme.selectionTint.name(), theme.selection.name(), theme.text.name())
                              : QString());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_play, m_forward, m_speed, m_live})
        widget->setEnabled(hasRecording);
}

void TimeStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showButtons();
}

void TimeStrip::setDensity(const Density &density)
{
    m_density->setDensity(density);
}

} // namespace rheo::ui
