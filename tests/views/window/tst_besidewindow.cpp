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
            QVERIFY2(!dialog->findChild<QPushButton *>(), "what is being written cannot be given up");
            QTest::keyClick(dialog, Qt::Key_Escape);
            dialog->close();
            QVERIFY(dialog->isVisible());
            may.release();
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
        QSemaphore may;
        whenAsked<QProgressDialog>([](QProgressDialog *dialog) {
            QCOMPARE(dialog->findChild<QPushButton *>()->text(), QStringLiteral("Give up"));
            QTest::mouseClick(dialog->findChild<QPushButton *>(), Qt::LeftButton);
        });
        const auto answer = besideWindow<int>(
            [&may] {
                may.acquire();
                return 7;
            },
            {QStringLiteral("Reading"), QStringLiteral("Reading x…"), QStringLiteral("Give up")}, m_window.get(), 0);
        QVERIFY(!answer);
        may.release();
    }

private:
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(TestBesideWindow)
#include "tst_besidewindow.moc"
