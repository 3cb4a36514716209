// SPDX-License-Identifier: Apache-2.0
#include "views/panels/sourcetext.h"

#include "views/panels/sourcehighlighter.h"
#include "views/theme/icons.h"

#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr int signSize = 12;
constexpr int marginGap = 6;

bool isUndo(const QKeyEvent &key)
{
    return key.matches(QKeySequence::Undo);
}

bool isRedo(const QKeyEvent &key)
{
    const auto pressed = key.keyCombination();
    return key.matches(QKeySequence::Redo) || pressed == QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Z) ||
           pressed == QKeyCombination(Qt::CTRL, Qt::Key_Y);
}

qsizetype commonStart(QStringView a, QStringView b)
{
    const auto [end, other] = std::ranges::mismatch(a, b);
    (void)other;
    return end - a.begin();
}

qsizetype commonEnd(QStringView a, QStringView b)
{
    qsizetype same = 0;
    const qsizetype most = qMin(a.size(), b.size());
    while (same < most && a[a.size() - 1 - same] == b[b.size() - 1 - same])
        ++same;
    return same;
}

} // namespace

/// The numbers and signs at the left of the text.
class SourceMargin : public QWidget
{
public:
    explicit SourceMargin(SourceText *text) : QWidget(text), m_text(text) {}

    [[nodiscard]] QSize sizeHint() const override { return {m_text->marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_text->paintMargin(event); }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = m_text->marginTip(help->pos().y());
        QToolTip::showText(help->globalPos(), tip.toHtmlEscaped(), this);
        return true;
    }

private:
    SourceText *m_text;
};

SourceText::SourceText(QWidget *parent)
    : QPlainTextEdit(parent), m_margin(new SourceMargin(this)), m_highlighter(new SourceHighlighter(document()))
{
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setFont(monospacedFont(12));
    connect(document(), &QTextDocument::contentsChange, this, [this](int position, int removed, int added) {
        if (!m_isSetting && removed + added > 0)
            Q_EMIT typed(document()->findBlock(position).blockNumber());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        m_margin->update();
        if (!m_isSetting)
            Q_EMIT caretMoved();
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SourceText::place);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &SourceText::showLines);
    place();
}

QString SourceText::text() const
{
    QString text = document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

void SourceText::setText(const QString &wanted)
{
    const QString before = text();
    qsizetype start = commonStart(before, wanted);
    if (start == before.size() && start == wanted.size())
        return;
    const QScopedValueRollback setting(m_isSetting, true);
    if (start > 0 && before[start - 1].isHighSurrogate())
        --start;
    qsizetype end = commonEnd(QStringView(before).sliced(start), QStringView(wanted).sliced(start));
    if (end > 0 && before[before.size() - end].isLowSurrogate())
        --end;
    if (start == 0 && end == 0) {
        setPlainText(wanted);
    } else {
        const int down = verticalScrollBar()->value();
        const int across = horizontalScrollBar()->value();
        QTextCursor cursor(document());
        cursor.setPosition(int(start));
        cursor.setPosition(int(before.size() - end), QTextCursor::KeepAnchor);
        cursor.insertText(wanted.sliced(start, wanted.size() - end - start));
        verticalScrollBar()->setValue(down);
        horizontalScrollBar()->setValue(across);
    }
    forgetTyping();
    showLines();
}

void SourceText::forgetTyping()
{
    document()->clearUndoRedoStacks();
}

void SourceText::setProblems(const QList<Problem> &problems)
{
    m_problems = problems;
    m_problemLines.clear();
    for (qsizetype i = problems.size() - 1; i >= 0; --i)
        m_problemLines.insert(lineOf(problems[i]), i);
    tint();
    m_margin->update();
}

int SourceText::lineOf(const Problem &problem) const
{
    return std::clamp(problem.line - 1, 0, blockCount() - 1);
}

/// From its place to the end of the word, or of the quotes, that begins there; at least one character if there is any.
QTextCursor SourceText::spanOf(const Problem &problem) const
{
    const QTextBlock block = document()->findBlockByNumber(lineOf(problem));
    const QString line = block.text();
    qsizetype start = 0;
    for (int column = 1; column < problem.column && start < line.size(); ++column)
        start += line[start].isHighSurrogate() ? 2 : 1;
    start = qBound(qsizetype(0), start, qMax(qsizetype(0), line.size() - 1));
    qsizetype end = start + 1;
    if (start < line.size() && line[start] == QLatin1Char('"')) {
        while (end < line.size() && line[end] != QLatin1Char('"'))
            end += line[end] == QLatin1Char('\\') ? 2 : 1;
        ++end;
    } else if (start < line.size() && line[start].isLetterOrNumber()) {
        while (end < line.size() && line[end].isLetterOrNumber())
            ++end;
    }
    QTextCursor span(block);
    span.setPosition(block.position() + int(qMin(start, line.size())));
    span.setPosition(block.position() + int(qMin(end, line.size())), QTextCursor::KeepAnchor);
    return span;
}

void SourceText::goTo(const Problem &problem)
{
    QTextCursor caret = spanOf(problem);
    caret.setPosition(caret.selectionStart());
    setTextCursor(caret);
    centerCursor();
    setFocus();
}

void SourceText::setMarked(const QList<int> &lines)
{
    m_marked.clear();
    bool isInSight = lines.isEmpty();
    const int first = firstVisibleBlock().blockNumber();
    const int last = lineAt(viewport()->height());
    for (const int line : lines) {
        m_marked += QTextCursor(document()->findBlockByNumber(line));
        isInSight = isInSight || (line >= first && line < last);
    }
    tint();
    if (!isInSight)
        verticalScrollBar()->setValue(qMax(0, lines.front() - (last - first) / 3));
}

void SourceText::tint()
{
    const Theme &theme = Theme::current();
    QList<QTextEdit::ExtraSelection> all;
    for (const QTextCursor &line : std::as_const(m_marked)) {
        QTextCharFormat format;
        format.setBackground(theme.selectionTint);
        format.setProperty(QTextFormat::FullWidthSelection, true);
        all += {line, format};
    }
    for (const Problem &problem : std::as_const(m_problems)) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme.trouble);
        format.setBackground(theme.troubleTint);
        all += {spanOf(problem), format};
    }
    setExtraSelections(all);
}

