// SPDX-License-Identifier: Apache-2.0
#include "views/window/mainwindow.h"

#include "model/edit/architecturedocument.h"
#include "views/canvas/canvasactions.h"
#include "views/canvas/canvasclipboard.h"
#include "views/canvas/canvastree.h"
#include "views/canvas/canvasview.h"
#include "views/dialogs/notesdialog.h"
#include "views/panels/comparepanel.h"
#include "views/panels/eventspanel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/historypanel.h"
#include "views/panels/sourcepanel.h"
#include "views/panels/timestrip.h"
#include "views/panels/tracespanel.h"
#include "views/start/startpage.h"
#include "views/window/autolayoutcommand.h"
#include "views/window/banner.h"
#include "views/window/comparecommands.h"
#include "views/window/comparisonband.h"
#include "views/window/drawer.h"
#include "views/window/filecommands.h"
#include "views/window/findfield.h"
#include "views/window/helptexts.h"
#include "views/window/helpwindow.h"
#include "views/window/livecommands.h"
#include "views/window/liveview.h"
#include "views/window/picturecommands.h"
#include "views/window/session.h"
#include "views/window/settingscommands.h"
#include "views/window/sidecolumns.h"
#include "views/window/startcommands.h"
#include "views/window/statusline.h"
#include "views/window/windowactions.h"
#include "views/window/windowtoolbar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QTimer>
#include <QWhatsThis>

