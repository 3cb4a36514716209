// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"
#include "tests/views/whole/makers.h"
#include "views/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QMenuBar>
#include <QScrollBar>
#include <QSplitter>
#include <QTest>
#include <QWidget>

using namespace rheo::ui;

namespace {

QString pathOf(const QWidget *widget)
{
    QStringList path;
    for (; widget && path.size() < 5; widget = widget->parentWidget())
        path += QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    return path.join(QStringLiteral(" in "));
}

/// A part that its neighbour speaks for: a view's viewport and bars, a frame's divider.
bool isPart(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget->parentWidget());
    return (area && area->viewport() == widget) || qobject_cast<const QScrollBar *>(widget) ||
           qobject_cast<const QSplitterHandle *>(widget) || qobject_cast<const QMenuBar *>(widget) ||
           widget->inherits("QAbstractScrollAreaScrollBarContainer");
}

bool isControl(const QWidget *widget)
{
    return widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(widget);
}

} // namespace

class TestAccessibleNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyControlHasNameAndRole_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < makers().size(); ++i)
            QTest::newRow(makers()[i].name) << int(i);
    }

    void everyControlHasNameAndRole()
    {
        QFETCH(int, index);
        const SettingsFixture settings;
        applyTheme(ThemeChoice::Light);
        const auto widget = makers()[size_t(index)].make();
        widget->resize(makers()[size_t(index)].size);
        widget->show();
        QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
        QStringList wrong;
        for (QWidget *each : widget->findChildren<QWidget *>()) {
            if (!isControl(each) || isPart(each) || each->isHidden())
                continue;
            const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(each);
            if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
                wrong += QStringLiteral("no name: ") + pathOf(each);
            else if (interface->role() == QAccessible::NoRole)
                wrong += QStringLiteral("no role: ") + pathOf(each);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1Char('\n') + wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestAccessibleNames)
#include "tst_accessiblenames.moc"
