// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"
#include "model/file/texttokens.h"
#include "tests/model/file/randomdrawing.h"

#include <QTest>

using namespace rheo;

namespace {

ElementId id(const char *text)
{
    return ElementId(QString::fromUtf8(text));
}

Architecture parsed(const char *text)
{
    const auto architecture = parseText(QString::fromUtf8(text));
    if (!architecture)
        qWarning().noquote() << architecture.error().front().message;
    return architecture ? *architecture : Architecture();
}

QString listed(const QList<Problem> &problems)
{
    QString text;
    for (const Problem &problem : problems)
        text += QStringLiteral("%1:%2 %3\n").arg(problem.line).arg(problem.column).arg(problem.message);
    return text;
}

} // namespace

class TestTextNotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsTheFirstExample()
    {
        const Architecture a = parsed("# a shop\n"
                                      "service orders \"Order service\" instances 3\n"
                                      "topic order-events partitions 6 # six of them\n"
                                      "\n"
                                      "service inventory\r\n"
                                      "orders -> order-events\n"
                                      "order-events -> inventory group inventory-service\n");
        QCOMPARE(a.elements().size(), 3);
        QCOMPARE(a.element(id("orders"))->name, QStringLiteral("Order service"));
        QCOMPARE(a.element(id("orders"))->count(fields::instances), 3);
        QCOMPARE(a.element(id("order-events"))->count(fields::partitions), 6);
        QVERIFY(a.link({id("orders"), id("order-events"), LinkKind::Produces}));
        QVERIFY(a.link({id("order-events"), id("inventory"), LinkKind::Consumes, QStringLiteral("inventory-service")}));
    }

    void hasAStatementForEveryKindOfElement()
    {
        for (const ElementKind kind : allElementKinds) {
            const auto a = parseText(keyword(kind) + QStringLiteral(" x \"X\""));
            QVERIFY2(a && a->element(id("x")) && a->element(id("x"))->kind == kind, qPrintable(keyword(kind)));
        }
    }

    void hasAStatementForEveryKindOfLink()
    {
        const QByteArray ends = "service s\nservice s2\ntopic t\ntopic t2\nexternal-system e\n";
        const auto kindOf = [&](const char *line) { return parsed(ends + line).links().first().id; };
        QCOMPARE(kindOf("s -> t"), (LinkId{id("s"), id("t"), LinkKind::Produces}));
        QCOMPARE(kindOf("s produces t"), (LinkId{id("s"), id("t"), LinkKind::Produces}));
        QCOMPARE(kindOf("t -> s"), (LinkId{id("t"), id("s"), LinkKind::Consumes}));
        QCOMPARE(kindOf("s consumes t"), (LinkId{id("t"), id("s"), LinkKind::Consumes}));
        QCOMPARE(kindOf("t -> t2"), (LinkId{id("t"), id("t2"), LinkKind::Mirrors}));
        QCOMPARE(kindOf("t mirrors t2"), (LinkId{id("t"), id("t2"), LinkKind::Mirrors}));
        QCOMPARE(kindOf("s -> s2"), (LinkId{id("s"), id("s2"), LinkKind::Calls}));
        QCOMPARE(kindOf("s calls e"), (LinkId{id("s"), id("e"), LinkKind::Calls}));
        QCOMPARE(kindOf("s reads-writes e"), (LinkId{id("s"), id("e"), LinkKind::ReadsWrites}));
    }

    void readsFieldsContainersAndNames()
    {
        const Architecture a = parsed("drawing \"The shop\" \"All of it\"\n"
                                      "service Orders in Ordering config linger.ms 5 config acks all serviceTime 2s\n"
                                      "bounded-context ordering \"Ordering\"\n"
                                      "topic \"Order events\" retention 7d cleanupPolicy compact,delete internal true\n"
                                      "note n text \"Say \\\"hi\\\"\\nand \\u{1F600} \\\\\"\n"
                                      "Orders -> \"Order events\" deadLetter true\n"
                                      "\"Order events\" -> Orders hopBudget 250ms topicPattern \"a.*\"\n");
        QCOMPARE(a.name, QStringLiteral("The shop"));
        QCOMPARE(a.description, QStringLiteral("All of it"));
        const Element *orders = a.element(id("orders"));
        QVERIFY(orders);
        QCOMPARE(orders->name, QStringLiteral("Orders"));
        QCOMPARE(orders->container, id("ordering"));
        QCOMPARE(orders->count(fields::serviceTime), 2000);
        QCOMPARE(std::get<TextMap>(orders->field(fields::config)).size(), 2);
        const Element *topic = a.element(id("order-events"));
        QVERIFY(topic);
        QVERIFY(topic->flag(fields::internal));
        QVERIFY2(topic->fields.find(fields::retention) == topic->fields.end(), "seven days are the default");
        QCOMPARE(a.element(id("n"))->text(fields::text), QString::fromUtf8("Say \"hi\"\nand 😀 \\"));
        QVERIFY(a.link({id("orders"), id("order-events"), LinkKind::Produces})->flag(fields::deadLetter));
        QCOMPARE(a.link({id("order-events"), id("orders"), LinkKind::Consumes})->count(fields::hopBudget), 250);
    }

    void idsThatAreWordsOfTheNotation()
    {
        const Architecture a = parsed("service service\ntopic topic\nservice calls\nservice in in group\nsite group\n"
                                      "\"service\" calls calls\nservice -> topic\n");
        QCOMPARE(a.links().size(), 2);
        QCOMPARE(a.element(id("in"))->container, id("group"));
        const auto again = parseText(writeText(a));
        QVERIFY(again && *again == a);
    }

    void readsBackWhatItWrote()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 200; ++i) {
            const Architecture a = test::RandomDrawing(seed + i).make(30).architecture;
            const QString text = writeText(a);
            const auto read = parseText(text);
            QVERIFY2(read, qPrintable(QStringLiteral("seed %1: %2")
                                          .arg(QString::number(seed + i), read ? QString() : listed(read.error()))));
            QVERIFY2(*read == a, qPrintable(QStringLiteral("seed %1").arg(seed + i)));
            QCOMPARE(writeText(*read), text);
        }
    }

    void whatItReadsAFileCanHold()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 50; ++i) {
            const auto read = parseText(writeText(test::RandomDrawing(seed + i).make(20).architecture));
            QVERIFY(read);
            const auto again = parseRheo(writeRheo({*read, {}, {}}));
            QVERIFY2(again && again->architecture == *read, qPrintable(QStringLiteral("seed %1").arg(seed + i)));
        }
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const char *text, int line, int column, const char *part) {
            QTest::newRow(name) << QString::fromUtf8(text) << line << column << QString::fromUtf8(part);
        };
        row("unknown word", "queue q", 1, 1, "service, topic");
        row("no id", "service", 1, 8, "no id");
        row("bad id", "service Orders \"x\"", 1, 9, "no id");
        row("id twice", "service a\ntopic a", 2, 7, "already");
        row("unknown field", "service a partitions 3", 1, 11, "runtime, instances");
        row("field of the other kind", "topic a instances 3", 1, 9, "partitions");
        row("no value", "topic a partitions", 1, 9, "has no value");
        row("map needs two", "topic a config x", 1, 9, "has no value");
        row("field twice", "topic a partitions 3 partitions 4", 1, 22, "twice");
        row("no number", "topic a partitions many", 1, 20, "whole number");
        row("out of range", "topic a partitions 0", 1, 20, "least is 1");
        row("no time", "topic a retention 7weeks", 1, 19, "7d");
        row("no flag", "topic a internal yes", 1, 18, "true or false");
        row("no choice", "service a acks 2", 1, 16, "all, 1, 0");
        row("unknown end", "service orders\ntopic order-events\norders -> order-event", 3, 11,
            "Did you mean \"order-events\"");
        row("unknown start", "service orders\norder -> orders", 2, 1, "Did you mean \"orders\"");
        row("nothing near", "service orders\nzzzzzzzz -> orders", 2, 1, "There is no element \"zzzzzzzz\".");
        row("no end", "service a\na ->", 2, 5, "no end");
        row("no such link", "note a\nnote b\na -> b", 3, 3, "No link leads from a note to a note");
        row("wrong link", "service a\ntopic b\na mirrors b", 3, 3, "Only a topic is mirrored");
        row("to itself", "service a\na calls a", 2, 3, "itself");
        row("link twice", "service a\ntopic b\na -> b\na -> b", 4, 1, "twice");
        row("group of a producer", "service a\ntopic b\na -> b group g", 3, 8, "There is no \"group\"");
        row("ambiguous name", "service a \"X\"\nservice b \"X\"\ntopic t\n\"X\" -> t", 4, 1, "2 elements");
        row("container unknown", "service a in b", 1, 14, "no container");
        row("container none", "service a in b\nservice b", 1, 14, "b is a service");
        row("container in itself", "site a in a", 1, 11, "lives in itself");
        row("no closing quote", "service a \"b", 1, 11, "closing quote");
        row("unknown escape", "service a \"\\x\"", 1, 12, "escapes are");
        row("half a character", "service a \"\\u{d800}\"", 1, 12, "escapes are");
        row("drawing without title", "drawing", 1, 1, "title");
        row("columns count characters", "note a text \"😀日\" owner", 1, 18, "has no value");
    }

    void saysWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, part);
        const auto read = parseText(text);
        QVERIFY(!read);
        const QString all = listed(read.error());
        QVERIFY2(read.error().size() == 1, qPrintable(all));
        QVERIFY2(all.startsWith(QStringLiteral("%1:%2 ").arg(line).arg(column)), qPrintable(all));
        QVERIFY2(all.contains(part), qPrintable(all));
    }

    void listsAllProblems()
    {
        const auto read = parseText(QStringLiteral("queue q\nservice a\ntopic t partitions 0\na -> b\n"));
        QVERIFY(!read);
        QCOMPARE(read.error().size(), 3);
        QCOMPARE(read.error()[2].line, 4);
    }

    void durationsInWords()
    {
        QCOMPARE(durationNotation(604800000), QStringLiteral("7d"));
        QCOMPARE(durationNotation(90000), QStringLiteral("90s"));
        QCOMPARE(durationNotation(1001), QStringLiteral("1001ms"));
        QCOMPARE(durationNotation(0), QStringLiteral("0"));
        QCOMPARE(durationNotation(-1), QStringLiteral("-1"));
        QCOMPARE(durationFor(QStringLiteral("12h")), 43200000);
        QCOMPARE(durationFor(QStringLiteral("15")), 15);
        QVERIFY(!durationFor(QStringLiteral("h")));
        QVERIFY(!durationFor(QStringLiteral("99999999999999999d")));
        QVERIFY(!durationFor(QString()));
    }

    void anEmptyTextIsAnEmptyDrawing() { QVERIFY(parseText(QString()) == Architecture()); }
};

QTEST_GUILESS_MAIN(TestTextNotation)
#include "tst_textnotation.moc"
