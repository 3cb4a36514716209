// SPDX-License-Identifier: Apache-2.0
#include "views/window/filecommands.h"

#include "model/edit/autosave.h"
#include "model/edit/filewatch.h"
#include "model/file/rheofile.h"
#include "views/canvas/pictureexport.h"
#include "views/window/banner.h"
#include "views/window/besidewindow.h"
#include "views/window/fileload.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

namespace rheo::ui {

namespace {

const QString drawingEnding = QStringLiteral(".rheo");
const QString recordingEnding = QStringLiteral(".rheorec");

} // namespace

FileCommands::FileCommands(ArchitectureDocument *document, Banner *banner, QWidget *window)
    : QObject(window)
    , m_document(document)
    , m_banner(banner)
    , m_window(window)
    , m_autosave(new Autosave(*document, Autosave::autosaveFolder(), this))
{
    connect(m_autosave, &Autosave::failed, this, &FileCommands::complain);
    connect(new FileWatch(document, this), &FileWatch::changedOnDisk, this, &FileCommands::tellOfChange);
    connect(document->undoStack(), &QUndoStack::cleanChanged, this, &FileCommands::savedWordsChanged);
    connect(document, &ArchitectureDocument::pathChanged, this, &FileCommands::savedWordsChanged);
}

void FileCommands::newDrawing()
{
    startWith({});
}

bool FileCommands::startWith(const Drawing &drawing)
{
    if (!mayLeave())
        return false;
    m_savedAt.clear();
    m_proposed.clear();
    m_document->reset(drawing);
    Q_EMIT opened();
    return true;
}

void FileCommands::open()
{
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open a drawing or a recording"), QString(),
                                     tr("Drawings, recordings and exported pictures (*.rheo *.rheorec *.svg *.png "
                                        "*.pdf);;Every file (*)"));
    if (!path.isEmpty())
        openPath(path);
}

bool FileCommands::openPath(const QString &path)
{
    if (path.endsWith(recordingEnding)) {
        Q_EMIT recordingChosen(path);
        return true;
    }
    if (!mayLeave())
        return false;
    if (!load(path))
        return false;
    m_savedAt.clear();
    const QFileInfo file(path);
    m_proposed =
        m_document->path().isEmpty() ? file.dir().filePath(file.completeBaseName() + drawingEnding) : QString();
    if (!m_document->readOnlyReason().isEmpty())
        m_banner->say(Banner::Tone::Notice, m_document->readOnlyReason());
    Q_EMIT opened();
    Q_EMIT savedWordsChanged();
    return true;
}

QString FileCommands::fileIn(const QMimeData &dragged)
{
    const QList<QUrl> urls = dragged.urls();
    const QString path = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    const bool opens = path.endsWith(drawingEnding) || path.endsWith(recordingEnding) || pictureFormatFor(path);
    return opens ? path : QString();
}

bool FileCommands::save()
{
    if (m_document->path().isEmpty())
        return saveAs();
    const BesideWords words{tr("Saving a drawing"), tr("Looking at %1…").arg(m_document->path())};
    const auto isChanged = besideWindow<bool>(
        [path = m_document->path(), digest = m_document->digest()] {
            return ArchitectureDocument::isChangedOnDisk(path, digest);
        },
        words, m_window);
    if (isChanged.value_or(false)) {
        const Answer answer = askToReplace();
        if (answer == Answer::Look)
            Q_EMIT comparisonWanted();
        if (answer != Answer::Lose)
            return answer == Answer::Keep && saveAs();
    }
    return write(m_document->path());
}

bool FileCommands::saveAs()
{
    const QString proposed = m_document->path().isEmpty() ? m_proposed : m_document->path();
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save the drawing"), proposed, tr("Drawings (*.rheo)"));
    if (path.isEmpty())
        return false;
    if (!path.endsWith(drawingEnding))
        path += drawingEnding;
    return write(path);
}

/// Beside the GUI thread, for a disk may be slow or far away; what is written is the drawing as it is now.
bool FileCommands::write(const QString &path)
{
    if (!m_document->readOnlyReason().isEmpty())
        return done(failure(ErrorKind::Input, m_document->readOnlyReason()));
    const BesideWords words{tr("Saving a drawing"), tr("Saving %1…").arg(QFileInfo(path).fileName())};
    const auto written = besideWindow<Result<QByteArray>>(
        [path, drawing = m_document->drawing()] { return saveRheo(path, drawing); }, words, m_window);
    if (!written || !*written)
        return done(written ? std::unexpected(written->error()) : failure(ErrorKind::Disk, tr("Nothing was saved.")));
    m_document->takeSaved(path, **written);
    m_savedAt = QLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
    Q_EMIT savedWordsChanged();
    return true;
}

