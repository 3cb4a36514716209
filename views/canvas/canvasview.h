// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/canvas/canvaslayer.h"
#include "views/canvas/canvaspicture.h"
#include "views/canvas/dotpainter.h"
#include "views/canvas/linkpulse.h"
#include "views/canvas/selection.h"
#include "views/canvas/viewport.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace rheo::ui {

class AbstractTool;
class BackgroundRouter;
class ArrangeActions;
class CanvasActions;
class ContainerVisit;
class FocusMode;
class InPlaceEditor;
class SelectTool;
class ViewHistory;

/// The drawing as one works on it: shows it, forwards the hand to the tool at work, and lays over it what the live
/// side says. Every change of the drawing goes through the edits of model/edit, one undo step a gesture. GUI thread.
///
/// Screen readers: CanvasTree shows them each element and link.
class CanvasView : public QWidget
{
    Q_OBJECT

public:
    /// `document` must outlive the canvas.
    explicit CanvasView(ArchitectureDocument *document, QWidget *parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] ArchitectureDocument &document() const { return *m_document; }

    [[nodiscard]] Selection *selection() const { return m_selection; }

    [[nodiscard]] CanvasActions *canvasActions() const { return m_actions; }

    [[nodiscard]] ArrangeActions *arrangeActions() const { return m_arrangeActions; }

    [[nodiscard]] ViewHistory *history() const { return m_history; }

    [[nodiscard]] FocusMode *focusMode() const { return m_focus; }

    [[nodiscard]] ContainerVisit *visit() const { return m_visit; }

    [[nodiscard]] const CanvasPicture &picture() const { return m_picture; }

    /// Links of a large drawing still lie as plain ways; linksRouted follows.
    [[nodiscard]] bool isRouting() const { return m_picture.hasPlainRoutes(); }

    [[nodiscard]] const CanvasState &state() const { return m_state; }

    [[nodiscard]] const Viewport &viewport() const { return m_viewport; }

    void setViewport(const Viewport &viewport);
    void zoomBy(qreal factor); ///< about the middle
    void zoomTo(qreal zoom);
    void jumpTo(const Viewport &viewport); ///< one can come back from there
    void fit();
    /// All but this is dimmed; nothing: all is bright.
    void setSpotlight(const std::optional<Spotlight> &spotlight);
    void bringIntoSight(const ElementId &id); ///< scrolls where it is not wholly seen
    void reveal(const ElementId &id);         ///< scrolls it into sight and lets it flash twice

    /// What lies over the drawing. Call it at most a few times a second: everything is painted anew.
    void setOverlay(const CanvasOverlay &overlay);

    [[nodiscard]] const CanvasOverlay &overlay() const { return m_state.overlay; }

    /// Their signs stand at what they are about; hovering tells the sentences, a click asks for them.
    void setFindings(const QList<Finding> &findings);

    [[nodiscard]] const FindingMarks &findingMarks() const { return m_state.findings; }

    /// Where the mouse was last, in pixels.
    [[nodiscard]] QPointF lastPointer() const { return m_pointer; }

    /// The finding whose sign is painted at this point of the screen.
    [[nodiscard]] std::optional<FindingPlace> findingAt(QPointF screen) const;

    /// Another version laid over the drawing, instead of the overlay; null ends it.
    void setComparison(std::shared_ptr<const CanvasComparison> comparison);

    /// The records of this frame; `oneIn` above 1 says at the foot that only one in so many is drawn.
    void setDots(std::vector<Dot> dots, DotKind kind, int oneIn);

    /// As painted last.
    [[nodiscard]] const std::vector<PlacedDot> &placedDots() const { return m_placedDots; }

    void setChosenDot(Sequence sequence); ///< ringed, the others faint; -1 for none
    /// The profile's colour along the top while connected; an invalid colour for none.
    void setProfileColour(const QColor &colour);

    // For tools and panels.
    void armPlacing(ElementKind kind);                ///< the next click on the canvas adds one; Esc gives up
    void useTool(std::unique_ptr<AbstractTool> tool); ///< until it is done
    void finishTool();                                ///< back to selecting
    void cancelGesture();

    [[nodiscard]] AbstractTool &tool() const;

