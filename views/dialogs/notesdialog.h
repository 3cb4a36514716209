// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace rheo::ui {

/// Everything that was guessed or left out when a text was taken for a drawing, a line each. GUI thread.
class NotesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NotesDialog(const QString &notes, QWidget *parent = nullptr);
};

} // namespace rheo::ui
