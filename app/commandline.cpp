// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include "model/base/displaytext.h"

#include <cstdio>

namespace rheo {

CLI::Validator numberFrom(double least, double most)
{
    const auto problem = [least, most](const std::string &text) {
        double number = 0;
        const bool fits = CLI::detail::lexical_cast(text, number) && number >= least && number <= most;
        return fits ? std::string()
                    : "write a number from " + CLI::detail::to_string(least) + " to " + CLI::detail::to_string(most) +
                          ", not " + text;
    };
    return CLI::Validator(problem, "NUMBER");
}

int report(const Error &error)
{
    std::fprintf(stderr, "rheograph: %s\n", qPrintable(displayText(error.message)));
    if (!error.detail.isEmpty())
        std::fprintf(stderr, "  (%s)\n", qPrintable(displayText(error.detail)));
    return exitCode(error.kind);
}

} // namespace rheo
