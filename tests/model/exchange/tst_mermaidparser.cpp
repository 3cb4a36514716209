// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaid.h"
#include "model/exchange/mermaidgraph.h"

#include <QTest>

using namespace rheo;
using namespace Qt::StringLiterals;

namespace {

/// What was read as one line: nodes "id(shape:label)@subgraph", edges "a>b:label", subgraphs "{id:title<parent".
QString said(const QString &text)
{
    const auto graph = parseMermaid(text);
    if (!graph) {
        const Problem &first = graph.error().front();
        return u"%1:%2 %3"_s.arg(first.line).arg(first.column).arg(first.message);
    }
    static const QString shapes[] = {u"bare"_s,      u"square"_s,     u"round"_s,   u"stadium"_s,
                                     u"cylinder"_s,  u"subroutine"_s, u"hexagon"_s, u"odd"_s,
                                     u"leanright"_s, u"leanleft"_s,   u"other"_s};
    QStringList words;
    for (const MermaidNode &node : graph->nodes)
        words += u"%1(%2:%3)%4"_s.arg(node.id, shapes[int(node.shape)], node.label,
                                      node.subgraph < 0 ? QString() : u'@' + graph->subgraphs[node.subgraph].id);
    for (const MermaidEdge &edge : graph->edges) {
        QString arrow = edge.isInvisible ? u"~"_s : edge.isBothWays ? u"<>"_s : edge.isDirected ? u">"_s : u"-"_s;
        words += edge.from + (edge.isDotted ? u"."_s : QString()) + arrow + edge.to +
                 (edge.label.isEmpty() ? QString() : u':' + edge.label);
    }
    for (const MermaidSubgraph &subgraph : graph->subgraphs)
        words += u"{%1:%2%3"_s.arg(subgraph.id, subgraph.title,
                                   subgraph.parent < 0 ? QString() : u'<' + graph->subgraphs[subgraph.parent].id);
    return words.join(u' ');
}

} // namespace

class TestMermaidParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyBadLineIsTold();
    void whatIsMermaid_data();
    void whatIsMermaid();
    void anyPartEndsInASentence();
    void manyArrowsAreRefused();
};

