// SPDX-License-Identifier: Apache-2.0
#include "tests/model/file/randomdrawing.h"
#include "views/panels/fieldtext.h"

#include <QTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

const FieldSpec &retention()
{
    return *fieldSpec(fields::retention, FieldHome::Topic);
}

} // namespace

/// What the inspector shows can be typed again, and means the same.
class TestFieldRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsShownCanBeTyped()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        test::RandomDrawing random(seed);
        for (const FieldSpec &spec : fieldTable()) {
            if (spec.type == FieldType::Map)
                continue;
            for (int i = 0; i < 200; ++i) {
                FieldValue value = random.value(spec);
                if (auto *text = std::get_if<QString>(&value))
                    *text = text->trimmed(); // as it is typed
                if (std::holds_alternative<bool>(value))
                    continue; // a box, not text
                const TypedField typed = typedField(spec, fieldText(spec, value));
                const bool emptied = std::holds_alternative<QString>(value) && std::get<QString>(value).isEmpty();
                QVERIFY2(typed.value, qPrintable(typed.problem));
                QVERIFY2(*typed.value == (emptied ? spec.standard : value), qPrintable(fieldText(spec, value)));
            }
        }
    }

    void durationsOfAnySize()
    {
        QRandomGenerator random(QRandomGenerator::global()->generate());
        for (int i = 0; i < 2000; ++i) {
            const qint64 value = qint64(random.generate64() >> random.bounded(1, 64));
            const QString text = durationFieldText(value);
            const TypedField typed = typedField(retention(), text);
            QVERIFY2(typed.value && std::get<qint64>(*typed.value) == value, qPrintable(text + typed.problem));
        }
    }

    void theLargestNumbers()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max(); // what Kafka's own tools write for "for ever"
        for (const QString &text : {QString::number(most), durationFieldText(most)})
            QVERIFY2(typedField(retention(), text).value == FieldValue(most), qPrintable(text));
        for (const char *tooLarge :
             {"9223372036854775808", "9223372036854775807 s", "106751991168 d", "1e30", "nan", "inf"})
            QVERIFY2(!typedField(retention(), QString::fromLatin1(tooLarge)).value, tooLarge);
    }

    void fractionsAreExact_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        const auto row = [](const char *text, qint64 milliseconds) {
            QTest::newRow(text) << QString::fromLatin1(text) << milliseconds;
        };
        row("1.005 s", 1005);
        row("0.001 s", 1);
        row("2.007 s", 2007);
        row("4.35 s", 4350);
        row("1.1 h", 3'960'000);
        row("0.1 d", 8'640'000);
        row("1.50 min", 90'000);
        row(".5 s", 500);
        row("5. s", 5000);
        row("9007199254740993", 9'007'199'254'740'993);
        row("1.000000000000000000000 s", 1000);
    }

    void fractionsAreExact()
    {
        QFETCH(QString, text);
        const TypedField typed = typedField(retention(), text);
        QVERIFY2(typed.value, qPrintable(typed.problem));
        QTEST(std::get<qint64>(*typed.value), "milliseconds");
    }

    void everyMillisecondOfTenSeconds()
    {
        for (qint64 ms = 0; ms < 10'000; ++ms) {
            const QString text = QStringLiteral("%1.%2 s").arg(ms / 1000).arg(ms % 1000, 3, 10, QLatin1Char('0'));
            const TypedField typed = typedField(retention(), text);
            QVERIFY2(typed.value && std::get<qint64>(*typed.value) == ms, qPrintable(text));
        }
    }

    void whatIsNoNumberIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"1.0005 s", "0.5", "1.2.3 s", "--1", "-", ".", "- 5 s s", "5 ss", "s", "1e3", "0x10",
                                 "+5", "-0.5 s", "-2 ms", "1,5 s", "\u0661"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void whatIsNoNumberIsRefused()
    {
        QFETCH(QString, text);
        const TypedField typed = typedField(retention(), text);
        QVERIFY2(!typed.value, qPrintable(text));
        QVERIFY(typed.problem.endsWith(QLatin1Char('.')));
    }
};

QTEST_GUILESS_MAIN(TestFieldRoundTrip)
#include "tst_fieldroundtrip.moc"
