// SPDX-License-Identifier: Apache-2.0
#include "views/panels/inspectorpanel.h"

#include "model/edit/elementedits.h"
#include "model/edit/linkedits.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/selection.h"
#include "views/panels/fieldeditors.h"
#include "views/panels/inspectorsections.h"
#include "views/theme/icons.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int labelWidth = 96;
constexpr qsizetype manySelected = 200;
constexpr int followInterval = 50; // ms

QLabel *label(const QString &text, const char *role, QWidget *parent)
{
    auto *result = new QLabel(text, parent);
    result->setTextFormat(Qt::PlainText);
    result->setProperty("role", QString::fromLatin1(role));
    return result;
}

quint32 bit(FieldHome home)
{
    return quint32(home);
}

} // namespace

InspectorPanel::InspectorPanel(ArchitectureDocument *document, Selection *selection, QWidget *parent)
    : QScrollArea(parent), m_document(document), m_selection(selection)
{
    setObjectName(QStringLiteral("inspectorPanel"));
    setAccessibleName(tr("Inspector"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(selection, &Selection::changed, this, &InspectorPanel::takeSelection);
    connect(document, &ArchitectureDocument::changed, this, &InspectorPanel::refresh);
    m_following.setSingleShot(true);
    m_following.setInterval(followInterval);
    connect(&m_following, &QTimer::timeout, this, &InspectorPanel::rebuild);
    rebuild();
}

/// A rubber band over a large drawing selects anew with each move of the mouse.
void InspectorPanel::takeSelection()
{
    if (m_selection->elements().size() + m_selection->links().size() <= manySelected)
        rebuild();
    else if (!m_following.isActive())
        m_following.start();
}

void InspectorPanel::setExtra(QWidget *extra)
{
    if (m_extra)
        m_extra->deleteLater();
    m_extra = extra;
    rebuild();
}

void InspectorPanel::rebuild()
{
    m_following.stop();
    if (m_extra)
        m_extra->setParent(nullptr);
    m_editors.clear();
    m_name = nullptr;
    // An editor may be the one who asked for this: it goes when it has finished.
    if (QWidget *old = takeWidget())
        old->deleteLater();
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("inspectorContent"));
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(6);
    if (m_selection->elements().isEmpty() && m_selection->links().isEmpty())
        buildDrawing();
    else if (!m_selection->elements().isEmpty())
        buildElements();
    else
        buildLink();
    m_column->addStretch(1);
    setWidget(content);
    m_structure = structure();
    showValues();
}

QString InspectorPanel::structure() const
{
    const Architecture &architecture = m_document->architecture();
    QStringList parts;
    const auto name = [&architecture](const ElementId &id) {
        const Element *element = architecture.element(id);
        return element ? element->name : QString();
    };
    const auto addLink = [&](const LinkId &id, const QString &names) {
        parts += id.from.text() + QLatin1Char('>') + id.to.text() + names + effectiveGroup(architecture, id);
    };
    for (const ElementId &id : m_selection->elements()) {
        const Element *element = architecture.element(id);
        const ElementId around = element ? element->container : ElementId();
        parts += id.text() + QLatin1Char('/') + around.text() + name(around);
        if (m_selection->elements().size() > 1)
            continue; // relations are shown for one
        for (const LinkId &link : linksOf(architecture, id))
            addLink(link, name(link.from == id ? link.to : link.from));
    }
    for (const LinkId &id : m_selection->links())
        addLink(id, name(id.from) + QLatin1Char('>') + name(id.to));
    if (parts.isEmpty())
        parts += QString::number(architecture.elements().size()) + QLatin1Char('/') +
                 QString::number(architecture.links().size());
    return parts.join(QLatin1Char('\n'));
}

void InspectorPanel::refresh()
{
    if (structure() != m_structure)
        return rebuild();
    showValues();
}

void InspectorPanel::showValues()
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->show(commonValue(editor->spec().key));
    if (!m_name)
        return;
    const Architecture &architecture = m_document->architecture();
    const Element *element = m_selection->isEmpty() ? nullptr : architecture.element(*m_selection->elements().begin());
    const QString name = element ? element->name : architecture.name;
    showTitle(element || !name.isEmpty() ? name : tr("Untitled drawing"));
    if (m_name->hasFocus() && m_name->isModified())
        return;
    m_name->setText(name);
    m_name->setModified(false);
}

void InspectorPanel::showTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setToolTip(title.toHtmlEscaped());
}

std::optional<FieldValue> InspectorPanel::commonValue(const QString &key) const
{
    std::optional<FieldValue> common;
    const auto differs = [&common](const FieldValue &value) {
        const bool other = common && *common != value;
        common = value;
        return other;
    };
    for (const ElementId &id : m_selection->elements()) {
        if (differs(m_document->architecture().element(id)->field(key)))
            return {};
    }
    if (!m_selection->elements().isEmpty())
        return common;
    for (const LinkId &id : m_selection->links()) {
        if (differs(m_document->architecture().link(id)->field(key)))
            return {};
    }
    return common;
}

