// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/truthlog.h"

#include <nlohmann/json.hpp>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

Json placeJson(const RecordPlace &place)
{
    return {{"topic", place.topic.toStdString()}, {"partition", place.partition}, {"offset", place.offset}};
}

QByteArray lineOf(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace

Result<void> TruthLog::open(const QString &path)
{
    m_file.setFileName(path);
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return {};
    return failure(ErrorKind::Disk, QStringLiteral("The truth file %1 cannot be written.").arg(path),
                   m_file.errorString());
}

void TruthLog::produced(const RecordPlace &place, const QList<RecordPlace> &causes, const QString &service,
                        const QByteArray &trace)
{
    Json json = placeJson(place);
    json["cause"] = Json::array();
    for (const RecordPlace &cause : causes)
        json["cause"].push_back(placeJson(cause));
    json["service"] = service.toStdString();
    json["trace"] = trace.toStdString();
    write(lineOf(json));
}

void TruthLog::consumed(const RecordPlace &place, const QString &service, const QString &group, const QString &outcome)
{
    Json json = {{"service", service.toStdString()}, {"group", group.toStdString()}};
    json.update(placeJson(place));
    json["outcome"] = outcome.toStdString();
    write(lineOf(json));
}

Result<void> TruthLog::flush()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_file.isOpen() || (!m_failed && m_file.flush()))
        return {};
    return failure(
        ErrorKind::Disk,
        QStringLiteral("The truth file %1 could not be written to its end; free some space.").arg(m_file.fileName()),
        m_file.errorString());
}

void TruthLog::write(const QByteArray &line)
{
    const std::scoped_lock lock(m_mutex);
    if (m_file.isOpen() && m_file.write(line) != line.size())
        m_failed = true;
}

} // namespace rheo
