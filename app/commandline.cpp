// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include "model/base/displaytext.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

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

int print(const QByteArray &data)
{
    static int refusal = 0;
    if (refusal == 0 &&
        (std::fwrite(data.constData(), 1, size_t(data.size()), stdout) != size_t(data.size()) || std::fflush(stdout))) {
        refusal = errno;
        if (refusal != EPIPE)
            report({ErrorKind::Disk,
                    QStringLiteral("Standard output takes no more, what it got is not whole. Make room where it leads, "
                                   "and run this again."),
                    QString::fromLocal8Bit(std::strerror(refusal))});
    }
    return refusal == 0 || refusal == EPIPE ? 0 : exitCode(ErrorKind::Disk);
}

} // namespace rheo
