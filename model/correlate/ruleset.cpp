// SPDX-License-Identifier: Apache-2.0
#include "model/correlate/ruleset.h"

#include <nlohmann/json.hpp>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

constexpr qsizetype largestJson = 8 << 20;

std::unexpected<Error> notARule(const QString &text)
{
    return failure(ErrorKind::Input, QStringLiteral("\"%1\" is not a correlation rule; write header NAME, key, or "
                                                    "json /path.")
                                         .arg(text));
}

std::unexpected<Error> notRules()
{
    return failure(ErrorKind::Input,
                   QStringLiteral("The correlation rules stored here cannot be read; the file may be damaged."));
}

QString ruleText(const TopicRule &rule)
{
    switch (rule.source) {
    case TopicRule::Source::Header:
        return QStringLiteral("header ") + QString::fromStdString(rule.name);
    case TopicRule::Source::Key:
        return QStringLiteral("key");
    case TopicRule::Source::Json:
        return QStringLiteral("json ") + QString::fromStdString(rule.name);
    }
    std::unreachable();
}

} // namespace

Result<TopicRule> parseTopicRule(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == QStringLiteral("key"))
        return TopicRule{TopicRule::Source::Key, {}};
    const qsizetype space = trimmed.indexOf(QLatin1Char(' '));
    const QString word = trimmed.left(space), rest = space < 0 ? QString() : trimmed.mid(space + 1).trimmed();
    if (word == QStringLiteral("header") && !rest.isEmpty())
        return TopicRule{TopicRule::Source::Header, rest.toStdString()};
    if (word == QStringLiteral("json") && rest.startsWith(QLatin1Char('/')))
        return TopicRule{TopicRule::Source::Json, rest.toStdString()};
    return notARule(text);
}

RuleSet RuleSet::of(const Architecture &architecture)
{
    RuleSet rules;
    for (const Element &element : architecture.elements()) {
        if (element.kind != ElementKind::Topic)
            continue;
        const auto rule = parseTopicRule(element.text(fields::correlation));
        if (rule)
            rules.topicRules.insert(clusterName(element), *rule);
    }
    return rules;
}

QByteArray RuleSet::toJson() const
{
    Json topics = Json::object();
    for (auto it = topicRules.begin(); it != topicRules.end(); ++it)
        topics[it.key().toStdString()] = ruleText(it.value()).toStdString();
    const Json all = {{"version", 1}, {"readBodies", readBodies}, {"topics", topics}};
    return QByteArray::fromStdString(all.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<RuleSet> RuleSet::fromJson(const QByteArray &text)
{
    if (text.size() > largestJson)
        return notRules();
    const Json all = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!all.is_object() || !all.contains("topics") || !all["topics"].is_object() || !all.contains("readBodies") ||
        !all["readBodies"].is_boolean())
        return notRules();
    RuleSet rules;
    rules.readBodies = all["readBodies"].get<bool>();
    for (const auto &[topic, rule] : all["topics"].items()) {
        const auto parsed = rule.is_string() ? parseTopicRule(QString::fromStdString(rule.get<std::string>()))
                                             : Result<TopicRule>(notRules());
        if (!parsed)
            return notRules();
        rules.topicRules.insert(QString::fromStdString(topic), *parsed);
    }
    return rules;
}

} // namespace rheo
