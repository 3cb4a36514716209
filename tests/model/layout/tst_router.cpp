// SPDX-License-Identifier: Apache-2.0
#include "model/layout/autolayout.h"
#include "model/layout/geometry.h"
#include "model/layout/router.h"
#include "model/layout/textwidth.h"
#include "tests/support/randomdrawing.h"

#include <QTest>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr quint32 drawings = 500;

ElementId id(const char *text)
{
    return ElementId(QString::fromUtf8(text));
}

bool orthogonal(const QPolygonF &way)
{
    for (qsizetype i = 1; i < way.size(); ++i)
        if ((way[i].x() == way[i - 1].x()) == (way[i].y() == way[i - 1].y()))
            return false;
    return way.size() >= 2;
}

bool onBorder(const QRectF &rect, QPointF point)
{
    const bool x = point.x() >= rect.left() && point.x() <= rect.right();
    const bool y = point.y() >= rect.top() && point.y() <= rect.bottom();
    return (y && (point.x() == rect.left() || point.x() == rect.right())) ||
           (x && (point.y() == rect.top() || point.y() == rect.bottom()));
}

bool crosses(const QPolygonF &way, const QRectF &rect)
{
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QRectF run = QRectF(way[i - 1], way[i]).normalized();
        if (run.left() < rect.right() && run.right() > rect.left() && run.top() < rect.bottom() &&
            run.bottom() > rect.top())
            return true;
    }
    return false;
}

/// Two ways that lie on each other for a stretch cannot be told apart.
bool shareStretch(const QPolygonF &a, const QPolygonF &b)
{
    for (qsizetype i = 1; i < a.size(); ++i)
        for (qsizetype j = 1; j < b.size(); ++j) {
            const QRectF first = QRectF(a[i - 1], a[i]).normalized();
            const QRectF second = QRectF(b[j - 1], b[j]).normalized();
            const bool across = first.height() == 0 && second.height() == 0 && first.top() == second.top();
            const bool down = first.width() == 0 && second.width() == 0 && first.left() == second.left();
            if ((across && std::min(first.right(), second.right()) - std::max(first.left(), second.left()) > 1) ||
                (down && std::min(first.bottom(), second.bottom()) - std::max(first.top(), second.top()) > 1))
                return true;
        }
    return false;
}

/// What is wrong with the routes of one drawing, and what they had to do without.
struct Verdict
{
    QStringList wrong;
    int links = 0;
    int throughCards = 0; ///< ways through a foreign card
    int shared = 0;       ///< pairs of ways that lie on each other
    int pills = 0;
    int pillsMissing = 0;
    int bends = 0;
};

class Judge
{
public:
    Judge(const Architecture &drawing, const Placement &places, const Routes &routes)
        : m_drawing(drawing), m_routes(routes), m_rects(elementRects(drawing, places))
    {}

    Verdict verdict()
    {
        for (const Link &link : m_drawing.links()) {
            const Route route = m_routes.value(link.id);
            ++m_verdict.links;
            judgeWay(link.id, route.points);
            judgePill(link.id, route.pill);
        }
        for (auto a = m_routes.begin(); a != m_routes.end(); ++a)
            for (auto b = std::next(a); b != m_routes.end(); ++b)
                m_verdict.shared += shareStretch(a->points, b->points) ? 1 : 0;
        return m_verdict;
    }

private:
    void judgeWay(const LinkId &link, const QPolygonF &way)
    {
        m_verdict.bends += int(way.size()) - 2;
        expect(orthogonal(way), link, "is not orthogonal");
        expect(!way.isEmpty() && onBorder(m_rects[link.from], way.first()), link, "does not start at its element");
        expect(!way.isEmpty() && onBorder(m_rects[link.to], way.last()), link, "does not end at its element");
        expect(!crosses(way, m_rects[link.from]), link, "runs through its own first element");
        expect(!crosses(way, m_rects[link.to]), link, "runs through its own last element");
        for (auto it = m_rects.begin(); it != m_rects.end(); ++it)
            if (isCard(it.key()) && it.key() != link.from && it.key() != link.to && crosses(way, *it)) {
                ++m_verdict.throughCards;
                return;
            }
    }

    bool isCard(const ElementId &element) const { return !isContainer(m_drawing.element(element)->kind); }

