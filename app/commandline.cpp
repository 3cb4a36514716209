// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include "model/base/displaytext.h"

#include <cstdio>

namespace rheo {

int report(const Error &error)
{
    std::fprintf(stderr, "rheograph: %s\n", qPrintable(displayText(error.message)));
    if (!error.detail.isEmpty())
        std::fprintf(stderr, "  (%s)\n", qPrintable(displayText(error.detail)));
    return exitCode(error.kind);
}

} // namespace rheo