namespace rheo::ui {

namespace {

constexpr int foldBelow = 1400; // window width; at 1366 the left column shows only shapes

/// 1440 × 900, or what the screen has room for beside the frame; the offscreen platform's screen means nothing.
QSize startSize(const QWidget &window)
{
    constexpr QSize frame(4, 40);
    const QSize wanted(1440, 900);
    if (QGuiApplication::platformName() == QStringLiteral("offscreen"))
        return wanted;
    return wanted.boundedTo(window.screen()->availableSize() - frame);
}

QFrame *verticalLine()
{
    auto *line = new QFrame;
    line->setProperty("role", QStringLiteral("columnDivider"));
    return line;
}

} // namespace

MainWindow::MainWindow(ArchitectureDocument *document, const QString &program, QWidget *parent)
    : QMainWindow(parent)
    , m_document(document)
    , m_actions(new WindowActions(document->undoStack(), this))
    , m_banner(new Banner)
    , m_canvas(new CanvasView(document))
    , m_find(new FindField(document, m_canvas))
    , m_toolBar(new WindowToolBar(m_actions, m_canvas->canvasActions()->fit(), m_find))
    , m_sides(new SideColumns(document, m_canvas, this))
    , m_timeStrip(new TimeStrip)
    , m_events(new EventsPanel)
    , m_traces(new TracesPanel)
    , m_findings(new FindingsPanel(document, m_canvas->selection()))
    , m_source(new SourcePanel(document, m_canvas->selection()))
    , m_history(new HistoryPanel(document->undoStack()))
    , m_differences(new ComparePanel(document))
    , m_comparisonBand(new ComparisonBand)
    , m_drawer(new Drawer)
    , m_middle(new QSplitter(Qt::Vertical))
    , m_status(new StatusLine)
    , m_files(new FileCommands(document, m_banner, this))
    , m_pictures(new PictureCommands(document, m_canvas->selection(), m_banner, this))
    , m_comparison(new CompareCommands(document, {m_canvas, m_differences, m_comparisonBand, m_banner}, this))
    , m_live(new LiveView(document, {m_canvas, m_timeStrip, m_events, m_traces, m_sides->record()}, this))
    , m_layout(new AutoLayoutCommand(m_canvas, m_banner, program, this))
    , m_liveCommands(new LiveCommands(document, m_live, m_banner, this, program))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    place();
    connectFiles();
    connectEdit();
    connectHelp();
    connectComparison();
    connectLive();
    connectLiveSource();
    showTitle();
    resize(startSize(*this));
    m_canvas->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::place()
{
    m_actions->fillMenus(menuBar(), *m_canvas);
    addToolBar(m_toolBar);
    setStatusBar(m_status);
    setContextMenuPolicy(Qt::NoContextMenu);

    auto *upper = new QWidget;
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins({});
    upperColumn->setSpacing(0);
    upperColumn->addWidget(m_banner);
    auto *drawing = new QWidget;
    auto *drawingColumn = new QVBoxLayout(drawing);
    drawingColumn->setContentsMargins({});
    drawingColumn->setSpacing(0);
    drawingColumn->addWidget(m_comparisonBand);
    drawingColumn->addWidget(m_canvas, 1);
    drawingColumn->addWidget(m_timeStrip);
    upperColumn->addWidget(drawing, 1);
    placeStart(upperColumn);
    m_timeStrip->hide();

    m_drawer->addPanel(m_events, tr("Events"));
    m_drawer->addPanel(m_traces, tr("Traces"));
    m_drawer->addPanel(m_findings, tr("Findings"));
    m_drawer->addPanel(m_source, tr("Source"));
    m_drawer->addPanel(m_history, tr("History"));
    m_drawer->addPanel(m_differences, tr("Compare"));
    m_drawer->setShown(m_differences, false);
    m_middle->addWidget(upper);
    m_middle->addWidget(m_drawer);
    m_middle->setStretchFactor(0, 1);
    m_middle->setStretchFactor(1, 0);
    m_middle->setChildrenCollapsible(false);
    m_middle->setHandleWidth(1);

    auto *central = new QWidget;
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins({});
    row->setSpacing(0);
    QFrame *leftLine = verticalLine();
    QFrame *rightLine = verticalLine();
    row->addWidget(m_sides->left());
    row->addWidget(leftLine);
    row->addWidget(m_middle, 1);
    row->addWidget(rightLine);
    row->addWidget(m_sides->right());
    setCentralWidget(central);
    m_drawer->setFolded(true);
    m_start->setReplaced({m_sides->left(), leftLine, drawing, m_drawer, rightLine, m_sides->right()});
}

void MainWindow::placeStart(QVBoxLayout *column)
{
    m_start = new StartCommands({m_document, m_actions, m_canvas, m_files, m_live}, this);
    m_session = new Session({m_document, m_canvas, m_drawer, m_banner, m_files, m_start}, this);
    column->addWidget(m_start->page(), 1);
}

void MainWindow::connectFiles()
{
    connect(m_actions->newDrawing, &QAction::triggered, m_files, &FileCommands::newDrawing);
    connect(m_actions->open, &QAction::triggered, m_files, &FileCommands::open);
    for (QAction *action : {m_actions->save, m_actions->saveAs})
        connect(action, &QAction::triggered, m_source, &SourcePanel::readNow);
    connect(m_actions->save, &QAction::triggered, m_files, &FileCommands::save);
    connect(m_actions->saveAs, &QAction::triggered, m_files, &FileCommands::saveAs);
    connect(m_actions->exportPicture, &QAction::triggered, m_pictures, &PictureCommands::exportPicture);
    connect(m_actions->print, &QAction::triggered, m_pictures, &PictureCommands::print);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_files, &FileCommands::leaving, m_source, &SourcePanel::readNow);
    m_files->setUnreadText([this] { return m_source->isApart(); });
    connect(m_files, &FileCommands::unreadTextWanted, this, [this] { m_drawer->showPanel(m_source); });
    connect(m_files, &FileCommands::opened, m_sides, &SideColumns::showInspector);
    connect(m_files, &FileCommands::savedWordsChanged, this, &MainWindow::showTitle);
    connect(m_document, &ArchitectureDocument::changed, this, &MainWindow::showTitle);
}

