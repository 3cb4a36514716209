// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"
#include "model/layout/laneorder.h"
#include "model/layout/separation.h"
#include "model/layout/textwidth.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace rheo;

namespace {

const Element container{ElementId(QStringLiteral("c")), ElementKind::Site, QStringLiteral("c"), {}};

/// Cards anywhere on the grid, in containers or not; now and then one that stays.
QList<Box> randomBoxes(QRandomGenerator &random, bool withFixed)
{
    QList<Box> boxes;
    const int containers = random.bounded(4);
    for (int i = 0; i < containers; ++i)
        boxes += Box{{}, i > 0 && random.bounded(3) == 0 ? random.bounded(i) : -1, false, &container};
    for (int i = random.bounded(1, 14); i > 0; --i) {
        const QPointF corner(gridStep * random.bounded(20), gridStep * random.bounded(20));
        boxes += Box{{corner, QSizeF(gridStep * random.bounded(4, 12), gridStep * random.bounded(2, 5))},
                     containers > 0 ? random.bounded(-1, containers) : -1,
                     withFixed && random.bounded(5) == 0};
    }
    // Containers without anything in them do not come here.
    for (qsizetype i = containers - 1; i >= 0; --i) {
        const bool isFull =
            std::any_of(boxes.begin(), boxes.end(), [i](const Box &box) { return box.parent == int(i); });
        if (!isFull)
            boxes += Box{{QPointF(0, 0), QSizeF(160, 60)}, int(i)};
    }
    return boxes;
}

bool areApart(const Box &a, const Box &b)
{
    return !a.rect.adjusted(0, 0, 0, gridStep - 0.01).intersects(b.rect) &&
           !b.rect.adjusted(0, 0, 0, gridStep - 0.01).intersects(a.rect);
}

} // namespace

class TestSeparation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesEndUpApart();
    void fixedBoxesStay();
    void nothingMovesWithoutNeed();
    void sidesOfTwoWays_data();
    void sidesOfTwoWays();
    void sidesAreOppositeFromTheOther();
    void widthsAddUp();
};

void TestSeparation::boxesEndUpApart()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    for (quint32 run = 0; run < 300; ++run) {
        QRandomGenerator random(seed + run);
        const QList<Box> before = randomBoxes(random, false);
        QList<Box> boxes = before;
        separateBoxes(boxes);
        const QByteArray where = "run " + QByteArray::number(run);
        for (qsizetype a = 0; a < boxes.size(); ++a) {
            const QPointF moved = boxes[a].rect.topLeft() - before[a].rect.topLeft();
            if (!boxes[a].container) {
                QVERIFY2(moved.x() == 0 && moved.y() >= 0 && std::fmod(moved.y(), gridStep) == 0, where);
                QVERIFY2(boxes[a].rect.size() == before[a].rect.size(), where);
            }
            if (boxes[a].parent >= 0)
                QVERIFY2(boxes[boxes[a].parent].rect.contains(boxes[a].rect), where);
            for (qsizetype b = a + 1; b < boxes.size(); ++b) {
                if (boxes[a].parent == boxes[b].parent)
                    QVERIFY2(areApart(boxes[a], boxes[b]), where);
            }
        }
    }
}

void TestSeparation::fixedBoxesStay()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    for (quint32 run = 0; run < 300; ++run) {
        QRandomGenerator random(seed + run);
        const QList<Box> before = randomBoxes(random, true);
        QList<Box> boxes = before;
        separateBoxes(boxes);
        const QByteArray where = "run " + QByteArray::number(run);
        for (qsizetype a = 0; a < boxes.size(); ++a) {
            QVERIFY2(!before[a].fixed || boxes[a].rect == before[a].rect, where);
            for (qsizetype b = a + 1; b < boxes.size(); ++b) {
                const bool cards = !boxes[a].container && !boxes[b].container;
                const bool bothStay = before[a].fixed && before[b].fixed;
                if (cards && boxes[a].parent == boxes[b].parent && boxes[a].parent < 0 && !bothStay)
                    QVERIFY2(!boxes[a].rect.intersects(boxes[b].rect), where);
            }
        }
    }
}

