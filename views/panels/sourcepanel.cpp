// SPDX-License-Identifier: Apache-2.0
#include "views/panels/sourcepanel.h"

#include "model/edit/drawingedits.h"
#include "views/canvas/selection.h"
#include "views/panels/sourcelines.h"
#include "views/panels/sourcetext.h"
#include "views/panels/sourcework.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace rheo::ui {

namespace {

constexpr int restMs = 400;
constexpr int writeMs = 60;
constexpr int mostMarked = 200; ///< selected elements; more are not shown one by one

QPushButton *makeButton(const char *name, const QString &words, const QString &tip)
{
    auto *button = new QPushButton(words);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QStringLiteral("small"));
    button->setToolTip(tip);
    button->hide();
    return button;
}

} // namespace

SourcePanel::SourcePanel(ArchitectureDocument *document, Selection *selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_work(new SourceWork(this))
    , m_text(new SourceText)
    , m_sign(new QLabel)
    , m_words(new QLabel)
    , m_place(new QLabel)
    , m_next(makeButton("nextProblem", tr("Next error"), tr("Go to the next error (F8)")))
    , m_take(makeButton("takeDrawingsText", tr("Take the drawing's text"),
                        tr("Give up what was typed here since the drawing could last be read from it")))
    , m_use(makeButton("useThisText", tr("Use this text"),
                       tr("Make the drawing what this text says; undo brings it back as it is now")))
{
    build();
    connectParts();
    showReadOnly();
}

void SourcePanel::build()
{
    setObjectName(QStringLiteral("sourcePanel"));
    setFocusProxy(m_text);
    m_text->setObjectName(QStringLiteral("sourceText"));
    m_text->setAccessibleName(tr("Text of the drawing"));
    m_text->setStyleSheet(QStringLiteral("QPlainTextEdit { border-radius: 0; border-left: 0; border-right: 0 }"));
    m_sign->hide();
    m_words->setObjectName(QStringLiteral("sourceWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setProperty("role", QStringLiteral("second"));
    m_place->setObjectName(QStringLiteral("sourcePlace"));
    m_place->setTextFormat(Qt::PlainText);
    m_place->setProperty("role", QStringLiteral("caption"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 4, 12, 4);
    foot->setSpacing(8);
    foot->addWidget(m_sign);
    foot->addWidget(m_words, 1);
    for (QPushButton *button : {m_next, m_use, m_take})
        foot->addWidget(button);
    foot->addWidget(m_place);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_text, 1);
    column->addLayout(foot);
    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    m_writing.setSingleShot(true);
    m_writing.setInterval(writeMs);
    m_marking.setSingleShot(true);
    m_marking.setInterval(0);
}

void SourcePanel::connectParts()
{
    connect(m_document, &ArchitectureDocument::changed, this,
            [this](const DocumentChange &change) { followDrawing(change.everything); });
    connect(m_document, &ArchitectureDocument::pathChanged, this, &SourcePanel::showReadOnly);
    connect(m_selection, &Selection::changed, this, [this] {
        if (isVisible())
            m_marking.start();
    });
    connect(&m_marking, &QTimer::timeout, this, &SourcePanel::markSelected);
    connect(&m_resting, &QTimer::timeout, this, &SourcePanel::read);
    connect(&m_writing, &QTimer::timeout, this, &SourcePanel::write);
    connect(m_work, &SourceWork::written, this, &SourcePanel::takeWritten);
    connect(m_work, &SourceWork::understood, this, &SourcePanel::takeDrawing);
    connect(m_work, &SourceWork::refused, this, &SourcePanel::takeProblems);
    connect(m_text, &SourceText::typed, this, &SourcePanel::takeTyping);
    connect(m_text, &SourceText::caretMoved, this, [this] {
        showState();
        selectAtCaret();
    });
    connect(m_text, &SourceText::newlyShown, this, &SourcePanel::write);
    connect(m_text, &SourceText::left, this, [this] {
        if (m_isTyped)
            read(); // before the canvas changes what the text was made from
    });
    connect(m_text, &SourceText::refused, this, [this](const QString &sentence) {
        m_refusal = sentence;
        showState();
    });
    connect(m_text, &SourceText::undoWanted, m_document->undoStack(), &QUndoStack::undo);
    connect(m_text, &SourceText::redoWanted, m_document->undoStack(), &QUndoStack::redo);
    connect(m_next, &QPushButton::clicked, this, [this] { goToNextProblem(); });
    connect(m_take, &QPushButton::clicked, this, &SourcePanel::useDrawingsText);
    connect(m_use, &QPushButton::clicked, this, &SourcePanel::useThisText);
    for (const auto &[key, steps] :
         {std::pair(QKeySequence(Qt::Key_F8), 1), {QKeySequence(Qt::SHIFT | Qt::Key_F8), -1}})
        connect(new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this,
                [this, by = steps] { goToNextProblem(by); });
}

void SourcePanel::followDrawing(bool isAnother)
{
    if (m_isApplying)
        return;
    m_beginsStep = true;
    ++m_changes;
    if (isAnother) {
        m_isTyped = false;
        m_waiting.reset();
        setProblems({});
        m_resting.stop();
        m_work->cancel();
    }
    if (isVisible() && !m_writing.isActive())
        m_writing.start();
}

void SourcePanel::write()
{
    if (!isVisible() || !isStale())
        return;
    if (m_waiting && !hasMovedOn())
        apply(Drawing(*m_waiting)); // what stood against it was undone
    if (isApart())
        return showState();
    m_ordered = m_changes;
    m_work->write(m_document->drawing());
}

void SourcePanel::takeWritten(const Drawing &drawing, const QString &text)
{
    m_base = drawing;
    m_shown = m_ordered;
    m_refusal.clear();
    const qsizetype end =
        text.size() > SourceText::longest ? text.lastIndexOf(QLatin1Char('\n'), SourceText::longest) : -1;
    m_leftOut = end > 0 ? text.size() - end : 0;
    m_text->setText(end > 0 ? text.first(end) : text);
    showReadOnly();
    markSelected();
}

void SourcePanel::takeTyping(int line)
{
    m_work->cancel();
    m_beginsStep = m_beginsStep || (!m_isTyped && line != m_typedLine);
    m_typedLine = line;
    m_refusal.clear();
    m_isTyped = true;
    m_waiting.reset();
    m_resting.start();
}

void SourcePanel::read()
{
    m_resting.stop();
    m_work->read(m_text->text());
}

void SourcePanel::readNow()
{
    if (!m_isTyped)
        return;
    m_resting.stop();
    m_work->cancel();
    if (const auto read = readSource(m_text->text()))
        takeDrawing(*read);
    else
        takeProblems(read.error());
}

void SourcePanel::takeProblems(const QList<Problem> &problems)
{
    m_isTyped = false;
    setProblems(problems);
    showState();
}

void SourcePanel::setProblems(const QList<Problem> &problems)
{
    m_problems = problems;
    m_text->setProblems(problems);
    Q_EMIT problemsChanged(problems.size());
}

void SourcePanel::takeDrawing(const Drawing &drawing)
{
    m_isTyped = false;
    setProblems({});
    if (!hasMovedOn() || drawing == m_document->drawing())
        apply(drawing);
    else if (drawing == m_base)
        write(); // nothing was typed, after all
    else
        m_waiting = drawing;
    showState();
}

void SourcePanel::apply(const Drawing &drawing)
{
    const int steps = m_document->undoStack()->index();
    const bool differs = !(drawing == m_document->drawing());
    {
        const QScopedValueRollback applying(m_isApplying, true);
        [[maybe_unused]] const auto done = replaceDrawing(*m_document, drawing, tr("Edit as text"),
                                                          m_beginsStep ? EditStep::Single : EditStep::Continues);
        Q_ASSERT(done);
    }
    m_waiting.reset();
    m_base = m_document->drawing();
    m_shown = m_changes;
    if (differs) {
        m_text->forgetTyping();
        m_beginsStep = m_document->undoStack()->index() < steps; // typed back to what it was: that step is gone
    }
    markSelected();
}

void SourcePanel::useDrawingsText()
{
    m_isTyped = false;
    m_waiting.reset();
    m_resting.stop();
    setProblems({});
    m_beginsStep = true;
    ++m_changes;
    write();
    m_text->setFocus();
}

void SourcePanel::useThisText()
{
    if (!m_waiting)
        return;
    m_beginsStep = true;
    apply(Drawing(*m_waiting));
    showState();
    m_text->setFocus();
}

bool SourcePanel::hasMovedOn() const
{
    return isStale() && !(m_document->drawing() == m_base);
}

void SourcePanel::markSelected()
{
    if (!isVisible())
        return;
    QList<int> lines;
    const bool isMany = m_selection->elements().size() + m_selection->links().size() > mostMarked;
    for (QTextBlock block = m_text->document()->begin(); block.isValid() && !isMany && !m_selection->isEmpty();
         block = block.next()) {
        if (isOfSelected(block.text()))
            lines += block.blockNumber();
    }
    m_text->setMarked(lines);
}

bool SourcePanel::isOfSelected(const QString &line) const
{
    const auto id = firstIdOf(line);
    if (!id)
        return false;
    const QSet<LinkId> &links = m_selection->links();
    const bool isOfALink = std::ranges::any_of(links, [&](const LinkId &link) { return link.from == *id; });
    const auto subject = isOfALink || m_selection->contains(*id) ? subjectOf(line) : std::nullopt;
    if (!subject)
        return false;
    const auto *link = std::get_if<LinkId>(&*subject);
    return link ? links.contains(*link) : m_selection->contains(std::get<ElementId>(*subject));
}

void SourcePanel::selectAtCaret()
{
    if (isApart() || isStale() || !m_text->hasFocus() || m_text->textCursor().hasSelection())
        return;
    const auto subject = subjectOf(m_text->textCursor().block().text());
    if (!subject)
        return;
    if (const auto *element = std::get_if<ElementId>(&*subject))
        m_selection->set(*element);
    else
        m_selection->set(std::get<LinkId>(*subject));
}

void SourcePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState();
}

} // namespace rheo::ui
