// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaid.h"
#include "model/exchange/mermaidguess.h"
#include "model/file/limits.h"
#include "model/file/structure.h"

namespace rheo {

namespace {

/// Elements get the ids of their nodes where those are ids that say something, else ids made from their names.
class IdMaker
{
public:
    explicit IdMaker(const MermaidGraph &graph)
    {
        for (const MermaidNode &node : graph.nodes)
            keep(node.id);
        for (const MermaidSubgraph &subgraph : graph.subgraphs)
            keep(subgraph.id);
    }

    ElementId idFor(const QString &mermaidId, const QString &name)
    {
        if (m_kept.contains(mermaidId))
            return ElementId(mermaidId);
        const QString slug = slugFor(name).left(240);
        for (int &number = m_last[slug];; ++number) {
            const QString id = number == 0 ? slug : QStringLiteral("%1-%2").arg(slug).arg(number + 1);
            if (m_kept.contains(id) || m_made.contains(id))
                continue;
            m_made.insert(id);
            return ElementId(id);
        }
    }

private:
    void keep(const QString &id)
    {
        if (id.size() > 2 && isSlug(id))
            m_kept.insert(id);
    }

    QSet<QString> m_kept;
    QSet<QString> m_made;
    QHash<QString, int> m_last;
};

class Reader
{
public:
    Reader(const QString &text, const MermaidGraph &graph) : m_text(text), m_graph(graph), m_ids(graph) {}

    std::expected<Imported, QList<Problem>> read()
    {
        m_result.architecture.name = m_graph.title;
        for (const MermaidSubgraph &subgraph : m_graph.subgraphs)
            makeContainer(subgraph);
        for (const MermaidSubgraph &subgraph : m_graph.subgraphs)
            nest(subgraph);
        const auto kinds = kindsOfNodes(m_graph);
        for (const MermaidNode &node : m_graph.nodes)
            makeElement(node, kinds[node.id]);
        for (const MermaidEdge &edge : m_graph.edges)
            makeLink(edge);
        const auto misplaced = containerProblems(m_result.architecture);
        for (auto it = misplaced.cbegin(); it != misplaced.cend(); ++it)
            m_problems.add(m_offsets.value(it.key()), it.value());
        if (m_result.architecture.elements().size() > mostElements)
            m_problems.add(0, QStringLiteral("There are more than %1 elements. Split the diagram.").arg(mostElements));
        if (!m_problems.isEmpty())
            return std::unexpected(m_problems.placedIn(QStringView(m_text)));
        m_result.notes = m_notes.placedIn(QStringView(m_text));
        return std::move(m_result);
    }

private:
    void note(qsizetype offset, const QString &sentence)
    {
        if (!sentence.isEmpty())
            m_notes.add(offset, sentence);
    }

    void put(Element element, const QString &mermaidId, qsizetype offset)
    {
        if (const auto tooLong = textProblem(QStringLiteral("This text"), element.name))
            return m_problems.add(offset, *tooLong);
        m_elements.insert(mermaidId, element.id);
        m_offsets.insert(element.id, offset);
        m_result.architecture.put(element);
    }

    [[nodiscard]] ElementId containerOf(int subgraph) const
    {
        return subgraph < 0 ? ElementId() : m_elements.value(m_graph.subgraphs[subgraph].id);
    }

    /// A subgraph may lie in one that is written after it.
    void nest(const MermaidSubgraph &subgraph)
    {
        const Element *made = m_result.architecture.element(m_elements.value(subgraph.id));
        if (!made || subgraph.parent < 0)
            return;
        Element element = *made;
        element.container = containerOf(subgraph.parent);
        m_result.architecture.put(element);
    }

    void makeContainer(const MermaidSubgraph &subgraph)
    {
        if (m_elements.contains(subgraph.id))
            return note(subgraph.offset,
                        QStringLiteral("The subgraph \"%1\" stands twice; both were made one.").arg(subgraph.title));
        const MermaidKind kind = kindOf(subgraph);
        note(subgraph.offset, kind.note);
        put({m_ids.idFor(subgraph.id, subgraph.title), kind.kind, subgraph.title, {}}, subgraph.id, subgraph.offset);
    }

    void makeElement(const MermaidNode &node, const MermaidKind &kind)
    {
        note(node.offset, kind.note);
        Element element{m_ids.idFor(node.id, node.label), kind.kind, node.label, containerOf(node.subgraph)};
        if (element.kind == ElementKind::Note)
            element.fields[fields::text] = node.label;
        put(element, node.id, node.offset);
    }

    void makeLink(const MermaidEdge &edge)
    {
        const Element *from = m_result.architecture.element(m_elements.value(edge.from));
        const Element *to = m_result.architecture.element(m_elements.value(edge.to));
        if (edge.isInvisible || !from || !to)
            return;
        if (isContainer(from->kind) || isContainer(to->kind))
            return note(edge.offset, QStringLiteral("The arrow from %1 to %2 was left out: no link joins a subgraph.")
                                         .arg(edge.from, edge.to));
        if (from == to)
            return note(edge.offset, QStringLiteral("The arrow from %1 to itself was left out.").arg(edge.from));
        add(linkOf(*from, *to, edge), edge);
        if (edge.isBothWays && (from->kind == ElementKind::Topic || to->kind == ElementKind::Topic)) {
            MermaidEdge back = edge;
            std::swap(back.from, back.to);
            back.label.clear();
            add(linkOf(*to, *from, back), back);
        }
    }

    void add(const MermaidLink &meant, const MermaidEdge &edge)
    {
        note(edge.offset, meant.note);
        if (!meant.link)
            return;
        if (m_result.architecture.link(meant.link->id))
            return note(edge.offset,
                        QStringLiteral("The arrow from %1 to %2 stands twice; one was kept.").arg(edge.from, edge.to));
        if (const auto wrong = endProblem(m_result.architecture, meant.link->id))
            return note(edge.offset,
                        QStringLiteral("The arrow from %1 to %2 was left out: %3").arg(edge.from, edge.to, *wrong));
        m_result.architecture.put(*meant.link);
    }

    const QString &m_text;
    const MermaidGraph &m_graph;
    IdMaker m_ids;
    Imported m_result;
    ProblemList m_problems;
    ProblemList m_notes;
    QHash<QString, ElementId> m_elements; ///< by Mermaid's ids
    QHash<ElementId, qsizetype> m_offsets;
};

} // namespace

std::expected<Imported, QList<Problem>> readMermaid(const QString &text)
{
    const auto graph = parseMermaid(text);
    if (!graph)
        return std::unexpected(graph.error());
    return Reader(text, *graph).read();
}

} // namespace rheo
