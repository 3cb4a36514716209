// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/pictureexport.h"

#include "model/file/rheofile.h"
#include "views/canvas/picturepainter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <cmath>

namespace rheo::ui {

namespace {

constexpr int mostPixels = 16384;
constexpr qreal margin = 24;

const QString pngKey = QStringLiteral("rheograph");
const QByteArray openTag = "<drawing xmlns=\"urn:rheograph:drawing\" encoding=\"base64\">";
const QByteArray closeTag = "</drawing>";

struct Sheet
{
    CanvasPicture picture;
    QRectF area;
    QSize pixels;
};

Result<Sheet> sheetFor(const Drawing &drawing, const ExportOptions &options)
{
    Sheet sheet{.picture = CanvasPicture::of(drawing), .area = {}, .pixels = {}};
    const QRectF bounds = sheet.picture.bounds();
    if (bounds.isEmpty())
        return failure(ErrorKind::Input, QStringLiteral("The drawing is empty, so there is no picture to make of it. "
                                                        "Draw something first."));
    sheet.area = bounds.adjusted(-margin, -margin, margin, margin);
    const QSizeF size = sheet.area.size() * options.scale;
    if (!(options.scale > 0) || size.width() < 1 || size.height() < 1)
        return failure(ErrorKind::Usage, QStringLiteral("The scale %1 makes no picture; give one above 0, for "
                                                        "instance 2.")
                                             .arg(options.scale));
    if (std::max(size.width(), size.height()) > mostPixels)
        return failure(ErrorKind::Limit,
                       QStringLiteral("The picture would be %1 × %2 pixels; at most %3 a side are made. Give a smaller "
                                      "scale.")
                           .arg(std::ceil(size.width()), 0, 'f', 0)
                           .arg(std::ceil(size.height()), 0, 'f', 0)
                           .arg(mostPixels));
    sheet.pixels = {int(std::ceil(size.width())), int(std::ceil(size.height()))};
    return sheet;
}

void paintSheet(QPainter &painter, const Sheet &sheet, const ExportOptions &options)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (options.ground == ExportGround::Canvas)
        painter.fillRect(QRect(QPoint(0, 0), sheet.pixels), options.theme.canvas);
    painter.scale(options.scale, options.scale);
    painter.translate(-sheet.area.topLeft());
    // A picture is read at any size: it has everything, whatever its scale.
    paintPicture(painter, sheet.picture, {}, sheet.area, PaintStyle(options.theme, 1));
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
    paintSheet(painter, *sheet, options);
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
    paintSheet(painter, *sheet, options);
    painter.end();
    image.setText(pngKey, QString::fromUtf8(writeRheo(drawing)));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return failure(ErrorKind::Limit, QCoreApplication::translate(
                                             "PictureExport", "The picture could not be packed as PNG. Try SVG."));
    return png;
}

QByteArray embeddedDrawing(const QByteArray &exported)
{
    const qsizetype start = exported.indexOf(openTag);
    if (start >= 0) {
        const qsizetype from = start + openTag.size();
        const qsizetype end = exported.indexOf(closeTag, from);
        return end < 0 ? QByteArray() : QByteArray::fromBase64(exported.mid(from, end - from));
    }
    return QImage::fromData(exported, "PNG").text(pngKey).toUtf8();
}

} // namespace rheo::ui
