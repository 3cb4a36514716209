// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace rheo::ui {

class Preferences;

/// All that can be chosen for every window, by section, with a field that leaves only what one looks for. What is
/// chosen holds at once and for the next start; there is nothing to confirm. GUI thread.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `preferences` outlives it.
    explicit PreferencesDialog(Preferences *preferences, QWidget *parent = nullptr);

private:
    struct Row
    {
        QWidget *widget;
        QLabel *section; ///< the title that it stands below
        QString words;   ///< all that one may look for
    };

    [[nodiscard]] QWidget *rows();
    void addSection(const QString &title);
    void addChoice(const char *name, const QString &label, const QString &hint, const QStringList &choices,
                   int (*now)(const Preferences &), void (*choose)(Preferences &, int));
    void addSwitch(const char *name, const QString &label, const QString &hint, bool (Preferences::*now)() const,
                   void (Preferences::*choose)(bool));
    void addRow(QWidget *control, const QString &label, const QString &hint, QWidget *before);
    void look(const QString &typed);

    Preferences *m_preferences;
    QLineEdit *m_search;
    QLabel *m_nothing;
    QVBoxLayout *m_column = nullptr;
    QLabel *m_section = nullptr; ///< added last
    QList<Row> m_rows;
};

} // namespace rheo::ui
