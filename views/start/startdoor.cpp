// SPDX-License-Identifier: Apache-2.0
#include "views/start/startdoor.h"

#include "views/theme/icons.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace rheo::ui {

namespace {

constexpr int padding = 18;
constexpr int iconSize = 20;
constexpr qreal radius = 9;

} // namespace

StartDoor::StartDoor(const QString &iconName, const QString &title, const QString &key, QWidget *parent)
    : QFrame(parent), m_iconName(iconName), m_words(new QLabel), m_button(new QPushButton)
{
    auto *name = new QLabel(title);
    name->setProperty("role", QStringLiteral("title"));
    auto *keys = new QLabel(key);
    keys->setProperty("role", QStringLiteral("caption"));
    m_words->setProperty("role", QStringLiteral("second"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing());

    auto *head = new QHBoxLayout;
    head->setContentsMargins(iconSize + 9, 0, 0, 0);
    head->addWidget(name, 1);
    head->addWidget(keys);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_button);
    foot->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(padding, padding, padding, padding - 2);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_words, 1);
    column->addSpacing(2);
    column->addLayout(foot);
}

void StartDoor::setWords(const QString &words)
{
    m_words->setText(words);
}

QString StartDoor::words() const
{
    return m_words->text();
}

void StartDoor::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.divider);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    paintIcon(painter, m_iconName, QRectF(padding, padding, iconSize, iconSize), theme.selection);
}

} // namespace rheo::ui
