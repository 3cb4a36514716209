// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLineEdit;

namespace rheo::ui {

/// Names the buttons inside a field for screen readers: the one that clears it, and the icon before it as the field.
void nameButtons(QLineEdit *field);

} // namespace rheo::ui
