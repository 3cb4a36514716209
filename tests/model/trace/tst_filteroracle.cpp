// SPDX-License-Identifier: Apache-2.0
#include "model/trace/eventfilter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rheo;

namespace {

/// One event as plain text, to be filtered by hand.
struct PlainEvent
{
    QString topic;
    QString key;
    QString value;
    qint32 partition;
    qint64 offset;
};

/// One condition as it is typed, and what it means, side by side.
struct TypedCondition
{
    QString typed;
    std::function<bool(const PlainEvent &)> holds;
};

class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) {}

    int below(int limit) { return int(m_random.bounded(limit)); }

    QString word()
    {
        static const QStringList words{
            QStringLiteral("ord"),    QStringLiteral("ORD-1"), QStringLiteral("order-events"),
            QStringLiteral("a b"),    QStringLiteral("and"),   QStringLiteral("x=y"),
            QStringLiteral("topic:"), QStringLiteral("ä"),     QStringLiteral("12:30"),
            QStringLiteral(":"),      QStringLiteral("="),     QStringLiteral("events")};
        return words[below(int(words.size()))];
    }

    PlainEvent event() { return {word(), word() + word(), word() + word() + word(), below(3), below(4)}; }

    TypedCondition condition()
    {
        const QString what = word();
        const QString quoted = QLatin1Char('"') + what + QLatin1Char('"');
        const int number = below(4);
        switch (below(7)) {
        case 0:
            return {QStringLiteral("topic = ") + quoted, [what](const PlainEvent &e) { return e.topic == what; }};
        case 1:
            return {QStringLiteral("KEY=") + quoted, [what](const PlainEvent &e) { return e.key == what; }};
        case 2:
            return {QStringLiteral("Topic: ") + quoted,
                    [what](const PlainEvent &e) { return e.topic.contains(what, Qt::CaseInsensitive); }};
        case 3:
            return {QStringLiteral("key : ") + quoted,
                    [what](const PlainEvent &e) { return e.key.contains(what, Qt::CaseInsensitive); }};
        case 4:
            return {QStringLiteral("partition = %1").arg(number),
                    [number](const PlainEvent &e) { return e.partition == number; }};
        case 5:
            return {QStringLiteral("offset:%1").arg(number),
                    [number](const PlainEvent &e) { return e.offset == number; }};
        default:
            return {quoted, [what](const PlainEvent &e) {
                        return e.topic.contains(what, Qt::CaseInsensitive) ||
                               e.key.contains(what, Qt::CaseInsensitive) || e.value.contains(what, Qt::CaseInsensitive);
                    }};
        }
    }

private:
    QRandomGenerator m_random;
};

EventBatch batchOf(const PlainEvent &event)
{
    EventBatch batch;
    batch.append({.position = {0, event.partition, event.offset}}, event.key.toStdString(), event.value.toStdString());
    return batch;
}

} // namespace

class TestFilterOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meansWhatIsTyped();
    void anythingIsReadOrRefused();
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void bytesThatAreNoTextAreFound();
};

void TestFilterOracle::meansWhatIsTyped()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    Dice dice(seed);
    int matched = 0;
    for (int round = 0; round < 3000; ++round) {
        QStringList typed;
        std::vector<TypedCondition> conditions;
        for (int i = dice.below(3); i >= 0; --i) {
            conditions.push_back(dice.condition());
            typed += conditions.back().typed;
        }
        const QString text = typed.join(dice.below(2) ? QStringLiteral(" and ") : QStringLiteral("  "));
        const auto filter = parseEventFilter(text);
        QVERIFY2(filter, qPrintable(text));
        QCOMPARE(filter->conditions.size(), conditions.size());
        const PlainEvent event = dice.event();
        const bool expected =
            std::all_of(conditions.begin(), conditions.end(), [&](const auto &c) { return c.holds(event); });
        QVERIFY2(filter->matches(batchOf(event), 0, event.topic.toStdString()) == expected,
                 qPrintable(QStringLiteral("%1 on %2|%3|%4").arg(text, event.topic, event.key, event.value)));
        matched += expected ? 1 : 0;
    }
    QVERIFY2(matched > 100 && matched < 2900, qPrintable(QString::number(matched)));
}

