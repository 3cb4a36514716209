// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/findingmarks.h"

namespace rheo::ui {

namespace {

void add(FindingMark &mark, const Finding &finding)
{
    const Sign sign = signOf(finding.severity);
    if (sign > mark.sign)
        mark.sentences.prepend(finding.message);
    else
        mark.sentences.append(finding.message);
    mark.sign = std::max(mark.sign, sign);
}

} // namespace

FindingMarks FindingMarks::of(const QList<Finding> &findings)
{
    FindingMarks marks;
    for (const Finding &finding : findings) {
        if (!finding.muted.isEmpty())
            continue;
        ++(finding.severity == Severity::Error ? marks.errors : marks.warnings);
        const FindingPlace place = FindingPlace::of(finding);
        if (place.link)
            add(marks.links[*place.link], finding);
        else if (!place.element.isEmpty())
            add(marks.elements[place.element], finding);
    }
    return marks;
}

FindingPlace FindingPlace::of(const Finding &finding)
{
    if (finding.elements.isEmpty() && !finding.links.isEmpty())
        return {.element = {}, .link = finding.links.front()};
    return {.element = finding.elements.value(0), .link = {}};
}

Sign signOf(Severity severity)
{
    return severity == Severity::Error ? Sign::Error : Sign::Warning;
}

} // namespace rheo::ui
