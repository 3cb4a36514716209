// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/drawn.h"

namespace rheo::test {

/// A drawing that sets a rule off, and a near miss that does not. Both are `flow` and the row's own lines.
struct RuleCase
{
    const char *name;
    const char *rule;
    const char *bad;
    const char *good;
    const char *blamed;   ///< elements, then links as FROM>TO, in their order
    const char *fix = ""; ///< the words of its fix, empty for none
};

[[nodiscard]] QList<RuleCase> ruleCases();

[[nodiscard]] Architecture badDrawing(const RuleCase &);
[[nodiscard]] Architecture goodDrawing(const RuleCase &);

} // namespace rheo::test
