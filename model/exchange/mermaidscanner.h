// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/mermaidgraph.h"

#include <optional>

namespace rheo {

/// How a line between two nodes was written: -->, -.->, == text ==>, ~~~ and so on, with the text on it.
struct MermaidArrow
{
    QString label = {};
    bool isBothWays = false;
    bool isDirected = false;
    bool isDotted = false;
    bool isInvisible = false;
};

/// What may stand after a node's id: the label in its brackets.
struct MermaidBracket
{
    MermaidShape shape = MermaidShape::Bare;
    QString label = {};
};

/// Reads the words of a flowchart one after another. What is not there is left where it is; what begins and does not
/// end rightly is a fault, told once by fault().
class MermaidScanner
{
public:
    /// `text` must be valid UTF-16 (wholeCharacters), and outlive the scanner.
    explicit MermaidScanner(QStringView text) : m_text(text), m_end(text.size()) {}

    [[nodiscard]] qsizetype offset() const { return m_at; }

    void goTo(qsizetype offset) { m_at = offset; }

    void endAt(qsizetype offset) { m_end = offset; }

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_end; }

    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_end ? m_text[m_at + ahead] : QChar();
    }

    [[nodiscard]] bool startsWith(QStringView word) const { return rest().startsWith(word); }

    /// The letters from here on, "" for none.
    [[nodiscard]] QString word() const;
    /// The end, a line's end, or a semicolon.
    [[nodiscard]] bool isAtStatementEnd() const;

    void skipBlanks();    ///< within the line
    void skipSpace();     ///< line ends too
    void skipStatement(); ///< to its end
    void skipLine();
    /// To the statement's end, what was skipped.
    QStringView restOfStatement();

    QString id(); ///< "" for none
    std::optional<MermaidArrow> arrow();
    std::optional<MermaidBracket> bracket();
    /// What follows in `@{ shape: cyl, label: "Orders" }`.
    std::optional<MermaidBracket> properties();
    /// What stands in brackets of this kind, which begin here; nothing if they do not.
    std::optional<QString> bracketed(QStringView open, QStringView close);

    /// Why the last reading failed, as a sentence; taken by asking. "" for none.
    [[nodiscard]] QString takeFault() { return std::exchange(m_fault, {}); }

private:
    [[nodiscard]] QStringView rest() const { return m_text.sliced(m_at, m_end - m_at); }

    [[nodiscard]] qsizetype lineEnd() const;
    [[nodiscard]] bool isIdCharacter() const;
    std::optional<QString> textUntil(QStringView close);
    std::optional<QString> quoted();
    std::optional<MermaidArrow> wholeArrow();
    std::optional<MermaidArrow> splitArrow();

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_end;
    mutable qsizetype m_lineFrom = 0; ///< from here to m_lineEnd there is one line
    mutable qsizetype m_lineEnd = -1;
    QString m_fault;
};

} // namespace rheo
