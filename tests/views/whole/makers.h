// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace rheo::ui {

/// Something that is looked at whole: a window, dialog or panel, filled as it is in use.
struct Maker
{
    const char *name;
    QSize size;
    /// The widget, not yet shown; what it needs lives as long as it does.
    std::function<std::shared_ptr<QWidget>()> make;
    bool isPaper = false; ///< shows a sheet, which is white in every theme
};

/// Every one there is. A new panel or dialog is added here, and is then looked at for names, translation and pictures.
[[nodiscard]] const std::vector<Maker> &makers();

} // namespace rheo::ui
