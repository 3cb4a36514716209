// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/trace/eventlist.h"
#include "model/trace/trace.h"

#include <QAbstractTableModel>
#include <QHash>

namespace rheo::ui {

/// A window of at most a few hundred rows onto a list of any length, of which only that window and a margin are held.
///
/// The list is addressed by position: without a filter a position is a sequence number, from firstPosition() (the
/// oldest that the ring holds) to endPosition(); with one it is an index into the matches. Row r of the model is
/// position windowFirst() + r. Rows that have not been read yet are blank and asked for by rowsWanted(). GUI thread.
class EventsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TopicColumn, PartitionColumn, OffsetColumn, KeyColumn, ValueColumn, ProofColumn };

    static constexpr int columns = 7;
    static constexpr int sequenceRole = Qt::UserRole;  ///< qlonglong
    static constexpr int proofRole = Qt::UserRole + 1; ///< int of Proof; invalid while it is not known
    static constexpr int longestWindow = 400;
    static constexpr qsizetype mostCached = 2'000;
    static constexpr qsizetype mostProofs = 20'000;

    explicit EventsModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override;

    /// The stretch that the recording holds.
    void setExtent(Sequence first, Sequence end);
    /// Shows only these; their window begins anew.
    void setMatches(std::vector<Sequence> matches);
    void clearMatches();

    [[nodiscard]] bool isFiltered() const { return m_filtered; }

    [[nodiscard]] qint64 firstPosition() const { return m_filtered ? 0 : m_first; }

    [[nodiscard]] qint64 endPosition() const { return m_filtered ? qint64(m_matches.size()) : m_end; }

    [[nodiscard]] Sequence sequenceAt(qint64 position) const;
    /// Where this event stands in the list; nothing if it is not in it.
    [[nodiscard]] std::optional<qint64> positionOf(Sequence) const;

    [[nodiscard]] qint64 windowFirst() const { return m_windowFirst; }

    /// Moves the window; what lies outside the list is cut off.
    void setWindow(qint64 first, int count);
    void take(const EventRange &);
    /// What is known of hops; kept for the newest `mostProofs` that were told.
    void addProofs(const QHash<Sequence, Proof> &);

    [[nodiscard]] const ListedEvent *eventAt(int row) const;

    [[nodiscard]] qsizetype cached() const { return m_cache.size(); }

Q_SIGNALS:
    void rowsWanted(const std::vector<rheo::Sequence> &sequences);
    void extentChanged();

private:
    [[nodiscard]] QVariant text(const ListedEvent &, int column) const;
    void askForMissing();
    void trimCache();

    Sequence m_first = 0;
    Sequence m_end = 0;
    bool m_filtered = false;
    std::vector<Sequence> m_matches;
    qint64 m_windowFirst = 0;
    int m_windowCount = 0;
    QHash<Sequence, ListedEvent> m_cache;
    QHash<Sequence, Proof> m_proofs;
    std::vector<Sequence> m_asked;
};

} // namespace rheo::ui
