// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "model/base/childprocess.h"
#include "model/file/limits.h"
#include "model/file/rheofile.h"
#include "model/layout/autolayout.h"
#include "model/layout/layoutchild.h"
#include "model/layout/layoutlines.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>

#include <memory>

namespace rheo {

namespace {

constexpr qint64 childMemory = 512 * 1024 * 1024;

struct LayoutOptions
{
    std::string file;
    std::string output;
    bool inProcess = false;
    bool only = false;
};

/// The child: a drawing on standard input, JSON lines on standard output (model/layout/FORMAT.md).
int layOutStandardInput(bool readsOnly)
{
    dieWithParent();
    keepOutOfCoreDumps();
    if (const auto limited = limitMemory(childMemory); !limited)
        return report(limited.error());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return report({ErrorKind::Disk, QStringLiteral("The drawing could not be read from standard input.")});
    const auto only = readsOnly ? readOnlyLine(input.readLine(largestFile)) : QSet<ElementId>();
    if (!only)
        return report(only.error());
    const auto drawing = parseRheo(input.read(largestFile));
    if (!drawing)
        return report(
            {ErrorKind::Input, QStringLiteral("Standard input holds no drawing."), drawing.error().value(0).message});
    if (const int refused = print(stageLine(QStringLiteral("laying out"))))
        return refused;
    const auto places = layoutDrawing(drawing->architecture, drawing->placement, *only);
    if (!places)
        return report(places.error());
    return print(placesLine(*places));
}

Result<Placement> layoutInChild(const Drawing &drawing)
{
    LayoutChild child;
    QEventLoop loop;
    Result<Placement> result;
    QObject::connect(&child, &LayoutChild::finished, &loop, [&](const Placement &places) {
        result = places;
        loop.quit();
    });
    QObject::connect(&child, &LayoutChild::failed, &loop, [&](const Error &error) {
        result = std::unexpected(error);
        loop.quit();
    });
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("layout"), QStringLiteral("--in-process")},
                writeRheo(drawing), drawing.placement);
    loop.exec();
    return result;
}

int layOutFile(const LayoutOptions &options)
{
    const QString file = QString::fromStdString(options.file);
    auto loaded = loadRheo(file);
    if (!loaded)
        return report(loaded.error());
    if (!loaded->readOnlyReason.isEmpty())
        return report({ErrorKind::Input, loaded->readOnlyReason});
    if (loaded->isPicture && options.output.empty())
        return report({ErrorKind::Usage, QStringLiteral("%1 is a picture, which is not written over. Say with -o where "
                                                        "the drawing is to be written.")
                                             .arg(file)});
    Drawing &drawing = loaded->drawing;
    const auto places = layoutInChild(drawing);
    if (!places)
        report(places.error()); // the sentence; the simple layout follows
    drawing.placement = places ? *places : fallbackLayout(drawing.architecture, drawing.placement);
    const auto saved = saveRheo(options.output.empty() ? file : QString::fromStdString(options.output), drawing);
    return saved ? 0 : report(saved.error());
}

} // namespace

void addLayoutVerb(CLI::App &program, Verb &chosen)
{
    const auto options = std::make_shared<LayoutOptions>();
    CLI::App *verb = program.add_subcommand("layout", "Place the elements of a drawing");
    verb->add_option("FILE", options->file, "the drawing (.rheo)");
    verb->add_option("-o", options->output, "where to write it; without, FILE is rewritten");
    verb->add_flag("--in-process", options->inProcess)->group("");
    verb->add_flag("--only", options->only)->group("")->needs("--in-process");
    verb->callback([options, &chosen] {
        if (options->file.empty() && !options->inProcess)
            throw CLI::RequiredError("FILE");
        chosen.run = [options] {
            return options->inProcess ? layOutStandardInput(options->only) : layOutFile(*options);
        };
    });
}

} // namespace rheo
