// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QHash>
#include <QVariantMap>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace rheo::ui {

/// The panels below the canvas: a row of tabs (34 high) over their content. A tab can carry a count; clicking the
/// open tab, or the button at the right, folds the content away. Remembers the height of each tab. GUI thread.
class Drawer : public QFrame
{
    Q_OBJECT

public:
    explicit Drawer(QWidget *parent = nullptr);

    /// Adds a tab; the drawer owns `panel`.
    int addPanel(QWidget *panel, const QString &title);
    void setShown(QWidget *panel, bool shown);   ///< its tab; all are, until this says otherwise
    void setCount(QWidget *panel, qint64 count); ///< 0 shows none
    void showPanel(QWidget *panel);              ///< opens the drawer where it was folded
    [[nodiscard]] QWidget *currentPanel() const;

    [[nodiscard]] bool isFolded() const { return m_folded; }

    void setFolded(bool folded);
    /// The height that the person last gave the current tab, in pixels, tabs included.
    [[nodiscard]] int wantedHeight() const;
    void rememberHeight(int height);

    /// Open or folded, the tab and the height of each, to be kept between runs; what does not fit is left out.
    [[nodiscard]] QVariantMap state() const;
    void setState(const QVariantMap &state);

    static constexpr int tabsHeight = 34;

Q_SIGNALS:
    void heightWanted(int pixels); ///< another tab was opened, or the drawer folded

private:
    void chooseTab(int index);
    void tellHeight();

    QTabBar *m_tabs;
    QToolButton *m_fold;
    QStackedWidget *m_panels;
    QHash<QWidget *, QString> m_titles;
    QHash<QWidget *, int> m_heights;
    bool m_folded = false;
};

} // namespace rheo::ui
