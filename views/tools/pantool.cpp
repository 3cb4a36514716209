// SPDX-License-Identifier: Apache-2.0
#include "views/tools/pantool.h"

namespace rheo::ui {

void PanTool::press(const QMouseEvent &event)
{
    m_start = event.position();
    m_before = m_canvas.viewport();
}

void PanTool::move(const QMouseEvent &event)
{
    m_canvas.setViewport(m_before.panned(event.position() - m_start));
}

void PanTool::release(const QMouseEvent &)
{
    m_canvas.finishTool();
}

void PanTool::cancel()
{
    m_canvas.setViewport(m_before);
}

} // namespace rheo::ui
