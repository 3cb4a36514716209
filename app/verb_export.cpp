// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "model/base/safefile.h"
#include "model/file/rheofile.h"
#include "model/layout/autolayout.h"
#include "views/canvas/pictureexport.h"

#include <memory>

namespace rheo {

namespace {

struct ExportArguments
{
    std::string file = {};
    std::string out = {};
    double scale = 1;
    bool dark = false;
    bool transparent = false;
};

/// Elements that nobody has placed yet would not show.
Result<void> placeAll(Drawing &drawing)
{
    QSet<ElementId> unplaced;
    for (const Element &element : drawing.architecture.elements()) {
        if (!drawing.placement.contains(element.id) && !isContainer(element.kind))
            unplaced.insert(element.id);
    }
    if (unplaced.isEmpty())
        return {};
    const bool someArePlaced = !drawing.placement.isEmpty();
    auto placed = layoutDrawing(drawing.architecture, drawing.placement, someArePlaced ? unplaced : QSet<ElementId>());
    if (!placed)
        return std::unexpected(placed.error());
    drawing.placement = *placed;
    return {};
}

Result<QByteArray> exported(const Drawing &drawing, const ExportArguments &arguments)
{
    const QString out = QString::fromStdString(arguments.out);
    const ui::ExportOptions options{
        .theme = arguments.dark ? ui::Theme::dark() : ui::Theme::light(),
        .scale = arguments.scale,
        .ground = arguments.transparent ? ui::ExportGround::Transparent : ui::ExportGround::Canvas,
    };
    if (out.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive))
        return ui::exportSvg(drawing, options);
    if (out.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
        return ui::exportPng(drawing, options);
    return failure(ErrorKind::Usage,
                   QStringLiteral("The format of %1 is not known; end its name in .svg or .png.").arg(out));
}

int runExport(const ExportArguments &arguments)
{
    auto loaded = loadRheo(QString::fromStdString(arguments.file));
    if (!loaded)
        return report(loaded.error());
    if (const auto placed = placeAll(loaded->drawing); !placed)
        return report(placed.error());
    const auto picture = exported(loaded->drawing, arguments);
    if (!picture)
        return report(picture.error());
    if (const auto written = writeWholeFile(QString::fromStdString(arguments.out), *picture); !written)
        return report(written.error());
    return 0;
}

} // namespace

void addExportVerb(CLI::App &program, Verb &chosen)
{
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App *verb = program.add_subcommand("export", "Write the drawing as a picture, the drawing itself inside");
    verb->add_option("FILE", arguments->file, "the drawing, a .rheo file")->required();
    verb->add_option("-o,--output", arguments->out, "the picture, ending in .svg or .png")->required();
    verb->add_option("--scale", arguments->scale, "pixels for each unit of the drawing, 1 is 100 %");
    verb->add_flag("--dark", arguments->dark, "in the dark theme");
    verb->add_flag("--transparent", arguments->transparent, "without the ground");
    verb->callback([arguments, &chosen] {
        chosen = {.run = [arguments] { return runExport(*arguments); }, .needs = Verb::Needs::Widgets};
    });
}

} // namespace rheo
