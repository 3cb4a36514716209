// SPDX-License-Identifier: Apache-2.0
#include "views/window/session.h"

#include "model/edit/architecturedocument.h"
#include "model/edit/autosave.h"
#include "views/canvas/canvasview.h"
#include "views/start/recentwords.h"
#include "views/window/banner.h"
#include "views/window/drawer.h"
#include "views/window/filecommands.h"
#include "views/window/startcommands.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>
#include <QSettings>
#include <QTimer>

#include <chrono>
#include <cmath>

namespace rheo::ui {

namespace {

using namespace std::chrono_literals;

const QString geometryKey = QStringLiteral("session/geometry");
const QString drawerKey = QStringLiteral("session/drawer");
const QString drawingKey = QStringLiteral("session/drawing");
const QString zoomKey = QStringLiteral("session/zoom");
const QString leftKey = QStringLiteral("session/left");
const QString topKey = QStringLiteral("session/top");
const QString selectionKey = QStringLiteral("session/selection");

constexpr auto patience = 2s; ///< with a file that does not answer
constexpr double farthest = 20'000'000;

std::optional<Viewport> keptViewport(const QSettings &settings)
{
    const auto number = [&](const QString &key) {
        bool isNumber = false;
        const double value = settings.value(key).toDouble(&isNumber);
        return isNumber && std::isfinite(value) && std::abs(value) <= farthest ? std::optional(value) : std::nullopt;
    };
    const auto zoom = number(zoomKey);
    const auto left = number(leftKey);
    const auto top = number(topKey);
    if (!zoom || !left || !top || *zoom < Viewport::leastZoom || *zoom > Viewport::mostZoom)
        return {};
    return Viewport{.origin = {*left, *top}, .zoom = *zoom};
}

} // namespace

Session::Session(const Parts &parts, QMainWindow *window, FileLooks::Function look)
    : QObject(window), m_parts(parts), m_window(window), m_looks(nullptr, std::move(look))
{
    connect(&m_looks, &FileLooks::looked, this, &Session::take);
}

void Session::restore(Scope scope)
{
    const QSettings settings;
    const bool isWanted = settings.value(QLatin1String(restoreKey), true).toBool();
    if (isWanted) {
        m_window->restoreGeometry(settings.value(geometryKey).toByteArray());
        const auto drawer = QJsonDocument::fromJson(settings.value(drawerKey).toByteArray()).object();
        if (!drawer.isEmpty()) // once the window has its size
            QTimer::singleShot(0, this, [this, drawer] { m_parts.drawer->setState(drawer.toVariantMap()); });
    }
    if (scope == Scope::Window)
        return;
    const QString path = settings.value(drawingKey).toString();
    if (!isWanted || path.isEmpty() || path.contains(QChar::Null) || !Autosave::restorable().isEmpty())
        return m_parts.start->show();
    m_awaited = path;
    m_looks.look(path);
    QTimer::singleShot(patience, this, &Session::giveUp);
}

void Session::take(const QString &path, int trouble)
{
    if (path != std::exchange(m_awaited, {}))
        return;
    if (!m_parts.document->path().isEmpty() || !m_parts.document->architecture().elements().isEmpty())
        return;
    if (trouble != 0) {
        say(tr("%1, which was open last time, is %2.").arg(path, troubleWords(trouble)));
        m_parts.start->show();
    } else if (m_parts.files->openPath(path)) {
        showAsLeft();
    } else {
        m_parts.start->show();
    }
}

void Session::giveUp()
{
    const QString path = std::exchange(m_awaited, {});
    if (path.isEmpty())
        return;
    say(tr("%1, which was open last time, is on a disk that does not answer. It was not opened.").arg(path));
    m_parts.start->show();
}

/// Not over another message: work that can be restored is more.
void Session::say(const QString &sentence)
{
    if (m_parts.banner->sentence().isEmpty())
        m_parts.banner->say(Banner::Tone::Notice, sentence);
}

void Session::showAsLeft()
{
    const QSettings settings;
    QSet<ElementId> selected;
    for (const QString &id : settings.value(selectionKey).toStringList())
        selected += ElementId(id);
    m_parts.canvas->selection()->set(selected);
    if (const auto viewport = keptViewport(settings))
        m_parts.canvas->setViewport(*viewport);
}

void Session::save(Scope scope) const
{
    QSettings settings;
    settings.setValue(geometryKey, m_window->saveGeometry());
    settings.setValue(
        drawerKey, QJsonDocument(QJsonObject::fromVariantMap(m_parts.drawer->state())).toJson(QJsonDocument::Compact));
    if (scope == Scope::Window)
        return;
    const Viewport &viewport = m_parts.canvas->viewport();
    QStringList selected;
    for (const ElementId &id : m_parts.canvas->selection()->elements())
        selected += id.text();
    settings.setValue(drawingKey, m_parts.document->path());
    settings.setValue(zoomKey, viewport.zoom);
    settings.setValue(leftKey, viewport.origin.x());
    settings.setValue(topKey, viewport.origin.y());
    settings.setValue(selectionKey, selected);
}

} // namespace rheo::ui
