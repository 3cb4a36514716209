// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/jsontext.h"
#include "model/file/structure.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace rheo {

/// Reads members of JSON objects into texts and fields. What is wrong is noted, and reading goes on.
class ObjectReader
{
public:
    using Index = JsonText::Index;

    explicit ObjectReader(const JsonText &json) : m_json(json) {}

    /// The members of one object, each name once.
    struct Members
    {
        QHash<QString, JsonText::Member> byName;
        std::vector<JsonText::Member> inOrder;
        Index object;

        [[nodiscard]] const Index *find(const QString &name) const
        {
            const auto it = byName.constFind(name);
            return it == byName.cend() ? nullptr : &it->value;
        }
    };

protected:
    void problem(Index at, const QString &message);
    Members membersOf(Index object);
    /// The members whose names are not in `known`, as an object; empty where there is none.
    [[nodiscard]] QByteArray unknownOf(const Members &, const QSet<QString> &known) const;

    /// The text of a member, and nothing with a problem noted where it is no text or too long.
    std::optional<QString> text(const Members &, const QString &name);
    std::optional<QString> text(Index value, const QString &name);
    /// As text(), for what must be there.
    std::optional<QString> needed(const Members &, const QString &name, const QString &what);

    /// These names, and those of the fields that live there.
    [[nodiscard]] static QSet<QString> knownNames(FieldHome, QSet<QString> names);
    /// The fields that differ from their default.
    FieldMap fieldsOf(const Members &, FieldHome, const QString &owner);

    /// Of a place; 0 or false, with a problem noted, where they are none.
    qreal coordinate(const Members &, const QString &name);
    int level(const Members &);
    bool flag(const Members &, const QString &name);

    const JsonText &m_json;
    ProblemList m_problems;

private:
    std::optional<FieldValue> fieldValue(const FieldSpec &, Index at);
    std::optional<FieldValue> textList(const FieldSpec &, Index at);
    std::optional<FieldValue> textMap(const FieldSpec &, Index at);
};

} // namespace rheo
