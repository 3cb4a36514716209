// SPDX-License-Identifier: Apache-2.0
#include "model/trace/flowjoin.h"
#include "tests/model/trace/tracecase.h"

#include <QTest>

using namespace rheo;

namespace {

const QString line = QStringLiteral("service s\nservice t\ntopic a\ntopic b\ntopic c\n"
                                    "a -> s\ns -> b\nb -> t\nt -> c\n");

QString record(const QString &place, int at, const QString &rest)
{
    return QStringLiteral("event %1 at %2 %3\n").arg(place).arg(at).arg(rest);
}

std::vector<size_t> sizes(TraceCase &test, const QStringList &ids)
{
    std::vector<size_t> found;
    for (const QString &id : ids)
        found.push_back(test.trace(id).events.size());
    return found;
}

} // namespace

class TestFlowJoin : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aHotKeyJoinsNoFlows_data()
    {
        QTest::addColumn<int>("events");
        QTest::addColumn<QString>("also");
        QTest::addColumn<int>("size");
        QTest::newRow("at the limit") << 200 << "" << 200;
        QTest::newRow("read by three rules") << 200 << " r6=tenant key=tenant" << 200;
        QTest::newRow("hot") << 202 << "" << 2;
    }

    /// One correlation header in every event, a trace id in each two.
    void aHotKeyJoinsNoFlows()
    {
        QFETCH(const int, events);
        QFETCH(const QString, also);
        QString text = line;
        for (int i = 0; i < events; ++i)
            text += record(QStringLiteral("%1/0@%2").arg(QLatin1Char(i % 2 == 0 ? 'a' : 'b')).arg(i / 2), 100 * i,
                           QStringLiteral("r7=tenant r4=id%1").arg(i / 2) + also);
        TraceCase test = TraceCase::parse(text);
        const Trace trace = test.trace(QStringLiteral("id3"));
        QTEST(int(trace.events.size()), "size");
        QCOMPARE(trace.limits.size(), events > 200 ? 1 : 0);
    }

    void oneIdMayHaveAnyNumberOfEvents()
    {
        QString text = line;
        for (int i = 0; i < 700; ++i)
            text += record(QStringLiteral("a/0@%1").arg(i), i, QStringLiteral("r4=big key=k%1").arg(i));
        text += record(QStringLiteral("b/0@0"), 800, QStringLiteral("r4=big"));
        TraceCase test = TraceCase::parse(text);
        QCOMPARE(test.trace(QStringLiteral("big")).events.size(), size_t(701));
        QCOMPARE(test.trace(QStringLiteral("k5")).events.size(), size_t(701));
    }

    void aHotKeyAloneIsAFlowOfItsOwn()
    {
        QString text = line;
        for (int i = 0; i < 300; ++i)
            text += record(QStringLiteral("%1/0@%2").arg(QLatin1Char(i % 2 == 0 ? 'a' : 'b')).arg(i), i,
                           QStringLiteral("key=device"));
        TraceCase test = TraceCase::parse(text);
        QCOMPARE(test.trace(QStringLiteral("device")).events.size(), size_t(300));
    }

    void aKeyCountsOnlyOnTwoDrawnTopics_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("size");
        QTest::newRow("two drawn topics") << "b" << 2;
        QTest::newRow("one topic") << "a" << 1;
        QTest::newRow("the other is not drawn") << "elsewhere" << 1;
    }

    void aKeyCountsOnlyOnTwoDrawnTopics()
    {
        QFETCH(const QString, second);
        TraceCase test = TraceCase::parse(line + record(QStringLiteral("a/0@0"), 1, QStringLiteral("key=k")) +
                                          record(second + QStringLiteral("/0@7"), 2, QStringLiteral("key=k")));
        QTEST(int(test.trace(QStringLiteral("k")).events.size()), "size");
    }

    void weakRulesDoNotJoinWhatStrongerOnesTellApart_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<int>("size");
        QTest::newRow("key, trace ids differ") << "key=c r4=t1" << "key=c r4=t2" << 1;
        QTest::newRow("subject, trace ids differ") << "r8=c r4=t1" << "r8=c r4=t2" << 1;
        QTest::newRow("body, correlation ids differ") << "r10=c r7=t1" << "r10=c r7=t2" << 1;
        QTest::newRow("key, body values differ") << "key=c r10=t1" << "key=c r10=t2" << 1;
        QTest::newRow("key, only one has a trace id") << "key=c r4=t1" << "key=c" << 2;
        QTest::newRow("key, ids of different rules") << "key=c r4=t1" << "key=c r7=t2" << 2;
        QTest::newRow("correlation header, trace ids differ") << "r7=c r4=t1" << "r7=c r4=t2" << 2;
        QTest::newRow("the user's own rule") << "r0=c r4=t1" << "r0=c r4=t2" << 2;
    }

    /// The second event stands before the first in the drawing: nothing to be stitched.
    void weakRulesDoNotJoinWhatStrongerOnesTellApart()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        TraceCase test = TraceCase::parse(line + record(QStringLiteral("b/0@0"), 1, first) +
                                          record(QStringLiteral("a/0@0"), 2, second));
        const QString id = first.section(QLatin1Char('='), 2).isEmpty() ? first.section(QLatin1Char('='), 1)
                                                                        : first.section(QLatin1Char('='), 2);
        QTEST(int(test.trace(id).events.size()), "size");
    }

    void stitchesNewTraceIdsAlongTheDrawing_data()
    {
        QTest::addColumn<QString>("events");
        QTest::addColumn<int>("size");
        const QString first = record(QStringLiteral("a/0@0"), 1, QStringLiteral("key=k r4=t1"));
        const QString second = record(QStringLiteral("b/0@0"), 20, QStringLiteral("key=k r4=t2"));
        QTest::newRow("next topic") << first + second << 2;
        QTest::newRow("twice") << first + second + record(QStringLiteral("c/0@0"), 30, QStringLiteral("key=k r4=t3"))
                               << 3;
        QTest::newRow("a topic too far") << first + record(QStringLiteral("c/0@0"), 30, QStringLiteral("key=k r4=t3"))
                                         << 1;
        QTest::newRow("eleven minutes later")
            << first + record(QStringLiteral("b/0@0"), 660'002, QStringLiteral("key=k r4=t2")) << 1;
        QTest::newRow("two flows on one topic")
            << first + record(QStringLiteral("a/0@1"), 2, QStringLiteral("key=k r4=t9")) + second << 1;
    }

    void stitchesNewTraceIdsAlongTheDrawing()
    {
        QFETCH(const QString, events);
        TraceCase test = TraceCase::parse(line + events);
        QTEST(int(test.trace(QStringLiteral("t1")).events.size()), "size");
    }

    void followsAChainOfDifferentIds()
    {
        TraceCase test = TraceCase::parse(line + record(QStringLiteral("a/0@0"), 1, QStringLiteral("r4=t1 r7=x")) +
                                          record(QStringLiteral("b/0@0"), 2, QStringLiteral("r7=x r6=y")) +
                                          record(QStringLiteral("c/0@0"), 3, QStringLiteral("r6=y key=k")) +
                                          record(QStringLiteral("c/0@1"), 4, QStringLiteral("r4=other")));
        QCOMPARE(sizes(test, {QStringLiteral("t1"), QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("other")}),
                 std::vector<size_t>({3, 3, 3, 1}));
        const Trace trace = test.trace(QStringLiteral("y"));
        QCOMPARE(trace.id, QStringLiteral("t1"));
        QCOMPARE(trace.aliases, QStringList({QStringLiteral("t1"), QStringLiteral("y"), QStringLiteral("x")}));
        QCOMPARE(trace.merges.size(), 1);
    }

    void readsAtMostWhatIsAllowed()
    {
        QString text = line;
        for (int i = 0; i < 50; ++i)
            text += record(QStringLiteral("a/0@%1").arg(i), i, QStringLiteral("r4=big value=0123456789"));
        TraceCase test = TraceCase::parse(text);
        const DrawnPaths paths(test.architecture);
        const Result<Gathered> few = gather(test, paths, 0, {.mostEvents = 20});
        QVERIFY(few);
        QCOMPARE(few->events.size(), size_t(20));
        QCOMPARE(few->limits.size(), 1);
        const Result<Gathered> all = gather(test, paths, 0);
        QVERIFY(all);
        QCOMPARE(all->events.size(), size_t(50));
        QVERIFY(all->limits.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFlowJoin)
#include "tst_flowjoin.moc"
