// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace rheo {

namespace ui {
class MainWindow;
}

/// Makes the document and the window, lets `begin` open what was asked for, shows the window and runs until it is
/// closed; then `end` may keep what it left. Needs a QApplication. The value is the exit code.
int runWindow(
    const std::function<void(ui::MainWindow &)> &begin,
    const std::function<void(ui::MainWindow &)> &end = [](ui::MainWindow &) {});

} // namespace rheo
