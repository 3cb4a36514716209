// SPDX-License-Identifier: Apache-2.0
#include "model/patterns/patterns.h"
#include "model/record/recording.h"
#include "model/record/recordingreader.h"
#include "views/window/livesession.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

constexpr int patience = 60'000;

QString program()
{
    return qEnvironmentVariable("RHEOGRAPH");
}

QDir liveFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1Char('/') +
                QCoreApplication::applicationName() + QStringLiteral("/live"));
}

QStringList leftBehind()
{
    return liveFolder().entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace

class TestLiveSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY2(!program().isEmpty(), "RHEOGRAPH names no program");
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
        m_drawing = pattern(QStringLiteral("order-inventory")).value();
    }

    void aSimulationIsRecorded()
    {
        LiveSession session(program());
        QSignalSpy ready(&session, &LiveSession::recordingReady);
        qint64 committed = 0;
        connect(&session, &LiveSession::progressed, this,
                [&](const CaptureProgress &progress) { committed = std::max<qint64>(committed, progress.committed); });
        session.simulate(m_drawing);
        QVERIFY(session.isRunning());
        QCOMPARE(session.source(), LiveSession::Source::Simulation);
        QTRY_VERIFY_WITH_TIMEOUT(committed > 20, patience);
        QCOMPARE(ready.count(), 1);
        QVERIFY(session.bootstrap().startsWith(QStringLiteral("127.0.0.1:")));
        const QString path = ready.takeFirst().at(0).toString();
        const auto reader = RecordingReader::open(path);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().message));
        QVERIFY(reader->info().simulated);

        const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY2(!(QFileInfo(QFileInfo(path).path()).permissions() & others), "others could read the recording");

        session.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), patience);
        QVERIFY2(QFile::exists(path), "what was recorded stays after a stop");
    }

    void nothingStaysAfterTheSession()
    {
        {
            LiveSession session(program());
            QSignalSpy ready(&session, &LiveSession::recordingReady);
            session.simulate(m_drawing);
            QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, patience);
            QCOMPARE(leftBehind().size(), 1);
        }
        QCOMPARE(leftBehind(), QStringList());
    }

    void whatDeadRunsLeftIsSwept()
    {
        QVERIFY(liveFolder().mkpath(QStringLiteral("dead")));
        QFile recording(liveFolder().filePath(QStringLiteral("dead/live.rheorec")));
        QVERIFY(recording.open(QIODevice::WriteOnly));
        recording.close();
        const LiveSession session(program());
        QCOMPARE(leftBehind(), QStringList());
    }

    void anotherWindowsRecordingIsLeftAlone()
    {
        LiveSession first(program());
        QSignalSpy ready(&first, &LiveSession::recordingReady);
        first.simulate(m_drawing);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, patience);
        const LiveSession second(program());
        QVERIFY(QFile::exists(ready.front().at(0).toString()));
    }

    void itCanBeStartedAgain()
    {
        LiveSession session(program());
        QSignalSpy ready(&session, &LiveSession::recordingReady);
        session.simulate(m_drawing);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, patience);
        session.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), patience);
        session.simulate(m_drawing);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, patience);
        QVERIFY(ready.at(0).at(0) != ready.at(1).at(0));
        QVERIFY2(!QFile::exists(ready.at(0).at(0).toString()), "one recording at a time");
    }

    void aDrawingThatCannotRunIsTold()
    {
        LiveSession session(program());
        QSignalSpy troubled(&session, &LiveSession::troubled);
        session.simulate({});
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), patience);
        QVERIFY2(!troubled.isEmpty() && !troubled.last().at(0).toString().isEmpty(), "nothing was said");
    }

    void aProgramThatIsMissingIsTold()
    {
        LiveSession session(QStringLiteral("/nowhere/rheograph"));
        QSignalSpy troubled(&session, &LiveSession::troubled);
        session.simulate(m_drawing);
        QTRY_VERIFY_WITH_TIMEOUT(!troubled.isEmpty() && !troubled.last().at(0).toString().isEmpty(), patience);
        QVERIFY(!session.isRunning());
    }

    void aClusterThatDoesNotAnswerIsTold()
    {
        LiveSession session(program());
        QString said;
        connect(&session, &LiveSession::troubled, this, [&said](const QString &sentence) { said = sentence; });
        session.watch({.bootstrap = QStringLiteral("127.0.0.1:1")}, m_drawing);
        QCOMPARE(session.source(), LiveSession::Source::Cluster);
        QTRY_VERIFY_WITH_TIMEOUT(said.contains(QStringLiteral("127.0.0.1:1")), patience);
    }

private:
    QTemporaryDir m_data;
    Drawing m_drawing;
};

QTEST_MAIN(TestLiveSession)
#include "tst_livesession.moc"
