// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/connection.h"
#include "model/cluster/kafkaclient.h"
#include "model/cluster/propertiestext.h"
#include "model/cluster/readonlyclient.h"

#include <QTemporaryDir>
#include <QTest>

#include <dlfcn.h>

using namespace rheo;

namespace {

QStringList settingsThatReachedTheLibrary;

} // namespace

/// Stands before the library's own function: what is listed here has reached it.
extern "C" rd_kafka_conf_res_t rd_kafka_conf_set(rd_kafka_conf_t *conf, const char *name, const char *value, char *why,
                                                 size_t size)
{
    settingsThatReachedTheLibrary << QString::fromUtf8(name);
    using Real = rd_kafka_conf_res_t (*)(rd_kafka_conf_t *, const char *, const char *, char *, size_t);
    static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "rd_kafka_conf_set"));
    return real(conf, name, value, why, size);
}

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { settingsThatReachedTheLibrary.clear(); }

    void readsAddresses_data();
    void readsAddresses();
    void readsProperties_data();
    void readsProperties();
    void understandsJaas();
    void dangerousKeysNeverReachTheLibrary();
    void aSettingThatWasSmuggledInIsRefused();
    void takesACaFileOnlyFromThePerson();
    void anyBytesAreRead();
};

void TestConnection::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one") << "localhost:9092" << "localhost:9092";
    QTest::newRow("three") << "a:1, b.c:2,10.0.0.1:65535" << "a:1,b.c:2,10.0.0.1:65535";
    QTest::newRow("IPv6") << "[::1]:9092" << "[::1]:9092";
    for (const char *bad : {"", "localhost", "localhost:", ":9092", "a:0", "a:65536", "a:1,,b:2", "a b:1",
                            "SASL_SSL://a:1", "a:1;b:2", "a:99999999999"})
        QTest::newRow(qPrintable(QStringLiteral("bad %1").arg(QLatin1String(bad)))) << bad << QString();
}

void TestConnection::readsAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto read = connectionToBootstrap(text);
    QCOMPARE(read.has_value(), !expected.isEmpty());
    if (read)
        QCOMPARE(read->bootstrap, expected);
    else
        QCOMPARE(read.error().kind, ErrorKind::Usage);
}

void TestConnection::readsProperties_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *name, const QByteArray &line, const char *setting, const char *value,
                        bool isTaken = true) { QTest::newRow(name) << line << setting << value << isTaken; };
    row("librdkafka", "security.protocol=SASL_SSL", "security.protocol", "SASL_SSL");
    row("Java's name", "sasl.mechanism: PLAIN", "sasl.mechanisms", "PLAIN");
    row("Spring", "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512", "sasl.mechanisms", "SCRAM-SHA-512");
    row("Spring's own word", "spring.kafka.consumer.fetch-max-wait=1", "", "", false);
    row("Spring's client id", "spring.kafka.client-id=me", "client.id", "me");
    row("joined lines", "client.rack = eu-\\\n   west", "client.rack", "eu-west");
    row("escapes", "client.id=a\\u0020b\\=c", "client.id", "a b=c");
    row("a comment", "#client.id=x\nclient.rack=y", "client.rack", "y");
    row("not a number", "fetch.min.bytes=lots", "", "", false);
    row("a number", "max.partition.fetch.bytes=100", "fetch.message.max.bytes", "100");
    row("verification off", "enable.ssl.certificate.verification=false", "", "", false);
    row("host names unchecked", "ssl.endpoint.identification.algorithm=", "", "", false);
    row("a foreign mechanism", "sasl.mechanism=GSSAPI", "", "", false);
    row("PEM in the file", "ssl.truststore.certificates=-----BEGIN CERTIFICATE-----\\n", "ssl.ca.pem",
        "-----BEGIN CERTIFICATE-----\n");
    row("a path", "ssl.truststore.location=/etc/passwd", "", "", false);
    row("a group", "group.id=orders", "", "", false);
}

void TestConnection::readsProperties()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, setting);
    QFETCH(QString, value);
    QFETCH(bool, isTaken);
    const auto read = connectionFromProperties("bootstrap.servers=a:1\n" + text);
    QVERIFY(read.has_value());
    QCOMPARE(read->connection.bootstrap, QStringLiteral("a:1"));
    QCOMPARE(read->ignoredKeys.isEmpty(), isTaken);
    QCOMPARE(read->connection.settings.size(), isTaken ? 1 : 0);
    if (isTaken)
        QCOMPARE(read->connection.settings.value(setting), value);
}

void TestConnection::understandsJaas()
{
    const auto read = connectionFromProperties(
        "bootstrap.servers=a:1\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\\n"
        "  username=\"viewer\" password=\"se\\\\\"cret;\" ;\n");
    QVERIFY(read.has_value());
    QCOMPARE(read->connection.settings.value(QStringLiteral("sasl.username")), QStringLiteral("viewer"));
    QCOMPARE(read->connection.password, QStringLiteral("se\"cret;"));
    const auto foreign = connectionFromProperties(
        "bootstrap.servers=a:1\nsasl.jaas.config=com.sun.security.auth.module.JndiLoginModule required "
        "user.provider.url=\"ldap://evil\" username=\"u\" password=\"p\";\n");
    QVERIFY(foreign.has_value());
    QCOMPARE(foreign->ignoredKeys, QStringList{QStringLiteral("sasl.jaas.config")});
    QVERIFY(foreign->connection.password.isEmpty());
}

