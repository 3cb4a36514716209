// SPDX-License-Identifier: Apache-2.0
#include "model/base/safefile.h"
#include "model/exchange/mermaid.h"
#include "model/file/rheofile.h"
#include "model/file/textnotation.h"
#include "tests/views/canvasfixture.h"
#include "views/canvas/canvasactions.h"
#include "views/canvas/canvasclipboard.h"
#include "views/canvas/mimedrawing.h"
#include "views/canvas/pictureexport.h"

#include <QClipboard>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace rheo;
using namespace rheo::ui;
using namespace Qt::StringLiterals;

namespace {

const auto control = Qt::ControlModifier;

QClipboard *clipboard()
{
    return QApplication::clipboard();
}

QMimeData *withData(const char *type, const QByteArray &bytes)
{
    auto *mime = new QMimeData;
    mime->setData(QString::fromLatin1(type), bytes);
    return mime;
}

QMimeData *withFile(const QString &path)
{
    auto *mime = new QMimeData;
    mime->setUrls({QUrl::fromLocalFile(path)});
    return mime;
}

/// Two services and a topic of the shop, by themselves.
Drawing small()
{
    return {
        .architecture = *parseText(u"service x\ntopic y\nservice z\nx -> y\ny -> z"_s),
        .placement = {{ElementId(u"x"_s), {{0, 0}}}, {ElementId(u"y"_s), {{240, 0}}}, {ElementId(u"z"_s), {{480, 0}}}}};
}

} // namespace

class TestCanvasClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        f = std::make_unique<CanvasFixture>();
        clipboard()->clear();
    }

    void cleanup() { f.reset(); }

    void copiesAsText_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("selected");
        for (const QString &action : {u"copyAsText"_s, u"copyAsMermaid"_s, u"copyAsJson"_s}) {
            QTest::newRow(qPrintable(action)) << action << false;
            QTest::newRow(qPrintable(action + u" of the selection"_s)) << action << true;
        }
    }

    void copiesAsText()
    {
        QFETCH(QString, action);
        QFETCH(bool, selected);
        if (selected)
            f->canvas->selection()->set({id("order-service"), id("order-events")}, {});
        f->canvas->findChild<QAction *>(action)->trigger();
        const auto brought = drawingIn(clipboard()->text());
        QVERIFY(brought);
        const Architecture &copied = brought->drawing.architecture;
        QCOMPARE(copied.elements().size(), selected ? 2 : shopDrawing().architecture.elements().size());
        QVERIFY(copied.link({id("order-service"), id("order-events"), LinkKind::Produces}));
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void copiesAsPicture()
    {
        f->canvas->selection()->set(id("order-service"));
        f->key(Qt::Key_X, control | Qt::AltModifier);
        const QMimeData *mime = clipboard()->mimeData();
        const QByteArray png = mime->data(u"image/png"_s);
        QVERIFY(png.startsWith("\x89PNG"));
        QVERIFY(mime->data(u"image/svg+xml"_s).startsWith("<?xml"));
        QVERIFY(mime->hasImage());
        const QImage once = QImage::fromData(*exportPng(drawingIn(*mime)->drawing, {}));
        QVERIFY(std::abs(QImage::fromData(png).width() - 2 * once.width()) <= 1);
        const qsizetype before = f->document.architecture().elements().size();
        f->key(Qt::Key_V, control);
        QCOMPARE(f->document.architecture().elements().size(), before + 1);
    }

    void anEmptyDrawingIsNoPicture()
    {
        f->document.reset({});
        QSignalSpy refused(f->canvas.get(), &CanvasView::refused);
        f->key(Qt::Key_X, control | Qt::AltModifier);
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.first().first().toString().startsWith(u"The drawing is empty"_s));
    }

    void pastes_data()
    {
        QTest::addColumn<QString>("form");
        for (const char *form : {"json", "notation", "mermaid", "fenced", "svg source", "png", "svg", "pdf",
                                 "rheo file", "png file", "mermaid file", "png and other text"})
            QTest::newRow(form) << QString::fromLatin1(form);
    }

    void pastes()
    {
        QFETCH(QString, form);
        const Drawing before = f->document.drawing();
        clipboard()->setMimeData(carried(form));
        f->key(Qt::Key_V, control);
        const Architecture &now = f->document.architecture();
        QCOMPARE(now.elements().size(), before.architecture.elements().size() + 3);
        QVERIFY(now.link({id("x"), id("y"), LinkKind::Produces}));
        QVERIFY(now.link({id("y"), id("z"), LinkKind::Consumes}));
        QCOMPARE(f->canvas->selection()->elements(), (QSet<ElementId>{id("x"), id("y"), id("z")}));
        QCOMPARE(f->document.undoStack()->count(), 1);
        const QRectF rects[] = {rect("x"), rect("y"), rect("z")};
        QVERIFY(!rects[0].intersects(rects[1]) && !rects[1].intersects(rects[2]));
        QVERIFY(rects[0].center().x() < rects[1].center().x() && rects[1].center().x() < rects[2].center().x());
        f->document.undoStack()->undo();
        QCOMPARE(f->document.drawing(), before);
    }

    void pastesAtThePointer()
    {
        clipboard()->setText(QString::fromUtf8(writeRheo(small())));
        f->hover({300, 500});
        f->key(Qt::Key_V, control);
        QVERIFY2((middle() - QPointF(300, 500)).manhattanLength() <= 40, qPrintable(QString::number(middle().x())));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(f->canvas.get(), &leave);
        f->key(Qt::Key_V, control);
        QVERIFY((middle() - QRectF(f->canvas->rect()).center()).manhattanLength() <= 40);
    }

    void theMenusPasteLandsWhereItWasOpened()
    {
        clipboard()->setText(u"service x"_s);
        const std::unique_ptr<QMenu> menu(f->canvas->canvasActions()->contextMenu({700, 560}));
        f->canvas->canvasActions()->paste()->trigger();
        QVERIFY((rect("x").center() - QPointF(700, 560)).manhattanLength() <= 40);
    }

    void betweenWindowsTheLinksComeAlong()
    {
        f->canvas->selection()->selectAll();
        f->key(Qt::Key_C, control);
        CanvasFixture other;
        other.document.reset({});
        other.key(Qt::Key_V, control);
        const Architecture &shop = f->document.architecture();
        QCOMPARE(other.document.architecture().elements(), shop.elements());
        QCOMPARE(other.document.architecture().links(), shop.links());
    }

    void whatWasGuessedIsTold()
    {
        QSignalSpy noted(f->canvas->canvasActions()->clipboard(), &CanvasClipboard::noted);
        clipboard()->setText(u"graph TD\na[one] -->|OrderPlaced| b(two)"_s);
        f->key(Qt::Key_V, control);
        QCOMPARE(noted.takeFirst().first().toString(),
                 u"Pasted. Line 2: The words \"OrderPlaced\" on an arrow were left out."_s);
        clipboard()->setText(u"graph TD\np\nq"_s);
        f->key(Qt::Key_V, control);
        QVERIFY(noted.first().at(0).toString().endsWith(u"(1 more)"_s));
        QCOMPARE(noted.first().at(1).toString().count(u'\n'), 1);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("bad mermaid") << u"graph TD\na b"_s
                                     << u"The text could not be pasted: This is not understood here."_s;
        QTest::newRow("another diagram") << u"sequenceDiagram\na->>b: x"_s
                                         << u"The text could not be pasted: This is a Mermaid sequenceDiagram."_s;
        QTest::newRow("web page") << u"<html><body>x</body></html>"_s << u"The text holds no drawing."_s;
        QTest::newRow("photo") << u"*photo"_s << u"The picture in the clipboard holds no drawing."_s;
        QTest::newRow("pixels only") << u"*pixels"_s << u"The picture in the clipboard holds no drawing."_s;
        QTest::newRow("file that is gone") << u"*gone"_s << QString();
    }

    void refusals()
    {
        QFETCH(QString, form);
        QFETCH(QString, sentence);
        QSignalSpy refused(f->canvas.get(), &CanvasView::refused);
        clipboard()->setMimeData(form.startsWith(u'*') ? carried(form) : withData("text/plain", form.toUtf8()));
        f->key(Qt::Key_V, control);
        QCOMPARE(refused.size(), 1);
        const QString told = refused.first().first().toString();
        QVERIFY2(told.startsWith(sentence) && told.size() > 20, qPrintable(told));
        QCOMPARE(f->document.undoStack()->count(), 0);
    }

    void aDraggedPictureIsPasted()
    {
        const std::unique_ptr<QMimeData> mime(carried(u"png"_s));
        QDragEnterEvent enter({200, 540}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(f->canvas.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({200, 540}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        QApplication::sendEvent(f->canvas.get(), &drop);
        QVERIFY(f->document.architecture().element(id("x")));
        QVERIFY((middle() - QPointF(200, 540)).manhattanLength() <= 40);
    }

    void aDraggedFileIsLeftToTheWindow()
    {
        const std::unique_ptr<QMimeData> mime(carried(u"png file"_s));
        QVERIFY(!carriesDrawing(*mime));
        QDragEnterEvent enter({200, 540}, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(f->canvas.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }

private:
    [[nodiscard]] QRectF rect(const char *name) const { return f->canvas->picture().element(id(name))->rect; }

    [[nodiscard]] QPointF middle() const
    {
        QRectF around;
        for (const ElementId &each : f->canvas->selection()->elements())
            around |= f->canvas->picture().element(each)->rect;
        return around.center();
    }

    QString written(const char *name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        if (!writeWholeFile(path, content))
            qFatal("cannot write");
        return path;
    }

    QMimeData *carried(const QString &form)
    {
        const Drawing drawing = small();
        const QByteArray mermaid = writeMermaid(drawing.architecture).toUtf8();
        if (form == u"json"_s)
            return withData("text/plain", writeRheo(drawing));
        if (form == u"notation"_s)
            return withData("text/plain", writeText(drawing.architecture).toUtf8());
        if (form == u"mermaid"_s)
            return withData("text/plain", mermaid);
        if (form == u"fenced"_s)
            return withData("text/plain", "```mermaid\n" + mermaid + "```\n");
        if (form == u"svg source"_s)
            return withData("text/plain", *exportSvg(drawing, {}));
        if (form == u"png"_s)
            return withData("image/png", *exportPng(drawing, {}));
        if (form == u"svg"_s)
            return withData("image/svg+xml", *exportSvg(drawing, {}));
        if (form == u"pdf"_s)
            return withData("application/pdf", *exportPdf(drawing, {}));
        if (form == u"rheo file"_s)
            return withFile(written("a.rheo", writeRheo(drawing)));
        if (form == u"png file"_s)
            return withFile(written("a.png", *exportPng(drawing, {})));
        if (form == u"mermaid file"_s)
            return withFile(written("a.mmd", mermaid));
        if (form == u"*gone"_s)
            return withFile(m_folder.filePath(u"gone.png"_s));
        QImage photo(4, 4, QImage::Format_RGB32);
        photo.fill(Qt::red);
        if (form == u"png and other text"_s || form == u"*pixels"_s) {
            auto *mime = form == u"*pixels"_s ? new QMimeData : withData("text/plain", writeRheo(drawing));
            mime->setImageData(photo);
            return mime;
        }
        QByteArray png;
        QBuffer buffer(&png);
        photo.save(&buffer, "PNG");
        return withData("image/png", png);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CanvasFixture> f;
};

QTEST_MAIN(TestCanvasClipboard)
#include "tst_canvasclipboard.moc"
