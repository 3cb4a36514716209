// SPDX-License-Identifier: Apache-2.0
#include "views/panels/overviewpanel.h"

#include "views/canvas/canvasview.h"
#include "views/canvas/viewhistory.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

namespace rheo::ui {

namespace {

constexpr qreal titleHeight = 26;
constexpr qreal margin = 14;
constexpr int rest = 100;               // ms
constexpr qsizetype largeDrawing = 500; // elements and links: painting more takes a frame

} // namespace

OverviewPanel::OverviewPanel(CanvasView *canvas, QWidget *parent) : QWidget(parent), m_canvas(canvas)
{
    setObjectName(QStringLiteral("overviewPanel"));
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Drag to move the canvas"));
    setMinimumHeight(96);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(canvas, &CanvasView::viewportChanged, this, qOverload<>(&QWidget::update));
    m_content = canvas->picture().bounds();
    m_resting.setSingleShot(true);
    m_resting.setInterval(rest);
    connect(&m_resting, &QTimer::timeout, this, &OverviewPanel::forgetDrawing);
    connect(&canvas->document(), &ArchitectureDocument::changed, this, &OverviewPanel::followDrawing,
            Qt::QueuedConnection);
    connect(canvas, &CanvasView::linksRouted, this, &OverviewPanel::followDrawing);
}

void OverviewPanel::followDrawing()
{
    const CanvasPicture &picture = m_canvas->picture();
    if (picture.elementCount() + picture.linkCount() > largeDrawing)
        m_resting.start();
    else
        forgetDrawing();
}

void OverviewPanel::forgetDrawing()
{
    m_drawing = {};
    m_content = m_canvas->picture().bounds();
    update();
}

void OverviewPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        forgetDrawing();
    QWidget::changeEvent(event);
}

QRectF OverviewPanel::frame() const
{
    return QRectF(rect()).adjusted(margin + 0.5, titleHeight + 0.5, -margin - 0.5, -12.5);
}

QTransform OverviewPanel::toPanel() const
{
    QRectF content = m_content;
    if (content.isEmpty())
        content = m_canvas->viewport().toDrawing(QRectF(m_canvas->rect()));
    const QRectF inner = frame().adjusted(4, 4, -4, -4);
    const qreal scale = std::min({inner.width() / content.width(), inner.height() / content.height(), 0.25});
    return QTransform::fromTranslate(-content.center().x(), -content.center().y()) *
           QTransform::fromScale(scale, scale) * QTransform::fromTranslate(inner.center().x(), inner.center().y());
}

QPointF OverviewPanel::shownAt(QPointF drawing) const
{
    return toPanel().map(drawing);
}

void OverviewPanel::paintDrawing()
{
    m_drawing = QPixmap(size() * devicePixelRatioF());
    m_drawing.setDevicePixelRatio(devicePixelRatioF());
    m_drawing.fill(Qt::transparent);
    const Theme &theme = Theme::current();
    QPainter painter(&m_drawing);
    painter.setRenderHint(QPainter::Antialiasing);
    const QTransform transform = toPanel();
    const CanvasPicture &picture = m_canvas->picture();
    const QRectF all = picture.bounds().adjusted(-1, -1, 1, 1);
    painter.setPen(QPen(blended(theme.link, theme.panel, 0.5), 0.8));
    for (const PictureLink *link : picture.linksMeeting(all))
        painter.drawPolyline(transform.map(link->points));
    for (const PictureElement *element : picture.elementsMeeting(all)) {
        QColor fill = element->isRegion() ? theme.chip : theme.link;
        if (element->isRegion())
            fill.setAlphaF(0.5f);
        painter.setPen(element->isRegion() ? QPen(theme.containerLine, 0.6) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        painter.drawRoundedRect(transform.mapRect(element->rect), 1.5, 1.5);
    }
}

void OverviewPanel::paintEvent(QPaintEvent *)
{
    if (m_drawing.size() != size() * devicePixelRatioF())
        paintDrawing();
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawLine(painter, QRectF(margin, 4, width() - 2 * margin, 20), interfaceFont(11, QFont::DemiBold), theme.secondText,
             tr("Overview"));
    painter.setPen(QPen(theme.divider, 1));
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(frame(), 4, 4);
    painter.save();
    painter.setClipRect(frame().adjusted(0.5, 0.5, -0.5, -0.5));
    painter.drawPixmap(0, 0, m_drawing);
    painter.restore();
    const QRectF shown = toPanel().mapRect(m_canvas->viewport().toDrawing(QRectF(m_canvas->rect()))) & frame();
    QColor tint = theme.selection;
    tint.setAlphaF(0.08f);
    painter.setPen(QPen(theme.selection, 1.5));
    painter.setBrush(tint);
    painter.drawRoundedRect(shown, 3, 3);
}

void OverviewPanel::mousePressEvent(QMouseEvent *event)
{
    const QRectF shown = m_canvas->viewport().toDrawing(QRectF(m_canvas->rect()));
    const QPointF point = toPanel().inverted().map(event->position());
    m_grip = shown.contains(point) ? point - shown.center() : QPointF();
    m_canvas->history()->remember();
    mouseMoveEvent(event);
}

void OverviewPanel::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPointF point = toPanel().inverted().map(event->position());
    m_canvas->setViewport(m_canvas->viewport().centredOn(point - m_grip, m_canvas->size()));
}

} // namespace rheo::ui
