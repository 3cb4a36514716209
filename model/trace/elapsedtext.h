// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace rheo {

/// A length of time for a person: "0 ms", "312 µs", "1 307 ms" (thin space), from 10 s on "12.4 s", from 10 min on
/// "12.0 min"; negative ones with a minus. The same words in the window and in text.
[[nodiscard]] QString elapsedText(qint64 microseconds);

} // namespace rheo
