// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace rheo::ui {

/// A heading of the inspector and the fields under it. A field that is in none goes under "Settings".
struct InspectorSection
{
    QString title;
    QStringList keys;
};

[[nodiscard]] std::span<const InspectorSection> inspectorSections();

} // namespace rheo::ui
