// SPDX-License-Identifier: Apache-2.0
#include "model/base/fuzzymatch.h"

#include <QTest>

using namespace rheo;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void ranksFromTheTextItselfToScatteredLetters()
    {
        const QString typed = QStringLiteral("order");
        const QStringList best{QStringLiteral("Order"),   QStringLiteral("order-events"), QStringLiteral("new-orders"),
                               QStringLiteral("reorder"), QStringLiteral("o-r-der"),      QStringLiteral("old rudder")};
        for (int i = 1; i < best.size(); ++i) {
            QVERIFY2(fuzzyRank(typed, best[i]), qPrintable(best[i]));
            QVERIFY2(*fuzzyRank(typed, best[i - 1]) < *fuzzyRank(typed, best[i]), qPrintable(best[i]));
        }
    }

    void wordsMayStandInAnyOrder()
    {
        const auto rank = fuzzyRank(QStringLiteral("out zo"), QStringLiteral("View › Zoom out"));
        QVERIFY(rank);
        QVERIFY(*rank < *fuzzyRank(QStringLiteral("ut oo"), QStringLiteral("View › Zoom out")));
    }

    void whatIsNotThereIsNotFound()
    {
        QVERIFY(!fuzzyRank(QStringLiteral("xyz"), QStringLiteral("order-events")));
        QVERIFY(!fuzzyRank(QStringLiteral("redro"), QStringLiteral("order")));
        QVERIFY(!fuzzyRank(QStringLiteral("o"), QString()));
    }

    void nothingTypedMatchesEverything()
    {
        QCOMPARE(fuzzyRank(QString(), QStringLiteral("order")), 0);
        QCOMPARE(fuzzyRank(QStringLiteral("  "), QString()), 0);
    }

    void foldsCaseBeyondAscii() { QCOMPARE(fuzzyRank(QStringLiteral("ÄRGER"), QStringLiteral("ärger")), 0); }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
