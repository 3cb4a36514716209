// SPDX-License-Identifier: Apache-2.0
#include "model/edit/architecturedocument.h"

#include "model/base/safefile.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"

#include <QFileInfo>

namespace rheo {

DocumentChange &DocumentChange::operator|=(const DocumentChange &other)
{
    elements |= other.elements;
    links |= other.links;
    places |= other.places;
    everything |= other.everything;
    return *this;
}

ArchitectureDocument::ArchitectureDocument(QObject *parent) : QObject(parent) {}

Result<void> ArchitectureDocument::load(const QString &path)
{
    auto loaded = loadRheo(path);
    if (!loaded)
        return std::unexpected(loaded.error());
    open(*loaded, path);
    return {};
}

void ArchitectureDocument::open(const LoadedDrawing &loaded, const QString &path)
{
    if (loaded.isPicture) {
        Drawing drawing = loaded.drawing;
        if (drawing.architecture.name.isEmpty())
            drawing.architecture.name = QFileInfo(path).completeBaseName();
        begin(drawing, {}, loaded.readOnlyReason);
    } else {
        begin(loaded.drawing, path, loaded.readOnlyReason);
        m_digest = loaded.digest;
    }
    announce();
}

bool ArchitectureDocument::isChangedOnDisk(const QString &path, const QByteArray &digest)
{
    if (path.isEmpty() || digest.isEmpty())
        return false;
    const auto bytes = readWholeFile(path, largestFile);
    return bytes && fileDigest(*bytes) != digest;
}

Result<void> ArchitectureDocument::save()
{
    if (m_path.isEmpty())
        return failure(ErrorKind::Usage, tr("The drawing has no file yet. Save it under a name."));
    return saveAs(m_path);
}

Result<void> ArchitectureDocument::saveAs(const QString &path)
{
    if (!m_readOnlyReason.isEmpty())
        return failure(ErrorKind::Input, m_readOnlyReason);
    const auto written = saveRheo(path, m_drawing);
    if (!written)
        return std::unexpected(written.error());
    takeSaved(path, *written);
    return {};
}

void ArchitectureDocument::takeSaved(const QString &path, const QByteArray &digest)
{
    m_digest = digest;
    m_undoStack.setClean();
    if (path != m_path) {
        m_path = path;
        Q_EMIT pathChanged();
    }
    Q_EMIT saved();
}

void ArchitectureDocument::reset(const Drawing &drawing)
{
    begin(drawing, {}, {});
    announce();
}

void ArchitectureDocument::restore(const Drawing &drawing, const QString &path)
{
    begin(drawing, path, {});
    m_undoStack.resetClean();
    announce();
}

void ArchitectureDocument::begin(const Drawing &drawing, const QString &path, const QString &readOnlyReason)
{
    m_drawing = drawing;
    m_path = path;
    m_readOnlyReason = readOnlyReason;
    m_digest.clear();
    m_undoStack.clear();
}

void ArchitectureDocument::announce()
{
    Q_EMIT pathChanged();
    Q_EMIT changed({.everything = true});
}

quint64 ArchitectureDocument::stepSerial(EditStep step, size_t kind)
{
    if (step == EditStep::Single || kind != m_stepKind)
        ++m_stepSerial;
    m_stepKind = kind;
    return m_stepSerial;
}

} // namespace rheo
