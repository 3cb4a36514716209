// SPDX-License-Identifier: Apache-2.0
#include "views/window/sidecolumns.h"

#include "views/canvas/canvasview.h"
#include "views/panels/inspectorpanel.h"
#include "views/panels/outlinepanel.h"
#include "views/panels/overviewpanel.h"
#include "views/panels/palettepanel.h"
#include "views/panels/recordpanel.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int leftWidth = 200;
constexpr int foldedWidth = 44;
constexpr int rightWidth = 296;

QVBoxLayout *plainColumn(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins({});
    column->setSpacing(0);
    return column;
}

} // namespace

SideColumns::SideColumns(ArchitectureDocument *document, CanvasView *canvas, QObject *parent)
    : QObject(parent)
    , m_left(new QWidget)
    , m_outlineAndOverview(new QWidget)
    , m_outline(new OutlinePanel(document, canvas->selection()))
    , m_right(new QStackedWidget)
    , m_inspector(new InspectorPanel(document, canvas->selection()))
    , m_record(new RecordPanel)
{
    connect(m_outline, &OutlinePanel::activated, canvas, &CanvasView::reveal);
    QVBoxLayout *lower = plainColumn(m_outlineAndOverview);
    lower->addWidget(m_outline, 1);
    lower->addWidget(new OverviewPanel(canvas));

    m_left->setObjectName(QStringLiteral("leftColumn"));
    QVBoxLayout *column = plainColumn(m_left);
    column->addWidget(new PalettePanel(canvas));
    column->addWidget(m_outlineAndOverview, 1);
    column->addStretch(0);

    m_right->setObjectName(QStringLiteral("rightColumn"));
    m_right->setFixedWidth(rightWidth);
    m_right->addWidget(m_inspector);
    m_right->addWidget(m_record);
    connect(m_inspector, &InspectorPanel::refused, this, &SideColumns::refused);
    connect(canvas->selection(), &Selection::changed, this, [this, canvas] {
        if (!canvas->selection()->isEmpty())
            showInspector();
    });
    setFolded(false);
}

QWidget *SideColumns::right() const
{
    return m_right;
}

void SideColumns::setFolded(bool folded)
{
    m_outlineAndOverview->setVisible(!folded);
    m_left->setFixedWidth(folded ? foldedWidth : leftWidth);
}

void SideColumns::setSigns(const QHash<ElementId, Sign> &signs)
{
    m_outline->setSigns(signs);
}

void SideColumns::showRecord()
{
    m_right->setCurrentWidget(m_record);
}

void SideColumns::showInspector()
{
    m_right->setCurrentWidget(m_inspector);
}

} // namespace rheo::ui
