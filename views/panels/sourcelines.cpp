// SPDX-License-Identifier: Apache-2.0
#include "views/panels/sourcelines.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace rheo::ui {

std::optional<std::variant<ElementId, LinkId>> subjectOf(const QString &line)
{
    QString text = line.trimmed();
    if (text.endsWith(QLatin1Char(',')))
        text.chop(1);
    if (!text.startsWith(QLatin1Char('{')) || !text.endsWith(QLatin1Char('}')))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto word = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    if (!word("id").isEmpty())
        return ElementId(word("id"));
    const auto kind = linkKindFor(word("kind"));
    if (!kind || word("from").isEmpty() || word("to").isEmpty())
        return {};
    return LinkId{ElementId(word("from")), ElementId(word("to")), *kind, word("group")};
}

std::optional<ElementId> firstIdOf(const QString &line)
{
    const QStringView text = QStringView(line).trimmed();
    for (const QStringView name : {QStringView(u"{\"id\": \""), QStringView(u"{\"from\": \"")}) {
        if (text.startsWith(name))
            return ElementId(text.sliced(name.size())
                                 .first(qMax(qsizetype(0), text.indexOf(u'"', name.size()) - name.size()))
                                 .toString());
    }
    return {};
}

} // namespace rheo::ui
