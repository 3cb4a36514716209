// SPDX-License-Identifier: Apache-2.0
#include "views/itemmodels/eventsmodel.h"

#include "views/itemmodels/shownvalues.h"

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr qint64 margin = 60; ///< rows read ahead on either side of the window

} // namespace

EventsModel::EventsModel(QObject *parent) : QAbstractTableModel(parent) {}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_windowCount;
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == PartitionColumn || section == OffsetColumn ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == ProofColumn)
        return tr("How sure the hop is that led to this event. Known once its trace has been opened.");
    if (role != Qt::DisplayRole)
        return {};
    const QString names[columns] = {tr("Time"), tr("Topic"), tr("Partition"), tr("Offset"),
                                    tr("Key"),  tr("Value"), tr("Proof")};
    return names[section];
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == sequenceRole)
        return qlonglong(sequenceAt(m_windowFirst + index.row()));
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    const ListedEvent *event = eventAt(index.row());
    if (!event)
        return {};
    const auto proof = m_proofs.constFind(event->sequence);
    if (role == proofRole)
        return proof == m_proofs.cend() ? QVariant() : QVariant(int(*proof));
    if (role == Qt::ToolTipRole && index.column() == TimeColumn)
        return wholeTimeText(event->arrivalWall);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(*event, index.column());
    return {};
}

QVariant EventsModel::text(const ListedEvent &event, int column) const
{
    switch (column) {
    case TimeColumn:
        return timeText(event.arrivalWall);
    case TopicColumn:
        return displayText(event.topic, 200);
    case PartitionColumn:
        return QString::number(event.partition);
    case OffsetColumn:
        return countText(event.offset);
    case KeyColumn:
        return event.keyIsNull ? tr("no key") : displayText(QByteArrayView(event.key), 200);
    case ValueColumn:
        if (event.valueDropped)
            return tr("%1, not kept").arg(bytesText(event.valueSize));
        return event.valueIsNull ? tr("tombstone") : displayText(QByteArrayView(event.value), 400);
    case ProofColumn:
        if (const auto proof = m_proofs.constFind(event.sequence); proof != m_proofs.cend())
            return word(*proof);
        return QString();
    default:
        return {};
    }
}

Sequence EventsModel::sequenceAt(qint64 position) const
{
    if (position < firstPosition() || position >= endPosition())
        return -1;
    return m_filtered ? m_matches[size_t(position)] : position;
}

std::optional<qint64> EventsModel::positionOf(Sequence sequence) const
{
    if (!m_filtered)
        return sequence >= m_first && sequence < m_end ? std::optional(sequence) : std::nullopt;
    const auto found = std::ranges::lower_bound(m_matches, sequence);
    const bool there = found != m_matches.end() && *found == sequence;
    return there ? std::optional<qint64>(found - m_matches.begin()) : std::nullopt;
}

const ListedEvent *EventsModel::eventAt(int row) const
{
    const auto found = m_cache.constFind(sequenceAt(m_windowFirst + row));
    return found == m_cache.cend() || found->sequence < 0 ? nullptr : &*found;
}

void EventsModel::setExtent(Sequence first, Sequence end)
{
    if (first == m_first && end == m_end)
        return;
    m_first = first;
    m_end = std::max(first, end);
    setWindow(m_windowFirst, m_windowCount);
    Q_EMIT extentChanged();
}

void EventsModel::setMatches(std::vector<Sequence> matches)
{
    m_filtered = true;
    m_matches = std::move(matches);
    setWindow(m_windowFirst, m_windowCount);
    Q_EMIT extentChanged();
}

void EventsModel::clearMatches()
{
    m_filtered = false;
    m_matches.clear();
    setWindow(m_windowFirst, m_windowCount);
    Q_EMIT extentChanged();
}

void EventsModel::setWindow(qint64 first, int count)
{
    const qint64 wanted = std::clamp(count, 0, longestWindow);
    const qint64 begin = std::clamp(first, firstPosition(), std::max(firstPosition(), endPosition() - wanted));
    const int rows = int(std::clamp<qint64>(endPosition() - begin, 0, wanted));
    if (rows < m_windowCount) {
        beginRemoveRows({}, rows, m_windowCount - 1);
        m_windowCount = rows;
        endRemoveRows();
    } else if (rows > m_windowCount) {
        beginInsertRows({}, m_windowCount, rows - 1);
        m_windowCount = rows;
        endInsertRows();
    }
    m_windowFirst = begin;
    if (rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, columns - 1));
    askForMissing();
}

void EventsModel::askForMissing()
{
    const qint64 from = std::max(firstPosition(), m_windowFirst - margin);
    const qint64 to = std::min(endPosition(), m_windowFirst + m_windowCount + margin);
    bool isVisibleMissing = false;
    std::vector<Sequence> missing;
    for (qint64 position = from; position < to; ++position) {
        const Sequence sequence = sequenceAt(position);
        if (m_cache.contains(sequence))
            continue;
        missing.push_back(sequence);
        isVisibleMissing |= position >= m_windowFirst && position < m_windowFirst + m_windowCount;
    }
    if (!isVisibleMissing || missing == m_asked)
        return;
    m_asked = missing;
    Q_EMIT rowsWanted(m_asked);
}

void EventsModel::take(const EventRange &range)
{
    for (const Sequence sequence : range.asked)
        m_cache.insert(sequence, ListedEvent());
    for (const ListedEvent &event : range.events)
        m_cache.insert(event.sequence, event);
    m_asked.clear();
    trimCache();
    if (m_windowCount > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_windowCount - 1, columns - 1));
    askForMissing();
}

void EventsModel::trimCache()
{
    if (m_cache.size() <= mostCached)
        return;
    QHash<Sequence, ListedEvent> kept;
    for (qint64 position = m_windowFirst - margin; position < m_windowFirst + m_windowCount + margin; ++position)
        if (const auto found = m_cache.constFind(sequenceAt(position)); found != m_cache.cend())
            kept.insert(found.key(), *found);
    m_cache = kept;
}

void EventsModel::addProofs(const QHash<Sequence, Proof> &proofs)
{
    if (m_proofs.size() + proofs.size() > mostProofs)
        m_proofs.clear();
    m_proofs.insert(proofs);
    if (m_windowCount > 0)
        Q_EMIT dataChanged(index(0, ProofColumn), index(m_windowCount - 1, ProofColumn));
}

} // namespace rheo::ui
