// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/finding.h"
#include "model/edit/drawingcommand.h"

#include <span>

namespace rheo {

class DrawingFacts;
class Findings;

/// What one click makes of a finding: one undo step.
struct Fix
{
    QString words; ///< as on the button and in the undo list: "Set partitions of payments to 6"
    DrawingPatch patch;
};

/// One rule: a row of the table. Its functions see meaning only, no places; they are stateless and run on any thread.
struct Rule
{
    const char *name; ///< stable, in lower case with hyphens
    Severity severity;
    const char *why; ///< why it matters, a sentence
    void (*find)(const DrawingFacts &, Findings &);
    /// Of a finding of this rule whose elements and links are all drawn. Nothing where only a person can decide.
    std::optional<Fix> (*fix)(const Architecture &, const Finding &) = nullptr;
    bool mayBeMuted = true;
};

/// All rules, in the order in which they are listed.
[[nodiscard]] std::span<const Rule> allChecks();
[[nodiscard]] const Rule *ruleNamed(const QString &name); ///< nullptr where there is none

/// What all rules find: errors first, within them in the order of the rules. Muted findings stand among them.
[[nodiscard]] QList<Finding> check(const Architecture &);

} // namespace rheo
