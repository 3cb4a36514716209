// SPDX-License-Identifier: Apache-2.0
#include "app/connectionoptions.h"

#include "model/base/displaytext.h"
#include "model/base/safefile.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <unistd.h>

namespace rheo {

namespace {

constexpr qint64 largestProperties = 1024 * 1024;
constexpr size_t longestSecretsLine = 64 * 1024;

/// Byte by byte and unbuffered: what follows the first line belongs to somebody else.
std::string firstInputLine()
{
    std::string line;
    char byte = 0;
    while (line.size() < longestSecretsLine && ::read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        line += byte;
    return line;
}

QString wordIn(const nlohmann::json &json, const char *name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

void takeSecretsFromInput(Connection &connection)
{
    const std::string line = firstInputLine();
    const auto json = nlohmann::json::parse(line, nullptr, false);
    connection.password = json.is_object() ? wordIn(json, "password") : QString::fromStdString(line);
    if (const QString key = json.is_object() ? wordIn(json, "key") : QString(); !key.isEmpty())
        connection.settings.insert(QStringLiteral("ssl.key.pem"), key);
}

Result<Connection> fromFile(const std::string &path)
{
    const auto text = readWholeFile(QString::fromStdString(path), largestProperties);
    if (!text)
        return std::unexpected(text.error());
    auto read = connectionFromProperties(*text);
    if (!read)
        return failure(read.error().kind, QString::fromStdString(path) + QStringLiteral(": ") + read.error().message);
    for (const QString &key : read->ignoredKeys)
        std::fprintf(stderr, "rheograph: %s is not used: Rheograph takes only settings it knows to be harmless.\n",
                     qPrintable(displayText(key, 200)));
    return read->connection;
}

} // namespace

void ConnectionOptions::addTo(CLI::App &verb)
{
    auto *where = verb.add_option_group("cluster", "which cluster");
    where->add_option("--bootstrap", bootstrap, "HOST:PORT[,HOST:PORT...]");
    where->add_option("--config", config, "Java, Spring or librdkafka properties; unknown keys are left out")
        ->check(CLI::ExistingFile);
    where->require_option(1);
    verb.add_option("--ca", caFile, "trust the certificates in this PEM file");
    verb.add_option("--password-env", passwordEnv, "take the password from this environment variable");
    verb.add_flag("--secrets-stdin", secretsOnStdin, "take the password from the first line of standard input");
}

Result<Connection> ConnectionOptions::connection() const
{
    auto connection = config.empty() ? connectionToBootstrap(QString::fromStdString(bootstrap)) : fromFile(config);
    if (connection && !caFile.empty())
        connection = withCaFile(std::move(*connection), QString::fromStdString(caFile));
    if (!connection)
        return connection;
    if (!passwordEnv.empty() && !qEnvironmentVariableIsSet(passwordEnv.c_str()))
        return failure(ErrorKind::Usage,
                       QStringLiteral("There is no environment variable %1 to take the password from.")
                           .arg(displayText(QString::fromStdString(passwordEnv), 100)));
    if (!passwordEnv.empty())
        connection->password = qEnvironmentVariable(passwordEnv.c_str());
    if (secretsOnStdin)
        takeSecretsFromInput(*connection);
    return connection;
}

} // namespace rheo
