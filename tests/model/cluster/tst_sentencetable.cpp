// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/kafkahandle.h"
#include "model/cluster/troublesentence.h"

#include <QTest>

using namespace rheo;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Connection connectionWith(const QMap<QString, QString> &settings)
{
    return {.bootstrap = text("b:9"), .settings = settings, .password = text("hunter2")};
}

} // namespace

/// The sentences word for word, and what is true of every error code that the library knows.
class TestSentenceTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void everyCodeHasASentence();
    void hostileWordsAreMadeSafe();
    void settingsTheLibraryRefusesAreNamed();
};

void TestSentenceTable::says_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, int code, const char *words, const char *sentence) {
        QTest::newRow(name) << code << text(words) << text(sentence);
    };
    row("refused", RD_KAFKA_RESP_ERR__TRANSPORT, "h:1/3: Connect failed: Connection refused",
        "Nothing listens at h:1. Check host and port, and that the broker runs.");
    row("IPv6", RD_KAFKA_RESP_ERR__TRANSPORT, "[::1]:92/bootstrap: Connection refused",
        "Nothing listens at [::1]:92. Check host and port, and that the broker runs.");
    row("unknown host", RD_KAFKA_RESP_ERR__RESOLVE, "ssl://nowhere:9/bootstrap: Failed to resolve",
        "The host name in nowhere:9 is not known. Check how it is written, and the network.");
    row("mechanism", RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM, "",
        "b:9 does not offer the login mechanism PLAIN. Choose another sasl.mechanism.");
    row("login", RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, "",
        "b:9 refused the login of 'me' by PLAIN. Check the user name and the password.");
    row("certificate", RD_KAFKA_RESP_ERR__SSL, "ssl://h:5/bootstrap: SSL handshake failed: certificate verify failed",
        "The certificate of h:5 cannot be verified. Name the certificate of the authority that signed it with --ca "
        "FILE, and "
        "use the host name that stands in it.");
    row("no TLS", RD_KAFKA_RESP_ERR__TRANSPORT, "ssl://h:5/bootstrap: SSL handshake failed: wrong version number",
        "h:5 does not speak TLS, but security.protocol is sasl_ssl. Use the port of its TLS listener, or "
        "security.protocol=plaintext (sasl_plaintext with a login).");
    row("TLS at large", RD_KAFKA_RESP_ERR__SSL, "ssl://h:5/bootstrap: no shared cipher",
        "The TLS handshake with h:5 failed. Check the port, the certificates and security.protocol.");
    row("hangs up", RD_KAFKA_RESP_ERR__TRANSPORT, "h:5/2: Disconnected (after 3ms in state UP)",
        "h:5 closes the connection at once. Either its port wants TLS or a login (security.protocol is sasl_ssl now), "
        "or it is "
        "not the port of a Kafka broker.");
    row("no Kafka", RD_KAFKA_RESP_ERR__BAD_MSG, "h:5/bootstrap: Receive failed",
        "What listens at h:5 does not answer as Kafka does. Check the port; if it is a TLS port, set "
        "security.protocol=ssl or "
        "sasl_ssl.");
    row("all down", RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, "2/2 brokers are down",
        "No broker at b:9 answers. Check the addresses and the network.");
    row("timed out", RD_KAFKA_RESP_ERR__TIMED_OUT, "h:5/1: timed out",
        "No broker at b:9 answers. Check the addresses and the network.");
    row("topic", RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, "",
        "The cluster does not let 'me' read the topic. Ask for that right.");
    row("group", RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED, "",
        "The cluster does not let 'me' look at the consumer group. Ask for that right.");
    row("cluster", RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, "",
        "The cluster does not let 'me' look at the whole cluster. Ask for that right.");
}

void TestSentenceTable::says()
{
    QFETCH(int, code);
    QFETCH(QString, words);
    const Connection connection = connectionWith({{text("sasl.username"), text("me")},
                                                  {text("sasl.mechanisms"), text("plain")},
                                                  {text("security.protocol"), text("sasl_ssl")}});
    const Error error = troubleSentence(rd_kafka_resp_err_t(code), words, connection, 0x020002ff);
    QString message = error.message;
    QTEST(message.replace(text("mechanism plain"), text("mechanism PLAIN")), "sentence");
    QCOMPARE(error.detail, words);
}

void TestSentenceTable::everyCodeHasASentence()
{
    const rd_kafka_err_desc *codes = nullptr;
    size_t count = 0;
    rd_kafka_get_err_descs(&codes, &count);
    QVERIFY(count > 100);
    for (size_t i = 0; i < count; ++i) {
        if (!codes[i].desc)
            continue;
        for (const char *words : {"", "h:5/bootstrap: something odd", "no address at all"}) {
            const Error error = troubleSentence(codes[i].code, text(words), connectionWith({}), 0x020002ff);
            QVERIFY2(error.message.endsWith(QLatin1Char('.')), qPrintable(error.message));
            QVERIFY2(error.message.contains(text("b:9")) || error.message.contains(text("h:5")) ||
                         error.message.contains(text("anonymous client")),
                     qPrintable(error.message));
            QVERIFY(!error.message.contains(text("hunter2")));
            QCOMPARE(error.kind, ErrorKind::Cluster);
        }
    }
}

void TestSentenceTable::hostileWordsAreMadeSafe()
{
    const Connection connection =
        connectionWith({{text("sasl.username"), QString(500, QLatin1Char('u')) + text("\x1b[31m")}});
    const Error login = troubleSentence(RD_KAFKA_RESP_ERR__AUTHENTICATION, {}, connection, 0x020601ff);
    QVERIFY(login.message.size() < 400);
    QVERIFY(!login.message.contains(QChar(0x1b)));
    const QString address = text("\x1b[31mevil:7");
    const Error refused =
        troubleSentence(RD_KAFKA_RESP_ERR__TRANSPORT, address + text("/bootstrap: Connection refused"), connection, 0);
    QVERIFY2(!refused.message.contains(QChar(0x1b)), qPrintable(refused.message));
}

void TestSentenceTable::settingsTheLibraryRefusesAreNamed()
{
    ClientConfiguration good(connectionWith({}));
    good.set("client.id", text("tester"));
    auto client = good.makeClient(RD_KAFKA_CONSUMER, nullptr);
    QVERIFY(client);
    rd_kafka_destroy(*client);
    ClientConfiguration bad(connectionWith({}));
    bad.set("no.such.setting", text("1"));
    bad.set("also.unknown", text("2"));
    const auto refused = bad.makeClient(RD_KAFKA_CONSUMER, nullptr);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(text("no.such.setting")), qPrintable(refused.error().detail));
    QVERIFY2(!refused.error().detail.contains(text("also.unknown")), "the first one is told");
}

QTEST_GUILESS_MAIN(TestSentenceTable)
#include "tst_sentencetable.moc"
