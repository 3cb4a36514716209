// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/picturesheet.h"

#include <QDialog>
#include <QPrinter>

class QComboBox;
class QPrintPreviewWidget;

namespace rheo::ui {

/// Shows the drawing as it comes on one page, and prints it: at its own size, or smaller where the page demands it.
/// Always in the light colours, without a ground. GUI thread.
class PrintDialog : public QDialog
{
    Q_OBJECT

public:
    /// `name` is what the printer's queue shows.
    PrintDialog(PictureSheet sheet, const QString &name, QWidget *parent = nullptr);

    /// What the page shows, as the preview asks for it.
    void paint(QPrinter *printer) const;

private:
    void place();
    void turn();
    void setUpPage();
    void print();

    PictureSheet m_sheet;
    QPrinter m_printer;
    QPrintPreviewWidget *m_preview;
    QComboBox *m_orientation;
};

} // namespace rheo::ui
