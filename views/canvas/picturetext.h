// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

namespace rheo::ui {

/// The second line of a card: what runs there, how often; a topic's partitions. Empty for notes and containers.
[[nodiscard]] QString secondLine(const Element &element);

/// "1 instance", "3 instances"; digits in groups of three.
[[nodiscard]] QString counted(qint64 count, const QString &one, const QString &many);

/// 48213907 as "48 213 907", with narrow no-break spaces.
[[nodiscard]] QString grouped(qint64 number);

/// What a kind is called: "Stream processor".
[[nodiscard]] QString kindName(ElementKind kind);

} // namespace rheo::ui
