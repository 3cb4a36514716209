// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/cluster/connection.h"
#include "model/cluster/tap.h"

#include <chrono>
#include <memory>

namespace rheo {

/// Reads one partition batch by batch and asks for nothing ahead of what it was told to read: for when one of the
/// batches ends the process. As read-only as a Tap, and slow: a fetch for each batch of the broker. One thread.
class BatchReader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<BatchReader>> make(const Connection &);
    ~BatchReader();

    /// The rest of the batch that holds `start`, or of the next one where nothing holds it; with the holes before it.
    /// Nothing if the partition has no more, or if the broker said nothing for `patience`.
    [[nodiscard]] TapDelivery read(const TappedPartition &, std::chrono::milliseconds patience);

    /// The last `read` came to the end of the partition.
    [[nodiscard]] bool isAtEnd() const;

private:
    struct State;
    explicit BatchReader(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

} // namespace rheo
