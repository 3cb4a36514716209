// SPDX-License-Identifier: Apache-2.0
#include "model/base/safefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

using namespace rheo;

namespace {

/// A small disk of its own: a tmpfs of `bytes`, unmounted at the end. Needs root; the test says so where it is not.
class SmallDisk
{
public:
    SmallDisk(const QString &path, const char *options)
        : m_path(QFile::encodeName(path))
        , m_mounted(QDir().mkpath(path) && ::mount("tmpfs", m_path.constData(), "tmpfs", 0, options) == 0)
    {}

    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }

    [[nodiscard]] bool isMounted() const { return m_mounted; }

    [[nodiscard]] bool makeReadOnly() const
    {
        return ::mount("tmpfs", m_path.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    QByteArray m_path;
    bool m_mounted;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

} // namespace

class TestSafeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesAndReadsBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.rheo"));
        QVERIFY(writeWholeFile(path, "one"));
        QVERIFY(writeWholeFile(path, "two, longer"));
        QCOMPARE(readWholeFile(path, 100).value(), QByteArray("two, longer"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void keepsPermissionsAndFollowsLinks()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("real"));
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(writeWholeFile(path, "x"));
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0600), 0);
        QVERIFY(QFile::link(path, link));
        QVERIFY(writeWholeFile(link, "y"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(path), QByteArray("y"));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void fullDiskLeavesTheOldFile()
    {
        const QTemporaryDir folder;
        const SmallDisk disk(folder.filePath(QStringLiteral("disk")), "size=3m");
        QVERIFY2(disk.isMounted(), "this test mounts a tmpfs and needs root");
        const QString path = folder.filePath(QStringLiteral("disk/a.rheo"));
        const QByteArray old(2 * 1024 * 1024, 'o');
        QVERIFY(writeWholeFile(path, old));
        // The case in which Qt 6.4's QSaveFile commits a truncated file.
        const auto written = writeWholeFile(path, QByteArray(2 * 1024 * 1024, 'n'));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Disk);
        QVERIFY2(written.error().message.contains(QStringLiteral("disk is full")), qPrintable(written.error().message));
        QCOMPARE(contentOf(path), old);
        QCOMPARE(QDir(folder.filePath(QStringLiteral("disk"))).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void readOnlyMountIsASentence()
    {
        const QTemporaryDir folder;
        const SmallDisk disk(folder.filePath(QStringLiteral("disk")), "size=1m");
        QVERIFY2(disk.isMounted(), "this test mounts a tmpfs and needs root");
        const QString path = folder.filePath(QStringLiteral("disk/a.rheo"));
        QVERIFY(writeWholeFile(path, "old"));
        QVERIFY(disk.makeReadOnly());
        const auto written = writeWholeFile(path, "new");
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(QStringLiteral("read-only")), qPrintable(written.error().message));
        QCOMPARE(contentOf(path), QByteArray("old"));
    }

    void readingRefusesWhatIsTooLargeMissingOrAFolder()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a"));
        QVERIFY(writeWholeFile(path, "12345"));
        QCOMPARE(readWholeFile(path, 4).error().kind, ErrorKind::Limit);
        QCOMPARE(readWholeFile(folder.filePath(QStringLiteral("none")), 4).error().kind, ErrorKind::Input);
        QCOMPARE(readWholeFile(folder.path(), 4).error().kind, ErrorKind::Input);
    }
};

QTEST_GUILESS_MAIN(TestSafeFile)
#include "tst_safefile.moc"
