// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/drawingfile.h"
#include "model/base/displaytext.h"
#include "model/check/checks.h"

#include <nlohmann/json.hpp>

#include <algorithm>

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
    if (!finding.muted.isEmpty())
        json["muted"] = finding.muted.toStdString();
    return json;
}

QString textOf(const QList<Finding> &findings)
{
    QString text;
    qsizetype muted = 0;
    for (const Finding &finding : findings) {
        if (!finding.muted.isEmpty())
            ++muted;
        else
            text += QStringLiteral("%1: %2 (%3)\n    %4\n")
                        .arg(QLatin1String(word(finding.severity)), displayText(finding.message), finding.rule,
                             displayText(finding.why));
    }
    if (text.isEmpty())
        text = QStringLiteral("Nothing to report.\n");
    return muted == 0 ? text : text + QStringLiteral("%1 muted\n").arg(muted);
}

bool isCountedError(const Finding &finding)
{
    return finding.severity == Severity::Error && finding.muted.isEmpty();
}

QByteArray textOf(const Json &list)
{
    return QByteArray::fromStdString(list.dump(2)) + '\n';
}

int listRules(bool json)
{
    Json list = Json::array();
    QString text;
    for (const Rule &rule : allChecks()) {
        const char *severity = word(rule.severity);
        list.push_back({{"rule", rule.name}, {"severity", severity}, {"why", rule.why}, {"fix", rule.fix != nullptr}});
        text += QStringLiteral("%1 %2 %3\n")
                    .arg(QLatin1String(rule.name), -24)
                    .arg(QLatin1String(severity), -8)
                    .arg(QString::fromUtf8(rule.why));
    }
    return print(json ? textOf(list) : text.toUtf8());
}

int checkFile(const QString &path, bool json)
{
    const auto drawing = openDrawing(path);
    if (!drawing)
        return drawing.error();
    const QList<Finding> findings = check(drawing->architecture);
    Json list = Json::array();
    for (const Finding &finding : findings)
        list.push_back(jsonOf(finding));
    if (const int refused = print(json ? textOf(list) : textOf(findings).toUtf8()))
        return refused;
    return std::ranges::any_of(findings, isCountedError) ? 1 : 0;
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
