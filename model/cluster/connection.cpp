// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/connection.h"

#include "model/base/address.h"
#include "model/base/displaytext.h"
#include "model/base/safefile.h"
#include "model/cluster/propertiestext.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace rheo {

namespace {

enum class ValueKind { Word, Number, Flag, Protocol, Mechanism, Isolation, Pem, HttpsOnly, TrueOnly };

struct Allowed
{
    std::string_view target; ///< librdkafka's name
    ValueKind kind;
    std::string_view alias = {}; ///< Java's name, where it is another
};

constexpr Allowed allowedSettings[] = {
    {"security.protocol", ValueKind::Protocol},
    {"sasl.mechanisms", ValueKind::Mechanism, "sasl.mechanism"},
    {"sasl.username", ValueKind::Word},
    {"client.id", ValueKind::Word},
    {"client.rack", ValueKind::Word},
    {"isolation.level", ValueKind::Isolation},
    {"check.crcs", ValueKind::Flag},
    {"socket.timeout.ms", ValueKind::Number, "request.timeout.ms"},
    {"socket.connection.setup.timeout.ms", ValueKind::Number},
    {"socket.keepalive.enable", ValueKind::Flag},
    {"socket.nagle.disable", ValueKind::Flag},
    {"socket.receive.buffer.bytes", ValueKind::Number, "receive.buffer.bytes"},
    {"socket.send.buffer.bytes", ValueKind::Number, "send.buffer.bytes"},
    {"socket.max.fails", ValueKind::Number},
    {"reconnect.backoff.ms", ValueKind::Number},
    {"reconnect.backoff.max.ms", ValueKind::Number},
    {"connections.max.idle.ms", ValueKind::Number},
    {"metadata.max.age.ms", ValueKind::Number},
    {"topic.metadata.refresh.interval.ms", ValueKind::Number},
    {"topic.metadata.refresh.sparse", ValueKind::Flag},
    {"fetch.wait.max.ms", ValueKind::Number, "fetch.max.wait.ms"},
    {"fetch.min.bytes", ValueKind::Number},
    {"fetch.max.bytes", ValueKind::Number},
    {"fetch.message.max.bytes", ValueKind::Number, "max.partition.fetch.bytes"},
    {"fetch.error.backoff.ms", ValueKind::Number},
    {"receive.message.max.bytes", ValueKind::Number},
    {"message.max.bytes", ValueKind::Number},
    {"broker.address.ttl", ValueKind::Number},
    {"broker.address.family", ValueKind::Word},
    {"api.version.request", ValueKind::TrueOnly},
    {"api.version.request.timeout.ms", ValueKind::Number},
    {"ssl.ca.pem", ValueKind::Pem, "ssl.truststore.certificates"},
    {"ssl.certificate.pem", ValueKind::Pem, "ssl.keystore.certificate.chain"},
    {"ssl.key.pem", ValueKind::Pem, "ssl.keystore.key"},
    {"ssl.cipher.suites", ValueKind::Word},
    {"ssl.curves.list", ValueKind::Word},
    {"ssl.sigalgs.list", ValueKind::Word},
    {"ssl.endpoint.identification.algorithm", ValueKind::HttpsOnly},
    {"enable.ssl.certificate.verification", ValueKind::TrueOnly},
};

const Allowed *allowedFor(std::string_view name)
{
    const auto found = std::ranges::find_if(allowedSettings, [&](const Allowed &entry) {
        return entry.target == name || (!entry.alias.empty() && entry.alias == name);
    });
    return found == std::end(allowedSettings) ? nullptr : found;
}

bool isOneOf(const QString &value, std::initializer_list<const char *> words)
{
    return std::ranges::any_of(
        words, [&](const char *word) { return value.compare(QLatin1String(word), Qt::CaseInsensitive) == 0; });
}

bool isGood(ValueKind kind, const QString &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    switch (kind) {
    case ValueKind::Word:
        return value.size() <= 1024;
    case ValueKind::Number:
        return isNumber && number >= 0;
    case ValueKind::Flag:
        return isOneOf(value, {"true", "false"});
    case ValueKind::Protocol:
        return isOneOf(value, {"plaintext", "ssl", "sasl_plaintext", "sasl_ssl"});
    case ValueKind::Mechanism:
        return isOneOf(value, {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"});
    case ValueKind::Isolation:
        return isOneOf(value, {"read_committed", "read_uncommitted"});
    case ValueKind::Pem:
        return value.size() <= 1024 * 1024 && value.startsWith(QLatin1String("-----BEGIN "));
    case ValueKind::HttpsOnly:
        return isOneOf(value, {"https"});
    case ValueKind::TrueOnly:
        return isOneOf(value, {"true"});
    }
    return false;
}

/// Spring writes the same names behind a prefix, and some with dashes.
QString withoutPrefix(const QString &key)
{
    for (const char *prefix :
         {"spring.kafka.consumer.properties.", "spring.kafka.properties.", "spring.kafka.consumer.", "spring.kafka."})
        if (key.startsWith(QLatin1String(prefix)))
            return key.mid(qsizetype(qstrlen(prefix))).replace(QLatin1Char('-'), QLatin1Char('.'));
    return key;
}

/// User name and password out of a `sasl.jaas.config` that names one of Kafka's two modules for them, and no other.
bool readJaas(const QString &text, Connection &connection)
{
    static const QRegularExpression module(
        QStringLiteral(R"(^\s*org\.apache\.kafka\.common\.security\.(plain\.Plain|scram\.Scram)LoginModule\s)"));
    static const QRegularExpression option(QStringLiteral(R"re((\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+)))re"));
    if (!module.match(text).hasMatch())
        return false;
    for (auto each = option.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        static const QRegularExpression escape(QStringLiteral(R"(\\(.))"));
        const QString value = match.captured(2).replace(escape, QStringLiteral("\\1")) + match.captured(3);
        if (match.captured(1) == QLatin1String("username"))
            connection.settings[QStringLiteral("sasl.username")] = value;
        else if (match.captured(1) == QLatin1String("password"))
            connection.password = value;
    }
    return true;
}

/// False for a key that is left out.
bool apply(const QString &key, const QString &value, Connection &connection)
{
    const QString name = withoutPrefix(key);
    if (name == QLatin1String("bootstrap.servers") || name == QLatin1String("metadata.broker.list")) {
        connection.bootstrap = value;
        return true;
    }
    if (name == QLatin1String("sasl.password")) {
        connection.password = value;
        return true;
    }
    if (name == QLatin1String("sasl.jaas.config"))
        return readJaas(value, connection);
    const Allowed *entry = allowedFor(name.toStdString());
    if (!entry || !isGood(entry->kind, value))
        return false;
    connection.settings[QString::fromLatin1(entry->target.data(), qsizetype(entry->target.size()))] = value;
    return true;
}

} // namespace

bool isAllowedSetting(std::string_view librdkafkaName)
{
    const Allowed *entry = allowedFor(librdkafkaName);
    return entry && entry->target == librdkafkaName;
}

Result<Connection> connectionToBootstrap(const QString &bootstrap)
{
    const auto addresses = brokerAddresses(bootstrap);
    if (!addresses)
        return std::unexpected(addresses.error());
    return Connection{.bootstrap = *addresses};
}

Result<ReadProperties> connectionFromProperties(const QByteArray &text)
{
    ReadProperties read;
    for (const auto &[key, value] : parseProperties(text))
        if (!apply(key, value, read.connection))
            read.ignoredKeys << key;
    if (read.connection.bootstrap.isEmpty())
        return failure(ErrorKind::Input, QStringLiteral("The properties name no broker. Add a line "
                                                        "'bootstrap.servers=HOST:PORT'."));
    const auto checked = connectionToBootstrap(read.connection.bootstrap);
    if (!checked)
        return failure(ErrorKind::Input, QStringLiteral("bootstrap.servers: ") + checked.error().message);
    read.connection.bootstrap = checked->bootstrap;
    return read;
}

Result<Connection> withCaFile(Connection connection, const QString &path)
{
    const auto pem = readWholeFile(path, 1024 * 1024);
    if (!pem)
        return std::unexpected(pem.error());
    const QString text = QString::fromLatin1(*pem);
    if (!text.contains(QLatin1String("-----BEGIN CERTIFICATE-----")))
        return failure(ErrorKind::Input,
                       QStringLiteral("%1 holds no certificate in PEM form. Export the certificate of "
                                      "the authority that signed the broker's one as PEM.")
                           .arg(displayText(path)));
    connection.settings[QStringLiteral("ssl.ca.pem")] = text;
    return connection;
}

} // namespace rheo