    void judgePill(const LinkId &link, const QRectF &pill)
    {
        if (link.kind != LinkKind::Consumes)
            return expect(pill.isNull(), link, "has a pill but no group");
        ++(pill.isNull() ? m_verdict.pillsMissing : m_verdict.pills);
        if (pill.isNull())
            return;
        const QString group = effectiveGroup(m_drawing, link);
        expect(pill.width() >= std::min(textWidth(group, smallSize), widestPill), link, "has too small a pill");
        expect(pill.width() <= widestPill && pill.height() == pillHeight, link, "has a pill of a wrong size");
        expect(crosses(m_routes[link].points, pill), link, "has its pill elsewhere");
        for (auto it = m_rects.begin(); it != m_rects.end(); ++it)
            expect(!isCard(it.key()) || !it->intersects(pill), link, "has its pill on a card");
        for (auto it = m_routes.begin(); it != m_routes.end(); ++it) {
            if (it.key() == link)
                continue;
            expect(!crosses(it->points, pill), link, "has its pill on a foreign line");
            expect(!it->pill.intersects(pill), link, "has its pill on another");
        }
    }

    void expect(bool right, const LinkId &link, const char *what)
    {
        if (!right)
            m_verdict.wrong += QStringLiteral("%1 to %2 %3").arg(link.from.text(), link.to.text(), QLatin1String(what));
    }

    const Architecture &m_drawing;
    const Routes &m_routes;
    QHash<ElementId, QRectF> m_rects;
    Verdict m_verdict;
};

