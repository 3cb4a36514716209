// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolBar>

class QLabel;
class QPushButton;

namespace rheo::ui {

class WindowActions;

/// The tool bar (44 high): undo, redo, auto-layout, fit; the field that finds; what the window is connected to; the one
/// primary button, which simulates or stops. GUI thread.
class WindowToolBar : public QToolBar
{
    Q_OBJECT

public:
    enum class Source { None, Simulated, Cluster, Recording };

    /// Takes `find` over.
    WindowToolBar(WindowActions *actions, QAction *fit, QWidget *find, QWidget *parent = nullptr);

    /// `words` name the cluster or the file. `running`: the primary button stops.
    void setSource(Source source, const QString &words, bool running);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *rightEnd();
    void showSource();
    void showPrimaryTip();

    WindowActions *m_actions;
    Source m_kind = Source::None;
    QString m_words;
    bool m_isRunning = false;
    QLabel *m_source;
    QPushButton *m_record;
    QPushButton *m_primary;
};

} // namespace rheo::ui
