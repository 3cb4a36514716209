// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/database.h"

#include <optional>
#include <vector>

namespace rheo {

/// Looks values up in a recording's index runs. Hits may be false: the hash is short. One thread.
class RecordingIndex
{
public:
    explicit RecordingIndex(Database &);

    struct Hit
    {
        qint64 segment;
        quint16 row;

        auto operator<=>(const Hit &) const = default;
    };

    /// In order, without repetition. Runs that are merged or dropped meanwhile lead to another attempt.
    [[nodiscard]] std::vector<Hit> find(std::string_view value);

private:
    bool tryFind(quint32 hash, std::vector<Hit> &hits);

    Database &m_database;
    Statement m_runs, m_part, m_exists;
};

} // namespace rheo
