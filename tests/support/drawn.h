// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/textnotation.h"

namespace rheo::test {

[[nodiscard]] inline ElementId id(const char *slug)
{
    return ElementId(QString::fromUtf8(slug));
}

/// A drawing in the text notation; what cannot be read ends the test program.
[[nodiscard]] inline Architecture drawn(const QString &notation)
{
    const auto architecture = parseText(notation);
    if (!architecture)
        qFatal("%s", qPrintable(architecture.error().front().message));
    return *architecture;
}

[[nodiscard]] inline Architecture drawn(const char *notation)
{
    return drawn(QString::fromUtf8(notation));
}

} // namespace rheo::test
