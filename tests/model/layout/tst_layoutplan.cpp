// SPDX-License-Identifier: Apache-2.0
#include "model/layout/columns.h"
#include "model/layout/flow.h"
#include "model/layout/graphviz.h"
#include "tests/support/drawn.h"
#include "tests/support/randomdrawing.h"

#include <QTest>

#include <cmath>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr quint32 drawings = 120;

QByteArray at(quint32 seed)
{
    return "seed " + QByteArray::number(seed);
}

/// True if the edges alone, container by container, lead nowhere back.
bool isAcyclic(const LayoutPlan &plan)
{
    const int nodes = int(plan.nodes.size());
    const auto chain = [&](int node) {
        QList<int> outwards{node};
        for (int c = plan.nodes[node].cluster; c >= 0; c = plan.clusters[c].parent)
            outwards.prepend(nodes + c);
        return outwards;
    };
    QMap<int, QSet<int>> next;
    for (const PlanEdge &edge : plan.edges) {
        const QList<int> from = chain(edge.from), to = chain(edge.to);
        qsizetype i = 0;
        while (from[i] == to[i])
            ++i;
        next[from[i]].insert(to[i]);
    }
    for (bool removed = true; removed;) { // take away what leads nowhere, again and again
        removed = false;
        for (const int item : next.keys()) {
            next[item].removeIf([&](int target) { return !next.contains(target); });
            if (next[item].isEmpty())
                removed = next.remove(item) > 0;
        }
    }
    return next.isEmpty();
}

const PlanNode *nodeOf(const LayoutPlan &plan, const char *name)
{
    for (const PlanNode &node : plan.nodes) {
        if (node.id == id(name))
            return &node;
    }
    return nullptr;
}

} // namespace

