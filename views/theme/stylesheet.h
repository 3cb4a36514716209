// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

class QVariant;
class QWidget;

namespace rheo::ui {

/// The style sheet of the whole application: flat panels, dividers, controls of 28 px. Widgets ask for a variant by the
/// dynamic property `role`:
///
/// - QPushButton: "primary" (one a window), "small" (24 px), "flat" (no frame)
/// - QLabel: "title" (14 semibold), "section" (11.5 semibold, second colour), "second" (second colour),
///   "caption" (11, second colour), "chip" (pill on the chip colour), "key" (a keyboard key), "figure" (22),
///   "mono", "problem" (trouble's text colour)
/// - QTreeView: "dropped" (a list that hangs below a field)
/// - QFrame: "panel", "divider" (1 px line), "band"
[[nodiscard]] QString styleSheet(const Theme &theme);

/// Sets a property that the style sheet asks for while the widget is shown: it looks so at once.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);

} // namespace rheo::ui
