// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

struct Outcome
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

Outcome run(const QStringList &arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("RHEOGRAPH"), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
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
        const Outcome plain = run({text("pattern"), text("list")});
        QCOMPARE(plain.exitCode, 0);
        QVERIFY(plain.output.startsWith("order-inventory "));
        const Outcome json = run({text("pattern"), text("list"), text("--json")});
        const QJsonArray list = QJsonDocument::fromJson(json.output).array();
        QCOMPARE(list[0].toObject()[text("name")].toString(), text("order-inventory"));
    }

    void showsAPatternThatChecks()
    {
        const QString path = m_folder->filePath(text("shop.rheo"));
        const Outcome shown = run({text("pattern"), text("show"), text("order-inventory"), text("-o"), path});
        QCOMPARE(shown.exitCode, 0);
        const Outcome checked = run({text("check"), path});
        QCOMPARE(checked.exitCode, 0);
        QCOMPARE(checked.output, QByteArray("Nothing to report.\n"));
        const Outcome printed = run({text("pattern"), text("show"), text("order-inventory")});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(printed.output, file.readAll());
    }

    void unknownPatternsAndMissingArguments()
    {
        const Outcome unknown = run({text("pattern"), text("show"), text("nothing")});
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.errors.contains("order-inventory"));
        QCOMPARE(run({text("pattern")}).exitCode, 2);
        QCOMPARE(run({text("check")}).exitCode, 2);
        QCOMPARE(run({text("dump")}).exitCode, 2);
        QCOMPARE(run({text("check"), text("a"), text("b")}).exitCode, 2);
    }

    void aFolderThatRefusesIsExitFive()
    {
        const QString path = m_folder->filePath(text("missing/shop.rheo"));
        const Outcome shown = run({text("pattern"), text("show"), text("order-inventory"), text("-o"), path});
        QCOMPARE(shown.exitCode, 5);
        QVERIFY(shown.errors.contains("could not be written"));
    }

    void findingsOfErrorLevelAreExitOne()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "t", "kind": "topic", "name": "a b"}]})");
        const Outcome checked = run({text("check"), path});
        QCOMPARE(checked.exitCode, 1);
        QVERIFY(checked.output.startsWith("error: \"a b\" cannot be the name of a topic. (topic-name)\n"));
        const Outcome json = run({text("check"), path, text("--json")});
        QCOMPARE(json.exitCode, 1);
        const QJsonObject first = QJsonDocument::fromJson(json.output).array()[0].toObject();
        QCOMPARE(first[text("rule")].toString(), text("topic-name"));
        QCOMPARE(first[text("elements")].toArray()[0].toString(), text("t"));
    }

    void warningsAloneAreExitZero()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "t", "kind": "topic", "name": "t"}]})");
        const Outcome checked = run({text("check"), path});
        QCOMPARE(checked.exitCode, 0);
        QVERIFY(checked.output.contains("warning: Nothing drawn produces to t."));
    }

    void listsRulesWithReasons()
    {
        const Outcome plain = run({text("check"), text("--list")});
        QCOMPARE(plain.exitCode, 0);
        QVERIFY(plain.output.contains("shared-group"));
        const Outcome json = run({text("check"), text("--list"), text("--json")});
        QVERIFY(QJsonDocument::fromJson(json.output).array().size() >= 8);
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
            const Outcome outcome = run({text(verb), path});
            QCOMPARE(outcome.exitCode, 3);
            QVERIFY(outcome.output.isEmpty());
            QCOMPARE(outcome.errors.count('\n'), lines.size());
            for (const QByteArray &line : lines)
                QVERIFY2(outcome.errors.contains(path.toUtf8() + line), outcome.errors.constData());
        }
    }

    void missingFilesAreExitThree()
    {
        const Outcome outcome = run({text("check"), m_folder->filePath(text("nowhere.rheo"))});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(outcome.errors.contains("does not exist"));
    }

    void dumpsWhatIsInForce()
    {
        const QString path = write(R"({"format": "rheograph", "version": 1, "elements": [
            {"id": "t", "kind": "topic", "name": "Orders", "topicName": "orders.v1"},
            {"id": "s", "kind": "service", "name": "s", "group": "g"}],
            "links": [{"from": "t", "to": "s", "kind": "consumes"}], "places": [{"id": "s", "x": 20, "y": -40}]})");
        const Outcome dumped = run({text("dump"), path});
        QCOMPARE(dumped.exitCode, 0);
        const QJsonObject dump = QJsonDocument::fromJson(dumped.output).object();
        QCOMPARE(dump[text("dump")].toInt(), 1);
        const QJsonObject topic = dump[text("elements")].toArray()[1].toObject();
        QCOMPARE(topic[text("clusterName")].toString(), text("orders.v1"));
        QCOMPARE(topic[text("fields")].toObject()[text("partitions")].toInt(), 1);
        QCOMPARE(dump[text("links")].toArray()[0].toObject()[text("effectiveGroup")].toString(), text("g"));
        QCOMPARE(dump[text("places")].toArray()[0].toObject()[text("y")].toInt(), -40);
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
