// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/mimedrawing.h"

#include "model/base/safefile.h"
#include "model/edit/clipboardedits.h"
#include "model/exchange/mermaid.h"
#include "model/file/embeddeddrawing.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "model/layout/autolayout.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace rheo::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(rheo::ui::MimeDrawing)
};

const QStringList pictureTypes{QStringLiteral("image/svg+xml"), QStringLiteral("image/png"),
                               QStringLiteral("application/pdf")};

QString localFile(const QMimeData &mime)
{
    const QList<QUrl> urls = mime.urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

/// The file's text in the first type that has any.
Result<QByteArray> textInPicture(const QMimeData &mime)
{
    Result<QByteArray> found = failure(ErrorKind::Input, {});
    for (const QString &type : pictureTypes) {
        const QByteArray bytes = mime.data(type);
        if (bytes.isEmpty() || bytes.size() > largestFile)
            continue;
        found = embeddedDrawing(bytes, Words::tr("The picture in the clipboard"));
        if (found)
            return found;
    }
    return found;
}

Result<Brought> drawingInRheo(const QByteArray &rheo)
{
    auto drawing = parseRheo(rheo);
    if (!drawing)
        return std::unexpected(pasteError(drawing.error()));
    return Brought{std::move(*drawing)};
}

/// What no text places stands by its links, from left to right.
Brought placed(Brought brought)
{
    Drawing &drawing = brought.drawing;
    if (drawing.placement.isEmpty())
        drawing.placement = fallbackLayout(drawing.architecture, {});
    return brought;
}

Result<Brought> drawingInFile(const QString &path)
{
    const auto bytes = readWholeFile(path, largestFile);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (!isPicture(*bytes))
        return drawingIn(QString::fromUtf8(*bytes));
    const auto inside = embeddedDrawing(*bytes, path);
    return inside ? drawingInRheo(*inside) : std::unexpected(inside.error());
}

} // namespace

bool carriesDrawing(const QMimeData &mime)
{
    return !mime.hasUrls() && textInPicture(mime).has_value();
}

Result<Brought> drawingIn(const QString &text)
{
    if (const QByteArray bytes = text.toUtf8(); isPicture(bytes)) {
        const auto inside = embeddedDrawing(bytes, Words::tr("The text"));
        return inside ? drawingInRheo(*inside) : std::unexpected(inside.error());
    }
    if (isMermaid(text)) {
        auto imported = readMermaid(text);
        if (!imported)
            return std::unexpected(pasteError(imported.error()));
        return placed({.drawing = {.architecture = std::move(imported->architecture)}, .notes = imported->notes});
    }
    auto drawing = drawingInText(text);
    if (!drawing)
        return std::unexpected(drawing.error());
    return placed({.drawing = std::move(*drawing)});
}

Result<Brought> drawingIn(const QMimeData &mime)
{
    if (const QString path = localFile(mime); !path.isEmpty())
        return drawingInFile(path);
    const auto inside = textInPicture(mime);
    if (inside)
        return drawingInRheo(*inside);
    if (const QString text = mime.text(); !text.trimmed().isEmpty())
        return drawingIn(text);
    if (!inside.error().message.isEmpty())
        return std::unexpected(inside.error());
    if (mime.hasImage())
        return failure(ErrorKind::Input, Words::tr("The picture in the clipboard holds no drawing. Copy one that "
                                                   "Rheograph exported."));
    return Brought();
}

} // namespace rheo::ui
