// SPDX-License-Identifier: Apache-2.0
#include "model/base/safefile.h"
#include "model/file/embeddeddrawing.h"
#include "model/file/inflate.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace rheo;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

/// Pictures as they were exported once; they must open for ever.
QByteArray sample(const char *ending)
{
    return readWholeFile(QStringLiteral(RHEO_TEST_DATA "/fuzz/picture/small.") + QString::fromLatin1(ending), mebibyte)
        .value_or(QByteArray());
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, 0);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crc32Of(type + data));
}

QByteArray png(const QByteArray &chunks)
{
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", QByteArray(13, 1)) + chunks + chunk("IEND", {});
}

/// A zlib stream without Qt's count before it.
QByteArray deflated(const QByteArray &bytes)
{
    return qCompress(bytes).sliced(4);
}

QByteArray svg(const QByteArray &inside)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>" + inside + "</metadata></svg>";
}

QByteArray pdfAround(const QByteArray &stream)
{
    const QByteArray start = "%PDF-1.4\n";
    const QByteArray object = "1 0 obj\n<<\n/Filter /FlateDecode\n>>\nstream\n" + stream + "\nendstream\nendobj\n";
    const QByteArray name = "2 0 obj\n<<\n/F (drawing.rheo)\n/EF <</F 1 0 R>>\n>>\nendobj\n";
    const QByteArray body = start + object + name;
    return body + "xref\n0 3\n0000000000 65535 f \n" + QByteArray::number(start.size()).rightJustified(10, '0') +
           " 00000 n \n" + QByteArray::number(start.size() + object.size()).rightJustified(10, '0') +
           " 00000 n \ntrailer\n<<>>\nstartxref\n" + QByteArray::number(body.size()) + " \n%%EOF\n";
}

} // namespace

class TestEmbeddedDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_drawing.architecture.name = u"Größe"_s;
        m_drawing.architecture.put(Element{ElementId(u"a"_s), ElementKind::Service, u"a"_s, {}});
        m_drawing.placement[ElementId(u"a"_s)] = {};
    }

    void samples_data()
    {
        QTest::addColumn<QByteArray>("picture");
        for (const char *ending : {"svg", "png", "pdf"})
            QTest::newRow(ending) << sample(ending);
    }

    void samples()
    {
        QFETCH(QByteArray, picture);
        QVERIFY(isPicture(picture));
        const auto text = embeddedDrawing(picture, {});
        QVERIFY(text);
        QCOMPARE(parseRheo(*text).value_or(Drawing()), m_drawing);
    }

    /// Every sample cut off anywhere is either refused in a sentence, or gives the whole drawing.
    void cutOff_data() { samples_data(); }

    void cutOff()
    {
        QFETCH(QByteArray, picture);
        const QByteArray whole = *embeddedDrawing(picture, {});
        int refused = 0;
        for (qsizetype size = 0; size < picture.size(); ++size) {
            const auto text = embeddedDrawing(picture.first(size), u"x.png"_s);
            refused += text ? 0 : 1;
            QVERIFY(text ? *text == whole : text.error().message.startsWith(u"x.png "_s));
        }
        QVERIFY(refused > picture.size() / 3);
    }

    /// Checksums tell a changed byte in PNG and PDF, and a PDF's reference may lead to something else, which is no
    /// drawing; base64 has no sum, there the reader of drawings judges.
    void changedBytes_data() { samples_data(); }

    void changedBytes()
    {
        QFETCH(QByteArray, picture);
        const QByteArray whole = *embeddedDrawing(picture, {});
        int refused = 0;
        for (qsizetype at = 0; at < picture.size(); ++at) {
            for (const int flip : {0x01, 0x20, 0x80, 0xff}) {
                QByteArray changed = picture;
                changed[at] = char(changed[at] ^ flip);
                const auto text = embeddedDrawing(changed, u"x.png"_s);
                refused += text ? 0 : 1;
                if (picture.startsWith('<'))
                    (void)parseRheo(text.value_or(QByteArray()));
                else
                    QVERIFY2(!text || *text == whole || !parseRheo(*text), QByteArray::number(at));
            }
        }
        QVERIFY(refused > 100);
    }

    void pngChunks_data()
    {
        QTest::addColumn<QByteArray>("chunks");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << chunk("tEXt", "rheograph\0{\xfc}"_ba) << "{\xc3\xbc}"_ba;
        QTest::newRow("compressed") << chunk("zTXt", "rheograph\0\0"_ba + deflated("{\xfc}")) << "{\xc3\xbc}"_ba;
        QTest::newRow("UTF-8") << chunk("iTXt", "rheograph\0\0\0en\0rh\xc3\xa9o\0{\xc3\xbc}"_ba) << "{\xc3\xbc}"_ba;
        QTest::newRow("UTF-8 compressed") << chunk("iTXt", "rheograph\0\1\0\0\0"_ba + deflated("{}")) << "{}"_ba;
        QTest::newRow("another comes first")
            << chunk("tEXt", "Comment\0x"_ba) + chunk("tEXt", "rheograph\0{}"_ba) << "{}"_ba;
        QTest::newRow("longer keyword") << chunk("tEXt", "rheographx\0{}"_ba) << QByteArray();
        QTest::newRow("keyword only") << chunk("tEXt", "rheograph") << QByteArray();
        QTest::newRow("no text") << chunk("tEXt", "rheograph\0"_ba) << QByteArray();
        QTest::newRow("unknown packing") << chunk("zTXt", "rheograph\0\7"_ba + deflated("{}")) << QByteArray();
        QTest::newRow("nothing packed") << chunk("zTXt", "rheograph\0"_ba) << QByteArray();
        QTest::newRow("half packed") << chunk("zTXt", "rheograph\0\0"_ba + deflated("{}").chopped(3)) << QByteArray();
        QTest::newRow("iTXt without its names") << chunk("iTXt", "rheograph\0\0\0en"_ba) << QByteArray();
        QTest::newRow("iTXt of two bytes") << chunk("iTXt", "rheograph\0\0"_ba) << QByteArray();
        QTest::newRow("length beyond the end") << "\xff\xff\xff\xfftEXtrheograph\0{}"_ba << QByteArray();
        QTest::newRow("wrong sum") << bigEndian(12) + "tEXtrheograph\0{}"_ba + bigEndian(7) << QByteArray();
    }

    void pngChunks()
    {
        QFETCH(QByteArray, chunks);
        QTEST(embeddedDrawing(png(chunks), {}).value_or(QByteArray()), "text");
    }

    void otherProgramsMayRewriteAnSvg_data()
    {
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("prefixed") << "<r:drawing xmlns:r='urn:rheograph:drawing'>e30=</r:drawing>"_ba << "{}"_ba;
        QTest::newRow("broken lines") << "<drawing xmlns='urn:rheograph:drawing'>\n e3\n0=\t</drawing>"_ba
                                      << QByteArray();
        QTest::newRow("blanks around") << "<drawing xmlns='urn:rheograph:drawing'>\n e30=\n</drawing>"_ba << "{}"_ba;
        QTest::newRow("another namespace") << "<drawing>e30=</drawing>"_ba << QByteArray();
        QTest::newRow("no base64") << "<drawing xmlns='urn:rheograph:drawing'>{}</drawing>"_ba << QByteArray();
        QTest::newRow("elements in it") << "<drawing xmlns='urn:rheograph:drawing'>e3<b/>0=</drawing>"_ba
                                        << QByteArray();
        QTest::newRow("empty") << "<drawing xmlns='urn:rheograph:drawing'/>"_ba << QByteArray();
        QTest::newRow("not closed") << "<drawing xmlns='urn:rheograph:drawing'>e30="_ba << QByteArray();
    }

    void otherProgramsMayRewriteAnSvg()
    {
        QFETCH(QByteArray, inside);
        QTEST(embeddedDrawing(svg(inside), {}).value_or(QByteArray()), "text");
    }

    void entitiesDoNotExplode()
    {
        QByteArray doctype = "<!DOCTYPE svg [<!ENTITY a0 \"e30=\">";
        for (int i = 1; i < 40; ++i)
            doctype += "<!ENTITY a" + QByteArray::number(i) + " \"" +
                       ("&a" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
        const QByteArray xml =
            "<?xml version=\"1.0\"?>" + doctype + "]>" + svg("<drawing xmlns='urn:rheograph:drawing'>&a39;</drawing>");
        QVERIFY(!embeddedDrawing(xml, {}));
    }

    void pdfReferences()
    {
        const QByteArray good = pdfAround(deflated("{}"));
        QCOMPARE(embeddedDrawing(good, {}).value_or(QByteArray()), "{}"_ba);
        const auto with = [&](const QByteArray &before, const QByteArray &after) {
            QByteArray changed = good;
            changed.replace(before, after);
            return embeddedDrawing(changed, {});
        };
        QVERIFY(!with("/EF <</F 1 0", "/EF <</F 9 0"));
        QVERIFY(!with("/EF <</F 1 0", "/EF <</F 2 0"));
        QVERIFY(!with("/EF <</F 1 0", "/EF <</F  0"));
        QVERIFY(!with("/EF <</F 1 0", "/EF <</F 99999999999999999999 0"));
        QVERIFY(!with("xref\n0 3", "xref\n0 1"));
        QVERIFY(!with("xref\n0 3", "xref\n1 3"));
        QVERIFY(!with("0000000009 ", "9999999999 "));
        QVERIFY(!with("startxref\n", "startxref\n9"));
        QVERIFY(!with("/FlateDecode", "/LZWDecode"));
        QVERIFY(!with("drawing.rheo", "something.else"));
    }

    void bombsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("picture");
        const QByteArray bomb = deflated(QByteArray(largestFile + 1, ' '));
        QVERIFY(bomb.size() < mebibyte);
        QTest::newRow("zTXt") << png(chunk("zTXt", "rheograph\0\0"_ba + bomb));
        QTest::newRow("iTXt") << png(chunk("iTXt", "rheograph\0\1\0\0\0"_ba + bomb));
        QTest::newRow("PDF") << pdfAround(bomb);
    }

    void bombsAreRefused()
    {
        QFETCH(QByteArray, picture);
        const auto text = embeddedDrawing(picture, u"x"_s);
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Limit);
        QVERIFY(text.error().message.contains(u"64 MiB"_s));
    }

    void inflatesUpToTheLimit()
    {
        const QByteArray packed = deflated(QByteArray(100'000, 'x'));
        QCOMPARE(inflated(packed, 100'000).content.size(), 100'000);
        QCOMPARE(inflated(packed, 99'999).fault, InflateFault::TooLarge);
        QCOMPARE(inflated(packed + "more", 100'000).content.size(), 100'000);
        QCOMPARE(inflated({}, 10).fault, InflateFault::Damaged);
        QVERIFY(inflated(deflated({}), 0).content.isEmpty());
    }

    void whatIsAPicture()
    {
        QVERIFY(isPicture("\xef\xbb\xbf \n<svg/>"));
        QVERIFY(!isPicture(writeRheo(m_drawing)));
        QVERIFY(!isPicture({}));
        QVERIFY(!isPicture("\x89PN"));
    }

    void filesOpenByWhatIsInThem()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shop.rheo.png"_s);
        QVERIFY(writeWholeFile(path, sample("png")));
        const auto loaded = loadRheo(path);
        QVERIFY(loaded && loaded->isPicture);
        QCOMPARE(loaded->drawing, m_drawing);
        QVERIFY(saveRheo(folder.filePath(u"a.rheo"_s), m_drawing));
        QVERIFY(!loadRheo(folder.filePath(u"a.rheo"_s))->isPicture);
        QVERIFY(writeWholeFile(path, png({})));
        QCOMPARE(loadRheo(path).error().message,
                 path + u" holds no drawing. Open a .rheo file, or an SVG, PNG or PDF that Rheograph exported."_s);
    }

private:
    Drawing m_drawing;
};

QTEST_GUILESS_MAIN(TestEmbeddedDrawing)
#include "tst_embeddeddrawing.moc"
