// SPDX-License-Identifier: Apache-2.0
#include "model/trace/eventfilter.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace rheo {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EventFilter", text);
}

struct Word
{
    QString text;
    bool quoted = false;
};

/// Words, quoted pieces, and the signs = and : on their own.
std::vector<Word> wordsOf(const QString &text)
{
    std::vector<Word> words;
    for (qsizetype i = 0; i < text.size();) {
        if (text[i].isSpace()) {
            ++i;
        } else if (text[i] == u'"') {
            const qsizetype end = text.indexOf(u'"', i + 1);
            words.push_back({text.mid(i + 1, (end < 0 ? text.size() : end) - i - 1), true});
            i = end < 0 ? text.size() : end + 1;
        } else {
            const qsizetype begin = i;
            const bool sign = text[i] == u'=';
            while (i < text.size() && !text[i].isSpace() && text[i] != u'"' &&
                   (i == begin || (text[i] != u'=' && !sign)))
                ++i;
            words.push_back({text.mid(begin, i - begin)});
        }
    }
    return words;
}

std::optional<EventFilter::Field> fieldNamed(const QString &name)
{
    const std::pair<QLatin1String, EventFilter::Field> names[] = {
        {QLatin1String("topic"), EventFilter::Field::Topic},
        {QLatin1String("key"), EventFilter::Field::Key},
        {QLatin1String("partition"), EventFilter::Field::Partition},
        {QLatin1String("offset"), EventFilter::Field::Offset},
    };
    for (const auto &[known, field] : names)
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return field;
    return {};
}

Result<EventFilter::Condition> fieldCondition(const QString &name, const QString &value)
{
    const auto field = fieldNamed(name);
    if (!field)
        return failure(ErrorKind::Input,
                       tr("There is no field \"%1\". Fields are topic, key, partition and offset; put free text with "
                          "an equals sign in quotes.")
                           .arg(name));
    if (value.isEmpty())
        return failure(ErrorKind::Input, tr("Say what %1 should be, for instance %1 = orders.").arg(name));
    EventFilter::Condition condition{*field, false, value.toStdString(), 0};
    if (*field != EventFilter::Field::Partition && *field != EventFilter::Field::Offset)
        return condition;
    bool isNumber = false;
    condition.number = value.toLongLong(&isNumber);
    if (!isNumber)
        return failure(ErrorKind::Input, tr("%1 must be a whole number, not \"%2\".").arg(name, value));
    return condition;
}

bool sameIgnoringCase(char a, char b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return lower(a) == lower(b);
}

bool containsText(std::string_view where, std::string_view what)
{
    return !std::ranges::search(where, what, sameIgnoringCase).empty() || what.empty();
}

bool holds(const EventFilter::Condition &condition, const EventBatch &batch, size_t index, std::string_view topic)
{
    switch (condition.field) {
    case EventFilter::Field::Any:
        return containsText(batch.key(index), condition.text) || containsText(batch.value(index), condition.text) ||
               containsText(topic, condition.text);
    case EventFilter::Field::Topic:
        return condition.contains ? containsText(topic, condition.text) : topic == condition.text;
    case EventFilter::Field::Key:
        return condition.contains ? containsText(batch.key(index), condition.text) : batch.key(index) == condition.text;
    case EventFilter::Field::Partition:
        return batch.row(index).position.partition == condition.number;
    case EventFilter::Field::Offset:
        return batch.row(index).position.offset == condition.number;
    }
    std::unreachable();
}

bool isWord(const Word &word, const char *text)
{
    return !word.quoted && word.text.compare(QLatin1String(text), Qt::CaseInsensitive) == 0;
}

/// "field:" or "field:value"; free text with a colon in it is none of these.
struct ColonWord
{
    QString field;
    QString value;
};

std::optional<ColonWord> colonWord(const Word &word)
{
    const qsizetype colon = word.quoted ? -1 : word.text.indexOf(u':');
    if (colon <= 0 || !fieldNamed(word.text.left(colon)))
        return {};
    return ColonWord{word.text.left(colon), word.text.mid(colon + 1)};
}

/// A number is equal or not; names and keys contain the value.
Result<EventFilter::Condition> containsCondition(const ColonWord &word)
{
    auto condition = fieldCondition(word.field, word.value);
    if (condition)
        condition->contains =
            condition->field == EventFilter::Field::Topic || condition->field == EventFilter::Field::Key;
    return condition;
}

/// "field : value" as "field: value".
std::vector<Word> joinedColons(std::vector<Word> words)
{
    for (size_t i = 1; i < words.size(); ++i) {
        if (!isWord(words[i], ":") || words[i - 1].quoted || !fieldNamed(words[i - 1].text))
            continue;
        words[i - 1].text += u':';
        words.erase(words.begin() + qptrdiff(i));
    }
    return words;
}

} // namespace

bool EventFilter::matches(const EventBatch &batch, size_t index, std::string_view topic) const
{
    return std::ranges::all_of(conditions, [&](const Condition &each) { return holds(each, batch, index, topic); });
}

Result<EventFilter> parseEventFilter(const QString &text)
{
    EventFilter filter;
    const std::vector<Word> words = joinedColons(wordsOf(text));
    for (size_t i = 0; i < words.size(); ++i) {
        const Word *next = i + 1 < words.size() ? &words[i + 1] : nullptr;
        if (isWord(words[i], "and"))
            continue;
        if (isWord(words[i], "="))
            return failure(ErrorKind::Input, tr("Put a field before the equals sign, for instance key = ord-1."));
        if (next && isWord(*next, "=")) {
            const auto condition = fieldCondition(words[i].text, i + 2 < words.size() ? words[i + 2].text : QString());
            if (!condition)
                return std::unexpected(condition.error());
            filter.conditions.push_back(*condition);
            i += 2;
        } else if (auto colon = colonWord(words[i])) {
            if (colon->value.isEmpty() && next)
                colon->value = words[++i].text;
            const auto condition = containsCondition(*colon);
            if (!condition)
                return std::unexpected(condition.error());
            filter.conditions.push_back(*condition);
        } else {
            filter.conditions.push_back({EventFilter::Field::Any, true, words[i].text.toStdString(), 0});
        }
    }
    return filter;
}

} // namespace rheo
