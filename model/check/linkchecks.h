// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/checks.h"

namespace rheo {

/// Rules about links.

/// A link whose ends are gone, or that joins what its kind cannot join.
class LinkEndCheck : public DrawingCheck
{
public:
    [[nodiscard]] QString rule() const override;
    [[nodiscard]] QString why() const override;
    [[nodiscard]] Severity severity() const override;
    [[nodiscard]] QList<Finding> findings(const Architecture &) const override;
};

} // namespace rheo