void MainWindow::connectEdit()
{
    connect(m_actions->autoLayout, &QAction::triggered, m_layout, &AutoLayoutCommand::layOutAll);
    connect(m_actions->layOutSelection, &QAction::triggered, m_layout, &AutoLayoutCommand::layOutSelection);
    connect(m_findings, &FindingsPanel::found, this, [this](const QHash<ElementId, Sign> &signs, qint64 count) {
        m_sides->setSigns(signs);
        CanvasTree::of(m_canvas)->setFindings(m_findings->findings());
        m_drawer->setCount(m_findings, count);
        m_canvas->setFindings(m_findings->findings());
        m_status->setFindings(m_canvas->findingMarks().errors, m_canvas->findingMarks().warnings);
    });
    connect(m_status, &StatusLine::findingsClicked, this, [this] { m_drawer->showPanel(m_findings); });
    connect(m_canvas, &CanvasView::findingClicked, this, [this](const FindingPlace &place) {
        m_drawer->showPanel(m_findings);
        m_findings->showFindingAt(place);
    });
    connect(m_findings, &FindingsPanel::activated, m_canvas, &CanvasView::reveal);
    connect(m_findings, &FindingsPanel::refused, m_status, &StatusLine::setTrouble);
    connect(m_sides, &SideColumns::refused, m_status, &StatusLine::setTrouble);
    connect(m_canvas, &CanvasView::refused, m_status, &StatusLine::setTrouble);
    connect(m_canvas->canvasActions()->clipboard(), &CanvasClipboard::noted, this,
            [this](const QString &sentence, const QString &notes) {
                const Banner::Offer all{tr("Show all notes"), [this, notes] { NotesDialog(notes, this).exec(); }};
                m_banner->say(Banner::Tone::Notice, sentence, {},
                              notes.isEmpty() ? QList<Banner::Offer>() : QList{all});
            });
    connect(m_canvas->selection(), &Selection::changed, this, [this] {
        m_status->setTrouble({});
        m_actions->layOutSelection->setEnabled(m_canvas->selection()->elements().size() > 1);
        m_status->setSelection(int(m_canvas->selection()->elements().size()),
                               int(m_canvas->selection()->links().size()));
    });
    connect(m_canvas, &CanvasView::viewportChanged, this, [this] { m_status->setZoom(m_canvas->viewport().zoom); });
    new SettingsCommands(this);
    connect(m_actions->about, &QAction::triggered, this, [this] {
        QMessageBox::about(this, tr("About Rheograph"),
                           tr("<b>Rheograph %1</b><p>Draw an event-driven architecture on Apache Kafka, then watch it "
                              "run.<p>Apache License 2.0. Offline, no account, no telemetry.")
                               .arg(QCoreApplication::applicationVersion().toHtmlEscaped()));
    });
    connect(m_source, &SourcePanel::problemsChanged, this,
            [this](qint64 count) { m_drawer->setCount(m_source, count); });
    connect(m_actions->showSource, &QAction::triggered, this, [this] {
        m_drawer->showPanel(m_source);
        m_source->setFocus();
    });
    connect(m_actions->showHistory, &QAction::triggered, this, [this] {
        m_drawer->showPanel(m_history);
        m_history->setFocus();
    });
    m_find->setCommands(FindField::commandsOf(menuBar()));
    connect(m_actions->find, &QAction::triggered, m_find, &FindField::findElements);
    connect(m_actions->findNext, &QAction::triggered, m_find, [this] { m_find->step(1); });
    connect(m_actions->findPrevious, &QAction::triggered, m_find, [this] { m_find->step(-1); });
    connect(m_actions->runCommand, &QAction::triggered, m_find, &FindField::findCommands);
    connect(m_drawer, &Drawer::heightWanted, this, &MainWindow::sizeDrawer);
    connect(m_middle, &QSplitter::splitterMoved, this, [this] { m_drawer->rememberHeight(m_drawer->height()); });
}

void MainWindow::connectHelp()
{
    explainParts(*this);
    connect(m_actions->whatIsThis, &QAction::triggered, this, [] { QWhatsThis::enterWhatsThisMode(); });
    connect(m_actions->help, &QAction::triggered, this, [this] {
        if (!m_help)
            m_help = new HelpWindow(this);
        m_help->showPage(helpPageFor(QApplication::focusWidget()));
    });
}

