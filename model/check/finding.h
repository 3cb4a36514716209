// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/architecture.h"

namespace rheo {

enum class Severity { Error, Warning };

/// Something in a drawing that will not work, or probably does not say what was meant. A value.
///
/// It points at its subject first: the first element, or the first link where it names no element. There it is muted.
struct Finding
{
    Severity severity = Severity::Warning;
    QString rule;    ///< the rule's name, for instance "topic-name"
    QString message; ///< what, in one sentence that names it
    QString why;     ///< why it matters, in one sentence
    QList<ElementId> elements = {};
    QList<LinkId> links = {};
    QString muted = {}; ///< the reason for which it does not count; empty: it counts

    bool operator==(const Finding &) const = default;
};

} // namespace rheo
