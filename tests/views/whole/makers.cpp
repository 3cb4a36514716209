// SPDX-License-Identifier: Apache-2.0
#include "tests/views/whole/makers.h"

#include "model/diff/drawingdiff.h"
#include "model/edit/elementedits.h"
#include "tests/views/panels/livesamples.h"
#include "tests/views/shopdrawing.h"
#include "views/canvas/canvasview.h"
#include "views/dialogs/exportdialog.h"
#include "views/dialogs/notesdialog.h"
#include "views/dialogs/preferencesdialog.h"
#include "views/dialogs/printdialog.h"
#include "views/dialogs/problemsdialog.h"
#include "views/dialogs/shortcuts.h"
#include "views/dialogs/shortcutsdialog.h"
#include "views/panels/comparepanel.h"
#include "views/panels/eventspanel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/historypanel.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/outlinepanel.h"
#include "views/panels/overviewpanel.h"
#include "views/panels/palettepanel.h"
#include "views/panels/recordpanel.h"
#include "views/panels/sourcepanel.h"
#include "views/panels/timestrip.h"
#include "views/panels/tracespanel.h"
#include "views/start/recentfiles.h"
#include "views/start/startpage.h"
#include "views/theme/preferences.h"
#include "views/window/banner.h"
#include "views/window/connectdialog.h"
#include "views/window/helpwindow.h"
#include "views/window/mainwindow.h"

#include <QPlainTextEdit>
#include <QTest>
#include <QTreeWidget>

namespace rheo::ui {

namespace {

using Made = std::shared_ptr<QWidget>;

ElementId shop(const char *id)
{
    return ElementId(QString::fromLatin1(id));
}

/// The shop, with a topic that has more copies in sync than it has.
Drawing faultyShop()
{
    Drawing drawing = shopDrawing();
    Element topic = *drawing.architecture.element(shop("payment-events"));
    topic.fields.insert(fields::minInSync, qint64(2));
    drawing.architecture.put(topic);
    return drawing;
}

struct Window
{
    Window() { document.reset(faultyShop()); }

