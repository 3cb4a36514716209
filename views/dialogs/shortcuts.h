// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QAction>
#include <QList>
#include <QObject>

class QMainWindow;

namespace rheo::ui {

/// The keys of a window's actions as a person changed them: kept in QSettings by the actions' object names, applied
/// when made. A stored key that is none, or that another action has, is left aside. GUI thread.
class Shortcuts : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        QAction *action;
        QString group; ///< the menu that it stands in
        QList<QKeySequence> standard;
        QString tip; ///< the action's own tool tip without keys, empty where it has none
    };

    /// A key or gesture that belongs to no action and stays as it is.
    struct FixedKey
    {
        QString group;
        QString words;
        QString keys; ///< for a person: "Space, held"
    };

    /// Takes up every action of the window that has an object name; the menus are filled before.
    explicit Shortcuts(QMainWindow *window);

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }

    [[nodiscard]] static QList<FixedKey> fixedKeys();

    /// Gives the action this one key combination, or none. Refused, in a sentence, where another has it.
    Result<void> set(QAction *action, const QKeySequence &key);
    Result<void> reset(QAction *action);
    void resetAll();

    [[nodiscard]] bool isChanged(const QAction *action) const;

    /// An action's words without "&" and "…".
    [[nodiscard]] static QString wordsOf(const QAction *action);

Q_SIGNALS:
    void changed();

private:
    void collect(const QMainWindow &window);
    void apply();
    void put(const Entry &entry, const QList<QKeySequence> &keys);
    [[nodiscard]] const Entry *entryOf(const QAction *action) const;
    [[nodiscard]] Result<void> mayHave(const QAction *action, const QKeySequence &key) const;

    QList<Entry> m_entries;
};

} // namespace rheo::ui
