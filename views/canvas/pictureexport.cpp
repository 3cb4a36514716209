// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/pictureexport.h"

#include "model/file/embeddeddrawing.h"
#include "model/file/rheofile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace rheo::ui {

namespace {

const QByteArray openTag = "<drawing xmlns=\"" + embedded::svgNamespace + "\" encoding=\"base64\">";
const QByteArray closeTag = "</drawing>";

struct Sheet
{
    PictureSheet sheet;
    QSize pixels;
};

Result<Sheet> sheetFor(const Drawing &drawing, const ExportOptions &options)
{
    auto sheet = PictureSheet::of(drawing);
    if (!sheet)
        return std::unexpected(sheet.error());
    const auto pixels = sheet->pixels(options.scale);
    if (!pixels)
        return std::unexpected(pixels.error());
    return Sheet{std::move(*sheet), *pixels};
}

bool isForbiddenInXml(char c)
{
    return uchar(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Characters that no XML may hold, not even escaped, must not make the file unreadable.
QByteArray readableXml(QByteArray xml)
{
    xml.removeIf(isForbiddenInXml);
    for (const char *noncharacter : {"\xef\xbf\xbe", "\xef\xbf\xbf"}) // U+FFFE, U+FFFF
        xml.replace(noncharacter, "");
    return xml;
}

} // namespace

QString endingOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Svg:
        return QStringLiteral(".svg");
    case PictureFormat::Png:
        return QStringLiteral(".png");
    case PictureFormat::Pdf:
        return QStringLiteral(".pdf");
    }
    std::unreachable();
}

std::optional<PictureFormat> pictureFormatFor(const QString &fileName)
{
    for (const PictureFormat format : {PictureFormat::Svg, PictureFormat::Png, PictureFormat::Pdf}) {
        if (fileName.endsWith(endingOf(format), Qt::CaseInsensitive))
            return format;
    }
    return {};
}

Result<QByteArray> exportPicture(const Drawing &drawing, PictureFormat format, const ExportOptions &options)
{
    switch (format) {
    case PictureFormat::Svg:
        return exportSvg(drawing, options);
    case PictureFormat::Png:
        return exportPng(drawing, options);
    case PictureFormat::Pdf:
        return exportPdf(drawing, options);
    }
    std::unreachable();
}

Result<QByteArray> exportSvg(const Drawing &drawing, const ExportOptions &options)
{
    const auto sheet = sheetFor(drawing, options);
    if (!sheet)
        return std::unexpected(sheet.error());
    QByteArray svg;
    QBuffer buffer(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sheet->pixels);
    generator.setViewBox(QRect(QPoint(0, 0), sheet->pixels));
    generator.setResolution(96);
    generator.setTitle(drawing.architecture.name.toHtmlEscaped());
    QPainter painter(&generator);
    sheet->sheet.paint(painter, options);
    painter.end();
    const qsizetype end = svg.lastIndexOf("</svg>");
    svg.insert(end, "<metadata>" + openTag + writeRheo(drawing).toBase64() + closeTag + "</metadata>\n");
    return readableXml(svg);
}

Result<QByteArray> exportPng(const Drawing &drawing, const ExportOptions &options)
{
    const auto sheet = sheetFor(drawing, options);
    if (!sheet)
        return std::unexpected(sheet.error());
    QImage image(sheet->pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return failure(ErrorKind::Limit, QStringLiteral("There is not enough memory for the picture. Give a smaller "
                                                        "scale."));
    image.fill(Qt::transparent);
    QPainter painter(&image);
    sheet->sheet.paint(painter, options);
    painter.end();
    image.setText(QString::fromLatin1(embedded::pngKeyword), QString::fromUtf8(writeRheo(drawing)));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return failure(ErrorKind::Limit, QCoreApplication::translate(
                                             "PictureExport", "The picture could not be packed as PNG. Try SVG."));
    return png;
}

Result<QByteArray> exportPdf(const Drawing &drawing, const ExportOptions &options)
{
    constexpr qreal pixelsAnInch = 96;
    constexpr qreal pointsAnInch = 72;
    const auto sheet = sheetFor(drawing, options);
    if (!sheet)
        return std::unexpected(sheet.error());
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(int(pixelsAnInch));
    writer.setPageSize(
        QPageSize(QSizeF(sheet->pixels) * pointsAnInch / pixelsAnInch, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(drawing.architecture.name);
    writer.setCreator(QStringLiteral("Rheograph"));
    writer.addFileAttachment(QString::fromLatin1(embedded::pdfFileName), writeRheo(drawing),
                             QStringLiteral("application/json"));
    QPainter painter(&writer);
    sheet->sheet.paint(painter, options);
    painter.end();
    return pdf;
}

} // namespace rheo::ui
