// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace rheo {

struct DemoOptions
{
    bool headless = false;
    int seconds = 0;         ///< of the window; 0: until it is closed
    QString screenshot = {}; ///< PNG to write; empty: none
};

/// The order/inventory pattern on the embedded cluster, as a person without a display sees it: simulates some orders
/// into a recording, prints the trace of one and, if asked, paints the canvas with its path lit. Needs a QApplication;
/// returns the exit code.
[[nodiscard]] int runHeadlessDemo(const DemoOptions &options);

/// The same in the window: simulates until it is closed.
[[nodiscard]] int runWindowDemo(const DemoOptions &options);

} // namespace rheo
