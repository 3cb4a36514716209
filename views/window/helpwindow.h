// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace rheo::ui {

/// The user guide: the pages of resources/help, a list of them at the left. Its links lead from page to page; it never
/// opens anything else, neither files nor the network. One window, shown again as often as asked. GUI thread.
class HelpWindow : public QWidget
{
    Q_OBJECT

public:
    explicit HelpWindow(QWidget *parent);

    /// The pages by name, in the order of the list.
    [[nodiscard]] static QStringList pages();

    void showPage(const QString &page); ///< and the window itself
    [[nodiscard]] QString page() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void render();

    QListWidget *m_list;
    QTextBrowser *m_text;
};

} // namespace rheo::ui
