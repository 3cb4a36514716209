// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/drawing.h"

#include <QHash>

namespace rheo {

/// What both readers ask of a drawing as a whole, whatever it was written in. Any thread.

/// Elements whose container does not exist, is none, leads back to them, or lies too deep; with a sentence each.
[[nodiscard]] QHash<ElementId, QString> containerProblems(const Architecture &);

/// " Did you mean "orders"?" for the nearest of the ids and names, or nothing where none is near.
[[nodiscard]] QString didYouMean(const Architecture &, const QString &wanted);

/// Faults by their place in a text, turned into lines and columns in one pass, sorted, and cut at `mostProblems`.
class ProblemList
{
public:
    /// Shortened, and safe to show, whatever it quotes.
    void add(qsizetype offset, const QString &message);

    [[nodiscard]] bool isEmpty() const { return m_faults.isEmpty(); }

    /// Columns count characters. The text is what the offsets were counted in: bytes, or units of UTF-16.
    [[nodiscard]] QList<Problem> placedIn(QByteArrayView utf8) const;
    [[nodiscard]] QList<Problem> placedIn(QStringView text) const;

private:
    struct Fault
    {
        qsizetype offset;
        QString message;
    };

    template<typename View, typename Continues>
    [[nodiscard]] QList<Problem> placed(View text, Continues continues) const;

    QList<Fault> m_faults;
};

} // namespace rheo
