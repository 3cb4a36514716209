// SPDX-License-Identifier: Apache-2.0
// What the source panel says below its text, and the way from error to error.
#include "model/edit/architecturedocument.h"
#include "views/panels/sourcepanel.h"
#include "views/panels/sourcetext.h"
#include "views/theme/icons.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextBlock>

namespace rheo::ui {

const Problem *SourcePanel::problemAtCaret() const
{
    for (const Problem &problem : m_problems) {
        if (m_text->lineOf(problem) == m_text->caretLine())
            return &problem;
    }
    return m_problems.isEmpty() ? nullptr : &m_problems.front();
}

void SourcePanel::goToNextProblem(int steps)
{
    const qsizetype count = m_problems.size();
    if (count == 0)
        return;
    const auto key = [](int line, int column) { return std::pair(line, column); };
    const int column = m_text->textCursor().positionInBlock();
    qsizetype at = steps > 0 ? 0 : count - 1;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype next = steps > 0 ? i : count - 1 - i;
        const Problem &problem = m_problems[next];
        const auto place = key(m_text->lineOf(problem), problem.column - 1);
        const auto caret = key(m_text->caretLine(), column);
        if (steps > 0 ? place > caret : place < caret) {
            at = next;
            break;
        }
    }
    m_text->goTo(m_problems[at]);
}

QString SourcePanel::words() const
{
    if (!m_document->readOnlyReason().isEmpty())
        return m_document->readOnlyReason();
    if (m_leftOut > 0)
        return tr("The text is longer than %1 can be edited here. It is shown so far, for reading only.")
            .arg(QLocale().formattedDataSize(SourceText::longest, 0));
    if (!m_refusal.isEmpty())
        return m_refusal;
    const bool isMoved = isApart() && hasMovedOn();
    if (const Problem *problem = problemAtCaret()) {
        const QString where =
            problem->line > 0 ? tr("Line %1: %2").arg(problem->line).arg(problem->message) : problem->message;
        const QString shown = isMoved ? tr("The drawing shows the last valid text, and was changed elsewhere since.")
                                      : tr("The drawing shows the last valid text.");
        if (m_problems.size() == 1)
            return tr("%1 %2").arg(where, shown);
        return tr("%1 It is one of %2 errors. %3").arg(where, QLocale().toString(m_problems.size()), shown);
    }
    if (isMoved && m_waiting)
        return tr("The drawing was changed elsewhere while this text was typed. Choose which of the two to keep.");
    return tr("Typing here changes the drawing, and drawing changes the text.");
}

void SourcePanel::showState()
{
    const bool isMoved = isApart() && hasMovedOn();
    const Sign sign = !m_problems.isEmpty()             ? Sign::Error
                      : isMoved || !m_refusal.isEmpty() ? Sign::Warning
                                                        : Sign::None;
    m_sign->setVisible(sign != Sign::None);
    m_sign->setPixmap(signIcon(sign).pixmap(14));
    m_words->setText(words());
    m_next->setVisible(!m_problems.isEmpty());
    m_take->setVisible(!m_problems.isEmpty() || m_waiting);
    m_use->setVisible(m_waiting.has_value());
    m_place->setText(
        tr("Line %1, column %2").arg(m_text->caretLine() + 1).arg(m_text->textCursor().positionInBlock() + 1));
}

void SourcePanel::showReadOnly()
{
    const bool isFixed = !m_document->readOnlyReason().isEmpty() || m_leftOut > 0;
    m_text->setReadOnly(isFixed);
    if (isFixed)
        m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    showState();
}

} // namespace rheo::ui
