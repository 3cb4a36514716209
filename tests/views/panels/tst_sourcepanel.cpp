// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "tests/support/randomdrawing.h"
#include "tests/views/panels/panelfixture.h"
#include "views/panels/sourcepanel.h"
#include "views/panels/sourcetext.h"
#include "views/panels/sourcework.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextBlock>

using namespace rheo;
using namespace rheo::ui;

namespace {

const ElementId order(QStringLiteral("order-service")), saga(QStringLiteral("order-saga"));

using Fixture = PanelFixture<SourcePanel>;

} // namespace

class TestSourcePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        applyTheme(ThemeChoice::Light);
        m_fixture = std::make_unique<Fixture>(QSize(900, 320));
        m_text = m_fixture->panel.findChild<SourceText *>();
        m_text->setFocus();
        QTRY_COMPARE(m_text->text(), fileText());
    }

    void cleanup() { m_fixture.reset(); }

    void typingChangesTheDrawingInOneStep()
    {
        m_fixture->selection.set(saga);
        caretAfter("\"name\": \"order-ser");
        type("X");
        QTRY_COMPARE(name(order), QStringLiteral("order-serXvice"));
        type("YZ");
        QTRY_COMPARE(name(order), QStringLiteral("order-serXYZvice"));
        QCOMPARE(steps().count(), 1);
        QCOMPARE(steps().undoText(), QStringLiteral("Edit as text"));
        QCOMPARE(m_text->text(), fileText());
        caretAfter("\"name\": \"Sh");
        type("i");
        QTRY_COMPARE(m_fixture->document.architecture().name, QStringLiteral("Shiop"));
        QCOMPARE(steps().count(), 2);
    }

    void undoTakesBackTypingFirstAndThenTheDrawing()
    {
        const QByteArray before = writeRheo(m_fixture->document.drawing());
        caretAfter("\"name\": \"order-ser");
        type("X");
        QTRY_COMPARE(steps().count(), 1);
        type("Q");
        QTest::keyClick(m_text, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_text->text(), fileText());
        QCOMPARE(name(order), QStringLiteral("order-serXvice"));
        QTest::keyClick(m_text, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(writeRheo(m_fixture->document.drawing()), before);
        QTRY_COMPARE(m_text->text(), fileText());
        QTest::keyClick(m_text, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(name(order), QStringLiteral("order-serXvice"));
        QTRY_COMPARE(m_text->text(), fileText());
        QTest::keyClick(m_text, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_text, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(name(order), QStringLiteral("order-serXvice"));
        QTRY_COMPARE(m_text->text(), fileText());
    }

    void theTextFollowsTheDrawingAndTheCaretStays()
    {
        caretAfter("\"id\": \"search-sink\"");
        const QString rest = m_text->textCursor().block().text();
        m_text->verticalScrollBar()->setValue(4);
        QVERIFY(renameElement(m_fixture->document, order, QStringLiteral("Orders, all of them")));
        QTRY_COMPARE(m_text->text(), fileText());
        QCOMPARE(m_text->textCursor().block().text(), rest);
        QCOMPARE(m_text->verticalScrollBar()->value(), 4);
        steps().undo();
        QTRY_COMPARE(m_text->text(), fileText());
        QVERIFY(!m_text->document()->isUndoAvailable());
    }

    void everyErrorIsMarkedAndTheDrawingStays()
    {
        const QByteArray before = writeRheo(m_fixture->document.drawing());
        replace("\"kind\": \"service\", \"name\": \"order-service\"",
                "\"kind\": \"robot\", \"name\": \"order-service\"");
        replace("\"to\": \"inventory-events\"", "\"to\": \"inventory-event\"");
        QTRY_COMPARE(m_fixture->panel.problems().size(), 2);
        QCOMPARE(writeRheo(m_fixture->document.drawing()), before);
        QCOMPARE(steps().count(), 0);
        QVERIFY2(words().contains(QStringLiteral("last valid text")), qPrintable(words()));
        QVERIFY(words().contains(QStringLiteral("inventory-event\"")) && words().contains(QStringLiteral("2 errors")));
        m_fixture->selection.clear(); // the caret's lines were chosen and tinted
        QTRY_COMPARE(m_text->extraSelections().size(), 2);
        QCOMPARE(m_text->extraSelections()[0].cursor.selectedText(), QStringLiteral("\"robot\""));
        m_text->moveCursor(QTextCursor::End);
        QTest::keyClick(m_text, Qt::Key_F8);
        QVERIFY(m_text->textCursor().block().text().contains(QStringLiteral("robot")));
        QTest::mouseClick(button("nextProblem"), Qt::LeftButton);
        QVERIFY(m_text->textCursor().block().text().contains(QStringLiteral("inventory-event\"")));
        QVERIFY2(words().contains(QStringLiteral("inventory-event")), qPrintable(words()));
        QTest::keyClick(m_text, Qt::Key_F8, Qt::ShiftModifier);
        QVERIFY(m_text->textCursor().block().text().contains(QStringLiteral("robot")));
        replace("robot", "service");
        replace("\"inventory-event\"", "\"inventory-events\"");
        QTRY_VERIFY(m_fixture->panel.problems().isEmpty());
        QVERIFY(!button("nextProblem")->isVisible());
        QVERIFY(m_text->extraSelections().isEmpty());
        QCOMPARE(steps().count(), 0);
    }

    void theMarginShowsASignAtTheLine()
    {
        const int line = lineWith("\"name\": \"order-service\"");
        const QImage clean = m_fixture->panel.grab().toImage();
        replace("\"kind\": \"service\", \"name\": \"order-service\"",
                "\"kind\": \"robot\", \"name\": \"order-service\"");
        QTRY_COMPARE(m_fixture->panel.problems().size(), 1);
        QCOMPARE(m_text->lineOf(m_fixture->panel.problems().front()), line);
        const QColor trouble = Theme::current().trouble;
        const auto red = [&](const QImage &image) {
            int count = 0;
            for (int y = 0; y < m_text->height(); ++y) {
                for (int x = 0; x < 20; ++x)
                    count += image.pixelColor(x, y) == trouble;
            }
            return count;
        };
        QCOMPARE(red(clean), 0);
        QVERIFY(red(m_fixture->panel.grab().toImage()) > 20);
    }

    void brokenTextStaysWhileTheDrawingMovesOn()
    {
        replace("\"format\"", "\"fromat\"");
        QTRY_COMPARE(m_fixture->panel.problems().size(), 1);
        const QString broken = m_text->text();
        QVERIFY(renameElement(m_fixture->document, order, QStringLiteral("moved on")));
        QTRY_VERIFY2(words().contains(QStringLiteral("changed elsewhere")), qPrintable(words()));
        QCOMPARE(m_text->text(), broken);
        QVERIFY(button("takeDrawingsText")->isVisible());
        QTest::mouseClick(button("takeDrawingsText"), Qt::LeftButton);
        QTRY_COMPARE(m_text->text(), fileText());
        QCOMPARE(name(order), QStringLiteral("moved on"));
        QVERIFY(!button("takeDrawingsText")->isVisible());
        QVERIFY(m_fixture->panel.problems().isEmpty());
    }

    void mendedTextAgainstAnotherDrawingAsks()
    {
        replace("\"format\"", "\"fromat\"");
        replace("\"Shop\"", "\"Shop as text\"");
        QTRY_COMPARE(m_fixture->panel.problems().size(), 1);
        QVERIFY(renameElement(m_fixture->document, order, QStringLiteral("moved on")));
        replace("\"fromat\"", "\"format\"");
        QTRY_VERIFY(button("useThisText")->isVisible());
        QCOMPARE(name(order), QStringLiteral("moved on"));
        QCOMPARE(steps().count(), 1);
        QTest::mouseClick(button("useThisText"), Qt::LeftButton);
        QCOMPARE(steps().count(), 2);
        QCOMPARE(name(order), QStringLiteral("order-service"));
        QCOMPARE(m_fixture->document.architecture().name, QStringLiteral("Shop as text"));
        QVERIFY(!button("useThisText")->isVisible());
        steps().undo();
        QCOMPARE(name(order), QStringLiteral("moved on"));
        QTRY_COMPARE(m_text->text(), fileText());
    }

    void whatStoodAgainstTheTextMayBeUndone()
    {
        replace("\"format\"", "\"fromat\"");
        replace("\"Shop\"", "\"Shop as text\"");
        QTRY_COMPARE(m_fixture->panel.problems().size(), 1);
        QVERIFY(renameElement(m_fixture->document, order, QStringLiteral("moved on")));
        replace("\"fromat\"", "\"format\"");
        QTRY_VERIFY(button("useThisText")->isVisible());
        steps().undo();
        QTRY_COMPARE(m_fixture->document.architecture().name, QStringLiteral("Shop as text"));
        QVERIFY(!button("useThisText")->isVisible());
        QCOMPARE(m_text->text(), fileText());
    }

    void selectionAndCaretKnowEachOther()
    {
        m_fixture->selection.set(ElementId(QStringLiteral("search-sink")));
        QTRY_COMPARE(m_text->extraSelections().size(), 2); // itself and its place
        QVERIFY(m_text->extraSelections()[0].cursor.block().text().contains(QStringLiteral("search-sink")));
        const LinkId link{order, ElementId(QStringLiteral("order-events")), LinkKind::Produces};
        m_fixture->selection.set(link);
        QTRY_COMPARE(m_text->extraSelections().size(), 1);
        click(lineWith("\"id\": \"order-saga\""));
        QCOMPARE(m_fixture->selection.elements(), QSet{saga});
        click(lineWith("\"id\": \"order-saga\"") + 1);
        QVERIFY(!m_fixture->selection.contains(saga));
        QTest::keyClick(m_text, Qt::Key_Up);
        QCOMPARE(m_fixture->selection.elements(), QSet{saga});
    }

    void theSelectedElementComesIntoSight()
    {
        m_fixture->document.reset({rheo::test::randomDrawing(3, {200, 200, 3})});
        QTRY_COMPARE(m_text->text(), fileText());
        QCOMPARE(m_text->verticalScrollBar()->value(), 0);
        const ElementId last = m_fixture->document.architecture().elements().lastKey();
        m_fixture->selection.set(last);
        QTRY_VERIFY(m_text->verticalScrollBar()->value() > 100);
        const QTextCursor marked = m_text->extraSelections().front().cursor;
        QVERIFY(m_text->viewport()->rect().intersects(m_text->cursorRect(marked)));
    }

    void hiddenItDoesNothingAndCatchesUp()
    {
        const QString before = m_text->text();
        m_fixture->panel.hide();
        QVERIFY(renameElement(m_fixture->document, order, QStringLiteral("unseen")));
        QTest::qWait(200);
        QCOMPARE(m_text->text(), before);
        m_fixture->panel.show();
        QTRY_COMPARE(m_text->text(), fileText());
    }

    void readNowDoesNotWait()
    {
        caretAfter("\"name\": \"order-ser");
        type("X");
        m_fixture->panel.readNow();
        QCOMPARE(name(order), QStringLiteral("order-serXvice"));
        QTest::qWait(600);
        QCOMPARE(steps().count(), 1);
    }

    void aNewerDrawingIsShownAndNotTyped()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("newer.rheo")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"format": "rheograph", "version": 9, "name": "Later", "elements": [{"id": "a", "kind": "topic", "name": "a"}]})");
        file.close();
        QVERIFY(m_fixture->document.load(file.fileName()));
        QTRY_VERIFY(m_text->text().contains(QStringLiteral("Later")));
        QVERIFY(m_text->isReadOnly());
        QVERIFY(words().contains(QStringLiteral("newer Rheograph")));
        const QString before = m_text->text();
        type("X");
        QCOMPARE(m_text->text(), before);
        m_fixture->document.reset({});
        QTRY_COMPARE(m_text->text(), fileText());
        QVERIFY(!m_text->isReadOnly());
        QVERIFY(!words().contains(QStringLiteral("newer Rheograph")));
    }

    void aTextTooLongIsForReading()
    {
        Drawing large;
        for (int i = 0; i < 90; ++i)
            large.architecture.put(Element{.id = ElementId(QStringLiteral("n%1").arg(i)),
                                           .kind = ElementKind::Note,
                                           .name = QStringLiteral("n"),
                                           .container = {},
                                           .fields = {{fields::text, QString(60'000, QLatin1Char('x'))}}});
        m_fixture->document.reset(large);
        QTRY_VERIFY(m_text->isReadOnly());
        QVERIFY(m_text->text().size() <= SourceText::longest);
        QVERIFY2(words().contains(QStringLiteral("4 MiB")), qPrintable(words()));
        removeElements(m_fixture->document, {ElementId(QStringLiteral("n1")), ElementId(QStringLiteral("n2"))});
        QTest::qWait(300);
        QCOMPARE(m_fixture->document.architecture().elements().size(), 88);
        m_fixture->document.reset({});
        QTRY_VERIFY(!m_text->isReadOnly());
    }

    void fiveMegabytesPastedAreLeftOut()
    {
        const QString before = m_text->text();
        m_text->moveCursor(QTextCursor::End);
        for (const QString &junk : {(QStringLiteral("junk ").repeated(20) + QLatin1Char('\n')).repeated(52'000),
                                    QString(300'000, QLatin1Char('\n'))}) {
            QApplication::clipboard()->setText(junk);
            QTest::keyClick(m_text, Qt::Key_V, Qt::ControlModifier);
            QCOMPARE(m_text->text(), before);
            QVERIFY2(words().contains(QStringLiteral("left out")), qPrintable(words()));
        }
        type("x");
        QTRY_COMPARE(m_fixture->panel.problems().size(), 1);
        QVERIFY(!words().contains(QStringLiteral("left out")));
    }

    void megabytesOfNonsenseAreRefusedWithoutHarm()
    {
        const QByteArray before = writeRheo(m_fixture->document.drawing());
        m_text->moveCursor(QTextCursor::End);
        QApplication::clipboard()->setText((QStringLiteral("junk ").repeated(20) + QLatin1Char('\n')).repeated(40'000));
        QTest::keyClick(m_text, Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(!m_fixture->panel.problems().isEmpty());
        QCOMPARE(writeRheo(m_fixture->document.drawing()), before);
        QTest::keyClick(m_text, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_fixture->panel.problems().isEmpty());
        QCOMPARE(steps().count(), 0);
    }

    /// Cut short anywhere, doubled, of another version, with numbers that are none.
    void badTextNeverHurtsTheDrawing()
    {
        m_fixture->document.reset(smallDrawing());
        QTRY_COMPARE(m_text->text(), fileText());
        const QString whole = m_text->text();
        const Drawing drawing = m_fixture->document.drawing();
        QStringList bad;
        for (qsizetype size = 0; size < whole.trimmed().size(); ++size)
            bad += whole.first(size);
        bad += swapped(whole, "\"version\": 1", "\"version\": 2");
        bad += swapped(whole, "\"version\": 1", "\"version\": 0");
        bad += swapped(whole, "\"x\": 10", "\"x\": NaN");
        bad += swapped(whole, "\"x\": 10", "\"x\": 1e999");
        bad += swapped(whole, "\"id\": \"b\", \"kind\"", "\"id\": \"a\", \"kind\"");
        bad += swapped(whole, "\"partitions\": 6", "\"partitions\": -6");
        bad += whole + whole;
        for (const QString &text : std::as_const(bad)) {
            paste(text);
            m_fixture->panel.readNow();
            QVERIFY2(!m_fixture->panel.problems().isEmpty(), qPrintable(text));
            QVERIFY(m_fixture->document.drawing() == drawing);
            for (const Problem &problem : m_fixture->panel.problems())
                QVERIFY(m_text->lineOf(problem) >= 0 && m_text->lineOf(problem) < m_text->blockCount());
        }
        QCOMPARE(steps().count(), 0);
        paste(whole);
        m_fixture->panel.readNow();
        QVERIFY(m_fixture->panel.problems().isEmpty());
        QVERIFY(m_fixture->document.drawing() == drawing);
    }

    void charactersThatHideAreWrittenOutAndKept()
    {
        const QString hostile = QString::fromUtf8("a\u202eb\u2028c\u00a0d\ufeffe\u0085f\u2029g\ufffch") +
                                QChar(0xfdd0) + QStringLiteral("i");
        Drawing drawing = smallDrawing();
        drawing.architecture.name = hostile;
        drawing.unknown = R"({"x-tool":[1.50,"kept"]})";
        m_fixture->document.reset(drawing);
        QTRY_VERIFY(m_text->text().contains(QStringLiteral("a\\u202eb\\u2028c")));
        QVERIFY(!m_text->text().contains(QChar(0x202e)) && !m_text->text().contains(QChar(0x2028)));
        QCOMPARE(m_text->blockCount(), int(m_text->text().count(QLatin1Char('\n'))) + 1);
        caretAfter("\"kind\": \"topic\", \"name\": \"");
        type("X");
        QTRY_COMPARE(name(ElementId(QStringLiteral("b"))), QStringLiteral("Xb"));
        QCOMPARE(m_fixture->document.architecture().name, hostile);
        QCOMPARE(m_fixture->document.drawing().unknown, drawing.unknown);
    }

    void anotherDrawingTakesThePlaceOfBrokenText()
    {
        replace("\"format\"", "\"fromat\"");
        QTRY_COMPARE(m_fixture->panel.problems().size(), 1);
        m_fixture->document.reset(smallDrawing());
        QTRY_COMPARE(m_text->text(), fileText());
        QVERIFY(m_fixture->panel.problems().isEmpty());
        QVERIFY(!button("takeDrawingsText")->isVisible());
    }

private:
    static Drawing smallDrawing()
    {
        Drawing drawing;
        const ElementId a(QStringLiteral("a")), b(QStringLiteral("b"));
        drawing.architecture.put(
            Element{.id = a, .kind = ElementKind::Service, .name = QStringLiteral("A \"1\""), .container = {}});
        drawing.architecture.put(Element{.id = b,
                                         .kind = ElementKind::Topic,
                                         .name = QStringLiteral("b"),
                                         .container = {},
                                         .fields = {{fields::partitions, qint64(6)}}});
        drawing.architecture.put(Link{LinkId{a, b, LinkKind::Produces}});
        drawing.placement[a].position = {10, 20};
        drawing.placement[b].position = {300, 20.5};
        return drawing;
    }

    static QString swapped(QString text, const char *before, const char *after)
    {
        const QString old = QString::fromUtf8(before);
        if (!text.contains(old))
            qFatal("%s is not in the text", before);
        return text.replace(old, QString::fromUtf8(after));
    }

    [[nodiscard]] QString fileText() const { return sourceText(m_fixture->document.drawing()); }

    [[nodiscard]] QString name(const ElementId &id) const
    {
        return m_fixture->document.architecture().element(id)->name;
    }

    [[nodiscard]] QUndoStack &steps() { return *m_fixture->document.undoStack(); }

    [[nodiscard]] QString words() const
    {
        return m_fixture->panel.findChild<QLabel *>(QStringLiteral("sourceWords"))->text();
    }

    [[nodiscard]] QPushButton *button(const char *called) const
    {
        return m_fixture->panel.findChild<QPushButton *>(QString::fromLatin1(called));
    }

    [[nodiscard]] int lineWith(const char *part) const
    {
        return int(m_text->text().section(QString::fromUtf8(part), 0, 0).count(QLatin1Char('\n')));
    }

    void caretAfter(const char *part)
    {
        const qsizetype at = m_text->text().indexOf(QString::fromUtf8(part));
        QVERIFY2(at >= 0, part);
        QTextCursor cursor = m_text->textCursor();
        cursor.setPosition(int(at + qsizetype(strlen(part))));
        m_text->setTextCursor(cursor);
    }

    void type(const char *keys) { QTest::keyClicks(m_text, QString::fromUtf8(keys)); }

    void paste(const QString &text)
    {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(m_text, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_text, Qt::Key_Delete);
        QTest::keyClick(m_text, Qt::Key_V, Qt::ControlModifier);
    }

    /// Selects the words and types others over them.
    void replace(const char *before, const char *after)
    {
        caretAfter(before);
        QTextCursor cursor = m_text->textCursor();
        cursor.setPosition(cursor.position() - int(strlen(before)), QTextCursor::KeepAnchor);
        m_text->setTextCursor(cursor);
        type(after);
    }

    void click(int line)
    {
        m_text->verticalScrollBar()->setValue(qMax(0, line - 3));
        const QTextCursor at(m_text->document()->findBlockByNumber(line));
        QTest::mouseClick(m_text->viewport(), Qt::LeftButton, {}, m_text->cursorRect(at).center() + QPoint(40, 0));
    }

    std::unique_ptr<Fixture> m_fixture;
    SourceText *m_text = nullptr;
};

QTEST_MAIN(TestSourcePanel)
#include "tst_sourcepanel.moc"
