// SPDX-License-Identifier: Apache-2.0
#include "model/file/rheofile.h"

#include "model/base/safefile.h"
#include "model/file/embeddeddrawing.h"
#include "model/file/jsontext.h"
#include "model/file/limits.h"
#include "model/file/rheoreader.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <charconv>

namespace rheo {

namespace {

QByteArray number(qreal value)
{
    char buffer[32];
    const auto [end, fault] = std::to_chars(buffer, buffer + sizeof buffer, value == 0 ? 0.0 : value);
    return QByteArray(buffer, end - buffer);
}

QByteArray jsonValue(const FieldValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto *count = std::get_if<qint64>(&value))
        return QByteArray::number(*count);
    if (const auto *text = std::get_if<QString>(&value))
        return jsonQuoted(*text);
    QByteArrayList parts;
    if (const auto *list = std::get_if<QStringList>(&value)) {
        for (const QString &entry : *list)
            parts += jsonQuoted(entry);
        return '[' + parts.join(", ") + ']';
    }
    const TextMap &map = std::get<TextMap>(value);
    for (auto it = map.begin(); it != map.end(); ++it)
        parts += jsonQuoted(it.key()) + ": " + jsonQuoted(it.value());
    return '{' + parts.join(", ") + '}';
}

/// One object on one line, member by member.
class Line
{
public:
    void add(const char *name, const QByteArray &value) { m_parts += '"' + QByteArray(name) + "\": " + value; }

    void add(const char *name, const QString &text) { add(name, jsonQuoted(text)); }

    void addIfAny(const char *name, const QString &text)
    {
        if (!text.isEmpty())
            add(name, text);
    }

    void addIf(bool wanted, const char *name, const QByteArray &value)
    {
        if (wanted)
            add(name, value);
    }

    void add(const FieldMap &fields)
    {
        for (auto it = fields.begin(); it != fields.end(); ++it)
            add(it.key().toUtf8().constData(), jsonValue(it.value()));
    }

    void addUnknown(const QByteArray &object)
    {
        if (object.size() > 2)
            m_parts += object.sliced(1, object.size() - 2);
    }

    [[nodiscard]] QByteArray text() const { return '{' + m_parts.join(", ") + '}'; }

private:
    QByteArrayList m_parts;
};

QByteArray lineOf(const Element &element)
{
    Line line;
    line.add("id", element.id.text());
    line.add("kind", keyword(element.kind));
    line.add("name", element.name);
    line.addIfAny("in", element.container.text());
    line.add(element.fields);
    line.addUnknown(element.unknown);
    return line.text();
}

QByteArray lineOf(const Link &link)
{
    Line line;
    line.add("from", link.id.from.text());
    line.add("to", link.id.to.text());
    line.add("kind", keyword(link.id.kind));
    line.addIfAny("group", link.id.group);
    line.add(link.fields);
    line.addUnknown(link.unknown);
    return line.text();
}

QByteArray lineOf(const ElementId &id, const Place &place)
{
    Line line;
    line.add("id", id.text());
    line.add("x", number(place.position.x()));
    line.add("y", number(place.position.y()));
    line.addIf(place.z != 0, "z", QByteArray::number(place.z));
    line.addIf(place.pinned, "pinned", "true");
    line.addIf(place.locked, "locked", "true");
    line.addIf(place.collapsed, "collapsed", "true");
    return line.text();
}

QByteArray section(const char *name, const QByteArrayList &lines)
{
    const QByteArray head = "  \"" + QByteArray(name) + "\": [";
    return lines.isEmpty() ? head + ']' : head + "\n    " + lines.join(",\n    ") + "\n  ]";
}

QByteArrayList sections(const Drawing &drawing)
{
    QByteArrayList elements;
    for (const Element &element : drawing.architecture.elements())
        elements += lineOf(element);
    QByteArrayList links;
    for (const Link &link : drawing.architecture.links())
        links += lineOf(link);
    QByteArrayList places;
    for (auto it = drawing.placement.begin(); it != drawing.placement.end(); ++it)
        places += lineOf(it.key(), it.value());
    return {section("elements", elements), section("links", links), section("places", places)};
}

QString sentence(const QString &path, const QList<Problem> &problems)
{
    const Problem &first = problems.front();
    const QString where =
        first.line > 0
            ? QStringLiteral("%1:%2:%3").arg(path, QString::number(first.line), QString::number(first.column))
            : path;
    const QString more =
        problems.size() > 1 ? QStringLiteral(" There are %1 more problems.").arg(problems.size() - 1) : QString();
    return QStringLiteral("%1: %2%3").arg(where, first.message, more);
}

} // namespace

