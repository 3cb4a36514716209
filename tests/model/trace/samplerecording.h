// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/rheofile.h"
#include "model/file/textnotation.h"
#include "model/record/recordingwriter.h"

namespace rheo {

inline constexpr qint64 sampleStart = 1'767'225'600'000'000; ///< 2026-01-01 00:00 UTC, µs

/// One record to be written into a sample; times in ms after sampleStart.
struct SampleEvent
{
    QString topic;
    qint64 atMs = 0;
    std::string key = {};
    std::string value = "{}";
    std::vector<std::pair<std::string, std::string>> headers = {};
    qint32 partition = 0;
};

/// Writes real recordings for tests of what reads them. Failures end the program: they are no test's subject.
class SampleRecording
{
public:
    SampleRecording(const QString &path, const QString &drawingText);

    /// Offsets count up by partition; the value is the offset.
    qint64 add(const SampleEvent &);
    void commit(const QString &group, const QString &topic, qint64 offset, qint64 atMs);
    void store(); ///< readers see what was added; more may come
    void finish();

    Architecture architecture;

private:
    [[nodiscard]] qint32 topicNumber(const QString &);

    std::optional<RecordingWriter> m_writer;
    QMap<std::pair<QString, qint32>, qint64> m_offsets;
};

/// A W3C traceparent whose trace id ends in this number, and that trace id.
[[nodiscard]] std::string sampleTraceparent(int number);
[[nodiscard]] std::string sampleTraceId(int number);

/// "orders" writes order-events, "inventory" reads them and writes inventory-events, "notification" reads those.
[[nodiscard]] QString sampleDrawing();

/// `orders` flows through the sample drawing, 100 ms apart, each with its trace id and commits 1 s apart.
void addSampleOrders(SampleRecording &, int orders);

} // namespace rheo
