// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recordingreader.h"
#include "model/record/recordingwriter.h"
#include "tests/support/payload.h"

#include <QTemporaryDir>
#include <QTest>

namespace rheo::test {

/// What the tests of recordings share: a folder, and writers and readers that must open.
class RecordingFolder
{
public:
    QString newPath() { return m_folder.filePath(QStringLiteral("r%1.rheorec").arg(++m_files)); }

    static RecordingWriter create(const QString &path, RecordingOptions options = {})
    {
        return opened(RecordingWriter::create(path, {}, RuleSet(), {}, std::move(options)));
    }

    static RecordingWriter resume(const QString &path, RecordingOptions options = {})
    {
        return opened(RecordingWriter::resume(path, std::move(options)));
    }

    static RecordingReader open(const QString &path) { return opened(RecordingReader::open(path)); }

private:
    template<typename T> static T opened(Result<T> result)
    {
        if (!result)
            qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
        return std::move(*result);
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

inline EventBatch everything(RecordingReader &reader)
{
    EventBatch all;
    for (const SegmentInfo &segment : reader.segments()) {
        const auto block = reader.read(segment);
        for (size_t row = 0; block && row < block->size(); ++row)
            all.appendFrom(*block, row);
    }
    return all;
}

/// Events whose offset and value say their number: event n is offset n of partition n % 3.
inline EventBatch numbered(qint64 from, qint64 to, size_t padding = 40)
{
    EventBatch batch;
    for (qint64 n = from; n < to; ++n) {
        EventRow row;
        row.position = {0, qint32(n % 3), n};
        row.timestamp = n;
        row.arrivalWall = n * 10;
        row.keyIsNull = row.valueIsNull = false;
        const std::string value = "value " + std::to_string(n) + std::string(padding, '.');
        row.valueSize = quint32(value.size());
        batch.append(row, "key-" + std::to_string(n % 100), value);
        batch.addHeader("correlation-id", "flow-" + std::to_string(n / 10), false);
    }
    return batch;
}

} // namespace rheo::test
