// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <functional>

namespace rheo {

/// Copies a recording, also one that is being written: what is durable when it begins, into a plain single file that
/// can be read and continued by itself. The copy is opened before it takes the place of `to`, which is untouched until
/// then and refused where a writer holds it or a death left a part of it beside it. `goOn` is told the share done, 0 to
/// 1, and ends the copying by false; then the answer is false. Any thread.
[[nodiscard]] Result<bool> copyRecording(const QString &from, const QString &to,
                                         const std::function<bool(double)> &goOn);

} // namespace rheo
