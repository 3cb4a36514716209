// SPDX-License-Identifier: Apache-2.0
#include "model/file/limits.h"
#include "model/file/structure.h"
#include "model/file/textnotation.h"
#include "model/file/texttokens.h"

namespace rheo {

namespace {

using Tokens = QList<TextToken>;

const QString arrow = QStringLiteral("->");
const QString drawingWord = QStringLiteral("drawing");
const QString inWord = QStringLiteral("in");
const QString groupWord = QStringLiteral("group");

QString listedKeywords(const QString &last)
{
    QStringList words;
    for (const ElementKind kind : allElementKinds)
        words += keyword(kind);
    return words.join(QStringLiteral(", ")) + last;
}

QString keysOf(FieldHome home)
{
    QStringList keys;
    for (const FieldSpec &spec : fieldTable()) {
        if (spec.livesIn(home))
            keys += spec.key;
    }
    return keys.join(QStringLiteral(", "));
}

/// Elements are read first; containers and links are joined once all names are known.
class TextReader
{
public:
    std::expected<Architecture, QList<Problem>> read(const QString &text)
    {
        qsizetype start = 0;
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            statement(line.endsWith(QLatin1Char('\r')) ? line.chopped(1) : line, start);
            start += line.size() + 1;
        }
        indexNames();
        joinContainers();
        for (const Tokens &tokens : std::as_const(m_links))
            linkStatement(tokens);
        if (!m_problems.isEmpty())
            return std::unexpected(m_problems.placedIn(QStringView(text)));
        return m_architecture;
    }

private:
    void problem(const TextToken &at, const QString &message) { m_problems.add(at.offset, message); }

    /// After the last word of a statement that lacks something.
    void problemAfter(const Tokens &tokens, const QString &message)
    {
        m_problems.add(tokens.back().offset + tokens.back().text.size(), message);
    }

    void statement(const QString &line, qsizetype offset)
    {
        const TextTokens read = tokensOf(line, offset);
        const Tokens &tokens = read.tokens;
        if (!read.fault.isEmpty())
            return m_problems.add(read.faultAt, read.fault);
        if (tokens.isEmpty())
            return;
        if (isLink(tokens)) {
            m_links += tokens;
            return;
        }
        const auto kind = tokens[0].quoted ? std::nullopt : elementKindFor(tokens[0].text);
        if (tokens[0].is(drawingWord))
            drawingStatement(tokens);
        else if (kind)
            elementStatement(*kind, tokens);
        else
            problem(tokens[0], QStringLiteral("A line begins with %1, or joins two elements as in: orders -> "
                                              "order-events. This is \"%2\".")
                                   .arg(listedKeywords(QStringLiteral(" or drawing")), tokens[0].text));
    }

    static bool isLink(const Tokens &tokens)
    {
        if (tokens.size() < 2 || tokens[1].quoted)
            return false;
        if (tokens[1].text == arrow)
            return true;
        const bool begins = tokens[0].is(drawingWord) || (!tokens[0].quoted && elementKindFor(tokens[0].text));
        return !begins && linkKindFor(tokens[1].text);
    }

    void drawingStatement(const Tokens &tokens)
    {
        if (tokens.size() < 2 || tokens.size() > 3)
            return problem(tokens[0], QStringLiteral("The drawing has a title and maybe a description: drawing "
                                                     "\"Shop\" \"All that happens to an order\"."));
        for (const TextToken &token : tokens.sliced(1))
            checkLength(token);
        m_architecture.name = tokens[1].text;
        m_architecture.description = tokens.size() > 2 ? tokens[2].text : QString();
    }

    void checkLength(const TextToken &token)
    {
        if (const auto tooLong = textProblem(QStringLiteral("This text"), token.text))
            problem(token, *tooLong);
    }

