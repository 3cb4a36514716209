// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/notesdialog.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace rheo::ui {

NotesDialog::NotesDialog(const QString &notes, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("notesDialog"));
    setWindowTitle(tr("Guessed or left out"));
    auto *title = new QLabel(tr("What was guessed or left out of the text"));
    title->setProperty("role", QStringLiteral("title"));
    auto *list = new QPlainTextEdit(notes);
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setAccessibleName(title->text());
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(list, 1);
    column->addLayout(buttons);
    resize(640, 320);
}

} // namespace rheo::ui
