// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace rheo {

/// Bytes of others (keys, values, header names, group ids) as text that is safe to show in a label or a terminal:
/// invalid UTF-8 is replaced; C0, DEL, C1 and bidirectional control characters become visible \xNN or \u{NNNN};
/// at most `limit` characters, an ellipsis marks the cut. Never interpreted as markup by us: show it as plain text.
[[nodiscard]] QString displayText(QByteArrayView bytes, qsizetype limit = 4096);
[[nodiscard]] QString displayText(const QString &text, qsizetype limit = 4096);

} // namespace rheo
