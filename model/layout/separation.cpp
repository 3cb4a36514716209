// SPDX-License-Identifier: Apache-2.0
#include "model/layout/separation.h"

#include "model/layout/geometry.h"

#include <algorithm>
#include <cmath>

namespace rheo {

namespace {

class Separation
{
public:
    explicit Separation(QList<Box> &boxes) : m_boxes(boxes), m_children(boxes.size() + 1)
    {
        for (qsizetype i = 0; i < boxes.size(); ++i)
            m_children[boxes[i].parent + 1] += i;
    }

    void run()
    {
        for (qsizetype i = m_boxes.size() - 1; i >= 0; --i)
            if (m_boxes[i].container)
                closeContainer(i);
        separateLevel(m_children[0]);
    }

private:
    void closeContainer(qsizetype index)
    {
        const QList<qsizetype> &children = m_children[index + 1];
        separateLevel(children);
        Box &box = m_boxes[index];
        QRectF content;
        for (const qsizetype child : children) {
            content |= m_boxes[child].rect;
            box.fixed = box.fixed || m_boxes[child].fixed;
        }
        box.rect = containerAround(content, *box.container);
    }

    void separateLevel(QList<qsizetype> level)
    {
        std::ranges::sort(level, {}, [this](qsizetype i) {
            const Box &box = m_boxes[i];
            return std::tuple(!box.fixed, box.rect.top(), box.rect.left(), i);
        });
        QList<qsizetype> settled;
        for (const qsizetype index : std::as_const(level)) {
            if (!m_boxes[index].fixed)
                pushFree(index, settled);
            settled += index;
        }
    }

    void pushFree(qsizetype index, const QList<qsizetype> &settled)
    {
        for (const Box *blocker = blockerOf(index, settled); blocker; blocker = blockerOf(index, settled)) {
            const qreal way = blocker->rect.bottom() + gridStep - m_boxes[index].rect.top();
            moveDown(index, std::ceil(way / gridStep) * gridStep);
        }
    }

    const Box *blockerOf(qsizetype index, const QList<qsizetype> &settled) const
    {
        const QRectF wanted = m_boxes[index].rect.adjusted(-gridStep, -gridStep, gridStep, gridStep);
        for (const qsizetype other : settled)
            if (m_boxes[other].rect.intersects(wanted))
                return &m_boxes[other];
        return nullptr;
    }

    void moveDown(qsizetype index, qreal way)
    {
        m_boxes[index].rect.translate(0, way);
        for (const qsizetype child : m_children[index + 1])
            moveDown(child, way);
    }

    QList<Box> &m_boxes;
    QList<QList<qsizetype>> m_children; ///< by parent + 1
};

} // namespace

void separateBoxes(QList<Box> &boxes)
{
    Separation(boxes).run();
}

} // namespace rheo
