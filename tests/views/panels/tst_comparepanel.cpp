// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/file/rheofile.h"
#include "tests/support/drawn.h"
#include "views/panels/comparepanel.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace rheo;
using namespace rheo::test;
using namespace rheo::ui;

namespace {

Drawing before()
{
    Drawing drawing{drawn("drawing \"Shop\"\nservice a\nservice gone\ntopic t partitions 6\na -> t"), {}, {}};
    drawing.placement[id("a")] = {QPointF(0, 0)};
    return drawing;
}

Drawing after()
{
    Drawing drawing{drawn("drawing \"Store\"\nservice a\nservice fresh\ntopic t partitions 12 owner ops"), {}, {}};
    drawing.placement[id("a")] = {QPointF(20, 0)};
    return drawing;
}

} // namespace

class TestComparePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        applyTheme(ThemeChoice::Light);
        m_document = std::make_unique<ArchitectureDocument>();
        m_document->reset(after());
        m_panel = std::make_unique<ComparePanel>(m_document.get());
        m_panel->resize(1000, 220);
        m_panel->show();
        m_list = m_panel->findChild<QTreeWidget *>();
        compare();
        // Whoever owns the panel compares anew after each edit.
        connect(m_document.get(), &ArchitectureDocument::changed, m_panel.get(), [this] { compare(); });
    }

    void cleanup()
    {
        m_panel.reset();
        m_document.reset();
    }

    void aRowForEachDifference()
    {
        QCOMPARE(shown(),
                 (QStringList{QStringLiteral("drawing|name|Shop → Store"), QStringLiteral("service fresh||added"),
                              QStringLiteral("service gone||removed"), QStringLiteral("topic t|partitions|6 → 12"),
                              QStringLiteral("topic t|owner|– → ops"), QStringLiteral("produces a → t||removed")}));
        QCOMPARE(ComparePanel::summary(diff(before(), after())), QStringLiteral("1 added, 2 removed, 2 changed"));
    }

    void screenReadersHearTheSign()
    {
        QCOMPARE(m_list->topLevelItem(1)->data(0, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("added service fresh"));
        for (int row = 0; row < m_list->topLevelItemCount(); ++row)
            QVERIFY(!m_list->topLevelItem(row)->icon(0).isNull());
    }

    void placesAreShownWhenOneAsks()
    {
        QTest::mouseClick(m_panel->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 10));
        QCOMPARE(shown().size(), 7);
        QCOMPARE(shown().last(), QStringLiteral("service a|position|0, 0 → 20, 0"));
        choose(6);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(m_document->placement().value(id("a")).position, QPointF(0, 0));
        QCOMPARE(shown().size(), 6);
    }

    void aClickAndEnterShowIt()
    {
        QSignalSpy activated(m_panel.get(), &ComparePanel::activated);
        choose(3);
        QCOMPARE(activated.size(), 1);
        QTest::keyClick(m_list, Qt::Key_Down);
        QTest::keyClick(m_list, Qt::Key_Return);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated.last().at(0).value<ComparisonRow>().property, QStringLiteral("owner"));
        const QString details = m_panel->findChild<QLabel *>(QStringLiteral("differenceDetails"))->text();
        QVERIFY2(details.contains(QStringLiteral("Old: not there")), qPrintable(details));
    }

    void eachCanBeTakenBackAndUndone_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("words");
        QTest::newRow("drawing") << 0 << QStringLiteral("Take the old value");
        QTest::newRow("added") << 1 << QStringLiteral("Remove it");
        QTest::newRow("removed") << 2 << QStringLiteral("Restore it");
        QTest::newRow("field") << 3 << QStringLiteral("Take the old value");
        QTest::newRow("link") << 5 << QStringLiteral("Restore it");
    }

    void eachCanBeTakenBackAndUndone()
    {
        QFETCH(int, row);
        QFETCH(QString, words);
        const QStringList all = shown();
        choose(row);
        QCOMPARE(button()->text(), words);
        QTest::mouseClick(button(), Qt::LeftButton);
        QStringList left = all;
        left.removeAt(row);
        QCOMPARE(shown(), left);
        QCOMPARE(m_document->undoStack()->count(), 1);
        m_document->undoStack()->undo();
        QCOMPARE(shown(), all);
    }

    void theChosenRowIsKept()
    {
        choose(4);
        QVERIFY(renameElement(*m_document, id("fresh"), QStringLiteral("afresh")));
        QCOMPARE(m_list->indexOfTopLevelItem(m_list->currentItem()), 4);
        m_panel->choose(id("fresh"));
        QCOMPARE(m_list->indexOfTopLevelItem(m_list->currentItem()), 1);
    }

    void whatCannotBeTakenBackSaysWhy()
    {
        m_document->reset({drawn("drawing \"Shop\"\nsite a\nservice b in a"), {}, {}});
        choose(int(shown().indexOf(QStringLiteral("site a|kind|service → site"))));
        QSignalSpy refused(m_panel.get(), &ComparePanel::refused);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(refused.size(), 1);
        QVERIFY(!refused.first().first().toString().isEmpty());
    }

    void aReadOnlyDrawingOffersNothing()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("newer.rheo")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(writeRheo(after()).replace("\"version\": 1", "\"version\": 9"));
        file.close();
        QVERIFY(m_document->load(file.fileName()));
        choose(3);
        QVERIFY(!button()->isEnabled());
    }

    void nothingDiffersSaysSo()
    {
        m_document->reset(before());
        QVERIFY(shown().isEmpty());
        QVERIFY(!button()->isVisible());
        QCOMPARE(m_panel->findChild<QLabel *>(QStringLiteral("differenceDetails"))->text(),
                 QStringLiteral("The two say the same."));
    }

    void namesOfOthersArePlainText()
    {
        Drawing drawing = before();
        drawing.architecture.put(Element{id("x"), ElementKind::Topic, QStringLiteral("<b>x</b>\n\x1b"), {}});
        m_document->reset(drawing);
        QVERIFY(!shown().front().contains(QLatin1Char('\x1b')));
        QCOMPARE(m_panel->findChild<QLabel *>(QStringLiteral("differenceDetails"))->textFormat(), Qt::PlainText);
    }

private:
    void compare() { m_panel->showDiff(before(), diff(before(), m_document->drawing())); }

    [[nodiscard]] QStringList shown() const
    {
        QStringList rows;
        for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
            const QTreeWidgetItem *item = m_list->topLevelItem(row);
            rows += item->text(0) + QLatin1Char('|') + item->text(1) + QLatin1Char('|') + item->text(2);
        }
        return rows;
    }

    void choose(int row)
    {
        QVERIFY(row >= 0);
        m_list->scrollToItem(m_list->topLevelItem(row));
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {},
                          m_list->visualItemRect(m_list->topLevelItem(row)).center());
    }

    [[nodiscard]] QPushButton *button() const { return m_panel->findChild<QPushButton *>(QStringLiteral("takeBack")); }

    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<ComparePanel> m_panel;
    QTreeWidget *m_list = nullptr;
};

QTEST_MAIN(TestComparePanel)
#include "tst_comparepanel.moc"
