// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/shortcuts.h"

#include "views/tools/placetool.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include <optional>

namespace rheo::ui {

namespace {

QString settingOf(const QAction *action)
{
    return QStringLiteral("shortcuts/") + action->objectName();
}

/// Actions that Qt's own widgets make are named so.
bool isForeign(const QAction *action)
{
    return action->objectName().isEmpty() || action->objectName().startsWith(QStringLiteral("_q")) ||
           action->objectName().startsWith(QStringLiteral("qt_"));
}

bool isKey(const QKeySequence &key)
{
    return key.count() == 1 && key[0].key() != Qt::Key_unknown && key[0].key() != 0;
}

bool meet(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

/// What is stored for an action: nothing, no key (an empty one), or a key.
std::optional<QKeySequence> storedKey(const QAction *action)
{
    const QVariant stored = QSettings().value(settingOf(action));
    if (!stored.isValid())
        return {};
    const QKeySequence key = QKeySequence::fromString(stored.toString(), QKeySequence::PortableText);
    return stored.toString().isEmpty() || isKey(key) ? std::optional(key) : std::nullopt;
}

/// The keys that the canvas takes before any action.
std::optional<QString> fixedUse(const QKeySequence &key)
{
    for (const Qt::Key used :
         {Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Left,
          Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Question}) {
        if (key == QKeySequence(used) || (used == Qt::Key_Backtab && key == QKeySequence(Qt::SHIFT | Qt::Key_Tab)))
            return QObject::tr("the canvas");
    }
    for (const PaletteEntry &entry : paletteEntries()) {
        if (key == QKeySequence(entry.key))
            return entry.name;
    }
    return {};
}

} // namespace

Shortcuts::Shortcuts(QMainWindow *window) : QObject(window)
{
    collect(*window);
    apply();
}

void Shortcuts::collect(const QMainWindow &window)
{
    QSet<const QAction *> seen;
    const auto take = [this, &seen](QAction *action, const QString &group) {
        if (isForeign(action) || seen.contains(action))
            return;
        seen.insert(action);
        const QString plain = QAction(action->text()).toolTip();
        QString tip = action->toolTip() == plain ? QString() : action->toolTip();
        m_entries += Entry{action, group, action->shortcuts(), tip};
    };
    const std::function<void(const QMenu &, const QString &)> takeMenu = [&](const QMenu &menu, const QString &group) {
        for (QAction *action : menu.actions()) {
            if (action->menu())
                takeMenu(*action->menu(), group);
            else if (!action->isSeparator())
                take(action, group);
        }
    };
    for (const QAction *top : window.menuBar()->actions()) {
        if (top->menu())
            takeMenu(*top->menu(), wordsOf(top));
    }
    for (QAction *action : window.findChildren<QAction *>()) {
        if (!action->menu() && !action->isSeparator() && !action->shortcuts().isEmpty())
            take(action, tr("Panels"));
    }
}

/// First all that are changed lose their keys: two may have changed places.
void Shortcuts::apply()
{
    for (const Entry &entry : m_entries)
        put(entry, storedKey(entry.action) ? QList<QKeySequence>() : entry.standard);
    for (const Entry &entry : m_entries) {
        const auto key = storedKey(entry.action);
        if (key && !key->isEmpty() && mayHave(entry.action, *key))
            put(entry, {*key});
        else if (key && !key->isEmpty() && mayHave(entry.action, entry.standard.value(0)))
            put(entry, entry.standard);
    }
}

void Shortcuts::put(const Entry &entry, const QList<QKeySequence> &keys)
{
    entry.action->setShortcuts(keys);
    if (entry.tip.isEmpty())
        return;
    entry.action->setToolTip(
        keys.isEmpty() ? entry.tip
                       : QStringLiteral("%1 (%2)").arg(entry.tip, keys.first().toString(QKeySequence::NativeText)));
}

const Shortcuts::Entry *Shortcuts::entryOf(const QAction *action) const
{
    const auto found = std::ranges::find(m_entries, action, &Entry::action);
    return found == m_entries.end() ? nullptr : &*found;
}

Result<void> Shortcuts::mayHave(const QAction *action, const QKeySequence &key) const
{
    const QString words = key.toString(QKeySequence::NativeText);
    if (key.isEmpty())
        return {};
    if (!isKey(key))
        return failure(ErrorKind::Usage, tr("%1 is no key combination that can be used. Press another.").arg(words));
    if (const auto use = fixedUse(key))
        return failure(ErrorKind::Usage, tr("%1 always belongs to “%2”. Press another.").arg(words, *use));
    for (const Entry &entry : m_entries) {
        const QList<QKeySequence> taken = entry.action->shortcuts();
        if (entry.action != action &&
            std::ranges::any_of(taken, [&key](const QKeySequence &other) { return meet(key, other); }))
            return failure(ErrorKind::Usage, tr("%1 already belongs to “%2”. Take it away there, or press another.")
                                                 .arg(words, wordsOf(entry.action)));
    }
    return {};
}

Result<void> Shortcuts::set(QAction *action, const QKeySequence &key)
{
    const Entry *entry = entryOf(action);
    Q_ASSERT(entry);
    if (auto allowed = mayHave(action, key); !allowed)
        return allowed;
    const QList<QKeySequence> keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key};
    if (keys == entry->standard)
        return reset(action);
    put(*entry, keys);
    QSettings().setValue(settingOf(action), key.toString(QKeySequence::PortableText));
    Q_EMIT changed();
    return {};
}

Result<void> Shortcuts::reset(QAction *action)
{
    const Entry *entry = entryOf(action);
    Q_ASSERT(entry);
    for (const QKeySequence &key : entry->standard) {
        if (auto allowed = mayHave(action, key); !allowed)
            return allowed;
    }
    put(*entry, entry->standard);
    QSettings().remove(settingOf(action));
    Q_EMIT changed();
    return {};
}

void Shortcuts::resetAll()
{
    QSettings().remove(QStringLiteral("shortcuts"));
    apply();
    Q_EMIT changed();
}

bool Shortcuts::isChanged(const QAction *action) const
{
    const Entry *entry = entryOf(action);
    return entry && entry->standard != action->shortcuts();
}

QString Shortcuts::wordsOf(const QAction *action)
{
    return action->text().remove(QLatin1Char('&')).remove(QChar(0x2026));
}

QList<Shortcuts::FixedKey> Shortcuts::fixedKeys()
{
    const QString canvas = tr("On the canvas");
    QList<FixedKey> keys = {
        {canvas, tr("Pan"), tr("Space held and drag · middle button · wheel")},
        {canvas, tr("Zoom about the pointer"), tr("Ctrl+wheel · pinch")},
        {canvas, tr("Next and previous element"), tr("Tab · Shift+Tab")},
        {canvas, tr("Select the element in focus, or not"), tr("Space")},
        {canvas, tr("Rename the element in focus"), tr("Enter · double-click")},
        {canvas, tr("Select one more, or one less"), tr("Shift+click · Ctrl+click")},
        {canvas, tr("Move the selection by one unit"), tr("arrow keys")},
        {canvas, tr("Move the selection by a step of the grid"), tr("Shift+arrow keys")},
        {canvas, tr("Drag without grid and guides"), tr("Alt held · Ctrl held")},
        {canvas, tr("Add the kind placed last"), tr("double-click on the ground")},
        {canvas, tr("Place several of a kind"), tr("Shift+click")},
        {canvas, tr("Give up a gesture, or select nothing"), tr("Esc")},
        {canvas, tr("Keyboard shortcuts"), tr("?")},
    };
    for (const PaletteEntry &entry : paletteEntries())
        keys += {tr("Palette"), tr("Place: %1").arg(entry.name), QKeySequence(entry.key).toString()};
    return keys;
}

} // namespace rheo::ui
