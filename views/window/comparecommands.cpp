// SPDX-License-Identifier: Apache-2.0
#include "views/window/comparecommands.h"

#include "model/base/displaytext.h"
#include "model/diff/difftext.h"
#include "model/edit/architecturedocument.h"
#include "views/canvas/canvasview.h"
#include "views/panels/backgrounddiff.h"
#include "views/panels/comparepanel.h"
#include "views/window/banner.h"
#include "views/window/comparisonband.h"
#include "views/window/fileload.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHelpEvent>
#include <QToolTip>

namespace rheo::ui {

namespace {

constexpr int restMs = 150;
constexpr int mostTipLines = 12;

} // namespace

CompareCommands::CompareCommands(ArchitectureDocument *document, const Views &views, QWidget *window)
    : QObject(window), m_document(document), m_views(views), m_window(window), m_background(new BackgroundDiff(this))
{
    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &CompareCommands::compareNow);
    connect(m_background, &BackgroundDiff::compared, this, &CompareCommands::take);
    connect(document, &ArchitectureDocument::changed, this, [this](const DocumentChange &change) {
        if (change.everything)
            close();
        else if (isOpen())
            m_resting.start();
    });
    connect(views.panel, &ComparePanel::activated, this, &CompareCommands::reveal);
    connect(views.panel, &ComparePanel::refused, this, &CompareCommands::refused);
    connect(views.canvas->selection(), &Selection::changed, this, &CompareCommands::followSelection);
    connect(views.band, &ComparisonBand::closeWanted, this, &CompareCommands::close);
    connect(views.band, &ComparisonBand::listWanted, this, &CompareCommands::listWanted);
    views.canvas->installEventFilter(this);
}

void CompareCommands::chooseOther()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Compare with another version of the drawing"),
                                                      m_document->path(), tr("Drawings (*.rheo);;Every file (*)"));
    if (!path.isEmpty())
        compareWith(path);
}

bool CompareCommands::canCompareWithSaved() const
{
    return !m_document->path().isEmpty() && m_document->isModified();
}

void CompareCommands::compareWithSaved()
{
    if (!m_document->path().isEmpty())
        compareWith(m_document->path());
}

void CompareCommands::compareWith(const QString &path)
{
    const auto loaded = loadWithProgress(path, m_window);
    if (!loaded)
        return sayFailure(*m_views.banner, loaded.error(), m_window);
    begin(loaded->drawing, path == m_document->path() ? tr("%1 as it is saved").arg(QFileInfo(path).fileName())
                                                      : QFileInfo(path).fileName());
}

void CompareCommands::begin(const Drawing &before, const QString &name)
{
    m_before = before;
    m_name = displayText(name);
    m_views.band->say(tr("Comparing with %1…").arg(m_name));
    compareNow();
    Q_EMIT changed();
    Q_EMIT listWanted();
}

void CompareCommands::compareNow()
{
    if (isOpen())
        m_background->compare(*m_before, m_document->drawing());
}

void CompareCommands::take(const DrawingDiff &diff, const std::shared_ptr<const CanvasComparison> &picture)
{
    if (!isOpen())
        return;
    const bool isFirst = !m_picture;
    m_diff = diff;
    m_picture = picture;
    m_views.canvas->setComparison(picture);
    if (isFirst && !picture->ghosts.empty())
        m_views.canvas->fit();
    m_views.panel->showDiff(*m_before, diff);
    m_views.band->say(tr("Changes from %1 to this drawing: %2.").arg(m_name, ComparePanel::summary(diff)));
    Q_EMIT changed();
}

void CompareCommands::close()
{
    if (!isOpen())
        return;
    m_background->forget();
    m_resting.stop();
    m_before.reset();
    m_picture.reset();
    m_diff = {};
    m_views.canvas->setComparison({});
    m_views.panel->clear();
    m_views.band->hide();
    Q_EMIT changed();
}

void CompareCommands::reveal(const ComparisonRow &row)
{
    CanvasView *canvas = m_views.canvas;
    const auto bringIntoSight = [canvas](const QRectF &shape) {
        if (!QRectF(canvas->rect()).contains(canvas->viewport().toScreen(shape)))
            canvas->setViewport(canvas->viewport().centredOn(shape.center(), canvas->size()));
    };
    if (row.thing == ComparisonRow::Thing::Link && row.difference == Difference::Removed) {
        for (const PictureLink &ghost : m_picture->ghostLinks) {
            if (ghost.id == row.link.before)
                bringIntoSight(ghost.points.boundingRect());
        }
    } else if (row.thing == ComparisonRow::Thing::Link) {
        canvas->selection()->set(row.link.after);
        if (const PictureLink *link = canvas->picture().link(row.link.after))
            bringIntoSight(link->points.boundingRect());
    } else if (const PictureElement *ghost = m_picture->ghost(row.element.before)) {
        canvas->selection()->clear();
        bringIntoSight(ghost->rect);
    } else if (!row.element.after.isEmpty()) {
        canvas->selection()->set(row.element.after);
        canvas->reveal(row.element.after);
    }
}

void CompareCommands::followSelection()
{
    const QSet<ElementId> &selected = m_views.canvas->selection()->elements();
    if (isOpen() && selected.size() == 1)
        m_views.panel->choose(*selected.begin());
}

bool CompareCommands::eventFilter(QObject *watched, QEvent *event)
{
    if (m_picture && watched == m_views.canvas && event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<const QHelpEvent *>(event);
        if (const QString tip = tipAt(help->pos()); !tip.isEmpty()) {
            QToolTip::showText(help->globalPos(), tip, m_views.canvas);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

/// As HTML, for that is what a tip takes; everything of others in it is escaped.
QString CompareCommands::tipAt(QPointF screen) const
{
    const QPointF point = m_views.canvas->viewport().toDrawing(screen);
    const ElementId id = m_views.canvas->picture().elementAt(point);
    QStringList lines;
    for (const ElementDifference &each : m_diff.elements) {
        if (id.isEmpty() || each.after != id)
            continue;
        lines += elementWords(each);
        for (const FieldChange &change : each.changes)
            lines += displayText(change.name()) + QLatin1Char(' ') + changeWords(change);
        if (each.difference == Difference::Added)
            lines += tr("added");
    }
    if (const PictureElement *ghost = id.isEmpty() ? m_picture->ghostAt(point) : nullptr)
        lines = {displayText(ghost->name), tr("removed: it was here in %1").arg(m_name)};
    if (lines.size() > mostTipLines)
        lines = lines.first(mostTipLines) + QStringList{tr("…")};
    return lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

} // namespace rheo::ui
