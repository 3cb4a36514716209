// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/connectionoptions.h"
#include "app/recordtext.h"
#include "model/base/childprocess.h"
#include "model/base/displaytext.h"
#include "model/capture/capturesession.h"
#include "model/capture/probe.h"
#include "model/file/rheofile.h"

#include <csignal>
#include <memory>
#include <thread>
#include <unistd.h>

namespace rheo {

namespace {

constexpr qint64 memoryLimit = 1024LL * 1024 * 1024;

std::atomic<bool> stopAsked{false};

struct RecordOptions
{
    std::string drawing;
    std::string output;
    std::string from = "latest";
    double seconds = 0;
    qint64 events = 0;
    std::string ring;
    std::string rate;
    bool json = false;
    bool headersOnly = false;
    bool noBodies = false;
    bool simulated = false;
    bool child = false;
    bool careful = false;
    std::string skip;
    std::string probe;
    ConnectionOptions where;
};

/// The end of the window's pipe means: finish and exit.
void stopAtEndOfInput()
{
    std::thread([] {
        char byte = 0;
        while (::read(STDIN_FILENO, &byte, 1) > 0) {
        }
        stopAsked = true;
    }).detach();
}

Result<void> becomeChild()
{
    dieWithParent();
    keepOutOfCoreDumps();
    return limitMemory(memoryLimit);
}

/// Ctrl+C in a terminal reaches a child as well; there it is for the parent, which ends our input when it is done.
void obeySignals(bool isChild)
{
    for (const int number : {SIGINT, SIGTERM})
        std::signal(number, [](int) { stopAsked = true; });
    if (isChild)
        std::signal(SIGINT, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
}

Result<CarefulRange> rangeFrom(const std::string &text)
{
    if (const auto range = CarefulRange::fromText(QString::fromStdString(text)))
        return *range;
    return failure(ErrorKind::Usage, QStringLiteral("'%1' is not a range of offsets. Write TOPIC/PARTITION/FROM/TO.")
                                         .arg(displayText(QString::fromStdString(text), 300)));
}

Result<CaptureSettings> settingsFrom(const RecordOptions &options, QByteArray drawing)
{
    CaptureSettings settings;
    auto connection = options.where.connection();
    auto start = captureStartFrom(QString::fromStdString(options.from));
    auto ring = byteSizeFrom(QString::fromStdString(options.ring));
    auto rate = byteSizeFrom(QString::fromStdString(options.rate));
    for (const Error *error : {connection ? nullptr : &connection.error(), start ? nullptr : &start.error(),
                               ring ? nullptr : &ring.error(), rate ? nullptr : &rate.error()})
        if (error)
            return std::unexpected(*error);
    settings.connection = std::move(*connection);
    settings.path = QString::fromStdString(options.output);
    settings.drawing = std::move(drawing);
    settings.start = *start;
    settings.recording.ringBytes = *ring;
    settings.recording.keepValues = !options.headersOnly;
    settings.readBodies = !options.noBodies;
    settings.simulated = options.simulated;
    settings.mostEvents = options.events;
    settings.longest = std::chrono::milliseconds(qint64(options.seconds * 1000));
    settings.mostBytesASecond = *rate;
    if (options.careful)
        settings.careful.emplace();
    if (!options.skip.empty()) {
        auto range = rangeFrom(options.skip);
        if (!range)
            return std::unexpected(range.error());
        settings.careful = CarefulOrder{std::move(*range)};
    }
    return settings;
}

Result<CaptureProgress> record(const RecordOptions &options)
{
    const QString path = QString::fromStdString(options.drawing);
    auto file = readDrawingText(path);
    if (!file)
        return std::unexpected(file.error());
    const auto loaded = loadRheo(path);
    if (!loaded)
        return std::unexpected(loaded.error());
    auto settings = settingsFrom(options, std::move(file->text));
    if (!settings)
        return std::unexpected(settings.error());
    obeySignals(options.child);
    if (options.child)
        stopAtEndOfInput();
    ProgressLines lines(options.json ? ProgressLines::Form::Json : ProgressLines::Form::Text);
    CaptureSession session(std::move(*settings));
    return session.run(loaded->drawing.architecture, stopAsked,
                       [&](const CaptureProgress &progress) { lines.tell(progress); });
}

int runProbe(const RecordOptions &options)
{
    const auto connection = options.where.connection();
    const auto range = rangeFrom(options.probe);
    const auto done = !connection ? std::unexpected(connection.error())
                      : !range    ? std::unexpected(range.error())
                                  : probe(*connection, *range);
    if (!done)
        return report(done.error());
    return printAlive();
}

int run(const RecordOptions &options)
{
    if (const auto done = options.child ? becomeChild() : Result<void>(); !done)
        return report(done.error());
    if (!options.probe.empty())
        return runProbe(options);
    const auto result = record(options);
    const int printed = options.json ? printEnd(result) : 0;
    if (!result)
        return report(result.error());
    std::fprintf(stderr, "rheograph: %lld events in %s\n", static_cast<long long>(result->committed),
                 qPrintable(displayText(QString::fromStdString(options.output))));
    return printed;
}

} // namespace

void addRecordVerb(CLI::App &program, Verb &chosen)
{
    const auto options = std::make_shared<RecordOptions>();
    CLI::App *verb =
        program.add_subcommand("record", "Record the drawn topics of a cluster. Joins, commits and creates "
                                         "nothing. Ends with Ctrl+C or at a limit.");
    verb->add_option("FILE", options->drawing, "the drawing (.rheo)")->required();
    verb->add_option("-o,--output", options->output, "the recording; continued if it exists")->required();
    options->where.addTo(*verb);
    verb->add_option("--from", options->from, "earliest, latest, tail:N or a time as 2026-01-31T12:00:00Z");
    verb->add_option("--for", options->seconds, "stop after this many seconds")->check(numberFrom(0, 1e9));
    verb->add_option("--events", options->events, "stop after this many events")->check(CLI::NonNegativeNumber);
    verb->add_option("--ring", options->ring, "keep the newest SIZE only, for example 500M");
    verb->add_option("--max-rate", options->rate, "read at most SIZE bytes a second");
    verb->add_flag("--headers-only", options->headersOnly, "keep keys and headers, no values");
    verb->add_flag("--no-bodies", options->noBodies, "do not look for ids inside JSON values");
    verb->add_flag("--json", options->json, "progress as JSON lines on standard output");
    verb->add_flag("--simulated", options->simulated)->group("");
    verb->add_flag("--careful", options->careful)->group("");
    verb->add_option("--skip", options->skip)->group("");
    verb->add_option("--probe", options->probe)->group("");
    verb->add_flag("--child", options->child, "end when standard input ends; limit memory")->group("");
    verb->callback([options, &chosen] { chosen = {.run = [options] { return run(*options); }}; });
}

} // namespace rheo