QPolygonF rectWay(const Routes &routes, const char *from, const char *to, LinkKind kind)
{
    return routes.value({id(from), id(to), kind}).points;
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void keepsItsRulesInRandomDrawings_data()
    {
        QTest::addColumn<bool>("byHand");
        QTest::newRow("after auto-layout") << false;
        QTest::newRow("placed by hand") << true;
    }

    void keepsItsRulesInRandomDrawings()
    {
        QFETCH(bool, byHand);
        Verdict sum;
        int without = 0;
        for (quint32 seed = 1; seed <= drawings; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            const Placement places = byHand ? randomPlaces(drawing, seed) : *layoutDrawing(drawing, {});
            const Verdict verdict = Judge(drawing, places, routeLinks(drawing, places)).verdict();
            QVERIFY2(verdict.wrong.isEmpty(),
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(verdict.wrong.join(u'\n'))));
            if (verdict.throughCards > 0)
                QVERIFY2(byHand, qPrintable(QStringLiteral("seed %1: a way through a card").arg(seed)));
            without += verdict.throughCards + verdict.pillsMissing + verdict.shared > 0 ? 1 : 0;
            sum.links += verdict.links;
            sum.throughCards += verdict.throughCards;
            sum.pills += verdict.pills;
            sum.pillsMissing += verdict.pillsMissing;
            sum.shared += verdict.shared;
            sum.bends += verdict.bends;
        }
        qInfo(
            "seeds 1 to %u: %d links, %.2f bends each; %d through cards, %d pairs share a stretch, %d of %d pills have "
            "no room; %d drawings with any of these",
            drawings, sum.links, double(sum.bends) / sum.links, sum.throughCards, sum.shared, sum.pillsMissing,
            sum.pills + sum.pillsMissing, without);
        QCOMPARE(sum.throughCards, 0);
        // The exceptions that full sides and gaps force; a worse router exceeds them.
        QVERIFY(sum.shared * 100 < sum.links * (byHand ? 4 : 1));
        QVERIFY(sum.pillsMissing * 100 < (sum.pills + sum.pillsMissing) * (byHand ? 35 : 22));
    }

    void isTheSameEachTime()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            const Placement places = randomPlaces(drawing, seed);
            const Routes first = routeLinks(drawing, places);
            const Routes second = routeLinks(drawing, places);
            for (auto it = first.begin(); it != first.end(); ++it) {
                QCOMPARE(second[it.key()].points, it->points);
                QCOMPARE(second[it.key()].pill, it->pill);
            }
        }
    }

    void goesStraightWhereItCan()
    {
        const Architecture drawing = shopDrawing();
        const Placement places{{id("order-service"), {.position = {0, 0}}},
                               {id("order-events"), {.position = {300, 20}}}};
        const QPolygonF way = rectWay(routeLinks(drawing, places), "order-service", "order-events", LinkKind::Produces);
        QCOMPARE(way.size(), 2);
        QCOMPARE(way[0].x(), 160.0);
        QCOMPARE(way[1].x(), 300.0);
    }

    void goesRoundWhatIsInTheWay()
    {
        Architecture drawing = shopDrawing();
        const Placement places{{id("order-service"), {.position = {0, 0}}},
                               {id("web-shop"), {.position = {240, 0}}},
                               {id("order-events"), {.position = {500, 0}}}};
        const QPolygonF way = rectWay(routeLinks(drawing, places), "order-service", "order-events", LinkKind::Produces);
        QVERIFY(way.size() > 2);
        QVERIFY(!crosses(way, QRectF(240, 0, 160, 56).adjusted(-12, -12, 12, 12)));
    }

    void portsOfOneSideAreApart()
    {
        const Architecture drawing = shopDrawing();
        const Placement places = *layoutDrawing(drawing, {});
        const Routes routes = routeLinks(drawing, places);
        const QPointF first = rectWay(routes, "inventory-events", "order-saga", LinkKind::Consumes).last();
        const QPointF second = rectWay(routes, "payment-events", "order-saga", LinkKind::Consumes).last();
        QVERIFY((first - second).manhattanLength() >= 10);
    }

    void leavesOutWhatHasNoPlace()
    {
        const Architecture drawing = shopDrawing();
        const Routes routes = routeLinks(drawing, {});
        QCOMPARE(routes.size(), drawing.links().size());
        for (const Route &route : routes)
            QVERIFY(route.points.isEmpty() && route.pill.isNull());
    }

    void endsAtCollapsedContainers()
    {
        const Architecture drawing = shopDrawing();
        Placement places = *layoutDrawing(drawing, {});
        places[id("payments")].collapsed = true;
        const Routes routes = routeLinks(drawing, places);
        const QRectF card = elementRects(drawing, places).value(id("payments"));
        QVERIFY(onBorder(card, rectWay(routes, "order-events", "payment-service", LinkKind::Consumes).last()));
        QVERIFY(rectWay(routes, "payment-service", "payment-events", LinkKind::Produces).isEmpty());
    }

    void overlappingElementsAreStillJoined()
    {
        const Architecture drawing = shopDrawing();
        Placement places;
        for (const Element &element : drawing.elements())
            places[element.id].position = {10, 10};
        for (const Route &route : routeLinks(drawing, places))
            QVERIFY(route.points.size() >= 2);
    }

    void dragsMoveOnlyWhatTheyTouch()
    {
        int kept = 0;
        for (quint32 seed = 1; seed <= 60; ++seed) {
            const Architecture drawing = randomDrawing(seed, {.elements = 20, .links = 24, .containers = 0});
            const Placement before = *layoutDrawing(drawing, {});
            const Routes old = routeLinks(drawing, before);
            const ElementId moved = drawing.links().firstKey().from;
            Placement after = before;
            after[moved].position += QPointF(0, -2000);
            const Routes now = rerouteLinks(drawing, after, old, {moved});
            const Verdict verdict = Judge(drawing, after, now).verdict();
            QVERIFY2(verdict.wrong.isEmpty() && verdict.throughCards == 0,
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(verdict.wrong.join(u'\n'))));
            for (auto it = old.begin(); it != old.end(); ++it)
                if (it.key().from != moved && it.key().to != moved) {
                    QCOMPARE(now[it.key()].points, it->points);
                    ++kept;
                }
        }
        QVERIFY(kept > 100);
    }

    void dragsOntoALineMoveTheLine()
    {
        Architecture drawing = shopDrawing();
        Placement places{{id("order-service"), {.position = {0, 0}}},
                         {id("web-shop"), {.position = {240, 400}}},
                         {id("order-events"), {.position = {500, 0}}}};
        const Routes before = routeLinks(drawing, places);
        places[id("web-shop")].position = {240, 0};
        const Routes after = rerouteLinks(drawing, places, before, {id("web-shop")});
        const QPolygonF way = rectWay(after, "order-service", "order-events", LinkKind::Produces);
        QVERIFY(!crosses(way, QRectF(240, 0, 160, 56)));
    }

    void staysOrthogonalBeyondItsLimit()
    {
        const Architecture drawing = randomDrawing(5, {.elements = 2100, .links = 60, .containers = 0});
        const Placement places = fallbackLayout(drawing, {});
        for (const Route &route : routeLinks(drawing, places))
            QVERIFY(orthogonal(route.points));
    }
};

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
