// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "model/base/displaytext.h"
#include "model/file/rheofile.h"
#include "model/patterns/patterns.h"

#include <nlohmann/json.hpp>

namespace rheo {

namespace {

int listPatterns(bool json)
{
    auto list = nlohmann::ordered_json::array();
    QString text;
    for (const PatternTitle &pattern : patternTitles()) {
        list.push_back({{"name", pattern.name.toStdString()},
                        {"title", pattern.title.toStdString()},
                        {"description", pattern.description.toStdString()}});
        text += QStringLiteral("%1 %2: %3\n")
                    .arg(displayText(pattern.name), -20)
                    .arg(displayText(pattern.title), displayText(pattern.description));
    }
    return print(json ? QByteArray::fromStdString(list.dump(2)) + '\n' : text.toUtf8());
}

int showPattern(const QString &name, const QString &output)
{
    const auto drawing = pattern(name);
    if (!drawing)
        return report(drawing.error());
    if (output.isEmpty())
        return print(writeRheo(*drawing));
    const auto saved = saveRheo(output, *drawing);
    return saved ? 0 : report(saved.error());
}

} // namespace

void addPatternVerb(CLI::App &program, Verb &chosen)
{
    struct Options
    {
        std::string name;
        std::string output;
        bool json = false;
    };

    auto options = std::make_shared<Options>();
    CLI::App *verb = program.add_subcommand("pattern", "The gallery of drawings to start from.");
    verb->require_subcommand(1);
    CLI::App *list = verb->add_subcommand("list", "Name all patterns.");
    list->add_flag("--json", options->json, "as JSON");
    list->callback([options, &chosen] { chosen.run = [options] { return listPatterns(options->json); }; });
    CLI::App *show = verb->add_subcommand("show", "Write one pattern as a .rheo file.");
    show->add_option("NAME", options->name, "which one")->required();
    show->add_option("-o,--output", options->output, "the file; standard output without it");
    show->callback([options, &chosen] {
        chosen.run = [options] {
            return showPattern(QString::fromStdString(options->name), QString::fromStdString(options->output));
        };
    });
}

} // namespace rheo
