// SPDX-License-Identifier: Apache-2.0
#include "views/panels/payloadview.h"

#include "views/itemmodels/shownvalues.h"
#include "views/panels/jsonhighlighter.h"
#include "views/panels/payloadtext.h"
#include "views/theme/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSyntaxHighlighter>

namespace rheo::ui {

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_forms(new QButtonGroup(this))
    , m_text(new QPlainTextEdit)
    , m_more(new QPushButton)
{
    build();
    connect(m_forms, &QButtonGroup::idClicked, this, [this](int id) { setForm(Form(id)); });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_isWhole = true;
        showPayload();
    });
}

void PayloadView::build()
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("role", QStringLiteral("section"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // longer buttons leave it less
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(2);
    top->addWidget(m_title, 1);
    const std::pair<const char *, QString> forms[] = {
        {"formDecoded", tr("Decoded")}, {"formText", tr("Text")}, {"formHex", tr("Hex")}};
    for (int id = 0; id < 3; ++id) {
        auto *button = new QPushButton(forms[id].second);
        button->setObjectName(QString::fromLatin1(forms[id].first));
        button->setProperty("role", QStringLiteral("small"));
        button->setCheckable(true);
        m_forms->addButton(button, id);
        top->addWidget(button);
    }
    m_forms->button(0)->setChecked(true);
    showChecked();
    m_text->setObjectName(QStringLiteral("payload"));
    m_text->setAccessibleName(tr("Value"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(monospacedFont(12));
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setMinimumHeight(150);
    new JsonHighlighter(m_text->document());
    m_more->setObjectName(QStringLiteral("showAll"));
    m_more->setProperty("role", QStringLiteral("small"));
    m_more->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more, 0, Qt::AlignLeft);
}

void PayloadView::setPayload(const QByteArray &bytes, const QString &absent)
{
    m_bytes = bytes;
    m_absent = absent;
    m_isWhole = bytes.size() <= preview;
    showPayload();
}

void PayloadView::setForm(Form form)
{
    m_form = form;
    m_forms->button(int(form))->setChecked(true);
    showChecked();
    showPayload();
}

void PayloadView::showChecked()
{
    const Theme &theme = Theme::current();
    for (QAbstractButton *button : m_forms->buttons())
        button->setStyleSheet(
            button->isChecked()
                ? QStringLiteral("background: %1; border-color: %1; font-weight: 600").arg(theme.selectionTint.name())
                : QString());
}

void PayloadView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    showChecked();
    if (auto *highlighter = m_text->document()->findChild<QSyntaxHighlighter *>())
        highlighter->rehighlight();
}

QString PayloadView::shownText() const
{
    return m_text->toPlainText();
}

QString PayloadView::render(const QByteArray &bytes)
{
    if (m_form == Form::Hex)
        return hexDump(bytes);
    const auto json = m_form == Form::Decoded ? prettyJson(m_isWhole ? bytes : m_bytes) : std::nullopt;
    m_title->setText(json ? tr("Value · JSON") : tr("Value · %1").arg(bytesText(m_bytes.size())));
    return json ? (m_isWhole ? *json : json->left(preview)) : payloadAsText(bytes);
}

void PayloadView::showPayload()
{
    const bool isAbsent = !m_absent.isEmpty();
    m_title->setText(tr("Value · %1").arg(bytesText(m_bytes.size())));
    m_text->setPlainText(isAbsent ? m_absent : render(m_isWhole ? m_bytes : m_bytes.left(preview)));
    m_more->setText(tr("Show all %1").arg(bytesText(m_bytes.size())));
    m_more->setVisible(!m_isWhole && !isAbsent);
    if (isAbsent)
        m_title->setText(tr("Value"));
}

} // namespace rheo::ui
