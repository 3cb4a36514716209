// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/checks.h"

namespace rheo {

/// What one click can do about findings. Edits: GUI thread only, one undo step each; see model/edit/elementedits.h for
/// what holds for every edit.

/// What would put the finding right; nothing where only a person can decide, or where what it points at is gone.
[[nodiscard]] std::optional<Fix> fixFor(const Architecture &, const Finding &);

/// Applies the fix to the drawing as it is now. Fails where the finding is no longer found, or has no fix.
Result<void> applyFix(ArchitectureDocument &, const Finding &);

/// Writes the reason into the field `muted` of the finding's subject. Fails where the reason is blank.
Result<void> muteFinding(ArchitectureDocument &, const Finding &, const QString &reason);
/// Takes the mute away again; nothing happens where there is none.
Result<void> unmuteFinding(ArchitectureDocument &, const Finding &);

/// Parts of patches, for the rules. The element or link must be drawn.

[[nodiscard]] DrawingPatch settingField(const Architecture &, const ElementId &, const QString &key,
                                        const FieldValue &);
[[nodiscard]] DrawingPatch settingField(const Architecture &, const LinkId &, const QString &key, const FieldValue &);
/// Sets a Kafka setting; an empty value takes it away.
[[nodiscard]] DrawingPatch settingConfig(const Architecture &, const ElementId &, const char *key,
                                         const QString &value);
[[nodiscard]] DrawingPatch removing(const Architecture &, const ElementId &); ///< with its links
[[nodiscard]] DrawingPatch removing(const LinkId &);

} // namespace rheo
