// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/payload.h"
#include "tests/model/simulate/prediction.h"
#include "tests/model/simulate/simulationfixture.h"

#include <QtEndian>

using namespace rheo;
using namespace rheo::test;

namespace {

/// The records as the predictor names them.
QList<Prediction::Record> seenRecords(const QList<ReceivedRecord> &records)
{
    QList<Prediction::Record> seen;
    for (const ReceivedRecord &record : records) {
        const auto context = traceContext(record.headers);
        seen +=
            {record.place.topic, record.key, context ? context->traceId : QByteArray(), context ? context->span : 0};
    }
    std::sort(seen.begin(), seen.end());
    return seen;
}

QMap<std::pair<QString, QString>, int> seenOutcomes(const Truth &truth)
{
    QMap<std::pair<QString, QString>, int> seen;
    for (const TruthLine &line : truth.consumed)
        seen[{line.service, line.outcome}] += 1;
    return seen;
}

const QStringList orderTopics{QStringLiteral("orders"), QStringLiteral("inventory-events"), QStringLiteral("payments"),
                              QStringLiteral("shipments"), QStringLiteral("orders-dlt")};

} // namespace

class TestSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsTheOrderDrawing();
    void faultsAreThoseThatTheSeedForetells();
    void deadLettersCarryWhereTheyCameFrom();
    void stopsInTheMiddle();
    void keepsTheOrderOfAPartition();
    void partitionsDoNotWaitForEachOther();
    void waitsForAPartnerOnlySoLong();
    void reportsWhatTheClusterDropped();
    void holdsBackWhenAGroupFallsBehind();
    void refusesWhatCannotRun();
};

void TestSimulation::runsTheOrderDrawing()
{
    const Architecture drawing = orderDrawing();
    const SimulationSettings settings{.rate = 200, .mostEvents = 60, .seed = 7};
    Simulated run(drawing, settings);
    QVERIFY2(!run.error, run.error ? qPrintable(run.error->message) : "");
    QCOMPARE(run.progress.trouble, QString());
    QVERIFY(run.progress.ready);
    QCOMPARE(run.progress.started, 60);
    QCOMPARE(run.progress.lost, 0);
    QCOMPARE(run.progress.produced, 60 * 4);
    QCOMPARE(run.progress.consumed, 60 * (3 + 2 + 1));
    QCOMPARE(run.truth.produced.size(), run.progress.produced);
    QCOMPARE(run.truth.consumed.size(), run.progress.consumed);

    QMap<RecordPlace, TruthLine> producedAt;
    for (const TruthLine &line : run.truth.produced) {
        QVERIFY(line.place.offset >= 0);
        QVERIFY2(!producedAt.contains(line.place), "a place was written twice");
        QCOMPARE(line.causes.size(), line.service == u"checkout" ? 0 : line.service == u"shipping" ? 2 : 1);
        producedAt.insert(line.place, line);
    }
    // Lines come as writes are acknowledged: an effect can be acknowledged before its cause is known to be.
    for (const TruthLine &line : run.truth.produced) {
        for (const RecordPlace &cause : line.causes) {
            QVERIFY2(producedAt.contains(cause), "a cause that nobody wrote");
            QCOMPARE(producedAt[cause].trace, line.trace);
        }
    }
    const Prediction expected(drawing, settings);
    const auto records = readRecords(run.cluster->connection(), orderTopics, run.progress.produced);
    QCOMPARE(seenRecords(records), expected.records);
    QCOMPARE(seenOutcomes(run.truth), expected.outcomes);
    for (const ReceivedRecord &record : records) {
        QVERIFY(producedAt.contains(record.place));
        QCOMPARE(record.value, eventValue(record.key, record.place.topic));
        QCOMPARE(record.headers.size(), 2);
        QVERIFY(record.timestamp > 1'600'000'000'000);
    }
}

