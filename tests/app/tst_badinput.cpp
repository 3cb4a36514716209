// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "tests/support/drawn.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

const QByteArrayList verbs{"pattern", "check",    "diff",     "layout", "dump", "export",
                           "record",  "snapshot", "simulate", "trace",  "demo"};

void row(const char *arguments, int code, const char *says)
{
    QTest::newRow(arguments) << QString::fromUtf8(arguments) << code << QByteArray(says);
}

void badConnections()
{
    row("record DIR/good.rheo --bootstrap 127.0.0.1:1", 2, "--output");
    row("record DIR/good.rheo -o DIR/out.rheorec", 2, "--bootstrap");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap nowhere", 2, "nowhere");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap a:1 --config DIR/good.properties", 2, "2 were given");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --from yesterday", 2, "--from yesterday");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --from tail:-1", 2, "--from tail:-1");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --ring 5T", 2, "'5T' is not a size");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --ring 999999999999999G", 2, "not a size");
    row("record DIR/good.rheo -o DIR/none/out.rheorec --bootstrap 127.0.0.1:1", 5, "none to record into");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --max-rate fast", 2, "'fast' is not a size");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --for -1", 2, "--for");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --for nan", 2, "--for");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --for 1e300", 2, "--for");
    row("record DIR/good.rheo -o DIR/out.rheorec --bootstrap 127.0.0.1:1 --events -1", 2, "--events");
    row("snapshot", 2, "--bootstrap");
    row("snapshot --bootstrap nowhere", 2, "nowhere");
    row("snapshot --bootstrap SSL://a:1", 2, "SSL://a:1");
    row("snapshot --config DIR/missing.properties", 2, "missing.properties");
    row("snapshot --config DIR/none.properties", 3, "The properties name no broker");
    row("snapshot --bootstrap 127.0.0.1:1 --ca DIR/missing.pem", 3, "missing.pem does not exist");
    row("snapshot --bootstrap 127.0.0.1:1 --ca DIR/text.pem", 3, "holds no certificate");
    row("snapshot --bootstrap 127.0.0.1:1 --password-env RHEOGRAPH_NO_SUCH", 2, "RHEOGRAPH_NO_SUCH");
}

} // namespace

/// What a person can get wrong, verb by verb: the exit code of the table in the README, one sentence on standard
/// error, nothing on standard output, no file left behind.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refuses_data();
    void refuses();
    void everyVerbHasHelp_data();
    void everyVerbHasHelp();
    void helpNamesEveryVerb();
    void versionIsPrinted();
    void filesOfANewerVersion();
    void theWindowWantsADisplay_data();
    void theWindowWantsADisplay();

private:
    void write(const char *name, const QByteArray &content) const;

    QTemporaryDir m_folder;
};

void TestBadInput::write(const char *name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the test could not write its own file");
}

void TestBadInput::initTestCase()
{
    QVERIFY2(QFile::exists(qEnvironmentVariable("RHEOGRAPH")), "RHEOGRAPH names the program; ctest sets it");
    const QByteArray whole = writeRheo({drawn("service a\ntopic t\na -> t\nservice b\nt -> b")});
    write("good.rheo", whole);
    write("cut.rheo", whole.chopped(20));
    write("array.rheo", "[]");
    write("binary.rheo", QByteArray("\x00\xff\xfe\x80", 4));
    write("empty.rheo", "");
    write("none.properties", "client.id=x\n");
    write("good.properties", "bootstrap.servers=127.0.0.1:1\n");
    write("text.pem", "no certificate");
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("folder")));
}

