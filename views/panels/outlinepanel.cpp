// SPDX-License-Identifier: Apache-2.0
#include "views/panels/outlinepanel.h"

#include "model/edit/elementedits.h"
#include "views/canvas/picturetext.h"
#include "views/canvas/selection.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>

namespace rheo::ui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int signRole = Qt::UserRole + 1;
constexpr int mostDepth = 64;
constexpr qsizetype manySelected = 200;
constexpr int followInterval = 50; // ms

ElementId idOf(const QTreeWidgetItem *item)
{
    return ElementId(item->data(0, idRole).toString());
}

/// Draws the sign of a row at its right.
class SignDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int side = 14;
        constexpr int right = 8;
        const Sign sign = Sign(index.data(signRole).toInt());
        QStyledItemDelegate::paint(painter, option, index);
        if (sign != Sign::None)
            paintSign(*painter, sign,
                      QRectF(option.rect.right() - right - side, option.rect.center().y() - side / 2.0, side, side),
                      Theme::current());
    }
};

bool showMatching(QTreeWidgetItem *item, const QString &text)
{
    bool shown = text.isEmpty() || item->text(0).contains(text, Qt::CaseInsensitive);
    for (int i = 0; i < item->childCount(); ++i)
        shown = showMatching(item->child(i), text) || shown;
    item->setHidden(!shown);
    return shown;
}

} // namespace

OutlinePanel::OutlinePanel(ArchitectureDocument *document, Selection *selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("outlinePanel"));
    auto *title = new QLabel(tr("Outline"), this);
    title->setProperty("role", QStringLiteral("section"));
    auto *find = new QToolButton(this);
    find->setObjectName(QStringLiteral("outlineFind"));
    find->setAccessibleName(tr("Filter the outline"));
    find->setIcon(icon(QStringLiteral("search")));
    find->setIconSize({14, 14});
    find->setCheckable(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 4, 8, 0);
    head->addWidget(title, 1);
    head->addWidget(find);
    m_filter->setObjectName(QStringLiteral("outlineFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->hide();
    m_tree->setObjectName(QStringLiteral("outlineTree"));
    m_tree->setAccessibleName(tr("Outline"));
    m_tree->setItemDelegate(new SignDelegate(m_tree));
    m_tree->setHeaderLabel(tr("Element"));
    m_tree->header()->hide();
    m_tree->setIndentation(16);
    m_tree->setUniformRowHeights(true);
    m_tree->setIconSize({18, 16});
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    connect(find, &QToolButton::toggled, m_filter, [this](bool on) {
        m_filter->setVisible(on);
        on ? m_filter->setFocus() : m_filter->clear();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &OutlinePanel::filter);
    connect(document, &ArchitectureDocument::changed, this, &OutlinePanel::takeChange);
    connect(selection, &Selection::changed, this, &OutlinePanel::followSelection);
    m_following.setSingleShot(true);
    m_following.setInterval(followInterval);
    connect(&m_following, &QTimer::timeout, this, &OutlinePanel::takeSelection);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &OutlinePanel::giveSelection);
    connect(m_tree, &QTreeWidget::itemChanged, this, &OutlinePanel::rename);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) { Q_EMIT activated(idOf(item)); });
    rebuild();
}

void OutlinePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_isUpdating)
        rebuild();
    QWidget::changeEvent(event);
}

void OutlinePanel::setSigns(const QHash<ElementId, Sign> &signs)
{
    m_signs = signs;
    const QScopedValueRollback updating(m_isUpdating, true);
    for (auto it = m_items.begin(); it != m_items.end(); ++it) {
        const Sign sign = signs.value(it.key());
        it.value()->setData(0, signRole, int(sign));
    }
}

Sign OutlinePanel::signOf(const ElementId &id) const
{
    const QTreeWidgetItem *item = m_items.value(id);
    return item ? Sign(item->data(0, signRole).toInt()) : Sign::None;
}

void OutlinePanel::rebuild()
{
    const QScopedValueRollback updating(m_isUpdating, true);
    QSet<ElementId> folded;
    for (auto it = m_items.begin(); it != m_items.end(); ++it) {
        if (it.value()->childCount() > 0 && !it.value()->isExpanded())
            folded.insert(it.key());
    }
    m_tree->clear();
    m_items.clear();
    const Architecture &architecture = m_document->architecture();
    m_children.clear();
    for (const Element &element : architecture.elements())
        m_children.insert(architecture.element(element.container) ? element.container : ElementId(), element.id);
    QTreeWidgetItem root;
    addChildren(&root, {}, 0);
    m_tree->addTopLevelItems(root.takeChildren());
    m_tree->expandAll();
    for (const ElementId &id : folded) {
        if (QTreeWidgetItem *item = m_items.value(id))
            item->setExpanded(false);
    }
    setSigns(m_signs);
    filter(m_filter->text());
    takeSelection();
}

