// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "model/record/recordingreader.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/realkafka.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <random>
#include <thread>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

int numberFrom(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

/// -1 if it does not open.
qint64 eventsIn(const QString &recording)
{
    const auto reader = RecordingReader::open(recording);
    return reader ? reader->endSequence() : -1;
}

bool drawOneTopic(const QString &path)
{
    Drawing drawn;
    drawn.architecture.put(
        Element{.id = ElementId(u"orders"_s), .kind = ElementKind::Topic, .name = u"orders"_s, .container = {}});
    return saveRheo(path, drawn).has_value();
}

bool runAndKill(const QStringList &arguments, unsigned long afterMs)
{
    QProcess child;
    child.setStandardOutputFile(QProcess::nullDevice());
    child.setStandardErrorFile(QProcess::nullDevice());
    child.start(qEnvironmentVariable("RHEOGRAPH"), arguments);
    const bool isStarted = child.waitForStarted();
    QThread::msleep(afterMs);
    child.kill();
    return isStarted && child.waitForFinished();
}

} // namespace

/// kill -9 of `rheograph record` at random moments while records come in. RHEO_KILLS sets how often, RHEO_SEED when.
class TestKilledCapture : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); }

private Q_SLOTS:
    void nothingIsMissingOrTwice();
};

void TestKilledCapture::nothingIsMissingOrTwice()
{
    const int kills = numberFrom("RHEO_KILLS", 20);
    const int seed = numberFrom("RHEO_SEED", int(std::random_device()() & 0xffff));
    qInfo("RHEO_SEED=%d RHEO_KILLS=%d", seed, kills);
    std::minstd_rand random{std::uint_fast32_t(seed)};
    const auto kafka = RealKafka::start();
    QVERIFY(kafka);
    QTemporaryDir folder;
    const QString drawing = folder.filePath(u"orders.rheo"_s);
    const QString recording = folder.filePath(u"orders.rheorec"_s);
    QVERIFY(drawOneTopic(drawing));

    KafkaTraffic traffic(kafka->bootstrap());
    QVERIFY(traffic.createTopic(u"orders"_s, 3));
    std::atomic<bool> stop{false};
    std::thread producer([&] {
        KafkaTraffic own(kafka->bootstrap());
        for (int round = 0; !stop; ++round) {
            (void)own.send(u"orders"_s, round % 3, 50);
            QThread::msleep(10);
        }
    });
    const QStringList arguments{u"record"_s, drawing,     u"--bootstrap"_s, kafka->bootstrap(), u"-o"_s,
                                recording,   u"--from"_s, u"earliest"_s,    u"--json"_s};
    OffsetAccount account;
    bool isWell = true;
    qint64 before = 0;
    int grown = 0;
    for (int i = 0; i < kills && isWell; ++i) {
        isWell = runAndKill(arguments, std::uniform_int_distribution<unsigned long>(50, 2500)(random));
        if (QFile::exists(recording)) {
            const qint64 now = eventsIn(recording);
            isWell =
                isWell && now >= before && (i % 10 != 9 || (account.read(recording) && account.eventCount() == now));
            grown += now > before;
            before = now;
        }
    }
    stop = true;
    producer.join();
    QVERIFY(isWell);
    QVERIFY(grown > kills / 4);
    qInfo("%lld events before the last run, grown in %d of %d", static_cast<long long>(before), grown, kills);

    QProcess last;
    last.start(qEnvironmentVariable("RHEOGRAPH"), arguments);
    const auto isWhole = [&] {
        bool whole = account.read(recording);
        for (int partition = 0; partition < 3; ++partition)
            whole = whole && account.covers(u"orders"_s, partition, 0, traffic.end(u"orders"_s, partition));
        return whole;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), 60'000);
    last.terminate();
    QVERIFY(last.waitForFinished());
    QCOMPARE(last.exitCode(), 0);
    QVERIFY(isWhole());
    for (int partition = 0; partition < 3; ++partition)
        QVERIFY(!account.text(u"orders"_s, partition).contains(u' ')); // one run of events, no gap
}

QTEST_GUILESS_MAIN(TestKilledCapture)
#include "tst_killedcapture.moc"
