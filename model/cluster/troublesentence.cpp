// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/troublesentence.h"

#include "model/base/displaytext.h"

#include <QRegularExpression>

namespace rheo {

namespace {

constexpr int firstVersionWithGoodScram = 0x020601ff;

/// The library begins its words with "HOST:PORT/ID: " or "sasl_ssl://HOST:PORT/bootstrap: ".
QString addressIn(const QString &words, const Connection &connection)
{
    static const QRegularExpression start(QStringLiteral(R"((?:^|\s)(?:[a-z_]+://)?([^\s/]+:\d+)/(?:\d+|bootstrap):)"));
    const auto match = start.match(words);
    return displayText(match.hasMatch() ? match.captured(1) : connection.bootstrap, 200);
}

QString setting(const Connection &connection, const char *name, const char *otherwise)
{
    return connection.settings.value(QLatin1String(name), QLatin1String(otherwise));
}

bool has(const QString &words, const char *part)
{
    return words.contains(QLatin1String(part), Qt::CaseInsensitive);
}

QString refusedLogin(const QString &address, const Connection &connection, int libraryVersion)
{
    const QString mechanism = setting(connection, "sasl.mechanisms", "GSSAPI").toUpper();
    const QString user = displayText(setting(connection, "sasl.username", ""), 100);
    QString sentence = QStringLiteral("%1 refused the login of '%2' by %3. Check the user name and the password.")
                           .arg(address, user, mechanism);
    if (mechanism.startsWith(QLatin1String("SCRAM")) && libraryVersion < firstVersionWithGoodScram)
        sentence += QStringLiteral(" If both are right: the Kafka library on this machine (librdkafka before 2.6.1) "
                                   "cannot log in by SCRAM to Kafka 4.0 and later; use PLAIN over TLS, or a newer "
                                   "library (Debian 13 has one).");
    return sentence;
}

QString tlsTrouble(const QString &address, const QString &words, const Connection &connection)
{
    if (has(words, "certificate verify failed") || has(words, "verification failure"))
        return QStringLiteral("The certificate of %1 cannot be verified. Name the certificate of the authority that "
                              "signed it with --ca FILE, and use the host name that stands in it.")
            .arg(address);
    // A Kafka without TLS takes the greeting for a request of absurd size and hangs up.
    if (has(words, "plaintext") || has(words, "wrong version number") || has(words, "unknown protocol") ||
        has(words, "unexpected eof"))
        return QStringLiteral(
                   "%1 does not speak TLS, but security.protocol is %2. Use the port of its TLS listener, or "
                   "security.protocol=plaintext (sasl_plaintext with a login).")
            .arg(address, setting(connection, "security.protocol", "plaintext"));
    return QStringLiteral("The TLS handshake with %1 failed. Check the port, the certificates and security.protocol.")
        .arg(address);
}

QString closedAtOnce(const QString &address, const Connection &connection)
{
    return QStringLiteral(
               "%1 closes the connection at once. Either its port wants TLS or a login (security.protocol is "
               "%2 now), or it is not the port of a Kafka broker.")
        .arg(address, setting(connection, "security.protocol", "plaintext"));
}

QString noKafka(const QString &address)
{
    return QStringLiteral("What listens at %1 does not answer as Kafka does. Check the port; if it is a TLS port, set "
                          "security.protocol=ssl or sasl_ssl.")
        .arg(address);
}

QString unreachable(const QString &address)
{
    return QStringLiteral("Nothing listens at %1. Check host and port, and that the broker runs.").arg(address);
}

bool isHungUp(const QString &words)
{
    return has(words, "disconnected") || has(words, "broken pipe") || has(words, "reset by peer");
}

/// The library says "(after 3ms in state UP)". A connection that held for a while was not refused.
bool isEarly(const QString &words)
{
    constexpr qint64 soonMs = 2000;
    static const QRegularExpression age(QStringLiteral(R"(\(after (\d+)ms in state)"));
    const auto match = age.match(words);
    return !match.hasMatch() || match.capturedView(1).toLongLong() < soonMs;
}

QString transport(const QString &address, const QString &words, const Connection &connection)
{
    if (has(words, "connection refused"))
        return unreachable(address);
    if (has(words, "wrong version number") || has(words, "ssl handshake failed"))
        return tlsTrouble(address, words, connection);
    if (has(words, "security.protocol") || (isHungUp(words) && isEarly(words)))
        return closedAtOnce(address, connection);
    if (has(words, "apiversionrequest") || has(words, "invalid") || has(words, "timed out"))
        return noKafka(address);
    return QStringLiteral(
               "The connection to %1 broke or was not answered. Check that this is the port of a Kafka broker, "
               "that the broker runs, and the network.")
        .arg(address);
}

QString denied(const char *what, const Connection &connection)
{
    const QString user = setting(connection, "sasl.username", "");
    return QStringLiteral("The cluster does not let %1 %2. Ask for that right.")
        .arg(user.isEmpty() ? QStringLiteral("an anonymous client")
                            : QStringLiteral("'%1'").arg(displayText(user, 100)),
             QLatin1String(what));
}

QString sentenceFor(rd_kafka_resp_err_t code, const QString &words, const Connection &connection, int libraryVersion)
{
    const QString address = addressIn(words, connection);
    switch (code) {
    case RD_KAFKA_RESP_ERR__AUTHENTICATION:
    case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
        return refusedLogin(address, connection, libraryVersion);
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM:
        return QStringLiteral("%1 does not offer the login mechanism %2. Choose another sasl.mechanism.")
            .arg(address, setting(connection, "sasl.mechanisms", "GSSAPI"));
    case RD_KAFKA_RESP_ERR__SSL:
        return tlsTrouble(address, words, connection);
    case RD_KAFKA_RESP_ERR__BAD_MSG:
        return noKafka(address);
    case RD_KAFKA_RESP_ERR__RESOLVE:
        return QStringLiteral("The host name in %1 is not known. Check how it is written, and the network.")
            .arg(address);
    case RD_KAFKA_RESP_ERR__TRANSPORT:
        return transport(address, words, connection);
    case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
    case RD_KAFKA_RESP_ERR__TIMED_OUT:
        return QStringLiteral("No broker at %1 answers. Check the addresses and the network.")
            .arg(displayText(connection.bootstrap, 200));
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
        return denied("read the topic", connection);
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
        return denied("look at the consumer group", connection);
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
        return denied("look at the whole cluster", connection);
    default:
        return QStringLiteral("The cluster at %1 answers: %2.").arg(address, QString::fromUtf8(rd_kafka_err2str(code)));
    }
}

} // namespace

Error troubleSentence(rd_kafka_resp_err_t code, const QString &words, const Connection &connection, int libraryVersion)
{
    return Error{ErrorKind::Cluster, sentenceFor(code, words, connection, libraryVersion), words};
}

bool isHopeless(rd_kafka_resp_err_t code, const QString &words)
{
    return code == RD_KAFKA_RESP_ERR__AUTHENTICATION || code == RD_KAFKA_RESP_ERR__SSL ||
           code == RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED ||
           code == RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM ||
           (code == RD_KAFKA_RESP_ERR__TRANSPORT && has(words, "ssl handshake failed"));
}

} // namespace rheo
