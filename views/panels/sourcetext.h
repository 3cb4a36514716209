// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QPlainTextEdit>

namespace rheo::ui {

class SourceHighlighter;

/// The text field of the source panel: line numbers, and in the margin a sign at each line with a problem. What it
/// knows of JSON is its colours. GUI thread.
class SourceText : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr qsizetype longest = 4 * 1024 * 1024; ///< UTF-16 units that can be edited
    static constexpr qsizetype mostLinesPasted = 200'000; ///< more would hold the window for seconds

    explicit SourceText(QWidget *parent = nullptr);

    /// The text with every character kept: toPlainText() changes some.
    [[nodiscard]] QString text() const;
    /// Shows another text by exchanging only what differs, so that caret and scroll bars stay. Not `typed`, not undone.
    void setText(const QString &text);
    /// What the person typed so far has become the drawing's: its undo steps are.
    void forgetTyping();

    void setProblems(const QList<Problem> &problems);
    /// Where a problem is, or the caret goes; both from 0. A problem of the whole file stands on the first line.
    [[nodiscard]] int lineOf(const Problem &problem) const;

    [[nodiscard]] int caretLine() const { return textCursor().blockNumber(); }

    void goTo(const Problem &problem);
    /// Tints these lines, and brings the first into sight if none is.
    void setMarked(const QList<int> &lines);

Q_SIGNALS:
    void typed(int line);                  ///< the person changed the text there, from 0
    void refused(const QString &sentence); ///< what was pasted or dropped was left out
    void undoWanted();                     ///< and there is no typing to take back
    void redoWanted();                     ///< likewise
    void caretMoved();                     ///< by the person, not by the text changing under it
    void newlyShown();                     ///< it became visible
    void left();                           ///< the keyboard focus went elsewhere

protected:
    bool event(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    bool canInsertFromMimeData(const QMimeData *source) const override; ///< a file that is dropped is opened instead
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    friend class SourceMargin;

    [[nodiscard]] int marginWidth() const;
    void paintMargin(QPaintEvent *event);
    [[nodiscard]] QString marginTip(int y) const;
    [[nodiscard]] int lineAt(int y) const;
    void place();
    void showLines();
    void tint();
    [[nodiscard]] QTextCursor spanOf(const Problem &problem) const;

    QWidget *m_margin;
    SourceHighlighter *m_highlighter;
    QList<Problem> m_problems;
    QHash<int, qsizetype> m_problemLines; ///< the first problem of a line
    QList<QTextCursor> m_marked;
    bool m_isSetting = false;
};

} // namespace rheo::ui
