// SPDX-License-Identifier: Apache-2.0
// Lists the traces of a recording of N events (two a trace; default 1,000,000) and prints the time as a ratio to a
// bare scan that reads the same events and their candidates.
#include "model/record/recordingreader.h"
#include "model/trace/traceassembly.h"
#include "tests/model/trace/samplerecording.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace rheo;

namespace {

qint64 scanBare(RecordingReader &reader)
{
    CandidateReader candidates(reader.rules());
    CandidateList list;
    qint64 found = 0;
    for (const SegmentInfo &segment : reader.segments()) {
        const Result<EventBatch> batch = reader.read(segment);
        for (size_t row = 0; batch && row < batch->size(); ++row) {
            candidates.read(*batch, row, "order-events", list);
            found += qint64(list.all().size());
        }
    }
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    const int events = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench.rheorec"));
    SampleRecording sample(path, sampleDrawing());
    addSampleOrders(sample, events / 2);
    sample.finish();
    Result<RecordingReader> reader = RecordingReader::open(path);
    if (!reader)
        return 1;
    QElapsedTimer timer;
    timer.start();
    const qint64 candidates = scanBare(*reader);
    const qint64 bare = std::max<qint64>(1, timer.restart());
    const auto traces = listTraces(*reader, sample.architecture, {});
    const qint64 listed = timer.elapsed();
    std::printf("%d events, %lld candidates: bare scan %lld ms, list of the newest %zu traces %lld ms, ratio %.2f\n",
                events, static_cast<long long>(candidates), static_cast<long long>(bare), traces ? traces->size() : 0,
                static_cast<long long>(listed), double(listed) / double(bare));
    return traces ? 0 : 1;
}
