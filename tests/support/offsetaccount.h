// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/recording.h"

#include <QString>

#include <map>
#include <vector>

namespace rheo::test {

/// What a recording says of one partition's offsets, as pieces in order. Kind 'e' for events, else the first letter of
/// the gap's reason: c(ontrol), C(ompacted), E(xpired), S(kipped), U(nexplained).
struct OffsetPiece
{
    qint64 from = 0;
    qint64 to = 0;
    char kind = 'e';
};

/// Reads a recording whole and lays its events and gaps side by side.
class OffsetAccount
{
public:
    /// False, with a warning, if the recording cannot be read or holds an offset twice.
    bool read(const QString &path);

    [[nodiscard]] qint64 eventCount() const { return m_events; }

    /// "e0-5 c5-7 e7-9"; newest incarnation of the topic; empty if there is nothing.
    [[nodiscard]] QString text(const QString &topic, qint32 partition) const;
    /// True if every offset of [from, to) is accounted for, once, and none outside.
    [[nodiscard]] bool covers(const QString &topic, qint32 partition, qint64 from, qint64 to) const;
    [[nodiscard]] std::vector<QByteArray> values(const QString &topic, qint32 partition) const;

private:
    [[nodiscard]] const std::vector<OffsetPiece> *pieces(const QString &topic, qint32 partition) const;

    qint64 m_events = 0;
    std::map<QString, qint32> m_numbers;
    std::map<std::pair<qint32, qint32>, std::vector<OffsetPiece>> m_pieces;
    std::map<std::pair<qint32, qint32>, std::map<qint64, QByteArray>> m_values;
};

} // namespace rheo::test
