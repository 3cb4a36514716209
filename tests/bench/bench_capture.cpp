// SPDX-License-Identifier: Apache-2.0
// Records from a real broker, with correlation and index, against a bare consumer of the same library that reads the
// headers: same settings, same broker, same data (tests/support/payload.h: 220-byte values, traceparent and two more
// headers, random 128-bit ids; 24 partitions). Medians of alternating runs; prints ratios, and the span of each figure:
// the bare consumer has two speeds, the slower one where it keeps waking the library's thread. RHEO_BENCH_EVENTS sets
// how many events (default 4,000,000: with fewer, connecting weighs too much), RHEO_BENCH_RUNS how many runs (default
// 9).
#include "model/capture/capturesession.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/payload.h"
#include "tests/support/realkafka.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int partitions = 24;
const QString topic = u"bench"_s;

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

bool fillTopic(const QString &bootstrap, qint64 events)
{
    KafkaTraffic traffic(bootstrap);
    if (!traffic.createTopic(topic, partitions))
        return false;
    PayloadGenerator generator({.valueBytes = 220, .topics = 1, .partitions = partitions});
    for (qint64 done = 0; done < events; done += 50'000) {
        EventBatch batch;
        generator.fill(batch, size_t(std::min<qint64>(50'000, events - done)));
        std::vector<Sent> records;
        for (size_t i = 0; i < batch.size(); ++i) {
            Sent sent{.topic = topic,
                      .partition = batch.row(i).position.partition,
                      .key = QByteArray(batch.key(i).data(), qsizetype(batch.key(i).size())),
                      .value = QByteArray(batch.value(i).data(), qsizetype(batch.value(i).size()))};
            batch.forEachHeader(i, [&](const Header &header) {
                sent.headers.emplace_back(QByteArray(header.name.data(), qsizetype(header.name.size())),
                                          QByteArray(header.value.data(), qsizetype(header.value.size())));
            });
            records.push_back(std::move(sent));
        }
        if (!traffic.send(records))
            return false;
    }
    return true;
}

/// The settings of model/cluster/tap.cpp.
rd_kafka_t *bareConsumer(const QString &bootstrap)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    char why[256];
    const std::pair<const char *, QByteArray> settings[] = {
        {"bootstrap.servers", bootstrap.toUtf8()},
        {"enable.auto.commit", "false"},
        {"allow.auto.create.topics", "false"},
        {"enable.partition.eof", "true"},
        {"auto.offset.reset", "error"},
        {"queued.min.messages", "10000000"},
        {"queued.max.messages.kbytes", "65536"},
        {"fetch.wait.max.ms", "100"},
        {"check.crcs", "true"},
        {"fetch.max.bytes", "8388608"},
        {"receive.message.max.bytes", "67108864"},
        {"isolation.level", "read_committed"},
    };
    for (const auto &[name, value] : settings)
        if (rd_kafka_conf_set(conf, name, value.constData(), why, sizeof why) != RD_KAFKA_CONF_OK)
            qFatal("%s", why);
    return rd_kafka_new(RD_KAFKA_CONSUMER, conf, why, sizeof why);
}

size_t readHeaders(const rd_kafka_message_t &message)
{
    rd_kafka_headers_t *headers = nullptr;
    size_t bytes = 0;
    if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return 0;
    const char *name = nullptr;
    const void *value = nullptr;
    size_t size = 0;
    for (size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
        bytes += size;
    return bytes;
}

double bareRate(const QString &bootstrap, qint64 events)
{
    const auto start = Clock::now();
    rd_kafka_t *client = bareConsumer(bootstrap);
    rd_kafka_topic_t *handle = rd_kafka_topic_new(client, topic.toUtf8().constData(), nullptr);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(client);
    for (int partition = 0; partition < partitions; ++partition)
        rd_kafka_consume_start_queue(handle, partition, 0, queue);
    std::vector<rd_kafka_message_t *> messages(4096);
    qint64 seen = 0;
    size_t bytes = 0;
    while (seen < events) {
        const auto count = rd_kafka_consume_batch_queue(queue, 20, messages.data(), messages.size());
        for (ssize_t i = 0; i < count; ++i) {
            seen += messages[size_t(i)]->err == 0;
            bytes += messages[size_t(i)]->err ? 0 : readHeaders(*messages[size_t(i)]);
            rd_kafka_message_destroy(messages[size_t(i)]);
        }
    }
    const double seconds = secondsSince(start);
    if (bytes == 0)
        qFatal("no headers");
    for (int partition = 0; partition < partitions; ++partition)
        rd_kafka_consume_stop(handle, partition);
    rd_kafka_queue_destroy(queue);
    rd_kafka_topic_destroy(handle);
    rd_kafka_destroy(client);
    return double(events) / seconds;
}

double recordRate(const QString &bootstrap, qint64 events, bool readsBodies)
{
    QTemporaryDir folder;
    Architecture drawing;
    drawing.put(Element{.id = ElementId(topic), .kind = ElementKind::Topic, .name = topic, .container = {}});
    CaptureSettings settings;
    settings.connection.bootstrap = bootstrap;
    settings.path = folder.filePath(u"bench.rheorec"_s);
    settings.start.kind = CaptureStart::Kind::Earliest;
    settings.readBodies = readsBodies;
    settings.mostEvents = events;
    const std::atomic<bool> stop{false};
    const auto start = Clock::now();
    const auto result = CaptureSession(settings).run(drawing, stop, [](const CaptureProgress &) {});
    const double seconds = secondsSince(start);
    if (!result || result->committed != events)
        qFatal("recording failed: %s", result ? "events are missing" : qPrintable(result.error().message));
    return double(events) / seconds;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void printSpan(const char *what, const std::vector<double> &rates)
{
    std::printf("%s: median %.0f, %.0f to %.0f events a second\n", what, median(rates), std::ranges::min(rates),
                std::ranges::max(rates));
}

int setting(const char *name, int otherwise)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 events = setting("RHEO_BENCH_EVENTS", 4'000'000);
    const int runs = setting("RHEO_BENCH_RUNS", 9);
    const auto kafka = RealKafka::start();
    if (!kafka || !fillTopic(kafka->bootstrap(), events))
        return 1;
    std::vector<double> bare;
    std::vector<double> withBodies;
    std::vector<double> withoutBodies;
    (void)bareRate(kafka->bootstrap(), events); // so that every run finds the log in memory
    for (int run = 0; run < runs; ++run) {
        bare.push_back(bareRate(kafka->bootstrap(), events));
        withBodies.push_back(recordRate(kafka->bootstrap(), events, true));
        withoutBodies.push_back(recordRate(kafka->bootstrap(), events, false));
        std::printf("run %d: bare %.0f, recorded %.0f with body rule, %.0f without, events a second\n", run + 1,
                    bare.back(), withBodies.back(), withoutBodies.back());
    }
    printSpan("bare", bare);
    printSpan("recorded with body rule", withBodies);
    printSpan("recorded without", withoutBodies);
    std::printf("capture/bare ratio: %.2f with body rule, %.2f without (medians of %d, %lld events)\n",
                median(withBodies) / median(bare), median(withoutBodies) / median(bare), runs,
                static_cast<long long>(events));
    return 0;
}
