// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "model/base/displaytext.h"
#include "model/file/rheofile.h"
#include "model/trace/traceassembly.h"
#include "model/trace/tracejson.h"
#include "model/trace/tracetext.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <ranges>

namespace rheo {

namespace {

constexpr size_t mostGaps = 5;

struct TraceSettings
{
    std::string recording;
    std::string drawing;
    std::string id;
    std::string find;
    std::string as = "text";
    qint64 limit = 100;
    bool json = false;
    bool why = false;
    bool internal = false;
};

/// A recording and the drawing to read it by.
struct Source
{
    RecordingReader reader;
    Architecture architecture;
};

/// The newest drawing that the recording carries; none at all is an empty drawing.
Result<Architecture> ownDrawing(const RecordingReader &reader, const QString &path)
{
    const QByteArray text = reader.drawing();
    if (text.isEmpty())
        return Architecture();
    const auto drawing = parseRheo(text);
    if (drawing)
        return drawing->architecture;
    return failure(ErrorKind::Input,
                   QStringLiteral("The drawing inside %1 cannot be read; give one with --drawing FILE.").arg(path),
                   drawing.error().isEmpty() ? QString() : drawing.error().front().message);
}

Result<Architecture> givenDrawing(const QString &path)
{
    const Result<LoadedDrawing> loaded = loadRheo(path);
    if (!loaded)
        return std::unexpected(loaded.error());
    return loaded->drawing.architecture;
}

Result<Source> openSource(const TraceSettings &settings)
{
    const QString path = QString::fromStdString(settings.recording);
    Result<RecordingReader> reader = RecordingReader::open(path);
    if (!reader)
        return std::unexpected(reader.error());
    const Result<Architecture> drawing =
        settings.drawing.empty() ? ownDrawing(*reader, path) : givenDrawing(QString::fromStdString(settings.drawing));
    if (!drawing)
        return std::unexpected(drawing.error());
    return Source{std::move(*reader), *drawing};
}

/// What the broker had and the recording has not, by partition: a trace may lack it.
void tellWhatIsMissing(RecordingReader &reader)
{
    const auto gaps = reader.gaps();
    std::vector<Gap> missing;
    for (const Gap &gap : gaps.value_or(std::vector<Gap>()))
        if (gap.reason == Gap::Reason::Expired || gap.reason == Gap::Reason::Skipped)
            missing.push_back(gap);
    for (const Gap &gap : missing | std::views::take(mostGaps)) {
        const bool isKnown = gap.topic >= 0 && size_t(gap.topic) < reader.topics().size();
        const QString topic = isKnown ? displayText(reader.topics()[size_t(gap.topic)].name, 249) : QString();
        std::fprintf(
            stderr, "rheograph: offsets %lld to %lld of topic '%s', partition %d are not in the recording: %s\n",
            static_cast<long long>(gap.from), static_cast<long long>(gap.to - 1), qPrintable(topic), gap.partition,
            gap.reason == Gap::Reason::Expired ? "the broker no longer had them" : "the recorder left them out");
    }
    if (missing.size() > mostGaps)
        std::fprintf(stderr, "rheograph: and %zu more such ranges\n", missing.size() - mostGaps);
}

int listAll(const TraceSettings &settings)
{
    Result<Source> source = openSource(settings);
    if (!source)
        return report(source.error());
    const TraceListQuery query{QString::fromStdString(settings.find), 0, settings.limit};
    Result<std::vector<TraceSummary>> traces = listTraces(source->reader, source->architecture, query);
    if (!traces)
        return report(traces.error());
    std::ranges::reverse(*traces);
    tellWhatIsMissing(source->reader);
    return print(settings.json ? traceListJson(*traces) : traceListText(*traces).toUtf8());
}

int showOne(const TraceSettings &settings)
{
    Result<Source> source = openSource(settings);
    if (!source)
        return report(source.error());
    const QString id = QString::fromStdString(settings.id);
    const Result<std::vector<Sequence>> carriers = source->reader.find(settings.id);
    if (carriers && carriers->empty())
        return report({ErrorKind::Input, QStringLiteral("No event in %1 carries the id \"%2\"; \"rheograph trace list "
                                                        "%1\" shows the ids that it has.")
                                             .arg(QString::fromStdString(settings.recording), id)});
    const Result<Trace> trace = assembleTrace(source->reader, source->architecture, id);
    if (!trace)
        return report(trace.error());
    tellWhatIsMissing(source->reader);
    if (settings.as == "json")
        return print(traceJson(*trace, source->architecture));
    TraceTextOptions options;
    options.why = settings.why ? TraceTextOptions::Why::Tell : TraceTextOptions::Why::Leave;
    options.internal = settings.internal ? InternalTopics::Show : InternalTopics::Hide;
    return print(traceText(*trace, source->architecture, options).toUtf8());
}

void addList(CLI::App &trace, Verb &chosen, const std::shared_ptr<TraceSettings> &settings)
{
    CLI::App *list = trace.add_subcommand("list", "The traces of a recording, newest first.");
    list->add_option("recording", settings->recording, "The recording (.rheorec)")->required();
    list->add_option("--drawing", settings->drawing, "Read it by this drawing, not by its own");
    list->add_option("--find", settings->find, "Only traces with this text in an id, a key or a topic's name");
    list->add_option("--limit", settings->limit, "At most this many")->check(CLI::Range(qint64(1), qint64(1'000'000)));
    list->add_flag("--json", settings->json, "As JSON");
    list->callback([&chosen, settings] { chosen.run = [settings] { return listAll(*settings); }; });
}

void addShow(CLI::App &trace, Verb &chosen, const std::shared_ptr<TraceSettings> &settings)
{
    CLI::App *show = trace.add_subcommand("show", "One trace, from service to service.");
    show->add_option("recording", settings->recording, "The recording (.rheorec)")->required();
    show->add_option("id", settings->id, "Any of the trace's ids")->required();
    show->add_option("--drawing", settings->drawing, "Read it by this drawing, not by its own");
    show->add_option("--as", settings->as, "text or json")->check(CLI::IsMember({"text", "json"}));
    show->add_flag("--why", settings->why, "Say how each hop is known");
    show->add_flag("--internal", settings->internal, "Show events on internal topics too");
    show->add_flag_callback("--json", [settings] { settings->as = "json"; }, "The same as --as json");
    show->callback([&chosen, settings] { chosen.run = [settings] { return showOne(*settings); }; });
}

} // namespace

void addTraceVerb(CLI::App &program, Verb &chosen)
{
    const auto settings = std::make_shared<TraceSettings>();
    CLI::App *trace = program.add_subcommand("trace", "Follow events through a recording.");
    trace->require_subcommand(1);
    addList(*trace, chosen, settings);
    addShow(*trace, chosen, settings);
}

} // namespace rheo
