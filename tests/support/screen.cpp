// SPDX-License-Identifier: Apache-2.0
#include "tests/support/screen.h"

#include "tests/support/program.h"

namespace rheo::test {

namespace {

QStringList moveTo(QPoint point)
{
    return {QStringLiteral("mousemove"), QString::number(point.x()), QString::number(point.y())};
}

} // namespace

Screen::Screen()
{
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                    QStringLiteral("1440x900x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    if (!m_server.waitForStarted() || !m_server.waitForReadyRead())
        qFatal("Xvfb does not start: %s", qPrintable(m_server.errorString()));
    m_display = QLatin1Char(':') + QString::fromLatin1(m_server.readLine().trimmed());
}

Screen::~Screen()
{
    m_server.terminate();
    m_server.waitForFinished();
}

bool Screen::hand(const QStringList &arguments) const
{
    QProcess hand;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    hand.setProcessEnvironment(environment);
    hand.start(QStringLiteral("xdotool"), arguments);
    if (!hand.waitForStarted())
        qFatal("xdotool does not start: %s", qPrintable(hand.errorString()));
    return hand.waitForFinished(60'000) && hand.exitCode() == 0;
}

bool Screen::awaitWindow(const QString &title) const
{
    return hand({QStringLiteral("search"), QStringLiteral("--sync"), QStringLiteral("--onlyvisible"),
                 QStringLiteral("--name"), title, QStringLiteral("windowfocus")});
}

void Screen::click(QPoint point, const QString &modifier) const
{
    QStringList steps = moveTo(point);
    if (!modifier.isEmpty())
        steps += {QStringLiteral("keydown"), modifier};
    steps += {QStringLiteral("click"), QStringLiteral("1")};
    if (!modifier.isEmpty())
        steps += {QStringLiteral("keyup"), modifier};
    hand(steps);
}

void Screen::drag(QPoint from, QPoint to) const
{
    const QStringList aMoment{QStringLiteral("sleep"), QStringLiteral("0.1")}; // a drag between widgets takes turns
    hand(moveTo(from) + QStringList{QStringLiteral("mousedown"), QStringLiteral("1")} + moveTo((from + to) / 2) +
         aMoment + moveTo(to) + aMoment + QStringList{QStringLiteral("mouseup"), QStringLiteral("1")});
}

void Screen::press(const QStringList &keys) const
{
    hand(QStringList{QStringLiteral("key")} + keys);
}

void Screen::type(const QString &text) const
{
    hand({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("8"), text});
}

} // namespace rheo::test
