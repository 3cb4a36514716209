// SPDX-License-Identifier: Apache-2.0
#include "model/check/cycles.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace rheo {

namespace {

/// Tarjan's strongly connected components, with a stack of its own: a drawing may be one long chain.
class Components
{
public:
    explicit Components(const IdGraph &graph)
    {
        for (const ElementId &id : graph.keys())
            m_numbers.insert(id, int(m_numbers.size()));
        m_next.resize(size_t(graph.size()));
        for (auto it = graph.begin(); it != graph.end(); ++it) {
            for (const ElementId &to : it.value()) {
                if (const auto number = m_numbers.constFind(to); number != m_numbers.constEnd())
                    m_next[size_t(m_numbers[it.key()])].push_back(*number);
            }
        }
        m_order.assign(m_next.size(), unseen);
        m_low = component = m_order;
        for (int start = 0; start < int(m_next.size()); ++start) {
            if (m_order[size_t(start)] == unseen)
                visit(start);
        }
    }

    [[nodiscard]] const std::vector<int> &next(int node) const { return m_next[size_t(node)]; }

    static constexpr int unseen = -1;
    std::vector<int> component; ///< by number
    std::vector<int> sizes;     ///< by component

private:
    struct Frame
    {
        int node;
        size_t edge = 0;
    };

    void visit(int start)
    {
        std::vector<Frame> frames;
        enter(start, frames);
        while (!frames.empty()) {
            auto &[node, edge] = frames.back();
            const size_t at = size_t(node);
            if (edge < m_next[at].size()) {
                const int to = m_next[at][edge++];
                if (m_order[size_t(to)] == unseen)
                    enter(to, frames);
                else if (component[size_t(to)] == unseen)
                    m_low[at] = std::min(m_low[at], m_order[size_t(to)]);
                continue;
            }
            if (m_low[at] == m_order[at])
                close(node);
            frames.pop_back();
            if (!frames.empty())
                m_low[size_t(frames.back().node)] = std::min(m_low[size_t(frames.back().node)], m_low[at]);
        }
    }

    void enter(int node, std::vector<Frame> &frames)
    {
        m_order[size_t(node)] = m_low[size_t(node)] = m_count++;
        m_open.push_back(node);
        frames.push_back({node});
    }

    void close(int root)
    {
        int size = 0;
        for (int node = unseen; node != root; ++size) {
            node = m_open.back();
            m_open.pop_back();
            component[size_t(node)] = int(sizes.size());
        }
        sizes.push_back(size);
    }

    QHash<ElementId, int> m_numbers;
    std::vector<std::vector<int>> m_next;
    std::vector<int> m_order, m_low, m_open;
    int m_count = 0;
};

/// The way back to `start` inside its component, breadth first.
std::vector<int> wayBack(const Components &parts, int start, std::vector<int> &cameFrom)
{
    std::vector<int> queue{start};
    for (size_t at = 0; at < queue.size(); ++at) {
        const int node = queue[at];
        for (const int to : parts.next(node)) {
            if (to == start) {
                std::vector<int> way;
                for (int step = node; step != start; step = cameFrom[size_t(step)])
                    way.push_back(step);
                way.push_back(start);
                std::ranges::reverse(way);
                return way;
            }
            if (parts.component[size_t(to)] == parts.component[size_t(start)] &&
                cameFrom[size_t(to)] == Components::unseen) {
                cameFrom[size_t(to)] = node;
                queue.push_back(to);
            }
        }
    }
    return {};
}

} // namespace

QList<QList<ElementId>> cyclesOf(const IdGraph &graph)
{
    const Components parts(graph);
    const QList<ElementId> ids = graph.keys();
    std::vector<int> cameFrom(size_t(ids.size()), Components::unseen);
    std::vector<bool> told(parts.sizes.size(), false);
    QList<QList<ElementId>> cycles;
    for (int node = 0; node < int(ids.size()); ++node) {
        const size_t part = size_t(parts.component[size_t(node)]);
        if (parts.sizes[part] < 2 || told[part])
            continue;
        told[part] = true;
        QList<ElementId> cycle;
        for (const int step : wayBack(parts, node, cameFrom))
            cycle += ids[step];
        cycles += cycle;
    }
    return cycles;
}

} // namespace rheo
