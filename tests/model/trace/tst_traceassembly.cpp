// SPDX-License-Identifier: Apache-2.0
#include "model/trace/traceassembly.h"
#include "tests/model/trace/samplerecording.h"

#include <QTemporaryDir>
#include <QTest>

using namespace rheo;

namespace {

RecordingReader opened(const QString &path)
{
    Result<RecordingReader> reader = RecordingReader::open(path);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().message));
    return std::move(*reader);
}

QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

} // namespace

class TestTraceAssembly : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_path = m_folder.filePath(QStringLiteral("%1.rheorec").arg(++m_number)); }

    void readsOneTraceByAnyOfItsIds()
    {
        SampleRecording sample(m_path, sampleDrawing());
        addSampleOrders(sample, 30);
        sample.finish();
        RecordingReader reader = opened(m_path);
        for (const QString &id :
             {text(sampleTraceId(7)), text(sampleTraceId(7)).toUpper(), QStringLiteral("order-6")}) {
            const Result<Trace> trace = assembleTrace(reader, sample.architecture, id);
            QVERIFY2(trace, qPrintable(trace ? QString() : trace.error().message));
            QCOMPARE(trace->id, text(sampleTraceId(7)));
            QCOMPARE(trace->aliases, QStringList({text(sampleTraceId(7)), QStringLiteral("order-6")}));
            QCOMPARE(trace->events.size(), size_t(2));
            QCOMPARE(trace->events[1].causes.size(), size_t(1));
            QCOMPARE(trace->events[1].causes[0].proof, Proof::Strong);
            QCOMPARE(trace->events[1].causes[0].service, ElementId(QStringLiteral("inventory")));
            QCOMPARE(trace->events[1].causes[0].hopMicroseconds, 12'000);
            QCOMPARE(trace->consumptions.size(), size_t(2));
            QVERIFY(trace->consumptions[1].proven);
            QVERIFY(trace->limits.isEmpty());
        }
    }

    void saysThatAnIdIsUnknown()
    {
        SampleRecording sample(m_path, sampleDrawing());
        addSampleOrders(sample, 1);
        sample.finish();
        RecordingReader reader = opened(m_path);
        const Result<Trace> trace = assembleTrace(reader, sample.architecture, QStringLiteral("nobody"));
        QVERIFY(!trace);
        QCOMPARE(trace.error().kind, ErrorKind::Input);
        QVERIFY(trace.error().message.contains(QStringLiteral("\"nobody\"")));
        const Result<Trace> beyond = assembleTraceOf(reader, sample.architecture, 999);
        QVERIFY(!beyond);
        QCOMPARE(beyond.error().kind, ErrorKind::Input);
    }

    void findsDeadLettersFromTheirOriginalAndBack()
    {
        SampleRecording sample(m_path, sampleDrawing() + QStringLiteral("topic dead\ninventory -> dead\n"));
        sample.add({QStringLiteral("order-events"), 10, "o1", "{}", {{"traceparent", sampleTraceparent(1)}}});
        sample.add({QStringLiteral("dead"),
                    20,
                    "",
                    "{}",
                    {{"__connect.errors.topic", "order-events"},
                     {"__connect.errors.partition", "0"},
                     {"__connect.errors.offset", "0"}}});
        sample.finish();
        RecordingReader reader = opened(m_path);
        for (const Sequence start : {0, 1}) {
            const Result<Trace> trace = assembleTraceOf(reader, sample.architecture, start);
            QVERIFY(trace);
            QCOMPARE(trace->events.size(), size_t(2));
            QCOMPARE(trace->events[1].causes.size(), size_t(1));
            QCOMPARE(trace->events[1].causes[0].proof, Proof::Exact);
            QCOMPARE(trace->events[1].attempt, 1);
        }
        const auto traces = listTraces(reader, sample.architecture, {});
        QVERIFY(traces);
        QCOMPARE(traces->size(), size_t(1));
        QCOMPARE(traces->front().events, 2);
    }

    void listsTheNewestTraces()
    {
        SampleRecording sample(m_path, sampleDrawing());
        addSampleOrders(sample, 5000);
        sample.finish();
        RecordingReader reader = opened(m_path);
        TraceListQuery query;
        query.mostTraces = 3;
        const auto traces = listTraces(reader, sample.architecture, query);
        QVERIFY(traces);
        QCOMPARE(traces->size(), size_t(3));
        const TraceSummary &last = traces->back();
        QCOMPARE(last.id, text(sampleTraceId(5000)));
        QCOMPARE(last.first, 9998);
        QCOMPARE(last.events, 2);
        QCOMPARE(last.topics, QStringList({QStringLiteral("order-events"), QStringLiteral("inventory-events")}));
        QCOMPARE(last.startMicroseconds, sampleStart + (1000 + 4999 * 100) * 1000);
        QCOMPARE(last.durationMicroseconds, 12'000);
        QCOMPARE(traces->front().id, text(sampleTraceId(4998)));

        query.from = 9999;
        const auto tail = listTraces(reader, sample.architecture, query);
        QVERIFY(tail);
        QCOMPARE(tail->size(), size_t(1));
        QCOMPARE(tail->front().events, 1);
    }

    void findsTextInIdsKeysAndTopics_data()
    {
        QTest::addColumn<QString>("find");
        QTest::addColumn<int>("traces");
        QTest::newRow("key") << "order-17" << 1;
        QTest::newRow("key, other case") << "ORDER-17" << 1;
        QTest::newRow("several keys") << "order-1" << 11;
        QTest::newRow("trace id") << text(sampleTraceId(3)) << 1;
        QTest::newRow("topic") << "inventory-ev" << 20;
        QTest::newRow("nothing") << "zebra" << 0;
    }

    void findsTextInIdsKeysAndTopics()
    {
        QFETCH(const QString, find);
        SampleRecording sample(m_path, sampleDrawing());
        addSampleOrders(sample, 20);
        sample.finish();
        RecordingReader reader = opened(m_path);
        TraceListQuery query;
        query.find = find;
        const auto traces = listTraces(reader, sample.architecture, query);
        QVERIFY(traces);
        QTEST(int(traces->size()), "traces");
    }

    void listsNoEventThatHasNoFlow()
    {
        SampleRecording sample(m_path, sampleDrawing());
        sample.add({QStringLiteral("order-events"), 10, "lonely-key", "{}"});
        sample.add({QStringLiteral("order-events"), 11, "", "{}"});
        sample.finish();
        RecordingReader reader = opened(m_path);
        const auto traces = listTraces(reader, sample.architecture, {});
        QVERIFY(traces);
        QVERIFY(traces->empty());
        const Result<Trace> alone = assembleTraceOf(reader, sample.architecture, 1);
        QVERIFY(alone);
        QCOMPARE(alone->id, QStringLiteral("order-events/0/1"));
        QCOMPARE(alone->events.size(), size_t(1));
    }

    void saysThatAnIdNamesSeveralTraces()
    {
        SampleRecording sample(m_path, sampleDrawing());
        for (int i = 0; i < 4; ++i) {
            const auto &topic = i % 2 == 0 ? QStringLiteral("order-events") : QStringLiteral("inventory-events");
            sample.add({topic, 10 * i, "customer-1", "{}", {{"traceparent", sampleTraceparent(1 + i / 2)}}});
        }
        sample.finish();
        RecordingReader reader = opened(m_path);
        const Result<Trace> trace = assembleTrace(reader, sample.architecture, QStringLiteral("customer-1"));
        QVERIFY(trace);
        QCOMPARE(trace->id, text(sampleTraceId(1)));
        QCOMPARE(trace->limits.size(), 1);
        QVERIFY(trace->limits.front().contains(QStringLiteral("4 events of several traces")));
    }

    void endsWhenCancelled()
    {
        SampleRecording sample(m_path, sampleDrawing());
        addSampleOrders(sample, 5);
        sample.finish();
        RecordingReader reader = opened(m_path);
        const auto traces = listTraces(reader, sample.architecture, {}, [] { return true; });
        QVERIFY(!traces);
        QCOMPARE(traces.error().kind, ErrorKind::Limit);
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
    int m_number = 0;
};

QTEST_GUILESS_MAIN(TestTraceAssembly)
#include "tst_traceassembly.moc"
