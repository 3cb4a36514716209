// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/breadcrumb.h"

#include "model/base/displaytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace rheo::ui {

namespace {

constexpr int mostOfAName = 28;
constexpr QPoint place(12, 12);

} // namespace

Breadcrumb::Breadcrumb(QWidget *parent) : QFrame(parent), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("breadcrumb"));
    setAccessibleName(tr("Containers around"));
    m_row->setContentsMargins(4, 2, 10, 2);
    m_row->setSpacing(2);
    setCursor(Qt::ArrowCursor);
    hide();
}

void Breadcrumb::showPath(const Architecture &architecture, const ElementId &container)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    QList<const Element *> path;
    const Element *at = architecture.element(container);
    while (at && !path.contains(at)) {
        path.prepend(at);
        at = architecture.element(at->container);
    }
    addStep(architecture.name.isEmpty() ? tr("Drawing") : architecture.name, {});
    for (const Element *element : path) {
        auto *arrow = new QLabel(QStringLiteral("›"));
        arrow->setProperty("role", QStringLiteral("second"));
        m_row->addWidget(arrow);
        if (element->id != container) {
            addStep(element->name, element->id);
            continue;
        }
        auto *here = new QLabel(displayText(element->name, mostOfAName));
        here->setObjectName(QStringLiteral("breadcrumbHere"));
        here->setTextFormat(Qt::PlainText);
        m_row->addWidget(here);
    }
    move(place);
    show();
    adjustSize();
}

void Breadcrumb::addStep(const QString &name, const ElementId &container)
{
    auto *step = new QToolButton;
    step->setText(displayText(name, mostOfAName).replace(QLatin1Char('&'), QStringLiteral("&&")));
    step->setToolTip(tr("Leave to here"));
    connect(step, &QToolButton::clicked, this, [this, container] { Q_EMIT chosen(container); });
    m_row->addWidget(step);
}

} // namespace rheo::ui
