// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/canvascomparison.h"
#include "views/canvas/comparisonpainter.h"
#include "views/canvas/picturepainter.h"

#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

const ElementId payment(QStringLiteral("payment-service"));
const ElementId paymentEvents(QStringLiteral("payment-events"));
const ElementId sink(QStringLiteral("search-sink"));
const LinkId toPayment{ElementId(QStringLiteral("order-events")), payment, LinkKind::Consumes};
const LinkId toSink{ElementId(QStringLiteral("order-events")), sink, LinkKind::Consumes};

/// The shop without its payment service, with a topic changed, a link gone and a service that is new.
Drawing edited()
{
    Drawing shop = shopDrawing();
    Architecture &a = shop.architecture;
    for (const LinkId &link : linksOf(a, payment))
        a.remove(link);
    a.remove(payment);
    shop.placement.remove(payment);
    a.remove(toSink);
    Element topic = *a.element(paymentEvents);
    topic.fields[fields::partitions] = qint64(12);
    topic.fields[fields::owner] = QStringLiteral("ops");
    a.put(topic);
    a.put(Element{ElementId(QStringLiteral("fraud")), ElementKind::Service, QStringLiteral("fraud"), {}});
    shop.placement[ElementId(QStringLiteral("fraud"))] = {QPointF(260, 480)};
    return shop;
}

CanvasComparison comparison(const Drawing &before, const Drawing &after)
{
    return CanvasComparison::of(before, after, diff(before, after));
}

QImage painted(const Drawing &drawing, std::shared_ptr<const CanvasComparison> compared, qreal zoom = 1,
               const Theme &theme = Theme::light())
{
    QImage image(1000, 620, QImage::Format_RGB32);
    const PaintStyle style(theme, zoom);
    QPainter painter(&image);
    painter.scale(zoom, zoom);
    const QRectF area(0, 0, 1000 / zoom, 620 / zoom);
    CanvasState state;
    state.comparison = std::move(compared);
    paintGround(painter, area, style);
    paintPicture(painter, CanvasPicture::of(drawing), state, area, style);
    return image;
}

bool differIn(const QImage &a, const QImage &b, const QRect &where)
{
    return a.copy(where) != b.copy(where);
}

} // namespace

class TestCanvasComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { applyTheme(ThemeChoice::Light); }

    void whatIsThereIsMarkedAndWhatIsGoneIsAGhost()
    {
        const CanvasComparison found = comparison(shopDrawing(), edited());
        QCOMPARE(found.elements.size(), 2);
        QCOMPARE(found.elements.value(paymentEvents).changes, 2);
        QCOMPARE(found.elements.value(id("fraud")).difference, Difference::Added);
        QCOMPARE(found.ghosts.size(), size_t(1));
        QCOMPARE(found.ghosts.front().rect, CanvasPicture::of(shopDrawing()).element(payment)->rect);
        QSet<LinkId> gone;
        for (const PictureLink &link : found.ghostLinks)
            gone.insert(link.id);
        QCOMPARE(gone, (QSet<LinkId>{toPayment, toSink, {payment, paymentEvents, LinkKind::Produces}}));
    }

    void aGhostLinkEndsWhereItsEndStandsNow()
    {
        Drawing after = edited();
        after.placement[sink].position = QPointF(580, 700);
        const CanvasComparison found = comparison(shopDrawing(), after);
        const auto link = std::ranges::find(found.ghostLinks, toSink, &PictureLink::id);
        QVERIFY(link != found.ghostLinks.end());
        const QRectF card = CanvasPicture::of(after).element(sink)->rect;
        QVERIFY(card.adjusted(-1, -1, 1, 1).contains(link->points.back()));
    }

    void aGhostThatIsCoveredStepsAside()
    {
        Drawing after = edited();
        after.placement[id("fraud")] = shopDrawing().placement[payment];
        const QRectF card = CanvasPicture::of(after).element(id("fraud"))->rect;
        Drawing before = shopDrawing();
        Element same = *before.architecture.element(payment);
        same.name = QStringLiteral("fraud"); // as wide
        same.fields = {};
        before.architecture.put(same);
        after.architecture.put(Element{id("fraud"), ElementKind::Function, QStringLiteral("fraud"), {}});
        const CanvasComparison found = comparison(before, after);
        QCOMPARE(found.ghosts.size(), size_t(1));
        QVERIFY(found.ghosts.front().rect != CanvasPicture::of(after).element(id("fraud"))->rect);
        QVERIFY(card.isValid());
    }

    void drawingsMadeApartMarkByTheIdsOfNow()
    {
        Drawing before;
        before.architecture.put(Element{id("a"), ElementKind::Topic, QStringLiteral("orders"), {}});
        Drawing after;
        after.architecture.put(
            Element{id("b"), ElementKind::Topic, QStringLiteral("orders"), {}, {{fields::partitions, qint64(3)}}});
        const CanvasComparison found = comparison(before, after);
        QVERIFY(found.elements.contains(id("b")));
        QVERIFY(found.ghosts.empty());
    }

    void whatHasNoPlaceHasNoGhost()
    {
        Drawing before = shopDrawing();
        before.placement.clear();
        const CanvasComparison found = comparison(before, edited());
        QVERIFY(found.ghosts.empty());
        QVERIFY(found.bounds().isNull() || found.bounds().isValid());
    }

    void eachDifferenceIsSeen_data()
    {
        QTest::addColumn<qreal>("zoom");
        QTest::addColumn<bool>("dark");
        for (const qreal zoom : {1.0, 0.5, 0.25}) {
            QTest::addRow("light %g", zoom) << zoom << false;
            QTest::addRow("dark %g", zoom) << zoom << true;
        }
    }

    void eachDifferenceIsSeen()
    {
        QFETCH(qreal, zoom);
        QFETCH(bool, dark);
        const Theme &theme = dark ? Theme::dark() : Theme::light();
        const Drawing after = edited();
        const auto none = std::make_shared<const CanvasComparison>();
        const auto found = std::make_shared<const CanvasComparison>(comparison(shopDrawing(), after));
        const QImage plain = painted(after, none, zoom, theme);
        const QImage shown = painted(after, found, zoom, theme);
        const CanvasPicture picture = CanvasPicture::of(after);
        const auto onScreen = [&](const QRectF &rect) {
            return QRectF(rect.topLeft() * zoom, rect.size() * zoom).toAlignedRect();
        };
        QVERIFY2(differIn(plain, shown, onScreen(picture.element(id("fraud"))->rect)), "added");
        QVERIFY2(differIn(plain, shown, onScreen(picture.element(paymentEvents)->rect)), "changed");
        const QRectF fraud = picture.element(id("fraud"))->rect;
        QVERIFY2(differIn(plain, shown, onScreen({fraud.left() - 8, fraud.top() + 8, 8, 30})), "the plate around it");
        QVERIFY2(differIn(plain, shown, onScreen(found->ghosts.front().rect.adjusted(30, 10, -30, -16))), "removed");
        for (const PictureLink &link : found->ghostLinks)
            QVERIFY2(differIn(plain, shown, onScreen(QRectF(link.at(0.5) - QPointF(4, 4), QSizeF(8, 8)))), "link");
        QVERIFY2(!differIn(plain, shown, onScreen(picture.element(id("opensearch"))->rect)), "the rest is as dim");
    }

    /// Plus, minus and tilde differ in form, not only in colour.
    void signsDifferInForm()
    {
        const auto form = [](Difference difference) {
            QImage image(40, 40, QImage::Format_RGB32);
            image.fill(Qt::black);
            Theme theme = Theme::light();
            theme.good = theme.trouble = theme.secondText = Qt::red;
            QPainter painter(&image);
            paintDifferenceSign(painter, difference, QRectF(0, 0, 40, 40), theme);
            return image;
        };
        QVERIFY(form(Difference::Added) != form(Difference::Removed));
        QVERIFY(form(Difference::Added) != form(Difference::Changed));
        QVERIFY(form(Difference::Removed) != form(Difference::Changed));
    }

    void theCanvasShowsItAndForgetsItWithTheDrawing()
    {
        CanvasFixture f;
        f.document.reset(edited());
        f.canvas->setViewport({});
        const QImage before = f.canvas->grab().toImage();
        f.canvas->setComparison(std::make_shared<const CanvasComparison>(comparison(shopDrawing(), edited())));
        QVERIFY(f.canvas->grab().toImage() != before);
        f.canvas->setComparison({});
        QCOMPARE(f.canvas->grab().toImage(), before);
        f.canvas->setComparison(std::make_shared<const CanvasComparison>(comparison(shopDrawing(), edited())));
        f.document.reset(edited());
        QVERIFY(!f.canvas->state().comparison);
    }

    void whatFitsIncludesTheGhosts()
    {
        CanvasFixture f;
        Drawing before = shopDrawing();
        before.architecture.put(Element{id("far"), ElementKind::Service, QStringLiteral("far"), {}});
        before.placement[id("far")] = {QPointF(4000, 3000)};
        f.canvas->setComparison(std::make_shared<const CanvasComparison>(comparison(before, shopDrawing())));
        f.canvas->fit();
        QVERIFY(QRectF(f.canvas->rect()).contains(f.canvas->viewport().toScreen(QPointF(4000, 3000))));
    }

    void aChangeThatIsGoneIsNoTrouble()
    {
        CanvasFixture f;
        f.document.reset(edited());
        f.canvas->setComparison(std::make_shared<const CanvasComparison>(comparison(shopDrawing(), edited())));
        removeElements(f.document, {paymentEvents, id("fraud")});
        QVERIFY(!f.canvas->grab().isNull());
    }
};

QTEST_MAIN(TestCanvasComparison)
#include "tst_canvascomparison.moc"
