// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/troublesentence.h"

#include <QTest>

using namespace rheo;

class TestTroubleSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToDo_data();
    void saysWhatToDo();
    void scramIsBlamedOnAnOldLibraryOnly();
};

void TestTroubleSentence::saysWhatToDo_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("hopeless");
    const auto row = [](const char *name, int code, const char *words, const char *part, bool hopeless = false) {
        QTest::newRow(name) << code << words << part << hopeless;
    };
    row("nothing there", RD_KAFKA_RESP_ERR__TRANSPORT,
        "h:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused", "Nothing listens at h:1.");
    row("login", RD_KAFKA_RESP_ERR__AUTHENTICATION,
        "sasl_ssl://h:2/bootstrap: SASL authentication error: Authentication failed", "h:2 refused the login of 'me'",
        true);
    row("unknown host", RD_KAFKA_RESP_ERR__RESOLVE, "nowhere:9/bootstrap: Failed to resolve", "nowhere:9 is not known");
    row("TLS port", RD_KAFKA_RESP_ERR__TRANSPORT,
        "h:3/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol",
        "wants TLS or a login");
    row("hangs up while we write", RD_KAFKA_RESP_ERR__TRANSPORT,
        "h:3/bootstrap: Send failed: Broken pipe (after 0ms in state UP)", "wants TLS or a login");
    row("broke after a while", RD_KAFKA_RESP_ERR__TRANSPORT, "h:3/1: Disconnected (after 61234ms in state UP)",
        "The connection to h:3 broke");
    row("no TLS there", RD_KAFKA_RESP_ERR__SSL, "ssl://h:4/bootstrap: SSL handshake failed: wrong version number",
        "does not speak TLS", true);
    row("a Kafka without TLS", RD_KAFKA_RESP_ERR__SSL,
        "ssl://h:4/bootstrap: SSL handshake failed: error:0A000126:SSL routines::unexpected eof while reading",
        "does not speak TLS", true);
    row("unknown authority", RD_KAFKA_RESP_ERR__SSL, "ssl://h:5/bootstrap: certificate verify failed", "--ca FILE",
        true);
    row("silent", RD_KAFKA_RESP_ERR__TRANSPORT, "h:6/bootstrap: ApiVersionRequest failed: Local: Timed out",
        "does not answer as Kafka does");
    row("web server", RD_KAFKA_RESP_ERR__BAD_MSG, "h:7/bootstrap: Receive failed: Invalid response size 1213486160",
        "What listens at h:7 does not answer as Kafka does");
    row("no words", RD_KAFKA_RESP_ERR__TRANSPORT, "Local: Broker transport failure", "The connection to b:9 broke");
    row("forbidden", RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, "", "does not let 'me' read the topic");
    row("unheard of", RD_KAFKA_RESP_ERR_INVALID_REQUEST, "what?", "The cluster at b:9 answers");
}

void TestTroubleSentence::saysWhatToDo()
{
    QFETCH(int, code);
    QFETCH(QString, words);
    QFETCH(QString, part);
    QFETCH(bool, hopeless);
    const Connection connection{.bootstrap = QStringLiteral("b:9"),
                                .settings = {{QStringLiteral("sasl.username"), QStringLiteral("me")},
                                             {QStringLiteral("sasl.mechanisms"), QStringLiteral("PLAIN")}},
                                .password = QStringLiteral("secret")};
    const Error error = troubleSentence(rd_kafka_resp_err_t(code), words, connection, 0x020002ff);
    QVERIFY2(error.message.contains(part), qPrintable(error.message));
    QVERIFY(error.message.endsWith(QLatin1Char('.')));
    QVERIFY(!error.message.contains(QLatin1String("secret")));
    QCOMPARE(error.kind, ErrorKind::Cluster);
    QCOMPARE(isHopeless(rd_kafka_resp_err_t(code), words), hopeless);
}

void TestTroubleSentence::scramIsBlamedOnAnOldLibraryOnly()
{
    const Connection connection{.bootstrap = QStringLiteral("b:9"),
                                .settings = {{QStringLiteral("sasl.mechanisms"), QStringLiteral("SCRAM-SHA-512")}}};
    const auto message = [&](int version) {
        return troubleSentence(RD_KAFKA_RESP_ERR__AUTHENTICATION, QString(), connection, version).message;
    };
    QVERIFY(message(0x020002ff).contains(QLatin1String("librdkafka before 2.6.1")));
    QVERIFY(!message(0x020601ff).contains(QLatin1String("librdkafka")));
}

QTEST_GUILESS_MAIN(TestTroubleSentence)
#include "tst_troublesentence.moc"
