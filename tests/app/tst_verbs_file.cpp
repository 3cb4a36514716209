// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using rheo::test::Outcome;
using rheo::test::runProgram;
using rheo::test::runRheograph;
using rheo::test::runRheographInto;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class TestVerbsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY2(QFile::exists(qEnvironmentVariable("RHEOGRAPH")), "RHEOGRAPH names the program; ctest sets it");
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void listsPatterns()
    {
        const Outcome plain = runRheograph({text("pattern"), text("list")});
        QCOMPARE(plain.code, 0);
        QVERIFY(plain.out.startsWith("event-driven "));
        const Outcome json = runRheograph({text("pattern"), text("list"), text("--json")});
        const QJsonArray list = QJsonDocument::fromJson(json.out).array();
        QCOMPARE(list[0].toObject()[text("name")].toString(), text("event-driven"));
    }

    void showsAPatternThatChecks()
    {
        const QString path = m_folder->filePath(text("shop.rheo"));
        const Outcome shown = runRheograph({text("pattern"), text("show"), text("order-inventory"), text("-o"), path});
        QCOMPARE(shown.code, 0);
        const Outcome checked = runRheograph({text("check"), path});
        QCOMPARE(checked.code, 0);
        QCOMPARE(checked.out, QByteArray("Nothing to report.\n"));
        const Outcome printed = runRheograph({text("pattern"), text("show"), text("order-inventory")});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(printed.out, file.readAll());
    }

    void unknownPatternsAndMissingArguments()
    {
        const Outcome unknown = runRheograph({text("pattern"), text("show"), text("nothing")});
        QCOMPARE(unknown.code, 2);
        QVERIFY(unknown.err.contains("order-inventory"));
        QCOMPARE(runRheograph({text("pattern")}).code, 2);
        QCOMPARE(runRheograph({text("check")}).code, 2);
        QCOMPARE(runRheograph({text("dump")}).code, 2);
        QCOMPARE(runRheograph({text("check"), text("a"), text("b")}).code, 2);
    }

    void aFolderThatRefusesIsExitFive()
    {
        const QString path = m_folder->filePath(text("missing/shop.rheo"));
        const Outcome shown = runRheograph({text("pattern"), text("show"), text("order-inventory"), text("-o"), path});
        QCOMPARE(shown.code, 5);
        QVERIFY(shown.err.contains("could not be written"));
    }

    void findingsOfErrorLevelAreExitOne()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "t", "kind": "topic", "name": "a b"}]})");
        const Outcome checked = runRheograph({text("check"), path});
        QCOMPARE(checked.code, 1);
        QVERIFY(checked.out.startsWith("error: \"a b\" cannot be the name of a topic. (topic-name)\n"));
        const Outcome json = runRheograph({text("check"), path, text("--json")});
        QCOMPARE(json.code, 1);
        const QJsonObject first = QJsonDocument::fromJson(json.out).array()[0].toObject();
        QCOMPARE(first[text("rule")].toString(), text("topic-name"));
        QCOMPARE(first[text("elements")].toArray()[0].toString(), text("t"));
    }

    void warningsAloneAreExitZero()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "t", "kind": "topic", "name": "t"}]})");
        const Outcome checked = runRheograph({text("check"), path});
        QCOMPARE(checked.code, 0);
        QVERIFY(checked.out.contains("warning: Nothing drawn produces to t."));
    }

    void mutedFindingsDoNotCount()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "t", "kind": "topic", "name": "a b", "internal": true, "muted": {"topic-name": "a test"}}]})");
        const Outcome checked = runRheograph({text("check"), path});
        QCOMPARE(checked.code, 0);
        QCOMPARE(checked.out, QByteArray("Nothing to report.\n1 muted\n"));
        const Outcome json = runRheograph({text("check"), path, text("--json")});
        QCOMPARE(json.code, 0);
        const QJsonObject first = QJsonDocument::fromJson(json.out).array()[0].toObject();
        QCOMPARE(first[text("muted")].toString(), text("a test"));
    }

    void listsRulesWithReasons()
    {
        const Outcome plain = runRheograph({text("check"), text("--list")});
        QCOMPARE(plain.code, 0);
        QVERIFY(plain.out.contains("shared-group"));
        const Outcome json = runRheograph({text("check"), text("--list"), text("--json")});
        QVERIFY(QJsonDocument::fromJson(json.out).array().size() >= 8);
    }

    void badFilesAreExitThreeWithEveryProblem_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::newRow("empty") << QByteArray() << QByteArrayList{": The file is empty."};
        QTest::newRow("no JSON") << QByteArray("\nhello") << QByteArrayList{":2:1: This is not JSON."};
        QTest::newRow("foreign") << QByteArray("{\"a\": 1}") << QByteArrayList{":1:1: This is JSON, but no drawing"};
        QTest::newRow("two problems") << QByteArray(
                                             "{\"format\": \"rheograph\", \"version\": 1, \"elements\": [\n1,\n 2]}")
                                      << QByteArrayList{":2:1: An entry", ":3:2: An entry"};
        QTest::newRow("cut off") << QByteArray("{\"format\": \"rheo")
                                 << QByteArrayList{":1:12: This text has no closing"};
    }

    void badFilesAreExitThreeWithEveryProblem()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArrayList, lines);
        const QString path = write(content);
        for (const char *verb : {"check", "dump"}) {
            const Outcome outcome = runRheograph({text(verb), path});
            QCOMPARE(outcome.code, 3);
            QVERIFY(outcome.out.isEmpty());
            QCOMPARE(outcome.err.count('\n'), lines.size());
            for (const QByteArray &line : lines)
                QVERIFY2(outcome.err.contains(path.toUtf8() + line), outcome.err.constData());
        }
    }

    void missingFilesAreExitThree()
    {
        const Outcome outcome = runRheograph({text("check"), m_folder->filePath(text("nowhere.rheo"))});
        QCOMPARE(outcome.code, 3);
        QVERIFY(outcome.err.contains("does not exist"));
    }

    void dumpsWhatIsInForce()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "t", "kind": "topic", "name": "Orders", "topicName": "orders.v1"},
            {"id": "s", "kind": "service", "name": "s", "group": "g"}],
            "links": [{"from": "t", "to": "s", "kind": "consumes"}], "places": [{"id": "s", "x": 20, "y": -40}]})");
        const Outcome dumped = runRheograph({text("dump"), path});
        QCOMPARE(dumped.code, 0);
        const QJsonObject dump = QJsonDocument::fromJson(dumped.out).object();
        QCOMPARE(dump[text("dump")].toInt(), 1);
        const QJsonObject topic = dump[text("elements")].toArray()[1].toObject();
        QCOMPARE(topic[text("clusterName")].toString(), text("orders.v1"));
        QCOMPARE(topic[text("fields")].toObject()[text("partitions")].toInt(), 1);
        QCOMPARE(dump[text("links")].toArray()[0].toObject()[text("effectiveGroup")].toString(), text("g"));
        QCOMPARE(dump[text("places")].toArray()[0].toObject()[text("y")].toInt(), -40);
    }

    void aFullStandardOutputIsExitFive_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments :
             {"check FILE", "check FILE --json", "check --list", "check --list --json", "dump FILE", "pattern list",
              "pattern list --json", "pattern show order-inventory", "simulate FILE --events 1 --json", "--help"})
            QTest::newRow(arguments) << text(arguments);
    }

    void aFullStandardOutputIsExitFive()
    {
        QFETCH(QString, arguments);
        const QString path = m_folder->filePath(text("shop.rheo"));
        QCOMPARE(runRheograph({text("pattern"), text("show"), text("order-inventory"), text("-o"), path}).code, 0);
        const QStringList words = arguments.replace(text("FILE"), path).split(u' ');
        const Outcome outcome = runRheographInto(text("/dev/full"), words);
        QVERIFY2(outcome.code == 5, outcome.err.constData());
        QCOMPARE(outcome.err.count("Standard output takes no more"), 1);
    }

    void aClosedPipeIsQuiet()
    {
        // The pipe has no reader any more when the program starts.
        const Outcome outcome =
            runProgram(text("bash"), {text("-c"), text("trap '' PIPE; exec 3> >(true); wait $!; \"$RHEOGRAPH\" pattern "
                                                       "show order-inventory >&3")});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
    }

private:
    QString write(const QByteArray &content)
    {
        const QString path = m_folder->filePath(text("drawing.rheo"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test could not write its own file");
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestVerbsFile)
#include "tst_verbs_file.moc"
