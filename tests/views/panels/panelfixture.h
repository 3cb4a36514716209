// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/views/canvasfixture.h"

namespace rheo::ui {

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
