// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/mermaid.h"
#include "model/exchange/mermaidlabel.h"
#include "model/file/textnotation.h"
#include "tests/support/drawn.h"
#include "tests/support/randomdrawing.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

/// The drawing in our notation, or the first problem.
QString drawnFrom(const QString &mermaid)
{
    const auto imported = readMermaid(mermaid);
    return imported ? writeText(imported->architecture) : imported.error().front().message;
}

QStringList notesOn(const QString &mermaid)
{
    QStringList lines;
    for (const Problem &note : readMermaid(mermaid).value_or(Imported()).notes)
        lines += u"%1: %2"_s.arg(note.line).arg(note.message);
    return lines;
}

QStringList names(const Architecture &architecture)
{
    QStringList all;
    for (const Element &element : architecture.elements())
        all +=
            keyword(element.kind) + u' ' + (element.kind == ElementKind::Note ? QString() : element.name.simplified());
    all.sort();
    return all;
}

QStringList joints(const Architecture &architecture)
{
    QStringList all;
    for (const Link &link : architecture.links())
        all += u"%1 %2 %3 %4"_s.arg(architecture.element(link.id.from)->name.simplified(), keyword(link.id.kind),
                                    architecture.element(link.id.to)->name.simplified(), link.id.group.simplified());
    all.sort();
    return all;
}

} // namespace

class TestMermaid : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void meanings_data();
    void meanings();
    void guessesAreTold_data();
    void guessesAreTold();
    void nothingIsGuessedWhereAllIsTold();
    void namesThatCannotStand();
    void manyWithoutAnIdOfTheirOwn();

    void labels_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"orders"_s, u"a \"b\" #c; <d> &amp; e"_s, u"#35; #quot;"_s, u"style x: y"_s,
                                    u"`tick`"_s, u"100 % \\ done"_s, u"注文 ↔ طلب 😀"_s, u"end"_s, u"-->|x|"_s})
            QTest::newRow(qPrintable(text)) << text;
    }

    void labels()
    {
        QFETCH(QString, text);
        const QString quoted = quotedLabel(text);
        QVERIFY(quoted.startsWith(u'"') && quoted.endsWith(u'"'));
        QVERIFY(!quoted.sliced(1).chopped(1).contains(u'"'));
        QCOMPARE(readableLabel(QStringView(quoted).sliced(1).chopped(1)), text);
    }

    void writes()
    {
        const Architecture shop =
            drawn("site core \"Core\"\nservice orders \"Order service\" in core\ntopic order-events\n"
                  "service stock\nexternal-system end\nconnector c\nnote n text \"a\\nb\"\n"
                  "topic dead\n"
                  "orders -> order-events\norder-events -> stock group \"g 1\"\n"
                  "order-events -> orders\nstock -> dead deadLetter true\nstock calls end\n"
                  "c -> end");
        QCOMPARE(writeMermaid(shop), u"flowchart LR\n"
                                     "    c_[/\"c\"/]\n"
                                     "    subgraph core[\"Core\"]\n"
                                     "        orders[\"Order service\"]\n"
                                     "    end\n"
                                     "    dead[(\"dead\")]\n"
                                     "    end_>\"end\"]\n"
                                     "    n_[\"a<br/>b\"]:::note\n"
                                     "    order-events[(\"order-events\")]\n"
                                     "    stock[\"stock\"]\n"
                                     "    c_ -->|\"reads, writes\"| end_\n"
                                     "    order-events -->|\"consumes\"| orders\n"
                                     "    order-events -->|\"consumes, group g 1\"| stock\n"
                                     "    orders -->|\"publishes\"| order-events\n"
                                     "    stock -.->|\"dead letters\"| dead\n"
                                     "    stock -->|\"calls\"| end_\n"
                                     "    class core site\n"_s);
    }

    void whatWasWrittenIsReadAgain()
    {
        for (quint32 seed = 1; seed <= 60; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            const auto again = readMermaid(writeMermaid(drawing));
            QVERIFY2(again, qPrintable(QString::number(seed)));
            QCOMPARE(names(again->architecture), names(drawing));
            QVERIFY2(joints(again->architecture) == joints(drawing),
                     qPrintable(u"seed %1\n"_s.arg(seed) + joints(again->architecture).join(u'\n') + u"\n---\n"_s +
                                joints(drawing).join(u'\n')));
        }
    }

    void hostileNamesAreReadAgain()
    {
        const QStringList hostile{u"]]>\"); click a \"javascript:x\""_s,
                                  u"end"_s,
                                  u"a\"b"_s,
                                  u"#quot;"_s,
                                  u"%%{init}%%"_s,
                                  u"subgraph x"_s,
                                  u"style a fill:#f00;"_s,
                                  u"<img src=x onerror=y>"_s,
                                  u"a;b"_s,
                                  u"|x|"_s,
                                  u"--> b"_s,
                                  u"`x`"_s,
                                  u"&amp;"_s,
                                  u"😀"_s,
                                  u"\\\\"_s};
        Architecture drawing = drawn("topic t");
        for (const QString &name : hostile) {
            const ElementId service(u"s"_s + QString::number(drawing.elements().size()));
            drawing.put(Element{service, ElementKind::Service, name, {}});
            drawing.put(Link{{ElementId(u"t"_s), service, LinkKind::Consumes, name}});
        }
        const auto again = readMermaid(writeMermaid(drawing));
        QVERIFY(again);
        QCOMPARE(names(again->architecture), names(drawing));
        QStringList groups;
        for (const Link &link : again->architecture.links())
            groups += effectiveGroup(again->architecture, link.id);
        QCOMPARE(QSet<QString>(groups.begin(), groups.end()), QSet<QString>(hostile.begin(), hostile.end()));
    }
};

