// SPDX-License-Identifier: Apache-2.0
#include "views/panels/fieldtext.h"

#include <QtTest>

#include <random>

using namespace rheo;
using namespace rheo::ui;

class TestFieldText : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("value");
        QTest::newRow("ms") << QStringLiteral("500 ms") << qint64(500);
        QTest::newRow("no space") << QStringLiteral("500ms") << qint64(500);
        QTest::newRow("no unit") << QStringLiteral("250") << qint64(250);
        QTest::newRow("s") << QStringLiteral("1.5 s") << qint64(1500);
        QTest::newRow("min") << QStringLiteral("2 min") << qint64(120000);
        QTest::newRow("m") << QStringLiteral("2m") << qint64(120000);
        QTest::newRow("h") << QStringLiteral("1 H") << qint64(3600000);
        QTest::newRow("d") << QStringLiteral("7 d") << qint64(604800000);
        QTest::newRow("groups") << QStringLiteral("604 800 000") << qint64(604800000);
        QTest::newRow("unlimited") << QStringLiteral("unlimited") << qint64(-1);
        QTest::newRow("empty is the default") << QString() << qint64(604800000);
    }

    void durations()
    {
        QFETCH(QString, text);
        const TypedField typed = typedField(*fieldSpec(fields::retention, FieldHome::Topic), text);
        QVERIFY2(typed.value.has_value(), qPrintable(typed.problem));
        QTEST(std::get<qint64>(*typed.value), "value");
    }

    void refused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("a word") << fields::retention << QStringLiteral("soon");
        QTest::newRow("a foreign unit") << fields::retention << QStringLiteral("5 weeks");
        QTest::newRow("half a millisecond") << fields::retention << QStringLiteral("0.5 ms");
        QTest::newRow("too low") << fields::retention << QStringLiteral("-2");
        QTest::newRow("too large for a number") << fields::retention << QStringLiteral("99999999999999999999 d");
        QTest::newRow("no partitions") << fields::partitions << QStringLiteral("0");
        QTest::newRow("too many") << fields::partitions << QStringLiteral("100001");
        QTest::newRow("a count has no unit") << fields::partitions << QStringLiteral("12 ms");
        QTest::newRow("unlimited partitions") << fields::partitions << QStringLiteral("unlimited");
        QTest::newRow("no choice") << fields::cleanupPolicy << QStringLiteral("burn");
    }

    void refused()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        const TypedField typed = typedField(*fieldSpec(key, FieldHome::Topic), text);
        QVERIFY(!typed.value);
        QVERIFY(!typed.problem.isEmpty());
        QVERIFY(typed.problem.endsWith(QLatin1Char('.')));
    }

    void shownAndTypedAgainIsTheSame()
    {
        const unsigned seed = 5;
        std::mt19937_64 random(seed);
        const FieldSpec &retention = *fieldSpec(fields::retention, FieldHome::Topic);
        FieldSpec size = retention;
        size.type = FieldType::Size;
        for (int i = 0; i < 3000; ++i) {
            const qint64 value = qint64(random() >> (12 + random() % 50)) - 1;
            for (const FieldSpec *spec : {&retention, &std::as_const(size)}) {
                const TypedField back = typedField(*spec, fieldText(*spec, value));
                QVERIFY2(back.value && std::get<qint64>(*back.value) == value,
                         qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(value)));
            }
        }
    }

    void shown_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << QStringLiteral("0 ms");
        QTest::newRow("500") << qint64(500) << QStringLiteral("500 ms");
        QTest::newRow("1500") << qint64(1500) << QStringLiteral("1500 ms");
        QTest::newRow("minute") << qint64(60000) << QStringLiteral("1 min");
        QTest::newRow("week") << qint64(604800000) << QStringLiteral("7 d");
        QTest::newRow("for ever") << qint64(-1) << QStringLiteral("unlimited");
    }

    void shown()
    {
        QFETCH(qint64, value);
        QTEST(durationFieldText(value), "text");
    }

    void sizes()
    {
        QCOMPARE(sizeText(65536), QStringLiteral("64 KiB"));
        QCOMPARE(sizeText(1), QStringLiteral("1 B"));
        QCOMPARE(sizeText(-1), QStringLiteral("unlimited"));
    }
};

QTEST_GUILESS_MAIN(TestFieldText)
#include "tst_fieldtext.moc"
