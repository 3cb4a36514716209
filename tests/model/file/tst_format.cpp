// SPDX-License-Identifier: Apache-2.0
#include "model/architecture/link.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace rheo;

namespace {

using Json = nlohmann::ordered_json;

const QString formatPath = QStringLiteral(RHEO_SOURCE_DIR "/model/file/FORMAT.md");
const QString schemaPath = QStringLiteral(RHEO_SOURCE_DIR "/resources/rheo.schema.json");
const QString beginMark = QStringLiteral("<!-- fields: begin -->\n");
const QString endMark = QStringLiteral("<!-- fields: end -->");

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Compares a file with what it ought to be; with RHEO_REWRITE set it is written anew instead.
void compareFile(const QString &path, const QString &expected)
{
    if (qEnvironmentVariableIsSet("RHEO_REWRITE")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(expected.toUtf8()) > 0);
    }
    QVERIFY2(contentOf(path) == expected, qPrintable(path + QStringLiteral(" has drifted; set RHEO_REWRITE")));
}

QStringList homesOf(const FieldSpec &spec)
{
    QStringList homes;
    for (const ElementKind kind : allElementKinds) {
        const bool plain = isContainer(kind) && fieldHome(kind) == FieldHome::Container;
        const QString word = plain ? QStringLiteral("container") : keyword(kind);
        if (spec.livesIn(fieldHome(kind)) && !homes.contains(word))
            homes += word;
    }
    for (const LinkKind kind : allLinkKinds) {
        if (spec.livesIn(fieldHome(kind)))
            homes += keyword(kind);
    }
    return homes;
}

bool isBounded(const FieldSpec &spec)
{
    return spec.most != std::numeric_limits<qint64>::max();
}

QString typeOf(const FieldSpec &spec)
{
    const QString range = isBounded(spec) ? QStringLiteral(" %1 to %2").arg(spec.least).arg(spec.most)
                                          : QStringLiteral(" from %1").arg(spec.least);
    switch (spec.type) {
    case FieldType::Flag:
        return QStringLiteral("true or false");
    case FieldType::Count:
    case FieldType::Size:
        return QStringLiteral("number") + range;
    case FieldType::Duration:
        return QStringLiteral("time") + range;
    case FieldType::Text:
        return QStringLiteral("text");
    case FieldType::Choice:
        return QLatin1Char('`') + spec.choices.join(QStringLiteral("`, `")) + QLatin1Char('`');
    case FieldType::TextList:
        return QStringLiteral("list of texts");
    case FieldType::Map:
        return QStringLiteral("object of texts");
    }
    return {};
}

QString standardOf(const FieldSpec &spec)
{
    if (const auto *flag = std::get_if<bool>(&spec.standard))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto *count = std::get_if<qint64>(&spec.standard))
        return QString::number(*count);
    const auto *text = std::get_if<QString>(&spec.standard);
    return text && !text->isEmpty() ? *text : QStringLiteral("empty");
}

QString fieldTableText()
{
    QString table = QStringLiteral("| field | of | value | unit | default | meaning |\n|---|---|---|---|---|---|\n");
    for (const FieldSpec &spec : fieldTable())
        table += QStringLiteral("| `%1` | %2 | %3 | %4 | %5 | %6 |\n")
                     .arg(spec.key, homesOf(spec).join(QStringLiteral(", ")), typeOf(spec), spec.unit, standardOf(spec),
                          spec.help);
    return table;
}

Json textSchema()
{
    return {{"type", "string"}, {"maxLength", int(longestText)}};
}

Json schemaOf(const FieldSpec &spec)
{
    Json schema;
    switch (spec.type) {
    case FieldType::Flag:
        schema = {{"type", "boolean"}};
        break;
    case FieldType::Count:
    case FieldType::Duration:
    case FieldType::Size:
        schema = {{"type", "integer"}, {"minimum", spec.least}};
        if (isBounded(spec))
            schema["maximum"] = spec.most;
        break;
    case FieldType::Text:
        schema = textSchema();
        break;
    case FieldType::Choice:
        schema["enum"] = Json::array();
        for (const QString &choice : spec.choices)
            schema["enum"].push_back(choice.toStdString());
        break;
    case FieldType::TextList:
        schema = {{"type", "array"}, {"items", textSchema()}};
        break;
    case FieldType::Map:
        schema = {{"type", "object"}, {"additionalProperties", textSchema()}};
        break;
    }
    schema["description"] = spec.help.toStdString();
    return schema;
}