void TestMermaid::meanings_data()
{
    QTest::addColumn<QString>("mermaid");
    QTest::addColumn<QString>("notation");
    const auto row = [](const char *name, const QString &mermaid, const QString &notation) {
        QTest::newRow(name) << u"graph TD\n"_s + mermaid << notation;
    };
    row("publish and subscribe",
        u"A[Service A] -->|Publish Event| B(Kafka Topic)\nB -->|Consume Event| C[Service B]\nB --> D[Service C]"_s,
        u"topic kafka-topic \"Kafka Topic\"\nservice service-a \"Service A\"\nservice service-b \"Service B\"\n"
        "service service-c \"Service C\"\nkafka-topic -> service-b\nkafka-topic -> service-c\n"
        "service-a -> kafka-topic\n"_s);
    row("CQRS",
        u"A[Command Service] -->|Send Command| B(Command Topic)\nB -->|Process Command| C[Write Model]\n"
        "C -->|Emit Event| D(Event Topic)\nD -->|Update| E[Read Model]\nE -->|Query| F[Query Service]"_s,
        u"service command-service \"Command Service\"\ntopic command-topic \"Command Topic\"\n"
        "topic event-topic \"Event Topic\"\nservice query-service \"Query Service\"\nservice read-model \"Read "
        "Model\"\n"
        "service write-model \"Write Model\"\ncommand-service -> command-topic\ncommand-topic -> write-model\n"
        "event-topic -> read-model\nquery-service -> read-model\nwrite-model -> event-topic\n"_s);
    row("event sourcing", u"A[Order service] -->|emit| B(Event Log)\nB -->|replay| C[State]"_s,
        u"topic event-log \"Event Log\"\nservice order-service \"Order service\"\nservice state \"State\"\nevent-log "
        u"-> state\n"
        "order-service -> event-log\n"_s);
    row("group", u"t(t1) -->|consumes, group stock| s[Stock]\nt -->|group: Pay| p[Pay]"_s,
        u"service pay \"Pay\"\nservice stock \"Stock\"\ntopic t1\nt1 -> pay group Pay\nt1 -> stock group stock\n"_s);
    row("an arrow against the records", u"stock[stock] -->|subscribes to| orders(orders)"_s,
        u"topic orders\nservice stock\norders -> stock\n"_s);
    row("database", u"web[web] --> store[(Postgres DB)]\nstore --> job[job]\nweb -->|calls| store"_s,
        u"service job\nexternal-system store \"Postgres DB\"\nservice web\nstore reads-writes job\nweb -> store\n"
        "web reads-writes store\n"_s);
    row("dead letters", u"svc[svc] -.->|failed| dlt([dlt])"_s,
        u"topic dlt\nservice svc\nsvc -> dlt deadLetter true\n"_s);
    row("both ways", u"svc[svc] <--> tpc(tpc)"_s, u"service svc\ntopic tpc\nsvc -> tpc\ntpc -> svc\n"_s);
    row("mirror", u"one(one) -->|mirrored| two(two)"_s, u"topic one\ntopic two\none -> two\n"_s);
    row("shapes", u"st{{agg}} --> con[/sink/] --> fun[\\fn\\] --> ext>crm]"_s,
        u"connector con \"sink\"\nexternal-system ext \"crm\"\nfunction fun \"fn\"\nstream-processor agg\nagg calls con\ncon calls fun\nfun -> ext\n"_s);
    row("classes",
        u"abc[x]:::function --> def(y)\nclass def schema\nsubgraph edge1[E]\nghi[z]\nend\nclass edge1 cluster"_s,
        u"function abc \"x\"\nschema def \"y\"\ncluster edge1 \"E\"\nservice ghi \"z\" in edge1\nabc -> def\n"_s);
    row("containers",
        u"subgraph Payments\nsubgraph k[Kafka cluster]\ntpc(tpc)\nend\nend\nsubgraph Edge site\nsvc[svc]\nend"_s,
        u"bounded-context payments \"Payments\"\nsite edge-site \"Edge site\"\ncluster kafka-cluster \"Kafka cluster\" "
        u"in "
        "payments\nservice svc in edge-site\ntopic tpc in kafka-cluster\n"_s);
    QTest::newRow("title") << u"---\ntitle: My shop\n---\ngraph TD"_s << u"drawing \"My shop\"\n"_s;
}