void TestMermaidParser::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("graph");
    const auto row = [](const char *name, const QString &text, const QString &graph) {
        QTest::newRow(name) << u"graph TD\n"_s + text << graph;
    };
    row("the form of the book", u"  A[Service] -->|publishes| B(Kafka Topic)\n  B -->|consumes| C[Consumer]"_s,
        u"A(square:Service) B(round:Kafka Topic) C(square:Consumer) A>B:publishes B>C:consumes"_s);
    row("chain", u"A --> B --> C"_s, u"A(bare:A) B(bare:B) C(bare:C) A>B B>C"_s);
    row("and", u"A & B --> C & D"_s, u"A(bare:A) B(bare:B) C(bare:C) D(bare:D) A>C A>D B>C B>D"_s);
    row("no blanks", u"a-->b;b---c;a-.->c;a==>c"_s, u"a(bare:a) b(bare:b) c(bare:c) a>b b-c a.>c a>c"_s);
    row("text in arrows", u"a -- one --> b\na -. two .-> b\na == three ==> b\na --four--- b"_s,
        u"a(bare:a) b(bare:b) a>b:one a.>b:two a>b:three a-b:four"_s);
    row("quoted text in arrows", u"a -- \"x --> y\" --> b\na -->|\"p|q\"| b"_s,
        u"a(bare:a) b(bare:b) a>b:x --> y a>b:p|q"_s);
    row("heads", u"a --x b\na --o b\na <--> b\na o--o b\na x--x b\na ~~~ b"_s,
        u"a(bare:a) b(bare:b) a>b a>b a<>b a>b a>b a~b"_s);
    row("long arrows", u"a -----> b\na -...-> b\na ====> b"_s, u"a(bare:a) b(bare:b) a>b a.>b a>b"_s);
    row("ids with signs", u"order-events --> a.b_c --> x"_s,
        u"order-events(bare:order-events) a.b_c(bare:a.b_c) x(bare:x) order-events>a.b_c a.b_c>x"_s);
    row("shapes", u"a[s] --> b(r) --> c([st]) --> d[(cy)] --> e[[su]] --> f{{h}}\ng>o] --> h[/lr/] --> i[\\ll\\]"_s,
        u"a(square:s) b(round:r) c(stadium:st) d(cylinder:cy) e(subroutine:su) f(hexagon:h) g(odd:o) h(leanright:lr) "
        "i(leanleft:ll) a>b b>c c>d d>e e>f g>h h>i"_s);
    row("other shapes", u"a((c)); b(((d))); c{r}; d[/t\\]; e[\\t/]; f(-e-)"_s,
        u"a(other:c) b(other:d) c(other:r) d(other:t) e(other:t) f(other:e)"_s);
    row("properties", u"a@{ shape: cyl, label: \"My, topic\" } --> b@{shape: rounded}"_s,
        u"a(cylinder:My, topic) b(round:b) a>b"_s);
    row("an arrow with an id", u"a e1@--> b"_s, u"a(bare:a) b(bare:b) a>b"_s);
    row("quotes", u"a[\"(x) [y] {z} | --> ;\"]"_s, u"a(square:(x) [y] {z} | --> ;)"_s);
    row("several lines in quotes", u"a[\"one\ntwo\"] --> b"_s, u"a(square:one two) b(bare:b) a>b"_s);
    row("entities", u"a[\"#quot;x#quot; #35; &amp;#lt;b#gt; #9829;\"]"_s, u"a(square:\"x\" # &<b> ♥)"_s);
    row("unknown entities stay", u"a[\"R&D; #nosuch; #99999999; #55296;\"]"_s,
        u"a(square:R&D; #nosuch; #99999999; #55296;)"_s);
    row("tags, icons, Markdown", u"a[\"<b>Bold</b><br/>two\"] --> b[\"`md`\"] --> c[fa:fa-car Car]"_s,
        u"a(square:Bold two) b(square:md) c(square:Car) a>b b>c"_s);
    row("label said later", u"a --> b\na[Service]"_s, u"a(square:Service) b(bare:b) a>b"_s);
    row("arrow on the next line", u"a\n  --> b\n  --> c"_s, u"a(bare:a) b(bare:b) c(bare:c) a>b b>c"_s);
    row("comments", u"%% one\na --> b %% two\n%% three --> four"_s, u"a(bare:a) b(bare:b) a>b"_s);
    row("styles are left out",
        u"classDef red fill:#f00,stroke:#333;\nclass a,b red\nstyle a fill:#bbf\nlinkStyle 0 stroke:red\n"
        "click a \"https://x.org\" _blank\naccTitle: Shop; a --> b\na:::red --> b"_s,
        u"a(bare:a) b(bare:b) a>b"_s);
    row("subgraphs",
        u"subgraph one[First]\n a --> b\n subgraph two\n c\n end\nend\nsubgraph Third part\n d\nend\na --> d"_s,
        u"a(bare:a)@one b(bare:b)@one c(bare:c)@two d(bare:d)@subGraph2 a>b a>d {one:First {two:two<one "
        "{subGraph2:Third part"_s);
    row("subgraph titles", u"subgraph s [\"a (b)\"]\ndirection LR\nx\nend\nsubgraph \"q r\"\ny\nend"_s,
        u"x(bare:x)@s y(bare:y)@subGraph1 {s:a (b) {subGraph1:q r"_s);
    row("the first subgraph that ends has it", u"a\nsubgraph s\na\nend\nsubgraph t\na\nend"_s,
        u"a(bare:a)@s {s:s {t:t"_s);
    row("arrows to subgraphs", u"a --> s\nsubgraph s\nb\nend"_s, u"a(bare:a) b(bare:b)@s a>s {s:s"_s);
    row("nothing", u""_s, u""_s);
    QTest::newRow("one line") << u"flowchart LR; a-->b; b-->c"_s << u"a(bare:a) b(bare:b) c(bare:c) a>b b>c"_s;
    QTest::newRow("Windows' line ends") << u"graph TD\r\na --> b\r\n"_s << u"a(bare:a) b(bare:b) a>b"_s;
    QTest::newRow("fence") << u"```mermaid\ngraph TD\na --> b\n```\nMore words (not ours"_s
                           << u"a(bare:a) b(bare:b) a>b"_s;
    QTest::newRow("front matter and directive")
        << u"---\ntitle: Shop\n---\n%%{init: {\n'theme': 'dark'}}%%\ngraph LR\na"_s << u"a(bare:a)"_s;
    QTest::newRow("other scripts") << u"graph TD\n注文[\"注文 ↔ طلب\"] --> ü"_s
                                   << u"注文(square:注文 ↔ طلب) ü(bare:ü) 注文>ü"_s;
}

void TestMermaidParser::reads()
{
    QFETCH(QString, text);
    QTEST(said(text), "graph");
}

