// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace rheo::ui {

class Banner;

/// Asks for a name, first `proposed`, and copies a recording there, with progress and cancel; one that is being written
/// as it is now. False: it was not saved, and if that was no decision of the person, the banner says why. GUI thread;
/// the copying has a thread of its own.
[[nodiscard]] bool saveRecordingAs(const QString &recording, const QString &proposed, QWidget *window, Banner *banner);

} // namespace rheo::ui
