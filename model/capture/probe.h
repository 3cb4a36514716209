// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/capture/carefulplace.h"
#include "model/cluster/connection.h"

namespace rheo {

/// Reads the batch at the start of this range and stores nothing: comes back if that can be done, or there is nothing
/// to read. A failure if the broker does not answer. Where the batch cannot be read, the process ends in here.
[[nodiscard]] Result<void> probe(const Connection &, const CarefulRange &);

} // namespace rheo
