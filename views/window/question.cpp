// SPDX-License-Identifier: Apache-2.0
#include "views/window/question.h"

#include <QMessageBox>
#include <QPushButton>

namespace rheo::ui {

Answer Question::ask(QWidget *window) const
{
    QMessageBox box(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, window);
    box.setTextFormat(Qt::PlainText);
    QPushButton *keeps = box.addButton(keep, QMessageBox::AcceptRole);
    QPushButton *loses = box.addButton(lose, QMessageBox::DestructiveRole);
    QPushButton *stays = box.addButton(stay, QMessageBox::RejectRole);
    QPushButton *looks = look.isEmpty() ? nullptr : box.addButton(look, QMessageBox::ActionRole);
    box.setDefaultButton(keeps);
    box.setEscapeButton(stays);
    box.exec();
    if (looks && box.clickedButton() == looks)
        return Answer::Look;
    return box.clickedButton() == keeps ? Answer::Keep : box.clickedButton() == loses ? Answer::Lose : Answer::Stay;
}

} // namespace rheo::ui
