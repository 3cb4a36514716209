// SPDX-License-Identifier: Apache-2.0
// What a person waits for, each in a process of its own, from its start as the system counts it (loading included):
//
//   drawing    to the first painted window with a drawing of 500 elements (goal 1 s)
//   recording  from the order to open one of 10 M events to the window that shows its events and time strip (goal
//              2 s), and the memory of the process five seconds later (goal 400 MB)
//   demo       to the first dot painted in the demo (goal 6 s)
//
// Median of five, and the ratio to the goal (below 1 is reached). Run it on a display (QT_QPA_PLATFORM=xcb). Arguments:
// [events of the recording] [folder for it].
#include "model/edit/architecturedocument.h"
#include "model/file/rheofile.h"
#include "model/patterns/patterns.h"
#include "model/record/recordingwriter.h"
#include "tests/support/payload.h"
#include "tests/support/randomdrawing.h"
#include "views/canvas/canvasview.h"
#include "views/theme/theme.h"
#include "views/window/filecommands.h"
#include "views/window/livecommands.h"
#include "views/window/liveview.h"
#include "views/window/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace rheo;
using namespace rheo::test;

namespace {

constexpr int runs = 5;
constexpr int elements = 500;
constexpr int links = 700;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Since the system made this process.
double secondsSinceStart()
{
    constexpr int startTimeField = 19; // after the name in brackets
    const QByteArray stat = contentOf(QStringLiteral("/proc/self/stat"));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9 -
           fields.value(startTimeField).toDouble() / double(sysconf(_SC_CLK_TCK));
}

double megabytes(const char *field)
{
    for (const QByteArray &line : contentOf(QStringLiteral("/proc/self/status")).split('\n')) {
        if (line.startsWith(field))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ').front().toDouble() / 1000;
    }
    return -1;
}

/// Calls back after the canvas was painted.
class PaintWatch : public QObject
{
public:
    PaintWatch(ui::CanvasView *canvas, std::function<void()> painted) : QObject(canvas), m_painted(std::move(painted))
    {
        canvas->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, m_painted, Qt::QueuedConnection);
        return false;
    }

private:
    std::function<void()> m_painted;
};

void tell(std::initializer_list<double> figures)
{
    for (const double figure : figures)
        std::printf("%.3f ", figure);
    std::printf("\n");
    std::fflush(stdout);
    QCoreApplication::exit();
}

int openDrawing(ui::MainWindow &window, const QString &path)
{
    window.files()->openPath(path);
    const PaintWatch watch(window.canvas(), [] { tell({secondsSinceStart()}); });
    window.show();
    return QApplication::exec();
}

int playDemo(ui::MainWindow &window)
{
    window.document()->reset(*pattern(QStringLiteral("order-inventory")));
    window.live()->simulate();
    const PaintWatch watch(window.canvas(), [&window] {
        if (!window.canvas()->placedDots().empty())
            tell({secondsSinceStart()});
    });
    window.show();
    return QApplication::exec();
}

int openRecording(ui::MainWindow &window, const QString &path)
{
    window.show();
    QElapsedTimer clock;
    double seconds = 0;
    const auto begin = [&] {
        clock.start();
        window.live()->openRecording(path);
    };
    QMetaObject::invokeMethod(&window, begin, Qt::QueuedConnection);
    const auto *live = window.findChild<ui::LiveView *>();
    QObject::connect(live, &ui::LiveView::newsShown, &window, [&] {
        if (seconds > 0 || live->news()->lastAt == 0)
            return;
        window.repaint();
        seconds = double(clock.nsecsElapsed()) / 1e9;
        QTimer::singleShot(5000, &window, [&] { tell({seconds, megabytes("VmRSS"), megabytes("VmHWM")}); });
    });
    return QApplication::exec();
}

int runAs(const QString &what, const QString &path, const QString &program)
{
    ui::applyTheme(ui::ThemeChoice::Light);
    ArchitectureDocument document;
    ui::MainWindow window(&document, program);
    if (what == QStringLiteral("drawing"))
        return openDrawing(window, path);
    return what == QStringLiteral("demo") ? playDemo(window) : openRecording(window, path);
}

QList<double> measure(const QString &what, const QString &path)
{
    QList<QList<double>> all;
    for (int run = 0; run < runs; ++run) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {what, path});
        if (!process.waitForFinished(300'000) || process.exitCode() != 0)
            qFatal("%s did not come to its end", qPrintable(what));
        QList<double> figures;
        for (const QByteArray &word : process.readAllStandardOutput().simplified().split(' '))
            figures += word.toDouble();
        all += figures;
    }
    QList<double> medians;
    for (qsizetype i = 0; i < all.front().size(); ++i) {
        std::ranges::sort(all, {}, [i](const QList<double> &figures) { return figures.value(i); });
        medians += all[all.size() / 2].value(i);
    }
    return medians;
}

void print(const char *what, double figure, const char *unit, double goal)
{
    std::printf("%-58s %8.2f %s  %.2f of %g\n", what, figure, unit, figure / goal, goal);
    std::fflush(stdout);
}

void writeDrawing(const QString &path)
{
    Drawing drawing;
    drawing.architecture = randomDrawing(7, {.elements = elements, .links = links, .containers = 10});
    drawing.placement = randomPlaces(drawing.architecture, 7);
    if (!saveRheo(path, drawing))
        qFatal("the drawing cannot be written");
}

void writeRecording(const QString &path, size_t events)
{
    auto writer = RecordingWriter::create(path, {}, {}, {});
    if (!writer)
        qFatal("%s", qPrintable(writer.error().message));
    for (int topic = 0; topic < 4; ++topic)
        (void)writer->topicNumber(QStringLiteral("topic-%1").arg(topic), {}, 6);
    PayloadGenerator generator({});
    constexpr size_t batchEvents = 2000;
    for (size_t written = 0; written < events; written += batchEvents) {
        EventBatch batch;
        generator.fill(batch, batchEvents);
        if (!writer->append(batch) || (written / batchEvents % 20 == 0 && !writer->commit()))
            qFatal("the recording cannot be written");
    }
    if (!writer->finish())
        qFatal("the recording cannot be finished");
}

void compare(size_t events, const QString &folder)
{
    const QString drawing = folder + QStringLiteral("/bench.rheo");
    const QString recording = folder + QStringLiteral("/bench.rheorec");
    writeDrawing(drawing);
    print("start to the first painted window, 500 elements", measure(QStringLiteral("drawing"), drawing).front(), "s",
          1);
    print("start of the demo to its first dot", measure(QStringLiteral("demo"), {}).front(), "s", 6);
    if (!QFile::exists(recording))
        writeRecording(recording, events);
    const QList<double> opened = measure(QStringLiteral("recording"), recording);
    std::printf("recording of %zu events, %lld MB\n", events, QFile(recording).size() / 1'000'000);
    print("  opened in the window", opened[0], "s", 2);
    print("  memory", opened[1], "MB", 400);
    print("  most memory", opened[2], "MB", 400);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("rheograph-bench"));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    static const QStringList parts{QStringLiteral("drawing"), QStringLiteral("demo"), QStringLiteral("recording")};
    if (parts.contains(arguments.value(0)))
        return runAs(arguments[0], arguments.value(1), QStringLiteral(RHEO_PROGRAM));
    QTemporaryDir temporary;
    const size_t events = arguments.isEmpty() ? 10'000'000 : arguments[0].toULongLong();
    compare(events, arguments.value(1, temporary.path()));
    return 0;
}
