// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <span>

class QWidget;

namespace rheo::ui {

/// What a part of the window is, for "What is this?", and the page of the help that tells more.
struct PartHelp
{
    const char *part; ///< its object name
    const char *page; ///< see HelpWindow::pages()
    const char *words;
};

/// Every part that is explained.
[[nodiscard]] std::span<const PartHelp> partHelps();

/// Gives the parts inside `window` their words; a tab of the drawer has those of its panel. GUI thread.
void explainParts(QWidget &window);

/// The page for this widget, or what is around it; the first page for none.
[[nodiscard]] QString helpPageFor(const QWidget *widget);

} // namespace rheo::ui