void TestSeparation::nothingMovesWithoutNeed()
{
    QList<Box> boxes{{QRectF(0, 0, 160, 60)}, {QRectF(0, 80, 160, 60)}, {QRectF(200, 10, 160, 60)}};
    const QList<Box> before = boxes;
    separateBoxes(boxes);
    for (qsizetype i = 0; i < boxes.size(); ++i)
        QCOMPARE(boxes[i].rect, before[i].rect);
    QList<Box> none;
    separateBoxes(none);
    QVERIFY(none.isEmpty());
}

void TestSeparation::sidesOfTwoWays_data()
{
    QTest::addColumn<QPolygonF>("second");
    QTest::addColumn<int>("side");
    // The first runs from (0,0) to (100,0) and turns down.
    QTest::newRow("turns down later: the first lies below") << QPolygonF{{0, 0}, {120, 0}, {120, 50}} << 1;
    QTest::newRow("turns down sooner: the first lies above") << QPolygonF{{0, 0}, {80, 0}, {80, 50}} << -1;
    QTest::newRow("turns up at the same place") << QPolygonF{{0, 0}, {100, 0}, {100, -50}} << 1;
    QTest::newRow("turns up sooner") << QPolygonF{{0, 0}, {80, 0}, {80, -50}} << 1;
    QTest::newRow("goes straight on") << QPolygonF{{0, 0}, {200, 0}} << 1;
    QTest::newRow("the same way") << QPolygonF{{0, 0}, {100, 0}, {100, 50}} << 0;
    QTest::newRow("comes from below") << QPolygonF{{40, 50}, {40, 0}, {100, 0}, {100, 50}} << -1;
    QTest::newRow("comes from above") << QPolygonF{{40, -50}, {40, 0}, {100, 0}, {100, 50}} << 1;
}

void TestSeparation::sidesOfTwoWays()
{
    QFETCH(QPolygonF, second);
    QFETCH(int, side);
    const QPolygonF first{{0, 0}, {100, 0}, {100, 50}};
    const qsizetype run = second[0].y() == second[1].y() ? 0 : 1;
    const int found = sideOf(first, 0, second, run);
    QCOMPARE((found > 0) - (found < 0), side);
}

void TestSeparation::sidesAreOppositeFromTheOther()
{
    QRandomGenerator random(QRandomGenerator::global()->generate());
    for (int round = 0; round < 500; ++round) {
        const auto way = [&random] {
            QPolygonF points{{0, 0}, {20.0 * random.bounded(2, 6), 0}};
            for (int i = random.bounded(4); i > 0; --i) {
                const qreal step = 20.0 * (random.bounded(5) + 1) * (random.bounded(2) ? 1 : -1);
                const bool down = points.size() % 2 == 0;
                points += points.back() + (down ? QPointF(0, step) : QPointF(step, 0));
            }
            return points;
        };
        const QPolygonF a = way(), b = way();
        const int one = sideOf(a, 0, b, 0), other = sideOf(b, 0, a, 0);
        QCOMPARE((one > 0) - (one < 0), (other < 0) - (other > 0));
        QCOMPARE(sideOf(a, 0, a, 0), 0);
    }
}

void TestSeparation::widthsAddUp()
{
    QCOMPARE(textWidth({}, 13), 0);
    for (const char *text : {"order-events", "A", "注文", "ünïcödé", "😀", " "}) {
        const QString once = QString::fromUtf8(text);
        QVERIFY(textWidth(once, 13) > 0);
        QVERIFY(qAbs(textWidth(once + once, 13) - 2 * textWidth(once, 13)) < 1e-6);
        QVERIFY(qAbs(textWidth(once, 26) - 2 * textWidth(once, 13)) < 1e-6);
    }
    QVERIFY(textWidth(QStringLiteral("iiii"), 13) < textWidth(QStringLiteral("WWWW"), 13));
}

QTEST_GUILESS_MAIN(TestSeparation)
#include "tst_separation.moc"
