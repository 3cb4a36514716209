// SPDX-License-Identifier: Apache-2.0
#include "model/edit/autosave.h"

#include "model/base/safefile.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>

#include <algorithm>

namespace rheo {

namespace {

const QString ending = QStringLiteral(".autosave");
constexpr qint64 largestAutosave = largestFile + 1024 * 1024;

/// What is kept: a line of JSON about the drawing, then the drawing as a `.rheo` file.
struct Kept
{
    Restorable about;
    QByteArray drawing;
};

QByteArray textOf(const ArchitectureDocument &document)
{
    const QJsonObject about{
        {QStringLiteral("path"), document.path()},
        {QStringLiteral("name"), document.architecture().name},
        {QStringLiteral("edited"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
    };
    return QJsonDocument(about).toJson(QJsonDocument::Compact) + '\n' + writeRheo(document.drawing());
}

Result<Kept> readKept(const QString &file)
{
    const auto bytes = readWholeFile(file, largestAutosave);
    if (!bytes)
        return std::unexpected(bytes.error());
    const qsizetype end = bytes->indexOf('\n');
    const QJsonObject about = QJsonDocument::fromJson(bytes->left(end)).object();
    if (end < 0 || about.isEmpty())
        return failure(ErrorKind::Input, QStringLiteral("%1 holds no unsaved work.").arg(file));
    return Kept{{file, about[QStringLiteral("path")].toString(), about[QStringLiteral("name")].toString(),
                 QDateTime::fromString(about[QStringLiteral("edited")].toString(), Qt::ISODateWithMs)},
                bytes->sliced(end + 1)};
}

QString lockName(const QString &file)
{
    return file.chopped(ending.size()) + QStringLiteral(".lock");
}

std::unique_ptr<QLockFile> lockOf(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(lockName(file));
    lock->setStaleLockTime(0); // never by age: only where the process is gone
    return lock;
}

/// The same drawing always, whatever way its path was written.
QString keyOf(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    const QByteArray hash = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256);
    return path.isEmpty() ? QStringLiteral("untitled") : QString::fromLatin1(hash.toHex().left(32));
}

} // namespace

Autosave::Autosave(ArchitectureDocument &document, QString folder, QObject *parent)
    : QObject(parent), m_document(document), m_folder(std::move(folder))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(delayMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::flush);
    connect(&document, &ArchitectureDocument::changed, this, &Autosave::follow);
    connect(&document, &ArchitectureDocument::saved, this, &Autosave::forget);
    connect(document.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (clean)
            forget();
    });
}

Autosave::~Autosave()
{
    forget();
}

QString Autosave::autosaveFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base = QDir::isAbsolutePath(state) ? state : QDir::homePath() + QStringLiteral("/.local/state");
    return base + QStringLiteral("/rheograph/unsaved");
}

QList<Restorable> Autosave::restorable(const QString &folder)
{
    QList<Restorable> found;
    for (const QFileInfo &info : QDir(folder).entryInfoList({QLatin1Char('*') + ending}, QDir::Files)) {
        const QString file = info.absoluteFilePath();
        const auto lock = lockOf(file);
        if (!lock->tryLock(0))
            continue;
        if (const auto kept = readKept(file))
            found += kept->about;
    }
    std::sort(found.begin(), found.end(),
              [](const Restorable &a, const Restorable &b) { return a.lastEdited > b.lastEdited; });
    return found;
}

Result<void> Autosave::discard(const Restorable &work)
{
    if (QFile::exists(work.file) && !QFile::remove(work.file))
        return failure(ErrorKind::Disk, QStringLiteral("%1 could not be removed. Remove it by hand.").arg(work.file));
    return {};
}

Result<void> Autosave::restore(const Restorable &work)
{
    const auto kept = readKept(work.file);
    if (!kept)
        return std::unexpected(kept.error());
    const auto drawing = parseRheo(kept->drawing);
    if (!drawing)
        return failure(ErrorKind::Input,
                       QStringLiteral("The unsaved work in %1 is damaged and cannot be restored.").arg(work.file),
                       drawing.error().front().message);
    m_document.restore(*drawing, kept->about.drawingPath);
    flush();
    return m_file.isEmpty() ? Result<void>() : discard(work);
}

void Autosave::follow(const DocumentChange &change)
{
    if (change.everything)
        forget();
    if (!m_timer.isActive())
        m_timer.start();
}

void Autosave::flush()
{
    m_timer.stop();
    if (!m_document.isModified())
        return forget();
    if (!claimFile())
        return;
    if (const auto written = writeWholeFile(m_file, textOf(m_document)); !written)
        Q_EMIT failed(written.error());
}

bool Autosave::claimFile()
{
    if (!m_file.isEmpty())
        return true;
    if (!QDir().mkpath(m_folder)) {
        Q_EMIT failed({ErrorKind::Disk, QStringLiteral("%1 could not be made, so unsaved work is not kept. Save often "
                                                       "or change its permissions.")
                                            .arg(m_folder)});
        return false;
    }
    const QString stem = m_folder + QLatin1Char('/') + keyOf(m_document.path());
    for (int n = 1;; ++n) {
        const QString file = stem + (n > 1 ? QStringLiteral("-%1").arg(n) : QString()) + ending;
        auto lock = lockOf(file);
        if (!lock->tryLock(0) || QFile::exists(file))
            continue;
        m_lock = std::move(lock);
        m_file = file;
        return true;
    }
}

void Autosave::forget()
{
    m_timer.stop();
    if (!m_file.isEmpty())
        QFile::remove(m_file);
    m_file.clear();
    m_lock.reset();
}

} // namespace rheo