void TestMermaidParser::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("start");
    QTest::newRow("another diagram") << u"sequenceDiagram\nA->>B: hi"_s << u"1:1 This is a Mermaid sequenceDiagram."_s;
    QTest::newRow("no diagram") << u"hello"_s << u"1:1 A Mermaid flowchart begins with graph or flowchart."_s;
    QTest::newRow("no node") << u"graph TD\n--> b"_s << u"2:1 Here a node must stand"_s;
    QTest::newRow("no second node") << u"graph TD\na -->"_s << u"2:6 Here a node must stand"_s;
    QTest::newRow("two words") << u"graph TD\nDear all"_s << u"2:6 This is not understood here."_s;
    QTest::newRow("open bracket") << u"graph TD\na[Service --> b"_s << u"2:2 This text does not end with ]."_s;
    QTest::newRow("open quote") << u"graph TD\na[\"Service] --> b"_s << u"2:2 The text after this quotation mark"_s;
    QTest::newRow("after the quote") << u"graph TD\na[\"b\" c]"_s << u"2:2 After the quoted text there must be ]."_s;
    QTest::newRow("open label") << u"graph TD\na -->|x b"_s << u"2:3 This text does not end with |."_s;
    QTest::newRow("open arrow") << u"graph TD\na -- x b"_s << u"2:3 This arrow does not end."_s;
    QTest::newRow("properties") << u"graph TD\na@{ shape }"_s << u"2:5 In @{ } there are pairs"_s;
    QTest::newRow("end alone") << u"graph TD\nend"_s << u"2:1 There is no subgraph to end here."_s;
    QTest::newRow("end as a name") << u"graph TD\na --> end"_s << u"2:7 end is no name for a node."_s;
    QTest::newRow("open subgraph") << u"graph TD\nsubgraph s\na"_s << u"2:1 This subgraph is not closed."_s;
}

void TestMermaidParser::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, start);
    const QString sentence = said(text);
    QVERIFY2(sentence.startsWith(start), qPrintable(sentence));
}

void TestMermaidParser::everyBadLineIsTold()
{
    const auto graph = parseMermaid(u"graph TD\na b\nc --> d\n(x)\ne[f"_s);
    QVERIFY(!graph);
    QList<int> lines;
    for (const Problem &problem : graph.error())
        lines += problem.line;
    QCOMPARE(lines, (QList<int>{2, 4, 5}));
}

void TestMermaidParser::whatIsMermaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isMermaid");
    QTest::newRow("graph") << u"graph TD\na"_s << true;
    QTest::newRow("bare") << u"\n flowchart\na"_s << true;
    QTest::newRow("semicolon") << u"graph;a-->b"_s << true;
    QTest::newRow("fence") << u"```mermaid\ngraph LR\n```"_s << true;
    QTest::newRow("another diagram") << u"classDiagram\nA"_s << true;
    QTest::newRow("our notation, an element called graph") << u"graph -> orders"_s << false;
    QTest::newRow("our notation, a link of graph") << u"graph calls orders"_s << false;
    QTest::newRow("our notation") << u"service graph"_s << false;
    QTest::newRow("our notation, an element called pie") << u"pie -> orders"_s << false;
    QTest::newRow("JSON") << u"{}"_s << false;
    QTest::newRow("nothing") << u""_s << false;
}

void TestMermaidParser::whatIsMermaid()
{
    QFETCH(QString, text);
    QTEST(isMermaid(text), "isMermaid");
}

/// Texts cut anywhere, and with a sign changed anywhere, are read or refused, and end.
void TestMermaidParser::anyPartEndsInASentence()
{
    const QString whole = u"---\ntitle: T\n---\ngraph TD\nsubgraph s[\"x\"]\na@{shape: cyl} & b([\"q\"]) -- t --> "
                          "c:::k\nend\nc -.->|\"l\"| d[/e\\]; a <==> b\n%%{init}%%\nclass a k\n"_s;
    QVERIFY(parseMermaid(whole));
    for (qsizetype at = 0; at <= whole.size(); ++at) {
        (void)readMermaid(whole.first(at));
        for (const char16_t sign : {u'"', u'[', u'(', u'-', u'>', u'\n', u'\0', u'\xd800', u'&', u'@'}) {
            QString changed = whole;
            changed.insert(at, QChar(sign));
            if (const auto graph = readMermaid(changed); !graph) {
                QVERIFY(!graph.error().isEmpty());
                QVERIFY(graph.error().front().message.endsWith(u'.'));
            }
        }
    }
}

void TestMermaidParser::manyArrowsAreRefused()
{
    QStringList ids;
    for (int i = 0; i < 3000; ++i)
        ids += u'n' + QString::number(i);
    const QString group = ids.join(u" & "_s);
    const auto graph = parseMermaid(u"graph TD\n"_s + group + u" --> "_s + group);
    QVERIFY(!graph);
    QVERIFY(graph.error().front().message.contains(u"more than 400000 arrows"_s));
}

QTEST_GUILESS_MAIN(TestMermaidParser)
#include "tst_mermaidparser.moc"
