// SPDX-License-Identifier: Apache-2.0
#include "model/edit/linkedits.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/selection.h"
#include "views/panels/inspectorpanel.h"
#include "views/theme/icons.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

QLabel *captionOf(const QString &text, const char *role)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    return label;
}

QString sentenceOf(const Architecture &architecture, const LinkId &id)
{
    switch (id.kind) {
    case LinkKind::Produces:
        return InspectorPanel::tr("produces");
    case LinkKind::Consumes:
        return InspectorPanel::tr("consumes, as group %1").arg(effectiveGroup(architecture, id));
    case LinkKind::Mirrors:
        return InspectorPanel::tr("mirrors");
    case LinkKind::Calls:
        return InspectorPanel::tr("calls, not on Kafka");
    case LinkKind::ReadsWrites:
        return InspectorPanel::tr("reads or writes, not on Kafka");
    }
    std::unreachable();
}

} // namespace

void InspectorPanel::addRelation(const ElementId &other, const QString &note, const LinkId &link)
{
    const Element *element = m_document->architecture().element(other);
    if (!element)
        return;
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    auto *button = new QPushButton(kindIcon(element->kind), element->name);
    button->setObjectName(QStringLiteral("relation-") + other.text());
    button->setProperty("role", QStringLiteral("flat"));
    button->setIconSize({18, 16});
    button->setStyleSheet(QStringLiteral("text-align: left; padding: 0 4px;"));
    button->setToolTip(tr("Select the link"));
    Selection *selection = m_selection;
    connect(button, &QPushButton::clicked, this, [selection, link] { selection->set(link); }, Qt::QueuedConnection);
    row->addWidget(button, 1);
    QLabel *second = captionOf(note, "caption");
    second->setWordWrap(false);
    row->addWidget(second);
    m_column->addLayout(row);
}

void InspectorPanel::buildRelations(const ElementId &id)
{
    const Architecture &architecture = m_document->architecture();
    const Element &element = *architecture.element(id);
    const bool isTopic = element.kind == ElementKind::Topic;
    if (!isTopic && !isClient(element.kind))
        return;
    const auto section = [&](const QString &title, LinkKind kind, bool outgoing, const QString &empty) {
        addSection(title);
        bool any = false;
        for (const LinkId &link : linksOf(architecture, id)) {
            if (link.kind != kind || (outgoing ? link.from : link.to) != id)
                continue;
            any = true;
            const ElementId other = outgoing ? link.to : link.from;
            const Element *topic = architecture.element(isTopic ? id : other);
            const QString key = topic && topic->kind == ElementKind::Topic ? topic->text(fields::key) : QString();
            addRelation(other,
                        kind == LinkKind::Consumes ? effectiveGroup(architecture, link)
                        : key.isEmpty()            ? QString()
                                                   : tr("key %1").arg(key),
                        link);
        }
        if (!any)
            m_column->addWidget(captionOf(empty, "caption"));
    };
    if (isTopic) {
        section(tr("Written by"), LinkKind::Produces, false, tr("Nobody yet. Drag from a card to this topic."));
        section(tr("Read by"), LinkKind::Consumes, true, tr("Nobody yet. Drag from this topic to a card."));
        return;
    }
    section(tr("Produces"), LinkKind::Produces, true, tr("Nothing yet. Drag from this card to a topic."));
    section(tr("Consumes"), LinkKind::Consumes, false, tr("Nothing yet. Drag from a topic to this card."));
}

void InspectorPanel::buildLink()
{
    const Architecture &architecture = m_document->architecture();
    if (m_selection->links().size() > 1) {
        quint32 homes = 0;
        for (const LinkId &id : m_selection->links())
            homes |= quint32(fieldHome(id.kind));
        buildHeader({}, counted(m_selection->links().size(), tr("link"), tr("links")),
                    tr("An edit here changes all of them."));
        return buildFields(homes);
    }
    const LinkId id = *m_selection->links().begin();
    const QString from = architecture.element(id.from) ? architecture.element(id.from)->name : id.from.text();
    const QString to = architecture.element(id.to) ? architecture.element(id.to)->name : id.to.text();
    buildHeader({}, from + QStringLiteral(" → ") + to, sentenceOf(architecture, id));
    if (id.kind == LinkKind::Consumes) {
        addSection(tr("Group"));
        auto *group = new QLineEdit(id.group);
        group->setObjectName(QStringLiteral("linkGroup"));
        group->setAccessibleName(tr("Group"));
        group->setPlaceholderText(effectiveGroup(architecture, id));
        group->setEnabled(m_document->readOnlyReason().isEmpty());
        addRow(tr("Own group"), group, tr("Empty: the group of the consumer, or its name."));
        connect(group, &QLineEdit::editingFinished, this, [this, group, id] {
            if (!group->isModified())
                return;
            group->setModified(false);
            const auto changed = setLinkGroup(*m_document, id, group->text().trimmed());
            if (changed)
                m_selection->set(*changed);
            else
                Q_EMIT refused(changed.error().message);
        });
    }
    buildFields(quint32(fieldHome(id.kind)));
}

} // namespace rheo::ui
