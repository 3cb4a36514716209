// SPDX-License-Identifier: Apache-2.0
#include "views/window/besidewindow.h"

#include <QCloseEvent>
#include <QLabel>
#include <QProgressDialog>
#include <QThreadPool>
#include <QTimer>

#include <condition_variable>
#include <mutex>

namespace rheo::ui {

namespace {

/// Whether the work is done; the working thread may outlive the one who waits.
class Done
{
public:
    void set()
    {
        const std::scoped_lock lock(m_mutex);
        m_isSet = true;
        m_changed.notify_all();
    }

    [[nodiscard]] bool isSet(int waitMs)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(waitMs), [this] { return m_isSet; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isSet = false;
};

/// Without a button Esc and the close box do nothing.
class WorkDialog : public QProgressDialog
{
public:
    WorkDialog(const BesideWords &words, QWidget *window)
        : QProgressDialog(QString(), words.cancel, 0, 0, window), m_mayGiveUp(!words.cancel.isEmpty())
    {
        setObjectName(QStringLiteral("workProgress"));
        setWindowTitle(words.title);
        auto *label = new QLabel(words.words);
        label->setTextFormat(Qt::PlainText);
        setLabel(label);
        if (!m_mayGiveUp)
            setCancelButton(nullptr);
        setMinimumDuration(0);
        setWindowModality(Qt::ApplicationModal);
        connect(this, &QProgressDialog::canceled, this, &QDialog::reject);
    }

    void reject() override
    {
        if (m_mayGiveUp)
            QProgressDialog::reject();
    }

    [[nodiscard]] bool mayGiveUp() const { return m_mayGiveUp; }

protected:
    void closeEvent(QCloseEvent *event) override
    {
        if (m_mayGiveUp)
            QProgressDialog::closeEvent(event);
        else
            event->ignore();
    }

private:
    bool m_mayGiveUp;
};

bool waitWithDialog(Done &done, const BesideWords &words, QWidget *window)
{
    constexpr int pollMs = 30;
    WorkDialog dialog(words, window);
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &dialog, [&] {
        if (done.isSet(0))
            dialog.done(QDialog::Accepted);
    });
    poll.start(pollMs);
    bool isDone = false;
    do {
        isDone = dialog.exec() == QDialog::Accepted || done.isSet(0);
    } while (!isDone && !dialog.mayGiveUp());
    return isDone;
}

} // namespace

bool runBeside(std::function<void()> work, const BesideWords &words, QWidget *window, int patienceMs)
{
    const auto done = std::make_shared<Done>();
    QThreadPool::globalInstance()->start([done, work = std::move(work)] {
        work();
        done->set();
    });
    return done->isSet(patienceMs) || waitWithDialog(*done, words, window);
}

} // namespace rheo::ui
