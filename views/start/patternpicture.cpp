// SPDX-License-Identifier: Apache-2.0
#include "views/start/patternpicture.h"

#include "views/canvas/picturepainter.h"

#include <QPainter>

namespace rheo::ui {

namespace {

constexpr qreal margin = 14;
constexpr qreal largest = 0.3; ///< a drawing of two cards is not blown up

/// No name would be readable; notes and schemas are nothing but words.
Drawing withoutWords(Drawing drawing)
{
    const QMap<ElementId, Element> elements = drawing.architecture.elements();
    for (Element element : elements) {
        const bool isWords = element.kind == ElementKind::Note || element.kind == ElementKind::Schema;
        if (isWords) {
            drawing.placement.remove(element.id);
            continue;
        }
        element.name.clear();
        element.fields.remove(fields::schema);
        drawing.architecture.put(element);
    }
    return drawing;
}

} // namespace

QPixmap smallPicture(const Drawing &drawing, const QSize &size, qreal pixelRatio, const Theme &theme)
{
    QPixmap pixmap(size * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(theme.canvas);
    const CanvasPicture picture = CanvasPicture::of(withoutWords(drawing));
    const QRectF bounds = picture.bounds();
    if (bounds.isEmpty())
        return pixmap;
    const qreal scale = std::min(
        {(size.width() - 2 * margin) / bounds.width(), (size.height() - 2 * margin) / bounds.height(), largest});
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size.width() / 2.0, size.height() / 2.0);
    painter.scale(scale, scale);
    painter.translate(-bounds.center());
    PaintStyle style(theme, scale);
    style.detail = Detail::Shapes; // finer lines would fade away, and blocks show whole containers as one
    paintPicture(painter, picture, {}, bounds.adjusted(-margin, -margin, margin, margin), style);
    return pixmap;
}

} // namespace rheo::ui
