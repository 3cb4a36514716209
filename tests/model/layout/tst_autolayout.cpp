// SPDX-License-Identifier: Apache-2.0
#include "model/layout/autolayout.h"
#include "model/layout/geometry.h"
#include "tests/support/randomdrawing.h"

#include <QTest>

#include <clocale>
#include <cmath>
#include <thread>

using namespace rheo;
using namespace rheo::test;

namespace {

ElementId id(const char *text)
{
    return ElementId(QString::fromUtf8(text));
}

bool onGrid(const QPointF &point)
{
    return std::fmod(point.x(), gridStep) == 0 && std::fmod(point.y(), gridStep) == 0;
}

/// Two rectangles that overlap though neither is in the other, or nothing. A schema may touch its topic.
QString overlap(const Architecture &drawing, const Placement &places)
{
    const auto rects = elementRects(drawing, places);
    for (auto a = rects.begin(); a != rects.end(); ++a) {
        for (auto b = rects.begin(); b != rects.end(); ++b) {
            if (a.key() >= b.key() || isInside(drawing, a.key(), b.key()) || isInside(drawing, b.key(), a.key()))
                continue;
            if (a->intersects(*b))
                return QStringLiteral("%1 and %2 overlap").arg(a.key().text(), b.key().text());
        }
    }
    return {};
}

QString problem(const Architecture &drawing, const Placement &places)
{
    for (const Element &element : drawing.elements()) {
        if (!places.contains(element.id))
            return element.id.text() + QStringLiteral(" has no place");
        if (element.kind != ElementKind::Schema && !isContainer(element.kind) && !onGrid(places[element.id].position))
            return element.id.text() + QStringLiteral(" is off the grid");
    }
    return overlap(drawing, places);
}

/// Every third card pinned or locked where it stands.
Placement withFixed(const Architecture &drawing, Placement places)
{
    int number = 0;
    for (const Element &element : drawing.elements()) {
        if (isContainer(element.kind) || !element.container.isEmpty() || ++number % 3 != 0)
            continue;
        (number % 2 ? places[element.id].pinned : places[element.id].locked) = true;
    }
    return places;
}

} // namespace

class TestAutoLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void laysOutWithoutOverlaps_data()
    {
        QTest::addColumn<bool>("graphviz");
        QTest::newRow("graphviz") << true;
        QTest::newRow("fallback") << false;
    }

    void laysOutWithoutOverlaps()
    {
        QFETCH(bool, graphviz);
        for (quint32 seed = 1; seed <= 150; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            const auto places = graphviz ? layoutDrawing(drawing, {}) : fallbackLayout(drawing, {});
            QVERIFY2(places, qPrintable(QStringLiteral("seed %1").arg(seed)));
            const QString wrong = problem(drawing, *places);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
        }
    }

    void isTheSameEachTime()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            QCOMPARE(layoutDrawing(drawing, {}), layoutDrawing(drawing, {}));
        }
    }

    void flowsFromLeftToRight()
    {
        const Architecture drawing = shopDrawing();
        for (const auto &places : {*layoutDrawing(drawing, {}), fallbackLayout(drawing, {})}) {
            const auto x = [&](const char *name) { return places.value(id(name)).position.x(); };
            QVERIFY(x("order-service") < x("order-events"));
            QVERIFY(x("inventory-service") < x("inventory-events"));
            QVERIFY(x("payment-service") < x("payment-events"));
        }
    }

    void leavesRoomForPillsBetweenRanks()
    {
        Architecture drawing;
        drawing.put(Element{id("t"), ElementKind::Topic, QStringLiteral("t"), {}});
        drawing.put(Element{id("s"), ElementKind::Service, QString(60, u'm'), {}});
        drawing.put(Link{{id("t"), id("s"), LinkKind::Consumes}});
        const auto places = layoutDrawing(drawing, {});
        QVERIFY(places);
        const auto rects = elementRects(drawing, *places);
        QVERIFY(rects.value(id("s")).left() - rects.value(id("t")).right() >= widestPill + 24);
    }

    void fixedElementsStay()
    {
        for (quint32 seed = 1; seed <= 60; ++seed) {
            const Architecture drawing = randomDrawing(seed);
            const Placement before = withFixed(drawing, randomPlaces(drawing, seed));
            for (const auto &after : {*layoutDrawing(drawing, before), fallbackLayout(drawing, before)}) {
                for (auto it = before.begin(); it != before.end(); ++it)
                    if (it->pinned || it->locked)
                        QCOMPARE(after[it.key()], it.value());
                const QString wrong = problem(drawing, after);
                QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
            }
        }
    }

    void aPinnedContainerKeepsItsContent()
    {
        const Architecture drawing = shopDrawing();
        Placement before = randomPlaces(drawing, 7);
        before[id("fulfilment")].pinned = true;
        const auto after = layoutDrawing(drawing, before);
        QVERIFY(after);
        for (const char *name : {"inventory-service", "inventory-events"})
            QCOMPARE((*after)[id(name)].position, before[id(name)].position);
    }

    void aSelectionStaysAboutItsCentre()
    {
        const Architecture drawing = shopDrawing();
        const Placement before = *layoutDrawing(drawing, {});
        const QSet<ElementId> only{id("payments")};
        const auto after = layoutDrawing(drawing, before, only);
        QVERIFY(after);
        for (auto it = before.begin(); it != before.end(); ++it)
            if (!isInside(drawing, it.key(), id("payments")))
                QCOMPARE(after->value(it.key()), it.value());
        const QPointF way = elementRects(drawing, *after).value(id("payments")).center() -
                            elementRects(drawing, before).value(id("payments")).center();
        QVERIFY(std::abs(way.x()) <= gridStep);
        QVERIFY(overlap(drawing, *after).isEmpty());
    }

    void aSelectionMissesTheRest()
    {
        for (quint32 seed = 1; seed <= 60; ++seed) {
            Architecture drawing = randomDrawing(seed, {.elements = 16, .links = 20, .containers = 0});
            const Placement before = randomPlaces(drawing, seed);
            QSet<ElementId> only;
            for (const ElementId &element : before.keys())
                if (only.size() < 5)
                    only.insert(element);
            const auto after = layoutDrawing(drawing, before, only);
            QVERIFY(after);
            const QString wrong = problem(drawing, *after);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
        }
    }

    void aCollapsedContainerTakesItsContentAlong()
    {
        const Architecture drawing = shopDrawing();
        Placement before = randomPlaces(drawing, 3);
        before[id("payments")].collapsed = true;
        const auto after = layoutDrawing(drawing, before);
        QVERIFY(after);
        QCOMPARE((*after)[id("payment-service")].position - (*after)[id("payment-events")].position,
                 before[id("payment-service")].position - before[id("payment-events")].position);
        QVERIFY(overlap(drawing, *after).isEmpty());
        QVERIFY((*after)[id("payments")].collapsed);
    }

    void aSchemaStandsOnItsTopic()
    {
        const auto places = layoutDrawing(shopDrawing(), {});
        QVERIFY(places);
        const auto rects = elementRects(shopDrawing(), *places);
        QCOMPARE(rects.value(id("orderevent-v7")).bottom(), rects.value(id("order-events")).top());
    }

    void takesOddDrawings_data()
    {
        QTest::addColumn<Architecture>("drawing");
        QTest::newRow("empty") << Architecture();
        Architecture loops;
        loops.put(Element{id("a"), ElementKind::Service, QStringLiteral("a"), {}});
        loops.put(Link{{id("a"), id("a"), LinkKind::Calls}});
        loops.put(Link{{id("a"), id("gone"), LinkKind::Calls}});
        QTest::newRow("loop and loose end") << loops;
        Architecture cycle;
        cycle.put(Element{id("a"), ElementKind::Site, QStringLiteral("a"), id("b")});
        cycle.put(Element{id("b"), ElementKind::Site, QStringLiteral("b"), id("a")});
        cycle.put(Element{id("c"), ElementKind::Site, QStringLiteral("c"), id("c")});
        cycle.put(Element{id("s"), ElementKind::Service, QStringLiteral("s"), id("c")});
        cycle.put(Link{{id("s"), id("c"), LinkKind::Calls}});
        QTest::newRow("cyclic containers") << cycle;
        Architecture lost;
        lost.put(Element{id("s"), ElementKind::Service, QStringLiteral("\"];}\n\\N<b>"), id("nowhere")});
        QTest::newRow("unknown container, hostile name") << lost;
    }

    void takesOddDrawings()
    {
        QFETCH(Architecture, drawing);
        QVERIFY(layoutDrawing(drawing, {}));
        const Placement places = fallbackLayout(drawing, {});
        QCOMPARE(places.isEmpty(), drawing.elements().isEmpty());
    }

    void isIndependentOfTheLocale()
    {
        // A decimal comma in the process must not reach Graphviz, and must be as before afterwards.
        const Architecture drawing = shopDrawing();
        const auto expected = layoutDrawing(drawing, {});
        if (!std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
            qInfo("no German locale here: the comma is tried with the locale of this system");
        const std::string before = std::setlocale(LC_NUMERIC, nullptr);
        QCOMPARE(layoutDrawing(drawing, {}), expected);
        QCOMPARE(std::string(std::setlocale(LC_NUMERIC, nullptr)), before);
        std::setlocale(LC_NUMERIC, "C");
    }

    void runsFromSeveralThreads()
    {
        const Architecture drawing = shopDrawing();
        const auto expected = layoutDrawing(drawing, {});
        std::array<std::optional<Result<Placement>>, 4> found;
        {
            std::array<std::jthread, 4> threads;
            for (size_t i = 0; i < threads.size(); ++i)
                threads[i] = std::jthread([&, i] { found[i] = layoutDrawing(drawing, {}); });
        }
        for (const auto &result : found)
            QCOMPARE(*result, expected);
    }
};

QTEST_GUILESS_MAIN(TestAutoLayout)
#include "tst_autolayout.moc"
