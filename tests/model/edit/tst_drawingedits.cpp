// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clipboardedits.h"
#include "model/edit/drawingedits.h"
#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "model/edit/placementedits.h"
#include "tests/model/edit/editfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace rheo;
using namespace rheo::test;

class TestDrawingEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_document.reset(shop()); }

    void touchesOnlyWhatDiffers()
    {
        Drawing wanted = m_document.drawing();
        Element audit = *wanted.architecture.element(id("audit"));
        audit.name = text("Audit");
        wanted.architecture.put(audit);
        wanted.architecture.put(Element{id("note"), ElementKind::Note, text("n"), {}});
        wanted.placement[id("orders")].position = {7, 8};
        wanted.architecture.remove(LinkId{id("orders"), id("order-events"), LinkKind::Produces});
        QSignalSpy changed(&m_document, &ArchitectureDocument::changed);
        proveOneStep(m_document, [&] { QVERIFY(replaceDrawing(m_document, wanted, text("Edit as text"))); });
        QVERIFY(m_document.drawing() == wanted);
        const auto change = changed.first().first().value<DocumentChange>();
        QCOMPARE(change.elements, (QSet{id("audit"), id("note")}));
        QCOMPARE(change.links.size(), 1);
        QCOMPARE(change.places, QSet{id("orders")});
        QVERIFY(!change.everything);
        proveNothing(m_document, [&] { QVERIFY(replaceDrawing(m_document, wanted, text("Edit as text"))); });
    }

    void titleTextAndUnknownMembersFollow()
    {
        Drawing wanted = m_document.drawing();
        wanted.unknown = R"({"x-tool": 1.50})";
        proveOneStep(m_document, [&] { QVERIFY(replaceDrawing(m_document, wanted, text("Edit as text"))); });
        wanted.unknown = {};
        wanted.architecture.name = text("Title");
        wanted.architecture.description = text("More");
        proveOneStep(m_document, [&] { QVERIFY(replaceDrawing(m_document, wanted, text("Edit as text"))); });
        QVERIFY(m_document.drawing() == wanted);
    }

    void typingIsOneStepUntilItBeginsAnewOrIsSaved()
    {
        const QTemporaryDir folder;
        const QByteArray before = writeRheo(m_document.drawing());
        type(text("T"), EditStep::Single);
        type(text("Ti"), EditStep::Continues);
        type(text("Title"), EditStep::Continues);
        QCOMPARE(m_document.undoStack()->count(), 1);
        type(text("Titles"), EditStep::Single);
        QCOMPARE(m_document.undoStack()->count(), 2);
        QVERIFY(m_document.saveAs(folder.filePath(text("a.rheo"))));
        type(text("Titles!"), EditStep::Continues);
        QCOMPARE(m_document.undoStack()->count(), 3);
        m_document.undoStack()->setIndex(0);
        QCOMPARE(writeRheo(m_document.drawing()), before);
    }

    void typingBackIsNoStep()
    {
        type(text("T"), EditStep::Single);
        type({}, EditStep::Continues);
        QCOMPARE(m_document.undoStack()->count(), 0);
    }

    void aReadOnlyDrawingStays()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(text("newer.rheo")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": "rheograph", "version": 9})");
        file.close();
        QVERIFY(m_document.load(file.fileName()));
        const auto done = replaceDrawing(m_document, shop(), text("Edit as text"));
        QVERIFY(!done && done.error().message == m_document.readOnlyReason());
        QVERIFY(m_document.architecture().elements().isEmpty());
    }

    void stepsSayWhatWasDoneToWhat()
    {
        const auto last = [this] { return m_document.undoStack()->text(m_document.undoStack()->index() - 1); };
        QVERIFY(renameElement(m_document, id("orders"), text("Sales")));
        QCOMPARE(last(), text("Rename Orders to Sales"));
        moveElements(m_document, {{id("orders"), {1, 1}}, {id("audit"), {2, 2}}}, MoveStep::Single);
        QCOMPARE(last(), text("Move 2 elements"));
        moveElements(m_document, {{id("stock"), {3, 3}}, {id("inventory"), {4, 4}}}, MoveStep::Single);
        QCOMPARE(last(), text("Move Stock"));
        addElement(m_document, ElementKind::Topic, text("stock-events"), {});
        QCOMPARE(last(), text("Add stock-events"));
        QVERIFY(connectElements(m_document, {id("inventory"), id("stock-events"), LinkKind::Produces}));
        QCOMPARE(last(), text("Connect inventory to stock-events"));
        QVERIFY(setField(m_document, {id("stock-events"), id("orders")}, fields::partitions, qint64(9)));
        QCOMPARE(last(), text("Set Partitions of stock-events"));
        QVERIFY(setLinkGroup(m_document, {id("order-events"), id("audit"), LinkKind::Consumes, text("own")}, {}));
        QCOMPARE(last(), text("Set the group of order-events → audit"));
        QVERIFY(renameGroup(m_document, text("audit-group"), text("auditors")));
        QCOMPARE(last(), text("Rename group audit-group to auditors"));
        QVERIFY(moveIntoContainer(m_document, {id("orders")}, id("core")));
        QCOMPARE(last(), text("Move Sales into Core"));
        QVERIFY(moveIntoContainer(m_document, {id("orders")}, {}));
        QCOMPARE(last(), text("Move Sales out of its container"));
        setPinned(m_document, {id("orders"), id("audit"), id("stock")}, true);
        QCOMPARE(last(), text("Pin 3 elements"));
        QVERIFY(pasteText(m_document, text("service a\nservice b"), {}));
        QCOMPARE(last(), text("Paste 2 elements"));
        QVERIFY(pasteText(m_document, text("service c"), {}, PasteStep::Duplicate));
        QCOMPARE(last(), text("Duplicate c"));
        QVERIFY(setDrawingName(m_document, {}) && setDrawingName(m_document, text("Shop")));
        QCOMPARE(last(), text("Set the title to Shop"));
        const LinkId link{id("orders"), id("order-events"), LinkKind::Produces};
        removeSelection(m_document, {id("a"), id("b")}, {link});
        QCOMPARE(last(), text("Remove 2 elements and a link"));
        m_document.undoStack()->undo();
        removeLinks(m_document, {link});
        QCOMPARE(last(), text("Remove Sales → order-events"));
    }

    void namesOfOthersStayOneHarmlessLine()
    {
        QVERIFY(renameElement(m_document, id("orders"), text("a\nb & \u202ec")));
        const QUndoCommand *step = m_document.undoStack()->command(0);
        QVERIFY2(!step->text().contains(QChar(0x202e)), qPrintable(step->text()));
        QVERIFY2(step->text().startsWith(text("Rename Orders to a")) && step->text().contains(text("b & ")),
                 qPrintable(step->text()));
        QVERIFY2(step->actionText().contains(text("b && ")), qPrintable(step->actionText()));
        QVERIFY(renameElement(m_document, id("orders"), QString(5000, QLatin1Char('x'))));
        QVERIFY(m_document.undoStack()->command(1)->text().size() < 160);
        QVERIFY(renameElement(m_document, id("orders"), {}));
        QVERIFY(removeLinksOf(id("orders")).startsWith(text("Remove orders")));
    }

private:
    void type(const QString &title, EditStep step)
    {
        Drawing wanted = m_document.drawing();
        wanted.architecture.name = title;
        QVERIFY(replaceDrawing(m_document, wanted, text("Edit as text"), step));
    }

    QString removeLinksOf(const ElementId &element)
    {
        const auto links = linksOf(m_document.architecture(), element);
        removeLinks(m_document, QSet<LinkId>(links.begin(), links.end()));
        return m_document.undoStack()->undoText();
    }

    ArchitectureDocument m_document;
};

QTEST_GUILESS_MAIN(TestDrawingEdits)
#include "tst_drawingedits.moc"