std::expected<Drawing, QList<Problem>> parseRheo(const QByteArray &json)
{
    auto read = readRheo(json);
    if (!read)
        return std::unexpected(std::move(read.error()));
    return std::move(read->drawing);
}

QByteArray writeRheo(const Drawing &drawing)
{
    QByteArrayList members{"  \"format\": \"rheograph\"", "  \"version\": " + QByteArray::number(rheoVersion),
                           "  \"name\": " + jsonQuoted(drawing.architecture.name)};
    if (!drawing.architecture.description.isEmpty())
        members += "  \"description\": " + jsonQuoted(drawing.architecture.description);
    members += sections(drawing);
    if (drawing.unknown.size() > 2)
        members += "  " + drawing.unknown.sliced(1, drawing.unknown.size() - 2);
    return "{\n" + members.join(",\n") + "\n}\n";
}

Result<LoadedDrawing> loadRheo(const QString &path)
{
    auto loaded = readRheoFile(path);
    if (!loaded)
        return std::unexpected(loaded.error().error);
    return std::move(*loaded);
}

std::expected<LoadedDrawing, LoadFailure> readRheoFile(const QString &path)
{
    const Result<DrawingText> file = readDrawingText(path);
    if (!file)
        return std::unexpected(LoadFailure{file.error(), path});
    auto read = readRheo(file->text);
    if (!read)
        return std::unexpected(
            LoadFailure{{ErrorKind::Input, sentence(path, read.error()), {}}, path, std::move(read.error())});
    QString reason;
    if (read->version > rheoVersion)
        reason = QStringLiteral("%1 was written by a newer Rheograph (format %2, this one knows %3). It is open for "
                                "reading only; update Rheograph to change it.")
                     .arg(path, QString::number(read->version), QString::number(rheoVersion));
    return LoadedDrawing{std::move(read->drawing), reason, file->digest, file->isPicture};
}

Result<DrawingText> readDrawingText(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path, largestFile);
    if (!bytes)
        return std::unexpected(bytes.error());
    DrawingText file{.text = *bytes, .digest = fileDigest(*bytes), .isPicture = isPicture(*bytes)};
    if (file.isPicture) {
        auto inside = embeddedDrawing(*bytes, path);
        if (!inside)
            return std::unexpected(inside.error());
        file.text = std::move(*inside);
    }
    return file;
}

QByteArray fileDigest(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Result<QByteArray> saveRheo(const QString &path, const Drawing &drawing)
{
    const QByteArray text = writeRheo(drawing);
    if (text.size() > largestFile)
        return failure(ErrorKind::Limit,
                       QStringLiteral("%1 was not saved: the drawing takes more than 64 MiB, and could "
                                      "not be opened again. Split it.")
                           .arg(path));
    if (QFileInfo(path).isFile()) {
        const Result<QByteArray> before = readWholeFile(path, largestFile);
        if (before && *before != text) {
            if (auto kept = writeWholeFile(path + QStringLiteral(".bak"), *before); !kept)
                return std::unexpected(kept.error());
        }
    }
    if (auto written = writeWholeFile(path, text); !written)
        return std::unexpected(written.error());
    return fileDigest(text);
}

} // namespace rheo
