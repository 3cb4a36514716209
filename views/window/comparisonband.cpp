// SPDX-License-Identifier: Apache-2.0
#include "views/window/comparisonband.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace rheo::ui {

ComparisonBand::ComparisonBand(QWidget *parent) : QFrame(parent), m_words(new QLabel)
{
    setObjectName(QStringLiteral("comparisonBand"));
    m_words->setObjectName(QStringLiteral("comparisonWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *list = new QPushButton(tr("Show the list"));
    list->setObjectName(QStringLiteral("showDifferences"));
    list->setProperty("role", QStringLiteral("small"));
    auto *close = new QPushButton(tr("Close comparison"));
    close->setObjectName(QStringLiteral("closeComparison"));
    close->setProperty("role", QStringLiteral("small"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_words, 1);
    row->addWidget(list);
    row->addWidget(close);
    connect(list, &QPushButton::clicked, this, &ComparisonBand::listWanted);
    connect(close, &QPushButton::clicked, this, &ComparisonBand::closeWanted);
    hide();
}

void ComparisonBand::say(const QString &words)
{
    m_words->setText(words);
    setAccessibleName(words);
    show();
}

} // namespace rheo::ui