void TestSimulation::faultsAreThoseThatTheSeedForetells()
{
    const Architecture drawing = orderDrawing();
    SimulationSettings settings{.rate = 400, .mostEvents = 120, .seed = 42};
    settings.faults[ElementId(QStringLiteral("checkout"))] = {
        .duplicate = 0.1, .delay = 0.1, .delayBy = std::chrono::milliseconds(30)};
    settings.faults[ElementId(QStringLiteral("inventory"))] = {.drop = 0.1, .duplicate = 0.1, .error = 0.2};
    settings.faults[ElementId(QStringLiteral("payment"))] = {
        .delay = 0.2, .delayBy = std::chrono::milliseconds(20), .error = 0.1};
    settings.faults[ElementId(QStringLiteral("shipping"))] = {.drop = 0.3};
    const Prediction expected(drawing, settings);
    for (const char *outcome :
         {"dropped", "duplicated", "dead-letter", "emitted", "failed", "delayed", "surplus", "expired", "ended"})
        QVERIFY2(std::ranges::any_of(expected.outcomes.keys(),
                                     [&](const auto &key) { return key.second == QLatin1StringView(outcome); }),
                 outcome);
    for (int round = 0; round < 2; ++round) {
        Simulated run(drawing, settings);
        QVERIFY(!run.error);
        QCOMPARE(run.progress.trouble, QString());
        QCOMPARE(seenOutcomes(run.truth), expected.outcomes);
        QCOMPARE(run.progress.produced, expected.records.size());
        const auto records = readRecords(run.cluster->connection(), orderTopics, expected.records.size());
        QCOMPARE(seenRecords(records), expected.records);
    }
    settings.seed = 43;
    QVERIFY(Prediction(drawing, settings).records != expected.records);
}

void TestSimulation::deadLettersCarryWhereTheyCameFrom()
{
    const Architecture drawing = orderDrawing();
    SimulationSettings settings{.rate = 200, .mostEvents = 20, .seed = 3};
    settings.faults[ElementId(QStringLiteral("inventory"))] = {.error = 1};
    Simulated run(drawing, settings);
    QVERIFY(!run.error);
    const auto records =
        readRecords(run.cluster->connection(), {QStringLiteral("orders"), QStringLiteral("orders-dlt")}, 40);
    QCOMPARE(records.size(), 40);
    QMap<RecordPlace, ReceivedRecord> orders;
    for (const ReceivedRecord &record : records) {
        if (record.place.topic == u"orders")
            orders.insert(record.place, record);
    }
    int dead = 0;
    for (const ReceivedRecord &record : records) {
        if (record.place.topic == u"orders")
            continue;
        ++dead;
        const QByteArray partition = headerOf(record, "kafka_dlt-original-partition");
        const QByteArray offset = headerOf(record, "kafka_dlt-original-offset");
        const QByteArray timestamp = headerOf(record, "kafka_dlt-original-timestamp");
        QCOMPARE(partition.size(), 4);
        QCOMPARE(offset.size(), 8);
        QCOMPARE(timestamp.size(), 8);
        const RecordPlace place{QString::fromUtf8(headerOf(record, "kafka_dlt-original-topic")),
                                qFromBigEndian<qint32>(partition.constData()),
                                qFromBigEndian<qint64>(offset.constData())};
        QVERIFY(orders.contains(place));
        QCOMPARE(orders[place].key, record.key);
        QCOMPARE(orders[place].value, record.value);
        QCOMPARE(qFromBigEndian<qint64>(timestamp.constData()), orders[place].timestamp);
        QCOMPARE(headerOf(record, "kafka_dlt-original-consumer-group"), QByteArray("inventory-service"));
        const auto context = traceContext(record.headers);
        const auto original = traceContext(orders[place].headers);
        QVERIFY(context && original);
        QCOMPARE(context->traceId, original->traceId);
        QVERIFY(context->span != original->span);
    }
    QCOMPARE(dead, 20);
}

