// SPDX-License-Identifier: Apache-2.0
#include "model/check/linkchecks.h"

namespace rheo {

QString LinkEndCheck::rule() const
{
    return QStringLiteral("link-ends");
}

QString LinkEndCheck::why() const
{
    return QStringLiteral("Kafka knows producing to a topic and consuming from one; nothing can be generated or traced "
                          "from another join.");
}

Severity LinkEndCheck::severity() const
{
    return Severity::Error;
}

QList<Finding> LinkEndCheck::findings(const Architecture &architecture) const
{
    QList<Finding> found;
    for (const Link &link : architecture.links()) {
        if (const auto wrong = endProblem(architecture, link.id))
            found += finding(*wrong, {}, {link.id});
    }
    return found;
}

} // namespace rheo
