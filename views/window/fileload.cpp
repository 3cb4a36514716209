// SPDX-License-Identifier: Apache-2.0
#include "views/window/fileload.h"

#include "views/dialogs/problemsdialog.h"
#include "views/window/banner.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLabel>
#include <QProgressDialog>
#include <QThreadPool>
#include <QTimer>

#include <condition_variable>
#include <mutex>

namespace rheo::ui {

namespace {

using Loaded = std::expected<LoadedDrawing, LoadFailure>;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("FileLoad", text, nullptr, count);
}

/// What the reading thread hands over; it may outlive the one who waits.
class Handover
{
public:
    void put(Loaded loaded)
    {
        const std::scoped_lock lock(m_mutex);
        m_loaded = std::move(loaded);
        m_changed.notify_all();
    }

    [[nodiscard]] bool isThere(int waitMs)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(waitMs), [this] { return m_loaded.has_value(); });
    }

    [[nodiscard]] Loaded take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::move(*m_loaded);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Loaded> m_loaded;
};

/// False: the person gave up.
bool waitWithDialog(Handover &handover, const QString &path, QWidget *window)
{
    constexpr int pollMs = 30;
    QProgressDialog progress(QString(), tr("Cancel"), 0, 0, window);
    progress.setObjectName(QStringLiteral("readingProgress"));
    progress.setWindowTitle(tr("Reading a drawing"));
    auto *words = new QLabel(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    words->setTextFormat(Qt::PlainText);
    progress.setLabel(words);
    progress.setMinimumDuration(0);
    progress.setWindowModality(Qt::ApplicationModal);
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &progress, [&] {
        if (handover.isThere(0))
            progress.done(QDialog::Accepted);
    });
    QObject::connect(&progress, &QProgressDialog::canceled, &progress, &QDialog::reject);
    poll.start(pollMs);
    return progress.exec() == QDialog::Accepted || handover.isThere(0);
}

} // namespace

Loaded loadWithProgress(const QString &path, QWidget *window, int patienceMs)
{
    const auto handover = std::make_shared<Handover>();
    QThreadPool::globalInstance()->start([handover, path] { handover->put(readRheoFile(path)); });
    if (handover->isThere(patienceMs) || waitWithDialog(*handover, path, window))
        return handover->take();
    return std::unexpected(LoadFailure{});
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
