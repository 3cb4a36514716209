// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/displaytext.h"

#include <QString>

namespace rheo::ui {

/// Values as the live panels write them. Times are shown in the machine's zone.

/// "14:32:07.412", of µs since 1970 UTC.
[[nodiscard]] QString timeText(qint64 microseconds);
/// "2026-11-22 14:32:07.412 +01:00 (CET)", for hovering.
[[nodiscard]] QString wholeTimeText(qint64 microseconds);
/// "48 213 907", with thin spaces.
[[nodiscard]] QString countText(qint64);
/// "214 B", "3.4 kB", "12 MB".
[[nodiscard]] QString bytesText(qint64 bytes);

} // namespace rheo::ui
