// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QPoint>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace rheo {

/// Many rectangles to be asked for by place, in a grid of square cells. A rectangle that covers very many cells is kept
/// in a list of its own. Any thread, one at a time.
class RectGrid
{
public:
    /// `owner` tells whose it is, -1 for nobody's.
    void add(const QRectF &rect, int owner = -1)
    {
        const int index = int(m_entries.size());
        m_entries += Entry{rect, owner};
        const QRect cells = cellsOf(rect);
        if (isLarge(cells))
            m_large += index;
        else
            forEachCell(cells, [&](QPoint cell) { m_cells[cell] += index; });
    }

    /// True if it is for one of the rectangles that meet `area`, asked with rectangle and owner, some of them twice.
    template<typename Predicate> [[nodiscard]] bool anyMeeting(const QRectF &area, Predicate is) const
    {
        const auto fits = [&](const Entry &entry) {
            return entry.rect.intersects(area) && is(entry.rect, entry.owner);
        };
        const QRect cells = cellsOf(area);
        if (isLarge(cells))
            return std::ranges::any_of(m_entries, fits);
        if (std::ranges::any_of(m_large, [&](int index) { return fits(m_entries[index]); }))
            return true;
        for (int y = cells.top(); y <= cells.bottom(); ++y)
            for (int x = cells.left(); x <= cells.right(); ++x)
                if (const auto here = m_cells.constFind(QPoint(x, y)); here != m_cells.constEnd())
                    if (std::ranges::any_of(*here, [&](int index) { return fits(m_entries[index]); }))
                        return true;
        return false;
    }

private:
    static constexpr qreal cellSize = 256;

    struct Entry
    {
        QRectF rect;
        int owner;
    };

    static QRect cellsOf(const QRectF &rect)
    {
        return {QPoint(int(std::floor(rect.left() / cellSize)), int(std::floor(rect.top() / cellSize))),
                QPoint(int(std::floor(rect.right() / cellSize)), int(std::floor(rect.bottom() / cellSize)))};
    }

    static bool isLarge(const QRect &cells) { return qint64(cells.width()) * cells.height() > 400; }

    template<typename Visit> static void forEachCell(const QRect &cells, Visit visit)
    {
        for (int y = cells.top(); y <= cells.bottom(); ++y)
            for (int x = cells.left(); x <= cells.right(); ++x)
                visit(QPoint(x, y));
    }

    QList<Entry> m_entries;
    QHash<QPoint, QList<int>> m_cells;
    QList<int> m_large;
};

} // namespace rheo
