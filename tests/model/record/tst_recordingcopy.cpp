// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingcopy.h"
#include "tests/model/record/recordingtest.h"

#include <QDir>
#include <QFileInfo>

using namespace rheo;
using namespace rheo::test;

namespace {

bool all(double)
{
    return true;
}

EventBatch incompressible(qint64 events)
{
    EventBatch batch;
    PayloadGenerator({}).fill(batch, events);
    return batch;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRecordingCopy : public QObject
{
    Q_OBJECT

    RecordingFolder m_folder;
    QTemporaryDir m_target;

    [[nodiscard]] QString target(const char *name) const { return m_target.filePath(QString::fromLatin1(name)); }

    [[nodiscard]] QStringList targets() const { return QDir(m_target.path()).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:

    void init() { QVERIFY(m_target.isValid()); }

    void cleanup()
    {
        for (const QString &name : targets())
            QVERIFY(QFile::remove(m_target.filePath(name)));
    }

    void copiesWhatIsDurableWhileMoreIsWritten()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        const EventBatch first = incompressible(20'000);
        QVERIFY(writer.append(first));
        QVERIFY(writer.commit());
        int told = 0;
        const auto copied = copyRecording(path, target("a.rheorec"), [&](double share) {
            const Sequence next = writer.nextSequence();
            ++told;
            return share >= 0 && share <= 1 && writer.append(numbered(next, next + 3000)) && writer.commit();
        });
        QVERIFY2(copied && *copied, copied ? "cancelled" : qPrintable(copied.error().message));
        QVERIFY2(told > 0, "nothing was written meanwhile: the sample is too small");
        QCOMPARE(targets(), QStringList{QStringLiteral("a.rheorec")});
        RecordingReader copy = RecordingFolder::open(target("a.rheorec"));
        QCOMPARE(difference(everything(copy), first), std::string());
        QVERIFY(!(QFileInfo(target("a.rheorec")).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void theCopyCanBeContinued()
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        QVERIFY(writer.append(numbered(0, 5000)));
        QVERIFY(writer.commit());
        QVERIFY(copyRecording(path, target("b.rheorec"), all).value());
        {
            RecordingWriter next = RecordingFolder::resume(target("b.rheorec"));
            QVERIFY(next.append(numbered(5000, 9000)));
            QVERIFY(next.finish());
        }
        RecordingReader copy = RecordingFolder::open(target("b.rheorec"));
        QCOMPARE(difference(everything(copy), numbered(0, 9000)), std::string());
    }

    void takesThePlaceOfAnother()
    {
        const QString first = sample(100), second = sample(200);
        QVERIFY(copyRecording(first, target("c.rheorec"), all).value());
        QVERIFY(copyRecording(second, target("c.rheorec"), all).value());
        QCOMPARE(RecordingFolder::open(target("c.rheorec")).endSequence(), 200);
    }

    void cancelLeavesTheOldOne()
    {
        QVERIFY(copyRecording(sample(100), target("d.rheorec"), all).value());
        const QByteArray before = bytesOf(target("d.rheorec"));
        const auto copied =
            copyRecording(sample(incompressible(20'000)), target("d.rheorec"), [](double) { return false; });
        QVERIFY(copied);
        QVERIFY2(!*copied, "it was finished before it could be cancelled");
        QCOMPARE(bytesOf(target("d.rheorec")), before);
        QCOMPARE(targets(), QStringList{QStringLiteral("d.rheorec")});
    }

    void refusesItself()
    {
        const QString path = sample(100);
        const QByteArray before = bytesOf(path);
        QVERIFY(QFile::link(path, target("link.rheorec")));
        for (const QString &same : {path, target("link.rheorec")}) {
            const auto copied = copyRecording(path, same, all);
            QVERIFY(!copied);
            QVERIFY2(copied.error().message.contains(QStringLiteral("itself")), qPrintable(copied.error().message));
        }
        QCOMPARE(bytesOf(path), before);
    }

    void refusesWhatSomebodyWrites()
    {
        RecordingWriter other = RecordingFolder::create(target("e.rheorec"));
        QVERIFY(other.append(numbered(0, 50)));
        QVERIFY(other.commit());
        const auto copied = copyRecording(sample(100), target("e.rheorec"), all);
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::Disk);
        QVERIFY(copied.error().message.contains(QStringLiteral("another program")));
        QVERIFY(other.finish());
        QCOMPARE(RecordingFolder::open(target("e.rheorec")).endSequence(), 50);
    }

    void refusesToOrphanALog()
    {
        QVERIFY(copyRecording(sample(100), target("f.rheorec"), all).value());
        QFile log(target("f.rheorec-wal"));
        QVERIFY(log.open(QFile::WriteOnly) && log.write("left by a death") > 0);
        log.close();
        const auto copied = copyRecording(sample(200), target("f.rheorec"), all);
        QVERIFY(!copied);
        QVERIFY2(copied.error().message.contains(QStringLiteral("not closed")), qPrintable(copied.error().message));
        QVERIFY(log.exists());
    }

    void aMissingFolderIsTold()
    {
        const auto copied = copyRecording(sample(100), target("nowhere/g.rheorec"), all);
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::Disk);
        QVERIFY(copied.error().message.contains(QStringLiteral("nowhere/g.rheorec")));
    }

    void somethingElseIsNotCopied()
    {
        QFile text(target("text.rheorec"));
        QVERIFY(text.open(QFile::WriteOnly) && text.write(QByteArray("hello").repeated(5000)) > 0);
        text.close();
        const auto copied = copyRecording(text.fileName(), target("h.rheorec"), all);
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, ErrorKind::Input);
        QVERIFY(!QFile::exists(target("h.rheorec")));
    }

private:
    QString sample(qint64 events) { return sample(numbered(0, events)); }

    QString sample(const EventBatch &events)
    {
        const QString path = m_folder.newPath();
        RecordingWriter writer = RecordingFolder::create(path);
        if (!writer.append(events) || !writer.finish())
            qFatal("cannot make a sample");
        return path;
    }
};

QTEST_GUILESS_MAIN(TestRecordingCopy)
#include "tst_recordingcopy.moc"
