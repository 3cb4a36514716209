// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvaswords.h"

#include "model/architecture/architecture.h"
#include "model/base/displaytext.h"
#include "views/canvas/picturetext.h"

#include <QCoreApplication>

namespace rheo::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CanvasWords)
};

QString nameOf(const Architecture &architecture, const ElementId &id)
{
    const Element *element = architecture.element(id);
    return displayText(element ? element->name : id.text());
}

QString signWords(Sign sign)
{
    switch (sign) {
    case Sign::None:
        return {};
    case Sign::Good:
        return Words::tr("as expected");
    case Sign::Unseen:
        return Words::tr("cannot be seen");
    case Sign::Warning:
        return Words::tr("warning");
    case Sign::Late:
        return Words::tr("late");
    case Sign::Error:
        return Words::tr("error");
    }
    std::unreachable();
}

QString driftWords(Drift drift)
{
    switch (drift) {
    case Drift::None:
        return {};
    case Drift::DeclaredOnly:
        return Words::tr("drawn, not on the cluster");
    case Drift::LiveOnly:
        return Words::tr("on the cluster, not drawn");
    case Drift::Different:
        return Words::tr("differs from the cluster");
    }
    std::unreachable();
}

QStringList countWords(FindingCount count)
{
    QStringList words;
    if (count.errors > 0)
        words += count.errors == 1 ? Words::tr("1 error") : Words::tr("%1 errors").arg(count.errors);
    if (count.warnings > 0)
        words += count.warnings == 1 ? Words::tr("1 warning") : Words::tr("%1 warnings").arg(count.warnings);
    return words;
}

QString listed(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString linkWords(const Architecture &architecture, const LinkId &id)
{
    const QString from = nameOf(architecture, id.from);
    const QString to = nameOf(architecture, id.to);
    switch (id.kind) {
    case LinkKind::Produces:
        return Words::tr("%1 produces %2").arg(from, to);
    case LinkKind::Consumes:
        return Words::tr("%1 consumes %2, group %3").arg(to, from, displayText(effectiveGroup(architecture, id)));
    case LinkKind::Mirrors:
        return Words::tr("%1 is mirrored to %2").arg(from, to);
    case LinkKind::Calls:
        return Words::tr("%1 calls %2").arg(from, to);
    case LinkKind::ReadsWrites:
        return Words::tr("%1 reads or writes %2").arg(from, to);
    }
    std::unreachable();
}

/// "Produces %1." with the names at the other ends; empty where there are none.
QString sentence(const QString &pattern, const Architecture &architecture, const ElementId &id, LinkKind kind,
                 bool outgoing)
{
    QStringList names;
    for (const LinkId &link : linksOf(architecture, id)) {
        if (link.kind == kind && (outgoing ? link.from : link.to) == id)
            names += nameOf(architecture, outgoing ? link.to : link.from);
    }
    return names.isEmpty() ? QString() : pattern.arg(names.join(QStringLiteral(", ")));
}

} // namespace

QString spokenName(const Architecture &, const Element &element, const ElementOverlay &overlay, FindingCount count)
{
    const bool isSaid = overlay.sign == Sign::None || count.errors + count.warnings > 0;
    return listed(QStringList{displayText(element.name), kindName(element.kind), secondLine(element)} +
                  countWords(count) +
                  QStringList{isSaid ? QString() : signWords(overlay.sign), driftWords(overlay.drift),
                              overlay.simulated ? Words::tr("simulated") : QString()});
}

QString spokenDescription(const Architecture &architecture, const Element &element, const ElementOverlay &overlay)
{
    const bool isTopic = element.kind == ElementKind::Topic;
    QStringList sentences;
    if (architecture.element(element.container))
        sentences += Words::tr("In %1.").arg(nameOf(architecture, element.container));
    if (isTopic) {
        sentences += sentence(Words::tr("Produced by %1."), architecture, element.id, LinkKind::Produces, false);
        sentences += sentence(Words::tr("Consumed by %1."), architecture, element.id, LinkKind::Consumes, true);
    } else {
        sentences += sentence(Words::tr("Produces %1."), architecture, element.id, LinkKind::Produces, true);
        sentences += sentence(Words::tr("Consumes %1."), architecture, element.id, LinkKind::Consumes, false);
    }
    sentences += sentence(Words::tr("Mirrored to %1."), architecture, element.id, LinkKind::Mirrors, true);
    sentences += sentence(Words::tr("Mirrors %1."), architecture, element.id, LinkKind::Mirrors, false);
    sentences += sentence(Words::tr("Calls %1."), architecture, element.id, LinkKind::Calls, true);
    sentences += sentence(Words::tr("Called by %1."), architecture, element.id, LinkKind::Calls, false);
    sentences += sentence(Words::tr("Reads or writes %1."), architecture, element.id, LinkKind::ReadsWrites, true);
    sentences += sentence(Words::tr("Read or written by %1."), architecture, element.id, LinkKind::ReadsWrites, false);
    if (element.kind == ElementKind::Note)
        sentences += displayText(element.text(fields::text));
    sentences += displayText(overlay.label);
    sentences += displayText(overlay.pill);
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString spokenName(const Architecture &architecture, const LinkId &id, const LinkOverlay &overlay, FindingCount count)
{
    const bool isSaid = overlay.sign == Sign::None || count.errors + count.warnings > 0;
    return listed(QStringList{linkWords(architecture, id)} + countWords(count) +
                  QStringList{isSaid ? QString() : signWords(overlay.sign), displayText(overlay.second),
                              displayText(overlay.label),
                              overlay.notOnCluster ? Words::tr("not on the cluster") : QString()});
}

} // namespace rheo::ui
