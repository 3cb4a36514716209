// SPDX-License-Identifier: Apache-2.0
#include "views/window/announcement.h"

#include <QAccessibleWidget>
#include <QLabel>

namespace rheo::ui {

namespace {

constexpr auto mark = "isAnnouncement";

class AnnouncementAccessible : public QAccessibleWidget
{
public:
    explicit AnnouncementAccessible(QLabel *label) : QAccessibleWidget(label, QAccessible::Notification) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const auto *label = static_cast<QLabel *>(object());
        const QString given = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && given.isEmpty() && label->textFormat() == Qt::PlainText ? label->text()
                                                                                                    : given;
    }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *label = qobject_cast<QLabel *>(object);
    return label && label->property(mark).toBool() ? new AnnouncementAccessible(label) : nullptr;
}

} // namespace

void makeAnnouncement(QLabel *label)
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed)
    label->setProperty(mark, true);
}

void announce(QLabel *label)
{
    if (!label->isVisible())
        return;
    QAccessibleEvent appeared(label, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&appeared);
}

} // namespace rheo::ui
