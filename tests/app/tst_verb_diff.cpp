// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "tests/support/drawn.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

class TestVerbDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY2(QFile::exists(qEnvironmentVariable("RHEOGRAPH")), "RHEOGRAPH names the program; ctest sets it");
        Drawing drawing{drawn("service a\ntopic t partitions 6\na -> t"), {}, {}};
        write("old.rheo", writeRheo(drawing));
        drawing.placement[id("a")] = {QPointF(20, 40)};
        write("moved.rheo", writeRheo(drawing));
        write("new.rheo", writeRheo({drawn("service a\ntopic t partitions 12\ntopic payments\na -> t"), {}, {}}));
        write("bad.rheo", "{\"format\": \"rheograph\",\n \"version\": 1, \"name\": 7}");
        write("worse.rheo", "[");
        QByteArray newer = writeRheo(drawing);
        write("newer.rheo", newer.replace("\"version\": 1", "\"version\": 7"));
    }

    void saysWhatDiffers()
    {
        const Outcome outcome = diff({"old.rheo", "new.rheo"});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.out, QByteArray("+ topic payments\n~ topic t: partitions 6 → 12\n1 added, 1 changed.\n"));
        QVERIFY(outcome.err.isEmpty());
    }

    void theSameIsExitZero()
    {
        const Outcome outcome = diff({"old.rheo", "old.rheo"});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out, QByteArray("Nothing differs.\n"));
    }

    void placesCountOnlyWhereWanted()
    {
        QCOMPARE(diff({"old.rheo", "moved.rheo"}).code, 0);
        const Outcome outcome = diff({"old.rheo", "moved.rheo", "--positions"});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.out, QByteArray("~ service a: position – → 20, 40\n1 moved.\n"));
    }

    void jsonIsOneObject()
    {
        const Outcome outcome = diff({"old.rheo", "new.rheo", "--json"});
        QCOMPARE(outcome.code, 1);
        const QJsonObject object = QJsonDocument::fromJson(outcome.out).object();
        QVERIFY(object[QStringLiteral("differs")].toBool());
        QVERIFY(!object.contains(QStringLiteral("places")));
        QCOMPARE(diff({"old.rheo", "old.rheo", "--json"}).code, 0);
    }

    void everyBadFileIsNamed()
    {
        const Outcome outcome = diff({"bad.rheo", "worse.rheo"});
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.err.contains("bad.rheo:2:"), outcome.err.constData());
        QVERIFY2(outcome.err.contains("worse.rheo"), outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
        QCOMPARE(diff({"old.rheo", "missing.rheo"}).code, 3);
        QCOMPARE(diff({"missing.rheo", "old.rheo"}).code, 3);
    }

    void oneFileIsNotEnough()
    {
        QCOMPARE(diff({"old.rheo"}).code, 2);
        QCOMPARE(diff({"old.rheo", "new.rheo", "old.rheo"}).code, 2);
        QCOMPARE(diff({"old.rheo", "new.rheo", "--nope"}).code, 2);
    }

    void aNewerFileIsComparedAndSaysSo()
    {
        const Outcome outcome = diff({"old.rheo", "newer.rheo"});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("newer Rheograph"), outcome.err.constData());
    }

    void aFullDiskIsExitFive()
    {
        QCOMPARE(
            runRheographInto(QStringLiteral("/dev/full"), {QStringLiteral("diff"), path("old.rheo"), path("new.rheo")})
                .code,
            5);
    }

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test could not write its own file");
    }

    [[nodiscard]] Outcome diff(const QByteArrayList &arguments) const
    {
        QStringList all{QStringLiteral("diff")};
        for (const QByteArray &each : arguments)
            all += each.startsWith("--") ? QString::fromLatin1(each) : path(each.constData());
        return runRheograph(all);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestVerbDiff)
#include "tst_verb_diff.moc"