    void elementStatement(ElementKind kind, const Tokens &tokens)
    {
        if (tokens.size() < 2)
            return problemAfter(tokens,
                                QStringLiteral("The %1 has no id. Write for instance: %1 orders.").arg(tokens[0].text));
        const bool named = tokens.size() > 2 && tokens[2].quoted;
        const QString &first = tokens[1].text;
        const QString id = named || isSlug(first) ? first : slugFor(first);
        if (!isSlug(id))
            return problem(tokens[1], QStringLiteral("\"%1\" is no id: an id has small letters, digits, points, "
                                                     "underscores and hyphens and begins with a letter or digit.")
                                          .arg(id));
        if (m_architecture.element(ElementId(id)))
            return problem(tokens[1], QStringLiteral("There is an element \"%1\" already. Choose another id.").arg(id));
        if (m_architecture.elements().size() == mostElements)
            return problem(tokens[0],
                           QStringLiteral("There are more than %1 elements. Split the drawing.").arg(mostElements));
        Element element{ElementId(id), kind, named ? tokens[2].text : first, {}};
        checkLength(named ? tokens[2] : tokens[1]);
        fieldWords(tokens, named ? 3 : 2, fieldHome(kind), element.fields,
                   [&](const TextToken &key, const TextToken &value) {
                       if (!key.is(inWord))
                           return false;
                       m_containers.insert(element.id, value);
                       return true;
                   });
        m_architecture.put(element);
    }

    /// Reads "key value" pairs; `special` takes those that are no fields and says whether it did.
    template<typename Special>
    void fieldWords(const Tokens &tokens, qsizetype from, FieldHome home, FieldMap &fields, Special special)
    {
        QSet<QString> seen;
        for (qsizetype at = from; at < tokens.size();) {
            const TextToken &key = tokens[at];
            const FieldSpec *spec = key.quoted ? nullptr : fieldSpec(key.text, home);
            const qsizetype needed = spec && spec->type == FieldType::Map ? 2 : 1;
            if (at + needed >= tokens.size())
                return problem(key, spec || key.is(inWord) || key.is(groupWord)
                                        ? QStringLiteral("%1 has no value.").arg(key.text)
                                        : noSuchField(key.text, home));
            const bool repeats = spec && (spec->type == FieldType::Map || spec->type == FieldType::TextList);
            if (!repeats && seen.contains(key.text))
                problem(key, QStringLiteral("%1 stands here twice. Remove one.").arg(key.text));
            seen.insert(key.text);
            if (special(key, tokens[at + 1]))
                checkLength(tokens[at + 1]);
            else if (spec)
                setField(*spec, tokens, at, fields);
            else
                problem(key, noSuchField(key.text, home));
            at += needed + 1;
        }
        dropStandards(fields, home);
    }

    static QString noSuchField(const QString &key, FieldHome home)
    {
        return QStringLiteral("There is no \"%1\" here; there can be %2.").arg(key, keysOf(home));
    }

    static void dropStandards(FieldMap &fields, FieldHome home)
    {
        fields.removeIf(
            [home](const FieldMap::iterator &it) { return it.value() == fieldSpec(it.key(), home)->standard; });
    }

    void setField(const FieldSpec &spec, const Tokens &tokens, qsizetype at, FieldMap &fields)
    {
        const TextToken &word = tokens[at + 1];
        checkLength(word);
        if (spec.type == FieldType::Map) {
            checkLength(tokens[at + 2]);
            TextMap map = fields.contains(spec.key) ? std::get<TextMap>(fields[spec.key]) : TextMap();
            map.insert(word.text, tokens[at + 2].text);
            fields[spec.key] = map;
            return;
        }
        if (spec.type == FieldType::TextList) {
            QStringList list = fields.contains(spec.key) ? std::get<QStringList>(fields[spec.key]) : QStringList();
            fields[spec.key] = list << word.text;
            return;
        }
        const auto value = valueOf(spec, word);
        const auto wrong = value ? fieldProblem(spec, *value) : std::nullopt;
        if (wrong)
            problem(word, *wrong);
        else if (value)
            fields[spec.key] = *value;
    }

