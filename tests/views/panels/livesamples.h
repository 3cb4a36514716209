// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/trace/eventlist.h"
#include "model/trace/livefacts.h"
#include "model/trace/trace.h"

#include <QString>

namespace rheo::test {

/// 2026-11-22 14:30:50.412 UTC, in µs.
inline constexpr qint64 sampleStart = 1'795'357'850'412'000;

[[nodiscard]] ElementId sampleId(const char *slug);

/// orders, inventory, payment and saga around order-events, inventory-events and payment-events; a search sink that
/// writes outside Kafka. Budgets: inventory 250 ms, payment 500 ms, saga 250 ms.
[[nodiscard]] Architecture sampleDrawing();

/// One order: four events, the third late, the fourth with two parents.
[[nodiscard]] Trace sampleTrace();

[[nodiscard]] ListedEvent sampleRow(Sequence);
[[nodiscard]] EventRange sampleRange(const std::vector<Sequence> &);
[[nodiscard]] std::vector<TraceSummary> sampleSummaries(int count);
[[nodiscard]] Density sampleDensity();

} // namespace rheo::test