void TestConnection::dangerousKeysNeverReachTheLibrary()
{
    QTemporaryDir folder;
    const QString mark = folder.filePath(QStringLiteral("mark"));
    const QStringList dangerous{
        QStringLiteral("sasl.kerberos.kinit.cmd"),
        QStringLiteral("plugin.library.paths"),
        QStringLiteral("ssl.engine.location"),
        QStringLiteral("ssl.providers"),
        QStringLiteral("ssl.ca.location"),
        QStringLiteral("ssl.key.location"),
        QStringLiteral("ssl.certificate.location"),
        QStringLiteral("ssl.keystore.location"),
        QStringLiteral("ssl.crl.location"),
        QStringLiteral("sasl.oauthbearer.token.endpoint.url"),
        QStringLiteral("sasl.oauthbearer.config"),
        QStringLiteral("sasl.oauthbearer.method"),
        QStringLiteral("sasl.client.callback.handler.class"),
        QStringLiteral("interceptor.classes"),
        QStringLiteral("debug"),
        QStringLiteral("group.id"),
        QStringLiteral("enable.auto.commit"),
        QStringLiteral("allow.auto.create.topics"),
        QStringLiteral("transactional.id"),
        QStringLiteral("builtin.features"),
        QStringLiteral("opaque"),
        QStringLiteral("log_cb"),
        QStringLiteral("statistics.interval.ms"),
        QStringLiteral("test.mock.num.brokers"),
        QStringLiteral("sasl.kerberos.keytab"),
        QStringLiteral("sasl.kerberos.service.name"),
    };
    QByteArray text = "bootstrap.servers=127.0.0.1:1\nsecurity.protocol=plaintext\n";
    for (const QString &key : dangerous)
        for (const char *prefix : {"", "spring.kafka.properties.", "spring.kafka.consumer.properties."})
            text += prefix + key.toUtf8() + "=touch " + mark.toUtf8() + "\n";
    const auto read = connectionFromProperties(text);
    QVERIFY(read.has_value());
    QCOMPARE(read->ignoredKeys.size(), dangerous.size() * 3);
    const auto client = ReadOnlyClient::make(read->connection, {});
    QVERIFY(client.has_value());
    QVERIFY(settingsThatReachedTheLibrary.contains(QStringLiteral("security.protocol")));
    for (const QString &key : dangerous)
        QVERIFY2(!settingsThatReachedTheLibrary.contains(key), qPrintable(key));
    QVERIFY(!QFile::exists(mark));
}

void TestConnection::aSettingThatWasSmuggledInIsRefused()
{
    for (const char *key : {"plugin.library.paths", "sasl.kerberos.kinit.cmd", "group.id", "sasl.mechanism"}) {
        const Connection connection{.bootstrap = QStringLiteral("a:1"),
                                    .settings = {{QLatin1String(key), QStringLiteral("x")}}};
        const auto client = ReadOnlyClient::make(connection, {});
        QVERIFY(!client.has_value());
        QVERIFY(client.error().message.contains(QLatin1String(key)));
        QVERIFY(settingsThatReachedTheLibrary.isEmpty());
        const auto producer = RecordProducer::open(connection, QStringLiteral("c"), {});
        const auto member =
            GroupConsumer::open(connection, {.group = QStringLiteral("g"), .clientId = {}, .topics = {}}, {});
        const auto topics = topicsOnCluster(connection, std::chrono::seconds(1));
        QVERIFY(!producer && !member && !topics);
        for (const Error &error : {producer.error(), member.error(), topics.error()})
            QVERIFY(error.detail.contains(QLatin1String(key)));
        // group.id is what a member sets itself
        QCOMPARE(settingsThatReachedTheLibrary.count(QLatin1String(key)),
                 qsizetype(key == std::string_view("group.id")));
        settingsThatReachedTheLibrary.clear();
    }
}

void TestConnection::takesACaFileOnlyFromThePerson()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("ca.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a certificate");
    file.close();
    QCOMPARE(withCaFile({}, file.fileName()).error().kind, ErrorKind::Input);
    QVERIFY(!withCaFile({}, folder.filePath(QStringLiteral("none"))).has_value());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-----BEGIN CERTIFICATE-----\n");
    file.close();
    QVERIFY(withCaFile({}, file.fileName())->settings.contains(QStringLiteral("ssl.ca.pem")));
}

void TestConnection::anyBytesAreRead()
{
    for (const char *odd : {"\\", "=", ":", "\\u", "\\u12", "a\\", "a=\\", "\r\r\n\n", "a b c", "=x", "a\\=b=c"})
        (void)parseProperties(odd);
    QCOMPARE(parseProperties("a\\=b = c ").first(), std::pair(QStringLiteral("a=b"), QStringLiteral("c")));
    QCOMPARE(parseProperties("key").first(), std::pair(QStringLiteral("key"), QString()));
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += char(byte);
    (void)parseProperties(all);
    QVERIFY(!connectionFromProperties(all).has_value());
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
