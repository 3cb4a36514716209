// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/tapsettings.h"

namespace rheo {

Connection withTapDefaults(const Connection &connection)
{
    static const QMap<QString, QString> defaults{
        {QStringLiteral("check.crcs"), QStringLiteral("true")},
        {QStringLiteral("fetch.max.bytes"), QStringLiteral("8388608")},
        {QStringLiteral("receive.message.max.bytes"), QStringLiteral("67108864")},
        {QStringLiteral("reconnect.backoff.max.ms"), QStringLiteral("2000")},
        {QStringLiteral("socket.timeout.ms"), QStringLiteral("15000")},
        {QStringLiteral("isolation.level"), QStringLiteral("read_committed")},
        {QStringLiteral("client.id"), QStringLiteral("rheograph")},
    };
    Connection full = connection;
    for (const auto &[name, value] : defaults.asKeyValueRange())
        if (!full.settings.contains(name))
            full.settings[name] = value;
    return full;
}

ReadOnlyClient::Settings tapSettings(const ReadOnlyClient::Settings &own)
{
    ReadOnlyClient::Settings all = {
        {"enable.auto.commit", "false"},
        {"allow.auto.create.topics", "false"},
        {"enable.partition.eof", "true"},
        {"auto.offset.reset", "error"},
        {"queued.max.messages.kbytes", std::to_string(queueKilobytes)},
        {"fetch.wait.max.ms", "100"},
    };
    for (const auto &[name, value] : own)
        all[name] = value;
    return all;
}

} // namespace rheo