bool SourceText::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isUndo(*key) || isRedo(*key)) {
            event->accept(); // ours to decide whose step it is
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

bool SourceText::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() && !source->hasUrls();
}

void SourceText::insertFromMimeData(const QMimeData *source)
{
    const QString pasted = source->text();
    const qsizetype whole = document()->characterCount() - textCursor().selectedText().size() + pasted.size();
    if (whole > longest || pasted.count(QLatin1Char('\n')) > mostLinesPasted)
        Q_EMIT refused(tr("What was pasted was left out: the text would be longer than can be edited here."));
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void SourceText::keyPressEvent(QKeyEvent *event)
{
    if (isUndo(*event))
        document()->isUndoAvailable() ? undo() : undoWanted();
    else if (isRedo(*event))
        document()->isRedoAvailable() ? redo() : redoWanted();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void SourceText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    place();
    showLines();
}

void SourceText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    place();
    tint();
    m_highlighter->colourAnew(firstVisibleBlock().blockNumber(), lineAt(viewport()->height()));
}

void SourceText::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    Q_EMIT newlyShown();
}

void SourceText::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT left();
}

void SourceText::showLines()
{
    m_highlighter->show(firstVisibleBlock().blockNumber(), lineAt(viewport()->height()));
}

int SourceText::marginWidth() const
{
    const int digits = qMax(3, int(QString::number(blockCount()).size()));
    return marginGap + signSize + marginGap + digits * fontMetrics().horizontalAdvance(QLatin1Char('9')) +
           2 * marginGap;
}

void SourceText::place()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_margin->setGeometry(inside.left(), inside.top(), marginWidth(), viewport()->height());
}

int SourceText::lineAt(int y) const
{
    const QTextBlock first = firstVisibleBlock();
    const qreal top = blockBoundingGeometry(first).translated(contentOffset()).top();
    const qreal height = qMax(1.0, blockBoundingRect(first).height()); // of every line: none is broken
    return qMin(blockCount() - 1, first.blockNumber() + int((y - top) / height));
}

void SourceText::paintMargin(QPaintEvent *event)
{
    const Theme &theme = Theme::current();
    QPainter painter(m_margin);
    painter.fillRect(event->rect(), theme.panel);
    painter.setFont(font());
    const int edge = m_margin->width() - marginGap;
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        const int line = block.blockNumber();
        painter.setPen(line == caretLine() ? theme.text : theme.secondText);
        painter.drawText(QRectF(0, top, edge - marginGap, height), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(line + 1));
        if (m_problemLines.contains(line))
            paintSign(painter, Sign::Error, QRectF(marginGap, top + (height - signSize) / 2, signSize, signSize),
                      theme);
        top += height;
    }
    painter.fillRect(m_margin->width() - 1, event->rect().top(), 1, event->rect().height(), theme.divider);
}

QString SourceText::marginTip(int y) const
{
    const auto found = m_problemLines.constFind(lineAt(y));
    return found == m_problemLines.cend() ? QString() : m_problems[*found].message;
}

} // namespace rheo::ui
