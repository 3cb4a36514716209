// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaidgraph.h"
#include "model/exchange/mermaidheader.h"
#include "model/exchange/mermaidscanner.h"
#include "model/file/limits.h"
#include "model/file/structure.h"

#include <QHash>
#include <QSet>

namespace rheo {

namespace {

constexpr qsizetype mostEdges = 4 * mostElements;

class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text), m_scanner(m_text) {}

    std::expected<MermaidGraph, QList<Problem>> parse()
    {
        m_graph.title = skipToMermaidHeader(m_scanner, m_text);
        if (header())
            statements();
        for (const int open : std::as_const(m_open))
            problem(m_graph.subgraphs[open].offset, QStringLiteral("This subgraph is not closed. Write end after it."));
        if (!m_problems.isEmpty())
            return std::unexpected(m_problems.placedIn(QStringView(m_text)));
        // Mentioned before it was known to be a subgraph.
        m_graph.nodes.removeIf([this](const MermaidNode &node) { return m_subgraphs.contains(node.id); });
        return std::move(m_graph);
    }

private:
    void problem(qsizetype offset, const QString &sentence) { m_problems.add(offset, sentence); }

    bool header()
    {
        const QString word = m_scanner.word();
        if (isMermaidFlowchart(word)) {
            m_scanner.goTo(m_scanner.offset() + word.size());
            m_scanner.skipBlanks();
            if (const QString way = m_scanner.word(); isMermaidDirection(way))
                m_scanner.goTo(m_scanner.offset() + way.size());
            else if (QStringView(u"<>^v").contains(m_scanner.peek()))
                m_scanner.goTo(m_scanner.offset() + 1);
            return true;
        }
        problem(m_scanner.offset(),
                isOtherMermaid(word)
                    ? QStringLiteral("This is a Mermaid %1. Only flowcharts (graph, flowchart) are read.").arg(word)
                    : QStringLiteral("A Mermaid flowchart begins with graph or flowchart."));
        return false;
    }

    void statements()
    {
        while (true) {
            m_scanner.skipSpace();
            if (m_scanner.isAtEnd())
                return;
            if (m_scanner.startsWith(u"%%")) {
                m_scanner.skipLine();
            } else if (m_scanner.peek() == u';') {
                m_scanner.goTo(m_scanner.offset() + 1);
            } else if (!statement()) {
                m_scanner.skipLine();
            }
            if (m_graph.nodes.size() > mostElements || m_graph.edges.size() > mostEdges)
                return problem(m_scanner.offset(),
                               QStringLiteral("There are more than %1 nodes or %2 arrows. Split the diagram.")
                                   .arg(mostElements)
                                   .arg(mostEdges));
        }
    }

    /// False: what stands here is told as a problem, or is not for us; the line is done.
    bool statement()
    {
        const QString word = m_scanner.word();
        const QChar next = m_scanner.peek(word.size());
        const bool isAlone = next.isNull() || next.isSpace() || next == u';';
        if (isAlone && word == u"subgraph")
            return subgraph();
        if (isAlone && word == u"end")
            return endOfSubgraph();
        if (isAlone && word == u"class")
            return classes();
        if (isAlone && isOneOf(word, {u"classDef", u"style", u"linkStyle"})) {
            m_scanner.skipStatement();
            return true;
        }
        if (isAlone && isOneOf(word, {u"click", u"href", u"call"}))
            return false;
        if (isOneOf(word, {u"accTitle", u"accDescr"}) && (isAlone || next == u':' || next == u'{'))
            return description();
        if (isAlone && word == u"direction" && isDirection())
            return true;
        return chain();
    }

    bool description()
    {
        const qsizetype close = m_text.indexOf(u'}', m_scanner.offset());
        const qsizetype open = m_text.indexOf(u'{', m_scanner.offset());
        const qsizetype end = m_text.indexOf(u'\n', m_scanner.offset());
        if (open >= 0 && close > open && (end < 0 || open < end))
            m_scanner.goTo(close + 1);
        else
            m_scanner.skipLine();
        return true;
    }

