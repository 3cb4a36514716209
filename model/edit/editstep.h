// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rheo {

/// How an edit that comes in many small parts (a drag, typing) becomes one undo step: the first part is `Single`, the
/// parts that follow are `Continues`. A part that continues joins the last step if that was begun by the same kind of
/// edit on the same things; otherwise, and after a save, it begins a step of its own.
enum class EditStep { Single, Continues };

using MoveStep = EditStep;

} // namespace rheo
