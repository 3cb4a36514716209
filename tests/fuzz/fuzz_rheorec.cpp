// SPDX-License-Identifier: Apache-2.0
// Damaged recordings through the reader. The first byte of the input chooses: raw columns of a segment (decoded
// directly), a column of a good recording replaced, or changes to bytes of a good recording's file.
#include "model/record/bytes.h"
#include "model/record/database.h"
#include "model/record/recordingreader.h"
#include "model/record/recordingwriter.h"
#include "model/record/segmentcodec.h"
#include "tests/support/payload.h"

#include <QFile>

#include <cstdlib>
#include <cstring>
#include <unistd.h>

using namespace rheo;

namespace {

/// A file in memory, so that the disk is not what we measure.
const QString path = QStringLiteral("/dev/shm/fuzz_rheorec_%1.rheorec").arg(getpid());

QByteArray makeGood()
{
    QFile::remove(path);
    auto writer = RecordingWriter::create(path, {}, RuleSet(), "{}");
    test::PayloadGenerator generator({});
    EventBatch batch;
    generator.fill(batch, 60);
    if (!writer || !writer->topicNumber(QStringLiteral("t"), {}, 6) || !writer->append(batch) ||
        !writer->setRules(RuleSet()) || !writer->append(batch) || !writer->observe({}) || !writer->addGap({}) ||
        !writer->finish())
        std::abort();
    std::atexit([] { QFile::remove(path); });
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void readThrough()
{
    auto reader = RecordingReader::open(path);
    if (!reader)
        return;
    for (const SegmentInfo &segment : reader->segments())
        (void)reader->read(segment);
    (void)reader->readRange(reader->firstSequence() + 1, 100);
    (void)reader->find("0af7651916cd43dd8448eb211c80319c");
    (void)reader->find(Position{0, 1, 1});
    (void)reader->observations(0);
    (void)reader->gaps();
    (void)reader->positions();
}

void decodeRaw(std::string_view input)
{
    static SegmentDecoder decoder;
    static Compressor compressor;
    ByteCursor in(input);
    const quint64 count = in.number() % 300;
    const bool isPacked = in.number() % 2;
    std::string columns[4];
    for (std::string &column : columns)
        if (isPacked)
            column = in.text();
        else
            compressor.pack(in.text(), column);
    EventBatch out;
    (void)decoder.decode({columns[0], columns[1], columns[2], columns[3]}, count, out);
    (void)decodeRanges(in.bytes(in.left()));
}

void write(const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(bytes) != bytes.size())
        std::abort();
}

void replaceColumn(const QByteArray &good, std::string_view input)
{
    static const char *const updates[] = {
        "UPDATE segment SET rows=?", "UPDATE segment SET keys=?",          "UPDATE segment SET headers=?",
        "UPDATE segment SET vals=?", "UPDATE segment SET ranges=?",        "UPDATE indexpart SET entries=?",
        "UPDATE rules SET json=?",   "UPDATE indexrun SET bits=length(?)",
    };
    write(good);
    {
        auto database = Database::open(path, Database::Access::Write);
        if (!database)
            std::abort();
        Statement(**database, updates[quint8(input[0]) % std::size(updates)]).bindBlob(1, input.substr(1)).run();
    }
    readThrough();
}

void changeBytes(const QByteArray &good, std::string_view input)
{
    QByteArray bytes = good;
    for (; input.size() >= 4; input.remove_prefix(4)) {
        quint32 change = 0;
        std::memcpy(&change, input.data(), 4);
        bytes[qsizetype((change >> 8) % quint32(bytes.size()))] = char(change);
    }
    if (!input.empty())
        bytes.truncate(bytes.size() * quint8(input[0]) / 255);
    write(bytes);
    readThrough();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *bytes, size_t size)
{
    static const QByteArray good = makeGood();
    const std::string_view input(reinterpret_cast<const char *>(bytes), size);
    if (size < 3)
        return 0;
    if (bytes[0] % 16 == 0)
        changeBytes(good, input.substr(1));
    else if (bytes[0] % 16 == 1)
        replaceColumn(good, input.substr(1));
    else
        decodeRaw(input.substr(1));
    return 0;
}
