// SPDX-License-Identifier: Apache-2.0
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
        QTest::newRow("capitals") << u"OUT.PNG"_s;
    }

    void exportsWhatCanBeOpenedAgain()
    {
        QFETCH(QString, name);
        const Outcome outcome = runRheograph({u"export"_s, m_file, u"-o"_s, path(name)});
        QVERIFY2(outcome.code == 0, outcome.err);
        QVERIFY(outcome.out.isEmpty());
        const auto inside = parseRheo(ui::embeddedDrawing(contentOf(path(name))));
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
