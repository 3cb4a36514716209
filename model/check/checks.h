// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/finding.h"

#include <memory>
#include <span>

namespace rheo {

/// One rule: what it looks for and why. It sees meaning only, no places. Stateless; any thread.
class DrawingCheck
{
public:
    virtual ~DrawingCheck() = default;

    [[nodiscard]] virtual QString rule() const = 0; ///< its name, stable, in lower case with hyphens
    [[nodiscard]] virtual QString why() const = 0;  ///< why it matters, a sentence
    [[nodiscard]] virtual Severity severity() const = 0;
    [[nodiscard]] virtual QList<Finding> findings(const Architecture &) const = 0;

protected:
    [[nodiscard]] Finding finding(const QString &message, QList<ElementId> elements, QList<LinkId> links = {}) const;
};

/// All rules, in the order in which they are listed.
[[nodiscard]] std::span<const std::unique_ptr<DrawingCheck>> allChecks();

/// What all rules find: errors first, within them in the order of the rules.
[[nodiscard]] QList<Finding> check(const Architecture &);

} // namespace rheo
