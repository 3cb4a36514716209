// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvasfixture.h"

#include <QSignalSpy>
#include <QSvgGenerator>

using namespace rheo;
using namespace rheo::ui;

namespace {

const LinkId produces{id("order-service"), id("order-events"), LinkKind::Produces};
const LinkId consumes{id("order-events"), id("payment-service"), LinkKind::Consumes};

/// The words that the canvas paints, pictures and shapes left out.
QString wordsOf(CanvasView &canvas)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(canvas.size());
    canvas.render(&generator);
    QXmlStreamReader xml(svg);
    QStringList words;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text"))
            words += xml.readElementText();
    }
    return words.join(QLatin1Char('|'));
}

int differing(const QImage &a, const QImage &b, const QRect &area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

} // namespace

/// What dots look like on the canvas itself, pixel by pixel.
class TestDotPixels : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        f = std::make_unique<CanvasFixture>();
        f->canvas->setDots({}, DotKind::Recorded, 2); // the foot is the same from here on
        m_plain = f->canvas->grab().toImage();
    }

    void cleanup() { f.reset(); }

    void aDotIsWhereItsPlaceIs_data()
    {
        QTest::addColumn<float>("fraction");
        for (const float fraction : {0.05f, 0.25f, 0.5f, 0.75f, 0.95f})
            QTest::addRow("%.0f %%", double(fraction) * 100) << fraction;
    }

    void aDotIsWhereItsPlaceIs()
    {
        QFETCH(float, fraction);
        const QPointF centre = f->canvas->picture().link(produces)->at(qreal(fraction));
        show({{.sequence = 1, .link = produces, .fraction = fraction}}, DotKind::Recorded);
        const QImage shown = f->canvas->grab().toImage();
        QCOMPARE(shown.pixelColor(f->at(centre)), Theme::current().recordDot);
        const QRect around(f->at(centre) - QPoint(8, 8), QSize(17, 17));
        QVERIFY(differing(m_plain, shown, around) > 20);
        QCOMPARE(differing(m_plain, shown, QRect(0, 0, 1000, 590)), differing(m_plain, shown, around));
    }

    void atAnyZoomToo_data()
    {
        QTest::addColumn<qreal>("zoom");
        for (const qreal zoom : {0.4, 0.7, 1.3, 2.0, 4.0})
            QTest::addRow("%.0f %%", zoom * 100) << zoom;
    }

    void atAnyZoomToo()
    {
        QFETCH(qreal, zoom);
        const QPointF centre = f->canvas->picture().link(produces)->at(0.5);
        f->canvas->setViewport(Viewport{.origin = {}, .zoom = zoom}.centredOn(centre, f->canvas->size()));
        show({{.sequence = 1, .link = produces, .fraction = 0.5f}}, DotKind::Recorded);
        QCOMPARE(f->canvas->grab().toImage().pixelColor(500, 310), Theme::current().recordDot);
        QSignalSpy clicked(f->canvas.get(), &CanvasView::dotClicked);
        f->click(centre);
        QCOMPARE(clicked.size(), 1);
    }

    void simulatedDotsAreHollow()
    {
        const QPoint centre = f->at(f->canvas->picture().link(produces)->at(0.5));
        show({{.sequence = 1, .link = produces, .fraction = 0.5f}}, DotKind::Simulated);
        const QImage shown = f->canvas->grab().toImage();
        QCOMPARE(shown.pixelColor(centre), Theme::current().canvas);
        QVERIFY(differing(m_plain, shown, {centre - QPoint(5, 5), QSize(11, 11)}) > 20);
        const QColor rim = shown.pixelColor(centre + QPoint(3, 0));
        QVERIFY2(contrastRatio(rim, Theme::current().canvas) > 2, qPrintable(rim.name()));
    }

    void smallOnesAreNotDrawn()
    {
        f->canvas->setViewport({.origin = {}, .zoom = 0.3});
        const QImage before = f->canvas->grab().toImage();
        show({{.sequence = 1, .link = produces, .fraction = 0.5f}}, DotKind::Recorded);
        QCOMPARE(differing(before, f->canvas->grab().toImage(), QRect(0, 0, 1000, 590)), 0);
    }

    void theChosenOneHasARing()
    {
        const QPoint centre = f->at(f->canvas->picture().link(produces)->at(0.5));
        show({{.sequence = 1, .link = produces, .fraction = 0.5f}}, DotKind::Recorded);
        const QImage before = f->canvas->grab().toImage();
        f->canvas->setChosenDot(1);
        const QImage ringed = f->canvas->grab().toImage();
        QCOMPARE(ringed.pixelColor(centre), Theme::current().recordDot);
        const QRect ring(centre - QPoint(10, 10), QSize(21, 21));
        QVERIFY(differing(before, ringed, ring) > 20);
        f->canvas->setChosenDot(-1);
        QCOMPARE(differing(before, f->canvas->grab().toImage(), ring), 0);
        f->canvas->setChosenDot(99); // another record, somewhere else
        QVERIFY(f->canvas->grab().toImage().pixelColor(centre) != Theme::current().recordDot);
    }

    void movedElementsTakeTheirDotsAlong()
    {
        show({{.sequence = 1, .link = produces, .fraction = 0.5f}}, DotKind::Recorded);
        (void)f->canvas->grab();
        f->drag(f->centre("order-service"), f->centre("order-service") + QPointF(0, 100));
        const QPoint now = f->at(f->canvas->picture().link(produces)->at(0.5));
        QCOMPARE(f->canvas->grab().toImage().pixelColor(now), Theme::current().recordDot);
    }

    void removedLinksTakeTheirDotsWithThem()
    {
        show({{.sequence = 1, .link = produces, .fraction = 0.5f}, {.sequence = 2, .topic = id("order-events")}},
             DotKind::Recorded);
        const QPointF centre = f->canvas->picture().link(produces)->at(0.5);
        (void)f->canvas->grab();
        f->canvas->selection()->set(id("order-events"));
        f->key(Qt::Key_Delete);
        const QImage shown = f->canvas->grab().toImage();
        QVERIFY(shown.pixelColor(f->at(centre)) != Theme::current().recordDot);
        QSignalSpy clicked(f->canvas.get(), &CanvasView::dotClicked);
        f->click(centre);
        QCOMPARE(clicked.size(), 0);
    }

    void thousandsAreDrawnAndOneIsHit()
    {
        std::vector<Dot> dots;
        for (int i = 0; i < 10'000; ++i)
            dots.push_back({.sequence = i, .link = i % 2 ? produces : consumes, .fraction = float(i % 997) / 997});
        show(dots, DotKind::Recorded);
        QVERIFY(differing(m_plain, f->canvas->grab().toImage(), QRect(0, 0, 1000, 590)) > 400);
        QSignalSpy clicked(f->canvas.get(), &CanvasView::dotClicked);
        f->click(f->canvas->picture().link(produces)->at(0.5));
        QCOMPARE(clicked.size(), 1);
        const auto hit = clicked.first().first().toLongLong();
        QCOMPARE(hit % 2, 1);
    }

    void theFootSaysWhatADotIs_data()
    {
        QTest::addColumn<bool>("dots");
        QTest::addColumn<int>("oneIn");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << false << 1 << QStringLiteral("Drag from a port to connect");
        QTest::newRow("each") << true << 1 << QStringLiteral("one dot is one record · click a dot to follow it");
        QTest::newRow("some") << true << 50 << QStringLiteral("one dot is one record, 1 in 50 is drawn");
        QTest::newRow("few") << true << 12'345 << QStringLiteral("1 in 12\u202f345 is drawn");
        QTest::newRow("none of many") << false << 50 << QStringLiteral("1 in 50 is drawn");
    }

    void theFootSaysWhatADotIs()
    {
        QFETCH(bool, dots);
        QFETCH(int, oneIn);
        QFETCH(QString, words);
        f->canvas->setDots(dots ? std::vector<Dot>{{.sequence = 1, .topic = id("order-events")}} : std::vector<Dot>(),
                           DotKind::Recorded, oneIn);
        QVERIFY2(wordsOf(*f->canvas).contains(words), qPrintable(wordsOf(*f->canvas)));
    }

    void theFootSaysWhatAToolWants()
    {
        f->key(Qt::Key_T);
        QVERIFY(wordsOf(*f->canvas)
                    .contains(QStringLiteral(
                        "Click or Enter to place · arrows move it · Shift places several · Esc gives up")));
        f->key(Qt::Key_Escape);
        QVERIFY(wordsOf(*f->canvas).contains(QStringLiteral("1 in 2 is drawn")));
    }

    void simulatedIsSaid()
    {
        QVERIFY(!wordsOf(*f->canvas).contains(QStringLiteral("Simulated")));
        CanvasOverlay overlay;
        overlay.simulated = true;
        f->canvas->setOverlay(overlay);
        QVERIFY(wordsOf(*f->canvas).contains(QStringLiteral("Simulated")));
    }

private:
    void show(const std::vector<Dot> &dots, DotKind kind) { f->canvas->setDots(dots, kind, 2); }

    std::unique_ptr<CanvasFixture> f;
    QImage m_plain;
};

QTEST_MAIN(TestDotPixels)
#include "tst_dotpixels.moc"
