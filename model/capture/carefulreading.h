// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/capture/carefulplace.h"
#include "model/cluster/batchreader.h"
#include "model/cluster/readonlyclient.h"

namespace rheo {

/// Reads what the partitions held when it began, one partition and one batch at a time, in order of the list. Writer
/// thread.
class CarefulReading
{
public:
    [[nodiscard]] static Result<CarefulReading> start(const Connection &, const ReadOnlyClient &asking,
                                                      std::vector<TappedPartition> partitions);

    /// Where `read` asks next; nothing when everything is read.
    [[nodiscard]] std::optional<CarefulPlace> place() const;
    /// The next batch. Empty if the broker said nothing for a while: ask again.
    [[nodiscard]] TapDelivery read();

    /// Where a tap goes on.
    [[nodiscard]] const std::vector<TappedPartition> &partitions() const { return m_partitions; }

private:
    CarefulReading() = default;
    void moveOn();

    std::unique_ptr<BatchReader> m_reader;
    std::vector<TappedPartition> m_partitions;
    std::vector<qint64> m_ends;
    size_t m_at = 0;
};

} // namespace rheo
