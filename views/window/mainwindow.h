// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMainWindow>

class QSplitter;
class QVBoxLayout;

namespace rheo {
class ArchitectureDocument;
} // namespace rheo

namespace rheo::ui {

class AutoLayoutCommand;
class Banner;
class CanvasView;
class CompareCommands;
class ComparePanel;
class ComparisonBand;
class Drawer;
class EventsPanel;
class FileCommands;
class FindField;
class FindingsPanel;
class HelpWindow;
class HistoryPanel;
class LiveCommands;
class LiveView;
class PictureCommands;
class Session;
class SideColumns;
class SourcePanel;
class StartCommands;
class StatusLine;
class TimeStrip;
class TracesPanel;
class WindowActions;
class WindowToolBar;

/// The window: palette, outline and overview at the left, the canvas with time strip and drawer in the middle, the
/// inspector at the right. It only places panels and joins their signals; what they do is theirs. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `document` must outlive the window. `program` is the executable whose verbs run as children; empty: this one.
    explicit MainWindow(ArchitectureDocument *document, const QString &program = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] ArchitectureDocument *document() const { return m_document; }

    [[nodiscard]] CanvasView *canvas() const { return m_canvas; }

    [[nodiscard]] FileCommands *files() const { return m_files; }

    [[nodiscard]] LiveCommands *live() const { return m_liveCommands; }

    [[nodiscard]] WindowActions *actions() const { return m_actions; }

    [[nodiscard]] StartCommands *start() const { return m_start; }

    [[nodiscard]] Session *session() const { return m_session; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    void placeStart(QVBoxLayout *column);
    void connectFiles();
    void connectEdit();
    void connectHelp();
    void connectComparison();
    void connectLive();
    void connectLiveSource();
    void showTitle();
    void sizeDrawer(int height);

    ArchitectureDocument *m_document;
    WindowActions *m_actions;
    Banner *m_banner;
    CanvasView *m_canvas;
    FindField *m_find;
    WindowToolBar *m_toolBar;
    SideColumns *m_sides;
    TimeStrip *m_timeStrip;
    EventsPanel *m_events;
    TracesPanel *m_traces;
    FindingsPanel *m_findings;
    SourcePanel *m_source;
    HistoryPanel *m_history;
    HelpWindow *m_help = nullptr; ///< from when it is first asked for
    ComparePanel *m_differences;
    ComparisonBand *m_comparisonBand;
    Drawer *m_drawer;
    QSplitter *m_middle;
    StatusLine *m_status;
    FileCommands *m_files;
    PictureCommands *m_pictures;
    CompareCommands *m_comparison;
    LiveView *m_live;
    AutoLayoutCommand *m_layout;
    LiveCommands *m_liveCommands;
    StartCommands *m_start = nullptr;
    Session *m_session = nullptr;
};

} // namespace rheo::ui
