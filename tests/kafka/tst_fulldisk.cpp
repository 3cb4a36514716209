// SPDX-License-Identifier: Apache-2.0
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/program.h"
#include "tests/support/realkafka.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <unistd.h>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int records = 9000;

/// Random bytes, so that compression does not help.
std::vector<Sent> incompressible()
{
    std::mt19937_64 random(7);
    std::vector<Sent> all;
    for (int i = 0; i < records; ++i) {
        QByteArray value(1000, '\0');
        for (char &byte : value)
            byte = char(random());
        all.push_back({.topic = u"orders"_s, .partition = 0, .key = QByteArray::number(i), .value = value});
    }
    return all;
}

/// How `unshare` gives a namespace of mounts. In a chroot there are no user namespaces, and / cannot be made private.
QStringList ownMounts()
{
    return ::geteuid() == 0 ? QStringList{u"-m"_s, u"--propagation"_s, u"unchanged"_s} : QStringList{u"-rm"_s};
}

} // namespace

/// Recording from a real broker onto a disk that refuses. The disks are small and read-only file systems in a mount
/// namespace of their own (unshare); what lies there is copied out before it goes. A file system that turns read-only
/// under an open recording cannot be made this way, for the kernel refuses to remount it: see tests/model/record for
/// writes that fail.
class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFullDiskEndsItWithAWholeRecording();
    void goesOnWhereThereIsRoom();
    void aReadOnlyDiskIsRefused_data();
    void aReadOnlyDiskIsRefused();

private:
    /// Runs `script` with $1 = the folder to mount on, $2 = the program, $3 the folder to copy to, and the rest.
    [[nodiscard]] Outcome inNamespace(const char *script) const;

    QTemporaryDir m_folder;
    QTemporaryDir m_mount;
    std::unique_ptr<RealKafka> m_kafka;
    QString m_drawing;
};

void TestFullDisk::initTestCase()
{
    QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
    const Outcome allowed = runProgram(u"unshare"_s, ownMounts() + QStringList{u"true"_s});
    QVERIFY2(allowed.code == 0, "this test needs mount namespaces: run it as root, or allow user namespaces");
    m_kafka = RealKafka::start();
    QVERIFY(m_kafka);
    KafkaTraffic traffic(m_kafka->bootstrap());
    QVERIFY(traffic.createTopic(u"orders"_s, 1));
    QVERIFY(traffic.send(incompressible()));
    m_drawing = m_folder.filePath(u"orders.rheo"_s);
    QFile file(m_drawing);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"format": "rheograph", "version": 1, "elements": [{"id": "o", "kind": "topic", "name": "orders"}]})");
}

Outcome TestFullDisk::inNamespace(const char *script) const
{
    const QString begin = u"mount --make-rprivate / 2>/dev/null; trap 'umount -l \"$1\"' EXIT\n"_s;
    return runProgram(u"unshare"_s,
                      ownMounts() + QStringList{u"sh"_s, u"-c"_s, begin + QString::fromLatin1(script), u"sh"_s,
                                                m_mount.path(), qEnvironmentVariable("RHEOGRAPH"), m_folder.path(),
                                                m_drawing, m_kafka->bootstrap()},
                      {}, 90'000);
}

void TestFullDisk::aFullDiskEndsItWithAWholeRecording()
{
    const Outcome outcome = inNamespace(R"(
        mount -t tmpfs -o size=6m tmpfs "$1" || exit 99
        "$2" record "$4" --bootstrap "$5" -o "$1/full.rheorec" --from earliest --events 9000 --max-rate 1M
        code=$?
        cp "$1"/full.rheorec* "$3" || exit 98
        exit $code)");
    QVERIFY2(outcome.code == 5, outcome.err.constData());
    QVERIFY2(outcome.err.contains("full.rheorec"), outcome.err.constData());
    qInfo("%s", outcome.err.trimmed().constData());
    OffsetAccount account;
    QVERIFY(account.read(m_folder.filePath(u"full.rheorec"_s)));
    QVERIFY(account.eventCount() > 0 && account.eventCount() < records);
    QVERIFY2(account.covers(u"orders"_s, 0, 0, account.eventCount()), qPrintable(account.text(u"orders"_s, 0)));
    qInfo("%lld events were stored", static_cast<long long>(account.eventCount()));
}

/// The recording that was cut short, now on a disk with room.
void TestFullDisk::goesOnWhereThereIsRoom()
{
    const QString path = m_folder.filePath(u"full.rheorec"_s);
    OffsetAccount account;
    QVERIFY(account.read(path));
    const Outcome outcome =
        runRheograph({u"record"_s, m_drawing, u"--bootstrap"_s, m_kafka->bootstrap(), u"-o"_s, path, u"--from"_s,
                      u"earliest"_s, u"--events"_s, QString::number(records - account.eventCount())});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QVERIFY(account.read(path));
    QCOMPARE(account.eventCount(), records);
    QVERIFY(account.covers(u"orders"_s, 0, 0, records));
}

void TestFullDisk::aReadOnlyDiskIsRefused_data()
{
    QTest::addColumn<bool>("exists");
    QTest::newRow("new recording") << false;
    QTest::newRow("to be continued") << true;
}

void TestFullDisk::aReadOnlyDiskIsRefused()
{
    QFETCH(const bool, exists);
    QDir(m_mount.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_mount.path()));
    const QString path = m_mount.filePath(u"full.rheorec"_s);
    if (exists)
        QVERIFY(QFile::copy(m_folder.filePath(u"full.rheorec"_s), path));
    const Outcome outcome = inNamespace(R"(
        mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 99
        "$2" record "$4" --bootstrap "$5" -o "$1/full.rheorec" --from earliest --events 1)");
    QVERIFY2(outcome.code == 5, outcome.err.constData());
    QVERIFY2(outcome.err.contains("full.rheorec"), outcome.err.constData());
    qInfo("%s", outcome.err.trimmed().constData());
    QCOMPARE(QFile::exists(path), exists);
    OffsetAccount account;
    if (exists)
        QVERIFY(account.read(path) && account.eventCount() == records);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
