// SPDX-License-Identifier: Apache-2.0
#include "app/drawingfile.h"

#include "app/commandline.h"
#include "model/base/displaytext.h"
#include "model/file/rheofile.h"
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
    const auto file = readDrawingText(path);
    if (!file)
        return std::unexpected(report(file.error()));
    auto read = readRheo(file->text);
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
