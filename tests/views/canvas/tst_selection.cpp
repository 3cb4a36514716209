// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "tests/support/drawn.h"
#include "views/canvas/selection.h"

#include <QSignalSpy>
#include <QTest>

using namespace rheo;
using namespace rheo::ui;
using rheo::test::drawn;
using rheo::test::id;

class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_document = std::make_unique<ArchitectureDocument>();
        m_document->reset({drawn("service a\nservice b\ntopic t\na -> t\nt -> b")});
        m_selection = std::make_unique<Selection>(m_document.get());
        m_changes = std::make_unique<QSignalSpy>(m_selection.get(), &Selection::changed);
    }

    void cleanup()
    {
        m_changes.reset();
        m_selection.reset();
        m_document.reset();
    }

    void tellsOnlyChanges()
    {
        m_selection->clear();
        QCOMPARE(m_changes->size(), 0);
        m_selection->set(id("a"));
        m_selection->set(id("a"));
        QCOMPARE(m_changes->size(), 1);
        m_selection->set(m_link);
        QCOMPARE(m_changes->size(), 2);
        QVERIFY(m_selection->elements().isEmpty());
    }

    void toggles()
    {
        m_selection->toggle(id("a"));
        m_selection->toggle(m_link);
        QVERIFY(m_selection->contains(id("a")) && m_selection->contains(m_link));
        m_selection->toggle(id("a"));
        QVERIFY(!m_selection->contains(id("a")) && m_selection->contains(m_link));
        m_selection->toggle(m_link);
        QVERIFY(m_selection->isEmpty());
        QCOMPARE(m_changes->size(), 4);
    }

    void selectsAll()
    {
        m_selection->selectAll();
        QCOMPARE(m_selection->elements().size(), 3);
        QCOMPARE(m_selection->links().size(), 2);
    }

    void forgetsWhatIsRemoved()
    {
        m_selection->selectAll();
        removeElements(*m_document, {id("b")});
        QCOMPARE(m_selection->elements(), (QSet{id("a"), id("t")}));
        QCOMPARE(m_selection->links(), QSet{m_link});
        removeLinks(*m_document, {m_link});
        QVERIFY(m_selection->links().isEmpty());
        m_document->undoStack()->undo();
        m_document->undoStack()->undo();
        QVERIFY2(!m_selection->contains(id("b")), "an undo does not select");
    }

    void keepsWhatIsRenamed()
    {
        m_selection->set(id("a"));
        QVERIFY(renameElement(*m_document, id("a"), QStringLiteral("Alpha")));
        QVERIFY(m_selection->contains(id("a")));
        QCOMPARE(m_changes->size(), 1);
    }

    void aLinkThatGetsAGroupIsAnother()
    {
        const LinkId consumes{id("t"), id("b"), LinkKind::Consumes};
        m_selection->set(consumes);
        QVERIFY(setLinkGroup(*m_document, consumes, QStringLiteral("own")));
        QVERIFY(!m_selection->contains(consumes));
    }

    void takesOnlyWhatIsDrawn()
    {
        m_selection->set({id("a"), id("gone")}, {m_link, {id("a"), id("gone"), LinkKind::Calls}});
        QCOMPARE(m_selection->elements(), QSet{id("a")});
        QCOMPARE(m_selection->links(), QSet{m_link});
        m_selection->toggle(id("gone"));
        QCOMPARE(m_selection->elements(), QSet{id("a")});
        m_selection->set(id("gone"));
        QVERIFY(m_selection->isEmpty());
    }

    void anotherDrawingEmptiesIt()
    {
        m_selection->selectAll();
        m_document->reset({});
        QVERIFY(m_selection->isEmpty());
    }

private:
    const LinkId m_link{id("a"), id("t"), LinkKind::Produces};
    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<QSignalSpy> m_changes;
};

QTEST_MAIN(TestSelection)
#include "tst_selection.moc"
