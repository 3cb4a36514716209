// SPDX-License-Identifier: Apache-2.0
#include "model/edit/arrangement.h"

#include <QTest>

using namespace rheo;

namespace {

const ElementId a(QStringLiteral("a")), b(QStringLiteral("b")), c(QStringLiteral("c"));
const QHash<ElementId, QRectF> three{{a, {0, 0, 160, 56}}, {b, {50, 100, 200, 56}}, {c, {400, 300, 160, 80}}};

} // namespace

class TestArrangement : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aligns_data()
    {
        QTest::addColumn<int>("alignment");
        QTest::addColumn<QPointF>("wayOfB");
        QTest::newRow("left") << int(Alignment::Left) << QPointF(-50, 0);
        QTest::newRow("centre") << int(Alignment::Centre) << QPointF(130, 0);
        QTest::newRow("right") << int(Alignment::Right) << QPointF(310, 0);
        QTest::newRow("top") << int(Alignment::Top) << QPointF(0, -100);
        QTest::newRow("middle") << int(Alignment::Middle) << QPointF(0, 62);
        QTest::newRow("bottom") << int(Alignment::Bottom) << QPointF(0, 224);
    }

    void aligns()
    {
        QFETCH(const int, alignment);
        QFETCH(const QPointF, wayOfB);
        const auto ways = aligned(three, Alignment(alignment));
        QCOMPARE(ways.size(), 3);
        QCOMPARE(ways.value(b), wayOfB);
    }

    void gapsAreEqual()
    {
        const auto across = distributed(three, Qt::Horizontal);
        QCOMPARE(across.value(a), QPointF());
        QCOMPARE(across.value(c), QPointF());
        QCOMPARE(across.value(b), QPointF(130, 0)); // gaps of 20: 160 to 180, 380 to 400
        const auto down = distributed(three, Qt::Vertical);
        QCOMPARE(down.value(b), QPointF(0, 50));
        QCOMPARE(down.value(c), QPointF());
    }

    void overlapsAreShared()
    {
        const QHash<ElementId, QRectF> close{{a, {0, 0, 100, 50}}, {b, {10, 0, 100, 50}}, {c, {50, 0, 100, 50}}};
        QCOMPARE(distributed(close, Qt::Horizontal).value(b), QPointF(15, 0));
    }

    void twoAreDistributedAlready()
    {
        QVERIFY(distributed({{a, {0, 0, 1, 1}}, {b, {9, 9, 1, 1}}}, Qt::Horizontal).isEmpty());
        QVERIFY(distributed({}, Qt::Vertical).isEmpty());
        QVERIFY(aligned({}, Alignment::Left).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestArrangement)
#include "tst_arrangement.moc"
