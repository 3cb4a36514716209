// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/views/canvasfixture.h"

namespace rheo::ui {

/// So many services in rows of thirty: e0, e1, …
[[nodiscard]] inline Drawing servicesInRows(int count)
{
    Drawing drawing;
    for (int i = 0; i < count; ++i) {
        const ElementId id(QStringLiteral("e%1").arg(i));
        drawing.architecture.put(Element{.id = id, .kind = ElementKind::Service, .name = id.text(), .container = {}});
        drawing.placement[id] = {.position = QPointF(i % 30 * 240, i / 30 * 120)};
    }
    return drawing;
}

/// The shop, a selection in it, and a panel over both, shown and active.
template<typename Panel> struct PanelFixture
{
    explicit PanelFixture(QSize size)
    {
        document.reset(shopDrawing());
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        (void)QTest::qWaitForWindowActive(&panel);
    }

    ArchitectureDocument document;
    Selection selection{&document};
    Panel panel{&document, &selection};
};

} // namespace rheo::ui
