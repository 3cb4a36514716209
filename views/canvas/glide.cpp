// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/glide.h"

#include "model/edit/architecturedocument.h"
#include "views/canvas/canvasview.h"
#include "views/theme/preferences.h"
#include "views/tools/abstracttool.h"

#include <QLineF>

namespace rheo::ui {

namespace {

constexpr int glideTime = 180; // ms

} // namespace

Glide::Glide(CanvasView *canvas) : QObject(canvas), m_canvas(canvas)
{
    m_clock.setStartValue(0.0);
    m_clock.setEndValue(1.0);
    m_clock.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_clock, &QVariantAnimation::valueChanged, this, [this](const QVariant &share) { show(share.toReal()); });
    connect(&m_clock, &QVariantAnimation::finished, this, &Glide::end);
    connect(&canvas->document(), &ArchitectureDocument::changed, this, &Glide::end);
}

void Glide::from(const QHash<ElementId, QPointF> &before)
{
    end();
    const Placement &places = m_canvas->document().placement();
    for (auto it = before.begin(); it != before.end(); ++it) {
        const auto place = places.constFind(it.key());
        if (place != places.constEnd() && place->position != it.value())
            m_ways.insert(it.key(), QLineF(it.value(), place->position));
    }
    const int time = Preferences::shared().duration(glideTime);
    if (time == 0 || m_ways.isEmpty() || m_ways.size() > mostGliding)
        return m_ways.clear();
    m_clock.setDuration(time);
    show(0);
    m_clock.start();
}

void Glide::show(qreal share)
{
    if (m_ways.isEmpty())
        return;
    if (m_canvas->tool().isBusy())
        return end();
    QHash<ElementId, QPointF> positions;
    for (auto it = m_ways.cbegin(); it != m_ways.cend(); ++it)
        positions.insert(it.key(), it->pointAt(share));
    m_canvas->previewMove(positions);
}

void Glide::end()
{
    if (m_ways.isEmpty())
        return;
    m_ways.clear();
    m_clock.stop();
    m_canvas->endPreview();
}

} // namespace rheo::ui
