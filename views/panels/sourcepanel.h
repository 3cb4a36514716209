// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace rheo {
class ArchitectureDocument;
}

namespace rheo::ui {

class Selection;
class SourceText;
class SourceWork;

/// The drawing as the text of its file, both ways: what is typed changes the drawing after a short rest, as an undo
/// step that goes on while one line is typed in; what changes the drawing changes the text. Text that cannot be read is
/// marked and leaves the drawing as it is. Where both have changed apart, the person chooses; neither is lost without a
/// click. Undo takes back typing that the drawing does not know yet, then the drawing's steps. Nothing is done while it
/// is hidden. GUI thread; texts are written and read beside it.
class SourcePanel : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    SourcePanel(ArchitectureDocument *document, Selection *selection, QWidget *parent = nullptr);

    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }

    void goToNextProblem(int steps = 1); ///< from the caret on, around the end; -1 the one before
    /// Does not wait for the hand to rest: before a save, before the window closes.
    void readNow();

    /// The person's text is not the drawing's: it was not read, cannot be, or the drawing changed meanwhile.
    [[nodiscard]] bool isApart() const { return m_isTyped || !m_problems.isEmpty() || m_waiting; }

Q_SIGNALS:
    void problemsChanged(qint64 count);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();

    void followDrawing(bool isAnother);
    void write();
    void takeWritten(const Drawing &drawing, const QString &text);
    void takeTyping(int line);
    void read();
    void takeDrawing(const Drawing &drawing);
    void takeProblems(const QList<Problem> &problems);
    void setProblems(const QList<Problem> &problems);
    void apply(const Drawing &drawing);
    void useDrawingsText();
    void useThisText();

    [[nodiscard]] bool isStale() const { return m_shown != m_changes; }

    [[nodiscard]] bool hasMovedOn() const; ///< the drawing is another than the text was made from
    [[nodiscard]] QString words() const;
    [[nodiscard]] const Problem *problemAtCaret() const;
    void showState();
    void showReadOnly();
    void markSelected();
    [[nodiscard]] bool isOfSelected(const QString &line) const;
    void selectAtCaret();

    ArchitectureDocument *m_document;
    Selection *m_selection;
    SourceWork *m_work;
    SourceText *m_text;
    QLabel *m_sign;
    QLabel *m_words;
    QLabel *m_place;
    QPushButton *m_next;
    QPushButton *m_take;
    QPushButton *m_use;
    QTimer m_resting; ///< of the hand that types
    QTimer m_writing; ///< soon, for all changes at once
    QTimer m_marking; ///< likewise

    Drawing m_base;                   ///< what the text was, before the person typed in it
    QList<Problem> m_problems;        ///< of the text as it stands, if it was read
    std::optional<Drawing> m_waiting; ///< read well, but the drawing had moved on
    QString m_refusal;                ///< why the last paste was left out
    qsizetype m_leftOut = 0;          ///< how much of a long text is not shown
    bool m_isTyped = false;           ///< and not read since
    bool m_beginsStep = true;         ///< what is typed next is an undo step of its own
    bool m_isApplying = false;
    quint64 m_changes = 1; ///< of the drawing: how many there were, when its text was ordered, and that is shown
    quint64 m_ordered = 0;
    quint64 m_shown = 0;
    int m_typedLine = -1;
};

} // namespace rheo::ui
