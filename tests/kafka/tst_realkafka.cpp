// SPDX-License-Identifier: Apache-2.0
#include "tests/support/kafkatraffic.h"
#include "tests/support/realkafka.h"

#include <QTest>

using namespace rheo::test;

class TestRealKafka : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAndKeepsItsDataOverARestart();
    void startsThreeNodes();
};

void TestRealKafka::answersAndKeepsItsDataOverARestart()
{
    const auto kafka = RealKafka::start();
    QVERIFY(kafka);
    {
        KafkaTraffic traffic(kafka->bootstrap());
        QVERIFY(traffic.createTopic(QStringLiteral("orders"), 2));
        QVERIFY(traffic.send(QStringLiteral("orders"), 1, 10));
        QCOMPARE(traffic.end(QStringLiteral("orders"), 1), 10);
    }
    QVERIFY(kafka->stop());
    QVERIFY(kafka->restart());
    KafkaTraffic traffic(kafka->bootstrap());
    QCOMPARE(traffic.end(QStringLiteral("orders"), 1), 10);
    QCOMPARE(traffic.end(QStringLiteral("orders"), 0), 0);
}

void TestRealKafka::startsThreeNodes()
{
    const auto kafka = RealKafka::start({.nodes = 3});
    QVERIFY(kafka);
    QCOMPARE(kafka->bootstrap().count(QLatin1Char(',')), 2);
    KafkaTraffic traffic(kafka->bootstrap());
    QVERIFY(traffic.createTopic(QStringLiteral("orders"), 3, {}, 3));
    QVERIFY(traffic.send(QStringLiteral("orders"), 2, 5));
    kafka->killNode(1);
    QVERIFY(traffic.send(QStringLiteral("orders"), 0, 5));
    QCOMPARE(traffic.end(QStringLiteral("orders"), 2), 5);
}

QTEST_GUILESS_MAIN(TestRealKafka)
#include "tst_realkafka.moc"
