// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "model/edit/placementedits.h"
#include "model/layout/autolayout.h"
#include "tests/support/randomdrawing.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvaspicture.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/roundroute.h"

#include <QtTest>

#include <random>

using namespace rheo;
using namespace rheo::ui;

namespace {

ElementId id(const char *text)
{
    return ElementId(QString::fromLatin1(text));
}

const QRectF everywhere(-1e7, -1e7, 2e7, 2e7);

/// Everything about an element that is painted, as text that can be compared.
QString described(const PictureElement &e)
{
    return QStringLiteral("%1|%2|%3|%4|%5|%6|%7|%8|%9")
               .arg(e.id.text(), e.name, e.second, e.sheet, e.outermost.text())
               .arg(e.rect.x())
               .arg(e.rect.y())
               .arg(e.rect.width())
               .arg(e.rect.height()) +
           QStringLiteral("|%1|%2|%3|%4|%5|%6")
               .arg(e.content)
               .arg(e.isLocked)
               .arg(e.isCollapsed)
               .arg(e.partitions)
               .arg(int(e.plug))
               .arg(e.lines.join(QLatin1Char('/')));
}

QStringList described(const CanvasPicture &picture)
{
    QStringList all;
    for (const PictureElement *element : picture.elementsMeeting(everywhere))
        all += described(*element);
    for (const PictureLink *link : picture.linksMeeting(everywhere))
        all += link->id.from.text() + QLatin1Char('>') + link->id.to.text() + QLatin1Char(' ') + link->group;
    return all;
}

QHash<LinkId, QPolygonF> ways(const CanvasPicture &picture)
{
    QHash<LinkId, QPolygonF> all;
    for (const PictureLink *link : picture.linksMeeting(everywhere))
        all.insert(link->id, link->points);
    return all;
}

bool pillsLieFree(const CanvasPicture &picture)
{
    return std::ranges::all_of(picture.linksMeeting(everywhere), [&](const PictureLink *link) {
        if (link->pill.isNull())
            return true;
        return distanceTo(link->points, link->pill.center()) < 0.01 &&
               std::ranges::none_of(
                   picture.elementsMeeting(link->pill),
                   [&](const PictureElement *element) {
                       return !element->isRegion() && element->rect.intersects(link->pill);
                   });
    });
}

void moveAtRandom(ArchitectureDocument &document, std::mt19937 &random)
{
    const QList<ElementId> ids = document.architecture().elements().keys();
    const auto any = [&] { return ids[qsizetype(random() % size_t(ids.size()))]; };
    const QList<LinkId> links = document.architecture().links().keys();
    const ElementId linked = links[qsizetype(random() % size_t(links.size()))].to;
    const ElementId container = document.architecture().element(any())->container;
    const QPointF place = document.placement().value(linked).position;
    const QPointF way(qreal(random() % 40) * 20 - 400, qreal(random() % 40) * 20 - 400);
    switch (random() % 7) {
    case 0:
        if (!container.isEmpty())
            setCollapsed(document, {container}, random() % 2);
        break;
    case 1:
        if (document.undoStack()->canUndo())
            document.undoStack()->undo();
        break;
    case 2:
        moveElements(document, {{any(), QPointF(random() % 9000, random() % 9000)}, {linked, place + way}},
                     MoveStep::Single);
        break;
    case 3:
        moveElements(document, {{linked, document.placement().value(any()).position + QPointF(20, 20)}},
                     MoveStep::Single);
        break;
    default:
        moveElements(document, {{linked, place + way}}, MoveStep::Single);
    }
}

void editAtRandom(ArchitectureDocument &document, std::mt19937 &random)
{
    const QList<ElementId> ids = document.architecture().elements().keys();
    const auto any = [&] { return ids[qsizetype(random() % size_t(ids.size()))]; };
    const QPointF at(qreal(random() % 60) * 20, qreal(random() % 40) * 20);
    switch (random() % 8) {
    case 0:
        addElement(document, allElementKinds[random() % 11], QStringLiteral("new-%1").arg(random() % 100), at);
        break;
    case 1:
        if (ids.size() > 6)
            removeElements(document, {any()});
        break;
    case 2:
        (void)renameElement(document, any(), QStringLiteral("renamed-%1").arg(random() % 1000));
        break;
    case 3: {
        const ElementId from = any();
        const ElementId to = any();
        if (const auto kind = canConnect(document, from, to))
            (void)connectElements(document, {from, to, *kind});
        break;
    }
    case 4:
        setCollapsed(document, {any()}, random() % 2);
        break;
    case 5:
        if (document.undoStack()->canUndo())
            document.undoStack()->undo();
        break;
    case 6:
        (void)setField(document, {any()}, fields::partitions, qint64(1 + random() % 40));
        break;
    default:
        moveElements(document, {{any(), at}}, MoveStep::Single);
    }
}

} // namespace

class TestCanvasPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsTheShop()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        QCOMPARE(picture.elementCount(), 15);
        QCOMPARE(picture.linkCount(), 11);
        const PictureElement *topic = picture.element(id("order-events"));
        QCOMPARE(topic->second, QStringLiteral("12 partitions"));
        QCOMPARE(topic->sheet, QStringLiteral("OrderEvent v7"));
        QVERIFY(topic->sheetRect().bottom() <= topic->rect.top());
        QCOMPARE(picture.element(id("order-service"))->second, QStringLiteral("Spring Boot · 3 instances"));
        QCOMPARE(picture.element(id("search-sink"))->second, QStringLiteral("Connect · 1 task"));
        QCOMPARE(picture.element(id("payments"))->content, 2);
        QCOMPARE(picture.element(id("search-sink"))->outermost, id("search"));
    }

    void theCardShowsTheLastPartOfTheRuntime()
    {
        Element service;
        service.fields.insert(fields::runtime, QStringLiteral("Java, Spring Boot"));
        QCOMPARE(secondLine(service), QStringLiteral("Spring Boot · 1 instance"));
    }

    void regionsAreBehindTheirContent()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        const auto all = picture.elementsMeeting(everywhere);
        bool onlyRegions = true;
        for (const PictureElement *element : all) {
            QVERIFY(onlyRegions || !element->isRegion());
            onlyRegions = element->isRegion();
        }
    }

    void incrementalEqualsFresh()
    {
        for (const unsigned seed : {1u, 2u, 3u, 4u}) {
            std::mt19937 random(seed);
            ArchitectureDocument document;
            document.reset(shopDrawing());
            CanvasPicture kept = CanvasPicture::of(document.drawing());
            connect(&document, &ArchitectureDocument::changed, &document,
                    [&](const DocumentChange &change) { kept.update(document.drawing(), change); });
            for (int step = 0; step < 60; ++step) {
                editAtRandom(document, random);
                const QStringList fresh = described(CanvasPicture::of(document.drawing()));
                QVERIFY2(described(kept) == fresh, qPrintable(QStringLiteral("seed %1 step %2").arg(seed).arg(step)));
            }
        }
    }

    void movesBeyondTheRouterEqualFresh()
    {
        for (const unsigned seed : {1u, 2u}) {
            std::mt19937 random(seed);
            ArchitectureDocument document;
            Drawing drawing;
            drawing.architecture = test::randomDrawing(seed, {.elements = 2200, .links = 500, .containers = 60});
            drawing.placement = fallbackLayout(drawing.architecture, {});
            document.reset(drawing);
            CanvasPicture kept = CanvasPicture::of(document.drawing());
            QVERIFY(isBeyondRouting(kept.elementCount(), kept.linkCount()));
            connect(&document, &ArchitectureDocument::changed, &document, [&](const DocumentChange &change) {
                kept.update(document.drawing(), change, CanvasPicture::Routing::PlainWhereMany);
            });
            for (int step = 0; step < 15; ++step) {
                moveAtRandom(document, random);
                const CanvasPicture fresh = CanvasPicture::of(document.drawing());
                const QByteArray where =
                    QByteArrayLiteral("seed ") + QByteArray::number(seed) + " step " + QByteArray::number(step);
                QVERIFY2(described(kept) == described(fresh), where);
                QVERIFY2(ways(kept) == ways(fresh), where);
                QVERIFY2(pillsLieFree(kept), where);
            }
        }
    }

    void hits()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        QCOMPARE(picture.elementAt({120, 230}), id("order-service"));
        QCOMPARE(picture.elementAt({120, 400}), ElementId());   // inside Ordering, on nothing
        QCOMPARE(picture.elementAt({60, 175}), id("ordering")); // its title
        QCOMPARE(picture.regionAt({120, 400}), id("ordering"));
        QCOMPARE(picture.regionAt({120, 400}, {id("ordering")}), ElementId());
        QCOMPARE(picture.elementAt({300, 185}), id("order-events")); // its schema's sheet
        QCOMPARE(picture.elementAt({-500, -500}), ElementId());
    }

    void hitsLinks()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        for (const PictureLink *link : picture.linksMeeting(everywhere)) {
            const QPointF middle = link->at(0.5);
            QVERIFY(picture.linkAt(middle, 6).has_value()); // as the canvas asks: a bend cuts its corner
            QVERIFY(distanceTo(link->points, middle) < bendRadius);
        }
        QVERIFY(!picture.linkAt({-100, -100}, 5));
    }

    void bandTakesOnlyWhatIsWhollyInside()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        QCOMPARE(picture.elementsInside(QRectF(30, 190, 180, 80)), QSet<ElementId>{id("order-service")});
        QCOMPARE(picture.elementsInside(QRectF(30, 190, 100, 80)), QSet<ElementId>());
    }

    void pointsRunAlongTheWay()
    {
        const CanvasPicture picture = CanvasPicture::of(shopDrawing());
        for (const PictureLink *link : picture.linksMeeting(everywhere)) {
            QCOMPARE(link->at(0), link->points.front());
            QVERIFY(QLineF(link->at(1), link->points.back()).length() < 0.01);
            QCOMPARE(link->at(-3), link->at(0));
            QCOMPARE(link->at(7), link->at(1));
        }
    }

    void collapsedContainersHideWhatIsInThem()
    {
        Drawing shop = shopDrawing();
        shop.placement[id("payments")].collapsed = true;
        const CanvasPicture picture = CanvasPicture::of(shop);
        QVERIFY(!picture.element(id("payment-service")));
        QVERIFY(!picture.element(id("payments"))->isRegion());
        QCOMPARE(picture.element(id("payments"))->content, 2);
    }

    void emptyDrawing()
    {
        const CanvasPicture picture = CanvasPicture::of({});
        QCOMPARE(picture.elementCount(), 0);
        QVERIFY(picture.bounds().isNull());
        QVERIFY(picture.elementAt({0, 0}).isEmpty());
    }

    void numbers_data()
    {
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("text");
        const QChar space(0x202F);
        QTest::newRow("0") << qint64(0) << QStringLiteral("0");
        QTest::newRow("999") << qint64(999) << QStringLiteral("999");
        QTest::newRow("1000") << qint64(1000) << (QStringLiteral("1") + space + QStringLiteral("000"));
        QTest::newRow("-1000") << qint64(-1000) << (QStringLiteral("-1") + space + QStringLiteral("000"));
        QTest::newRow("-100") << qint64(-100) << QStringLiteral("-100");
        QTest::newRow("48213907") << qint64(48213907)
                                  << (QStringLiteral("48") + space + QStringLiteral("213") + space +
                                      QStringLiteral("907"));
    }

    void numbers()
    {
        QFETCH(qint64, number);
        QTEST(grouped(number), "text");
    }
};

QTEST_GUILESS_MAIN(TestCanvasPicture)
#include "tst_canvaspicture.moc"
