// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"
#include "tests/support/randomdrawing.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvaspicture.h"
#include "views/canvas/elementshape.h"
#include "views/canvas/roundroute.h"

#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

const QRectF everywhere(-2e7, -2e7, 4e7, 4e7);

QRectF grown(const QRectF &rect, qreal by)
{
    return rect.adjusted(-by, -by, by, by);
}

/// The last in painting order that the point is on, looked for one by one.
ElementId slowElementAt(const CanvasPicture &picture, QPointF point, qreal tolerance)
{
    ElementId found;
    for (const PictureElement *e : picture.elementsMeeting(everywhere)) {
        bool hit = grown(e->rect, tolerance).contains(point);
        if (e->isRegion()) {
            const QRectF deep(e->rect.left() + 4 + tolerance, e->rect.top() + containerTitle,
                              e->rect.width() - 8 - 2 * tolerance, e->rect.height() - containerTitle - 4 - tolerance);
            hit = hit && !(deep.isValid() && deep.contains(point));
        } else {
            hit = hit || (!e->sheet.isEmpty() && e->sheetRect().contains(point));
        }
        if (hit)
            found = e->id;
    }
    return found;
}

ElementId slowRegionAt(const CanvasPicture &picture, QPointF point)
{
    ElementId found;
    for (const PictureElement *e : picture.elementsMeeting(everywhere)) {
        if (e->isRegion() && e->rect.contains(point))
            found = e->id;
    }
    return found;
}

Drawing random(quint32 seed)
{
    Drawing drawing;
    drawing.architecture = test::randomDrawing(seed);
    drawing.placement = test::randomPlaces(drawing.architecture, seed);
    return drawing;
}

} // namespace

/// What lies under a point, against a search without an index, on drawings and points from a printed seed.
class TestHits : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { qInfo("seed %u", m_seed); }

    void elementsUnderPoints()
    {
        int hits = 0;
        forPoints([&](const CanvasPicture &picture, QPointF point, qreal tolerance) {
            const ElementId found = picture.elementAt(point, tolerance);
            QCOMPARE(found.text(), slowElementAt(picture, point, tolerance).text());
            hits += found.isEmpty() ? 0 : 1;
        });
        QVERIFY2(hits > 50, "the points are not all beside everything");
    }

    void regionsUnderPoints()
    {
        forPoints([&](const CanvasPicture &picture, QPointF point, qreal) {
            QCOMPARE(picture.regionAt(point).text(), slowRegionAt(picture, point).text());
            const ElementId region = picture.regionAt(point);
            QVERIFY(region.isEmpty() || picture.regionAt(point, {region}) != region);
        });
    }

    void linksUnderPoints()
    {
        forPoints([&](const CanvasPicture &picture, QPointF point, qreal tolerance) {
            const auto found = picture.linkAt(point, tolerance);
            qreal nearest = 1e9;
            bool onAPill = false;
            for (const PictureLink *link : picture.linksMeeting(everywhere)) {
                nearest = std::min(nearest, distanceTo(link->points, point));
                onAPill |= !link->group.isEmpty() && link->pill.contains(point);
            }
            QCOMPARE(found.has_value(), onAPill || nearest <= tolerance);
            if (found && !onAPill)
                QCOMPARE(distanceTo(picture.link(*found)->points, point), nearest);
        });
    }

    void bands()
    {
        forPoints([&](const CanvasPicture &picture, QPointF point, qreal tolerance) {
            const QRectF band(point, QSizeF(60 * tolerance, 40 * tolerance));
            QSet<ElementId> elements;
            for (const PictureElement *e : picture.elementsMeeting(everywhere)) {
                if (band.contains(e->rect))
                    elements.insert(e->id);
            }
            QCOMPARE(picture.elementsInside(band), elements);
            for (const LinkId &link : picture.linksInside(band)) {
                for (const QPointF &corner : picture.link(link)->points)
                    QVERIFY(band.contains(corner));
            }
        });
    }

    void everyElementIsHitInItsMiddleUnlessCovered()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        for (const PictureElement *e : picture.elementsMeeting(everywhere)) {
            if (!e->isRegion())
                QCOMPARE(picture.elementAt(e->rect.center()).text(), e->id.text());
            else
                QCOMPARE(picture.elementAt(e->rect.topLeft() + QPointF(60, containerTitle / 2)).text(), e->id.text());
        }
    }

    void theFrontmostOfTwoIsHit()
    {
        Drawing drawing;
        for (const char *name : {"a", "b"}) {
            const ElementId id(QString::fromLatin1(name));
            drawing.architecture.put(Element{id, ElementKind::Service, id.text(), {}});
            drawing.placement[id] = {.position = {0, 0}};
        }
        const ElementId a(QStringLiteral("a"));
        const ElementId b(QStringLiteral("b"));
        QCOMPARE(CanvasPicture::of(drawing).elementAt({20, 20}), b); // of equal height the later id
        drawing.placement[a].z = 1;
        QCOMPARE(CanvasPicture::of(drawing).elementAt({20, 20}), a);
        drawing.placement[b].z = 2;
        QCOMPARE(CanvasPicture::of(drawing).elementAt({20, 20}), b);
    }

    void portsLieOnTheRim()
    {
        const CanvasPicture picture = CanvasPicture::of(random(m_seed));
        for (const PictureElement *e : picture.elementsMeeting(everywhere)) {
            QCOMPARE(ports(*e).size(), 4);
            for (const QPointF &port : ports(*e)) {
                QVERIFY(grown(e->rect, 0.01).contains(port));
                QVERIFY(!grown(e->rect, -0.01).contains(port));
            }
            QVERIFY(grown(e->rect, 0.01).contains(textArea(*e)));
        }
    }

    void shapesFillTheirRectangles()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        for (const PictureElement *e : picture.elementsMeeting(everywhere)) {
            const QRectF outline = shapePath(*e).boundingRect();
            QVERIFY2(grown(e->rect, 0.6).contains(outline), qPrintable(e->id.text()));
            QVERIFY2(grown(outline, 0.6).contains(e->rect), qPrintable(e->id.text()));
            QVERIFY(e->extent().contains(e->rect));
        }
    }

private:
    template<typename Test> void forPoints(Test test)
    {
        for (quint32 run = 0; run < 8; ++run) {
            const CanvasPicture picture = CanvasPicture::of(random(m_seed + run));
            QRandomGenerator dice(m_seed + run);
            const QRectF area = grown(picture.bounds(), 40);
            for (int i = 0; i < 150; ++i) {
                const QPointF point(area.left() + area.width() * dice.generateDouble(),
                                    area.top() + area.height() * dice.generateDouble());
                test(picture, point, qreal(dice.bounded(12)));
                if (QTest::currentTestFailed())
                    qFatal("seed %u, run %u, point %f %f", m_seed, run, point.x(), point.y());
            }
        }
    }

    const quint32 m_seed = QRandomGenerator::global()->generate();
};

QTEST_GUILESS_MAIN(TestHits)
#include "tst_hits.moc"
