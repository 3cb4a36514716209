// SPDX-License-Identifier: Apache-2.0
#include "model/capture/capturechild.h"
#include "model/file/rheofile.h"
#include "model/record/recordingreader.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/poison.h"
#include "tests/support/program.h"
#include "tests/support/realkafka.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

/// A batch that ends the recorder: unpacked it is larger than the recorder may become, and the library aborts.
class TestPoisonedCapture : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "900000"); }

private Q_SLOTS:
    void leavesOutOnlyWhatCannotBeRead();
};

void TestPoisonedCapture::leavesOutOnlyWhatCannotBeRead()
{
    const auto kafka = RealKafka::start();
    QVERIFY(kafka);
    QTemporaryDir folder;
    const QString drawing = folder.filePath(u"orders.rheo"_s);
    const QString recording = folder.filePath(u"orders.rheorec"_s);
    Drawing drawn;
    drawn.architecture.put(
        Element{.id = ElementId(u"orders"_s), .kind = ElementKind::Topic, .name = u"orders"_s, .container = {}});
    QVERIFY(saveRheo(drawing, drawn).has_value());
    KafkaTraffic traffic(kafka->bootstrap());
    QVERIFY(traffic.createTopic(u"orders"_s, 2, {{u"max.message.bytes"_s, u"20000000"_s}}));
    QVERIFY(traffic.send(u"orders"_s, 0, 10));
    QVERIFY(sendPoison(kafka->bootstrap(), u"orders"_s, 0, 5));
    QVERIFY(traffic.send(u"orders"_s, 0, 10));
    QVERIFY(traffic.send(u"orders"_s, 1, 30));
    QCOMPARE(traffic.end(u"orders"_s, 0), 25);

    CaptureChild child(qEnvironmentVariable("RHEOGRAPH"));
    QSignalSpy restarting(&child, &CaptureChild::restarting);
    QSignalSpy finished(&child, &CaptureChild::finished);
    const QSignalSpy failed(&child, &CaptureChild::failed);
    QElapsedTimer timer;
    timer.start();
    child.start({.drawing = drawing,
                 .recording = recording,
                 .connection = {.bootstrap = kafka->bootstrap()},
                 .start = {CaptureStart::Kind::Earliest, 0}});
    OffsetAccount account;
    const auto says = [&](int partition, const QString &text) {
        return QFile::exists(recording) && account.read(recording) && account.text(u"orders"_s, partition) == text;
    };
#ifdef RHEO_SANITIZED
    const QString first = u"e0-"_s; // no memory limit: it is no poison
#else
    const QString first = u"e0-10 S10-15 e15-"_s;
#endif
    QTRY_VERIFY_WITH_TIMEOUT(says(0, first + u"25"_s) && says(1, u"e0-30"_s), 300'000);
    qInfo("%d restarts, %lld ms", child.restarts(), static_cast<long long>(timer.elapsed()));
    for (const auto &each : restarting)
        qInfo("  %s", qPrintable(each[1].toString()));
    QCOMPARE(failed.size(), 0);
    QVERIFY(traffic.send(u"orders"_s, 0, 5)); // and it records as ever
    QTRY_VERIFY_WITH_TIMEOUT(says(0, first + u"30"_s), 60'000);
    child.stop();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QVERIFY(says(0, first + u"30"_s) && says(1, u"e0-30"_s));
}

QTEST_GUILESS_MAIN(TestPoisonedCapture)
#include "tst_poisonedcapture.moc"
