// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

namespace rheo {

enum class Severity { Error, Warning };

/// Something in a drawing that will not work, or probably does not say what was meant. A value.
struct Finding
{
    Severity severity = Severity::Warning;
    QString rule;    ///< the rule's name, for instance "orphan-topic"
    QString message; ///< what, in one sentence that names it
    QString why;     ///< why it matters, in one sentence
    QList<ElementId> elements = {};
    QList<LinkId> links = {};

    bool operator==(const Finding &) const = default;
};

} // namespace rheo
