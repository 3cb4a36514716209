// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/element.h"
#include "model/architecture/link.h"
#include "model/file/rheofile.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rheo;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

bool isNumber(FieldType type)
{
    return type == FieldType::Count || type == FieldType::Duration || type == FieldType::Size;
}

/// One value of every alternative, and which types may hold it.
struct Sample
{
    FieldValue value;
    QSet<FieldType> holders;
};

std::vector<Sample> samples()
{
    return {{FieldValue(true), {FieldType::Flag}},
            {FieldValue(qint64(1)), {FieldType::Count, FieldType::Duration, FieldType::Size}},
            {FieldValue(text("all")), {FieldType::Text, FieldType::Choice}},
            {FieldValue(QStringList{text("all")}), {FieldType::TextList}},
            {FieldValue(TextMap{{text("a"), text("b")}}), {FieldType::Map}}};
}

QString mustBe(FieldType type)
{
    switch (type) {
    case FieldType::Flag:
        return text("true or false");
    case FieldType::Text:
    case FieldType::Choice:
        return text("text");
    case FieldType::TextList:
        return text("a list of texts");
    case FieldType::Map:
        return text("an object of texts");
    default:
        return text("a whole number");
    }
}

/// A drawing of one element, or of one link between two, that holds the field.
QByteArray fileWith(const FieldSpec &spec, const QByteArray &value)
{
    const QByteArray field = ", \"" + spec.key.toUtf8() + "\": " + value;
    const QByteArray start = "{\"format\": \"rheograph\", \"version\": 1, \"elements\": [";
    for (const ElementKind kind : allElementKinds) {
        if (spec.livesIn(fieldHome(kind)))
            return start + "{\"id\": \"e\", \"kind\": \"" + keyword(kind).toUtf8() + "\", \"name\": \"e\"" + field +
                   "}]}";
    }
    const bool consumes = spec.livesIn(FieldHome::Consumes);
    return start +
           "{\"id\": \"s\", \"kind\": \"service\", \"name\": \"s\"}, {\"id\": \"t\", \"kind\": \"topic\", \"name\": "
           "\"t\"}"
           "], \"links\": [{\"from\": \"" +
           (consumes ? "t\", \"to\": \"s\", \"kind\": \"consumes\"" : "s\", \"to\": \"t\", \"kind\": \"produces\"") +
           field + "}]}";
}

QByteArray asJson(const FieldSpec &spec)
{
    switch (spec.type) {
    case FieldType::Flag:
        return "true";
    case FieldType::Text:
        return "\"x\"";
    case FieldType::Choice:
        return '"' + spec.choices.back().toUtf8() + '"';
    case FieldType::TextList:
        return "[\"x\"]";
    case FieldType::Map:
        return "{\"k\": \"v\"}";
    default:
        return QByteArray::number(spec.least);
    }
}

} // namespace

/// Row by row: what each field of the table accepts and refuses, in memory and in a file.
class TestFieldTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data();

    void rows() { eachAlternative(); }

    void numbersHaveTheirBounds_data() { rows_data(); }

    void numbersHaveTheirBounds();

    void choicesAreClosed_data() { rows_data(); }

    void choicesAreClosed();

    void filesTakeAndRefuse_data() { rows_data(); }

    void filesTakeAndRefuse();
    void patternsAreRegularExpressions();
    void standardsComeFromTheTable();
    void noFieldOfOneHomeIsFoundInAnother();

private:
    void eachAlternative();
};

void TestFieldTable::rows_data()
{
    QTest::addColumn<int>("row");
    for (size_t i = 0; i < fieldTable().size(); ++i)
        QTest::newRow(qPrintable(fieldTable()[i].key)) << int(i);
}

void TestFieldTable::eachAlternative()
{
    QFETCH(int, row);
    const FieldSpec &spec = fieldTable()[size_t(row)];
    for (const Sample &sample : samples()) {
        if (sample.holders.contains(spec.type))
            continue;
        QCOMPARE(fieldProblem(spec, sample.value), text("%1 must be %2.").arg(spec.key, mustBe(spec.type)));
    }
    QCOMPARE(fieldProblem(spec, spec.standard), std::optional<QString>());
}

void TestFieldTable::numbersHaveTheirBounds()
{
    QFETCH(int, row);
    const FieldSpec &spec = fieldTable()[size_t(row)];
    if (!isNumber(spec.type)) {
        QVERIFY2(spec.least == 0 && spec.unit.isEmpty(), "only numbers have bounds and units");
        return;
    }
    QVERIFY(!fieldProblem(spec, spec.least));
    QVERIFY(!fieldProblem(spec, spec.most));
    QCOMPARE(fieldProblem(spec, spec.least - 1),
             text("%1 is %2; the least is %3.").arg(spec.key).arg(spec.least - 1).arg(spec.least));
    if (spec.most < std::numeric_limits<qint64>::max())
        QCOMPARE(fieldProblem(spec, spec.most + 1),
                 text("%1 is %2; the most is %3.").arg(spec.key).arg(spec.most + 1).arg(spec.most));
    QVERIFY(fieldProblem(spec, std::numeric_limits<qint64>::min()));
    QCOMPARE(spec.unit, spec.type == FieldType::Duration ? text("ms") : QString());
}