    bool isDirection()
    {
        const qsizetype from = m_scanner.offset();
        m_scanner.goTo(from + 9);
        m_scanner.skipBlanks();
        if (const QString way = m_scanner.word(); isMermaidDirection(way)) {
            m_scanner.goTo(m_scanner.offset() + way.size());
            return true;
        }
        m_scanner.goTo(from);
        return false;
    }

    bool subgraph()
    {
        MermaidSubgraph made{
            .id = {}, .title = {}, .parent = m_open.isEmpty() ? -1 : m_open.back(), .offset = m_scanner.offset()};
        m_scanner.goTo(made.offset + 8);
        m_scanner.skipBlanks();
        const qsizetype from = m_scanner.offset();
        made.id = m_scanner.id();
        m_scanner.skipBlanks();
        if (const auto bracket = m_scanner.bracket()) {
            made.title = bracket->label;
        } else if (const QString fault = m_scanner.takeFault(); !fault.isEmpty()) {
            problem(m_scanner.offset(), fault);
        } else {
            m_scanner.goTo(from);
            const auto quoted = m_scanner.bracketed(u"\"", u"\"");
            made.title = quoted ? *quoted : m_scanner.restOfStatement().trimmed().toString();
            (void)m_scanner.takeFault();
            made.id = made.title.contains(u' ') ? QString() : made.title;
        }
        if (made.id.isEmpty())
            made.id = QStringLiteral("subGraph%1").arg(m_graph.subgraphs.size());
        if (made.title.isEmpty())
            made.title = made.id;
        m_open += int(m_graph.subgraphs.size());
        m_subgraphs.insert(made.id, m_open.back());
        m_graph.subgraphs += made;
        m_members.append(QList<QString>());
        return endStatement();
    }

    /// A node belongs to the subgraph that first ends around one of its mentions, as in Mermaid.
    bool endOfSubgraph()
    {
        if (m_open.isEmpty()) {
            problem(m_scanner.offset(), QStringLiteral("There is no subgraph to end here. Remove this line."));
            return false;
        }
        m_scanner.goTo(m_scanner.offset() + 3);
        const int ended = m_open.takeLast();
        for (const QString &id : std::as_const(m_members[ended])) {
            if (const auto node = m_nodes.constFind(id); node != m_nodes.cend()) {
                if (int &subgraph = m_graph.nodes[*node].subgraph; subgraph < 0)
                    subgraph = ended;
            } else if (const auto inner = m_subgraphs.constFind(id); inner != m_subgraphs.cend()) {
                nest(*inner, ended);
            }
        }
        m_members[ended].clear();
        return endStatement();
    }

    void nest(int inner, int outer)
    {
        int above = outer;
        while (above >= 0 && above != inner)
            above = m_graph.subgraphs[above].parent;
        if (above < 0 && m_graph.subgraphs[inner].parent < 0)
            m_graph.subgraphs[inner].parent = outer;
    }

    bool classes()
    {
        m_scanner.goTo(m_scanner.offset() + 5);
        const QStringList words = m_scanner.restOfStatement().toString().split(u' ', Qt::SkipEmptyParts);
        if (words.size() < 2)
            return true;
        for (const QString &id : words.first().split(u',', Qt::SkipEmptyParts))
            m_classes += {id, words[1].trimmed()};
        applyClasses();
        return true;
    }

    void applyClasses()
    {
        for (const auto &[id, name] : std::as_const(m_classes)) {
            if (const auto subgraph = m_subgraphs.constFind(id); subgraph != m_subgraphs.cend())
                m_graph.subgraphs[*subgraph].classes += name;
            else if (const auto node = m_nodes.constFind(id); node != m_nodes.cend())
                m_graph.nodes[*node].classes += name;
        }
        m_classes.clear();
    }

    /// Nodes joined by arrows: a & b --> c --> d.
    bool chain()
    {
        auto from = group();
        while (from) {
            const qsizetype after = m_scanner.offset();
            m_scanner.skipSpace();
            const qsizetype at = m_scanner.offset();
            const auto arrow = m_scanner.arrow();
            if (const QString fault = m_scanner.takeFault(); !fault.isEmpty())
                return refuse(at, fault);
            if (!arrow) {
                m_scanner.goTo(after);
                return endStatement();
            }
            m_scanner.skipSpace();
            const auto to = group();
            if (!to)
                return false;
            if (!join(*from, *to, *arrow, at))
                return false;
            from = to;
        }
        return false;
    }

