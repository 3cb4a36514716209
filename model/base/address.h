// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QString>

namespace rheo {

/// The addresses of brokers as a person types them: HOST:PORT[,HOST:PORT…], blanks around each allowed, [IPv6]:PORT
/// too, ports 1 to 65535. The value has no blanks. The failure is a sentence that shows how to write one.
[[nodiscard]] Result<QString> brokerAddresses(const QString &text);

} // namespace rheo
