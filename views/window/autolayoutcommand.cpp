// SPDX-License-Identifier: Apache-2.0
#include "views/window/autolayoutcommand.h"

#include "model/edit/placementedits.h"
#include "model/file/rheofile.h"
#include "model/layout/autolayout.h"
#include "model/layout/layoutlines.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/glide.h"
#include "views/window/banner.h"

#include <QCoreApplication>

namespace rheo::ui {

namespace {

constexpr int patience = 200; // ms

} // namespace

AutoLayoutCommand::AutoLayoutCommand(CanvasView *canvas, Banner *banner, const QString &program, QObject *parent)
    : QObject(parent)
    , m_canvas(canvas)
    , m_document(&canvas->document())
    , m_banner(banner)
    , m_program(program.isEmpty() ? QCoreApplication::applicationFilePath() : program)
    , m_glide(new Glide(canvas))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_banner->say(Banner::Tone::Notice, tr("Laying out…"), {},
                      {{tr("Cancel auto-layout"), [this] { m_child.cancel(); }}});
    });
    connect(&m_child, &LayoutChild::finished, this, [this](const Placement &places) {
        if (!m_patience.isActive())
            m_banner->clear();
        take(places);
    });
    connect(&m_child, &LayoutChild::cancelled, this, [this] { m_banner->clear(); });
    connect(&m_child, &LayoutChild::failed, this, &AutoLayoutCommand::fail);
}

void AutoLayoutCommand::layOutAll()
{
    start({});
}

void AutoLayoutCommand::layOutSelection()
{
    if (!m_canvas->selection()->elements().isEmpty())
        start(m_canvas->selection()->elements());
}

void AutoLayoutCommand::start(const QSet<ElementId> &only)
{
    if (m_child.isRunning())
        return;
    m_only = only;
    QStringList arguments{QStringLiteral("layout"), QStringLiteral("--in-process")};
    QByteArray input = writeRheo(m_document->drawing());
    if (!only.isEmpty()) {
        arguments += QStringLiteral("--only");
        input.prepend(onlyLine(only));
    }
    m_child.start(m_program, arguments, input, m_document->placement());
    m_patience.start();
}

void AutoLayoutCommand::take(const Placement &places)
{
    m_patience.stop();
    QHash<ElementId, QPointF> before;
    for (auto it = m_document->placement().cbegin(); it != m_document->placement().cend(); ++it)
        before.insert(it.key(), it->position);
    applyPlacement(*m_document, places, m_only.isEmpty() ? tr("Auto-layout") : tr("Lay out the selection"));
    if (m_only.isEmpty())
        m_canvas->fit();
    m_glide->from(before);
}

void AutoLayoutCommand::fail(const Error &error)
{
    m_patience.stop();
    if (error.kind != ErrorKind::Limit) {
        m_banner->say(Banner::Tone::Trouble, error.message, error.detail);
        return;
    }
    take(fallbackLayout(m_document->architecture(), m_document->placement(), m_only));
    m_banner->say(Banner::Tone::Notice, tr("Graphviz took too long, so the drawing was laid out in simple ranks. "
                                           "Undo brings the old places back."));
}

} // namespace rheo::ui
