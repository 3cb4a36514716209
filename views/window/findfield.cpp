// SPDX-License-Identifier: Apache-2.0
#include "views/window/findfield.h"

#include "model/base/fuzzymatch.h"
#include "model/edit/architecturedocument.h"
#include "views/canvas/canvasview.h"
#include "views/theme/fieldbuttons.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenuBar>
#include <QTreeWidget>

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr qsizetype mostHits = 200;
constexpr int mostRows = 9; // in sight
constexpr int rowHeight = 28;
constexpr int leastWidth = 460;
const QLatin1Char commandSign('>');

enum Role { HitRole = Qt::UserRole, CommandRole };

QTreeWidget *makeList()
{
    auto *list = new QTreeWidget;
    list->setObjectName(QStringLiteral("answers"));
    list->setAccessibleName(FindField::tr("What was found"));
    list->setProperty("role", QStringLiteral("dropped"));
    list->setColumnCount(2);
    list->setHeaderLabels({FindField::tr("Found"), FindField::tr("Where")});
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setFocusPolicy(Qt::NoFocus);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setTextElideMode(Qt::ElideMiddle);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list->hide();
    return list;
}

QTreeWidgetItem *addRow(QTreeWidget *list, const QString &words, const QString &beside)
{
    auto *row = new QTreeWidgetItem(list, {words, beside});
    row->setSizeHint(0, QSize(0, rowHeight));
    row->setForeground(1, Theme::current().secondText);
    row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

QString plain(QString words)
{
    return words.remove(QLatin1Char('&'));
}

void addMenu(QList<FindField::Command> &commands, const QMenu *menu, const QString &path)
{
    for (QAction *action : menu->actions()) {
        if (action->isSeparator())
            continue;
        const QString words = QStringLiteral("%1 › %2").arg(path, plain(action->text()));
        if (action->menu())
            addMenu(commands, action->menu(), words);
        else
            commands.append({words, action});
    }
}

} // namespace

FindField::FindField(const ArchitectureDocument *document, CanvasView *canvas, QWidget *parent)
    : QLineEdit(parent), m_document(document), m_canvas(canvas), m_answers(makeList())
{
    setObjectName(QStringLiteral("findField"));
    setAccessibleName(tr("Find elements and commands"));
    setPlaceholderText(tr("Find an element, or > a command"));
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    nameButtons(this);
    m_answers->setParent(this);
    connect(this, &QLineEdit::textEdited, this, &FindField::answer);
    connect(m_answers, &QTreeWidget::itemClicked, this, &FindField::choose);
}

QList<FindField::Command> FindField::commandsOf(const QMenuBar *bar)
{
    QList<Command> commands;
    for (const QAction *title : bar->actions())
        addMenu(commands, title->menu(), plain(title->text()));
    return commands;
}

void FindField::findElements()
{
    if (text().startsWith(commandSign))
        clear();
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
    answer();
}

void FindField::findCommands()
{
    setFocus(Qt::ShortcutFocusReason);
    setText(QString(commandSign)); // after the focus, which selects what is there
    answer();
}

void FindField::step(int by)
{
    m_hits = searchDrawing(m_document->architecture(), text(), mostHits);
    if (m_hits.isEmpty())
        return findElements();
    const qsizetype count = m_hits.size();
    m_shown = m_shown < 0 ? (by > 0 ? 0 : count - 1) : (m_shown + by + count) % count;
    show(m_hits[std::min(m_shown, count - 1)]);
}

void FindField::answer()
{
    m_answers->clear();
    m_shown = -1;
    const QString typed = text();
    if (!typed.startsWith(commandSign))
        addHits(typed);
    if (!typed.trimmed().isEmpty())
        addCommands(typed.startsWith(commandSign) ? typed.mid(1) : typed);
    if (m_answers->topLevelItemCount() == 0 && !typed.trimmed().isEmpty())
        addRow(m_answers, tr("Nothing is called so."), {})->setFlags(Qt::NoItemFlags);
    for (int row = 0; row < m_answers->topLevelItemCount() && !m_answers->currentItem(); ++row) {
        if (m_answers->topLevelItem(row)->flags() & Qt::ItemIsEnabled)
            m_answers->setCurrentItem(m_answers->topLevelItem(row));
    }
    place();
}

void FindField::addHits(const QString &typed)
{
    m_hits = searchDrawing(m_document->architecture(), typed, mostHits);
    for (qsizetype i = 0; i < m_hits.size(); ++i) {
        QTreeWidgetItem *row = addRow(m_answers, m_hits[i].title, m_hits[i].where);
        row->setData(0, HitRole, i);
        if (const Element *element = m_document->architecture().element(m_hits[i].element))
            row->setIcon(0, kindIcon(element->kind));
    }
}

void FindField::addCommands(const QString &typed)
{
    std::vector<std::pair<int, const Command *>> found;
    for (const Command &command : m_commands) {
        if (const auto rank = fuzzyRank(typed, command.words))
            found.emplace_back(*rank, &command);
    }
    std::ranges::stable_sort(found, {}, [](const auto &each) { return each.first; });
    for (const auto &[rank, command] : found) {
        QTreeWidgetItem *row =
            addRow(m_answers, command->words, command->action->shortcut().toString(QKeySequence::NativeText));
        row->setData(0, CommandRole, QVariant::fromValue(command->action));
        row->setIcon(0, command->action->icon());
        if (command->action->isEnabled())
            continue;
        row->setFlags(Qt::NoItemFlags);
        for (int column : {0, 1})
            row->setForeground(column, palette().color(QPalette::Disabled, QPalette::Text));
    }
}

void FindField::place()
{
    const int rows = std::min(m_answers->topLevelItemCount(), mostRows);
    m_answers->setVisible(rows > 0);
    if (rows == 0)
        return;
    if (m_answers->parentWidget() != window())
        m_answers->setParent(window());
    constexpr int frame = 8;
    const int wide = std::max(width(), leastWidth);
    const QPoint corner = mapTo(window(), QPoint((width() - wide) / 2, height() + 4));
    m_answers->setGeometry(QRect(corner, QSize(wide, rows * rowHeight + frame)));
    m_answers->show();
    m_answers->raise();
}

void FindField::close()
{
    m_answers->hide();
    m_canvas->setFocus();
}

void FindField::choose(QTreeWidgetItem *item)
{
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QVariant hit = item->data(0, HitRole);
    auto *action = item->data(0, CommandRole).value<QAction *>();
    close();
    if (action) {
        clear();
        action->trigger();
    } else {
        m_shown = hit.toLongLong();
        show(m_hits[m_shown]);
    }
}

void FindField::show(const DrawingHit &hit)
{
    if (hit.link) {
        m_canvas->selection()->set(*hit.link);
        m_canvas->reveal(hit.link->from);
    } else {
        m_canvas->selection()->set(hit.element);
        m_canvas->reveal(hit.element);
    }
}

/// The answers take the keys that would otherwise be the window's shortcuts.
bool FindField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_answers->isVisible() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FindField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return close();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(m_answers->isVisible() ? m_answers->currentItem() : nullptr);
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (!m_answers->isVisible())
            answer();
        QCoreApplication::sendEvent(m_answers, event);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FindField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        m_answers->hide();
}

} // namespace rheo::ui
