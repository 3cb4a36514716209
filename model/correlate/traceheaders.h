// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

namespace rheo {

/// Trace ids inside the headers of tracing systems, as views into the header; empty for what the format refuses, and
/// for ids of zeros only. A header may be in JSON quotes. Any thread.

/// W3C Trace Context, "version-trace-span-flags".
[[nodiscard]] std::string_view traceOfTraceparent(std::string_view header);
/// B3 in one header, "trace-span[-sampled[-parent]]"; a lone sampling flag names no trace.
[[nodiscard]] std::string_view traceOfB3(std::string_view header);
/// X-B3-TraceId: 16 or 32 hex digits.
[[nodiscard]] std::string_view traceOfB3TraceId(std::string_view header);
/// Jaeger's uber-trace-id, "trace:span:parent:flags". It may lack leading zeros: filled up to 16 or 32 in `scratch`.
[[nodiscard]] std::string_view traceOfJaeger(std::string_view header, std::string &scratch);
/// Datadog: a decimal 64-bit number.
[[nodiscard]] std::string_view traceOfDatadog(std::string_view header);

/// A whole number of a retry or dead letter header: decimal text, or big-endian bytes of 4 or 8. (Bytes that are all
/// digits are text: as a number they would be an absurd partition or offset.)
[[nodiscard]] std::optional<qint64> headerNumber(std::string_view header);

} // namespace rheo
