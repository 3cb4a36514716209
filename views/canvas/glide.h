// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/ids.h"

#include <QHash>
#include <QObject>
#include <QPointF>
#include <QVariantAnimation>

namespace rheo::ui {

class CanvasView;

/// Lets elements glide to where the document has them now, so that the eye can follow a layout. It is a preview only:
/// the edit is made before. At once where motion is reduced or more than `mostGliding` elements move; an edit or a
/// gesture ends it. GUI thread.
class Glide : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostGliding = 200;

    explicit Glide(CanvasView *canvas);

    /// Upper left corners before the edit; what has no place any more is left out.
    void from(const QHash<ElementId, QPointF> &before);

    [[nodiscard]] bool isRunning() const { return m_clock.state() == QAbstractAnimation::Running; }

private:
    void show(qreal share);
    void end();

    CanvasView *m_canvas;
    QVariantAnimation m_clock;
    QHash<ElementId, QLineF> m_ways; ///< from the old corner to the new one
};

} // namespace rheo::ui
