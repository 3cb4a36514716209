// SPDX-License-Identifier: Apache-2.0
#include "tests/model/record/recordingtest.h"

#include <QProcess>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr int deaths = 100;

/// In the child: continues the recording where it stands and tells the parent each number that is durable.
[[noreturn]] void appendUntilKilled(const QString &path, quint32 seed)
{
    std::mt19937 random(seed);
    auto writer = RecordingWriter::resume(path);
    if (!writer)
        _exit(3);
    for (;;) {
        for (int i = int(random() % 4); i >= 0; --i) {
            const qint64 next = writer->nextSequence();
            if (!writer->append(numbered(next, next + 1 + qint64(random() % 3000))))
                _exit(4);
        }
        if (!writer->commit())
            _exit(5);
        const Sequence durable = writer->nextSequence();
        if (write(STDOUT_FILENO, &durable, sizeof durable) != sizeof durable)
            _exit(6);
    }
}

/// This program again, for a writer with threads cannot live in a fork of one; its standard output goes into the pipe.
[[noreturn]] void becomeTheChild(const QByteArray &path, const QByteArray &seed, int output)
{
    dup2(output, STDOUT_FILENO);
    execl("/proc/self/exe", "tst_resume", "--append", path.constData(), seed.constData(), nullptr);
    _exit(2);
}

/// Numbers from the child's pipe until one is seen and `microseconds` have passed; kills it and drains the rest.
Sequence killAfter(pid_t child, int acknowledged, useconds_t microseconds)
{
    Sequence last = 0;
    if (read(acknowledged, &last, sizeof last) != sizeof last)
        return -1;
    usleep(microseconds);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    for (Sequence next; read(acknowledged, &next, sizeof next) == sizeof next;)
        last = next;
    return last;
}

} // namespace

class TestResume : public QObject
{
    Q_OBJECT

    RecordingFolder m_folder;

    void checkWholeFile(const QString &path)
    {
        QProcess sqlite;
        sqlite.start(QStringLiteral("sqlite3"), {path, QStringLiteral("PRAGMA integrity_check")});
        QVERIFY2(sqlite.waitForFinished(60'000), "this test needs the sqlite3 program");
        QCOMPARE(sqlite.readAllStandardOutput().trimmed(), QByteArray("ok"));
        RecordingReader reader = RecordingFolder::open(path);
        qint64 expected = 0;
        for (const SegmentInfo &segment : reader.segments()) {
            const auto events = reader.read(segment);
            QVERIFY(events);
            for (size_t row = 0; row < events->size(); ++row)
                QCOMPARE(events->row(row).position.offset, expected++);
        }
        QCOMPARE(expected, reader.endSequence());
        RecordingWriter writer = RecordingFolder::resume(path);
        QCOMPARE(writer.nextSequence(), expected);
        QVERIFY(writer.finish());
    }

private Q_SLOTS:

    void losesNothingThatWasCommittedWhenKilled()
    {
        const quint32 seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        QString path;
        for (int death = 0; death < deaths; ++death) {
            if (death % 25 == 0) {
                path = m_folder.newPath();
                QVERIFY(RecordingFolder::create(path).finish());
            }
            int ends[2];
            QVERIFY(pipe(ends) == 0);
            const QByteArray file = path.toLocal8Bit(), childSeed = QByteArray::number(quint32(random()));
            const pid_t child = fork();
            QVERIFY(child >= 0);
            if (child == 0)
                becomeTheChild(file, childSeed, ends[1]);
            close(ends[1]);
            const Sequence durable = killAfter(child, ends[0], useconds_t(random() % 60'000));
            close(ends[0]);
            QVERIFY(durable > 0);
            RecordingReader reader = RecordingFolder::open(path);
            QVERIFY2(reader.endSequence() >= durable, "an acknowledged event is gone");
            const Sequence newest = reader.endSequence() - 1;
            const auto last = reader.readRange(newest, 1);
            QVERIFY(last);
            QCOMPARE(last->row(0).position.offset, newest);
            QCOMPARE(reader.find("flow-" + std::to_string(newest / 10)).value().back(), newest);
        }
        checkWholeFile(path);
    }

    void continuesAfterAStop()
    {
        const QString path = m_folder.newPath();
        {
            RecordingWriter writer = RecordingFolder::create(path);
            QVERIFY(writer.append(numbered(0, 5000)));
            QVERIFY(writer.addGap({0, 7, 0, 12, Gap::Reason::Compacted}));
            QVERIFY(writer.commit());
            QVERIFY(writer.append(numbered(5000, 5500))); // never committed
        }
        RecordingWriter writer = RecordingFolder::resume(path);
        QCOMPARE(writer.nextSequence(), 5000);
        QCOMPARE(writer.positions(),
                 (std::vector<StoredPosition>{{0, 0, 4999}, {0, 1, 5000}, {0, 2, 4998}, {0, 7, 12}}));
        QVERIFY(writer.append(numbered(5000, 9000)));
        QVERIFY(writer.finish());
        RecordingReader reader = RecordingFolder::open(path);
        QCOMPARE(difference(everything(reader), numbered(0, 9000)), std::string());
        QCOMPARE(reader.find("flow-499").value().size(), size_t(10));
        QCOMPARE(reader.find("flow-500").value().size(), size_t(10));
    }

    void refusesWhatIsNotThere()
    {
        const auto writer = RecordingWriter::resume(m_folder.newPath());
        QVERIFY(!writer);
        QCOMPARE(writer.error().kind, ErrorKind::Input);
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && QByteArray(argv[1]) == "--append")
        appendUntilKilled(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toUInt());
    const QCoreApplication application(argc, argv);
    TestResume test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_resume.moc"
