// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/architecture/fields.h"

#include <optional>

namespace rheo::ui {

/// Milliseconds in the largest unit that gives a whole number: "500 ms", "7 d", "unlimited" for -1.
[[nodiscard]] QString durationFieldText(qint64 milliseconds);
/// Bytes likewise: "64 KiB", "1 GiB".
[[nodiscard]] QString sizeText(qint64 bytes);

/// The value of a field as one edits it.
[[nodiscard]] QString fieldText(const FieldSpec &spec, const FieldValue &value);

/// What was typed, or a sentence that says what is wrong with it. Durations take ms, s, min, h, d (none: ms), sizes B,
/// KiB, MiB, GiB and kB, MB, GB (none: bytes); "unlimited" where the field allows -1; spaces group digits; empty text
/// is the default. Maps are not typed as text.
struct TypedField
{
    std::optional<FieldValue> value = {};
    QString problem = {};
};

[[nodiscard]] TypedField typedField(const FieldSpec &spec, const QString &text);

} // namespace rheo::ui
