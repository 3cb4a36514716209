// SPDX-License-Identifier: Apache-2.0
#include "tests/views/answers.h"
#include "views/window/besidewindow.h"

#include <QProgressDialog>
#include <QPushButton>
#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

using namespace rheo::ui;
using rheo::test::whenAsked;

class TestBesideWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 400);
        m_window->show();
    }

    void cleanup()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_window.reset();
    }

    void workRunsOnAnotherThread()
    {
        const auto thread =
            besideWindow<QThread *>([] { return QThread::currentThread(); }, {}, m_window.get(), 60'000);
        QVERIFY(thread && *thread != QThread::currentThread());
    }

    void whatTakesLongIsShownAndWaitedFor()
    {
        QSemaphore may;
        whenAsked<QProgressDialog>([&](QProgressDialog *dialog) {
            const bool hasButton = dialog->findChild<QPushButton *>();
            QTest::keyClick(dialog, Qt::Key_Escape);
            dialog->close();
            const bool isVisible = dialog->isVisible();
            may.release(); // before anything fails, or the work would never end
            QVERIFY2(!hasButton && isVisible, "what is being written cannot be given up");
        });
        const auto answer = besideWindow<int>(
            [&may] {
                may.acquire();
                return 7;
            },
            {QStringLiteral("Saving"), QStringLiteral("Saving <b>x</b>…")}, m_window.get(), 0);
        QCOMPARE(answer, 7);
    }

    void oneMayGiveUpWhereThereIsAButton()
    {
        const auto may = std::make_shared<QSemaphore>(); // the work outlives who gave up
        whenAsked<QProgressDialog>([](QProgressDialog *dialog) {
            auto *button = dialog->findChild<QPushButton *>();
            QTest::mouseClick(button, Qt::LeftButton);
            QCOMPARE(button->text(), QStringLiteral("Give up"));
        });
        const auto answer = besideWindow<int>(
            [may] {
                may->acquire();
                return 7;
            },
            {QStringLiteral("Reading"), QStringLiteral("Reading x…"), QStringLiteral("Give up")}, m_window.get(), 0);
        may->release();
        QVERIFY(!answer);
    }

private:
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(TestBesideWindow)
#include "tst_besidewindow.moc"
