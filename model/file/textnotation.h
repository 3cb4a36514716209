// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <expected>

namespace rheo {

/// The notation that people paste and tests are written in, see FORMAT.md. One statement a line:
///
///     service orders "Order service" instances 3
///     topic order-events partitions 6
///     orders -> order-events
///     order-events -> inventory group inventory-service
///
/// Any thread. A drawing read from text has no placement.
[[nodiscard]] std::expected<Architecture, QList<Problem>> parseText(const QString &text);

/// parseText(writeText(a)) == a, for what the notation can say (everything but `unknown` members).
[[nodiscard]] QString writeText(const Architecture &);

} // namespace rheo
