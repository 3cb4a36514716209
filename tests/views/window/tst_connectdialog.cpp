// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/connection.h"
#include "views/window/connectdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

class TestConnectDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_dialog = std::make_unique<ConnectDialog>(QString());
        m_dialog->show();
        m_address = m_dialog->findChild<QLineEdit *>(QStringLiteral("bootstrap"));
        m_watch = m_dialog->findChild<QPushButton *>(QStringLiteral("watchButton"));
        m_problem = m_dialog->findChild<QLabel *>(QStringLiteral("addressProblem"));
    }

    void anEmptyFieldIsNoMistake()
    {
        QVERIFY(!m_watch->isEnabled());
        QVERIFY(m_problem->text().isEmpty());
    }

    void acceptsWhatTheConnectionTakes_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"localhost:9092", "a:1,b:2", " a:1 , b:2 ", "[::1]:9092", "a", "a:", ":1", "a:0",
                                 "a:65536", "a:99999", "a:1,", "a b:1", "a:1 b:2", "1 27.0.0.1:9092", "http://a:1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void acceptsWhatTheConnectionTakes()
    {
        QFETCH(QString, text);
        QTest::keyClicks(m_address, text);
        const auto connection = connectionToBootstrap(text);
        QCOMPARE(m_watch->isEnabled(), connection.has_value());
        QCOMPARE(m_problem->text().isEmpty(), connection.has_value());
        QTest::keyClick(m_address, Qt::Key_Return);
        QCOMPARE(m_dialog->result() == QDialog::Accepted, connection.has_value());
        if (connection)
            QCOMPARE(m_dialog->bootstrap(), connection->bootstrap);
    }

    void neverAcceptsWhatTheConnectionRefuses()
    {
        const quint32 seed = QRandomGenerator::system()->generate();
        QRandomGenerator random(seed);
        const QString alphabet = QStringLiteral("ab01:,.[] -_\t9665536");
        for (int run = 0; run < 5000; ++run) {
            QString text;
            for (qsizetype length = random.bounded(14); length > 0; --length)
                text += alphabet[random.bounded(int(alphabet.size()))];
            m_address->setText(text);
            const QByteArray where = "seed " + QByteArray::number(seed) + ": '" + text.toUtf8() + '\'';
            QVERIFY2(m_watch->isEnabled() == connectionToBootstrap(m_address->text()).has_value(), where);
        }
    }

    void startsWithTheLastAddress()
    {
        const ConnectDialog dialog(QStringLiteral("kafka:9092"));
        QCOMPARE(dialog.bootstrap(), QStringLiteral("kafka:9092"));
        QVERIFY(dialog.findChild<QPushButton *>(QStringLiteral("watchButton"))->isEnabled());
    }

    void escapeLeaves()
    {
        QTest::keyClicks(m_address, QStringLiteral("a:1"));
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QCOMPARE(m_dialog->result(), int(QDialog::Rejected));
        QVERIFY(!m_dialog->isVisible());
    }

private:
    std::unique_ptr<ConnectDialog> m_dialog;
    QLineEdit *m_address = nullptr;
    QPushButton *m_watch = nullptr;
    QLabel *m_problem = nullptr;
};

QTEST_MAIN(TestConnectDialog)
#include "tst_connectdialog.moc"
