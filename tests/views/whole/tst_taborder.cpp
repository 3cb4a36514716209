// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"
#include "tests/views/whole/makers.h"
#include "views/canvas/canvasview.h"
#include "views/theme/theme.h"
#include "views/window/mainwindow.h"

#include <QApplication>
#include <QTest>

using namespace rheo::ui;

namespace {

std::shared_ptr<QWidget> made(const char *name)
{
    for (const Maker &maker : makers()) {
        if (qstrcmp(maker.name, name) == 0)
            return maker.make();
    }
    return nullptr;
}

} // namespace

/// Where the keyboard comes in the main window, with nothing but Tab.
class TestTabOrder : public QObject
{
    Q_OBJECT

    /// Presses the key until the focus is where it was, and tells what had it.
    QList<QWidget *> round(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QList<QWidget *> way;
        const QWidget *start = QApplication::focusWidget();
        for (int i = 0; i < 500; ++i) {
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
            QWidget *now = QApplication::focusWidget();
            if (!now || (now == start && (way.isEmpty() || way.last() != now)))
                break;
            way += now;
        }
        return way;
    }

    [[nodiscard]] bool passes(const QList<QWidget *> &way, const char *name) const
    {
        const auto *pane = m_window->findChild<QWidget *>(QString::fromLatin1(name));
        return pane && std::ranges::any_of(
                           way, [pane](const QWidget *widget) { return widget == pane || pane->isAncestorOf(widget); });
    }

private Q_SLOTS:

    void init()
    {
        m_settings = std::make_unique<SettingsFixture>();
        applyTheme(ThemeChoice::Light);
        m_made = made("window");
        m_window = static_cast<MainWindow *>(m_made.get());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        m_window->findChild<QWidget *>(QStringLiteral("findField"))->setFocus();
    }

    void cleanup() { m_made.reset(); }

    /// Not the overview: what one drags there, the arrow keys do on the canvas.
    void tabReachesEveryPaneAndComesBack()
    {
        const QWidget *start = QApplication::focusWidget();
        const QList<QWidget *> way = round(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), start);
        for (const char *pane :
             {"toolBar", "palette-service", "outlinePanel", "canvas", "drawerTabs", "drawerFold", "rightColumn"})
            QVERIFY2(passes(way, pane), pane);
    }

    void tabPassesEachElementOnce()
    {
        QList<rheo::ElementId> visited;
        connect(m_window->canvas(), &CanvasView::focusMoved, this, [&visited](const rheo::ElementId &id) {
            if (!id.isEmpty())
                visited += id;
        });
        (void)round(Qt::Key_Tab);
        QCOMPARE(visited.size(), m_window->canvas()->picture().elementCount());
        QCOMPARE(QSet<rheo::ElementId>(visited.begin(), visited.end()).size(), visited.size());
    }

    void backTabComesBackToo()
    {
        const QWidget *start = QApplication::focusWidget();
        const QList<QWidget *> way = round(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), start);
        QVERIFY(passes(way, "canvas"));
        QVERIFY(passes(way, "rightColumn"));
    }

    void focusIsSeenEverywhere()
    {
        const QList<QWidget *> way = round(Qt::Key_Tab);
        QSet<QWidget *> seen;
        for (QWidget *widget : way) {
            if (seen.contains(widget) || widget == m_window->canvas())
                continue;
            seen.insert(widget);
            // A view shows its current row, a field its caret and rim: all of it lies within the widget.
            widget->setFocus(Qt::TabFocusReason);
            const QImage with = widget->grab().toImage();
            m_window->canvas()->setFocus(Qt::TabFocusReason);
            const QImage without = widget->grab().toImage();
            QVERIFY2(with != without, qPrintable(widget->objectName() + QLatin1Char(' ') +
                                                 QString::fromLatin1(widget->metaObject()->className())));
        }
        QVERIFY(seen.size() > 12);
    }

private:
    std::unique_ptr<SettingsFixture> m_settings;
    std::shared_ptr<QWidget> m_made;
    MainWindow *m_window = nullptr;
};

QTEST_MAIN(TestTabOrder)
#include "tst_taborder.moc"
