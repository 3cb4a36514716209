// SPDX-License-Identifier: Apache-2.0
// How fast events are correlated, indexed, packed and committed, against a bare pass that only walks the headers of
// the same batches. One thread; median of five alternating runs. Arguments: [events] [folder].
#include "model/record/recordingreader.h"
#include "model/record/recordingwriter.h"
#include "tests/support/payload.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr int runs = 5;
constexpr size_t batchEvents = 2000;

struct Timing
{
    double wallSeconds = 0;
    double cpuSeconds = 0;
};

double cpuSeconds()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

template<typename Work> Timing timed(Work &&work)
{
    QElapsedTimer timer;
    const double before = cpuSeconds();
    timer.start();
    work();
    return {double(timer.nsecsElapsed()) / 1e9, cpuSeconds() - before};
}

struct Payload
{
    std::vector<EventBatch> batches;
    size_t events = 0;
    double bytes = 0; ///< keys, values, names and values of headers

    void fill(size_t valueBytes, size_t count)
    {
        PayloadGenerator generator({.valueBytes = valueBytes});
        for (; events < count; events += batchEvents) {
            generator.fill(batches.emplace_back(), batchEvents);
            const EventBatch &batch = batches.back();
            for (size_t row = 0; row < batch.size(); ++row) {
                bytes += double(batch.key(row).size() + batch.value(row).size());
                batch.forEachHeader(row, [&](const Header &h) { bytes += double(h.name.size() + h.value.size()); });
            }
        }
    }
};

void stopIf(bool bad, const char *what)
{
    if (!bad)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

qint64 record(const Payload &payload, const QString &path, bool readBodies)
{
    RuleSet rules;
    rules.readBodies = readBodies;
    auto writer = RecordingWriter::create(path, {}, rules, {});
    stopIf(!writer, "cannot make the recording");
    for (int topic = 0; topic < 4; ++topic)
        stopIf(!writer->topicNumber(QStringLiteral("topic-%1").arg(topic), {}, 6), "cannot add a topic");
    QElapsedTimer sinceCommit;
    sinceCommit.start();
    for (const EventBatch &batch : payload.batches) {
        stopIf(!writer->append(batch), "cannot append");
        if (sinceCommit.elapsed() < 200)
            continue;
        stopIf(!writer->commit(), "cannot commit");
        sinceCommit.restart();
    }
    stopIf(!writer->finish(), "cannot finish");
    return QFileInfo(path).size();
}

size_t barePass(const Payload &payload)
{
    size_t sum = 0;
    for (const EventBatch &batch : payload.batches) {
        for (size_t row = 0; row < batch.size(); ++row)
            batch.forEachHeader(row, [&](const Header &h) { sum += h.name.size() + quint8(h.name.front()); });
    }
    return sum;
}

size_t correlateOnly(const Payload &payload, bool readBodies)
{
    RuleSet rules;
    rules.readBodies = readBodies;
    CandidateReader reader(rules);
    CandidateList list;
    size_t sum = 0;
    for (const EventBatch &batch : payload.batches) {
        for (size_t row = 0; row < batch.size(); ++row) {
            reader.read(batch, row, "topic-1", list);
            sum += list.all().size();
        }
    }
    return sum;
}

Timing median(std::vector<Timing> timings)
{
    std::ranges::sort(timings, {}, &Timing::wallSeconds);
    return timings[timings.size() / 2];
}

void print(const char *what, const Payload &payload, const Timing &timing, const Timing &bare)
{
    const double rate = double(payload.events) / timing.wallSeconds;
    std::printf("  %-34s %6.3f M events/s  (%.3f M a CPU second)  %5.1f x the bare pass\n", what, rate / 1e6,
                double(payload.events) / timing.cpuSeconds / 1e6, timing.wallSeconds / bare.wallSeconds);
}

void bench(size_t valueBytes, size_t count, const QString &folder)
{
    Payload payload;
    payload.fill(valueBytes, count);
    std::vector<Timing> bare, correlate, correlateBodies, plain, bodies;
    qint64 fileBytes = 0;
    size_t sink = 0;
    const QString path = folder + QStringLiteral("/bench.rheorec");
    for (int run = 0; run < runs; ++run) {
        bare.push_back(timed([&] { sink += barePass(payload); }));
        correlate.push_back(timed([&] { sink += correlateOnly(payload, false); }));
        correlateBodies.push_back(timed([&] { sink += correlateOnly(payload, true); }));
        plain.push_back(timed([&] { fileBytes = record(payload, path, false); }));
        QFile::remove(path);
        bodies.push_back(timed([&] { fileBytes = record(payload, path, true); }));
        QFile::remove(path);
    }
    std::printf("%zu events, values of %zu bytes, %.0f bytes an event (%zu)\n", payload.events, valueBytes,
                payload.bytes / double(payload.events), sink % 10);
    print("bare pass over the headers", payload, median(bare), median(bare));
    print("correlate, bodies off", payload, median(correlate), median(bare));
    print("correlate, bodies on", payload, median(correlateBodies), median(bare));
    print("record to the disk, bodies off", payload, median(plain), median(bare));
    print("record to the disk, bodies on", payload, median(bodies), median(bare));
    std::printf("  file/payload: %.3f bytes a byte\n", double(fileBytes) / payload.bytes);
}

} // namespace

int main(int argc, char **argv)
{
    const size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 400'000;
    QTemporaryDir temporary;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : temporary.path();
    bench(220, count, folder);
    bench(1000, count / 4, folder);
    return 0;
}