/// As they stand in the drawing: from the top down, from the left to the right.
QList<ElementId> OutlinePanel::inOrder(QList<ElementId> children) const
{
    const Placement &places = m_document->placement();
    std::ranges::sort(children, {}, [&places](const ElementId &id) {
        const QPointF at = places.value(id).position;
        return std::tuple(at.y(), at.x(), id);
    });
    return children;
}

/// Whether rows have changed places because their elements have.
bool OutlinePanel::isOutOfOrder(const QSet<ElementId> &moved) const
{
    QSet<const QTreeWidgetItem *> parents;
    for (const ElementId &id : moved) {
        const QTreeWidgetItem *item = m_items.value(id);
        if (!item)
            return true;
        parents.insert(item->parent() ? item->parent() : m_tree->invisibleRootItem());
    }
    for (const QTreeWidgetItem *parent : std::as_const(parents)) {
        QList<ElementId> shown;
        for (int i = 0; i < parent->childCount(); ++i)
            shown += idOf(parent->child(i));
        if (shown != inOrder(shown))
            return true;
    }
    return false;
}

void OutlinePanel::addChildren(QTreeWidgetItem *parent, const ElementId &container, int depth)
{
    const QList<ElementId> children = inOrder(m_children.values(container));
    for (const ElementId &id : children) {
        const Element &element = *m_document->architecture().element(id);
        auto *item = new QTreeWidgetItem(parent, {element.name});
        item->setIcon(0, kindIcon(element.kind));
        item->setToolTip(0, kindName(element.kind));
        item->setData(0, idRole, id.text());
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        m_items.insert(id, item);
        if (depth < mostDepth && isContainer(element.kind))
            addChildren(item, id, depth + 1);
    }
}

void OutlinePanel::takeChange(const DocumentChange &change)
{
    if (change.everything || !change.elements.isEmpty() || isOutOfOrder(change.places))
        rebuild();
}

/// In as few ranges as there are: the model compares each with all others.
QItemSelection OutlinePanel::rangesOf(const QMap<QTreeWidgetItem *, QList<int>> &rows) const
{
    QItemSelection ranges;
    for (auto it = rows.begin(); it != rows.end(); ++it) {
        QList<int> sorted = it.value();
        std::ranges::sort(sorted);
        qsizetype begin = 0;
        for (qsizetype i = 1; i <= sorted.size(); ++i) {
            if (i < sorted.size() && sorted[i] == sorted[i - 1] + 1)
                continue;
            ranges.append(QItemSelectionRange(m_tree->indexFromItem(it.key()->child(sorted[begin])),
                                              m_tree->indexFromItem(it.key()->child(sorted[i - 1]))));
            begin = i;
        }
    }
    return ranges;
}

/// A rubber band over a large drawing selects anew with each move of the mouse.
void OutlinePanel::followSelection()
{
    if (m_selection->elements().size() <= manySelected)
        takeSelection();
    else if (!m_following.isActive())
        m_following.start();
}

void OutlinePanel::takeSelection()
{
    m_following.stop();
    const QScopedValueRollback updating(m_isUpdating, true);
    QMap<QTreeWidgetItem *, QList<int>> rows; // by the item around
    QTreeWidgetItem *first = nullptr;
    for (const ElementId &id : m_selection->elements()) {
        QTreeWidgetItem *item = m_items.value(id);
        if (!item)
            continue;
        QTreeWidgetItem *around = item->parent() ? item->parent() : m_tree->invisibleRootItem();
        rows[around] += around->indexOfChild(item);
        first = first ? first : item;
    }
    m_tree->selectionModel()->select(rangesOf(rows), QItemSelectionModel::ClearAndSelect);
    if (first) {
        m_tree->setCurrentItem(first, 0, QItemSelectionModel::NoUpdate);
        m_tree->scrollToItem(first);
    }
}

void OutlinePanel::giveSelection()
{
    if (m_isUpdating)
        return;
    QSet<ElementId> chosen;
    for (const QTreeWidgetItem *item : m_tree->selectedItems())
        chosen.insert(idOf(item));
    m_selection->set(chosen);
}

void OutlinePanel::rename(QTreeWidgetItem *item)
{
    if (m_isUpdating)
        return;
    const ElementId id = idOf(item);
    const QString name = item->text(0).trimmed();
    // The edit rebuilds the tree, which must not happen inside the tree's own signal.
    QMetaObject::invokeMethod(
        this,
        [this, id, name] {
            if (name.isEmpty() || !renameElement(*m_document, id, name))
                rebuild();
        },
        Qt::QueuedConnection);
}

void OutlinePanel::filter(const QString &text)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        showMatching(m_tree->topLevelItem(i), text);
}

} // namespace rheo::ui