    std::optional<FieldValue> valueOf(const FieldSpec &spec, const TextToken &word)
    {
        bool understood = false;
        switch (spec.type) {
        case FieldType::Flag:
            if (word.is(QStringLiteral("true")) || word.is(QStringLiteral("false")))
                return word.text == QStringLiteral("true");
            problem(word, QStringLiteral("%1 must be true or false.").arg(spec.key));
            return {};
        case FieldType::Duration:
            if (const auto milliseconds = durationFor(word.text))
                return *milliseconds;
            problem(word, QStringLiteral("%1 must be a time such as 250ms, 10s, 5m, 12h or 7d.").arg(spec.key));
            return {};
        case FieldType::Count:
        case FieldType::Size: {
            const qint64 count = word.text.toLongLong(&understood);
            if (understood)
                return count;
            problem(word, QStringLiteral("%1 must be a whole number.").arg(spec.key));
            return {};
        }
        default:
            return word.text;
        }
    }

    void indexNames()
    {
        for (const Element &element : m_architecture.elements())
            m_byName.insert(element.name, element.id);
    }

    /// By id, else by name where only one has it.
    std::optional<ElementId> resolve(const TextToken &word, const QString &what)
    {
        if (ElementId id(word.text); m_architecture.element(id))
            return id;
        const QList<ElementId> named = m_byName.values(word.text);
        if (named.size() == 1)
            return named.front();
        problem(
            word,
            named.isEmpty()
                ? QStringLiteral("There is no %1 \"%2\".%3").arg(what, word.text, didYouMean(m_architecture, word.text))
                : QStringLiteral("%1 elements are called \"%2\". Write the id of the one you "
                                 "mean.")
                      .arg(named.size())
                      .arg(word.text));
        return {};
    }

    void joinContainers()
    {
        for (auto it = m_containers.cbegin(); it != m_containers.cend(); ++it) {
            if (const auto container = resolve(it.value(), QStringLiteral("container"))) {
                Element element = *m_architecture.element(it.key());
                element.container = *container;
                m_architecture.put(element);
            }
        }
        const QHash<ElementId, QString> problems = containerProblems(m_architecture);
        for (auto it = problems.cbegin(); it != problems.cend(); ++it)
            problem(m_containers[it.key()], it.value());
    }

    void linkStatement(const Tokens &tokens)
    {
        if (tokens.size() < 3)
            return problemAfter(tokens, QStringLiteral("The link has no end. Write for instance: orders -> "
                                                       "order-events."));
        auto from = resolve(tokens[0], QStringLiteral("element"));
        auto to = resolve(tokens[2], QStringLiteral("element"));
        if (!from || !to)
            return;
        if (tokens[1].text == keyword(LinkKind::Consumes))
            std::swap(from, to);
        const auto kind = kindOf(tokens, *from, *to);
        if (!kind)
            return;
        Link link{{*from, *to, *kind}};
        fieldWords(tokens, 3, fieldHome(*kind), link.fields, [&](const TextToken &key, const TextToken &value) {
            if (!key.is(groupWord) || *kind != LinkKind::Consumes)
                return false;
            link.id.group = value.text;
            return true;
        });
        if (m_architecture.link(link.id))
            return problem(tokens[0], QStringLiteral("This link stands here twice. Remove one."));
        m_architecture.put(link);
    }

    std::optional<LinkKind> kindOf(const Tokens &tokens, const ElementId &from, const ElementId &to)
    {
        const Element &first = *m_architecture.element(from);
        const Element &second = *m_architecture.element(to);
        const auto kind = tokens[1].text == arrow ? naturalLink(first, second) : linkKindFor(tokens[1].text);
        if (!kind) {
            problem(tokens[1],
                    QStringLiteral("No link leads from a %1 to a %2.").arg(keyword(first.kind), keyword(second.kind)));
            return {};
        }
        if (const auto wrong = endProblem(m_architecture, {from, to, *kind})) {
            problem(tokens[1], *wrong);
            return {};
        }
        return kind;
    }

    ProblemList m_problems;
    Architecture m_architecture;
    QHash<ElementId, TextToken> m_containers;
    QList<Tokens> m_links;
    QMultiHash<QString, ElementId> m_byName;
};

} // namespace

std::expected<Architecture, QList<Problem>> parseText(const QString &text)
{
    if (text.size() > largestFile)
        return std::unexpected(QList<Problem>{{0, 0, QStringLiteral("The text is larger than 64 MiB. Split it.")}});
    return TextReader().read(text);
}

} // namespace rheo
