// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/rheofile.h"

class QWidget;

namespace rheo::ui {

class Banner;

/// Reads a drawing beside the GUI thread. Where that takes longer than `patienceMs` a dialog shows that it goes on and
/// lets the person give up: then the failure is one without a sentence. Returns when it is done; events are handled
/// meanwhile, but the dialog keeps them from `window`. GUI thread.
[[nodiscard]] std::expected<LoadedDrawing, LoadFailure> loadWithProgress(const QString &path, QWidget *window,
                                                                         int patienceMs = 100);

/// Tells it on the banner, with the way to the whole list where there is more than one problem. Nothing for a file that
/// was given up.
void sayFailure(Banner &banner, const LoadFailure &failure, QWidget *window);

} // namespace rheo::ui