    bool join(const QStringList &from, const QStringList &to, const MermaidArrow &arrow, qsizetype offset)
    {
        if (m_graph.edges.size() + from.size() * to.size() > mostEdges)
            return refuse(offset, QStringLiteral("There are more than %1 arrows. Split the diagram.").arg(mostEdges));
        for (const QString &first : from) {
            for (const QString &second : to)
                m_graph.edges += MermaidEdge{
                    first, second, arrow.label, arrow.isBothWays, arrow.isDirected, arrow.isDotted, arrow.isInvisible,
                    offset};
        }
        return true;
    }

    std::optional<QStringList> group()
    {
        QStringList ids;
        while (true) {
            const auto id = node();
            if (!id)
                return {};
            ids += *id;
            const qsizetype after = m_scanner.offset();
            m_scanner.skipSpace();
            if (m_scanner.peek() != u'&') {
                m_scanner.goTo(after);
                return ids;
            }
            m_scanner.goTo(m_scanner.offset() + 1);
            m_scanner.skipSpace();
        }
    }

    std::optional<QString> node()
    {
        const qsizetype at = m_scanner.offset();
        const QString id = m_scanner.id();
        if (id.isEmpty() || id == u"end") {
            refuse(at, id.isEmpty() ? QStringLiteral("Here a node must stand, as in: a[Order service] --> b(orders).")
                                    : QStringLiteral("end is no name for a node. Write End."));
            return {};
        }
        auto bracket = m_scanner.startsWith(u"@{") ? m_scanner.properties() : m_scanner.bracket();
        if (const QString fault = m_scanner.takeFault(); !fault.isEmpty()) {
            refuse(m_scanner.offset(), fault);
            return {};
        }
        mention(id, at, bracket);
        while (m_scanner.startsWith(u":::")) {
            m_scanner.goTo(m_scanner.offset() + 3);
            m_classes += {id, m_scanner.id()};
        }
        applyClasses();
        return id;
    }

    void mention(const QString &id, qsizetype offset, const std::optional<MermaidBracket> &bracket)
    {
        if (!m_subgraphs.contains(id)) {
            const auto known = m_nodes.constFind(id);
            const int index = known == m_nodes.cend() ? int(m_graph.nodes.size()) : *known;
            if (known == m_nodes.cend()) {
                m_nodes.insert(id, index);
                m_graph.nodes += MermaidNode{.id = id, .label = id, .offset = offset};
            }
            if (bracket) {
                m_graph.nodes[index].shape = bracket->shape;
                if (!bracket->label.isEmpty())
                    m_graph.nodes[index].label = bracket->label;
            }
        }
        if (!m_open.isEmpty())
            m_members[m_open.back()] += id;
    }

    bool refuse(qsizetype offset, const QString &sentence)
    {
        problem(offset, sentence);
        return false;
    }

    bool endStatement()
    {
        m_scanner.skipBlanks();
        if (m_scanner.isAtStatementEnd())
            return true;
        return refuse(m_scanner.offset(),
                      QStringLiteral("This is not understood here. After a node comes an arrow, as in a --> b, or the "
                                     "line's end."));
    }

    QString m_text;
    MermaidScanner m_scanner;
    MermaidGraph m_graph;
    ProblemList m_problems;
    QHash<QString, int> m_nodes;
    QHash<QString, int> m_subgraphs;
    QList<int> m_open;               ///< subgraphs around here, innermost last
    QList<QList<QString>> m_members; ///< nodes mentioned in each open subgraph
    QList<std::pair<QString, QString>> m_classes;
};

} // namespace

std::expected<MermaidGraph, QList<Problem>> parseMermaid(const QString &text)
{
    if (text.size() > largestFile)
        return std::unexpected(QList<Problem>{{0, 0, QStringLiteral("The text is larger than 64 MiB. Split it.")}});
    return Parser(wholeCharacters(text)).parse();
}

} // namespace rheo
