// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace rheo::ui {

/// Asks for the address of a cluster to watch. What was typed is checked as one types. GUI thread.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(const QString &bootstrap, QWidget *parent = nullptr);

    [[nodiscard]] QString bootstrap() const; ///< without blanks; empty while it is no address

private:
    void check();

    QLineEdit *m_address;
    QLabel *m_problem;
    QPushButton *m_connect;
};

} // namespace rheo::ui
