// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/drawingfile.h"
#include "model/base/displaytext.h"
#include "model/check/checks.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace rheo {

namespace {

using Json = nlohmann::ordered_json;

const char *word(Severity severity)
{
    return severity == Severity::Error ? "error" : "warning";
}

Json jsonOf(const LinkId &link)
{
    return {{"from", link.from.text().toStdString()},
            {"to", link.to.text().toStdString()},
            {"kind", keyword(link.kind).toStdString()},
            {"group", link.group.toStdString()}};
}

Json jsonOf(const Finding &finding)
{
    Json json{{"severity", word(finding.severity)},
              {"rule", finding.rule.toStdString()},
              {"message", finding.message.toStdString()},
              {"why", finding.why.toStdString()},
              {"elements", Json::array()},
              {"links", Json::array()}};
    for (const ElementId &id : finding.elements)
        json["elements"].push_back(id.text().toStdString());
    for (const LinkId &id : finding.links)
        json["links"].push_back(jsonOf(id));
    return json;
}

void printText(const QList<Finding> &findings)
{
    for (const Finding &finding : findings)
        std::printf("%s: %s (%s)\n    %s\n", word(finding.severity), qPrintable(displayText(finding.message)),
                    qPrintable(finding.rule), qPrintable(displayText(finding.why)));
    if (findings.isEmpty())
        std::printf("Nothing to report.\n");
}

int listRules(bool json)
{
    Json list = Json::array();
    for (const auto &check : allChecks()) {
        if (json)
            list.push_back({{"rule", check->rule().toStdString()},
                            {"severity", word(check->severity())},
                            {"why", check->why().toStdString()}});
        else
            std::printf("%-24s %-8s %s\n", qPrintable(check->rule()), word(check->severity()),
                        qPrintable(check->why()));
    }
    if (json)
        std::printf("%s\n", list.dump(2).c_str());
    return 0;
}

int checkFile(const QString &path, bool json)
{
    const auto drawing = openDrawing(path);
    if (!drawing)
        return drawing.error();
    const QList<Finding> findings = check(drawing->architecture);
    if (json) {
        Json list = Json::array();
        for (const Finding &finding : findings)
            list.push_back(jsonOf(finding));
        std::printf("%s\n", list.dump(2).c_str());
    } else {
        printText(findings);
    }
    return !findings.isEmpty() && findings.front().severity == Severity::Error ? 1 : 0;
}

} // namespace

void addCheckVerb(CLI::App &program, Verb &chosen)
{
    struct Options
    {
        std::string file;
        bool list = false;
        bool json = false;
    };

    auto options = std::make_shared<Options>();
    CLI::App *verb = program.add_subcommand("check", "Look for what will not work in a drawing.");
    CLI::Option *list = verb->add_flag("--list", options->list, "name every rule with its reason");
    CLI::Option *file = verb->add_option("FILE", options->file, "the drawing");
    verb->add_flag("--json", options->json, "as JSON");
    verb->callback([options, &chosen, list, file] {
        if (list->count() == 0 && file->count() == 0)
            throw CLI::RequiredError("FILE");
        chosen.run = [options] {
            return options->list && options->file.empty()
                       ? listRules(options->json)
                       : checkFile(QString::fromStdString(options->file), options->json);
        };
    });
}

} // namespace rheo
