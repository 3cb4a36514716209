// SPDX-License-Identifier: Apache-2.0
#include "tests/support/offsetaccount.h"

#include "model/record/recordingreader.h"

#include <algorithm>

namespace rheo::test {

namespace {

char letterOf(Gap::Reason reason)
{
    switch (reason) {
    case Gap::Reason::Control:
        return 'c';
    case Gap::Reason::Compacted:
        return 'C';
    case Gap::Reason::Expired:
        return 'E';
    case Gap::Reason::Skipped:
        return 'S';
    case Gap::Reason::Unexplained:
        return 'U';
    }
    return '?';
}

/// Sorted and joined; false if two overlap.
bool tidy(std::vector<OffsetPiece> &pieces)
{
    std::ranges::sort(pieces, {}, &OffsetPiece::from);
    std::vector<OffsetPiece> joined;
    for (const OffsetPiece &piece : pieces) {
        if (!joined.empty() && piece.from < joined.back().to)
            return false;
        if (!joined.empty() && joined.back().to == piece.from && joined.back().kind == piece.kind)
            joined.back().to = piece.to;
        else
            joined.push_back(piece);
    }
    pieces = joined;
    return true;
}

} // namespace

bool OffsetAccount::read(const QString &path)
{
    *this = {};
    auto reader = RecordingReader::open(path);
    if (!reader) {
        qWarning("%s", qPrintable(reader.error().message));
        return false;
    }
    for (const RecordedTopic &topic : reader->topics())
        m_numbers[topic.name] = std::max(m_numbers[topic.name], topic.number);
    for (const SegmentInfo &segment : reader->segments()) {
        const auto batch = reader->read(segment);
        for (size_t i = 0; batch && i < batch->size(); ++i) {
            const Position &at = batch->row(i).position;
            m_pieces[{at.topic, at.partition}].push_back({at.offset, at.offset + 1, 'e'});
            m_values[{at.topic, at.partition}][at.offset] = QByteArray(batch->value(i).data(), batch->value(i).size());
            ++m_events;
        }
    }
    const auto gaps = reader->gaps();
    for (const Gap &gap : gaps ? *gaps : std::vector<Gap>())
        m_pieces[{gap.topic, gap.partition}].push_back({gap.from, gap.to, letterOf(gap.reason)});
    return std::ranges::all_of(m_pieces, [](auto &each) {
        const bool isTidy = tidy(each.second);
        if (!isTidy)
            qWarning("topic %d, partition %d holds an offset twice", each.first.first, each.first.second);
        return isTidy;
    });
}

const std::vector<OffsetPiece> *OffsetAccount::pieces(const QString &topic, qint32 partition) const
{
    const auto number = m_numbers.find(topic);
    const auto found = number == m_numbers.end() ? m_pieces.end() : m_pieces.find({number->second, partition});
    return found == m_pieces.end() ? nullptr : &found->second;
}

QString OffsetAccount::text(const QString &topic, qint32 partition) const
{
    QStringList words;
    if (const auto *all = pieces(topic, partition))
        for (const OffsetPiece &piece : *all)
            words << QStringLiteral("%1%2-%3").arg(QLatin1Char(piece.kind)).arg(piece.from).arg(piece.to);
    return words.join(QLatin1Char(' '));
}

bool OffsetAccount::covers(const QString &topic, qint32 partition, qint64 from, qint64 to) const
{
    const auto *all = pieces(topic, partition);
    if (!all)
        return from == to;
    qint64 next = from;
    for (const OffsetPiece &piece : *all) {
        if (piece.from != next)
            return false;
        next = piece.to;
    }
    return next == to;
}

std::vector<QByteArray> OffsetAccount::values(const QString &topic, qint32 partition) const
{
    std::vector<QByteArray> values;
    const auto number = m_numbers.find(topic);
    if (number == m_numbers.end())
        return values;
    if (const auto found = m_values.find({number->second, partition}); found != m_values.end())
        for (const auto &each : found->second)
            values.push_back(each.second);
    return values;
}

} // namespace rheo::test
