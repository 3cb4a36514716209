// SPDX-License-Identifier: Apache-2.0
#include "views/window/saverecording.h"

#include "model/record/recordingcopy.h"
#include "views/window/banner.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>
#include <QThread>
#include <QTimer>

#include <atomic>

namespace rheo::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SaveRecording)
};

const QString ending = QStringLiteral(".rheorec");
constexpr int patienceMs = 200; // before the progress is shown
constexpr int refreshMs = 100;
constexpr int thousandths = 1000;

Result<bool> copyWithProgress(const QString &from, const QString &to, QWidget *window)
{
    QProgressDialog progress(Words::tr("Saving %1…").arg(QFileInfo(to).fileName()), Words::tr("Cancel"), 0, thousandths,
                             window);
    progress.setWindowTitle(Words::tr("Save the recording"));
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(patienceMs);
    progress.setAutoClose(false);
    progress.setAutoReset(false);

    std::atomic<bool> isCancelled = false;
    std::atomic<int> done = 0;
    Result<bool> result = false;
    const std::unique_ptr<QThread> copying(QThread::create([&] {
        result = copyRecording(from, to, [&](double share) {
            done = int(share * thousandths);
            return !isCancelled;
        });
    }));
    QEventLoop loop;
    QTimer refresh;
    QObject::connect(&refresh, &QTimer::timeout, &progress, [&] { progress.setValue(done); });
    QObject::connect(&progress, &QProgressDialog::canceled, &progress, [&] { isCancelled = true; });
    QObject::connect(copying.get(), &QThread::finished, &loop, &QEventLoop::quit);
    refresh.start(refreshMs);
    copying->start();
    loop.exec();
    copying->wait();
    return result;
}

} // namespace

bool saveRecordingAs(const QString &recording, const QString &proposed, QWidget *window, Banner *banner)
{
    QString to = QFileDialog::getSaveFileName(window, Words::tr("Save the recording"), proposed + ending,
                                              Words::tr("Recordings (*.rheorec)"));
    if (to.isEmpty())
        return false;
    if (!to.endsWith(ending))
        to += ending;
    const auto saved = copyWithProgress(recording, to, window);
    if (!saved)
        banner->say(Banner::Tone::Trouble, saved.error().message, saved.error().detail);
    else if (*saved)
        banner->say(Banner::Tone::Notice, Words::tr("What was recorded so far is saved in %1.").arg(to));
    return saved && *saved;
}

} // namespace rheo::ui
