// SPDX-License-Identifier: Apache-2.0
#include "model/layout/geometry.h"
#include "model/layout/textwidth.h"

#include <QTest>

using namespace rheo;

namespace {

ElementId id(const char *text)
{
    return ElementId(QString::fromUtf8(text));
}

Element element(const char *slug, ElementKind kind, const char *container = "")
{
    return {id(slug), kind, QString::fromUtf8(slug), id(container)};
}

} // namespace

class TestGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void widensCardsByTheGrid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qreal>("width");
        QTest::newRow("empty") << QString() << 160.0;
        QTest::newRow("usual") << QStringLiteral("order-service") << 160.0;
        QTest::newRow("longer") << QStringLiteral("inventory-service-1") << 180.0;
        QTest::newRow("longest") << QString(200, u'm') << 240.0;
        QTest::newRow("wide script") << QString(10, QChar(0x6ce8)) << 180.0;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << 160.0;
    }

    void widensCardsByTheGrid()
    {
        QFETCH(QString, name);
        QFETCH(qreal, width);
        const Element service{id("s"), ElementKind::Service, name, {}};
        QCOMPARE(elementSize(service), QSizeF(width, 56));
    }

    void sizesTheOtherKinds()
    {
        QCOMPARE(elementSize(element("order-v1", ElementKind::Schema)).height(), 22.0);
        QCOMPARE(elementSize(element("shop", ElementKind::Site)), QSizeF(200, 120));
        Element note = element("n", ElementKind::Note);
        const QSizeF small = elementSize(note);
        note.fields.insert(fields::text, QStringLiteral("Confirms only when stock and payment have both answered."));
        QVERIFY(elementSize(note).height() > small.height());
        QVERIFY(elementSize(note).width() <= 240);
    }

    void wrapsNotesWithinTheirCard()
    {
        Element note = element("n", ElementKind::Note);
        note.fields.insert(fields::text, QStringLiteral("one\n\nDonaudampfschifffahrtsgesellschaftskapitän and more"));
        const QStringList lines = noteLines(note);
        QCOMPARE(lines[0], QStringLiteral("one"));
        QCOMPARE(lines[1], QString());
        for (const QString &line : lines)
            QVERIFY2(textWidth(line, noteSize) <= elementSize(note).width(), qPrintable(line));
        QCOMPARE(QString(lines.join(QString())).remove(u' '), note.text(fields::text).remove(u' ').remove(u'\n'));
    }

    void surroundsNestedContent()
    {
        Architecture a;
        a.put(element("outer", ElementKind::Site));
        a.put(element("inner", ElementKind::BoundedContext, "outer"));
        a.put(element("orders", ElementKind::Service, "inner"));
        const auto rects = elementRects(a, {{id("orders"), {.position = {100, 200}}}});
        QCOMPARE(rects.value(id("orders")), QRectF(100, 200, 160, 56));
        QCOMPARE(rects.value(id("inner")), QRectF(80, 160, 200, 116));
        QCOMPARE(rects.value(id("outer")), QRectF(60, 120, 240, 176));
    }

    void leavesOutWhatIsNotPlaced()
    {
        Architecture a;
        a.put(element("outer", ElementKind::Site));
        a.put(element("orders", ElementKind::Service, "outer"));
        QVERIFY(elementRects(a, {}).isEmpty());
        const auto rects = elementRects(a, {{id("outer"), {.position = {20, 40}}}});
        QCOMPARE(rects.value(id("outer")), QRectF(20, 40, 200, 120));
        QVERIFY(!rects.contains(id("orders")));
    }

    void collapsesToOneCard()
    {
        Architecture a;
        a.put(element("outer", ElementKind::Site));
        a.put(element("inner", ElementKind::BoundedContext, "outer"));
        a.put(element("orders", ElementKind::Service, "inner"));
        const Placement places{{id("orders"), {.position = {100, 200}}}, {id("outer"), {.collapsed = true}}};
        const auto rects = elementRects(a, places);
        QCOMPARE(rects.size(), 1);
        QCOMPARE(rects.value(id("outer")), QRectF(60, 120, 160, 56));
        QCOMPARE(visibleStandIn(a, places, id("orders")), id("outer"));
        QCOMPARE(visibleStandIn(a, places, id("outer")), id("outer"));
        QCOMPARE(visibleStandIn(a, places, id("nowhere")), id("nowhere"));
    }

    void endsForCyclicContainers()
    {
        Architecture a;
        a.put(element("a", ElementKind::Site, "b"));
        a.put(element("b", ElementKind::Site, "a"));
        a.put(element("c", ElementKind::Site, "c"));
        a.put(element("orders", ElementKind::Service, "a"));
        Placement places{{id("orders"), {.position = {100, 200}}}};
        QVERIFY(elementRects(a, places).value(id("a")).contains(QRectF(100, 200, 160, 56)));
        places[id("a")].collapsed = true;
        places[id("b")].collapsed = true;
        QVERIFY(!elementRects(a, places).contains(id("orders")));
    }

    void endsForVeryDeepContainers()
    {
        Architecture a;
        QString outer;
        for (int depth = 0; depth < 3000; ++depth) {
            const QString slug = QStringLiteral("c%1").arg(depth);
            a.put(Element{ElementId(slug), ElementKind::Site, slug, ElementId(outer)});
            outer = slug;
        }
        a.put(Element{id("orders"), ElementKind::Service, QStringLiteral("orders"), ElementId(outer)});
        QVERIFY(!elementRects(a, {{id("orders"), {.position = {0, 0}}}}).isEmpty());
    }

    void pillsAreAsWideAsTheirText()
    {
        QVERIFY(pillWidth(QStringLiteral("inventory-service")) >
                textWidth(QStringLiteral("inventory-service"), smallSize));
        QVERIFY(pillWidth(QStringLiteral("a")) < pillWidth(QStringLiteral("ab")));
        QCOMPARE(pillWidth(QString(500, u'x')), widestPill);
    }
};

QTEST_GUILESS_MAIN(TestGeometry)
#include "tst_geometry.moc"
