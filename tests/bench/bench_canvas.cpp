// SPDX-License-Identifier: Apache-2.0
// How long a frame of the canvas takes: our paint into a QImage of 1920 × 1080, as the window does it, against the
// 16.7 ms of a screen with 60 frames a second. Then what one waits for in the window with 10,000 elements: opening the
// file (goal 1 s), rubber band and undo (50 ms), and the longest time that the event loop stood still in each (100 ms);
// medians of five. Usage: bench_canvas [FRAMES]; 0 frames: only the window
#include "model/edit/architecturedocument.h"
#include "model/edit/placementedits.h"
#include "model/file/rheofile.h"
#include "tests/bench/stallwatch.h"
#include "views/canvas/canvaslayer.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/dotpainter.h"
#include "views/canvas/focusmode.h"
#include "views/window/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

using namespace rheo;
using namespace rheo::ui;

namespace {

constexpr QSize screen(1920, 1080);
constexpr double budget = 16.7; // ms
constexpr int dotCount = 10000;

/// A grid of services and topics in containers of twenty, each service linked to the topic beside and below it.
Drawing gridDrawing(int elements)
{
    Drawing drawing;
    const int columns = int(std::ceil(std::sqrt(elements * 1.6)));
    const auto idAt = [](int i) { return ElementId(QStringLiteral("e%1").arg(i)); };
    for (int i = 0; i < elements; ++i) {
        const int column = i % columns;
        const int row = i / columns;
        const bool isTopic = (column + row) % 2;
        const ElementId region(QStringLiteral("c%1-%2").arg(column / 5).arg(row / 4));
        if (!drawing.architecture.element(region))
            drawing.architecture.put(
                Element{.id = region, .kind = ElementKind::BoundedContext, .name = region.text(), .container = {}});
        drawing.architecture.put(Element{.id = idAt(i),
                                         .kind = isTopic ? ElementKind::Topic : ElementKind::Service,
                                         .name = QStringLiteral("element-%1").arg(i),
                                         .container = region,
                                         .fields = {}});
        drawing.placement[idAt(i)] = {.position = QPointF(column * 240 + column / 5 * 120, row * 120 + row / 4 * 120)};
        const auto join = [&](int other) {
            const ElementId topic = isTopic ? idAt(i) : idAt(other);
            const ElementId client = isTopic ? idAt(other) : idAt(i);
            drawing.architecture.put(isTopic ? Link{.id = {topic, client, LinkKind::Consumes}}
                                             : Link{.id = {client, topic, LinkKind::Produces}});
        };
        if (column > 0)
            join(i - 1);
        if (row > 0 && i % 3 == 0)
            join(i - columns);
    }
    return drawing;
}

std::vector<Dot> randomDots(const Drawing &drawing, std::mt19937 &random)
{
    const QList<LinkId> links = drawing.architecture.links().keys();
    std::uniform_real_distribution<float> fraction(0, 1);
    std::vector<Dot> dots;
    for (int i = 0; i < dotCount; ++i)
        dots.push_back({i, links[qsizetype(random() % size_t(links.size()))], {}, fraction(random)});
    std::ranges::stable_sort(dots, {}, &Dot::link);
    return dots;
}

class Canvas
{
public:
    explicit Canvas(const Drawing &drawing) : picture(CanvasPicture::of(drawing)) {}

    void frame(const Viewport &viewport, const std::vector<Dot> &dots, LayerQuality quality = LayerQuality::Exact)
    {
        if (viewport.zoom != m_zoom && quality == LayerQuality::Exact)
            m_placer.forget();
        m_zoom = viewport.zoom;
        const PaintStyle style(Theme::dark(), viewport.zoom);
        QPainter painter(&m_target);
        painter.drawImage(0, 0, layer.image(picture, state, viewport, screen, 1, Theme::dark(), quality));
        painter.setRenderHint(QPainter::Antialiasing);
        const auto placed = m_placer.place(dots, picture, state, style);
        m_dots.paint(painter, placed, viewport.transform(), DotKind::Recorded, -1, style);
    }

