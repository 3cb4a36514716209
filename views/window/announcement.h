// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLabel;

namespace rheo::ui {

/// Makes a label one that assistive technology speaks when it appears, wherever the keyboard is. First of all that is
/// done with the label.
void makeAnnouncement(QLabel *label);

/// What it says has changed: spoken now, if it is shown. Say it only for what is new.
void announce(QLabel *label);

} // namespace rheo::ui
