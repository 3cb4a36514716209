// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace rheo {

enum class InflateFault { Damaged, TooLarge };

/// What a zlib stream at the start of `bytes` holds; what follows the stream is left alone.
struct Inflated
{
    QByteArray content = {};
    std::optional<InflateFault> fault = {}; ///< then the content is empty
};

/// Takes no more memory than `most` bytes and a little, however much the stream says it holds. Any thread.
[[nodiscard]] Inflated inflated(QByteArrayView bytes, qsizetype most);

/// As PNG counts it.
[[nodiscard]] quint32 crc32Of(QByteArrayView bytes);

} // namespace rheo
