// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/shortcutsdialog.h"

#include "views/dialogs/shortcuts.h"
#include "views/theme/fieldbuttons.h"
#include "views/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int actionRole = Qt::UserRole;

QString keysText(const QAction *action)
{
    return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)
        .replace(QStringLiteral("; "), QStringLiteral(" · "));
}

} // namespace

bool KeyField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        return QWidget::event(event);
    return QKeySequenceEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return event->ignore();
    QKeySequenceEdit::keyPressEvent(event);
    if (keySequence().isEmpty())
        return;
    const QKeySequence key(keySequence()[0]);
    clear();
    setKeySequence(key);
    Q_EMIT pressed(key);
}

ShortcutsDialog::ShortcutsDialog(Shortcuts *shortcuts, QWidget *parent)
    : QDialog(parent)
    , m_shortcuts(shortcuts)
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_words(new QLabel)
    , m_key(new KeyField)
    , m_remove(new QPushButton(tr("Take away")))
    , m_reset(new QPushButton(tr("Reset")))
    , m_resetAll(new QPushButton(tr("Reset all")))
    , m_problem(new QLabel)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setObjectName(QStringLiteral("shortcutsSearch"));
    m_search->setPlaceholderText(tr("Find a command or a key"));
    m_search->setAccessibleName(tr("Find a command or a key"));
    m_search->setClearButtonEnabled(true);
    nameButtons(m_search);
    m_list->setObjectName(QStringLiteral("shortcutsList"));
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(12);
    m_list->setUniformRowHeights(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 20, 0, 16);
    column->setSpacing(12);
    column->addLayout(head);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(15, 0, 8, 0); // its rows begin where the field does
    middle->addWidget(m_list);
    column->addLayout(middle, 1);
    column->addWidget(foot());
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::look);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(m_list, &QTreeWidget::itemActivated, m_key, [this] { m_key->setFocus(); });
    connect(m_shortcuts, &Shortcuts::changed, this, &ShortcutsDialog::showKeys);
    fill();
    showKeys();
    showCurrent();
    resize(620, 640);
}

QWidget *ShortcutsDialog::foot()
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setObjectName(QStringLiteral("chosenCommand"));
    m_key->setObjectName(QStringLiteral("keyField"));
    m_key->setMaximumWidth(180);
    m_remove->setObjectName(QStringLiteral("takeAwayButton"));
    m_reset->setObjectName(QStringLiteral("resetButton"));
    m_resetAll->setObjectName(QStringLiteral("resetAllButton"));
    m_problem->setObjectName(QStringLiteral("keyProblem"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *close = new QPushButton(tr("Close"));
    for (QPushButton *button : {m_remove, m_reset, m_resetAll, close})
        button->setAutoDefault(false);
    connect(m_key, &KeyField::pressed, this,
            [this](const QKeySequence &key) { tell(m_shortcuts->set(current(), key)); });
    connect(m_remove, &QPushButton::clicked, this, [this] { tell(m_shortcuts->set(current(), {})); });
    connect(m_reset, &QPushButton::clicked, this, [this] { tell(m_shortcuts->reset(current())); });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        m_shortcuts->resetAll();
        tell({});
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *widget = new QWidget;
    auto *editor = new QHBoxLayout;
    editor->addWidget(m_words, 1);
    editor->addWidget(m_key);
    editor->addWidget(m_remove);
    editor->addWidget(m_reset);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_resetAll);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(20, 0, 20, 0);
    column->setSpacing(8);
    column->addLayout(editor);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    return widget;
}

QTreeWidgetItem *ShortcutsDialog::groupOf(const QString &title)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->text(0) == title)
            return m_list->topLevelItem(i);
    }
    auto *group = new QTreeWidgetItem(m_list, {title});
    group->setFlags(Qt::ItemIsEnabled);
    group->setFont(0, interfaceFont(12, QFont::DemiBold));
    return group;
}

void ShortcutsDialog::fill()
{
    for (const Shortcuts::Entry &entry : m_shortcuts->entries()) {
        auto *item = new QTreeWidgetItem(groupOf(entry.group), {Shortcuts::wordsOf(entry.action)});
        item->setData(0, actionRole, QVariant::fromValue(entry.action));
    }
    for (const Shortcuts::FixedKey &key : Shortcuts::fixedKeys()) {
        auto *item = new QTreeWidgetItem(groupOf(key.group), {key.words, key.keys});
        item->setToolTip(1, tr("This one stays as it is."));
    }
    m_list->expandAll();
}

void ShortcutsDialog::showKeys()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        for (int row = 0; row < group->childCount(); ++row) {
            QTreeWidgetItem *item = group->child(row);
            auto *action = item->data(0, actionRole).value<QAction *>();
            if (!action)
                continue;
            const bool isChanged = m_shortcuts->isChanged(action);
            item->setText(0, Shortcuts::wordsOf(action));
            item->setText(1, isChanged ? tr("%1 (changed)").arg(keysText(action)).trimmed() : keysText(action));
            item->setData(1, Qt::AccessibleTextRole, action->shortcuts().isEmpty() ? tr("no key") : QVariant());
            item->setFont(1, interfaceFont(12, isChanged ? QFont::DemiBold : QFont::Normal));
        }
    }
    look(m_search->text());
    showCurrent();
}

void ShortcutsDialog::look(const QString &typed)
{
    const QString text = typed.trimmed();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        const bool isWhole = group->text(0).contains(text, Qt::CaseInsensitive);
        bool any = false;
        for (int row = 0; row < group->childCount(); ++row) {
            QTreeWidgetItem *item = group->child(row);
            const bool fits = isWhole || item->text(0).contains(text, Qt::CaseInsensitive) ||
                              item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

QAction *ShortcutsDialog::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, actionRole).value<QAction *>() : nullptr;
}

void ShortcutsDialog::showCurrent()
{
    const QAction *action = current();
    const QTreeWidgetItem *item = m_list->currentItem();
    m_problem->clear();
    m_words->setText(action                   ? Shortcuts::wordsOf(action)
                     : item && item->parent() ? tr("%1 stays as it is.").arg(item->text(0))
                                              : tr("Choose a command to change its keys."));
    m_key->setKeySequence(action ? action->shortcut() : QKeySequence());
    const QString name = action ? tr("Keys for %1").arg(Shortcuts::wordsOf(action)) : tr("Keys");
    m_key->setAccessibleName(name);
    m_key->findChild<QLineEdit *>()->setAccessibleName(name);
    m_key->setEnabled(action);
    m_remove->setEnabled(action && !action->shortcuts().isEmpty());
    m_reset->setEnabled(action && m_shortcuts->isChanged(action));
}

void ShortcutsDialog::tell(const Result<void> &done)
{
    if (!done) {
        const QAction *action = current();
        m_key->setKeySequence(action ? action->shortcut() : QKeySequence());
    }
    m_problem->setText(done ? QString() : done.error().message);
}

} // namespace rheo::ui
