// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/finding.h"
#include "views/theme/icons.h"

#include <QHash>

#include <optional>

namespace rheo::ui {

/// What the findings say about one element or link: the worst sign and every sentence, the worst first.
struct FindingMark
{
    Sign sign = Sign::None;
    QStringList sentences = {};

    bool operator==(const FindingMark &) const = default;
};

/// Where findings stand on the canvas: each at its subject, muted ones nowhere. A value.
struct FindingMarks
{
    QHash<ElementId, FindingMark> elements = {};
    QHash<LinkId, FindingMark> links = {};
    qint64 errors = 0;
    qint64 warnings = 0;

    [[nodiscard]] static FindingMarks of(const QList<Finding> &findings);

    bool operator==(const FindingMarks &) const = default;
};

/// The subject of findings: a link, or else an element.
struct FindingPlace
{
    ElementId element = {};
    std::optional<LinkId> link = {};

    [[nodiscard]] static FindingPlace of(const Finding &finding);

    bool operator==(const FindingPlace &) const = default;
};

[[nodiscard]] Sign signOf(Severity severity);

} // namespace rheo::ui
