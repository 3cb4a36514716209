// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/spatialindex.h"

#include <QRandomGenerator>
#include <QTest>

using rheo::ui::SpatialIndex;

namespace {

bool meet(const QRectF &a, const QRectF &b)
{
    return a.left() <= b.right() && a.right() >= b.left() && a.top() <= b.bottom() && a.bottom() >= b.top();
}

/// The same, as a list that is searched from end to end.
QSet<int> bruteForce(const QHash<int, QRectF> &rects, const QRectF &area)
{
    QSet<int> found;
    for (auto it = rects.begin(); it != rects.end(); ++it) {
        if (meet(it.value(), area))
            found.insert(it.key());
    }
    return found;
}

class Rects
{
public:
    explicit Rects(quint32 seed) : m_random(seed) {}

    int below(int limit) { return int(m_random.bounded(limit)); }

    /// Mostly cards; now and then a large region, a point, a line, or one at the end of the world.
    QRectF any()
    {
        const QPointF at(below(6000) - 3000, below(6000) - 3000);
        switch (below(12)) {
        case 0:
            return {at, QSizeF(below(20000), below(20000))};
        case 1:
            return {at, QSizeF(0, 0)};
        case 2:
            return {at, QSizeF(0, 300)};
        case 3:
            return {at * 3000, QSizeF(160, 60)};
        case 4: // on the cell's border
            return {QPointF(256 * (below(20) - 10), 256 * (below(20) - 10)), QSizeF(256, 256)};
        default:
            return {at, QSizeF(160, 60)};
        }
    }

private:
    QRandomGenerator m_random;
};

} // namespace

class TestSpatialIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsWhatALongSearchFinds()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        Rects random(seed);
        SpatialIndex<int> index;
        QHash<int, QRectF> rects;
        for (int step = 0; step < 3000; ++step) {
            const int key = random.below(200);
            if (random.below(4) == 0) {
                index.remove(key);
                rects.remove(key);
            } else {
                const QRectF rect = random.any();
                index.put(key, rect);
                rects.insert(key, rect);
            }
            const QRectF area = random.any();
            const QList<int> found = index.meeting(area);
            const QSet<int> once(found.begin(), found.end());
            QVERIFY2(once.size() == found.size(), "each key once");
            QVERIFY2(once == bruteForce(rects, area),
                     qPrintable(QStringLiteral("seed %1, step %2").arg(seed).arg(step)));
        }
    }

    void movingLeavesNothingBehind()
    {
        SpatialIndex<int> index;
        index.put(1, {0, 0, 10, 10});
        index.put(1, {5000, 0, 10, 10});
        QVERIFY(index.meeting({0, 0, 20, 20}).isEmpty());
        QCOMPARE(index.meeting({5000, 0, 1, 1}), QList<int>{1});
        index.put(1, {0, 0, 1e6, 1e6}); // from small to large and back
        QCOMPARE(index.meeting({700'000, 9, 1, 1}), QList<int>{1});
        index.put(1, {0, 0, 10, 10});
        QVERIFY(index.meeting({700'000, 9, 1, 1}).isEmpty());
        index.remove(1);
        QVERIFY(index.meeting({-1e7, -1e7, 2e7, 2e7}).isEmpty());
    }

    void touchingIsMeeting()
    {
        SpatialIndex<int> index;
        index.put(1, {0, 0, 256, 256});
        QCOMPARE(index.meeting({256, 256, 10, 10}), QList<int>{1});
        QVERIFY(index.meeting({256.01, 0, 10, 10}).isEmpty());
    }

    void knowsItsBounds()
    {
        SpatialIndex<int> index;
        QVERIFY(index.bounds().isNull());
        index.put(1, {-30, -40, 10, 10});
        index.put(2, {100, 200, 50, 60});
        QCOMPARE(index.bounds(), QRectF(-30, -40, 180, 300));
        index.remove(2);
        QCOMPARE(index.bounds(), QRectF(-30, -40, 10, 10));
        index.clear();
        QVERIFY(index.bounds().isNull());
    }

    void theEndsOfTheWorldAreFound()
    {
        SpatialIndex<int> index;
        index.put(1, {-1e7, -1e7, 160, 60});
        index.put(2, {1e7, 1e7, 160, 60});
        index.put(3, {-1e7, -1e7, 2e7, 2e7});
        QCOMPARE(index.meeting({-1e7, -1e7, 1, 1}).size(), 2);
        QCOMPARE(index.meeting({1e7, 1e7, 1, 1}).size(), 2);
        QCOMPARE(index.meeting({0, 0, 1, 1}), QList<int>{3});
        QCOMPARE(index.meeting({-2e7, -2e7, 4e7, 4e7}).size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestSpatialIndex)
#include "tst_spatialindex.moc"