void MainWindow::connectComparison()
{
    const auto showWhatIsPossible = [this] {
        m_actions->compareSaved->setEnabled(m_comparison->canCompareWithSaved());
    };
    connect(m_actions->compareWith, &QAction::triggered, m_comparison, &CompareCommands::chooseOther);
    connect(m_actions->compareSaved, &QAction::triggered, m_comparison, &CompareCommands::compareWithSaved);
    connect(m_actions->closeComparison, &QAction::triggered, m_comparison, &CompareCommands::close);
    connect(m_files, &FileCommands::comparisonWanted, m_comparison, &CompareCommands::compareWithSaved);
    connect(m_files, &FileCommands::savedWordsChanged, this, showWhatIsPossible);
    connect(m_comparison, &CompareCommands::refused, m_status, &StatusLine::setTrouble);
    connect(m_comparison, &CompareCommands::listWanted, this, [this] { m_drawer->showPanel(m_differences); });
    connect(m_comparison, &CompareCommands::changed, this, [this] {
        m_actions->closeComparison->setEnabled(m_comparison->isOpen());
        m_drawer->setShown(m_differences, m_comparison->isOpen());
        m_drawer->setCount(m_differences, m_differences->rows().size());
    });
}

void MainWindow::connectLive()
{
    connect(m_live, &LiveView::newsShown, this, [this] {
        const FollowerNews &news = *m_live->news();
        m_status->setRates(m_live->hasFigures() ? std::optional(news.eventsPerSecond()) : std::nullopt, news.lost);
        m_drawer->setCount(m_events, news.endSequence - news.firstSequence);
    });
    connect(m_live, &LiveView::closed, this, [this] {
        m_status->clearLive();
        m_drawer->setCount(m_events, 0);
    });
    connect(m_live, &LiveView::drawnShareChanged, m_status, &StatusLine::setDrawnShare);
    connect(m_live, &LiveView::traceShown, this, [this] { m_drawer->showPanel(m_traces); });
    connect(m_live, &LiveView::recordShown, m_sides, &SideColumns::showRecord);
    connect(m_live, &LiveView::recordCleared, m_sides, &SideColumns::showInspector);
    connect(m_live, &LiveView::failed, this, [this](const QString &sentence, const QString &detail) {
        m_banner->say(Banner::Tone::Trouble, sentence, detail);
    });
}

void MainWindow::connectLiveSource()
{
    connect(m_actions->simulate, &QAction::triggered, m_liveCommands, &LiveCommands::simulate);
    connect(m_actions->record, &QAction::triggered, m_liveCommands, &LiveCommands::watchCluster);
    connect(m_actions->stop, &QAction::triggered, m_liveCommands, &LiveCommands::stop);
    connect(m_actions->saveRecording, &QAction::triggered, m_liveCommands, &LiveCommands::saveRecording);
    connect(m_files, &FileCommands::recordingChosen, m_liveCommands, &LiveCommands::openRecording);
    connect(m_liveCommands, &LiveCommands::recordingSized, m_status, &StatusLine::setRecordingBytes);
    connect(m_liveCommands, &LiveCommands::changed, this, [this](const LiveState &state) {
        m_toolBar->setSource(state.source, state.words, state.isRunning);
        m_actions->simulate->setEnabled(!state.isRunning);
        m_actions->record->setEnabled(!state.isRunning);
        m_actions->stop->setEnabled(state.isRunning);
        m_actions->saveRecording->setEnabled(state.canBeSaved);
        m_status->setLamp(state.lamp, state.lampWords);
        const bool wasHidden = m_timeStrip->isHidden();
        m_timeStrip->setVisible(m_live->isOpen());
        if (wasHidden && m_live->isOpen())
            m_drawer->showPanel(m_events);
    });
}

void MainWindow::showTitle()
{
    const QString path = m_document->path();
    const QString name = !path.isEmpty()                             ? QFileInfo(path).fileName()
                         : m_document->architecture().name.isEmpty() ? tr("Untitled")
                                                                     : m_document->architecture().name;
    setWindowTitle(tr("%1[*] – Rheograph").arg(name));
    setWindowModified(m_document->isModified());
    m_status->setSaved(m_files->savedWords());
}

void MainWindow::sizeDrawer(int height)
{
    m_middle->setSizes({qMax(120, m_middle->height() - height), height});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_files->mayLeave() && m_liveCommands->mayLeave());
    if (event->isAccepted())
        m_files->forgetUnsaved();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!FileCommands::fileIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

/// Opened when the program that the file was dragged from has its answer: a question may be asked first.
void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    QTimer::singleShot(0, m_files,
                       [this, path = FileCommands::fileIn(*event->mimeData())] { m_files->openPath(path); });
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sides->setFolded(width() < foldBelow);
}

} // namespace rheo::ui
