// SPDX-License-Identifier: Apache-2.0
#include "views/window/autolayoutcommand.h"

#include "model/edit/placementedits.h"
#include "model/file/rheofile.h"
#include "model/layout/autolayout.h"
#include "views/window/banner.h"

#include <QCoreApplication>

namespace rheo::ui {

AutoLayoutCommand::AutoLayoutCommand(ArchitectureDocument *document, Banner *banner, QObject *parent)
    : QObject(parent), m_document(document), m_banner(banner)
{
    connect(&m_child, &LayoutChild::finished, this, [this](const Placement &places) {
        m_banner->clear();
        applyPlacement(*m_document, places, tr("Auto-layout"));
        Q_EMIT finished();
    });
    connect(&m_child, &LayoutChild::cancelled, this, [this] { m_banner->clear(); });
    connect(&m_child, &LayoutChild::failed, this, [this](const Error &error) {
        if (error.kind != ErrorKind::Limit) {
            m_banner->say(Banner::Tone::Trouble, error.message, error.detail);
            return;
        }
        applyPlacement(*m_document, fallbackLayout(m_document->architecture(), m_document->placement()),
                       tr("Auto-layout"));
        m_banner->say(Banner::Tone::Notice, tr("Graphviz took too long, so the drawing was laid out in simple ranks. "
                                               "Undo brings the old places back."));
        Q_EMIT finished();
    });
}

void AutoLayoutCommand::run()
{
    if (m_child.isRunning())
        return;
    m_child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("layout"), QStringLiteral("--in-process")},
                  writeRheo(m_document->drawing()), m_document->placement());
    m_banner->say(Banner::Tone::Notice, tr("Laying out…"), {},
                  {{tr("Cancel auto-layout"), [this] { m_child.cancel(); }}});
}

} // namespace rheo::ui
