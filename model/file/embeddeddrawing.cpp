// SPDX-License-Identifier: Apache-2.0
#include "model/file/embeddeddrawing.h"

#include "model/file/inflate.h"
#include "model/file/limits.h"

#include <QXmlStreamReader>
#include <QtEndian>

namespace rheo {

namespace {

const QByteArray pngSignature("\x89PNG\r\n\x1a\n", 8);
const QByteArray pdfSignature = "%PDF-";

/// Why there is no drawing to be had.
enum class Lack { None, Damaged, TooLarge };

using Found = std::expected<QByteArray, Lack>;

std::unexpected<Lack> lack(Lack why)
{
    return std::unexpected(why);
}

Found unpacked(QByteArrayView stream)
{
    Inflated result = inflated(stream, largestFile);
    if (result.fault)
        return lack(result.fault == InflateFault::TooLarge ? Lack::TooLarge : Lack::Damaged);
    return std::move(result.content);
}

QByteArray utf8FromLatin1(const QByteArray &text)
{
    return QString::fromLatin1(text).toUtf8();
}

/// The text of a chunk of ours, what follows the keyword and its zero.
Found chunkText(QByteArrayView type, const QByteArray &rest)
{
    if (type == "tEXt")
        return utf8FromLatin1(rest);
    if (type == "zTXt") {
        if (rest.isEmpty() || rest[0] != 0)
            return lack(Lack::Damaged);
        const Found text = unpacked(QByteArrayView(rest).sliced(1));
        return text ? Found(utf8FromLatin1(*text)) : text;
    }
    if (rest.size() < 2 || rest[1] != 0)
        return lack(Lack::Damaged);
    const qsizetype language = rest.indexOf('\0', 2);
    const qsizetype translated = language < 0 ? -1 : rest.indexOf('\0', language + 1);
    if (translated < 0)
        return lack(Lack::Damaged);
    const QByteArrayView text = QByteArrayView(rest).sliced(translated + 1);
    return rest[0] == 0 ? Found(text.toByteArray()) : unpacked(text);
}

Found inPng(const QByteArray &png)
{
    const QByteArray head = embedded::pngKeyword + '\0';
    for (qsizetype at = pngSignature.size(); at + 12 <= png.size();) {
        const qsizetype length = qFromBigEndian<quint32>(png.constData() + at);
        if (length > png.size() - at - 12)
            return lack(Lack::Damaged);
        const QByteArrayView type = QByteArrayView(png).sliced(at + 4, 4);
        const bool isText = type == "tEXt" || type == "zTXt" || type == "iTXt";
        if (isText && QByteArrayView(png).sliced(at + 8, length).startsWith(head)) {
            const quint32 sum = qFromBigEndian<quint32>(png.constData() + at + 8 + length);
            if (crc32Of(QByteArrayView(png).sliced(at + 4, length + 4)) != sum)
                return lack(Lack::Damaged);
            return chunkText(type, png.mid(at + 8 + head.size(), length - head.size()));
        }
        at += length + 12;
    }
    return lack(Lack::None);
}

Found inXml(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement || reader.name() != QLatin1String("drawing") ||
            reader.namespaceUri() != QLatin1String(embedded::svgNamespace))
            continue;
        const QByteArray text = reader.readElementText().simplified().toLatin1();
        const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        if (reader.hasError() || !decoded)
            return lack(Lack::Damaged);
        return *decoded;
    }
    return lack(xml.contains(embedded::svgNamespace) ? Lack::Damaged : Lack::None);
}

/// The number that stands at `at`, -1 for none.
qsizetype numberAt(const QByteArray &bytes, qsizetype at)
{
    qsizetype end = at;
    while (end < bytes.size() && end - at < 12 && bytes[end] >= '0' && bytes[end] <= '9')
        ++end;
    return end == at ? -1 : qsizetype(bytes.sliced(at, end - at).toLongLong());
}

/// Where the object stands, by the table of references that the end of the file points to; -1 for nowhere.
qsizetype objectOffset(const QByteArray &pdf, qsizetype object)
{
    constexpr qsizetype entryLength = 20;
    const QByteArray start = "startxref\n";
    const QByteArray head = "xref\n0 ";
    const qsizetype said = pdf.lastIndexOf(start);
    const qsizetype table = said < 0 ? -1 : numberAt(pdf, said + start.size());
    if (table < 0 || table > pdf.size() - head.size() || pdf.mid(table, head.size()) != head)
        return -1;
    const qsizetype count = numberAt(pdf, table + head.size());
    const qsizetype first = pdf.indexOf('\n', table + head.size()) + 1;
    if (object < 0 || object >= count || first == 0 || object > (pdf.size() - first) / entryLength - 1)
        return -1;
    const qsizetype offset = numberAt(pdf, first + object * entryLength);
    return offset < pdf.size() ? offset : -1;
}

Found inPdf(const QByteArray &pdf)
{
    const QByteArray mark = "/F (" + embedded::pdfFileName + ")\n/EF <</F ";
    const QByteArray streamMark = "stream\n";
    const qsizetype named = pdf.lastIndexOf(mark);
    if (named < 0)
        return lack(Lack::None);
    const qsizetype object = numberAt(pdf, named + mark.size());
    const qsizetype offset = objectOffset(pdf, object);
    if (offset < 0 || !QByteArrayView(pdf).sliced(offset).startsWith(QByteArray::number(object) + " 0 obj\n"))
        return lack(Lack::Damaged);
    const qsizetype stream = pdf.indexOf(streamMark, offset);
    const QByteArrayView dictionary =
        QByteArrayView(pdf).sliced(offset, stream < 0 ? 0 : qMin<qsizetype>(stream - offset, 400));
    if (stream < 0 || !dictionary.contains("/Filter /FlateDecode"))
        return lack(Lack::Damaged);
    return unpacked(QByteArrayView(pdf).sliced(stream + streamMark.size()));
}

bool isXml(const QByteArray &bytes)
{
    const qsizetype start = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    return bytes.mid(start, 64).trimmed().startsWith('<');
}

Found drawingIn(const QByteArray &picture)
{
    if (picture.startsWith(pngSignature))
        return inPng(picture);
    if (picture.startsWith(pdfSignature))
        return inPdf(picture);
    return inXml(picture);
}

} // namespace

bool isPicture(const QByteArray &bytes)
{
    return bytes.startsWith(pngSignature) || bytes.startsWith(pdfSignature) || isXml(bytes);
}

Result<QByteArray> embeddedDrawing(const QByteArray &picture, const QString &what)
{
    auto found = drawingIn(picture);
    if (found && !found->isEmpty() && found->size() <= largestFile)
        return std::move(*found);
    switch (found ? Lack::Damaged : found.error()) {
    case Lack::TooLarge:
        return failure(ErrorKind::Limit, QStringLiteral("%1 holds a drawing of more than 64 MiB, which is not opened. "
                                                        "Split the drawing.")
                                             .arg(what));
    case Lack::Damaged:
        return failure(ErrorKind::Input, QStringLiteral("%1 is damaged: the drawing inside cannot be read. Take an "
                                                        "unaltered copy of the picture.")
                                             .arg(what));
    case Lack::None:
        break;
    }
    return failure(ErrorKind::Input, QStringLiteral("%1 holds no drawing. Open a .rheo file, or an SVG, PNG or PDF "
                                                    "that Rheograph exported.")
                                         .arg(what));
}

} // namespace rheo
