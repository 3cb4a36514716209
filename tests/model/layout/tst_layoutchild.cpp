// SPDX-License-Identifier: Apache-2.0
#include "model/layout/layoutchild.h"
#include "model/layout/layoutlines.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace rheo;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(rheo::Placement)
Q_DECLARE_METATYPE(rheo::Error)

namespace {

const Placement before{{ElementId(QStringLiteral("orders")), {.position = {1, 2}, .pinned = true}},
                       {ElementId(QStringLiteral("other")), {.position = {3, 4}}}};

} // namespace

class TestLayoutChild : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Starts a shell as the child, with these commands.
    static void startShell(LayoutChild &child, const QString &commands, std::chrono::milliseconds limit = 60s)
    {
        child.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), commands}, "a drawing", before, limit);
    }

private Q_SLOTS:

    void initTestCase()
    {
        qRegisterMetaType<rheo::Placement>();
        qRegisterMetaType<rheo::Error>();
    }

    void bringsPlaces()
    {
        LayoutChild child;
        QSignalSpy finished(&child, &LayoutChild::finished);
        QSignalSpy progressed(&child, &LayoutChild::progressed);
        startShell(child, QStringLiteral("read -r all; test \"$all\" = 'a drawing' || cat >/dev/null; "
                                         "echo '{\"stage\":\"one\"}'; echo '{\"places\":{\"orders\":[20,-40.5]}}'"));
        QVERIFY(child.isRunning());
        QVERIFY(finished.wait(20'000));
        QVERIFY(!child.isRunning());
        QCOMPARE(progressed.size(), 1);
        const auto places = finished[0][0].value<Placement>();
        QCOMPARE(places[ElementId(QStringLiteral("orders"))].position, QPointF(20, -40.5));
        QVERIFY(places[ElementId(QStringLiteral("orders"))].pinned);
        QCOMPARE(places[ElementId(QStringLiteral("other"))].position, QPointF(3, 4));
    }

    void handsOverTheDrawing()
    {
        LayoutChild child;
        QSignalSpy failed(&child, &LayoutChild::failed);
        startShell(child, QStringLiteral("cat"));
        QVERIFY(failed.wait(20'000));
        QCOMPARE(failed[0][0].value<Error>().detail, QStringLiteral("a drawing"));
    }

    void failsWithASentence_data()
    {
        QTest::addColumn<QString>("commands");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("rubbish") << QStringLiteral("echo hello") << ErrorKind::Input;
        QTest::newRow("binary rubbish") << QStringLiteral("printf '\\377\\000\\n'") << ErrorKind::Input;
        QTest::newRow("half a line") << QStringLiteral("printf '{\"places\":{\"or'") << ErrorKind::Input;
        QTest::newRow("far away") << QStringLiteral("echo '{\"places\":{\"orders\":[1e9,0]}}'") << ErrorKind::Input;
        QTest::newRow("silence") << QStringLiteral("true") << ErrorKind::Limit;
        QTest::newRow("dies") << QStringLiteral("kill -9 $$") << ErrorKind::Limit;
        QTest::newRow("dies after its answer")
            << QStringLiteral("echo '{\"places\":{\"orders\":[1,0]}}'; exit 3") << ErrorKind::Limit;
    }

    void failsWithASentence()
    {
        QFETCH(QString, commands);
        QFETCH(ErrorKind, kind);
        LayoutChild child;
        QSignalSpy finished(&child, &LayoutChild::finished);
        QSignalSpy failed(&child, &LayoutChild::failed);
        startShell(child, commands);
        QVERIFY(failed.wait(20'000));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().kind, kind);
        QVERIFY(failed[0][0].value<Error>().message.endsWith(u'.'));
        QCOMPARE(finished.size(), 0);
        QVERIFY(!child.isRunning());
    }

    void failsWhereThereIsNoProgram()
    {
        LayoutChild child;
        QSignalSpy failed(&child, &LayoutChild::failed);
        child.start(QStringLiteral("/nowhere/rheograph"), {}, "x", before);
        QVERIFY(failed.wait(20'000));
        QCOMPARE(failed.size(), 1);
    }

    void stopsWhatHangs()
    {
        LayoutChild child;
        QSignalSpy failed(&child, &LayoutChild::failed);
        startShell(child, QStringLiteral("exec sleep 300"), 50ms);
        QVERIFY(failed.wait(20'000));
        QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::Limit);
    }

    void endsTheChildForGood()
    {
        LayoutChild child;
        QSignalSpy progressed(&child, &LayoutChild::progressed);
        QSignalSpy cancelled(&child, &LayoutChild::cancelled);
        startShell(child, QStringLiteral("echo \"{\\\"stage\\\":\\\"$$\\\"}\"; exec sleep 300"));
        QVERIFY(progressed.wait(20'000));
        const pid_t pid = progressed[0][0].toString().toInt();
        QVERIFY(pid > 0);
        child.cancel();
        QVERIFY(cancelled.wait(20'000));
        QTRY_COMPARE_WITH_TIMEOUT(::kill(pid, 0), -1, 20'000);
    }

    void dropsLateAnswers()
    {
        LayoutChild child;
        QSignalSpy finished(&child, &LayoutChild::finished);
        QSignalSpy failed(&child, &LayoutChild::failed);
        startShell(child, QStringLiteral("trap '' TERM; cat >/dev/null; echo '{\"places\":{\"orders\":[1,1]}}'"));
        startShell(child, QStringLiteral("cat >/dev/null; echo '{\"places\":{\"orders\":[2,2]}}'"));
        QVERIFY(finished.wait(20'000));
        QCOMPARE(finished[0][0].value<Placement>()[ElementId(QStringLiteral("orders"))].position, QPointF(2, 2));
        child.cancel(); // nothing runs: says nothing
        startShell(child, QStringLiteral("cat >/dev/null; echo '{\"places\":{\"orders\":[3,3]}}'"));
        child.cancel();
        QSignalSpy cancelled(&child, &LayoutChild::cancelled);
        QVERIFY(cancelled.wait(20'000));
        QCOMPARE(finished.size(), 1);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(cancelled.size(), 1);
    }

    void linesSurviveTheJourney()
    {
        const auto read = readLayoutLine(placesLine(before).trimmed(), before);
        QVERIFY(read && read->places);
        QCOMPARE(*read->places, before);
        QCOMPARE(readLayoutLine(stageLine(QStringLiteral("ä\"")).trimmed(), {})->stage, QStringLiteral("ä\""));
    }

    void theSelectionSurvivesTheJourney()
    {
        const QSet<ElementId> only{ElementId(QStringLiteral("orders")), ElementId(QStringLiteral("other"))};
        QCOMPARE(readOnlyLine(onlyLine(only)).value_or(QSet<ElementId>()), only);
        for (const char *odd : {"", "{}", "[1]", "[\"a\",\"a\"]", "[[\"a\"]]", "[\"a\"", "null"})
            QVERIFY2(!readOnlyLine(odd), odd);
    }

    void refusesOddLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("both") << QByteArray(R"({"stage":"a","places":{}})");
        QTest::newRow("no slug") << QByteArray(R"({"places":{"A b":[1,2]}})");
        QTest::newRow("one number") << QByteArray(R"({"places":{"a":[1]}})");
        QTest::newRow("text") << QByteArray(R"({"places":{"a":[1,"2"]}})");
        QTest::newRow("overflow") << QByteArray(R"({"places":{"a":[1,1e999]}})");
        QTest::newRow("deep") << QByteArray(R"({"places":)") + QByteArray(100'000, '[');
    }

    void refusesOddLines()
    {
        QFETCH(QByteArray, line);
        const auto read = readLayoutLine(line, {});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Input);
    }
};

QTEST_GUILESS_MAIN(TestLayoutChild)
#include "tst_layoutchild.moc"