void FileCommands::forgetUnsaved()
{
    delete std::exchange(m_autosave, nullptr);
}

bool FileCommands::mayLeave()
{
    Q_EMIT leaving();
    if (m_hasUnreadText && m_hasUnreadText()) {
        const Question question{tr("Text that was not taken"),
                                tr("What was typed in the tab Source is not in the drawing: the text has errors, or "
                                   "the drawing was changed meanwhile."),
                                tr("Show the text"), tr("Give up the text"), tr("Keep editing")};
        const Answer answer = question.ask(m_window);
        if (answer == Answer::Keep)
            Q_EMIT unreadTextWanted();
        if (answer != Answer::Lose)
            return false;
    }
    if (!m_document->isModified())
        return true;
    const QString name = m_document->architecture().name;
    const Question question{tr("Unsaved changes"),
                            tr("%1 has changes that are not saved.").arg(name.isEmpty() ? tr("The drawing") : name),
                            tr("Save the drawing"), tr("Discard the changes"), tr("Keep editing")};
    const Answer answer = question.ask(m_window);
    return answer == Answer::Keep ? save() : answer == Answer::Lose;
}

bool FileCommands::load(const QString &path)
{
    const auto loaded = loadWithProgress(path, m_window);
    if (loaded)
        m_document->open(*loaded, path);
    else
        sayFailure(*m_banner, loaded.error(), m_window);
    return loaded.has_value();
}

void FileCommands::tellOfChange()
{
    const Banner::Offer reload{tr("Load it again"), [this] {
                                   if (mayLeave() && load(m_document->path()))
                                       Q_EMIT opened();
                               }};
    const QString sentence = tr("%1 was changed by another program.").arg(m_document->path());
    const Banner::Offer compare{tr("Compare"), [this, sentence, reload] {
                                    m_banner->say(Banner::Tone::Notice, sentence, {}, {reload});
                                    Q_EMIT comparisonWanted();
                                }};
    m_banner->say(Banner::Tone::Notice, sentence, {}, {compare, reload});
}

Answer FileCommands::askToReplace()
{
    const Question question{tr("Changed by another program"),
                            tr("%1 was changed by another program since it was opened. If you save over it, what is "
                               "there now stays beside it as %2.")
                                .arg(m_document->path(), QFileInfo(m_document->path()).fileName() + tr(".bak")),
                            tr("Save as…"),
                            tr("Save over it"),
                            tr("Cancel"),
                            tr("Compare")};
    return question.ask(m_window);
}

void FileCommands::offerRestore()
{
    const QList<Restorable> left = Autosave::restorable();
    if (left.isEmpty() || !m_banner->sentence().isEmpty())
        return;
    const Restorable &newest = left.front();
    const QString name = newest.drawingPath.isEmpty()
                             ? (newest.drawingName.isEmpty() ? tr("A drawing without a name") : newest.drawingName)
                             : newest.drawingPath;
    const QString when = QLocale().toString(newest.lastEdited.toLocalTime(), QLocale::ShortFormat);
    m_banner->say(Banner::Tone::Notice,
                  tr("%1 was not closed properly. Work up to %2 can be restored.").arg(name, when), {},
                  {{tr("Discard it"),
                    [this, newest] {
                        if (done(Autosave::discard(newest)))
                            offerRestore();
                    }},
                   {tr("Restore the drawing"), [this, newest] {
                        if (mayLeave() && done(m_autosave->restore(newest)))
                            Q_EMIT opened();
                    }}});
}

QString FileCommands::savedWords() const
{
    if (!m_document->readOnlyReason().isEmpty())
        return tr("Read-only");
    if (m_document->isModified())
        return tr("Unsaved changes");
    if (m_document->path().isEmpty())
        return tr("Not saved yet");
    return m_savedAt.isEmpty() ? tr("Saved") : tr("Saved %1").arg(m_savedAt);
}

void FileCommands::complain(const Error &error)
{
    m_banner->say(Banner::Tone::Trouble, error.message, error.detail);
}

bool FileCommands::done(const Result<void> &result)
{
    if (!result)
        complain(result.error());
    return result.has_value();
}

} // namespace rheo::ui