void InspectorPanel::buildHeader(const QIcon &icon, const QString &title, const QString &caption)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_title = label(QString(), "title", nullptr);
    m_title->setObjectName(QStringLiteral("inspectorTitle"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    showTitle(title);
    if (!icon.isNull()) {
        auto *shape = new QLabel;
        shape->setPixmap(icon.pixmap(18, 16));
        row->addWidget(shape);
    }
    row->addWidget(m_title, 1);
    m_column->addLayout(row);
    auto *second = label(caption, "second", nullptr);
    second->setWordWrap(true);
    second->setObjectName(QStringLiteral("inspectorCaption"));
    m_column->addWidget(second);
    if (m_extra)
        m_column->addWidget(m_extra);
}

void InspectorPanel::addSection(const QString &title)
{
    auto *line = new QFrame;
    line->setProperty("role", QStringLiteral("divider"));
    m_column->addSpacing(6);
    m_column->addWidget(line);
    m_column->addSpacing(4);
    m_column->addWidget(label(title, "section", nullptr));
}

QLabel *InspectorPanel::addRow(const QString &text, QWidget *editor, const QString &help)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    auto *name = label(text, "second", nullptr);
    name->setFixedWidth(labelWidth);
    name->setToolTip(help);
    name->setWordWrap(true);
    name->setBuddy(editor);
    name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    name->setContentsMargins(0, 6, 0, 0);
    row->addWidget(name);
    row->addWidget(editor, 1);
    m_column->addLayout(row);
    auto *problem = label({}, "problem", nullptr);
    problem->setWordWrap(true);
    problem->setContentsMargins(labelWidth, 0, 0, 0);
    problem->hide();
    m_column->addWidget(problem);
    return problem;
}

void InspectorPanel::addField(const FieldSpec &spec)
{
    FieldEditor *editor = makeFieldEditor(spec, nullptr);
    editor->setEnabled(m_document->readOnlyReason().isEmpty());
    QLabel *problem = nullptr;
    if (spec.type == FieldType::Map) {
        m_column->addWidget(editor);
    } else {
        problem = addRow(spec.label, editor, spec.help);
        problem->setObjectName(QStringLiteral("problem-") + spec.key);
        connect(editor, &FieldEditor::problemChanged, problem, [problem](const QString &text) {
            problem->setText(text);
            problem->setVisible(!text.isEmpty());
        });
    }
    connect(editor, &FieldEditor::edited, this, [this, &spec](const FieldValue &value) { setValue(spec, value); });
    m_editors += editor;
}

void InspectorPanel::buildFields(quint32 homes)
{
    for (const InspectorSection &section : inspectorSections()) {
        bool titled = false;
        for (const QString &key : section.keys) {
            for (const FieldSpec &spec : fieldTable()) {
                if (spec.key != key || (spec.homes & homes) != homes)
                    continue;
                if (!std::exchange(titled, true))
                    addSection(section.title);
                addField(spec);
            }
        }
    }
}

void InspectorPanel::setValue(const FieldSpec &spec, const FieldValue &value)
{
    if (!m_selection->elements().isEmpty())
        report(setField(*m_document, m_selection->elements(), spec.key, value));
    else
        report(setLinkField(*m_document, m_selection->links(), spec.key, value));
}

void InspectorPanel::report(const Result<void> &done)
{
    if (!done)
        Q_EMIT refused(done.error().message);
}

void InspectorPanel::buildName(const ElementId &id)
{
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("inspectorName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setEnabled(m_document->readOnlyReason().isEmpty());
    addRow(tr("Name"), m_name, id.isEmpty() ? QString() : tr("Its id, %1, stays for ever.").arg(id.text()));
    QLineEdit *field = m_name;
    connect(field, &QLineEdit::editingFinished, this, [this, field, id] {
        const QString name = field->text().trimmed();
        if (!field->isModified() || name.isEmpty())
            return;
        field->setModified(false);
        report(id.isEmpty() ? setDrawingName(*m_document, name) : renameElement(*m_document, id, name));
    });
}

void InspectorPanel::buildDrawing()
{
    const Architecture &architecture = m_document->architecture();
    buildHeader({}, {},
                counted(architecture.elements().size(), tr("element"), tr("elements")) + QStringLiteral(" · ") +
                    counted(architecture.links().size(), tr("link"), tr("links")));
    addSection(tr("Drawing"));
    buildName({});
    auto *hint = label(tr("Select an element or a link to see and change what it is."), "caption", nullptr);
    hint->setWordWrap(true);
    m_column->addSpacing(8);
    m_column->addWidget(hint);
}

void InspectorPanel::buildElements()
{
    const Architecture &architecture = m_document->architecture();
    const QSet<ElementId> &ids = m_selection->elements();
    quint32 homes = 0;
    for (const ElementId &id : ids)
        homes |= bit(fieldHome(architecture.element(id)->kind));
    if (ids.size() > 1) {
        buildHeader({}, counted(ids.size(), tr("element"), tr("elements")), tr("An edit here changes all of them."));
        return buildFields(homes);
    }
    const Element &element = *architecture.element(*ids.begin());
    const Element *around = architecture.element(element.container);
    buildHeader(kindIcon(element.kind), {},
                around ? tr("%1 in %2").arg(kindName(element.kind), around->name) : kindName(element.kind));
    buildName(element.id);
    buildFields(homes);
    buildRelations(element.id);
}

} // namespace rheo::ui
