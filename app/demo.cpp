// SPDX-License-Identifier: Apache-2.0
#include "app/demo.h"

#include "app/commandline.h"
#include "app/window.h"
#include "model/base/safefile.h"
#include "model/base/verbchild.h"
#include "model/edit/architecturedocument.h"
#include "model/file/rheofile.h"
#include "model/patterns/patterns.h"
#include "model/trace/traceassembly.h"
#include "model/trace/traceoverlay.h"
#include "model/trace/tracetext.h"
#include "views/canvas/canvasview.h"
#include "views/panels/traceoncanvas.h"
#include "views/window/filecommands.h"
#include "views/window/livecommands.h"
#include "views/window/mainwindow.h"

#include <QBuffer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

namespace rheo {

namespace {

const QString patternName = QStringLiteral("order-inventory");
constexpr int orders = 20;
constexpr QSize pictureSize{1440, 620};

Result<void> writePicture(const QString &path, const QPixmap &picture)
{
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
        return failure(ErrorKind::Limit, QStringLiteral("The picture could not be made; it may be too large."));
    return writeWholeFile(path, png);
}

/// Simulates into `recording` by the verb of that name, as a person would.
Result<void> simulateInto(const QString &recording, const QString &drawing)
{
    VerbChild child;
    QEventLoop loop;
    Result<void> result;
    QObject::connect(&child, &VerbChild::ended, &loop, [&](int exitCode, const QString &sentence) {
        if (exitCode != 0)
            result = failure(ErrorKind::Cluster, sentence);
        loop.quit();
    });
    QObject::connect(&child, &VerbChild::line, &loop, [&](const QByteArray &line) {
        if (line.contains("\"type\":\"done\""))
            child.stop();
    });
    child.start({QStringLiteral("simulate"), drawing, QStringLiteral("--events"), QString::number(orders),
                 QStringLiteral("--json"), QStringLiteral("--attached"), QStringLiteral("-o"), recording});
    loop.exec();
    return result;
}

Result<Trace> longestTrace(const QString &recording, const Architecture &architecture)
{
    auto reader = RecordingReader::open(recording);
    if (!reader)
        return std::unexpected(reader.error());
    const auto traces = listTraces(*reader, architecture, {});
    if (!traces)
        return std::unexpected(traces.error());
    const auto longest = std::ranges::max_element(*traces, {}, &TraceSummary::events);
    if (longest == traces->end())
        return failure(ErrorKind::Cluster, QStringLiteral("Nothing was recorded. Run the demo again."));
    return assembleTrace(*reader, architecture, longest->id);
}

Result<void> paintTrace(const QString &path, const Drawing &drawing, const Trace &trace)
{
    ArchitectureDocument document;
    document.reset(drawing);
    ui::CanvasView canvas(&document);
    canvas.resize(pictureSize);
    ui::CanvasOverlay overlay;
    overlay.simulated = true;
    ui::layTraceOver(overlay, overlayFor(trace, drawing.architecture));
    canvas.setOverlay(overlay);
    canvas.fit();
    return writePicture(path, canvas.grab());
}

Result<void> demonstrate(const DemoOptions &options)
{
    const auto drawing = pattern(patternName);
    if (!drawing)
        return std::unexpected(drawing.error());
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("order-inventory.rheo"));
    const QString recording = folder.filePath(QStringLiteral("order-inventory.rheorec"));
    if (const auto saved = saveRheo(file, *drawing); !saved)
        return std::unexpected(saved.error());
    std::fprintf(stderr, "Simulating %d orders on an embedded cluster and recording them…\n", orders);
    if (auto simulated = simulateInto(recording, file); !simulated)
        return simulated;
    const auto trace = longestTrace(recording, drawing->architecture);
    if (!trace)
        return std::unexpected(trace.error());
    (void)print(traceText(*trace, drawing->architecture, {}).toUtf8()); // runHeadlessDemo asks
    if (options.screenshot.isEmpty())
        return {};
    auto painted = paintTrace(options.screenshot, *drawing, *trace);
    if (painted)
        std::fprintf(stderr, "The path of this trace is painted in %s.\n", qPrintable(options.screenshot));
    return painted;
}

} // namespace

int runHeadlessDemo(const DemoOptions &options)
{
    ui::applyTheme(ui::ThemeChoice::Light);
    const auto shown = demonstrate(options);
    return shown ? print({}) : report(shown.error());
}

int runWindowDemo(const DemoOptions &options)
{
    const auto drawing = pattern(patternName);
    if (!drawing)
        return report(drawing.error());
    int exitCode = 0;
    const int windowCode = runWindow([&](ui::MainWindow &window) {
        window.document()->reset(*drawing);
        window.live()->simulate();
        if (options.seconds == 0 && options.screenshot.isEmpty())
            return;
        constexpr int enoughForAPicture = 12;
        const int seconds = options.seconds > 0 ? options.seconds : enoughForAPicture;
        QTimer::singleShot(seconds * 1000, &window, [&] {
            if (!options.screenshot.isEmpty()) {
                if (const auto written = writePicture(options.screenshot, window.grab()); !written)
                    exitCode = report(written.error());
            }
            window.close();
        });
    });
    return exitCode != 0 ? exitCode : windowCode;
}

} // namespace rheo
