// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo::test;

namespace {

const QByteArray head = "{\"format\": \"rheograph\", \"version\": 1,\n";

/// One element a line, from line 3 on.
QByteArray elements(const QByteArrayList &lines)
{
    return head + "\"elements\": [\n" + lines.join(",\n") + "]";
}

/// A drawing of the one service "a" and what follows from line 4 on.
QByteArray withService(const QByteArray &rest)
{
    return elements({R"({"id": "a", "kind": "service", "name": "A"})"}) + ",\n" + rest + "}";
}

QByteArray containers(int count)
{
    QByteArrayList lines{R"({"id": "c0", "kind": "site", "name": "C"})"};
    for (int i = 1; i < count; ++i)
        lines += R"({"id": "c)" + QByteArray::number(i) + R"(", "kind": "site", "name": "C", "in": "c)" +
                 QByteArray::number(i - 1) + "\"}";
    return elements(lines) + "}";
}

QByteArray manyElements(int count)
{
    QByteArrayList lines;
    for (int i = 0; i < count; ++i)
        lines += R"({"id":"e)" + QByteArray::number(i) + R"(","kind":"note","name":""})";
    return elements(lines) + "}";
}

} // namespace

/// A `.rheo` made by hand: everything wrong is said with its place, nothing is read in part.
class TestBadRheo : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyProblemHasItsPlace_data();
    void everyProblemHasItsPlace();
    void aMillionElementsAreRefused_data();
    void aMillionElementsAreRefused();
    void problemsAreNotWithoutEnd();
    void theNewFileIsReadIfTheOldOneIsBad();

private:
    [[nodiscard]] QString write(const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QStringLiteral("bad.rheo")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the test could not write its own file");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestBadRheo::everyProblemHasItsPlace_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArrayList>("places"); // LINE:COLUMN: and the beginning of the sentence
    const auto row = [](const char *name, const QByteArray &content, const QByteArrayList &places) {
        QTest::newRow(name) << content << places;
    };
    row("ids twice",
        elements({R"({"id": "a", "kind": "service", "name": "A"})", R"({"id": "a", "kind": "topic", "name": "B"})",
                  R"({"id": "b", "kind": "topic", "name": "B"})", R"({"id": "b", "kind": "topic", "name": "B"})"}) +
            "}",
        {"4:1: There are two elements \"a\"", "6:1: There are two elements \"b\""});
    row("ends that are missing",
        withService("\"links\": [\n{\"from\": \"a\", \"to\": \"x\", \"kind\": \"produces\"},\n{\"from\": \"a\", "
                    "\"kind\": \"produces\"},\n{\"to\": \"a\", \"kind\": \"consumes\"}]"),
        {"5:1: There is no element \"x\"", "6:1: This link has no \"to\"", "7:1: This link has no \"from\""});
    row("containers in a circle",
        elements({R"({"id": "a", "kind": "site", "name": "A", "in": "b"})",
                  R"({"id": "b", "kind": "site", "name": "B", "in": "a"})",
                  R"({"id": "c", "kind": "site", "name": "C", "in": "c"})",
                  R"({"id": "d", "kind": "service", "name": "D", "in": "nowhere"})"}) +
            "}",
        {"3:1: a lives in itself", "4:1: b lives in itself", "5:1: c lives in itself", "6:1: There is no container"});
    row("no number", withService("\"places\": [\n{\"id\": \"a\", \"x\": NaN, \"y\": 0}]"), {"5:18: This is not JSON"});
    row("numbers out of this world", withService("\"places\": [\n{\"id\": \"a\", \"x\": 1e308, \"y\": -1e9}]"),
        {"5:18: x must be a number", "5:30: y must be a number"});
    row("numbers that no double holds", withService("\"places\": [\n{\"id\": \"a\", \"x\": 1e999, \"y\": \"3\"}]"),
        {"5:18: x must be a number", "5:30: y must be a number"});
    row("a place for nothing", withService("\"places\": [\n{\"id\": \"b\", \"x\": 0, \"y\": 0}]"),
        {"5:8: A place is given for \"b\""});
    row("JSON nested too deep", head + "\"x\": " + QByteArray(5000, '[') + QByteArray(5000, ']') + "}",
        {"2:70: This is nested deeper"});
    row("containers nested too deep", containers(67),
        {"68:1: c65 lies inside more than 64", "69:1: c66 lies inside more than 64"});
    row("a newer version with what is not understood",
        "{\"format\": \"rheograph\", \"version\": 2, \"elements\": [\n{\"id\": \"a\", \"kind\": \"quantum\", "
        "\"name\": \"A\"}]}",
        {"1:36: A newer Rheograph wrote this file", "2:21: \"quantum\" is no kind"});
    row("lists that are none", head + R"("elements": {}, "links": 7, "places": null})",
        {"2:13: elements must be a list", "2:26: links must be a list", "2:39: places must be a list"});
}

void TestBadRheo::everyProblemHasItsPlace()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArrayList, places);
    const QString path = write(content);
    for (const QStringList &verb : {QStringList{QStringLiteral("check"), path},
                                    QStringList{QStringLiteral("diff"), path, QStringLiteral("missing.rheo")}}) {
        const Outcome outcome = runRheograph(verb);
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
        QByteArrayList lines = outcome.err.split('\n');
        lines.removeIf([](const QByteArray &line) { return !line.contains("bad.rheo"); });
        QVERIFY2(lines.size() == places.size(), outcome.err.constData());
        for (qsizetype i = 0; i < places.size(); ++i)
            QVERIFY2(lines[i].startsWith(path.toUtf8() + ':' + places[i]), lines[i].constData());
    }
}

void TestBadRheo::aMillionElementsAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("whole ones") << manyElements(1'000'000)
                                << QByteArray("The file holds more than four million values.");
    QTest::newRow("empty ones") << elements(QByteArrayList(1'000'000, "{}")) + "}" << QByteArray("This element has no");
    QTest::newRow("one too many") << manyElements(100'001) << QByteArray("100000");
}

void TestBadRheo::aMillionElementsAreRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, says);
    const Outcome outcome = runRheograph({QStringLiteral("check"), write(content)});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.err.contains(says), outcome.err.left(500).constData());
    QVERIFY(outcome.out.isEmpty());
}

void TestBadRheo::problemsAreNotWithoutEnd()
{
    const Outcome outcome =
        runRheograph({QStringLiteral("check"), write(elements(QByteArrayList(50'000, "{}")) + "}")});
    QCOMPARE(outcome.code, 3);
    const QByteArrayList lines = outcome.err.trimmed().split('\n');
    QCOMPARE(lines.size(), 1001);
    QVERIFY2(lines.last().contains("more"), lines.last().constData());
}

void TestBadRheo::theNewFileIsReadIfTheOldOneIsBad()
{
    const QString path = write("[]");
    const QString other = m_folder.filePath(QStringLiteral("worse.rheo"));
    QVERIFY(QFile::copy(path, other));
    const Outcome outcome = runRheograph({QStringLiteral("diff"), path, other});
    QCOMPARE(outcome.code, 3);
    QVERIFY(outcome.err.contains("bad.rheo") && outcome.err.contains("worse.rheo"));
}

QTEST_GUILESS_MAIN(TestBadRheo)
#include "tst_badrheo.moc"
