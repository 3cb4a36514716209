// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/placement.h"
#include "model/base/error.h"

#include <QByteArray>
#include <QSet>

#include <optional>

namespace rheo {

/// What the layout child hears and says, a JSON value a line (FORMAT.md beside this file).

/// The line before the drawing that says what is to be laid out, everything else staying.
[[nodiscard]] QByteArray onlyLine(const QSet<ElementId> &only);
/// Fails with ErrorKind::Input on anything else.
[[nodiscard]] Result<QSet<ElementId>> readOnlyLine(const QByteArray &line);

[[nodiscard]] QByteArray stageLine(const QString &stage);
[[nodiscard]] QByteArray placesLine(const Placement &);

struct LayoutLine
{
    QString stage;                   ///< of a stage line
    std::optional<Placement> places; ///< of a places line: `before` with the positions of the line
};

/// Fails with ErrorKind::Input on anything else; positions beyond ±1e7 and identifiers that are no slugs are refused.
/// Elements that `before` has and the line has not keep their place.
[[nodiscard]] Result<LayoutLine> readLayoutLine(const QByteArray &line, const Placement &before);

} // namespace rheo
