// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/joinstore.h"
#include "model/simulate/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <thread>

using namespace rheo;
using namespace std::chrono_literals;

namespace {

HeldRecordPtr held(const char *topic, const QByteArray &key, qint64 offset = 0)
{
    auto record = std::make_shared<HeldRecord>();
    record->record.place = {QString::fromUtf8(topic), 0, offset};
    record->record.key = key;
    return record;
}

} // namespace

/// The join store, and what the simulated services write.
class TestJoinStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsByKeyInAnyOrder();
    void aSecondOneIsSurplus();
    void expiresInOrder();
    void threadsJoinEachOnce();
    void valuesAreOrders_data();
    void valuesAreOrders();
    void readsTraceparent_data();
    void readsTraceparent();
    void deadLetterHeadersReplaceOlderOnes();

private:
    const QStringList m_topics{QStringLiteral("a"), QStringLiteral("b")};
    const JoinStore::Clock::time_point m_now = JoinStore::Clock::time_point() + 1h;
};

void TestJoinStore::joinsByKeyInAnyOrder()
{
    JoinStore store(m_topics, 10s);
    QVERIFY(store.offer(held("b", "k1"), m_now).parts.isEmpty());
    QVERIFY(store.offer(held("a", "k2"), m_now).parts.isEmpty());
    const auto answer = store.offer(held("a", "k1", 5), m_now);
    QCOMPARE(answer.parts.size(), 2);
    QCOMPARE(answer.parts[0]->record.place, (RecordPlace{QStringLiteral("a"), 0, 5}));
    QCOMPARE(answer.parts[1]->record.place.topic, QStringLiteral("b"));
    QCOMPARE(store.offer(held("b", "k2"), m_now).parts.size(), 2);
    QVERIFY(store.expire(m_now + 1h).isEmpty());
}

void TestJoinStore::aSecondOneIsSurplus()
{
    JoinStore store(m_topics, 10s);
    QVERIFY(!store.offer(held("a", "k"), m_now).isSurplus);
    QVERIFY(store.offer(held("a", "k", 1), m_now).isSurplus);
    QVERIFY(!store.offer(held("b", "k"), m_now).isSurplus);
    QVERIFY(store.offer(held("b", "k", 1), m_now).isSurplus);
    QVERIFY(store.expire(m_now + 11s).isEmpty());
    QVERIFY(!store.offer(held("b", "k", 2), m_now + 11s).isSurplus);
}

void TestJoinStore::expiresInOrder()
{
    JoinStore store(m_topics, 10s);
    static_cast<void>(store.offer(held("a", "old"), m_now));
    static_cast<void>(store.offer(held("a", "young"), m_now + 5s));
    QVERIFY(store.expire(m_now + 9999ms).isEmpty());
    const auto first = store.expire(m_now + 10s);
    QCOMPARE(first.size(), 1);
    QCOMPARE(first.front()->record.key, QByteArray("old"));
    QCOMPARE(store.offer(held("b", "young"), m_now + 11s).parts.size(), 2);
}

void TestJoinStore::threadsJoinEachOnce()
{
    JoinStore store(m_topics, 10s);
    std::atomic<int> joined = 0;
    const auto offerAll = [&](const char *topic) {
        for (int i = 0; i < 5000; ++i)
            joined += store.offer(held(topic, QByteArray::number(i)), m_now).parts.isEmpty() ? 0 : 1;
    };
    std::thread a(offerAll, "a");
    std::thread b(offerAll, "b");
    a.join();
    b.join();
    QCOMPARE(joined.load(), 5000);
}

void TestJoinStore::valuesAreOrders_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("status");
    QTest::newRow("orders") << QStringLiteral("order-events") << QStringLiteral("PLACED");
    QTest::newRow("inventory") << QStringLiteral("Inventory.v1") << QStringLiteral("RESERVED");
    QTest::newRow("payment of orders") << QStringLiteral("order-payments") << QStringLiteral("PAID");
    QTest::newRow("other") << QStringLiteral("x") << QStringLiteral("ACCEPTED");
}

void TestJoinStore::valuesAreOrders()
{
    QFETCH(QString, topic);
    QFETCH(QString, status);
    for (int i = 0; i < 200; ++i) {
        const QByteArray id = "ord-" + QByteArray::number(i * 7919);
        const QByteArray value = eventValue(id, topic);
        QVERIFY2(value.size() > 120 && value.size() < 280, value.constData());
        const QJsonObject json = QJsonDocument::fromJson(value).object();
        QCOMPARE(json[QStringLiteral("orderId")].toString().toUtf8(), id);
        QCOMPARE(json[QStringLiteral("status")].toString(), status);
        double sum = 0;
        for (const QJsonValue &line : json[QStringLiteral("lines")].toArray())
            sum += line[QStringLiteral("quantity")].toInt() * line[QStringLiteral("price")].toDouble();
        QVERIFY(std::abs(sum - json[QStringLiteral("amount")].toDouble()) < 0.005);
        const QJsonObject later = QJsonDocument::fromJson(eventValue(id, QStringLiteral("later"))).object();
        QCOMPARE(later[QStringLiteral("amount")], json[QStringLiteral("amount")]);
    }
}

void TestJoinStore::readsTraceparent_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isGood");
    const QByteArray trace(32, 'a');
    QTest::newRow("good") << "00-" + trace + "-00000000000000ff-01" << true;
    QTest::newRow("short") << "00-" + trace + "-00000000000000f-01" << false;
    QTest::newRow("no hex") << "00-" + trace + "-00000000000000xx-01" << false;
    QTest::newRow("zero span") << "00-" + trace + "-0000000000000000-01" << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestJoinStore::readsTraceparent()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, isGood);
    const auto context = traceContext({{"other", "x"}, {"traceparent", header}});
    QCOMPARE(context.has_value(), isGood);
    if (!isGood)
        return;
    QCOMPARE(context->span, 255u);
    QCOMPARE(eventHeaders(*context).front().second, header);
}

void TestJoinStore::deadLetterHeadersReplaceOlderOnes()
{
    ReceivedRecord failed;
    failed.place = {QStringLiteral("orders"), 3, 258};
    failed.timestamp = 1;
    failed.headers = {{"traceparent", "old"}, {"tenant", "eu"}, {"kafka_dlt-original-topic", "older"}};
    const auto headers = deadLetterHeaders(failed, QStringLiteral("g"), {QByteArray(32, 'b'), 1});
    QMap<QByteArray, QByteArray> byName;
    for (const auto &[name, value] : headers) {
        QVERIFY2(!byName.contains(name), name.constData());
        byName.insert(name, value);
    }
    QCOMPARE(byName["kafka_dlt-original-topic"], QByteArray("orders"));
    QCOMPARE(byName["kafka_dlt-original-partition"].toHex(), QByteArray("00000003"));
    QCOMPARE(byName["kafka_dlt-original-offset"].toHex(), QByteArray("0000000000000102"));
    QCOMPARE(byName["kafka_dlt-original-timestamp"].toHex(), QByteArray("0000000000000001"));
    QCOMPARE(byName["kafka_dlt-original-consumer-group"], QByteArray("g"));
    QCOMPARE(byName["tenant"], QByteArray("eu"));
    QVERIFY(byName["traceparent"].contains(QByteArray(32, 'b')));
    QVERIFY(isDeadLetter(headers));
    QVERIFY(!isDeadLetter(eventHeaders({QByteArray(32, 'b'), 1})));
}

QTEST_GUILESS_MAIN(TestJoinStore)
#include "tst_joinstore.moc"
