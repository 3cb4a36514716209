// SPDX-License-Identifier: Apache-2.0
#include "model/file/embeddeddrawing.h"
#include "model/file/rheofile.h"
#include "model/layout/geometry.h"
#include "tests/support/drawn.h"
#include "tests/support/program.h"
#include "views/canvas/pictureexport.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The verbs export and layout as processes.
class TestVerbPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = path(u"shop.rheo"_s);
        QVERIFY(
            saveRheo(m_file, {drawn("site s\nservice a \"<b>&amp;\" in s\ntopic t\na -> t\nservice b in s\nt -> b")}));
        m_before = contentOf(m_file);
    }

    void exportsWhatCanBeOpenedAgain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("PNG") << u"out.png"_s;
        QTest::newRow("SVG") << u"out.svg"_s;
        QTest::newRow("PDF") << u"out.pdf"_s;
        QTest::newRow("capitals") << u"OUT.PNG"_s;
    }

    void exportsWhatCanBeOpenedAgain()
    {
        QFETCH(QString, name);
        const Outcome outcome = runRheograph({u"export"_s, m_file, u"-o"_s, path(name)});
        QVERIFY2(outcome.code == 0, outcome.err);
        QVERIFY(outcome.out.isEmpty());
        const auto text = embeddedDrawing(contentOf(path(name)), name);
        QVERIFY(text);
        const auto inside = parseRheo(*text);
        QVERIFY(inside);
        QCOMPARE(inside->architecture, parseRheo(m_before)->architecture);
        QVERIFY2(inside->placement.size() >= 3, "what nobody has placed is placed");
        QCOMPARE(contentOf(m_file), m_before);
    }

    void scaleThemeAndGround()
    {
        const auto exported = [&](const QStringList &options) {
            const QString out = path(u"x.png"_s);
            const Outcome outcome = runRheograph(QStringList{u"export"_s, m_file, u"-o"_s, out} + options);
            return outcome.code == 0 ? QImage(out) : QImage();
        };
        const QImage plain = exported({});
        const QImage twice = exported({u"--scale"_s, u"2"_s});
        QVERIFY(!plain.isNull());
        QVERIFY(qAbs(twice.width() - 2 * plain.width()) <= 2 && qAbs(twice.height() - 2 * plain.height()) <= 2);
        QCOMPARE(plain.pixelColor(0, 0), ui::Theme::light().canvas);
        QCOMPARE(exported({u"--dark"_s}).pixelColor(0, 0), ui::Theme::dark().canvas);
        QCOMPARE(exported({u"--transparent"_s}).pixelColor(0, 0).alpha(), 0);
    }

    void onlyAPart()
    {
        const QString out = path(u"x.svg"_s);
        const auto names = [&](const QStringList &only) {
            const Outcome outcome =
                runRheograph(QStringList{u"export"_s, u"-o"_s, out, u"--only"_s} + only + QStringList{m_file});
            const auto text = embeddedDrawing(contentOf(out), out);
            const auto part = parseRheo(text.value_or(QByteArray()));
            QStringList ids{QString::number(outcome.code)};
            for (const Element &element : part.value_or(Drawing()).architecture.elements())
                ids += element.id.text();
            return ids.join(u' ');
        };
        QCOMPARE(names({u"t"_s, u"<b>&amp;"_s}), u"0 a t"_s);
        QCOMPARE(names({u"s"_s}), u"0 a b s"_s);
        const Outcome wrong = runRheograph({u"export"_s, m_file, u"-o"_s, out, u"--only"_s, u"tt"_s});
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains("There is no element \"tt\"."), wrong.err);
    }

    void anExportedPictureIsADrawing_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"x.png"_s, u"x.svg"_s, u"x.pdf"_s})
            QTest::newRow(qPrintable(name)) << name;
    }

    void anExportedPictureIsADrawing()
    {
        QFETCH(QString, name);
        const QString picture = path(name);
        QCOMPARE(runRheograph({u"layout"_s, m_file}).code, 0);
        QCOMPARE(runRheograph({u"export"_s, m_file, u"-o"_s, picture}).code, 0);
        const QByteArray before = contentOf(picture);
        QCOMPARE(runRheograph({u"dump"_s, picture}).out, runRheograph({u"dump"_s, m_file}).out);
        QCOMPARE(runRheograph({u"check"_s, picture}).code, runRheograph({u"check"_s, m_file}).code);
        QCOMPARE(runRheograph({u"export"_s, picture, u"-o"_s, path(u"again.png"_s)}).code, 0);
        const Outcome layout = runRheograph({u"layout"_s, picture});
        QCOMPARE(layout.code, 2);
        QVERIFY2(layout.err.contains("is not written over"), layout.err);
        QCOMPARE(contentOf(picture), before);
        const QString placed = path(u"placed.rheo"_s);
        QCOMPARE(runRheograph({u"layout"_s, picture, u"-o"_s, placed}).code, 0);
        QVERIFY(parseRheo(contentOf(placed)));
    }

    void anotherPictureIsRefused()
    {
        const QString picture = path(u"photo.png"_s);
        QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(picture));
        for (const QString &verb : {u"dump"_s, u"check"_s, u"layout"_s}) {
            const Outcome outcome = runRheograph({verb, picture});
            QCOMPARE(outcome.code, 3);
            QVERIFY2(outcome.err.contains("photo.png holds no drawing. Open a .rheo file"), outcome.err);
        }
    }

    void svgIsXmlWhateverTheNames()
    {
        const QString hostile = QString(QChar(0xffff)) + QChar(0xfffe) + QChar(0) + QChar(0x1b) + u"]]> <!-- \"&"_s;
        Drawing drawing{drawn("service a\ntopic t\na -> t")};
        Element service = *drawing.architecture.element(id("a"));
        service.name = hostile;
        drawing.architecture.put(service);
        drawing.architecture.name = hostile;
        QVERIFY(saveRheo(m_file, drawing));
        const QString out = path(u"x.svg"_s);
        QCOMPARE(runRheograph({u"export"_s, m_file, u"-o"_s, out}).code, 0);
        QXmlStreamReader xml(contentOf(out));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    void anEmptyDrawing()
    {
        QVERIFY(saveRheo(m_file, {}));
        for (const QString &name : {u"empty.png"_s, u"empty.svg"_s}) {
            const Outcome outcome = runRheograph({u"export"_s, m_file, u"-o"_s, path(name)});
            QVERIFY2(outcome.code == 0 || outcome.err.contains("rheograph: "), outcome.err);
            QCOMPARE(QFile::exists(path(name)), outcome.code == 0);
        }
        QCOMPARE(runRheograph({u"layout"_s, m_file}).code, 0);
    }

    void layoutPlacesEverything()
    {
        const QString out = path(u"placed.rheo"_s);
        const Outcome outcome = runRheograph({u"layout"_s, m_file, u"-o"_s, out});
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(contentOf(m_file), m_before);
        const auto placed = parseRheo(contentOf(out));
        QVERIFY(placed);
        QCOMPARE(placed->architecture, parseRheo(m_before)->architecture);
        const auto rects = elementRects(placed->architecture, placed->placement);
        QCOMPARE(rects.size(), 4);
        QVERIFY(rects[id("s")].contains(rects[id("a")]) && rects[id("s")].contains(rects[id("b")]));
        QVERIFY(!rects[id("a")].intersects(rects[id("b")]));
    }

    void layoutInPlaceKeepsABackup()
    {
        QCOMPARE(runRheograph({u"layout"_s, m_file}).code, 0);
        QCOMPARE(contentOf(m_file + u".bak"_s), m_before);
        const QByteArray once = contentOf(m_file);
        QVERIFY(once != m_before);
        QCOMPARE(runRheograph({u"layout"_s, m_file}).code, 0);
        QCOMPARE(contentOf(m_file), once); // the same drawing, the same places
    }

    void pinnedElementsStay()
    {
        Drawing drawing = *parseRheo(m_before);
        drawing.placement[id("t")] = {.position = {1234.5, -777}, .pinned = true};
        QVERIFY(saveRheo(m_file, drawing));
        QCOMPARE(runRheograph({u"layout"_s, m_file}).code, 0);
        QCOMPARE(parseRheo(contentOf(m_file))->placement.value(id("t")).position, QPointF(1234.5, -777));
    }

    void theChildTakesOnlyADrawing_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("another JSON") << QByteArray("{\"a\": [1, 2]}");
    }

    void theChildTakesOnlyADrawing()
    {
        QFETCH(QByteArray, input);
        const Outcome outcome = runRheograph({u"layout"_s, u"--in-process"_s}, input);
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.err.contains("Standard input holds no drawing."), outcome.err);
        QVERIFY(outcome.out.isEmpty());
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QByteArray m_before;
};

QTEST_MAIN(TestVerbPicture)
#include "tst_verb_picture.moc"