void TestFieldTable::choicesAreClosed()
{
    QFETCH(int, row);
    const FieldSpec &spec = fieldTable()[size_t(row)];
    if (spec.type != FieldType::Choice) {
        QVERIFY(spec.choices.isEmpty());
        return;
    }
    QCOMPARE(std::get<QString>(spec.standard), spec.choices.front());
    QCOMPARE(QSet<QString>(spec.choices.begin(), spec.choices.end()).size(), spec.choices.size());
    for (const QString &choice : spec.choices) {
        QVERIFY(!fieldProblem(spec, choice));
        for (const QString &near : {choice.toUpper(), choice + text(" "), choice.chopped(1)}) {
            if (spec.choices.contains(near))
                continue;
            QCOMPARE(fieldProblem(spec, near),
                     text("%1 is \"%2\"; it can be %3.").arg(spec.key, near, spec.choices.join(text(", "))));
        }
    }
}

void TestFieldTable::filesTakeAndRefuse()
{
    QFETCH(int, row);
    const FieldSpec &spec = fieldTable()[size_t(row)];
    const auto read = parseRheo(fileWith(spec, asJson(spec)));
    QVERIFY2(read, read ? "" : qPrintable(read.error().front().message));
    const FieldMap &kept = read->architecture.links().isEmpty() ? read->architecture.elements().first().fields
                                                                : read->architecture.links().first().fields;
    if (isNumber(spec.type) && spec.least == std::get<qint64>(spec.standard)) {
        QVERIFY2(kept.isEmpty(), "what is at its default is dropped");
    } else {
        QCOMPARE(kept.keys(), QStringList{spec.key});
        QVERIFY(!fieldProblem(spec, kept.first()));
    }
    for (const char *foreign : {"null", "1.5", "[1]", "[[]]", "{\"a\": 1}", "1e99", "-9223372036854775809"})
        QVERIFY2(!parseRheo(fileWith(spec, foreign)), foreign);
    for (const char *value : {"true", "7", "\"all\"", "{}"}) {
        const auto as = parseRheo(fileWith(spec, value));
        const bool fits =
            (spec.type == FieldType::Flag && value == QByteArray("true")) ||
            (isNumber(spec.type) && value == QByteArray("7")) ||
            ((spec.type == FieldType::Text || spec.choices.contains(text("all"))) && value == QByteArray("\"all\"")) ||
            (spec.type == FieldType::Map && value == QByteArray("{}"));
        QVERIFY2(as.has_value() == fits, value);
        QVERIFY(as || as.error().front().message.contains(spec.key));
    }
}

void TestFieldTable::patternsAreRegularExpressions()
{
    const FieldSpec *spec = fieldSpec(fields::topicPattern, FieldHome::Consumes);
    QVERIFY(spec);
    for (const char *good : {"", "orders", "orders\\..*", "(a|b)+", "[a-z]{2,3}", "^$"})
        QVERIFY2(!fieldProblem(*spec, text(good)), good);
    for (const char *bad : {"(", "[", "*", "\\", "(?<n"})
        QCOMPARE(fieldProblem(*spec, text(bad)), text("topicPattern is not a regular expression."));
}

void TestFieldTable::standardsComeFromTheTable()
{
    for (const FieldSpec &spec : fieldTable()) {
        for (const ElementKind kind : allElementKinds) {
            if (spec.livesIn(fieldHome(kind)))
                QVERIFY2(Element({}, kind, {}, {}).field(spec.key) == spec.standard, qPrintable(spec.key));
        }
        for (const LinkKind kind : allLinkKinds) {
            if (spec.livesIn(fieldHome(kind)))
                QVERIFY2((Link{{{}, {}, kind}}.field(spec.key) == spec.standard), qPrintable(spec.key));
        }
    }
}

void TestFieldTable::noFieldOfOneHomeIsFoundInAnother()
{
    for (const FieldSpec &spec : fieldTable()) {
        for (quint32 bit = 1; bit <= quint32(FieldHome::ReadsWrites); bit <<= 1) {
            const FieldSpec *found = fieldSpec(spec.key, FieldHome(bit));
            QCOMPARE(found != nullptr, (spec.homes & bit) != 0);
            QVERIFY(!found || found->key == spec.key);
        }
        QVERIFY(!fieldSpec(spec.key.toUpper(), FieldHome::Service));
    }
    QVERIFY(!fieldSpec({}, FieldHome::Topic));
}

QTEST_GUILESS_MAIN(TestFieldTable)
#include "tst_fieldtable.moc"