    /// Shows elements elsewhere than the document has them, links following, until endPreview().
    void previewMove(const QHash<ElementId, QPointF> &positions);
    void endPreview();
    /// Adds an element with its upper left corner there, selects it and opens its name for typing.
    ElementId addAt(ElementKind kind, QPointF position);
    void editName(const ElementId &id);
    void nameAdded(const ElementId &id); ///< selects what was just added and opens its name for typing
    void setFocused(const ElementId &id);
    void setHover(QPointF screen);

    /// Alt or Ctrl lets a drag go where the hand is; many window managers keep Alt for themselves.
    [[nodiscard]] static bool isSnapSuspended(Qt::KeyboardModifiers modifiers)
    {
        return modifiers & (Qt::AltModifier | Qt::ControlModifier);
    }

    /// Where a position snaps to: the grid, unless that is suspended.
    [[nodiscard]] static QPointF snapped(QPointF drawing, Qt::KeyboardModifiers modifiers);

    [[nodiscard]] QSize sizeHint() const override { return {960, 600}; }

Q_SIGNALS:
    void selectionChanged();
    void viewportChanged();
    void focusMoved(const rheo::ElementId &id); ///< of the keyboard, among the elements; empty: to none
    void linksRouted();
    void dotClicked(rheo::Sequence sequence);
    void findingClicked(const rheo::ui::FindingPlace &place);   ///< its sign: show the finding
    void dotHovered(rheo::Sequence sequence);                   ///< -1: none any more
    void placingChanged(std::optional<rheo::ElementKind> kind); ///< what the next click adds
    void refused(const QString &reason);                        ///< why a gesture did nothing, as a sentence

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void takeChange(const DocumentChange &change);
    void takeSelection();
    void takeName(const ElementId &id, const QString &name);
    [[nodiscard]] Viewport showingAll() const;
    void updatePicture(const Drawing &drawing, const DocumentChange &change);
    void routeInBackground(const Drawing &drawing);
    void invalidateElement(const ElementId &id);
    void invalidateLink(const LinkId &id);
    void setHovered(const ElementId &element, const std::optional<LinkId> &link);
    void showToolTip(const std::optional<FindingPlace> &finding);
    void zoomByHand(QPointF screen, qreal factor);
    void flash(const ElementId &id);
    void openElement(const ElementId &id);
    void nudge(const QKeyEvent &event);
    void paintOver(QPainter &painter, const PaintStyle &style);
    void paintFoot(QPainter &painter);
    void paintSimulatedBand(QPainter &painter);

    ArchitectureDocument *m_document;
    Selection *m_selection;
    CanvasActions *m_actions;
    ArrangeActions *m_arrangeActions;
    ViewHistory *m_history;
    FocusMode *m_focus;
    ContainerVisit *m_visit;
    InPlaceEditor *m_editor;
    CanvasPicture m_picture;
    BackgroundRouter *m_router;
    CanvasState m_state;
    Viewport m_viewport;
    CanvasLayer m_layer;
    DotPlacer m_dotPlacer;
    DotPainter m_dotPainter;
    LinkPulse m_pulse; ///< instead of dots, where motion is reduced
    std::vector<Dot> m_dots;
    std::vector<PlacedDot> m_placedDots; ///< as painted last
    DotKind m_dotKind = DotKind::Recorded;
    int m_oneIn = 1;
    Sequence m_chosenDot = -1;
    Sequence m_hoveredDot = -1;
    QColor m_profileColour;
    std::unique_ptr<SelectTool> m_selectTool;
    std::unique_ptr<AbstractTool> m_tool;     ///< what has taken over from selecting
    std::unique_ptr<AbstractTool> m_finished; ///< done, but perhaps still on the call stack
    Drawing m_preview; ///< kept while elements are shown elsewhere: a copy of many places takes its time
    QSet<ElementId> m_previewed;
    QTimer m_zoomTimer; ///< runs while a zoom by hand goes on
    QTimer m_flashTimer;
    int m_flashesLeft = 0;
    ElementId m_added; ///< is being named for the first time
    ElementKind m_lastKind = ElementKind::Service;
    QPointF m_pointer;
    bool m_spaceIsHeld = false;
    bool m_spacePanned = false;
    bool m_wasNudged = false;
    bool m_fitWhenSized = true;
};

/// The kind that a drag from the palette carries, and back.
[[nodiscard]] QString kindMimeType();

} // namespace rheo::ui
