// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaidheader.h"

#include "model/exchange/mermaid.h"

#include <QRegularExpression>

#include <algorithm>

namespace rheo {

bool isOneOf(const QString &word, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&](QStringView each) { return word == each; });
}

bool isMermaidDirection(const QString &word)
{
    return isOneOf(word, {u"TD", u"TB", u"BT", u"LR", u"RL"});
}

bool isMermaidFlowchart(const QString &word)
{
    return isOneOf(word, {u"graph", u"flowchart", u"flowchart-elk"});
}

bool isOtherMermaid(const QString &word)
{
    return isOneOf(word, {u"sequenceDiagram", u"classDiagram",
                          u"classDiagram-v2", u"stateDiagram",
                          u"stateDiagram-v2", u"erDiagram",
                          u"gantt",           u"pie",
                          u"journey",         u"gitGraph",
                          u"mindmap",         u"timeline",
                          u"quadrantChart",   u"requirementDiagram",
                          u"sankey-beta",     u"xychart-beta",
                          u"block-beta",      u"packet-beta",
                          u"kanban",          u"architecture-beta",
                          u"C4Context",       u"C4Container",
                          u"C4Component",     u"C4Dynamic",
                          u"C4Deployment",    u"zenuml"});
}

QString skipToMermaidHeader(MermaidScanner &scanner, QStringView text)
{
    QString title;
    scanner.skipSpace();
    if (scanner.startsWith(u"```")) {
        scanner.skipLine();
        const qsizetype close = text.indexOf(u"\n```", scanner.offset());
        if (close >= 0)
            scanner.endAt(close + 1);
        scanner.skipSpace();
    }
    if (scanner.startsWith(u"---\n") || scanner.startsWith(u"---\r\n")) {
        static const QRegularExpression titleLine(QStringLiteral("^title:[ \\t]*(.*)$"),
                                                  QRegularExpression::MultilineOption);
        const qsizetype close = text.indexOf(u"\n---", scanner.offset());
        if (close >= 0) {
            const QString matter = text.sliced(scanner.offset(), close - scanner.offset()).toString();
            title = titleLine.match(matter).captured(1).trimmed();
            scanner.goTo(close + 4);
        }
    }
    for (scanner.skipSpace(); scanner.startsWith(u"%%"); scanner.skipSpace()) {
        const qsizetype close = scanner.startsWith(u"%%{") ? text.indexOf(u"}%%", scanner.offset()) : -1;
        if (close >= 0)
            scanner.goTo(close + 3);
        else
            scanner.skipLine();
    }
    return title;
}

bool isMermaid(const QString &text)
{
    const QString start = text.first(qMin<qsizetype>(text.size(), 64 * 1024));
    MermaidScanner scanner(start);
    (void)skipToMermaidHeader(scanner, start);
    const QString word = scanner.word();
    scanner.goTo(scanner.offset() + word.size());
    const bool isWhole = scanner.isAtStatementEnd() || scanner.peek().isSpace();
    scanner.skipBlanks();
    if (isOtherMermaid(word))
        return isWhole && !scanner.startsWith(u"->");
    const bool hasWay = isMermaidDirection(scanner.word());
    return isMermaidFlowchart(word) && isWhole && (scanner.isAtStatementEnd() || hasWay);
}

} // namespace rheo
