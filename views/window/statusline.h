// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStatusBar>

#include <optional>

class QLabel;
class QToolButton;

namespace rheo::ui {

/// The status bar (26 high): how many findings, recording lamp, events a second and dropped (always, also 0), size of
/// the recording, how many records a dot stands for, selection, saved, zoom. Each figure is set by who measured it. GUI
/// thread.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    enum class Lamp { Off, Starting, Recording, Stopped, Trouble };

    explicit StatusLine(QWidget *parent = nullptr);

    void setLamp(Lamp lamp, const QString &words);
    void setRates(std::optional<double> eventsPerSecond, qint64 dropped); ///< none: the recording does not grow
    void setRecordingBytes(qint64 bytes, qint64 ringBytes);               ///< ringBytes 0: everything is kept
    void setDrawnShare(qint64 oneIn);
    void clearLive(); ///< nothing is recorded or shown any more
    void setSelection(int elements, int links);
    void setFindings(qint64 errors, qint64 warnings);
    void setSaved(const QString &words);
    void setZoom(double factor);
    void setTrouble(const QString &sentence); ///< empty: none

Q_SIGNALS:
    void findingsClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLamp();
    void showFindings();
    void addPart(QLabel *label, const char *objectName);

    Lamp m_lampState = Lamp::Off;
    QString m_lampWords;
    qint64 m_errors = 0;
    qint64 m_warnings = 0;
    QToolButton *m_findings;
    QLabel *m_lamp;
    QLabel *m_rates;
    QLabel *m_bytes;
    QLabel *m_share;
    QLabel *m_selection;
    QLabel *m_trouble;
    QLabel *m_saved;
    QLabel *m_zoom;
};

} // namespace rheo::ui
