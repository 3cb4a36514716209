// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace rheo::ui {

/// One of the ways in on the start page: icon, title and key, what it does in two lines, and the button that does it.
/// GUI thread.
class StartDoor : public QFrame
{
    Q_OBJECT

public:
    StartDoor(const QString &iconName, const QString &title, const QString &key, QWidget *parent = nullptr);

    void setWords(const QString &words); ///< plain
    [[nodiscard]] QString words() const;

    [[nodiscard]] QPushButton *button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    QLabel *m_words;
    QPushButton *m_button;
};

} // namespace rheo::ui