/// The numbers that are handed to Graphviz, and the columns made of its answer.
class TestLayoutPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void holdsEveryVisibleCardOnce()
    {
        for (quint32 seed = 1; seed <= drawings; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            const LayoutPlan plan = planLayout(drawing, {}, {});
            QSet<ElementId> seen;
            const auto meet = [&](const ElementId &element) {
                QVERIFY2(drawing.element(element) && !seen.contains(element), at(seed));
                seen.insert(element);
            };
            for (const PlanNode &node : plan.nodes) {
                meet(node.id);
                if (!node.schema.isEmpty())
                    meet(node.schema);
                QVERIFY2(node.cluster < plan.clusters.size() && !node.fixed, at(seed));
                QCOMPARE(std::fmod(node.slot.width(), gridStep), 0);
                QCOMPARE(std::fmod(node.slot.height(), gridStep), 0);
            }
            for (qsizetype i = 0; i < plan.clusters.size(); ++i) {
                meet(plan.clusters[i].id);
                QVERIFY2(plan.clusters[i].parent < i, at(seed));
            }
            QCOMPARE(seen.size(), drawing.elements().size());
        }
    }

    void linksAreEdgesAndNoneLeadsBack()
    {
        for (quint32 seed = 1; seed <= drawings; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            const LayoutPlan plan = planLayout(drawing, {}, {});
            qsizetype links = 0;
            for (const PlanEdge &edge : plan.edges) {
                QVERIFY2(edge.from != edge.to && edge.links > 0 && edge.pill >= 0, at(seed));
                links += edge.links;
            }
            qsizetype drawnLinks = 0;
            for (const Link &link : drawing.links())
                drawnLinks += link.id.from != link.id.to && nodeOf(plan, link.id.from.text().toUtf8()) &&
                              nodeOf(plan, link.id.to.text().toUtf8());
            QVERIFY2(links == drawnLinks, at(seed));
            QVERIFY2(isAcyclic(plan), at(seed));
        }
    }

    void aCycleIsCutOnce()
    {
        const LayoutPlan plan =
            planLayout(drawn("service a\nservice b\ntopic t\ntopic u\na -> t\nt -> b\nb -> u\nu -> a"), {}, {});
        QCOMPARE(plan.edges.size(), 4);
        QVERIFY(isAcyclic(plan));
        LayoutPlan again = plan;
        directEdges(again);
        for (qsizetype i = 0; i < plan.edges.size(); ++i)
            QVERIFY2(again.edges[i].from == plan.edges[i].from, "what runs with the flow is left alone");
    }

    void pillsAreAsWideAsTheWidestGroup()
    {
        const LayoutPlan plan =
            planLayout(drawn("service consumer-with-a-long-name\ntopic t\nt -> consumer-with-a-long-name\n"
                             "t -> consumer-with-a-long-name group x"),
                       {}, {});
        QCOMPARE(plan.edges.size(), 1);
        QCOMPARE(plan.edges[0].links, 2);
        QCOMPARE(plan.edges[0].pill, pillWidth(QStringLiteral("consumer-with-a-long-name")));
    }

    void aSelectionIsPlannedAlone()
    {
        const Architecture drawing = drawn("site s\nservice a in s\nservice b in s\nservice c\na calls b\nb calls c");
        const LayoutPlan plan = planLayout(drawing, {}, {id("s")});
        QCOMPARE(plan.nodes.size(), 2);
        QCOMPARE(plan.edges.size(), 1);
        QVERIFY(!nodeOf(plan, "c"));
        QCOMPARE(planLayout(drawing, {}, {id("c")}).nodes.size(), 1);
        QVERIFY(planLayout(drawing, {}, {id("gone")}).nodes.isEmpty());
    }

    void collapsedContainersAreOneCard()
    {
        const Architecture drawing = drawn("site s\nservice a in s\nservice b in s\nservice c\na calls c\nb calls c");
        const LayoutPlan plan = planLayout(drawing, {{id("s"), {.collapsed = true}}}, {});
        QCOMPARE(plan.nodes.size(), 2);
        QVERIFY(plan.clusters.isEmpty());
        QCOMPARE(plan.edges.size(), 1);
        QCOMPARE(plan.edges[0].links, 2);
    }

    void whatIsPinnedIsFixedWithAllInIt()
    {
        const Architecture drawing = drawn("site s\nservice a in s\nservice b\nservice c");
        const Placement places{{id("s"), {.pinned = true}}, {id("a"), {}}, {id("b"), {.locked = true}}, {id("c"), {}}};
        const LayoutPlan plan = planLayout(drawing, places, {});
        QVERIFY(nodeOf(plan, "a")->fixed);
        QVERIFY(nodeOf(plan, "b")->fixed);
        QVERIFY(!nodeOf(plan, "c")->fixed);
        const LayoutPlan unplaced = planLayout(drawing, {{id("s"), {.pinned = true}}}, {});
        QVERIFY2(!nodeOf(unplaced, "a")->fixed, "what stands nowhere cannot stay there");
    }

    void columnsKeepRanksApart()
    {
        for (quint32 seed = 1; seed <= drawings; ++seed) {
            const LayoutPlan plan = planLayout(randomDrawing(seed), {}, {});
            QRandomGenerator random(seed);
            QList<QPointF> centres;
            for (qsizetype i = 0; i < plan.nodes.size(); ++i)
                centres += QPointF(100.0 * random.bounded(6), 70.0 * random.bounded(9));
            const Sketch corners = columnsFrom(plan, centres);
            QCOMPARE(corners.size(), plan.nodes.size());
            for (qsizetype i = 0; i < corners.size(); ++i) {
                QCOMPARE(corners[i].y(), centres[i].y() - plan.nodes[i].slot.height() / 2);
                for (qsizetype j = 0; j < corners.size(); ++j) {
                    if (centres[i].x() == centres[j].x())
                        QVERIFY2(corners[i].x() == corners[j].x(), at(seed));
                    else if (centres[i].x() < centres[j].x())
                        QVERIFY2(corners[i].x() + plan.nodes[i].slot.width() < corners[j].x(), at(seed));
                }
            }
        }
    }

    void sketchesOfEveryKindFlowRight()
    {
        for (quint32 seed = 1; seed <= 40; ++seed) {
            const LayoutPlan plan = planLayout(randomDrawing(seed), {}, {});
            const auto graphviz = sketchByGraphviz(plan);
            QVERIFY2(graphviz, at(seed));
            for (const Sketch &sketch : {*graphviz, sketchByRanks(plan)}) {
                QCOMPARE(sketch.size(), plan.nodes.size());
                for (const QPointF &corner : sketch)
                    QVERIFY2(std::isfinite(corner.x()) && std::isfinite(corner.y()), at(seed));
            }
            for (const PlanEdge &edge : plan.edges) {
                if (plan.nodes[edge.from].cluster < 0 && plan.nodes[edge.to].cluster < 0)
                    QVERIFY2((*graphviz)[edge.from].x() < (*graphviz)[edge.to].x(), at(seed));
            }
        }
        QVERIFY(sketchByGraphviz({})->isEmpty());
        QVERIFY(sketchByRanks({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLayoutPlan)
#include "tst_layoutplan.moc"
