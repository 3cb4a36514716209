// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/dialogs/exportdialog.h"

#include <QObject>

namespace rheo {
class ArchitectureDocument;
} // namespace rheo

namespace rheo::ui {

class Banner;
class Selection;

/// Takes the window's drawing out as a picture or on paper: the dialogs, the file, the printer. What was chosen last
/// is offered again until the window closes. Failures go to the banner. GUI thread.
class PictureCommands : public QObject
{
    Q_OBJECT

public:
    /// `document`, `selection` and `banner` outlive it; `window` is the parent of dialogs.
    PictureCommands(ArchitectureDocument *document, const Selection *selection, Banner *banner, QWidget *window);

    void exportPicture();
    /// With a preview; the whole drawing on one page.
    void print();

private:
    [[nodiscard]] QString askForFile();
    void complain(const Error &error);

    ArchitectureDocument *m_document;
    const Selection *m_selection;
    Banner *m_banner;
    QWidget *m_window;
    ExportChoices m_choices;
    QString m_folder; ///< of the last picture
};

} // namespace rheo::ui
