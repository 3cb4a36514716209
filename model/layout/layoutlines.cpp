// SPDX-License-Identifier: Apache-2.0
#include "model/layout/layoutlines.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

constexpr double farthest = 1e7;

std::unexpected<Error> noLayoutLine(const QByteArray &line)
{
    return failure(
        ErrorKind::Input,
        QStringLiteral("The layout process wrote something that is no layout. Check which program runs as it."),
        QString::fromUtf8(line.left(200)));
}

bool isCoordinate(const Json &value)
{
    return value.is_number() && std::abs(value.get<double>()) <= farthest;
}

} // namespace

QByteArray onlyLine(const QSet<ElementId> &only)
{
    Json line = Json::array();
    for (const ElementId &id : only)
        line.push_back(id.text().toStdString());
    return QByteArray::fromStdString(line.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

Result<QSet<ElementId>> readOnlyLine(const QByteArray &line)
{
    const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
    QSet<ElementId> only;
    for (const Json &id : json.is_array() ? json : Json::array()) {
        if (id.is_string())
            only.insert(ElementId(QString::fromStdString(id.get<std::string>())));
    }
    if (!json.is_array() || size_t(only.size()) != json.size())
        return failure(ErrorKind::Input, QStringLiteral("The line before the drawing does not say what to lay out."),
                       QString::fromUtf8(line.left(200)));
    return only;
}

QByteArray stageLine(const QString &stage)
{
    const Json line{{"stage", stage.toStdString()}};
    return QByteArray::fromStdString(line.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

QByteArray placesLine(const Placement &placement)
{
    Json places = Json::object();
    for (auto it = placement.begin(); it != placement.end(); ++it)
        places[it.key().text().toStdString()] = {it->position.x(), it->position.y()};
    const Json line{{"places", places}};
    return QByteArray::fromStdString(line.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

Result<LayoutLine> readLayoutLine(const QByteArray &line, const Placement &before)
{
    const Json json = Json::parse(line.begin(), line.end(), nullptr, false);
    if (!json.is_object() || json.size() != 1)
        return noLayoutLine(line);
    if (json.contains("stage") && json["stage"].is_string())
        return LayoutLine{QString::fromStdString(json["stage"].get<std::string>()), {}};
    if (!json.contains("places") || !json["places"].is_object())
        return noLayoutLine(line);
    Placement after = before;
    for (const auto &[key, value] : json["places"].items()) {
        const QString slug = QString::fromStdString(key);
        if (!isSlug(slug) || !value.is_array() || value.size() != 2 || !isCoordinate(value[0]) ||
            !isCoordinate(value[1]))
            return noLayoutLine(line);
        after[ElementId(slug)].position = {value[0].get<double>(), value[1].get<double>()};
    }
    return LayoutLine{{}, after};
}

} // namespace rheo
