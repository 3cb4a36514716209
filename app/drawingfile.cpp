// SPDX-License-Identifier: Apache-2.0
#include "app/drawingfile.h"

#include "app/commandline.h"
#include "model/base/displaytext.h"
#include "model/base/safefile.h"
#include "model/file/limits.h"
#include "model/file/rheoreader.h"

#include <cstdio>

namespace rheo {

namespace {

void print(const QString &path, const Problem &problem)
{
    const QString where =
        problem.line > 0
            ? QStringLiteral("%1:%2:%3").arg(path, QString::number(problem.line), QString::number(problem.column))
            : path;
    std::fprintf(stderr, "%s: %s\n", qPrintable(displayText(where)), qPrintable(displayText(problem.message)));
}

} // namespace

std::expected<Drawing, int> openDrawing(const QString &path)
{
    const auto bytes = readWholeFile(path, largestFile);
    if (!bytes)
        return std::unexpected(report(bytes.error()));
    auto read = readRheo(*bytes);
    if (!read) {
        for (const Problem &problem : read.error())
            print(path, problem);
        return std::unexpected(exitCode(ErrorKind::Input));
    }
    if (read->version > rheoVersion)
        print(path,
              {0, 0, QStringLiteral("A newer Rheograph wrote this file; what it does not know yet is left out.")});
    return std::move(read->drawing);
}

} // namespace rheo