void TestMermaid::meanings()
{
    QFETCH(QString, mermaid);
    QFETCH(QString, notation);
    const auto sorted = [](const QString &text) {
        QStringList lines = text.split(u'\n');
        lines.sort();
        return lines.join(u'\n');
    };
    QCOMPARE(sorted(drawnFrom(mermaid)), sorted(notation));
    QVERIFY2(parseText(drawnFrom(mermaid)), "what was made is a drawing");
}

void TestMermaid::guessesAreTold_data()
{
    QTest::addColumn<QString>("mermaid");
    QTest::addColumn<QStringList>("notes");
    const auto row = [](const char *name, const QString &mermaid, const QStringList &notes) {
        QTest::newRow(name) << u"graph TD\n"_s + mermaid << notes;
    };
    row("no shapes", u"web -->|publishes| orders\norders --> Audit"_s,
        {u"2: \"orders\" was taken for a topic: the words on its arrows say so."_s,
         u"2: \"web\" was taken for a service: its shape says nothing."_s,
         u"3: \"Audit\" was taken for a service: its shape says nothing."_s});
    row("words on an arrow", u"a[a] -->|OrderPlaced| b(b)"_s,
        {u"2: The words \"OrderPlaced\" on an arrow were left out."_s});
    row("no topic between", u"a[a] -->|publishes| b[b]"_s,
        {u"2: \"a\" and \"b\" were joined by a call: no topic stands between them."_s});
    row("topic and database", u"a(a) --> b[(MySQL)]"_s,
        {u"2: \"MySQL\" was taken for an external system: its name is a database's."_s,
         u"2: The arrow from a to b was left out: between a topic and an external system there must be a connector or "
         u"a "
         "service."_s});
    row("no head", u"a[a] --- b(b)"_s,
        {u"2: The line between \"a\" and \"b\" has no head; it was taken as written."_s});
    row("twice", u"a[a] --> b(b)\na --> b"_s, {u"3: The arrow from a to b stands twice; one was kept."_s});
    row("itself", u"a[a] --> a"_s, {u"2: The arrow from a to itself was left out."_s});
    row("subgraph's arrow", u"subgraph x\nb[b]\nend\na[a] --> x"_s,
        {u"2: The subgraph \"x\" was taken for a bounded context."_s,
         u"5: The arrow from a to x was left out: no link joins a subgraph."_s});
}

void TestMermaid::guessesAreTold()
{
    QFETCH(QString, mermaid);
    QStringList told = notesOn(mermaid);
    told.sort();
    QTEST(told, "notes");
}

void TestMermaid::nothingIsGuessedWhereAllIsTold()
{
    QCOMPARE(notesOn(u"graph TD\na[Service] -->|publishes| b(Topic)\nb -->|consumes| c[Consumer]\n~~~ d[x]"_s),
             QStringList());
    QCOMPARE(notesOn(writeMermaid(shopDrawing())), QStringList());
}

void TestMermaid::namesThatCannotStand()
{
    const auto tooLong = readMermaid(u"graph TD\nok[a]\nbad["_s + QString(70'000, u'x') + u']');
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().front().line, 3);
    QString deep = u"graph TD\n"_s;
    for (int i = 0; i < 70; ++i)
        deep += u"subgraph s%1\n"_s.arg(i);
    const auto nested = readMermaid(deep + u"a\n"_s + u"end\n"_s.repeated(70));
    QVERIFY(!nested);
    QVERIFY(nested.error().front().message.contains(u"inside more than"_s));
}

void TestMermaid::manyWithoutAnIdOfTheirOwn()
{
    QString text = u"graph TD\n"_s;
    for (int i = 0; i < 20'000; ++i)
        text += u"注%1[注文]\n"_s.arg(i);
    const auto imported = readMermaid(text);
    QVERIFY(imported);
    QCOMPARE(imported->architecture.elements().size(), 20'000);
}

QTEST_GUILESS_MAIN(TestMermaid)
#include "tst_mermaid.moc"
