// SPDX-License-Identifier: Apache-2.0
#include "model/edit/architecturedocument.h"
#include "model/edit/placementedits.h"
#include "model/layout/autolayout.h"
#include "model/layout/geometry.h"
#include "tests/support/randomdrawing.h"
#include "views/canvas/canvasview.h"

#include <QSignalSpy>
#include <QTest>

using namespace rheo;
using namespace rheo::ui;
using namespace rheo::test;

namespace {

constexpr int patience = 60'000;

Drawing largeDrawing(quint32 seed)
{
    Drawing drawing;
    drawing.architecture = randomDrawing(seed, {.elements = 100, .links = 200, .containers = 2});
    drawing.placement = fallbackLayout(drawing.architecture, {});
    return drawing;
}

QHash<LinkId, QPolygonF> waysOn(const CanvasPicture &picture, const Architecture &architecture)
{
    QHash<LinkId, QPolygonF> ways;
    for (const LinkId &link : architecture.links().keys())
        ways.insert(link, picture.link(link) ? picture.link(link)->points : QPolygonF());
    return ways;
}

bool lieOnBorders(const QHash<LinkId, QPolygonF> &ways, const QHash<ElementId, QRectF> &rects)
{
    const auto onBorder = [](const QRectF &rect, QPointF point) {
        return rect.adjusted(-0.5, -0.5, 0.5, 0.5).contains(point) &&
               !rect.adjusted(0.5, 0.5, -0.5, -0.5).contains(point);
    };
    for (auto it = ways.begin(); it != ways.end(); ++it) {
        if (it->size() < 2 || !onBorder(rects.value(it.key().from), it->front()) ||
            !onBorder(rects.value(it.key().to), it->back()))
            return false;
    }
    return true;
}

} // namespace

/// Links of a large drawing are routed beside the GUI thread: plain ways first, then the same as routed at once.
class TestLargeDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void plainWaysAreThereAtOnce();
    void endsWithTheWaysOfTheRouter();
    void anEditMeanwhileIsRoutedToo();
    void movingManyAtOnceIsRoutedInTheBackground();
    void aSmallDrawingIsRoutedAtOnce();
    void nothingComesAfterItIsGone();
    void anotherDrawingMeanwhileWins();

private:
    [[nodiscard]] const Architecture &architecture() const { return m_document->architecture(); }

    [[nodiscard]] QHash<LinkId, QPolygonF> shown() const { return waysOn(m_canvas->picture(), architecture()); }

    [[nodiscard]] QHash<LinkId, QPolygonF> routed() const
    {
        return waysOn(CanvasPicture::of(m_document->drawing()), architecture());
    }

    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<CanvasView> m_canvas;
};

void TestLargeDrawing::init()
{
    m_canvas.reset();
    m_document = std::make_unique<ArchitectureDocument>();
    m_canvas = std::make_unique<CanvasView>(m_document.get());
}

void TestLargeDrawing::plainWaysAreThereAtOnce()
{
    m_document->reset(largeDrawing(1));
    QVERIFY(architecture().links().size() > CanvasPicture::manyLinks);
    QVERIFY(m_canvas->isRouting());
    QVERIFY(lieOnBorders(shown(), elementRects(architecture(), m_document->drawing().placement)));
}

void TestLargeDrawing::endsWithTheWaysOfTheRouter()
{
    m_document->reset(largeDrawing(2));
    const auto plain = shown();
    QSignalSpy ended(m_canvas.get(), &CanvasView::linksRouted);
    QVERIFY(ended.wait(patience));
    QVERIFY(!m_canvas->isRouting());
    QCOMPARE(shown(), routed());
    QVERIFY(shown() != plain);
}

void TestLargeDrawing::anEditMeanwhileIsRoutedToo()
{
    m_document->reset(largeDrawing(3));
    QSignalSpy ended(m_canvas.get(), &CanvasView::linksRouted);
    const ElementId busy = architecture().links().firstKey().from;
    const QPointF place = m_document->drawing().placement.value(busy).position;
    moveElements(*m_document, {{busy, place + QPointF(4000, 0)}}, MoveStep::Single);
    QVERIFY(m_canvas->isRouting());
    QVERIFY(lieOnBorders(shown(), elementRects(architecture(), m_document->drawing().placement)));
    QVERIFY(ended.wait(patience));
    QCOMPARE(shown(), routed());
    QVERIFY2(!ended.wait(50), "what was asked before the edit is answered too");
}

void TestLargeDrawing::movingManyAtOnceIsRoutedInTheBackground()
{
    m_document->reset(largeDrawing(4));
    QSignalSpy ended(m_canvas.get(), &CanvasView::linksRouted);
    QVERIFY(ended.wait(patience));
    QHash<ElementId, QPointF> places;
    const Placement placement = m_document->drawing().placement;
    for (auto it = placement.begin(); it != placement.end(); ++it)
        places.insert(it.key(), it->position * 1.5);
    moveElements(*m_document, places, MoveStep::Single);
    QVERIFY(m_canvas->isRouting());
    QVERIFY(ended.wait(patience));
    QCOMPARE(shown(), routed());
}

void TestLargeDrawing::aSmallDrawingIsRoutedAtOnce()
{
    Drawing small;
    small.architecture = shopDrawing();
    small.placement = randomPlaces(small.architecture, 5);
    m_document->reset(small);
    QVERIFY(!m_canvas->isRouting());
    QCOMPARE(shown(), routed());
}

void TestLargeDrawing::nothingComesAfterItIsGone()
{
    m_document->reset(largeDrawing(6));
    QVERIFY(m_canvas->isRouting());
    m_canvas.reset();
    QCoreApplication::processEvents();
    m_document->reset(largeDrawing(7));
}

void TestLargeDrawing::anotherDrawingMeanwhileWins()
{
    QSignalSpy ended(m_canvas.get(), &CanvasView::linksRouted);
    m_document->reset(largeDrawing(8));
    m_document->reset({});
    QVERIFY(!m_canvas->isRouting());
    QVERIFY(!ended.wait(200));
    QCOMPARE(m_canvas->picture().linkCount(), 0);
}

QTEST_MAIN(TestLargeDrawing)
#include "tst_largedrawing.moc"
