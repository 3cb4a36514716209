// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>
#include <QTimer>

#include <functional>

namespace rheo::test {

/// Waits for the next dialog of this kind and answers it with `answer`. Dialogs of files must not be the platform's.
template<typename Dialog> void whenAsked(const std::function<void(Dialog *)> &answer)
{
    auto *waiting = new QTimer(qApp);
    QObject::connect(waiting, &QTimer::timeout, qApp, [waiting, answer] {
        if (auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget())) {
            waiting->stop(); // deleted only when this loop of the dialog has ended
            waiting->deleteLater();
            answer(dialog);
        }
    });
    waiting->start(10);
}

inline void press(QMessageBox *question, const char *words)
{
    for (QAbstractButton *button : question->buttons()) {
        if (button->text() == QString::fromUtf8(words))
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    question->reject();
    QFAIL(words);
}

inline void type(QFileDialog *dialog, const QString &path)
{
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
}

} // namespace rheo::test
