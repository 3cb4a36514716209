// SPDX-License-Identifier: Apache-2.0
#include "views/panels/wrappedtext.h"

#include "views/theme/theme.h"

#include <QtMath>

#include <memory>

namespace rheo::ui {

namespace {

constexpr int preferredWidth = 160;

} // namespace

WrappedText::WrappedText(const QString &text, QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QTextEdit { border: 0; background: transparent; padding: 0; }"));
    setFont(monospacedFont(12));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAnywhere);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    setPlainText(text);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int WrappedText::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(std::max(width, 1));
    return qCeil(copy->size().height());
}

QSize WrappedText::sizeHint() const
{
    return {preferredWidth, heightForWidth(preferredWidth)};
}

QSize WrappedText::minimumSizeHint() const
{
    return {40, QFontMetrics(monospacedFont(12)).height()};
}

void WrappedText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    setFixedHeight(heightForWidth(width()));
}

} // namespace rheo::ui
