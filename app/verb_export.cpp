// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "model/base/safefile.h"
#include "model/edit/clipboardedits.h"
#include "model/file/rheofile.h"
#include "model/file/structure.h"
#include "model/layout/autolayout.h"
#include "views/canvas/pictureexport.h"

#include <memory>

namespace rheo {

namespace {

struct ExportArguments
{
    std::string file = {};
    std::string out = {};
    std::vector<std::string> only = {};
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
    if (const auto format = ui::pictureFormatFor(out))
        return ui::exportPicture(drawing, *format, options);
    return failure(ErrorKind::Usage,
                   QStringLiteral("The format of %1 is not known; end its name in .svg, .png or .pdf.").arg(out));
}

Result<ElementId> named(const Architecture &architecture, const QString &word)
{
    if (const ElementId id(word); architecture.element(id))
        return id;
    QList<ElementId> found;
    for (const Element &element : architecture.elements()) {
        if (element.name == word)
            found += element.id;
    }
    if (found.size() == 1)
        return found.front();
    return failure(ErrorKind::Usage,
                   found.isEmpty()
                       ? QStringLiteral("There is no element \"%1\".%2").arg(word, didYouMean(architecture, word))
                       : QStringLiteral("%1 elements are called \"%2\". Give the id of the one you mean.")
                             .arg(QString::number(found.size()), word));
}

/// The part that --only asks for; the whole drawing without it.
Result<Drawing> wanted(const Drawing &drawing, const std::vector<std::string> &only)
{
    if (only.empty())
        return drawing;
    QSet<ElementId> ids;
    for (const std::string &word : only) {
        const auto id = named(drawing.architecture, QString::fromStdString(word));
        if (!id)
            return std::unexpected(id.error());
        ids.insert(*id);
    }
    return partOf(drawing, ids);
}

int runExport(const ExportArguments &arguments)
{
    auto loaded = loadRheo(QString::fromStdString(arguments.file));
    if (!loaded)
        return report(loaded.error());
    if (const auto placed = placeAll(loaded->drawing); !placed)
        return report(placed.error());
    const auto part = wanted(loaded->drawing, arguments.only);
    if (!part)
        return report(part.error());
    const auto picture = exported(*part, arguments);
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
    verb->add_option("FILE", arguments->file, "the drawing: a .rheo file, or a picture that was exported")->required();
    verb->add_option("-o,--output", arguments->out, "the picture, ending in .svg, .png or .pdf")->required();
    verb->add_option("--only", arguments->only,
                     "ids or names: only these, with what is in them and the links among them");
    verb->add_option("--scale", arguments->scale, "pixels for each unit of the drawing, 1 is 100 %");
    verb->add_flag("--dark", arguments->dark, "in the dark theme");
    verb->add_flag("--transparent", arguments->transparent, "without the ground");
    verb->callback([arguments, &chosen] {
        chosen = {.run = [arguments] { return runExport(*arguments); }, .needs = Verb::Needs::Widgets};
    });
}

} // namespace rheo
