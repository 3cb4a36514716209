// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QPoint>
#include <QRectF>
#include <QSet>

#include <cmath>

namespace rheo::ui {

/// Finds the keys whose rectangles may meet a rectangle: a grid of square cells, so that it can be changed in place.
/// What covers very many cells (a large container) is kept in a list of its own. Positions lie within ±1e7.
template<typename Key> class SpatialIndex
{
public:
    void put(const Key &key, const QRectF &rect)
    {
        remove(key);
        m_rects.insert(key, rect);
        const QRect cells = cellsOf(rect);
        if (isLarge(cells)) {
            m_large.insert(key);
            return;
        }
        forEachCell(cells, [&](QPoint cell) { m_cells[cell].append(key); });
    }

    void remove(const Key &key)
    {
        const auto it = m_rects.constFind(key);
        if (it == m_rects.constEnd())
            return;
        const QRect cells = cellsOf(it.value());
        m_rects.erase(it);
        if (isLarge(cells)) {
            m_large.remove(key);
            return;
        }
        forEachCell(cells, [&](QPoint cell) { m_cells[cell].removeOne(key); });
    }

    /// Each key once, in no order.
    [[nodiscard]] QList<Key> meeting(const QRectF &area) const
    {
        QList<Key> found;
        const QRect cells = cellsOf(area);
        if (isLarge(cells)) {
            for (auto it = m_rects.begin(); it != m_rects.end(); ++it)
                append(found, it.key(), area);
            return found;
        }
        QSet<Key> seen;
        for (const Key &key : m_large)
            append(found, key, area);
        forEachCell(cells, [&](QPoint cell) {
            for (const Key &key : m_cells.value(cell)) {
                if (!seen.contains(key)) {
                    seen.insert(key);
                    append(found, key, area);
                }
            }
        });
        return found;
    }

    [[nodiscard]] QRectF bounds() const
    {
        QRectF all;
        for (const QRectF &rect : m_rects)
            all |= rect;
        return all;
    }

    void clear() { *this = {}; }

private:
    static constexpr qreal cellSize = 256;

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

    void append(QList<Key> &found, const Key &key, const QRectF &area) const
    {
        const QRectF rect = m_rects.value(key);
        if (rect.left() <= area.right() && rect.right() >= area.left() && rect.top() <= area.bottom() &&
            rect.bottom() >= area.top())
            found += key;
    }

    QHash<Key, QRectF> m_rects;
    QHash<QPoint, QList<Key>> m_cells;
    QSet<Key> m_large;
};

} // namespace rheo::ui
