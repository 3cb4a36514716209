// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QMap>
#include <QString>

#include <string_view>

namespace rheo {

/// Where a cluster is and how to get in. A value. `settings` holds librdkafka names from the allow-list only
/// (`connectionFromProperties` is the only door for a stranger's file); `password` is never written anywhere.
struct Connection
{
    QString bootstrap; ///< HOST:PORT[,HOST:PORT…]
    QMap<QString, QString> settings = {};
    QString password = {};
};

/// What came of reading a properties file: the connection, and the keys that were left out, never applied.
struct ReadProperties
{
    Connection connection;
    QStringList ignoredKeys;
};

/// Java client, Spring or librdkafka properties, by allow-list. Nothing in it can run a command, load a library or
/// read a file without the person's own choice: paths of certificates are left out too (the person names them with
/// `withCaFile`), certificates written into the file are taken. Verification of a broker's certificate cannot be
/// switched off from a file.
[[nodiscard]] Result<ReadProperties> connectionFromProperties(const QByteArray &text);

/// Refuses what is not HOST:PORT[,…], with the sentence for the command line.
[[nodiscard]] Result<Connection> connectionToBootstrap(const QString &bootstrap);

/// Trusts the certificates in this PEM file, which the person named. Refuses what cannot be read.
[[nodiscard]] Result<Connection> withCaFile(Connection connection, const QString &path);

/// True for the librdkafka names that may stand in `Connection::settings`; nothing else ever reaches the library from
/// outside (readonlyclient.cpp asks again).
[[nodiscard]] bool isAllowedSetting(std::string_view librdkafkaName);

} // namespace rheo
