// SPDX-License-Identifier: Apache-2.0
#include "model/edit/elementedits.h"
#include "model/edit/placementedits.h"
#include "model/file/rheofile.h"
#include "tests/views/canvasfixture.h"
#include "views/panels/historypanel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QTemporaryDir>

using namespace rheo;
using namespace rheo::ui;

namespace {

const ElementId order(QStringLiteral("order-service"));

} // namespace

class TestHistoryPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        applyTheme(ThemeChoice::Light);
        m_document = std::make_unique<ArchitectureDocument>();
        m_document->reset(shopDrawing());
        m_panel = std::make_unique<HistoryPanel>(m_document->undoStack());
        m_panel->resize(600, 200);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_list = m_panel->findChild<QListView *>();
        new QAbstractItemModelTester(m_list->model(), m_list);
    }

    void cleanup()
    {
        m_panel.reset();
        m_document.reset();
    }

    void everyStepHasItsNameAndTheSavedOneSaysSo()
    {
        QCOMPARE(rows(), QStringList{QStringLiteral("As it was opened – saved")});
        const QTemporaryDir folder;
        edit();
        QVERIFY(m_document->saveAs(folder.filePath(QStringLiteral("a.rheo"))));
        const ElementId saga(QStringLiteral("order-saga"));
        moveElements(*m_document, {{order, {7, 7}}, {saga, {9, 9}}}, MoveStep::Single);
        QTRY_COMPARE(rows(),
                     (QStringList{QStringLiteral("As it was opened"), QStringLiteral("Rename order-service to A"),
                                  QStringLiteral("Rename A to B – saved"), QStringLiteral("Move 2 elements")}));
        QCOMPARE(m_list->currentIndex().row(), 3);
    }

    void aClickGoesThereAndBack()
    {
        const QByteArray start = writeRheo(m_document->drawing());
        edit();
        const QByteArray end = writeRheo(m_document->drawing());
        QTRY_COMPARE(rows().size(), 3);
        click(0);
        QCOMPARE(writeRheo(m_document->drawing()), start);
        QCOMPARE(rows().size(), 3);
        click(1);
        QCOMPARE(name(), QStringLiteral("A"));
        click(2);
        QCOMPARE(writeRheo(m_document->drawing()), end);
    }

    void arrowKeysGoToo()
    {
        edit();
        QTRY_COMPARE(m_list->currentIndex().row(), 2);
        m_panel->setFocus();
        QTest::keyClick(m_list, Qt::Key_Up);
        QCOMPARE(name(), QStringLiteral("A"));
        QTest::keyClick(m_list, Qt::Key_Home);
        QCOMPARE(name(), QStringLiteral("order-service"));
        QTest::keyClick(m_list, Qt::Key_End);
        QCOMPARE(name(), QStringLiteral("B"));
    }

    void undoElsewhereMovesTheMarkAndFaintsWhatIsUndone()
    {
        edit();
        m_document->undoStack()->undo();
        QTRY_COMPARE(m_list->currentIndex().row(), 1);
        const auto *model = m_list->model();
        QCOMPARE(model->data(model->index(2, 0), Qt::ForegroundRole).value<QColor>(), Theme::current().secondText);
        QVERIFY(!model->data(model->index(1, 0), Qt::ForegroundRole).isValid());
        QVERIFY(renameElement(*m_document, order, QStringLiteral("C")));
        QTRY_COMPARE(rows().last(), QStringLiteral("Rename A to C"));
        QCOMPARE(rows().size(), 3);
    }

    void anotherDrawingBeginsAnew()
    {
        edit();
        QTRY_COMPARE(rows().size(), 3);
        m_document->reset(shopDrawing());
        QTRY_COMPARE(rows().size(), 1);
        QVERIFY(words().contains(QStringLiteral("will be listed")));
    }

    void hiddenItCatchesUp()
    {
        m_panel->hide();
        edit();
        QTest::qWait(50);
        QCOMPARE(rows().size(), 1);
        m_panel->show();
        QCOMPARE(rows().size(), 3);
        QVERIFY2(words().startsWith(QStringLiteral("Step 2 of 2")), qPrintable(words()));
    }

    void namesOfOthersAreNoMarkup()
    {
        QVERIFY(renameElement(*m_document, order, QStringLiteral("<b>x</b>")));
        QTRY_COMPARE(rows().size(), 2);
        const auto *model = m_list->model();
        QVERIFY(!model->data(model->index(1, 0), Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    }

private:
    void edit()
    {
        QVERIFY(renameElement(*m_document, order, QStringLiteral("A")));
        QVERIFY(renameElement(*m_document, order, QStringLiteral("B")));
    }

    [[nodiscard]] QString name() const { return m_document->architecture().element(order)->name; }

    [[nodiscard]] QString words() const { return m_panel->findChild<QLabel *>(QStringLiteral("historyWords"))->text(); }

    [[nodiscard]] QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < m_list->model()->rowCount(); ++row)
            texts += m_list->model()->index(row, 0).data().toString();
        return texts;
    }

    void click(int row)
    {
        const QRect place = m_list->visualRect(m_list->model()->index(row, 0));
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, place.center());
    }

    std::unique_ptr<ArchitectureDocument> m_document;
    std::unique_ptr<HistoryPanel> m_panel;
    QListView *m_list = nullptr;
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_historypanel.moc"
