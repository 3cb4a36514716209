// SPDX-License-Identifier: Apache-2.0
#include "views/window/connectdialog.h"

#include "model/base/address.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace rheo::ui {

ConnectDialog::ConnectDialog(const QString &bootstrap, QWidget *parent)
    : QDialog(parent)
    , m_address(new QLineEdit(bootstrap))
    , m_problem(new QLabel)
    , m_connect(new QPushButton(tr("Watch the cluster")))
{
    setObjectName(QStringLiteral("connectDialog"));
    setWindowTitle(tr("Connect to Kafka"));
    setMinimumWidth(460);
    auto *title = new QLabel(tr("Watch the drawn topics of a cluster"));
    title->setProperty("role", QStringLiteral("title"));
    auto *promise = new QLabel(tr("Rheograph only reads: it joins no group, commits no offset and creates nothing."));
    promise->setProperty("role", QStringLiteral("second"));
    promise->setWordWrap(true);
    auto *label = new QLabel(tr("&Bootstrap address"));
    label->setBuddy(m_address);
    m_address->setObjectName(QStringLiteral("bootstrap"));
    m_address->setPlaceholderText(QStringLiteral("broker1:9092,broker2:9092"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(QStringLiteral("addressProblem"));
    m_problem->setWordWrap(true);
    m_connect->setObjectName(QStringLiteral("watchButton"));
    m_connect->setProperty("role", QStringLiteral("primary"));
    m_connect->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(promise);
    column->addSpacing(8);
    column->addWidget(label);
    column->addWidget(m_address);
    column->addWidget(m_problem);
    column->addSpacing(8);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectDialog::check);
    check();
}

QString ConnectDialog::bootstrap() const
{
    return brokerAddresses(m_address->text()).value_or(QString());
}

void ConnectDialog::check()
{
    const auto addresses = brokerAddresses(m_address->text());
    m_connect->setEnabled(addresses.has_value());
    const bool isUntouched = m_address->text().trimmed().isEmpty();
    m_problem->setText(addresses || isUntouched ? QString() : addresses.error().message);
}

} // namespace rheo::ui
