// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"
#include "model/trace/trace.h"

#include <QByteArray>

namespace rheo {

/// The JSON of README.md, "rheograph-trace" version 1: one object, indented, with a final line feed. Bytes of others
/// that are not UTF-8 are base64 beside a marker.
[[nodiscard]] QByteArray traceJson(const Trace &, const Architecture &);

/// The JSON of README.md, "rheograph-traces" version 1.
[[nodiscard]] QByteArray traceListJson(const std::vector<TraceSummary> &);

} // namespace rheo
