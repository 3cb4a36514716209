// SPDX-License-Identifier: Apache-2.0
#include "model/patterns/patterns.h"

#include "model/file/rheofile.h"

#include <QDir>
#include <QFile>

#include <algorithm>

static void initPatterns()
{
    Q_INIT_RESOURCE(patterns); // a static library does not do this by itself; outside every namespace
}

namespace rheo {

namespace {

const QString ending = QStringLiteral(".rheo");

/// As one learns them: each needs what stands before it. Files that are not named here follow by name.
const QStringList inOrder{QStringLiteral("event-driven"),
                          QStringLiteral("cqrs"),
                          QStringLiteral("event-sourcing"),
                          QStringLiteral("order-inventory"),
                          QStringLiteral("outbox"),
                          QStringLiteral("saga"),
                          QStringLiteral("retry-dead-letter"),
                          QStringLiteral("serverless-consumer"),
                          QStringLiteral("mesh-observability"),
                          QStringLiteral("edge-to-core")};

QDir gallery()
{
    initPatterns();
    return QDir(QStringLiteral(":/patterns"));
}

QString firstSentence(const QString &text)
{
    return text.left(text.indexOf(QStringLiteral(". ")));
}

} // namespace

QStringList patternNames()
{
    QStringList names;
    for (const QString &file : gallery().entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name))
        names += file.chopped(ending.size());
    const auto rank = [](const QString &name) { return size_t(inOrder.indexOf(name)); }; // not named: last
    std::ranges::stable_sort(names, {}, rank);
    return names;
}

QList<PatternTitle> patternTitles()
{
    QList<PatternTitle> titles;
    for (const QString &name : patternNames()) {
        if (const auto drawing = pattern(name))
            titles += {name, drawing->architecture.name, firstSentence(drawing->architecture.description),
                       drawing->architecture.description};
    }
    return titles;
}

Result<Drawing> pattern(const QString &name)
{
    if (!patternNames().contains(name))
        return failure(ErrorKind::Usage, QStringLiteral("There is no pattern \"%1\"; there is %2.")
                                             .arg(name, patternNames().join(QStringLiteral(", "))));
    QFile file(gallery().filePath(name + ending));
    const bool opened = file.open(QIODevice::ReadOnly);
    auto drawing = parseRheo(file.readAll());
    if (!opened || !drawing)
        return failure(ErrorKind::Input,
                       QStringLiteral("The pattern \"%1\" is damaged. Install Rheograph anew.").arg(name));
    return std::move(*drawing);
}

} // namespace rheo
