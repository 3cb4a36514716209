// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPoint>
#include <QProcess>
#include <QStringList>

namespace rheo::test {

/// An X server of its own (Xvfb, 1440 × 900) and the hand that works on it (xdotool): what a program gets here is what
/// it gets from a person. Positions are pixels of the screen. There is no window manager: windows stand at 0, 0 or
/// where they put themselves. Calls block until the server has taken the event, not until the program has acted.
class Screen
{
public:
    /// Ends the test program if the server cannot be had.
    Screen();
    ~Screen();

    [[nodiscard]] QString display() const { return m_display; }

    /// Waits for a window whose title holds the text and gives it the keyboard, as a window manager would.
    [[nodiscard]] bool awaitWindow(const QString &title) const;

    void click(QPoint point, const QString &modifier = {}) const;
    void drag(QPoint from, QPoint to) const;
    void press(const QStringList &keys) const; ///< as xdotool names them: "ctrl+s", "Return"
    void type(const QString &text) const;

private:
    bool hand(const QStringList &arguments) const;

    QProcess m_server;
    QString m_display;
};

} // namespace rheo::test