void TestSimulation::stopsInTheMiddle()
{
    const Architecture drawing = orderDrawing();
    Simulated run(drawing, {.rate = 300}, [](const SimulationProgress &progress) { return progress.consumed > 200; });
    QVERIFY(!run.error);
    QVERIFY2(run.stopTook >= 0 && run.stopTook < 2000 * 10, qPrintable(QString::number(run.stopTook)));
    qInfo("stopping took %lld ms", run.stopTook);
    QCOMPARE(run.truth.produced.size(), run.progress.produced);
    // Another run on the same cluster goes on where the groups stopped: none of what was finished comes again.
    QSet<QString> finished;
    const auto nameOf = [](const TruthLine &line) {
        return QStringLiteral("%1 %2 %3 %4")
            .arg(line.group, line.place.topic)
            .arg(line.place.partition)
            .arg(line.place.offset);
    };
    for (const TruthLine &line : run.truth.consumed) {
        QVERIFY2(!finished.contains(nameOf(line)), "consumed twice");
        finished.insert(nameOf(line));
    }
    const QString second = run.folder.filePath(QStringLiteral("second.jsonl"));
    const std::atomic<bool> stop = false;
    const auto result =
        simulate(drawing, run.cluster->connection(), {.rate = 300, .mostEvents = 10, .seed = 2, .truthPath = second},
                 stop, [](const SimulationProgress &) {});
    QVERIFY(result);
    QCOMPARE(result->trouble, QString());
    int again = 0;
    for (const TruthLine &line : readTruth(second).consumed) {
        if (line.service != u"shipping") // a half joined input is read again, by design
            again += finished.contains(nameOf(line)) ? 1 : 0;
        finished.insert(nameOf(line));
    }
    QCOMPARE(again, 0);
    // Together both runs consumed all that any of the two wrote.
    for (const TruthLine &line : run.truth.produced + readTruth(second).produced) {
        if (line.place.topic == u"orders")
            QVERIFY(finished.contains(nameOf({.place = line.place, .service = {}, .group = QStringLiteral("audit")})));
    }
}

void TestSimulation::keepsTheOrderOfAPartition()
{
    Draw draw;
    draw.topic("a", 1).topic("b", 1);
    draw.service("source").produces("source", "a");
    draw.service("slow", 15).consumes("slow", "a").produces("slow", "b");
    QElapsedTimer timer;
    timer.start();
    qint64 readyAt = -1;
    Simulated run(draw.architecture, {.rate = 1000, .mostEvents = 40, .seed = 5},
                  [&](const SimulationProgress &progress) {
                      if (progress.ready && readyAt < 0)
                          readyAt = timer.elapsed();
                      return false;
                  });
    QVERIFY(!run.error);
    QVERIFY(timer.elapsed() - readyAt >= 40 * 15 - 60); // one after the other (a report comes up to 50 ms late)
    qint64 offset = -1;
    for (const TruthLine &line : run.truth.produced) {
        if (line.place.topic != u"b")
            continue;
        QCOMPARE(line.causes.size(), 1);
        QCOMPARE(line.causes.front().offset, line.place.offset);
        QCOMPARE(line.place.offset, ++offset);
    }
    QCOMPARE(offset, 39);
}

void TestSimulation::partitionsDoNotWaitForEachOther()
{
    Draw draw;
    draw.topic("a", 8).topic("b", 1);
    draw.service("source").produces("source", "a");
    draw.service("slow", 100).consumes("slow", "a").produces("slow", "b");
    QElapsedTimer timer;
    qint64 took = -1;
    Simulated run(draw.architecture, {.rate = 10000, .mostEvents = 64, .seed = 5},
                  [&](const SimulationProgress &progress) {
                      if (progress.ready && !timer.isValid())
                          timer.start();
                      took = timer.isValid() ? timer.elapsed() : -1;
                      return false;
                  });
    QVERIFY(!run.error);
    QCOMPARE(run.progress.consumed, 64);
    QVERIFY2(took < 64 * 100, qPrintable(QString::number(took)));
}

