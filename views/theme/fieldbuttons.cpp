// SPDX-License-Identifier: Apache-2.0
#include "views/theme/fieldbuttons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace rheo::ui {

void nameButtons(QLineEdit *field)
{
    for (QAction *action : field->findChildren<QAction *>()) {
        if (action->objectName() == QStringLiteral("_q_qlineeditclearaction"))
            action->setText(QCoreApplication::translate("FieldButtons", "Clear"));
        else if (action->text().isEmpty())
            action->setText(field->accessibleName());
    }
}

} // namespace rheo::ui
