// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/drawingfile.h"

#include <nlohmann/json.hpp>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const FieldValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto *count = std::get_if<qint64>(&value))
        return *count;
    if (const auto *text = std::get_if<QString>(&value))
        return text->toStdString();
    if (const auto *list = std::get_if<QStringList>(&value)) {
        Json array = Json::array();
        for (const QString &entry : *list)
            array.push_back(entry.toStdString());
        return array;
    }
    Json object = Json::object();
    const TextMap &map = std::get<TextMap>(value);
    for (auto it = map.begin(); it != map.end(); ++it)
        object[it.key().toStdString()] = it.value().toStdString();
    return object;
}

/// Every field of the kind with the value in force, defaults included.
template<typename Owner> Json fieldsOf(const Owner &owner, FieldHome home)
{
    Json fields = Json::object();
    for (const FieldSpec &spec : fieldTable()) {
        if (spec.livesIn(home))
            fields[spec.key.toStdString()] = jsonOf(owner.field(spec.key));
    }
    return fields;
}

Json jsonOf(const Element &element)
{
    Json json{{"id", element.id.text().toStdString()},
              {"kind", keyword(element.kind).toStdString()},
              {"name", element.name.toStdString()},
              {"in", element.container.text().toStdString()}};
    if (element.kind == ElementKind::Topic)
        json["clusterName"] = clusterName(element).toStdString();
    json["fields"] = fieldsOf(element, fieldHome(element.kind));
    return json;
}

Json jsonOf(const Architecture &architecture, const Link &link)
{
    Json json{{"from", link.id.from.text().toStdString()},
              {"to", link.id.to.text().toStdString()},
              {"kind", keyword(link.id.kind).toStdString()}};
    if (link.id.kind == LinkKind::Consumes)
        json["effectiveGroup"] = effectiveGroup(architecture, link.id).toStdString();
    json["fields"] = fieldsOf(link, fieldHome(link.id.kind));
    return json;
}

Json jsonOf(const ElementId &id, const Place &place)
{
    return {{"id", id.text().toStdString()}, {"x", place.position.x()}, {"y", place.position.y()},     {"z", place.z},
            {"pinned", place.pinned},        {"locked", place.locked},  {"collapsed", place.collapsed}};
}

Json jsonOf(const Drawing &drawing)
{
    const Architecture &architecture = drawing.architecture;
    Json json{{"dump", 1},
              {"name", architecture.name.toStdString()},
              {"description", architecture.description.toStdString()},
              {"elements", Json::array()},
              {"links", Json::array()},
              {"places", Json::array()}};
    for (const Element &element : architecture.elements())
        json["elements"].push_back(jsonOf(element));
    for (const Link &link : architecture.links())
        json["links"].push_back(jsonOf(architecture, link));
    for (auto it = drawing.placement.begin(); it != drawing.placement.end(); ++it)
        json["places"].push_back(jsonOf(it.key(), it.value()));
    return json;
}

int dumpFile(const QString &path)
{
    const auto drawing = openDrawing(path);
    if (!drawing)
        return drawing.error();
    return print(QByteArray::fromStdString(jsonOf(*drawing).dump(2)) + '\n');
}

} // namespace

void addDumpVerb(CLI::App &program, Verb &chosen)
{
    auto file = std::make_shared<std::string>();
    CLI::App *verb = program.add_subcommand("dump", "Print a drawing as JSON, with every default and group in force.");
    verb->add_option("FILE", *file, "the drawing")->required();
    verb->callback([file, &chosen] { chosen.run = [file] { return dumpFile(QString::fromStdString(*file)); }; });
}

} // namespace rheo
