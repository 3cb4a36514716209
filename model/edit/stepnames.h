// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

#include <QCoreApplication>
#include <QSet>

namespace rheo {

/// What undo steps are called in the history and in "Undo …": what was done, to what. Any thread.
struct StepName
{
    Q_DECLARE_TR_FUNCTIONS(rheo::StepName)

public:
    /// Its name, its id where it has none; one line of at most 40 characters.
    [[nodiscard]] static QString of(const Element &);
    [[nodiscard]] static QString of(const Architecture &, const ElementId &);
    /// "orders → order-events".
    [[nodiscard]] static QString of(const Architecture &, const LinkId &);
    /// The name of the only one, else how many: "3 elements", "orders → order-events", "3 elements and 2 links".
    [[nodiscard]] static QString of(const Architecture &, const QSet<ElementId> &, const QSet<LinkId> & = {});
    /// A name as it stands in a step: quoted where it is empty.
    [[nodiscard]] static QString shortened(const QString &name);
};

} // namespace rheo