    CanvasPicture picture;
    CanvasState state;
    CanvasLayer layer;

private:
    QImage m_target{screen, QImage::Format_RGB32};
    DotPlacer m_placer;
    DotPainter m_dots;
    qreal m_zoom = 0;
};

void measure(const char *name, int frames, const std::function<void(int)> &frame)
{
    frame(0);
    std::vector<double> times;
    for (int i = 1; i <= frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        frame(i);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    const double p99 = times[size_t(double(times.size() - 1) * 0.99)];
    std::printf("%-44s median %6.2f ms   p99 %6.2f ms   p99 ÷ 16.7 ms = %.2f\n", name, times[times.size() / 2], p99,
                p99 / budget);
}

void measureAll(int elements, int frames)
{
    std::printf("%d elements, %d dots, %d × %d, %d frames each\n", elements, dotCount, screen.width(), screen.height(),
                frames);
    std::mt19937 random(1);
    const Drawing drawing = gridDrawing(elements);
    QElapsedTimer timer;
    timer.start();
    Canvas canvas(drawing);
    std::printf("%-44s %6.0f ms\n", "  picture with all routes, once", double(timer.elapsed()));
    const QPointF middle = canvas.picture.bounds().center();
    auto dots = randomDots(drawing, random);
    const auto at = [&](qreal zoom) { return Viewport{.origin = {}, .zoom = zoom}.centredOn(middle, screen); };
    const auto moving = [&dots](int i) {
        for (Dot &dot : dots)
            dot.fraction = std::fmod(dot.fraction + 0.01f * float(i % 2 + 1), 1.0f);
    };
    const Viewport whole = Viewport::fitting(canvas.picture.bounds(), screen);
    measure("  dots, whole drawing", frames, [&](int i) { moving(i), canvas.frame(whole, dots); });
    for (const qreal zoom : {1.0, 0.6, 0.36}) {
        const QByteArray name = "  dots, " + QByteArray::number(zoom * 100) + " %";
        measure(name.constData(), frames, [&](int i) { moving(i), canvas.frame(at(zoom), dots); });
    }
    for (const qreal zoom : {1.0, 0.6, 0.36, 0.16}) {
        const QByteArray name = "  pan, with dots, " + QByteArray::number(zoom * 100) + " %";
        measure(name.constData(), frames,
                [&](int i) { canvas.frame(at(zoom).panned(QPointF(i % 400 * 7 - 1400, i % 300 * 3 - 450)), dots); });
    }
    const auto zoomed = [&](int i) { return at(0.1 * std::pow(16, double(i % 100) / 99)); };
    measure("  zoom by hand, with dots, 10 % to 160 %", frames,
            [&](int i) { canvas.frame(zoomed(i), dots, LayerQuality::Quick); });
    measure("  all anew after a zoom, 10 % to 160 %", frames, [&](int i) { canvas.frame(zoomed(i), dots); });
}

constexpr int rounds = 5;

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// The window as a person has it, driven by events; each step is measured until what it changed is painted.
class Person
{
public:
    explicit Person(const QString &path) : m_path(path), m_window(&document)
    {
        m_window.resize(screen);
        m_window.show();
        settle();
    }

    [[nodiscard]] CanvasView &canvas() { return *m_window.canvas(); }

    void open() { (void)document.load(m_path); }

    void mouse(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons)
    {
        QMouseEvent event(type, at, canvas().mapToGlobal(at), button, buttons, {});
        QApplication::sendEvent(&canvas(), &event);
    }

    void settle()
    {
        for (int i = 0; i < 3; ++i)
            QApplication::processEvents();
    }

    /// For what runs beside the window: the checks, the routes.
    void wait(int ms)
    {
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < ms;)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    }

    void step(const char *name, double goal, const std::function<void(int)> &act, const std::function<void()> &after)
    {
        std::vector<double> times, stalls;
        for (int i = 0; i < rounds; ++i) {
            settle();
            m_watch.takeLongest();
            QElapsedTimer timer;
            timer.start();
            act(i);
            QApplication::processEvents();
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
            settle();
            after();
            stalls.push_back(m_watch.takeLongest());
        }
        std::printf("%-44s median %6.1f ms   ÷ %.0f ms = %.2f   longest stall %6.1f ms   ÷ 100 ms = %.2f\n", name,
                    median(times), goal, median(times) / goal, median(stalls), median(stalls) / 100);
    }

    ArchitectureDocument document;

private:
    QString m_path;
    bench::StallWatch m_watch;
    MainWindow m_window;
};

void measureBand(Person &person)
{
    const QPointF from(2, 2);
    const QPointF to(person.canvas().width() - 3, person.canvas().height() - 3);
    person.canvas().fit();
    person.step(
        "  rubber band over all", 50,
        [&](int) {
            person.mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
            person.mouse(QEvent::MouseMove, to / 2, Qt::NoButton, Qt::LeftButton);
            person.settle();
            person.mouse(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        },
        [&] {
            person.mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
            person.canvas().selection()->clear();
        });
    person.mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    person.mouse(QEvent::MouseMove, to / 2, Qt::NoButton, Qt::LeftButton);
    person.step(
        "  rubber band, one large move of the mouse", 50,
        [&](int i) { person.mouse(QEvent::MouseMove, i % 2 ? to / 2 : to, Qt::NoButton, Qt::LeftButton); },
        [&] { person.wait(200); }); // inspector and outline follow
    person.mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
    person.canvas().selection()->clear();
}

void measureEdits(Person &person)
{
    ArchitectureDocument &document = person.document;
    const ElementId one(QStringLiteral("e5000"));
    const QPointF place = document.placement().value(one).position;
    const auto noMore = [&] { person.wait(200); }; // the overview follows after a pause
    person.canvas().setViewport(Viewport().centredOn(place, person.canvas().size()));
    person.step(
        "  move one element by hand", 50,
        [&](int i) {
            person.canvas().selection()->set(one);
            moveElements(document, {{one, place + QPointF(20 * (i + 1), 0)}}, MoveStep::Single);
        },
        noMore);
    person.step("  undo it", 50, [&](int) { document.undoStack()->undo(); }, noMore);
    person.step(
        "  drag one element, a move of the mouse", 50,
        [&](int i) {
            const QPointF at = person.canvas().viewport().toScreen(place + QPointF(80, 28));
            if (i == 0)
                person.mouse(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
            person.mouse(QEvent::MouseMove, at + QPointF(13 * (i + 1), 9), Qt::NoButton, Qt::LeftButton);
        },
        noMore);
    person.canvas().cancelGesture();
    person.step(
        "  focus on the flow of one, and leave", 100, [&](int) { person.canvas().focusMode()->toggle()->toggle(); },
        noMore);
    person.canvas().focusMode()->leave();
    QHash<ElementId, QPointF> all;
    for (auto it = document.placement().begin(); it != document.placement().end(); ++it)
        all.insert(it.key(), it->position + QPointF(20, 0));
    moveElements(document, all, MoveStep::Single);
    person.wait(0);
    person.step(
        "  undo a move of all", 50, [&](int i) { i % 2 ? document.undoStack()->redo() : document.undoStack()->undo(); },
        noMore);
}

void measureWindow(int elements)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.rheo"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(writeRheo(gridDrawing(elements))) < 0)
        return;
    file.close();
    std::printf("%d elements in the window, %d × %d, medians of %d\n", elements, screen.width(), screen.height(),
                rounds);
    Person person(path);
    person.step("  open the file, until it is painted", 1000, [&](int) { person.open(); }, [] {});
    person.wait(4000);
    measureBand(person);
    person.step(
        "  select all", 50, [&](int) { person.canvas().selection()->selectAll(); },
        [&] { person.canvas().selection()->clear(); });
    measureEdits(person);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const int frames = argc > 1 ? std::atoi(argv[1]) : 300;
    if (frames > 0) {
        measureAll(1000, std::max(10, frames));
        measureAll(10000, std::max(10, frames / 3));
    }
    measureWindow(10000);
    return 0;
}
