// SPDX-License-Identifier: Apache-2.0
#include "model/record/database.h"
#include "model/record/recordingcopy.h"
#include "tests/model/record/recordingtest.h"

#include <QDir>
#include <QFileInfo>

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rheo;
using namespace rheo::test;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Everything that a reader can be asked for; what it says does not matter here, that it comes back does.
void readThrough(const QString &path)
{
    auto reader = RecordingReader::open(path);
    if (!reader)
        return;
    for (const SegmentInfo &segment : reader->segments())
        (void)reader->read(segment);
    (void)reader->readRange(reader->firstSequence(), 10'000);
    (void)reader->find("flow-1");
    (void)reader->find("key-1");
    (void)reader->find(Position{0, 1, 1});
    (void)reader->observations(0);
    (void)reader->gaps();
    (void)reader->positions();
    (void)reader->refresh();
}

/// Runs `work`, which may mount something on `folder`, in a child with mounts of its own; the child's answer is its
/// exit code. In a chroot / is no mount and cannot be made private, so the folder is unmounted again.
template<typename Work> int inOwnMounts(const QString &folder, Work &&work)
{
    const pid_t child = fork();
    if (child == 0) {
        if (unshare(CLONE_NEWNS) != 0 ||
            (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 && errno != EINVAL))
            _exit(100);
        const int answer = work();
        umount2(QFile::encodeName(folder).constData(), MNT_DETACH);
        _exit(answer);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int copyOntoAFullDisk(const QString &recording, const QString &folder)
{
    const QStringList before = QDir(folder).entryList(QDir::Files);
    const auto copied = copyRecording(recording, folder + QStringLiteral("/copy.rheorec"), [](double) { return true; });
    if (copied || copied.error().kind != ErrorKind::Disk ||
        !copied.error().message.contains(QStringLiteral("/copy.rheorec;")))
        return 106;
    return QDir(folder).entryList(QDir::Files) == before ? 0 : 107;
}

int fillDisk(const QString &folder)
{
    if (mount("tmpfs", QFile::encodeName(folder).constData(), "tmpfs", 0, "size=3m") != 0)
        return 101;
    const QString path = folder + QStringLiteral("/full.rheorec");
    Sequence durable = 0;
    {
        auto writer = RecordingWriter::create(path, {}, RuleSet(), {});
        PayloadGenerator generator({});
        Result<void> outcome;
        for (int i = 0; i < 1000 && writer && outcome; ++i) {
            EventBatch batch;
            generator.fill(batch, 1000);
            outcome = writer->append(batch);
            if (outcome)
                outcome = writer->commit();
            if (outcome)
                durable = writer->nextSequence();
        }
        if (outcome || outcome.error().kind != ErrorKind::Disk || !outcome.error().message.contains(u"space"))
            return 102;
        if (writer->append({}) || writer->commit())
            return 103; // a failed writer stays so
    }
    auto reader = RecordingReader::open(path);
    if (!reader)
        return 104;
    const auto newest = reader->readRange(durable - 1, 1);
    if (durable == 0 || reader->endSequence() != durable || !newest || newest->size() != 1)
        return 105;
    return copyOntoAFullDisk(path, folder);
}

int readFromReadOnlyMount(const QString &folder, qint64 events)
{
    const QByteArray name = QFile::encodeName(folder);
    if (mount(name.constData(), name.constData(), nullptr, MS_BIND, nullptr) != 0 ||
        mount(nullptr, name.constData(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) != 0)
        return 101;
    for (const char *name : {"/finished.rheorec", "/checkpointed.rheorec"}) {
        auto reader = RecordingReader::open(folder + QString::fromUtf8(name));
        if (!reader || reader->endSequence() != events || !reader->find("flow-1") || reader->find("flow-1")->empty())
            return 102;
    }
    const auto writer = RecordingWriter::resume(folder + QStringLiteral("/finished.rheorec"));
    return !writer && writer.error().kind == ErrorKind::Disk ? 0 : 103;
}

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT

    RecordingFolder m_folder;

    QString sample(qint64 events)
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        if (!writer.append(numbered(0, events)) || !writer.observe({}) || !writer.addGap({0, 0, 1, 2}) ||
            !writer.finish())
            qFatal("cannot make a sample");
        return path;
    }

private Q_SLOTS:

    void letsOnlyOneWrite()
    {
        const QString path = m_folder.newPath();
        {
            RecordingWriter writer = RecordingFolder::create(path);
            const auto second = RecordingWriter::resume(path);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, ErrorKind::Disk);
            QVERIFY(second.error().message.contains(QStringLiteral("another program")));
            QVERIFY(second.error().message.contains(path));
        }
        QVERIFY(RecordingWriter::resume(path));
        const auto over = RecordingWriter::create(path, {}, RuleSet(), {});
        QVERIFY(!over);
        QVERIFY(over.error().message.contains(QStringLiteral("exists already")));
        QVERIFY(!RecordingWriter::create(QStringLiteral("/nowhere/at/all.rheorec"), {}, RuleSet(), {}));
    }

    void saysWhenTheDiskIsFull()
    {
        if (geteuid() != 0)
            QSKIP("a file system of a set size needs root");
        const QTemporaryDir folder;
        QCOMPARE(inOwnMounts(folder.path(), [&] { return fillDisk(folder.path()); }), 0);
    }

    void readsFromAReadOnlyMount()
    {
        if (geteuid() != 0)
            QSKIP("a read-only mount needs root");
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(sample(6000), folder.filePath(QStringLiteral("finished.rheorec"))));
        QByteArray logged = bytesOf(folder.filePath(QStringLiteral("finished.rheorec")));
        logged[18] = logged[19] = 2; // as a file that was left in write-ahead mode, whole
        writeBytes(folder.filePath(QStringLiteral("checkpointed.rheorec")), logged);
        QCOMPARE(inOwnMounts(folder.path(), [&] { return readFromReadOnlyMount(folder.path(), 6000); }), 0);
    }

    void refusesForeignFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = bytesOf(sample(100));
        QByteArray foreign = whole, newer = whole;
        foreign.replace(68, 4, "GPKG");
        newer.replace(60, 4, QByteArray("\0\0\0\2", 4));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello").repeated(5000);
        QTest::newRow("foreign SQLite file") << foreign;
        QTest::newRow("newer version") << newer;
        QTest::newRow("header only") << whole.left(100);
        QTest::newRow("first page only") << whole.left(16384);
        QTest::newRow("half") << whole.left(whole.size() / 2);
    }

    void refusesForeignFiles()
    {
        QFETCH(const QByteArray, bytes);
        const QString path = m_folder.newPath();
        writeBytes(path, bytes);
        const auto reader = RecordingReader::open(path);
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::Input);
        QVERIFY(reader.error().message.contains(path));
        QVERIFY(reader.error().message.endsWith(QLatin1Char('.')));
        const auto writer = RecordingWriter::resume(path);
        QVERIFY(!writer);
        QCOMPARE(bytesOf(path), bytes); // nobody else's file is touched
    }

    void refusesWhatIsNoFile()
    {
        QVERIFY(!RecordingReader::open(m_folder.newPath()));
        QVERIFY(!RecordingReader::open(QStringLiteral("/tmp")));
    }

    void refusesAnotherShapeOfTables()
    {
        const QString path = sample(10);
        auto database = Database::open(path, Database::Access::Write);
        QVERIFY(database);
        QVERIFY((*database)->execute("DROP TABLE segment; CREATE TABLE segment(x)"));
        database->reset();
        const auto reader = RecordingReader::open(path);
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, ErrorKind::Input);
    }

    void survivesDamagedPages()
    {
        const quint32 seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const QByteArray whole = bytesOf(sample(9000));
        const QString path = m_folder.newPath();
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes = whole;
            for (int flips = 1 + int(random() % 30); flips > 0; --flips)
                bytes[qsizetype(random() % quint32(bytes.size()))] ^= char(1 << random() % 8);
            if (random() % 4 == 0)
                bytes.truncate(qsizetype(random() % quint32(bytes.size())));
            writeBytes(path, bytes);
            readThrough(path);
        }
    }

    void survivesDamagedBlobs()
    {
        const quint32 seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const QString path = sample(5000);
        const QByteArray whole = bytesOf(path);
        static const char *const columns[][2] = {
            {"segment", "rows"},     {"segment", "keys"},  {"segment", "headers"},        {"segment", "vals"},
            {"segment", "ranges"},   {"segment", "count"}, {"segment", "first"},          {"indexpart", "entries"},
            {"rules", "json"},       {"indexrun", "bits"}, {"indexrun", "first_segment"}, {"topic", "number"},
            {"observation", "kind"}, {"gap", "reason"}};
        for (int round = 0; round < 200; ++round) {
            writeBytes(path, whole);
            const auto &column = columns[random() % std::size(columns)];
            const bool isNumber = QByteArray("count first bits first_segment number kind reason").contains(column[1]);
            const std::string sql = std::string("UPDATE ") + column[0] + " SET " + column[1] +
                                    (isNumber ? "=random()" : "=randomblob(abs(random()) % 200)");
            auto database = Database::open(path, Database::Access::Write);
            (*database)->execute(sql.c_str()); // may break a constraint: then the file stays whole
            database->reset();
            readThrough(path);
        }
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
