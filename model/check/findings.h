// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/checks.h"

#include <QCoreApplication>

namespace rheo {

/// The context in which the sentences of the checks are translated.
struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(CheckText)
};

/// A key or a value as the program's text; never a sentence.
[[nodiscard]] inline QString words(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// How a sentence calls an element: by its name, by its id where it has none.
[[nodiscard]] QString nameOf(const Element &);

/// "1 partition", "3 partitions".
[[nodiscard]] QString counted(qint64 count, const char *thing);

/// The subject's own words on what is muted there.
[[nodiscard]] TextMap mutesAt(const Architecture &, const Finding &);

/// Collects what the rules find, in their order, and marks what is muted.
class Findings
{
public:
    explicit Findings(const Architecture &architecture) : m_architecture(architecture) {}

    void begin(const Rule &rule) { m_rule = &rule; } ///< what is added from now on is of this rule

    void add(const QString &message, QList<ElementId> elements, QList<LinkId> links = {});

    [[nodiscard]] const QList<Finding> &all() const { return m_all; }

private:
    const Architecture &m_architecture;
    const Rule *m_rule = nullptr;
    QList<Finding> m_all;
};

} // namespace rheo
