// SPDX-License-Identifier: Apache-2.0
#include "model/file/embeddeddrawing.h"
#include "model/file/rheofile.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/pictureexport.h"

#include <QImage>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QtTest>

using namespace rheo;
using namespace rheo::ui;

namespace {

Drawing named(const QString &name)
{
    Drawing shop = shopDrawing();
    Element element = *shop.architecture.element(ElementId(QStringLiteral("order-saga")));
    element.name = name;
    shop.architecture.put(element);
    shop.architecture.name = name;
    return shop;
}

QString wellFormed(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    return reader.errorString();
}

} // namespace

class TestPictureExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void svgIsWellFormed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << QStringLiteral("order-saga");
        QTest::newRow("markup") << QStringLiteral("</text><script>alert(1)</script>&amp;\"'");
        QTest::newRow("control") << QString::fromLatin1("a\x01\x1b[31mb");
        QTest::newRow("other scripts") << QString::fromUtf8("注文 ↔ طلب");
    }

    void svgIsWellFormed()
    {
        QFETCH(QString, name);
        const auto svg = exportSvg(named(name), {});
        QVERIFY(svg);
        QCOMPARE(wellFormed(*svg), QString());
        QVERIFY(!svg->contains("<script"));
        QVERIFY(QSvgRenderer(*svg).isValid());
    }

    void svgRefersToNothingOutside()
    {
        const QByteArray svg = *exportSvg(shopDrawing(), {});
        QVERIFY(!svg.contains("href=\"http"));
        QVERIFY(!svg.contains("url(http"));
        QVERIFY(!svg.contains("file:"));
        QVERIFY(svg.contains("order-service</text>"));
    }

    void theDrawingIsInside()
    {
        const Drawing shop = named(QString::fromUtf8("Über & <b>"));
        for (const auto &picture : {exportSvg(shop, {}), exportPng(shop, {}), exportPdf(shop, {})}) {
            QVERIFY(picture);
            QVERIFY(isPicture(*picture));
            const auto text = embeddedDrawing(*picture, {});
            QVERIFY(text);
            QCOMPARE(*text, writeRheo(shop));
        }
    }

    void scaleAndGround()
    {
        const QImage plain = QImage::fromData(*exportPng(shopDrawing(), {}));
        const QImage twice = QImage::fromData(*exportPng(shopDrawing(), {.scale = 2}));
        QVERIFY(std::abs(twice.width() - 2 * plain.width()) <= 1);
        QCOMPARE(plain.pixelColor(1, 1), Theme::light().canvas);
        QCOMPARE(plain.pixelColor(plain.width() - 1, plain.height() - 1), Theme::light().canvas);
        const QImage odd = QImage::fromData(*exportPng(shopDrawing(), {.scale = 1.37}));
        QCOMPARE(odd.pixelColor(odd.width() - 1, odd.height() - 1), Theme::light().canvas);
        const QImage dark = QImage::fromData(*exportPng(shopDrawing(), {.theme = Theme::dark()}));
        QCOMPARE(dark.pixelColor(1, 1), Theme::dark().canvas);
        const QImage clear = QImage::fromData(*exportPng(shopDrawing(), {.ground = ExportGround::Transparent}));
        QCOMPARE(clear.pixelColor(1, 1).alpha(), 0);
    }

    /// The page in points, as the file says it.
    static QSizeF pageOf(const QByteArray &pdf)
    {
        static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
        const auto match = box.match(QString::fromLatin1(pdf));
        return {match.captured(1).toDouble(), match.captured(2).toDouble()};
    }

    void pdfIsOnePageOfVectorsAndText()
    {
        const QByteArray pdf = *exportPdf(shopDrawing(), {});
        QVERIFY(pdf.startsWith("%PDF-1."));
        QVERIFY(pdf.contains("/Count 1\n"));
        QVERIFY2(pdf.contains("/FontFile2"), "fonts are inside");
        QVERIFY2(!pdf.contains("/Subtype /Image"), "no pixels");
        const QImage png = QImage::fromData(*exportPng(shopDrawing(), {}));
        const QSizeF page = pageOf(pdf);
        QVERIFY(std::abs(page.width() - png.width() * 0.75) <= 1);
        QVERIFY(std::abs(page.height() - png.height() * 0.75) <= 1);
        const QSizeF twice = pageOf(*exportPdf(shopDrawing(), {.scale = 2}));
        QVERIFY(std::abs(twice.width() - 2 * page.width()) <= 2);
    }

    void hostileNamesStayOutOfThePdf()
    {
        const QString mark = QStringLiteral("/F (drawing.rheo)\n/EF <</F 1 0 R>>\nstartxref\n1\n");
        const auto text = embeddedDrawing(*exportPdf(named(mark), {}), {});
        QVERIFY(text);
        QCOMPARE(*text, writeRheo(named(mark)));
    }

    void formatsByName()
    {
        QCOMPARE(pictureFormatFor(QStringLiteral("a.b/X.PdF")), PictureFormat::Pdf);
        QCOMPARE(pictureFormatFor(QStringLiteral("x.jpg")), std::nullopt);
        for (const PictureFormat format : {PictureFormat::Svg, PictureFormat::Png, PictureFormat::Pdf})
            QCOMPARE(pictureFormatFor(QStringLiteral("x") + endingOf(format)), format);
    }

    void refusals_data()
    {
        QTest::addColumn<bool>("isEmpty");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("exit");
        QTest::newRow("empty drawing") << true << 1.0 << 3;
        QTest::newRow("scale 0") << false << 0.0 << 2;
        QTest::newRow("negative scale") << false << -1.0 << 2;
        QTest::newRow("not a number") << false << qQNaN() << 2;
        QTest::newRow("too large") << false << 1000.0 << 6;
    }

    void refusals()
    {
        QFETCH(bool, isEmpty);
        QFETCH(double, scale);
        const ExportOptions options{.scale = scale};
        const Drawing drawing = isEmpty ? Drawing() : shopDrawing();
        for (const PictureFormat format : {PictureFormat::Svg, PictureFormat::Png, PictureFormat::Pdf}) {
            const auto picture = exportPicture(drawing, format, options);
            QVERIFY(!picture);
            QTEST(exitCode(picture.error().kind), "exit");
            QVERIFY(picture.error().message.endsWith(QLatin1Char('.')));
        }
    }
};

QTEST_MAIN(TestPictureExport)
#include "tst_pictureexport.moc"
