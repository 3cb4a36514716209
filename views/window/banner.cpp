// SPDX-License-Identifier: Apache-2.0
#include "views/window/banner.h"

#include "views/theme/icons.h"
#include "views/window/announcement.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace rheo::ui {

namespace {

constexpr int signSize = 18;

} // namespace

Banner::Banner(QWidget *parent) : QFrame(parent), m_words(new QLabel), m_offers(new QHBoxLayout)
{
    makeAnnouncement(m_words);
    setObjectName(QStringLiteral("banner"));
    m_words->setObjectName(QStringLiteral("bannerWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setWordWrap(true);
    m_words->setFocusPolicy(Qt::NoFocus);
    auto *close = new QToolButton;
    close->setIcon(icon(QStringLiteral("x")));
    close->setToolTip(tr("Hide this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &Banner::clear);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12 + signSize + 8, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_words, 1);
    row->addLayout(m_offers);
    row->addWidget(close);
    hide();
}

void Banner::say(Tone tone, const QString &sentence, const QString &detail, const QList<Offer> &offers)
{
    clear();
    m_tone = tone;
    m_words->setText(sentence);
    m_words->setToolTip(detail.toHtmlEscaped());
    setAccessibleName(sentence);
    for (const Offer &offer : offers) {
        auto *button = new QPushButton(offer.words);
        connect(button, &QPushButton::clicked, this, [this, accept = offer.accept] {
            clear();
            accept();
        });
        m_offers->addWidget(button);
        m_buttons += button;
    }
    show();
    announce(m_words);
}

void Banner::clear()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_words->clear();
    hide();
}

QString Banner::sentence() const
{
    return m_words->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const bool isTrouble = m_tone == Tone::Trouble;
    QPainter painter(this);
    painter.fillRect(rect(), isTrouble ? theme.troubleTint : theme.warningTint);
    painter.setPen(isTrouble ? theme.trouble : theme.warning);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    paintSign(painter, isTrouble ? Sign::Error : Sign::Warning,
              QRectF(12, (height() - signSize) / 2.0, signSize, signSize), theme);
}

} // namespace rheo::ui
