// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <expected>
#include <vector>

namespace rheo {

/// JSON (RFC 8259) that remembers where each value stands, so that a fault of meaning can be shown in its line, and
/// that can give a value's own text back, so that what we do not know is kept digit by digit. The libraries at hand
/// give either of the two up. Any thread; a value.
///
/// Limits: 64 MiB, nesting of 64, four million values. A byte order mark at the start is skipped.
class JsonText
{
public:
    enum class Kind : quint8 { Null, True, False, Number, String, Array, Object };

    /// Names a value; valid for the JsonText it comes from.
    using Index = quint32;

    struct Fault
    {
        qsizetype offset;
        QString message; ///< a sentence
    };

    struct Member
    {
        Index key;
        Index value;
    };

    [[nodiscard]] static std::expected<JsonText, Fault> parse(const QByteArray &);

    [[nodiscard]] Index root() const { return 0; }

    [[nodiscard]] Kind kind(Index value) const { return m_nodes[value].kind; }

    [[nodiscard]] qsizetype offset(Index value) const { return m_nodes[value].begin; }

    [[nodiscard]] std::vector<Member> members(Index object) const; ///< in the order of the text, doubles included
    [[nodiscard]] std::vector<Index> items(Index array) const;

    [[nodiscard]] QString string(Index) const;
    [[nodiscard]] std::optional<qint64> integer(Index) const; ///< written without point and exponent, and in range
    [[nodiscard]] double number(Index) const;                 ///< NaN for what no double holds
    [[nodiscard]] QByteArray minified(Index) const;           ///< its own text without blanks between tokens

private:
    friend class JsonParser;

    struct Node
    {
        Kind kind;
        quint32 begin;
        quint32 end;
        quint32 next; ///< the node after everything inside this one
    };

    QByteArray m_text;
    std::vector<Node> m_nodes;
};

/// `text` in quotes, as JSON.
[[nodiscard]] QByteArray jsonQuoted(const QString &text);

} // namespace rheo
