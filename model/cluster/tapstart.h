// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace rheo {

/// Where to begin in partitions that the recording does not know yet.
struct TapStart
{
    enum class Kind { Earliest, Latest, Time, Tail };
    Kind kind = Kind::Latest;
    qint64 value = 0; ///< Time: ms since 1970 UTC; Tail: events a partition
};

} // namespace rheo
