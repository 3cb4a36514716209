// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "model/patterns/patterns.h"
#include "model/trace/traceassembly.h"
#include "tests/support/program.h"
#include "tests/support/realkafka.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int flows = 25;

/// A record as the truth file and a trace name it.
QString placeOf(const QString &topic, qint64 partition, qint64 offset)
{
    return u"%1/%2@%3"_s.arg(topic).arg(partition).arg(offset);
}

QString placeOf(const QJsonObject &json)
{
    return placeOf(json[u"topic"].toString(), json[u"partition"].toInteger(-1), json[u"offset"].toInteger(-1));
}

/// "topic by service from topic+topic", one for each record of a flow.
QString hop(const QString &topic, const QString &service, QStringList parents)
{
    parents.sort();
    return u"%1 by %2 from %3"_s.arg(topic, service, parents.join(u'+'));
}

/// What really happened, out of the simulator's truth file.
struct Truth
{
    std::map<QString, std::set<QString>> causes; ///< by record
    std::map<QString, QString> service;          ///< by record
    std::map<QString, QStringList> flows;        ///< by trace id: hops, sorted

    static Truth read(const QString &path)
    {
        Truth truth;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no truth file");
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            if (!line.contains(u"outcome"))
                truth.add(line);
        }
        for (auto &[id, hops] : truth.flows)
            hops.sort();
        return truth;
    }

private:
    void add(const QJsonObject &line)
    {
        const QString record = placeOf(line);
        QStringList parents;
        causes[record] = {};
        service[record] = line[u"service"].toString();
        for (const QJsonValue &cause : line[u"cause"].toArray()) {
            causes[record].insert(placeOf(cause.toObject()));
            parents += cause[u"topic"].toString();
        }
        flows[line[u"trace"].toString()] += hop(line[u"topic"].toString(), service[record], parents);
    }
};

} // namespace

/// The order/inventory pattern, simulated with one seed on the embedded cluster and on a real one of three nodes, and
/// recorded there: the same flows come out, and no claim of a trace contradicts what the simulator says it did.
class TestSimulationOnKafka : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTruthIsTheSame();
    void theTracesAreTheTruth_data();
    void theTracesAreTheTruth();

    void noClaimContradictsTheTruth_data() { theTracesAreTheTruth_data(); }

    void noClaimContradictsTheTruth();

private:
    struct Run
    {
        Truth truth;
        Architecture drawing;
        QString recording;
    };

    void simulate(const QString &name, const QStringList &where);
    [[nodiscard]] static Result<std::vector<Trace>> tracesOf(const Run &);

    QTemporaryDir m_folder;
    std::unique_ptr<RealKafka> m_kafka;
    std::map<QString, Run> m_runs;
};

void TestSimulationOnKafka::initTestCase()
{
    QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
    m_kafka = RealKafka::start({.nodes = 3});
    QVERIFY(m_kafka);
    simulate(u"embedded"_s, {});
    simulate(u"real"_s, {u"--bootstrap"_s, m_kafka->bootstrap(), u"--prefix"_s, QString(), u"--yes"_s});
}

void TestSimulationOnKafka::simulate(const QString &name, const QStringList &where)
{
    const auto shop = pattern(u"order-inventory"_s);
    QVERIFY(shop);
    const QString drawing = m_folder.filePath(name + u".rheo"_s);
    const QString truth = m_folder.filePath(name + u".truth"_s);
    Run &run = m_runs[name];
    run.drawing = shop->architecture;
    run.recording = m_folder.filePath(name + u".rheorec"_s);
    QVERIFY(saveRheo(drawing, *shop));
    const QStringList arguments{u"simulate"_s, drawing, u"--seed"_s,  u"11"_s, u"--events"_s, QString::number(flows),
                                u"--rate"_s,   u"8"_s,  u"--truth"_s, truth,   u"-o"_s,       run.recording};
    const Outcome outcome = runRheograph(arguments + where, {}, 180'000);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    run.truth = Truth::read(truth);
}

Result<std::vector<Trace>> TestSimulationOnKafka::tracesOf(const Run &run)
{
    auto reader = RecordingReader::open(run.recording);
    if (!reader)
        return std::unexpected(reader.error());
    std::vector<Trace> traces;
    for (const auto &[id, hops] : run.truth.flows) {
        auto trace = assembleTrace(*reader, run.drawing, id);
        if (!trace)
            return std::unexpected(trace.error());
        traces.push_back(std::move(*trace));
    }
    return traces;
}

/// By trace id, which the seed decides: the same records, from the same causes.
void TestSimulationOnKafka::theTruthIsTheSame()
{
    const auto &embedded = m_runs[u"embedded"_s].truth.flows;
    QCOMPARE(embedded.size(), size_t(flows));
    QVERIFY(embedded == m_runs[u"real"_s].truth.flows);
    QCOMPARE(embedded.begin()->second.size(), 4); // order, reservation, payment, status
}

void TestSimulationOnKafka::theTracesAreTheTruth_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("embedded") << u"embedded"_s;
    QTest::newRow("real") << u"real"_s;
}

void TestSimulationOnKafka::theTracesAreTheTruth()
{
    QFETCH(const QString, name);
    const Run &run = m_runs[name];
    const auto traces = tracesOf(run);
    QVERIFY2(traces, traces ? "" : qPrintable(traces.error().message));
    for (const Trace &trace : *traces) {
        QStringList hops;
        for (const TraceStep &step : trace.events) {
            QStringList parents;
            for (const Cause &cause : step.causes)
                parents += trace.events[cause.parent].topicName;
            hops += hop(step.topicName, step.producer.text(), parents);
        }
        hops.sort();
        QCOMPARE(hops, run.truth.flows.at(trace.id));
    }
}

/// Every strong is true; here every inferred too, for no two flows share a value.
void TestSimulationOnKafka::noClaimContradictsTheTruth()
{
    QFETCH(const QString, name);
    const Run &run = m_runs[name];
    const auto traces = tracesOf(run);
    QVERIFY2(traces, traces ? "" : qPrintable(traces.error().message));
    std::map<Proof, int> seen;
    for (const Trace &trace : *traces) {
        for (const TraceStep &step : trace.events) {
            const Position &at = step.event.row.position;
            const QString record = placeOf(step.topicName, at.partition, at.offset);
            QVERIFY2(run.truth.causes.contains(record), qPrintable(record));
            for (const Cause &cause : step.causes) {
                const Position &from = trace.events[cause.parent].event.row.position;
                const QString parent = placeOf(trace.events[cause.parent].topicName, from.partition, from.offset);
                ++seen[cause.proof];
                QVERIFY2(run.truth.causes.at(record).contains(parent), qPrintable(cause.how));
                QCOMPARE(cause.service.text(), run.truth.service.at(record));
            }
        }
    }
    qInfo("%s: strong %d, inferred %d, other %d", qPrintable(name), seen[Proof::Strong], seen[Proof::Inferred],
          seen[Proof::Exact] + seen[Proof::Ambiguous] + seen[Proof::Orphan]);
    QCOMPARE(seen[Proof::Ambiguous] + seen[Proof::Orphan] + seen[Proof::Exact], 0);
    QVERIFY(seen[Proof::Strong] > seen[Proof::Inferred]);
}

QTEST_GUILESS_MAIN(TestSimulationOnKafka)
#include "tst_simulationonkafka.moc"