void TestFilterOracle::anythingIsReadOrRefused()
{
    QRandomGenerator random(QRandomGenerator::global()->generate());
    static const QString alphabet = QStringLiteral("tk=:\" \t12\"and\\%\u00e4\u2028");
    for (int round = 0; round < 5000; ++round) {
        QString text;
        for (int length = random.bounded(14); length > 0; --length)
            text += alphabet[random.bounded(int(alphabet.size()))];
        const auto filter = parseEventFilter(text);
        if (!filter) {
            QCOMPARE(filter.error().kind, ErrorKind::Input);
            QVERIFY2(filter.error().message.endsWith(u'.'), qPrintable(filter.error().message));
        }
    }
}

void TestFilterOracle::understands_data()
{
    using Field = EventFilter::Field;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("field");
    QTest::addColumn<bool>("contains");
    QTest::addColumn<QString>("what");
    QTest::addColumn<qint64>("number");
    const auto row = [](const char *text, Field field, bool contains, const char *what, qint64 number = 0) {
        QTest::newRow(text) << QString::fromUtf8(text) << int(field) << contains << QString::fromUtf8(what) << number;
    };
    row("topic = a", Field::Topic, false, "a");
    row("topic:a", Field::Topic, true, "a");
    row("topic: a", Field::Topic, true, "a");
    row("topic : a", Field::Topic, true, "a");
    row("topic :a", Field::Any, true, "topic"); // and ":a": a blank before, none after, is no sign of anything
    row("key : \"a b\"", Field::Key, true, "a b");
    row("key:\"a b\"", Field::Key, true, "a b");
    row("key = and", Field::Key, false, "and");
    row("partition:3", Field::Partition, false, "3", 3);
    row("partition : 3", Field::Partition, false, "3", 3);
    row("offset=-1", Field::Offset, false, "-1", -1);
    row("offset = 9223372036854775807", Field::Offset, false, "9223372036854775807", 9'223'372'036'854'775'807);
    row("12:30", Field::Any, true, "12:30");
    row("\"topic:a\"", Field::Any, true, "topic:a");
    row("\"=\"", Field::Any, true, "=");
    row("http://x", Field::Any, true, "http://x");
    row("\"not closed", Field::Any, true, "not closed");
}

void TestFilterOracle::understands()
{
    QFETCH(QString, text);
    const auto filter = parseEventFilter(text);
    QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
    QVERIFY(!filter->isEmpty());
    const EventFilter::Condition &first = filter->conditions.front();
    QTEST(int(first.field), "field");
    QTEST(first.contains, "contains");
    QTEST(QString::fromStdString(first.text), "what");
    QTEST(first.number, "number");
}

void TestFilterOracle::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *text, const char *sentence) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
    };
    row("= a", "Put a field before the equals sign, for instance key = ord-1.");
    row("key =", "Say what key should be, for instance key = orders.");
    row("key:", "Say what key should be, for instance key = orders.");
    row("key = \"\"", "Say what key should be, for instance key = orders.");
    row("partition = x", "partition must be a whole number, not \"x\".");
    row("offset:x", "offset must be a whole number, not \"x\".");
    row("offset = 9223372036854775808", "offset must be a whole number, not \"9223372036854775808\".");
    row("value = 1",
        "There is no field \"value\". Fields are topic, key, partition and offset; put free text with an equals "
        "sign in quotes.");
}

void TestFilterOracle::refuses()
{
    QFETCH(QString, text);
    const auto filter = parseEventFilter(text);
    QVERIFY(!filter);
    QTEST(filter.error().message, "sentence");
}

void TestFilterOracle::bytesThatAreNoTextAreFound()
{
    EventBatch batch;
    batch.append({}, std::string_view("\xff\0k", 3), std::string_view("\x80 needle \x81", 10));
    QVERIFY(parseEventFilter(QStringLiteral("NEEDLE"))->matches(batch, 0, "t"));
    QVERIFY(parseEventFilter(QStringLiteral("key:k"))->matches(batch, 0, "t"));
    QVERIFY(!parseEventFilter(QStringLiteral("key = k"))->matches(batch, 0, "t"));
    QVERIFY(parseEventFilter({})->matches(batch, 0, ""));
}

QTEST_GUILESS_MAIN(TestFilterOracle)
#include "tst_filteroracle.moc"