    ArchitectureDocument document;
    MainWindow window{&document};
};

Made mainWindow(const std::function<void(Window &)> &prepare)
{
    auto made = std::make_shared<Window>();
    prepare(*made);
    return {made, &made->window};
}

/// A panel over the shop and a selection in it.
template<typename Panel> struct OverSelection
{
    OverSelection() { document.reset(faultyShop()); }

    ArchitectureDocument document;
    Selection selection{&document};
    Panel panel{&document, &selection};
};

template<typename Panel> Made overSelection(const std::function<void(OverSelection<Panel> &)> &prepare)
{
    auto made = std::make_shared<OverSelection<Panel>>();
    prepare(*made);
    return {made, &made->panel};
}

template<typename Panel> struct OverCanvas
{
    OverCanvas()
    {
        document.reset(shopDrawing());
        canvas.resize(960, 600);
    }

    ArchitectureDocument document;
    CanvasView canvas{&document};
    Panel panel{&canvas};
};

template<typename Panel> Made overCanvas()
{
    auto made = std::make_shared<OverCanvas<Panel>>();
    return {made, &made->panel};
}

Made inspector(const char *id)
{
    return overSelection<InspectorPanel>([id](auto &over) { over.selection.set(shop(id)); });
}

Made findings()
{
    return overSelection<FindingsPanel>([](auto &over) {
        auto *list = over.panel.template findChild<QTreeWidget *>();
        (void)QTest::qWaitFor([list] { return list->topLevelItemCount() > 0; });
        list->setCurrentItem(list->topLevelItem(0));
    });
}

Made events()
{
    auto made = std::make_shared<EventsPanel>();
    QObject::connect(made.get(), &EventsPanel::rowsWanted, made.get(),
                     [panel = made.get()](const auto &rows) { panel->take(test::sampleRange(rows)); });
    made->setExtent(0, 18'402);
    made->addProofs({{18'395, Proof::Exact}, {18'399, Proof::Inferred}, {18'401, Proof::Orphan}});
    return made;
}

Made traces(bool one)
{
    auto made = std::make_shared<TracesPanel>();
    made->setTraces(test::sampleSummaries(40));
    if (one) {
        made->showTrace(test::sampleTrace(), test::sampleDrawing());
        made->setStep(2);
    }
    return made;
}

Made timeStrip()
{
    auto made = std::make_shared<TimeStrip>();
    made->setDensity(test::sampleDensity());
    made->setState({Playback::Mode::Live,
                    1,
                    test::sampleStart + 300'000'000,
                    test::sampleStart,
                    test::sampleStart + 300'000'000,
                    true,
                    {}});
    return made;
}

Made record()
{
    auto made = std::make_shared<RecordPanel>();
    made->showStep(test::sampleTrace(), 2, test::sampleDrawing());
    return made;
}

Made shortcuts()
{
    auto window = std::make_shared<Window>();
    auto *dialog = new ShortcutsDialog(window->window.findChild<Shortcuts *>(), &window->window);
    auto *list = dialog->findChild<QTreeWidget *>();
    list->setCurrentItem(list->topLevelItem(0)->child(2));
    return {window, dialog};
}

Made source(bool isWrong)
{
    return overSelection<SourcePanel>([isWrong](auto &over) {
        auto *text = over.panel.template findChild<QPlainTextEdit *>();
        over.panel.show();
        over.selection.set(shop("order-events"));
        (void)QTest::qWaitFor([text] { return text->blockCount() > 10; });
        if (!isWrong)
            return;
        text->setFocus();
        QTest::keyClick(text, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(text, Qt::Key_Comma);
        over.panel.readNow();
    });
}

Made history()
{
    struct WithHistory
    {
        ArchitectureDocument document;
        HistoryPanel panel{document.undoStack()};
    };

    auto made = std::make_shared<WithHistory>();
    made->document.reset(shopDrawing());
    for (const char *name : {"orders", "order-log", "order-events"})
        (void)renameElement(made->document, shop("order-events"), QString::fromLatin1(name));
    made->document.undoStack()->undo();
    return {made, &made->panel};
}

Made comparison()
{
    struct Compared
    {
        ArchitectureDocument document;
        ComparePanel panel{&document};
    };

    auto made = std::make_shared<Compared>();
    made->document.reset(faultyShop());
    removeSelection(made->document, {shop("search-sink")}, {});
    made->panel.showDiff(shopDrawing(), diff(shopDrawing(), made->document.drawing()));
    return {made, &made->panel};
}

Made startPage()
{
    struct Start
    {
        RecentFiles files{nullptr, [](const QByteArray &path) { return path.endsWith('2') ? ENOENT : 0; }};
        StartPage page{&files};
    };

    auto made = std::make_shared<Start>();
    for (const char *path : {"/home/me/shop.rheo", "/mnt/usb/old-2", "/home/me/incident.rheorec"})
        made->files.enter(QString::fromLatin1(path));
    made->files.look();
    return {made, &made->page};
}

Made help()
{
    auto made = std::make_shared<HelpWindow>(nullptr);
    made->showPage(HelpWindow::pages().front());
    return made;
}

Made problems()
{
    const QList<Problem> list{{3, 7, ProblemsDialog::tr("Close")}, {40, 1, ProblemsDialog::tr("Close")}};
    return std::make_shared<ProblemsDialog>(QStringLiteral("order-events"), list);
}

Made banner()
{
    auto made = std::make_shared<Banner>();
    made->say(Banner::Tone::Trouble, Banner::tr("Hide this message"), {}, {{Banner::tr("Hide this message"), [] {}}});
    return made;
}

} // namespace

const std::vector<Maker> &makers()
{
    static const std::vector<Maker> all = {
        {"window", {1440, 900}, [] { return mainWindow([](Window &) {}); }},
        {"window-selected",
         {1366, 768},
         [] { return mainWindow([](Window &w) { w.window.canvas()->selection()->set(shop("order-events")); }); }},
        {"palette", {200, 300}, overCanvas<PalettePanel>},
        {"overview", {200, 130}, overCanvas<OverviewPanel>},
        {"outline", {200, 400}, [] { return overSelection<OutlinePanel>([](auto &) {}); }},
        {"inspector-nothing", {296, 500}, [] { return overSelection<InspectorPanel>([](auto &) {}); }},
        {"inspector-topic", {296, 1100}, [] { return inspector("order-events"); }},
        {"inspector-service", {296, 900}, [] { return inspector("order-service"); }},
        {"inspector-connector", {296, 700}, [] { return inspector("search-sink"); }},
        {"inspector-note", {296, 400}, [] { return inspector("note"); }},
        {"inspector-container", {296, 400}, [] { return inspector("payments"); }},
        {"inspector-link",
         {296, 700},
         [] {
             return overSelection<InspectorPanel>([](auto &over) {
                 over.selection.set(LinkId{shop("order-events"), shop("payment-service"), LinkKind::Consumes});
             });
         }},
        {"inspector-many",
         {296, 500},
         [] { return overSelection<InspectorPanel>([](auto &over) { over.selection.selectAll(); }); }},
        {"findings", {900, 240}, findings},
        {"events", {900, 260}, events},
        {"traces", {900, 260}, [] { return traces(false); }},
        {"trace", {900, 260}, [] { return traces(true); }},
        {"timestrip", {910, 48}, timeStrip},
        {"record", {296, 800}, record},
        {"banner", {900, 48}, banner},
        {"connect-dialog", {460, 260}, [] { return std::make_shared<ConnectDialog>(QStringLiteral("kafka:9092")); }},
        {"start-page", {1440, 760}, startPage},
        {"start-page-small", {1366, 640}, startPage},
        {"source", {900, 260}, [] { return source(false); }},
        {"source-wrong", {900, 260}, [] { return source(true); }},
        {"history", {900, 260}, history},
        {"compare", {900, 260}, comparison},
        {"help", {900, 640}, help},
        {"export-dialog",
         {760, 520},
         [] {
             return std::make_shared<ExportDialog>(shopDrawing(), QSet<ElementId>{shop("order-events")},
                                                   ExportChoices());
         }},
        {"print-dialog",
         {760, 600},
         [] { return std::make_shared<PrintDialog>(*PictureSheet::of(shopDrawing()), QStringLiteral("Shop")); },
         true},
        {"notes-dialog", {520, 320}, [] { return std::make_shared<NotesDialog>(NotesDialog::tr("Close")); }},
        {"problems-dialog", {620, 360}, problems},
        {"preferences-dialog", {520, 520}, [] { return std::make_shared<PreferencesDialog>(&Preferences::shared()); }},
        {"shortcuts-dialog", {620, 640}, shortcuts},
    };
    return all;
}

} // namespace rheo::ui
