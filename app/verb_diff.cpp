// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/drawingfile.h"
#include "model/diff/difftext.h"

namespace rheo {

namespace {

struct DiffOptions
{
    std::string before;
    std::string after;
    bool json = false;
    bool positions = false;
};

int compareFiles(const DiffOptions &options)
{
    const auto before = openDrawing(QString::fromStdString(options.before));
    const auto after = openDrawing(QString::fromStdString(options.after)); // both tell what is wrong with them
    if (!before || !after)
        return before ? after.error() : before.error();
    const DrawingDiff difference = diff(*before, *after);
    const DiffPlaces places = options.positions ? DiffPlaces::Included : DiffPlaces::LeftOut;
    const QByteArray text =
        options.json ? diffJson(difference, places) : diffText(*before, *after, difference, places).toUtf8();
    if (const int refused = print(text))
        return refused;
    return difference.isEmpty() && (!options.positions || difference.places.isEmpty()) ? 0 : 1;
}

} // namespace

void addDiffVerb(CLI::App &program, Verb &chosen)
{
    const auto options = std::make_shared<DiffOptions>();
    CLI::App *verb = program.add_subcommand("diff", "Compare two drawings, element by element.");
    verb->add_option("OLD", options->before, "the drawing as it was")->required();
    verb->add_option("NEW", options->after, "the drawing as it is")->required();
    verb->add_flag("--positions", options->positions, "count where things stand, too");
    verb->add_flag("--json", options->json, "as JSON");
    verb->callback([options, &chosen] { chosen.run = [options] { return compareFiles(*options); }; });
}

} // namespace rheo