void TestBadInput::refuses_data()
{
    QTest::addColumn<QString>("arguments"); // words; DIR is the folder of the test's files
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    for (const QByteArray &verb : verbs)
        row(QByteArray(verb + " --no-such-option"), 2, "");
    for (const char *verb : {"check", "dump", "layout", "simulate"}) {
        const auto each = [&](const char *file, const char *says) {
            row(QByteArray(verb).append(" DIR/").append(file).constData(), 3, says);
        };
        each("missing.rheo", "missing.rheo does not exist");
        each("folder", "folder");
        each("empty.rheo", "The file is empty.");
        each("array.rheo", "no drawing");
        each("binary.rheo", "binary.rheo");
        each("cut.rheo", "cut.rheo");
        row(QByteArray(verb).append(" DIR/good.rheo extra").constData(), 2, "extra");
    }
    for (const char *file : {"missing.rheo", "folder", "empty.rheo", "cut.rheo", "binary.rheo"}) {
        row(QByteArray("export DIR/").append(file).append(" -o DIR/out.png").constData(), 3, file);
        row(QByteArray("record DIR/").append(file).append(" -o DIR/out.rheorec --bootstrap 127.0.0.1:1").constData(), 3,
            file);
    }
    row("export DIR/good.rheo", 2, "--output");
    row("export DIR/good.rheo -o DIR/out.gif", 2, "end its name in .svg, .png or .pdf");
    row("export DIR/good.rheo -o DIR/out", 2, "end its name in .svg, .png or .pdf");
    row("export DIR/good.rheo -o DIR/missing/out.png", 5, "could not be written");
    row("export DIR/good.rheo -o DIR/folder/.png/x.svg", 5, "could not be written");
    row("export DIR/good.rheo -o DIR/out.png --scale big", 2, "--scale");
    row("export DIR/good.rheo -o DIR/out.png --scale 0", 2, "scale");
    row("export DIR/good.rheo -o DIR/out.png --scale -1", 2, "scale");
    row("export DIR/good.rheo -o DIR/out.png --scale nan", 2, "scale");
    row("export DIR/good.rheo -o DIR/out.svg --scale inf", 6, "smaller");
    row("export DIR/good.rheo -o DIR/out.png --scale 1000", 6, "smaller");
    row("layout DIR/good.rheo -o DIR/missing/out.rheo", 5, "could not be written");
    row("layout", 2, "FILE");
    row("pattern show", 2, "NAME");
    row("pattern show no-such", 2, "no-such");
    row("pattern list extra", 2, "extra");
    badConnections();
    row("simulate DIR/good.rheo --rate nan", 2, "--rate");
    row("simulate DIR/good.rheo --events -5", 2, "--events");
    row("simulate DIR/good.rheo --seed x", 2, "--seed");
    row("demo --seconds 0", 2, "--seconds");
    row("nope", 2, "'nope' is neither a verb nor a file; rheograph --help lists the verbs.");
    row("DIR/good.rheo nope", 2, "'nope' is neither a verb nor a file");
    row("trace", 2, "");
    row("trace list DIR/good.rheo", 3, "good.rheo");
    row("trace list DIR/good.rheo --limit 0", 2, "--limit");
}

void TestBadInput::refuses()
{
    QFETCH(QString, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const QStringList before = QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
    const Outcome outcome =
        runRheograph(arguments.replace(QStringLiteral("DIR"), m_folder.path()).split(QLatin1Char(' ')), {}, 90'000);
    QVERIFY2(outcome.code == code, outcome.err + QByteArray::number(outcome.code));
    QVERIFY2((outcome.err + outcome.out).contains(says), outcome.err.constData());
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void TestBadInput::everyVerbHasHelp_data()
{
    QTest::addColumn<QByteArray>("verb");
    for (const QByteArray &verb : verbs)
        QTest::newRow(verb) << verb;
}

void TestBadInput::everyVerbHasHelp()
{
    QFETCH(QByteArray, verb);
    const Outcome outcome = runRheograph({QString::fromLatin1(verb), QStringLiteral("--help")});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.contains("Usage: "), outcome.out.constData());
    QVERIFY(outcome.err.isEmpty());
    for (const char *hidden : {"--child", "--attached", "--in-process", "--simulated"})
        QVERIFY2(!outcome.out.contains(hidden), hidden);
}

void TestBadInput::helpNamesEveryVerb()
{
    const Outcome outcome = runRheograph({QStringLiteral("--help")});
    QCOMPARE(outcome.code, 0);
    for (const QByteArray &verb : verbs)
        QVERIFY2(outcome.out.contains("\n  " + verb), verb.constData());
}

void TestBadInput::versionIsPrinted()
{
    const Outcome outcome = runRheograph({QStringLiteral("--version")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.startsWith("rheograph "));
    QCOMPARE(outcome.out.count('\n'), 1);
}

void TestBadInput::filesOfANewerVersion()
{
    QByteArray newer = writeRheo({drawn("service a\ntopic t\na -> t\nservice b\nt -> b")});
    newer.replace("\"version\": 1", "\"version\": 7");
    write("newer.rheo", newer);
    const QString path = m_folder.filePath(QStringLiteral("newer.rheo"));
    for (const char *verb : {"check", "dump"}) {
        const Outcome outcome = runRheograph({QLatin1String(verb), path});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("A newer Rheograph wrote this file"), outcome.err.constData());
    }
    for (const QStringList &target : {QStringList{}, {QStringLiteral("-o"), path}}) {
        const Outcome outcome = runRheograph(QStringList{QStringLiteral("layout"), path} + target);
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.err.contains("update Rheograph to change it"), outcome.err.constData());
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), newer);
}

void TestBadInput::theWindowWantsADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no verb") << QStringList{};
    QTest::newRow("a file") << QStringList{m_folder.filePath(QStringLiteral("good.rheo"))};
    QTest::newRow("a file that is missing") << QStringList{m_folder.filePath(QStringLiteral("missing.rheo"))};
    QTest::newRow("demo") << QStringList{QStringLiteral("demo")};
}

void TestBadInput::theWindowWantsADisplay()
{
    QFETCH(const QStringList, arguments);
    const QStringList bare{QStringLiteral("-u"),
                           QStringLiteral("DISPLAY"),
                           QStringLiteral("-u"),
                           QStringLiteral("WAYLAND_DISPLAY"),
                           QStringLiteral("-u"),
                           QStringLiteral("QT_QPA_PLATFORM"),
                           qEnvironmentVariable("RHEOGRAPH")};
    const Outcome outcome = runProgram(QStringLiteral("env"), bare + arguments, {}, 20'000);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("There is no display to open the window on."), outcome.err.constData());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
