// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace rheo {

/// Where careful reading stands: what it asks the broker for next. A value.
struct CarefulPlace
{
    QString topic;
    qint32 partition = -1;
    qint64 offset = 0;
    qint64 end = 0; ///< end of the partition when careful reading began

    bool operator==(const CarefulPlace &) const = default;
};

/// Offsets [from, to) of one partition: those that a careful recorder leaves out, or, as [from, from + 1), the one that
/// a probe asks for. On the command line "topic/partition/from/to".
struct CarefulRange
{
    QString topic;
    qint32 partition = -1;
    qint64 from = 0;
    qint64 to = 0;

    [[nodiscard]] static std::optional<CarefulRange> fromText(const QString &);
    [[nodiscard]] QString text() const;

    bool operator==(const CarefulRange &) const = default;
};

} // namespace rheo
