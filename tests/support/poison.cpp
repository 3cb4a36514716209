// SPDX-License-Identifier: Apache-2.0
#include "tests/support/poison.h"

#include <QDateTime>
#include <QProcess>
#include <QTcpSocket>
#include <QtEndian>

#include <array>

namespace rheo::test {

namespace {

constexpr int patienceMs = 120'000;
constexpr qint64 valueBytes = 256LL * 1024 * 1024;
constexpr qint16 gzip = 1;
constexpr qint16 control = 0x20;

template<typename T> QByteArray big(T number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray text(const QByteArray &words)
{
    return big(qint16(words.size())) + words;
}

QByteArray varint(qint64 number)
{
    auto rest = quint64(number) << 1 ^ quint64(number >> 63);
    QByteArray bytes;
    for (; rest > 0x7f; rest >>= 7)
        bytes += char(rest | 0x80);
    return bytes + char(rest);
}

quint32 crc32c(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> made{};
        for (quint32 i = 0; i < 256; ++i) {
            made[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                made[i] = made[i] & 1 ? made[i] >> 1 ^ 0x82f63b78 : made[i] >> 1;
        }
        return made;
    }();
    quint32 sum = ~0U;
    for (const char byte : bytes)
        sum = sum >> 8 ^ table[(sum ^ quint8(byte)) & 0xff];
    return ~sum;
}

/// What stands before the value of record `i`, as octal escapes for printf.
QByteArray octalHead(int i)
{
    const QByteArray body = QByteArray(1, '\0') + varint(0) + varint(i) + varint(-1) + varint(valueBytes);
    QByteArray octal;
    for (const char byte : varint(body.size() + valueBytes + 1) + body)
        octal += '\\' + QByteArray::number(quint8(byte), 8).rightJustified(3, '0');
    return octal;
}

QByteArray packedRecords(int records)
{
    QByteArray script = "{ ";
    for (int i = 0; i < records; ++i)
        script +=
            "printf '" + octalHead(i) + "'; head -c " + QByteArray::number(valueBytes) + " /dev/zero; printf '\\000'; ";
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromUtf8(script + "} | gzip -1")});
    return shell.waitForFinished(patienceMs) && shell.exitCode() == 0 ? shell.readAllStandardOutput() : QByteArray();
}

/// A record batch of version 2.
QByteArray batchOf(qint16 attributes, int records, const QByteArray &packed)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QByteArray summed = big(attributes) + big(qint32(records - 1)) + big(now) + big(now) + big(qint64(-1)) +
                              big(qint16(-1)) + big(qint32(-1)) + big(qint32(records)) + packed;
    const QByteArray rest = big(qint32(-1)) + char(2) + big(crc32c(summed)) + summed;
    return big(qint64(0)) + big(qint32(rest.size())) + rest;
}

/// Produce, version 3, acks=all.
QByteArray produceRequest(const QString &topic, qint32 partition, const QByteArray &batch)
{
    const QByteArray request = big(qint16(0)) + big(qint16(3)) + big(qint32(1)) + text("poison") + big(qint16(-1)) +
                               big(qint16(-1)) + big(qint32(patienceMs)) + big(qint32(1)) + text(topic.toUtf8()) +
                               big(qint32(1)) + big(partition) + big(qint32(batch.size())) + batch;
    return big(qint32(request.size())) + request;
}

bool sendBatch(const QString &bootstrap, const QString &topic, qint32 partition, const QByteArray &batch)
{
    QTcpSocket socket;
    const QString broker = bootstrap.section(QLatin1Char(','), 0, 0);
    socket.connectToHost(broker.section(QLatin1Char(':'), 0, 0), broker.section(QLatin1Char(':'), 1).toUShort());
    if (!socket.waitForConnected(patienceMs)) {
        qWarning("poison: %s", qPrintable(socket.errorString()));
        return false;
    }
    socket.write(produceRequest(topic, partition, batch));
    // size, correlation, topics, name, partitions, partition: then comes the error
    const qsizetype errorAt = 4 + 4 + 4 + 2 + topic.toUtf8().size() + 4 + 4;
    while (socket.bytesAvailable() < errorAt + 2 && socket.waitForReadyRead(patienceMs)) {
    }
    const QByteArray answer = socket.readAll();
    const qint16 error = answer.size() < errorAt + 2 ? -1 : qFromBigEndian<qint16>(answer.constData() + errorAt);
    if (error != 0)
        qWarning("poison: the broker answers with error %d", error);
    return error == 0;
}

} // namespace

bool sendPoison(const QString &bootstrap, const QString &topic, qint32 partition, int records)
{
    const QByteArray packed = packedRecords(records);
    if (packed.isEmpty())
        qWarning("poison: gzip made nothing");
    return !packed.isEmpty() && sendBatch(bootstrap, topic, partition, batchOf(gzip, records, packed));
}

bool sendMarker(const QString &bootstrap, const QString &topic, qint32 partition)
{
    const QByteArray key = big(qint16(0)) + big(qint16(1)); // version, commit
    const QByteArray value = big(qint16(0)) + big(qint32(0));
    const QByteArray body = QByteArray(1, '\0') + varint(0) + varint(0) + varint(key.size()) + key +
                            varint(value.size()) + value + varint(0);
    return sendBatch(bootstrap, topic, partition, batchOf(control, 1, varint(body.size()) + body));
}

} // namespace rheo::test