void TestSimulation::waitsForAPartnerOnlySoLong()
{
    Draw draw;
    draw.topic("start", 1).topic("left", 1).topic("right", 1).topic("both", 1);
    draw.service("source").produces("source", "start");
    draw.service("one").consumes("one", "start").produces("one", "left");
    draw.service("two").consumes("two", "start").produces("two", "right");
    draw.service("joiner", 0, {{fields::emitMode, QStringLiteral("all")}, {fields::emitWait, qint64(300)}})
        .consumes("joiner", "left")
        .consumes("joiner", "right")
        .produces("joiner", "both");
    SimulationSettings settings{.rate = 100, .mostEvents = 30, .seed = 11};
    settings.faults[ElementId(QStringLiteral("two"))] = {.drop = 0.5};
    const Prediction expected(draw.architecture, settings);
    const Simulated run(draw.architecture, settings);
    QVERIFY(!run.error);
    QCOMPARE(seenOutcomes(run.truth), expected.outcomes);
    QVERIFY((expected.outcomes[{QStringLiteral("joiner"), QStringLiteral("expired")}] > 0));
}

void TestSimulation::reportsWhatTheClusterDropped()
{
    // The slow group stops reading at 2,000 records of one partition; the cluster keeps 5 MiB of it.
    Draw draw;
    draw.topic("a", 1);
    draw.service("source").produces("source", "a");
    draw.service("slow", 1).consumes("slow", "a");
    const Simulated run(draw.architecture, {.rate = 100000, .mostEvents = 60000},
                        [](const SimulationProgress &progress) { return progress.lost > 0; });
    QVERIFY(!run.error);
    QVERIFY(run.progress.lost > 0);
    QVERIFY(run.progress.lost < run.progress.produced);
}

void TestSimulation::holdsBackWhenAGroupFallsBehind()
{
    Draw draw;
    draw.topic("a", 1);
    draw.service("source").produces("source", "a");
    draw.service("slow", 5).consumes("slow", "a");
    QString said;
    const Simulated run(draw.architecture, {.rate = 2000, .mostBehind = 100}, [&](const SimulationProgress &progress) {
        if (!progress.trouble.isEmpty())
            said = progress.trouble;
        return progress.consumed > 200;
    });
    QVERIFY(!run.error);
    QVERIFY2(said.contains(u"100 records behind"), qPrintable(said));
    QVERIFY(run.progress.produced < run.progress.consumed + 200);
}

void TestSimulation::refusesWhatCannotRun()
{
    const std::atomic<bool> stop = false;
    const auto ignore = [](const SimulationProgress &) {};
    const Architecture drawing = orderDrawing();

    const auto nowhere =
        simulate(drawing, {.bootstrap = QStringLiteral("127.0.0.1:1")}, {.mostEvents = 1}, stop, ignore);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, ErrorKind::Cluster);
    QVERIFY2(nowhere.error().message.contains(u"127.0.0.1:1"), qPrintable(nowhere.error().message));

    auto cluster = EmbeddedCluster::start();
    QVERIFY(cluster);
    const auto empty = simulate(drawing, cluster->connection(), {.mostEvents = 1}, stop, ignore);
    QVERIFY(!empty);
    QVERIFY2(empty.error().message.contains(u"orders-dlt"), qPrintable(empty.error().message));

    QVERIFY(cluster->createTopics(drawing));
    const auto full = simulate(drawing, cluster->connection(),
                               {.mostEvents = 1, .truthPath = QStringLiteral("/no/such/folder/truth")}, stop, ignore);
    QVERIFY(!full);
    QCOMPARE(full.error().kind, ErrorKind::Disk);

    Draw idle;
    idle.topic("a").service("reader").consumes("reader", "a");
    const auto nothing = simulate(idle.architecture, cluster->connection(), {}, stop, ignore);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().kind, ErrorKind::Input);
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
