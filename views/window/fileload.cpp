// SPDX-License-Identifier: Apache-2.0
#include "views/window/fileload.h"

#include "views/dialogs/problemsdialog.h"
#include "views/window/banner.h"
#include "views/window/besidewindow.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace rheo::ui {

namespace {

using Loaded = std::expected<LoadedDrawing, LoadFailure>;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("FileLoad", text, nullptr, count);
}

} // namespace

Loaded loadWithProgress(const QString &path, QWidget *window, int patienceMs)
{
    const BesideWords words{tr("Reading a drawing"), tr("Reading %1…").arg(QFileInfo(path).fileName()), tr("Cancel")};
    auto loaded = besideWindow<Loaded>([path] { return readRheoFile(path); }, words, window, patienceMs);
    return loaded ? std::move(*loaded) : std::unexpected(LoadFailure{});
}

void sayFailure(Banner &banner, const LoadFailure &failure, QWidget *window)
{
    if (failure.error.message.isEmpty())
        return;
    QList<Banner::Offer> offers;
    if (failure.problems.size() > 1)
        offers += {tr("Show all %1 problems").arg(failure.problems.size()),
                   [failure, window] { ProblemsDialog(failure.path, failure.problems, window).exec(); }};
    banner.say(Banner::Tone::Trouble, failure.error.message, failure.error.detail, offers);
}

} // namespace rheo::ui
