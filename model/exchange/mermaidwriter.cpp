// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaid.h"
#include "model/exchange/mermaidlabel.h"

#include <QHash>
#include <QSet>

namespace rheo {

namespace {

struct Brackets
{
    QStringView open;
    QStringView close;
    bool tellsKind; ///< else a class says it
};

Brackets bracketsOf(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Topic:
        return {u"[(", u")]", true};
    case ElementKind::StreamProcessor:
        return {u"{{", u"}}", true};
    case ElementKind::Connector:
        return {u"[/", u"/]", true};
    case ElementKind::Function:
        return {u"[\\", u"\\]", true};
    case ElementKind::ExternalSystem:
        return {u">", u"]", true};
    case ElementKind::Service:
        return {u"[", u"]", true};
    default:
        return {u"[", u"]", false};
    }
}

QString labelOf(const Link &link)
{
    switch (link.id.kind) {
    case LinkKind::Produces:
        return link.flag(fields::deadLetter) ? QStringLiteral("dead letters") : QStringLiteral("publishes");
    case LinkKind::Consumes:
        return link.id.group.isEmpty() ? QStringLiteral("consumes")
                                       : QStringLiteral("consumes, group %1").arg(link.id.group);
    case LinkKind::Mirrors:
        return QStringLiteral("mirrors");
    case LinkKind::Calls:
        return QStringLiteral("calls");
    case LinkKind::ReadsWrites:
        return QStringLiteral("reads, writes");
    }
    std::unreachable();
}

class Writer
{
public:
    explicit Writer(const Architecture &architecture) : m_architecture(architecture) { nameNodes(); }

    QString write()
    {
        m_text = QStringLiteral("flowchart LR\n");
        for (const Element &element : m_architecture.elements())
            m_inside[containerOf(element)] += element.id;
        writeInside({}, 1);
        for (const Link &link : m_architecture.links())
            writeLink(link);
        for (const Element &element : m_architecture.elements()) {
            if (isContainer(element.kind))
                m_text += QStringLiteral("    class %1 %2\n").arg(m_nodes[element.id], keyword(element.kind));
        }
        return m_text;
    }

private:
    /// A container that is none, or lies in itself, holds nothing here.
    [[nodiscard]] ElementId containerOf(const Element &element) const
    {
        const Element *container = m_architecture.element(element.container);
        const bool holds =
            container && isContainer(container->kind) && !isInside(m_architecture, container->id, element.id);
        return holds ? container->id : ElementId();
    }

    /// Ids without what Mermaid takes for something else: words of its own, and signs that arrows are made of.
    void nameNodes()
    {
        static const QSet<QString> words{
            QStringLiteral("end"),      QStringLiteral("graph"),     QStringLiteral("flowchart"),
            QStringLiteral("subgraph"), QStringLiteral("style"),     QStringLiteral("class"),
            QStringLiteral("click"),    QStringLiteral("default"),   QStringLiteral("href"),
            QStringLiteral("call"),     QStringLiteral("direction"), QStringLiteral("interpolate"),
        };
        QSet<QString> taken;
        for (const ElementId &id : m_architecture.elements().keys()) {
            QString name = id.text();
            const QString first = name.section(u'-', 0, 0).section(u'.', 0, 0);
            if (words.contains(first) || name.size() < 2 || name.contains(QStringLiteral("--")) ||
                name.endsWith(u'-') || name.contains(u'.'))
                name = name.replace(u'-', u'_').replace(u'.', u'_') + u'_';
            while (taken.contains(name) || (name != id.text() && m_architecture.element(ElementId(name))))
                name += u'_';
            taken.insert(name);
            m_nodes.insert(id, name);
        }
    }

    void writeInside(const ElementId &container, int depth)
    {
        const QString indent(depth * 4, u' ');
        for (const ElementId &id : std::as_const(m_inside[container])) {
            const Element &element = *m_architecture.element(id);
            if (isContainer(element.kind)) {
                writeLine({indent, u"subgraph ", m_nodes[id], u"[", labelOf(element), u"]"});
                writeInside(id, depth + 1);
                writeLine({indent, u"end"});
                continue;
            }
            const Brackets brackets = bracketsOf(element.kind);
            const QString kind = brackets.tellsKind ? QString() : QStringLiteral(":::") + keyword(element.kind);
            writeLine({indent, m_nodes[id], brackets.open, labelOf(element), brackets.close, kind});
        }
    }

    void writeLine(std::initializer_list<QStringView> words)
    {
        for (const QStringView word : words)
            m_text += word;
        m_text += u'\n';
    }

    [[nodiscard]] static QString labelOf(const Element &element)
    {
        const QString text = element.kind == ElementKind::Note ? element.text(fields::text) : QString();
        const QString &shown = text.isEmpty() ? element.name : text;
        return quotedLabel(shown.trimmed().isEmpty() ? element.id.text() : shown);
    }

    void writeLink(const Link &link)
    {
        if (!m_nodes.contains(link.id.from) || !m_nodes.contains(link.id.to))
            return;
        const bool isDeadLetter = link.id.kind == LinkKind::Produces && link.flag(fields::deadLetter);
        writeLine({u"    ", m_nodes[link.id.from], isDeadLetter ? u" -.->|" : u" -->|",
                   quotedLabel(rheo::labelOf(link)), u"| ", m_nodes[link.id.to]});
    }

    const Architecture &m_architecture;
    QHash<ElementId, QString> m_nodes;
    QHash<ElementId, QList<ElementId>> m_inside;
    QString m_text;
};

} // namespace

QString writeMermaid(const Architecture &architecture)
{
    return Writer(architecture).write();
}

} // namespace rheo