/// "if it is of this kind, then these fields look like this", for every kind.
template<typename Kinds> Json fieldsByKind(const Kinds &kinds)
{
    Json rules = Json::array();
    for (const auto kind : kinds) {
        Json properties = Json::object();
        for (const FieldSpec &spec : fieldTable()) {
            if (spec.livesIn(fieldHome(kind)))
                properties[spec.key.toStdString()] = schemaOf(spec);
        }
        if (!properties.empty())
            rules.push_back({{"if", {{"properties", {{"kind", {{"const", keyword(kind).toStdString()}}}}}}},
                             {"then", {{"properties", properties}}}});
    }
    return rules;
}

template<typename Kinds> Json kindSchema(const Kinds &kinds)
{
    Json words = Json::array();
    for (const auto kind : kinds)
        words.push_back(keyword(kind).toStdString());
    return {{"enum", words}};
}

Json idSchema()
{
    return {{"type", "string"}, {"pattern", "^[a-z0-9][a-z0-9._-]*$"}, {"maxLength", 249}};
}

Json elementSchema()
{
    return {{"type", "object"},
            {"required", {"id", "kind", "name"}},
            {"properties",
             {{"id", idSchema()}, {"kind", kindSchema(allElementKinds)}, {"name", textSchema()}, {"in", idSchema()}}},
            {"allOf", fieldsByKind(allElementKinds)}};
}

Json linkSchema()
{
    return {{"type", "object"},
            {"required", {"from", "to", "kind"}},
            {"properties",
             {{"from", idSchema()}, {"to", idSchema()}, {"kind", kindSchema(allLinkKinds)}, {"group", textSchema()}}},
            {"allOf", fieldsByKind(allLinkKinds)}};
}

Json placeSchema()
{
    const Json coordinate{{"type", "number"}, {"minimum", -farthestCoordinate}, {"maximum", farthestCoordinate}};
    const Json flag{{"type", "boolean"}};
    return {{"type", "object"},
            {"required", {"id", "x", "y"}},
            {"properties",
             {{"id", idSchema()},
              {"x", coordinate},
              {"y", coordinate},
              {"z", {{"type", "integer"}}},
              {"pinned", flag},
              {"locked", flag},
              {"collapsed", flag}}},
            {"additionalProperties", false}};
}

QString schemaText()
{
    const Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", "A drawing of Rheograph (.rheo), version 1"},
                      {"type", "object"},
                      {"required", {"format", "version"}},
                      {"properties",
                       {{"format", {{"const", "rheograph"}}},
                        {"version", {{"const", 1}}},
                        {"name", textSchema()},
                        {"description", textSchema()},
                        {"elements", {{"type", "array"}, {"maxItems", int(mostElements)}, {"items", elementSchema()}}},
                        {"links", {{"type", "array"}, {"items", linkSchema()}}},
                        {"places", {{"type", "array"}, {"items", placeSchema()}}}}}};
    return QString::fromStdString(schema.dump(1)) + QLatin1Char('\n');
}

/// The fenced blocks of one language.
QStringList examples(const QString &language)
{
    QStringList found;
    const QRegularExpression fence(QStringLiteral("```%1\n(.*?)```").arg(language),
                                   QRegularExpression::DotMatchesEverythingOption);
    for (const QRegularExpressionMatch &match : fence.globalMatch(contentOf(formatPath)))
        found += match.captured(1);
    return found;
}

} // namespace

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theFieldTableHasNotDrifted()
    {
        const QString document = contentOf(formatPath);
        const qsizetype begin = document.indexOf(beginMark) + beginMark.size();
        const qsizetype end = document.indexOf(endMark);
        QVERIFY(begin >= beginMark.size() && end >= begin);
        compareFile(formatPath, document.left(begin) + fieldTableText() + document.sliced(end));
    }

    void theSchemaHasNotDrifted() { compareFile(schemaPath, schemaText()); }

    void theExampleFileIsWrittenAsTheProgramWritesIt()
    {
        const QStringList files = examples(QStringLiteral("json"));
        QCOMPARE(files.size(), 1);
        const auto read = parseRheo(files[0].toUtf8());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().front().message));
        QCOMPARE(QString::fromUtf8(writeRheo(*read)), files[0]);
    }

    void theExampleTextIsRead()
    {
        const QStringList texts = examples(QStringLiteral("rheo"));
        QCOMPARE(texts.size(), 1);
        const auto read = parseText(texts[0]);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().front().message));
        QCOMPARE(read->elements().size(), 6);
        QCOMPARE(read->links().size(), 3);
    }

    void noFieldHidesAMemberOfTheFormat()
    {
        const QStringList taken{QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("name"),
                                QStringLiteral("in"), QStringLiteral("from"), QStringLiteral("to")};
        for (const FieldSpec &spec : fieldTable()) {
            QVERIFY2(!taken.contains(spec.key), qPrintable(spec.key));
            for (const LinkKind kind : allLinkKinds)
                QVERIFY2(spec.key != QStringLiteral("group") || !spec.livesIn(fieldHome(kind)), qPrintable(spec.key));
        }
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
