// SPDX-License-Identifier: Apache-2.0
#include "model/edit/architecturedocument.h"
#include "model/edit/elementedits.h"
#include "model/patterns/patterns.h"
#include "views/canvas/selection.h"
#include "views/panels/findingspanel.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace rheo;
using namespace rheo::ui;

namespace {

const ElementId topic(QStringLiteral("orders")), service(QStringLiteral("lonely"));

/// A topic with more copies in sync than it has, and a service that is joined to nothing.
Drawing faulty()
{
    Drawing drawing;
    drawing.architecture.put(Element{.id = topic,
                                     .kind = ElementKind::Topic,
                                     .name = QStringLiteral("orders"),
                                     .container = {},
                                     .fields = {{fields::minInSync, qint64(2)}, {fields::internal, true}}});
    drawing.architecture.put(
        Element{.id = service, .kind = ElementKind::Service, .name = QStringLiteral("lonely"), .container = {}});
    return drawing;
}

} // namespace

class TestFindingsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        applyTheme(ThemeChoice::Light);
        m_document = std::make_unique<ArchitectureDocument>();
        m_selection = std::make_unique<Selection>(m_document.get());
        m_panel = std::make_unique<FindingsPanel>(m_document.get(), m_selection.get());
        m_panel->resize(900, 200);
        m_panel->show();
        m_list = m_panel->findChild<QTreeWidget *>();
        m_document->reset(faulty());
        QTRY_COMPARE(m_list->topLevelItemCount(), 2);
    }

    void showsTheFindingOfAPlace()
    {
        m_panel->showFindingAt({.element = service, .link = {}});
        QVERIFY(m_list->currentItem());
        QVERIFY(m_list->currentItem()->text(0).contains(QStringLiteral("lonely")));
        QVERIFY(m_selection->isEmpty()); // who clicked on the canvas has selected there
        QTreeWidgetItem *before = m_list->currentItem();
        m_panel->showFindingAt({.element = ElementId(QStringLiteral("gone")), .link = {}});
        QCOMPARE(m_list->currentItem(), before);
    }

    void cleanup()
    {
        m_panel.reset();
        m_selection.reset();
        m_document.reset();
    }

    void theWorstComeFirstAndGiveTheSigns()
    {
        QCOMPARE(m_list->topLevelItem(0)->text(1), QStringLiteral("min-in-sync"));
        QCOMPARE(m_list->topLevelItem(1)->text(1), QStringLiteral("unconnected-service"));
        QSignalSpy found(m_panel.get(), &FindingsPanel::found);
        QVERIFY(renameElement(*m_document, service, QStringLiteral("alone")));
        QTRY_COMPARE(found.size(), 1);
        const auto signs = found.first().at(0).value<QHash<ElementId, Sign>>();
        QCOMPARE(signs.value(topic), Sign::Error);
        QCOMPARE(signs.value(service), Sign::Warning);
        QCOMPARE(found.first().at(1).toLongLong(), 2);
        QVERIFY(m_list->topLevelItem(1)->text(0).contains(QStringLiteral("alone")));
    }

    void aClickSelectsAndTellsWhy()
    {
        QSignalSpy activated(m_panel.get(), &FindingsPanel::activated);
        choose(1);
        QCOMPARE(m_selection->elements(), QSet<ElementId>{service});
        QCOMPARE(activated.size(), 1);
        QVERIFY(m_panel->findChild<QLabel *>(QStringLiteral("findingWhy"))->text().contains(QStringLiteral("flow")));
    }

    void oneClickPutsItRightAndUndoBringsItBack()
    {
        choose(0);
        auto *fix = button("fixFinding");
        QVERIFY(fix->isVisible());
        QTest::mouseClick(fix, Qt::LeftButton);
        QCOMPARE(m_document->architecture().element(topic)->count(fields::minInSync), 1);
        QTRY_COMPARE(m_list->topLevelItemCount(), 1);
        m_document->undoStack()->undo();
        QTRY_COMPARE(m_list->topLevelItemCount(), 2);
    }

    void muteNeedsAReasonAndComesBack()
    {
        choose(1);
        QSignalSpy refused(m_panel.get(), &FindingsPanel::refused);
        QSignalSpy found(m_panel.get(), &FindingsPanel::found);
        QTest::mouseClick(button("muteFinding"), Qt::LeftButton);
        QCOMPARE(refused.size(), 1);
        auto *reason = m_panel->findChild<QLineEdit *>(QStringLiteral("muteReason"));
        QTest::keyClicks(reason, QStringLiteral("comes next year"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_VERIFY(m_list->topLevelItem(1)->text(1).contains(QStringLiteral("comes next year")));
        QCOMPARE(found.last().at(1).toLongLong(), 1);
        QVERIFY(!reason->isVisible());
        QCOMPARE(button("muteFinding")->text(), QStringLiteral("Unmute"));
        QTest::mouseClick(button("muteFinding"), Qt::LeftButton);
        QTRY_COMPARE(m_list->topLevelItem(1)->text(1), QStringLiteral("unconnected-service"));
    }

    void aDrawingWithoutFaultsSaysSo()
    {
        m_document->reset(pattern(QStringLiteral("order-inventory")).value());
        QTRY_COMPARE(m_list->topLevelItemCount(), 0);
        QVERIFY(m_panel->findChild<QLabel *>(QStringLiteral("findingWhy"))->text().contains(QStringLiteral("nothing")));
        QVERIFY(!button("fixFinding")->isVisible());
        QVERIFY(!button("muteFinding")->isVisible());
    }

private:
    void choose(int row)
    {
        const QPoint place = m_list->visualItemRect(m_list->topLevelItem(row)).center();
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, place);
    }

    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return m_panel->findChild<QPushButton *>(QString::fromLatin1(name));
    }

    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<FindingsPanel> m_panel;
    QTreeWidget *m_list = nullptr;
};

QTEST_MAIN(TestFindingsPanel)
#include "tst_findingspanel.moc"
