// SPDX-License-Identifier: Apache-2.0
#include "tests/support/kafkatraffic.h"
#include "tests/support/offsetaccount.h"
#include "tests/support/program.h"
#include "tests/support/realkafka.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestMs = 15'000;

/// Something that is no Kafka: answers whatever it is told as a web server would.
class WebServer
{
public:
    WebServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        m_thread = std::jthread([this](const std::stop_token &stop) { answer(stop); });
    }

    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_s.arg(m_server.serverPort()); }

private:
    void answer(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            pollfd waiting{.fd = int(m_server.socketDescriptor()), .events = POLLIN, .revents = 0};
            const int client = ::poll(&waiting, 1, 50) > 0 ? ::accept(waiting.fd, nullptr, nullptr) : -1;
            if (client < 0)
                continue;
            char buffer[512];
            const std::string words = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
            if (::recv(client, buffer, sizeof buffer, 0) > 0)
                (void)::send(client, words.data(), words.size(), MSG_NOSIGNAL);
            ::close(client);
        }
    }

    QTcpServer m_server;
    std::jthread m_thread;
};

QString freeAddress()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return u"127.0.0.1:%1"_s.arg(server.serverPort());
}

} // namespace

/// What the program says to a person, and with which exit code, when a real cluster is not what was asked for.
class TestRefusedClusters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void recordsOverALogin();

private:
    [[nodiscard]] QString properties(const QString &name, const QString &bootstrap, const QByteArray &rest);
    [[nodiscard]] QStringList recordArguments(const QStringList &where, const QString &drawing) const;

    QTemporaryDir m_folder;
    QTcpServer m_silent; ///< takes connections and never says a word
    WebServer m_web;
    std::unique_ptr<RealKafka> m_kafka;
    QString m_orders;
    QString m_nowhere;
};

void TestRefusedClusters::initTestCase()
{
    QVERIFY2(!qEnvironmentVariableIsEmpty("RHEOGRAPH"), "RHEOGRAPH names no program");
    qputenv("RHEO_TEST_PASSWORD", "wrong");
    qputenv("RHEO_TEST_RIGHT_PASSWORD", "admin-secret");
    m_kafka = RealKafka::start({.sasl = true});
    QVERIFY(m_kafka);
    QVERIFY(KafkaTraffic(m_kafka->bootstrap()).createTopic(u"orders"_s, 1));
    QVERIFY(m_silent.listen(QHostAddress::LocalHost));
    for (const auto &[member, topic] : {std::pair(&m_orders, "orders"), std::pair(&m_nowhere, "nowhere")}) {
        *member = m_folder.filePath(QLatin1String(topic) + u".rheo"_s);
        QFile file(*member);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(R"({"format": "rheograph", "version": 1, "elements": [)"
                              R"({"id": "TOPIC", "kind": "topic", "name": "TOPIC"}]})")
                       .replace("TOPIC", topic));
    }
}

