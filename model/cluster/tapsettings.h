// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/readonlyclient.h"

namespace rheo {

/// How we read records, whatever reads them. Why these: README.md.

/// Of keys and values, what the library fetches ahead over all partitions.
inline constexpr int queueKilobytes = 65536;

/// The connection with our choice of what a person may have reasons to choose otherwise.
[[nodiscard]] Connection withTapDefaults(const Connection &);

/// What nobody may choose otherwise, and the reader's own.
[[nodiscard]] ReadOnlyClient::Settings tapSettings(const ReadOnlyClient::Settings &own);

} // namespace rheo
