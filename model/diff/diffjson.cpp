// SPDX-License-Identifier: Apache-2.0
#include "model/diff/difftext.h"

#include <nlohmann/json.hpp>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

std::string utf8(const QString &text)
{
    return text.toUtf8().toStdString();
}

Json jsonOf(const std::optional<QString> &value)
{
    return value ? Json(utf8(*value)) : Json();
}

Json jsonOf(const QList<FieldChange> &changes)
{
    Json list = Json::array();
    for (const FieldChange &change : changes) {
        Json json{{"field", utf8(change.key)}};
        if (!change.entry.isEmpty())
            json["entry"] = utf8(change.entry);
        json["before"] = jsonOf(change.before);
        json["after"] = jsonOf(change.after);
        list.push_back(std::move(json));
    }
    return list;
}

const char *word(Difference difference)
{
    switch (difference) {
    case Difference::Added:
        return "added";
    case Difference::Removed:
        return "removed";
    case Difference::Changed:
        return "changed";
    }
    std::unreachable();
}

Json jsonOf(const QList<ElementDifference> &elements)
{
    const auto id = [](const ElementId &each) { return each.isEmpty() ? Json() : Json(utf8(each.text())); };
    Json list = Json::array();
    for (const ElementDifference &each : elements)
        list.push_back({{"change", word(each.difference)},
                        {"kind", utf8(keyword(each.kind))},
                        {"name", utf8(each.name)},
                        {"before", id(each.before)},
                        {"after", id(each.after)},
                        {"fields", jsonOf(each.changes)}});
    return list;
}

Json jsonOf(const LinkId &id)
{
    return {{"from", utf8(id.from.text())},
            {"to", utf8(id.to.text())},
            {"kind", utf8(keyword(id.kind))},
            {"group", utf8(id.group)}};
}

Json jsonOf(const QList<LinkDifference> &links)
{
    Json list = Json::array();
    for (const LinkDifference &each : links)
        list.push_back({{"change", word(each.difference)},
                        {"before", each.difference == Difference::Added ? Json() : jsonOf(each.before)},
                        {"after", each.difference == Difference::Removed ? Json() : jsonOf(each.after)},
                        {"fields", jsonOf(each.changes)}});
    return list;
}

} // namespace

QByteArray diffJson(const DrawingDiff &diff, DiffPlaces places)
{
    const bool withPlaces = places == DiffPlaces::Included;
    Json json{{"differs", !diff.isEmpty() || (withPlaces && !diff.places.isEmpty())},
              {"drawing", jsonOf(diff.drawing)},
              {"elements", jsonOf(diff.elements)},
              {"links", jsonOf(diff.links)}};
    if (withPlaces)
        json["places"] = jsonOf(diff.places);
    return QByteArray::fromStdString(json.dump(2)) + '\n';
}

} // namespace rheo