QString TestRefusedClusters::properties(const QString &name, const QString &bootstrap, const QByteArray &rest)
{
    const QString path = m_folder.filePath(name + u".properties"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("bootstrap.servers=" + bootstrap.toUtf8() + '\n' + rest);
    return path;
}

QStringList TestRefusedClusters::recordArguments(const QStringList &where, const QString &drawing) const
{
    return QStringList{u"record"_s, drawing, u"-o"_s, m_folder.filePath(u"refused.rheorec"_s)} + where;
}

void TestRefusedClusters::saysWhatToDo_data()
{
    QTest::addColumn<QStringList>("where");
    QTest::addColumn<QString>("drawing");
    QTest::addColumn<QString>("says");
    const auto bootstrap = [](const QString &address) { return QStringList{u"--bootstrap"_s, address}; };
    const auto config = [this](const QString &name, const QString &address, const QByteArray &rest) {
        return QStringList{u"--config"_s, properties(name, address, rest)};
    };
    const QByteArray login = "sasl.mechanism=PLAIN\nsasl.username=admin\n";
    const QStringList password{u"--password-env"_s, u"RHEO_TEST_PASSWORD"_s};
    const QString plain = m_kafka->bootstrap();
    QTest::newRow("nothing listens") << bootstrap(freeAddress()) << m_orders << u"Check host and port"_s;
    QTest::newRow("unknown host") << bootstrap(u"no-such-host.invalid:9092"_s) << m_orders << u"is not known"_s;
    QTest::newRow("silent") << bootstrap(u"127.0.0.1:%1"_s.arg(m_silent.serverPort())) << m_orders << u"Check"_s;
    QTest::newRow("web server") << bootstrap(m_web.address()) << m_orders << u"port"_s;
    QTest::newRow("wrong password") << config(u"wrong"_s, m_kafka->saslBootstrap(),
                                              "security.protocol=SASL_PLAINTEXT\n" + login) +
                                           password
                                    << m_orders << u"refused the login of 'admin' by PLAIN"_s;
    QTest::newRow("no login") << bootstrap(m_kafka->saslBootstrap()) << m_orders << u"wants TLS or a login"_s;
    QTest::newRow("TLS to plaintext") << config(u"tls"_s, plain, "security.protocol=SSL\n") << m_orders
                                      << u"does not speak TLS"_s;
    QTest::newRow("plaintext to TLS") << bootstrap(m_kafka->saslSslBootstrap()) << m_orders << u"TLS"_s;
    QTest::newRow("unknown authority") << config(u"authority"_s, m_kafka->saslSslBootstrap(),
                                                 "security.protocol=SASL_SSL\n" + login) +
                                              password
                                       << m_orders << u"--ca FILE"_s;
    QTest::newRow("unknown topic") << bootstrap(plain) << m_nowhere << u"'nowhere'"_s;
}

void TestRefusedClusters::saysWhatToDo()
{
    QFETCH(const QStringList, where);
    QFETCH(const QString, drawing);
    QFETCH(const QString, says);
    const Outcome outcome = runRheograph(recordArguments(where, drawing));
    QVERIFY2(outcome.code == 4, outcome.err.constData());
    QVERIFY2(outcome.err.contains(says.toUtf8()), outcome.err.constData());
    QVERIFY2(outcome.milliseconds < longestMs, qPrintable(u"%1 ms"_s.arg(outcome.milliseconds)));
    QVERIFY(!outcome.err.contains("wrong\n") && !QFile::exists(m_folder.filePath(u"refused.rheorec"_s)));
    qInfo("%lld ms: %s", static_cast<long long>(outcome.milliseconds), outcome.err.trimmed().constData());
    const Outcome snapshot = runRheograph(QStringList{u"snapshot"_s} + where);
    if (drawing == m_orders) {
        QVERIFY2(snapshot.code == 4, snapshot.err.constData());
        QVERIFY2(snapshot.err.contains(says.toUtf8()), snapshot.err.constData());
        QVERIFY2(snapshot.milliseconds < longestMs, qPrintable(u"%1 ms"_s.arg(snapshot.milliseconds)));
    }
}

/// The same connections with nothing wrong, so that the refusals above are refusals of what is wrong.
void TestRefusedClusters::recordsOverALogin()
{
    QVERIFY(KafkaTraffic(m_kafka->bootstrap()).send(u"orders"_s, 0, 5));
    const QString config = properties(u"right"_s, m_kafka->saslSslBootstrap(),
                                      "security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.username=admin\n");
    const QString path = m_folder.filePath(u"right.rheorec"_s);
    const Outcome outcome = runRheograph({u"record"_s, m_orders, u"-o"_s, path, u"--config"_s, config, u"--ca"_s,
                                          m_kafka->caFile(), u"--password-env"_s, u"RHEO_TEST_RIGHT_PASSWORD"_s,
                                          u"--from"_s, u"earliest"_s, u"--events"_s, u"5"_s});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    OffsetAccount account;
    QVERIFY(account.read(path));
    QVERIFY(account.covers(u"orders"_s, 0, 0, 5));
}

QTEST_GUILESS_MAIN(TestRefusedClusters)
#include "tst_refusedclusters.moc"
