// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace rheo {

/// The lines of a Java properties file (java.util.Properties): `key=value`, `key: value` or `key value`, comments with
/// # and !, a backslash at the end joins lines, escapes with a backslash and \uXXXX. Read as UTF-8. Blanks at the end
/// of a value are left out unless escaped (Java keeps them; nobody means them). librdkafka's and kcat's files are a
/// subset. In order; a key may come twice. Takes any bytes.
[[nodiscard]] QList<std::pair<QString, QString>> parseProperties(const QByteArray &text);

} // namespace rheo
