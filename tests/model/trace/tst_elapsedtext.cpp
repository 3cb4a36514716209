// SPDX-License-Identifier: Apache-2.0
#include "model/trace/elapsedtext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rheo;

class TestElapsedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void says_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("text");
        const auto row = [](qint64 microseconds, const char *text) {
            QTest::addRow("%lld", static_cast<long long>(microseconds)) << microseconds << QString::fromUtf8(text);
        };
        row(0, "0 ms");
        row(1, "1 µs");
        row(999, "999 µs");
        row(1'000, "1 ms");
        row(1'999, "1 ms");
        row(999'999, "999 ms");
        row(1'307'000, "1\u2009307 ms");
        row(9'999'999, "9\u2009999 ms");
        row(10'000'000, "10.0 s");
        row(12'440'000, "12.4 s");
        row(599'900'000, "599.9 s");
        row(600'000'000, "10.0 min");
        row(720'000'000, "12.0 min");
        row(-1, "-1 µs");
        row(-312, "-312 µs");
        row(-1'307'000, "-1\u2009307 ms");
        row(-12'440'000, "-12.4 s");
        row(-720'000'000, "-12.0 min");
        row(std::numeric_limits<qint64>::max(), "153722867280.9 min");
        row(std::numeric_limits<qint64>::min(), "-153722867280.9 min");
    }

    void says()
    {
        QFETCH(qint64, microseconds);
        QTEST(elapsedText(microseconds), "text");
    }

    void aMinusStandsOnlyBeforeWhatIsNegative()
    {
        QRandomGenerator random(QRandomGenerator::global()->generate());
        for (int i = 0; i < 2000; ++i) {
            const qint64 time = qint64(random.generate64() >> random.bounded(1, 63));
            QVERIFY(!elapsedText(time).startsWith(u'-'));
            if (time > 0)
                QCOMPARE(elapsedText(-time), QLatin1Char('-') + elapsedText(time));
        }
    }
};

QTEST_GUILESS_MAIN(TestElapsedText)
#include "tst_elapsedtext.moc"
