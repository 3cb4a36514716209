// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriter.h"
#include "tests/model/trace/samplerecording.h"
#include "tests/support/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

QString id(int number)
{
    return QString::fromStdString(sampleTraceId(number));
}

} // namespace

class TestVerbTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("sample.rheorec"));
        SampleRecording sample(m_path, sampleDrawing());
        addSampleOrders(sample, 12);
        sample.add(
            {QStringLiteral("order-events"), 9000, "\x1b[31mred", "{}", {{"traceparent", sampleTraceparent(99)}}});
        sample.add(
            {QStringLiteral("inventory-events"), 9010, "\x1b[31mred", "{}", {{"traceparent", sampleTraceparent(99)}}});
        sample.finish();
    }

    void listsNewestFirst()
    {
        const Outcome outcome = runRheograph({QStringLiteral("trace"), QStringLiteral("list"), m_path});
        QCOMPARE(outcome.code, 0);
        const QStringList lines = QString::fromUtf8(outcome.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 14);
        QVERIFY(lines[0].startsWith(QStringLiteral("id ")));
        QVERIFY(lines[1].startsWith(id(99)));
        QVERIFY(lines[2].startsWith(id(12)));
        QVERIFY(lines[13].contains(QStringLiteral("2026-01-01 00:00:01.000")));
        QVERIFY(lines[13].endsWith(QStringLiteral("order-events, inventory-events")));
    }

    void tellsWhatTheRecordingLacks()
    {
        const QString path = m_folder.filePath(QStringLiteral("gaps.rheorec"));
        SampleRecording sample(path, sampleDrawing());
        addSampleOrders(sample, 2);
        sample.finish();
        auto writer = RecordingWriter::resume(path);
        QVERIFY(writer.has_value());
        const auto add = [&](qint64 from, qint64 to, Gap::Reason reason) {
            QVERIFY(writer->addGap({.topic = 0, .partition = 0, .from = from, .to = to, .reason = reason}));
        };
        add(100, 101, Gap::Reason::Control);
        add(101, 110, Gap::Reason::Skipped);
        add(110, 111, Gap::Reason::Compacted);
        for (int i = 0; i < 6; ++i)
            add(200 + i, 201 + i, Gap::Reason::Expired);
        QVERIFY(writer->finish());
        const QStringList list{QStringLiteral("trace"), QStringLiteral("list"), path};
        const QStringList show{QStringLiteral("trace"), QStringLiteral("show"), path, id(1)};
        for (const QStringList &arguments : {list, show}) {
            const Outcome outcome = runRheograph(arguments);
            QCOMPARE(outcome.code, 0);
            const QStringList lines = QString::fromUtf8(outcome.err).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            QCOMPARE(lines.size(), 6);
            QVERIFY(lines[0].startsWith(QStringLiteral("rheograph: offsets 101 to 109 of topic '")));
            QVERIFY(lines[0].endsWith(QStringLiteral("the recorder left them out")));
            QVERIFY(lines[1].endsWith(QStringLiteral("the broker no longer had them")));
            QCOMPARE(lines[5], QStringLiteral("rheograph: and 2 more such ranges"));
        }
    }

    void listsAsJson()
    {
        const Outcome outcome = runRheograph({QStringLiteral("trace"), QStringLiteral("list"), m_path,
                                              QStringLiteral("--json"), QStringLiteral("--limit"), QStringLiteral("2"),
                                              QStringLiteral("--find"), QStringLiteral("order-1")});
        QCOMPARE(outcome.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
        QCOMPARE(json[QStringLiteral("format")].toString(), QStringLiteral("rheograph-traces"));
        const QJsonArray traces = json[QStringLiteral("traces")].toArray();
        QCOMPARE(traces.size(), 2);
        QCOMPARE(traces[0].toObject()[QStringLiteral("id")].toString(), id(12));
        QCOMPARE(traces[0].toObject()[QStringLiteral("durationMicroseconds")].toInt(), 12'000);
    }

    void showsFromServiceToService()
    {
        const Outcome outcome = runRheograph({QStringLiteral("trace"), QStringLiteral("show"), m_path,
                                              QStringLiteral("order-3"), QStringLiteral("--why")});
        QCOMPARE(outcome.code, 0);
        QVERIFY(QString::fromUtf8(outcome.out).startsWith(QStringLiteral("trace %1 (also order-3)\n").arg(id(4))));
        QVERIFY(QString::fromUtf8(outcome.out).contains(QStringLiteral("■■□ strong")));
        QVERIFY(QString::fromUtf8(outcome.out).contains(QStringLiteral("+12 ms")));
        QVERIFY(
            QString::fromUtf8(outcome.out).contains(QStringLiteral("group inventory-service committed past offset 3")));
        QVERIFY(QString::fromUtf8(outcome.out).contains(QStringLiteral("read by notification between")));
    }

    void showsAsJson()
    {
        const Outcome outcome = runRheograph({QStringLiteral("trace"), QStringLiteral("show"), m_path, id(4),
                                              QStringLiteral("--as"), QStringLiteral("json")});
        QCOMPARE(outcome.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(outcome.out).object();
        QCOMPARE(json[QStringLiteral("format")].toString(), QStringLiteral("rheograph-trace"));
        QCOMPARE(json[QStringLiteral("version")].toInt(), 1);
        const QJsonArray events = json[QStringLiteral("events")].toArray();
        QCOMPARE(events.size(), 2);
        const QJsonObject cause = events[1].toObject()[QStringLiteral("causes")].toArray()[0].toObject();
        QCOMPARE(cause[QStringLiteral("parent")].toInt(), 1);
        QCOMPARE(cause[QStringLiteral("service")].toString(), QStringLiteral("inventory"));
        QCOMPARE(cause[QStringLiteral("proof")].toString(), QStringLiteral("strong"));
    }

    void aFullStandardOutputIsExitFive()
    {
        const QString trace = QStringLiteral("trace");
        const QStringList show{trace, QStringLiteral("show"), m_path, id(4)};
        for (const QStringList &arguments :
             {QStringList{trace, QStringLiteral("list"), m_path}, show, show + QStringList{QStringLiteral("--json")}}) {
            const Outcome outcome = runRheographInto(QStringLiteral("/dev/full"), arguments);
            QCOMPARE(outcome.code, 5);
            QVERIFY2(outcome.err.contains("Standard output takes no more"), outcome.err.constData());
        }
    }

    void escapesWhatOthersWrote()
    {
        const Outcome outcome = runRheograph({QStringLiteral("trace"), QStringLiteral("show"), m_path, id(99)});
        QCOMPARE(outcome.code, 0);
        QVERIFY(QString::fromUtf8(outcome.out).contains(QStringLiteral("(also \\x1b[31mred)")));
        QVERIFY(!QString::fromUtf8(outcome.out).contains(QChar(0x1b)));
    }

    void readsByAnotherDrawing()
    {
        const QString path = m_folder.filePath(QStringLiteral("other.rheo"));
        const auto architecture = parseText(QStringLiteral("topic order-events\ntopic inventory-events\n"));
        QVERIFY(architecture && saveRheo(path, {*architecture}));
        const Outcome outcome = runRheograph(
            {QStringLiteral("trace"), QStringLiteral("show"), m_path, id(4), QStringLiteral("--drawing"), path});
        QCOMPARE(outcome.code, 0);
        QVERIFY(QString::fromUtf8(outcome.out).contains(QStringLiteral("··· orphan")));
    }

    void refuses_data()
    {
        const QString damaged = m_folder.filePath(QStringLiteral("damaged.rheorec"));
        QFile whole(m_path);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile part(damaged);
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(whole.read(whole.size() / 2));
        QFile foreign(m_folder.filePath(QStringLiteral("foreign.rheorec")));
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        foreign.write("not a recording");

        const QString trace = QStringLiteral("trace");
        const QString show = QStringLiteral("show");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown file") << QStringList{trace, show, QStringLiteral("/nowhere.rheorec"),
                                                     QStringLiteral("x")}
                                      << 3 << "/nowhere.rheorec";
        QTest::newRow("list of unknown file")
            << QStringList{trace, QStringLiteral("list"), QStringLiteral("/nowhere.rheorec")} << 3
            << "/nowhere.rheorec";
        QTest::newRow("foreign") << QStringList{trace, show, foreign.fileName(), QStringLiteral("x")} << 3 << "foreign";
        QTest::newRow("damaged") << QStringList{trace, show, damaged, QStringLiteral("x")} << 3 << "damaged";
        QTest::newRow("unknown id") << QStringList{trace, show, m_path, QStringLiteral("nobody")} << 3
                                    << QStringLiteral("No event in %1 carries the id \"nobody\"").arg(m_path);
        QTest::newRow("unknown drawing")
            << QStringList{trace, show, m_path, id(4), QStringLiteral("--drawing"), QStringLiteral("/nowhere.rheo")}
            << 3 << "/nowhere.rheo";
        QTest::newRow("no verb") << QStringList{trace} << 2 << "";
        QTest::newRow("no id") << QStringList{trace, show, m_path} << 2 << "";
        QTest::newRow("foreign form")
            << QStringList{trace, show, m_path, id(4), QStringLiteral("--as"), QStringLiteral("yaml")} << 2 << "";
    }

    void refuses()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, says);
        const Outcome outcome = runRheograph(arguments);
        QTEST(outcome.code, "code");
        QVERIFY2(outcome.err.contains(says.toUtf8()), outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestVerbTrace)
#include "tst_verb_trace.moc"
