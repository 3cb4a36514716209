// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasview.h"

#include "model/layout/geometry.h"
#include "views/canvas/arrangeactions.h"
#include "views/canvas/backgroundrouter.h"
#include "views/canvas/canvasactions.h"
#include "views/canvas/canvascomparison.h"
#include "views/canvas/canvastree.h"
#include "views/canvas/containervisit.h"
#include "views/canvas/focusmode.h"
#include "views/canvas/inplaceeditor.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/viewhistory.h"
#include "views/theme/preferences.h"
#include "views/tools/placetool.h"
#include "views/tools/selecttool.h"

#include <cmath>

namespace rheo::ui {

namespace {

constexpr int flashTime = 250;            // ms
constexpr qsizetype mostRepainted = 1000; ///< one by one, when the selection changes
constexpr int zoomRest = 80;              // ms without a further step: the zoom is over

/// What is in one of the two only.
template<typename Id> QSet<Id> otherThan(const QSet<Id> &a, const QSet<Id> &b)
{
    return (a - b) | (b - a);
}

} // namespace

CanvasView::CanvasView(ArchitectureDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(new Selection(document, this))
    , m_actions(new CanvasActions(this))
    , m_arrangeActions(new ArrangeActions(this))
    , m_history(new ViewHistory(this))
    , m_focus(new FocusMode(this))
    , m_visit(new ContainerVisit(this))
    , m_editor(new InPlaceEditor(this))
    , m_router(new BackgroundRouter(this))
    , m_selectTool(std::make_unique<SelectTool>(*this))
{
    setObjectName(QStringLiteral("canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    connect(document, &ArchitectureDocument::changed, this, &CanvasView::takeChange);
    connect(m_selection, &Selection::changed, this, &CanvasView::takeSelection);
    connect(m_editor, &InPlaceEditor::committed, this, &CanvasView::takeName);
    connect(m_editor, &InPlaceEditor::closed, this, [this] { invalidateElement(std::exchange(m_state.edited, {})); });
    connect(m_focus, &FocusMode::began, m_visit, &ContainerVisit::end);
    connect(m_visit, &ContainerVisit::began, m_focus, &FocusMode::leave);
    m_zoomTimer.setSingleShot(true);
    m_zoomTimer.setInterval(zoomRest);
    connect(&m_zoomTimer, &QTimer::timeout, this, [this] {
        m_dotPlacer.forget();
        update();
    });
    m_flashTimer.setInterval(flashTime);
    connect(&m_flashTimer, &QTimer::timeout, this, [this] { flash(m_state.flashing); });
    updatePicture(m_document->drawing(), {.everything = true});
    new CanvasTree(this);
    setAccessibleName(tr("Drawing")); // makes what screen readers see, with the tree
}

CanvasView::~CanvasView()
{
    // It loses the focus while it is destroyed, when this is no whole canvas any more.
    disconnect(m_editor, nullptr, this, nullptr);
}

void CanvasView::takeChange(const DocumentChange &change)
{
    if (change.everything) {
        m_editor->close();
        m_selectTool->cancel();
        m_state = CanvasState();
        m_tool.reset();
    }
    endPreview();
    updatePicture(m_document->drawing(), change);
    m_actions->refresh();
    if (change.everything)
        m_history->clear();
    if (change.everything && isVisible())
        setViewport(showingAll());
    else if (change.everything)
        m_fitWhenSized = true;
}

void CanvasView::updatePicture(const Drawing &drawing, const DocumentChange &change)
{
    m_picture.update(drawing, change, CanvasPicture::Routing::PlainWhereMany);
    routeInBackground(drawing);
    m_dotPlacer.forget();
    m_layer.invalidateAll();
    if (!m_picture.element(m_state.focused))
        m_state.focused = {};
    if (!m_picture.element(m_state.hovered))
        m_state.hovered = {};
    if (m_state.hoveredLink && !m_picture.link(*m_state.hoveredLink))
        m_state.hoveredLink = {};
    if (!m_picture.element(m_state.edited))
        m_editor->close();
    update();
}

void CanvasView::routeInBackground(const Drawing &drawing)
{
    m_router->stop();
    disconnect(m_router, nullptr, this, nullptr);
    if (!m_picture.hasPlainRoutes())
        return;
    connect(m_router, &BackgroundRouter::routed, this, [this, drawing](const Routes &routes) {
        m_picture.takeRoutes(drawing, routes);
        m_dotPlacer.forget();
        m_layer.invalidateAll();
        update();
        Q_EMIT linksRouted();
    });
    m_router->route(drawing);
}

void CanvasView::takeSelection()
{
    const QSet<ElementId> elements = std::exchange(m_state.selected, m_selection->elements());
    const QSet<LinkId> links = std::exchange(m_state.selectedLinks, m_selection->links());
    if (std::abs(elements.size() - m_state.selected.size()) + std::abs(links.size() - m_state.selectedLinks.size()) >
        mostRepainted) {
        m_layer.invalidateAll();
        update();
    } else {
        for (const ElementId &id : otherThan(elements, m_state.selected))
            invalidateElement(id);
        for (const LinkId &id : otherThan(links, m_state.selectedLinks))
            invalidateLink(id);
    }
    m_actions->refresh();
    Q_EMIT selectionChanged();
}

void CanvasView::invalidateElement(const ElementId &id)
{
    if (const PictureElement *element = m_picture.element(id)) {
        m_layer.invalidate(element->extent());
        update();
    }
}

void CanvasView::invalidateLink(const LinkId &id)
{
    if (const PictureLink *link = m_picture.link(id)) {
        m_layer.invalidate(link->extent());
        update();
    }
}

void CanvasView::setViewport(const Viewport &viewport)
{
    m_fitWhenSized = false;
    if (viewport == m_viewport)
        return;
    if (viewport.zoom != m_viewport.zoom && !m_zoomTimer.isActive())
        m_dotPlacer.forget();
    m_viewport = viewport;
    m_editor->follow();
    update();
    Q_EMIT viewportChanged();
}

void CanvasView::zoomByHand(QPointF screen, qreal factor)
{
    m_zoomTimer.start();
    setViewport(m_viewport.zoomedAbout(screen, factor));
}

void CanvasView::zoomBy(qreal factor)
{
    setViewport(m_viewport.zoomedAbout(QRectF(rect()).center(), factor));
}

void CanvasView::zoomTo(qreal zoom)
{
    jumpTo(m_viewport.zoomedAbout(QRectF(rect()).center(), zoom / m_viewport.zoom));
}

void CanvasView::jumpTo(const Viewport &viewport)
{
    if (viewport != m_viewport)
        m_history->remember();
    setViewport(viewport);
}

Viewport CanvasView::showingAll() const
{
    const QRectF ghosts = m_state.comparison ? m_state.comparison->bounds() : QRectF();
    return Viewport::fitting(m_picture.bounds() | ghosts, size());
}

void CanvasView::fit()
{
    jumpTo(showingAll());
}

void CanvasView::setSpotlight(const std::optional<Spotlight> &spotlight)
{
    if (spotlight == m_state.spotlight)
        return;
    m_state.spotlight = spotlight;
    m_layer.invalidateAll();
    update();
}

void CanvasView::bringIntoSight(const ElementId &id)
{
    const PictureElement *element = m_picture.element(id);
    if (element && !QRectF(rect()).contains(m_viewport.toScreen(element->rect)))
        setViewport(m_viewport.centredOn(element->rect.center(), size()));
}

void CanvasView::reveal(const ElementId &id)
{
    const PictureElement *element = m_picture.element(id);
    if (!element)
        return;
    if (!QRectF(rect()).contains(m_viewport.toScreen(element->rect)))
        jumpTo(m_viewport.centredOn(element->rect.center(), size()));
    if (Preferences::shared().reducesMotion())
        return;
    m_flashesLeft = 4;
    flash(id);
    m_flashTimer.start();
}

void CanvasView::flash(const ElementId &id)
{
    const bool on = m_flashesLeft > 0 && m_flashesLeft % 2 == 0;
    invalidateElement(id);
    m_state.flashing = on || m_flashesLeft > 0 ? id : ElementId();
    if (--m_flashesLeft < 0) {
        m_state.flashing = {};
        m_flashTimer.stop();
    }
}

void CanvasView::setOverlay(const CanvasOverlay &overlay)
{
    if (overlay == m_state.overlay)
        return;
    m_state.overlay = overlay;
    m_dotPlacer.forget();
    m_layer.invalidateAll();
    update();
}

void CanvasView::setFindings(const QList<Finding> &findings)
{
    FindingMarks marks = FindingMarks::of(findings);
    if (marks == m_state.findings)
        return;
    m_state.findings = std::move(marks);
    m_dotPlacer.forget();
    m_layer.invalidateAll();
    update();
}

void CanvasView::setComparison(std::shared_ptr<const CanvasComparison> comparison)
{
    m_state.comparison = std::move(comparison);
    m_layer.invalidateAll();
    update();
}

void CanvasView::setDots(std::vector<Dot> dots, DotKind kind, int oneIn)
{
    if (dots.empty() && m_dots.empty() && !m_pulse.isPulsing() && oneIn == m_oneIn && kind == m_dotKind)
        return;
    const bool pulses = Preferences::shared().reducesMotion();
    m_pulse.take(pulses ? dots : std::vector<Dot>());
    m_dots = pulses ? std::vector<Dot>() : std::move(dots);
    m_dotKind = kind;
    m_oneIn = oneIn;
    update();
}

void CanvasView::setChosenDot(Sequence sequence)
{
    m_chosenDot = sequence;
    update();
}

void CanvasView::setProfileColour(const QColor &colour)
{
    m_profileColour = colour;
    update();
}

AbstractTool &CanvasView::tool() const
{
    return m_tool ? *m_tool : *m_selectTool;
}

void CanvasView::armPlacing(ElementKind kind)
{
    useTool(std::make_unique<PlaceTool>(*this, kind));
    setFocus();
    Q_EMIT placingChanged(kind);
}

void CanvasView::useTool(std::unique_ptr<AbstractTool> next)
{
    if (m_tool)
        finishTool();
    m_tool = std::move(next);
    setCursor(tool().cursor());
    update();
}

void CanvasView::finishTool()
{
    m_finished = std::move(m_tool);
    setCursor(tool().cursor());
    Q_EMIT placingChanged({});
    update();
}

void CanvasView::cancelGesture()
{
    tool().cancel();
    if (m_tool)
        finishTool();
    update();
}

void CanvasView::previewMove(const QHash<ElementId, QPointF> &positions)
{
    if (m_previewed.isEmpty())
        m_preview = m_document->drawing();
    for (const ElementId &id : std::as_const(m_previewed)) {
        if (!positions.contains(id))
            m_preview.placement[id].position = m_document->placement().value(id).position;
    }
    for (auto it = positions.begin(); it != positions.end(); ++it) {
        m_preview.placement[it.key()].position = it.value();
        m_previewed.insert(it.key());
    }
    updatePicture(m_preview, {.elements = {}, .links = {}, .places = m_previewed});
}

void CanvasView::endPreview()
{
    if (m_previewed.isEmpty())
        return;
    m_preview = {};
    const QSet<ElementId> places = std::exchange(m_previewed, {});
    updatePicture(m_document->drawing(), {.elements = {}, .links = {}, .places = places});
}

void CanvasView::setFocused(const ElementId &id)
{
    invalidateElement(m_state.focused);
    m_state.focused = id;
    invalidateElement(id);
    Q_EMIT focusMoved(id);
}

QPointF CanvasView::snapped(QPointF drawing, Qt::KeyboardModifiers modifiers)
{
    if (isSnapSuspended(modifiers) || !Preferences::shared().snapsToGrid())
        return drawing;
    return {std::round(drawing.x() / gridStep) * gridStep, std::round(drawing.y() / gridStep) * gridStep};
}

QString kindMimeType()
{
    return QStringLiteral("application/x-rheograph-kind");
}

} // namespace rheo::ui
