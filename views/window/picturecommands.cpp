// SPDX-License-Identifier: Apache-2.0
#include "views/window/picturecommands.h"

#include "model/base/safefile.h"
#include "model/edit/architecturedocument.h"
#include "views/canvas/selection.h"
#include "views/dialogs/printdialog.h"
#include "views/window/banner.h"
#include "views/window/besidewindow.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace rheo::ui {

namespace {

/// A name for a file, from the drawing's own file or title.
QString baseName(const ArchitectureDocument &document)
{
    if (!document.path().isEmpty())
        return QFileInfo(document.path()).completeBaseName();
    QString name = document.architecture().name.simplified().left(80);
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    return name;
}

} // namespace

PictureCommands::PictureCommands(ArchitectureDocument *document, const Selection *selection, Banner *banner,
                                 QWidget *window)
    : QObject(window), m_document(document), m_selection(selection), m_banner(banner), m_window(window)
{}

void PictureCommands::exportPicture()
{
    ExportDialog dialog(m_document->drawing(), m_selection->elements(), m_choices, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_choices = dialog.choices();
    const QString path = askForFile();
    if (path.isEmpty())
        return;
    const auto write = [path, drawing = dialog.chosen(), choices = m_choices]() -> Result<void> {
        const auto picture = rheo::ui::exportPicture(drawing, choices.format, choices.options());
        return picture ? writeWholeFile(path, *picture) : std::unexpected(picture.error());
    };
    const BesideWords words{tr("Export a picture"), tr("Writing %1…").arg(QFileInfo(path).fileName())};
    const auto written = besideWindow<Result<void>>(write, words, m_window);
    if (written && !*written)
        complain(written->error());
}

/// The ending that is typed decides, where it is one of a picture; so the format may still change here.
QString PictureCommands::askForFile()
{
    const QString folder =
        m_folder.isEmpty() && !m_document->path().isEmpty() ? QFileInfo(m_document->path()).absolutePath() : m_folder;
    const QString name = baseName(*m_document);
    const QString proposed = name.isEmpty() ? folder : QDir(folder).filePath(name + endingOf(m_choices.format));
    QString path = QFileDialog::getSaveFileName(m_window, tr("Export a picture"), proposed,
                                                tr("Pictures (*%1)").arg(endingOf(m_choices.format)) +
                                                    QStringLiteral(";;") + tr("Every picture (*.svg *.png *.pdf)"));
    if (path.isEmpty())
        return {};
    if (const auto typed = pictureFormatFor(path))
        m_choices.format = *typed;
    else
        path += endingOf(m_choices.format);
    m_folder = QFileInfo(path).absolutePath();
    return path;
}

void PictureCommands::print()
{
    auto sheet = PictureSheet::of(m_document->drawing());
    if (!sheet)
        return complain(sheet.error());
    PrintDialog(std::move(*sheet), baseName(*m_document), m_window).exec();
}

void PictureCommands::complain(const Error &error)
{
    m_banner->say(Banner::Tone::Trouble, error.message, error.detail);
}

} // namespace rheo::ui
