// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QDialog>

namespace rheo::ui {

/// Everything that is wrong with a file, each with its place; can be copied as FILE:LINE:COLUMN: sentence. GUI thread.
class ProblemsDialog : public QDialog
{
    Q_OBJECT

public:
    ProblemsDialog(const QString &path, const QList<Problem> &problems, QWidget *parent = nullptr);

private:
    void copy() const;

    QString m_path;
    QList<Problem> m_problems;
};

} // namespace rheo::ui
