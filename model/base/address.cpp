// SPDX-License-Identifier: Apache-2.0
#include "model/base/address.h"

#include "model/base/displaytext.h"

#include <QRegularExpression>
#include <QStringList>

namespace rheo {

Result<QString> brokerAddresses(const QString &text)
{
    static const QRegularExpression address(QStringLiteral(R"(\A(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):([0-9]{1,5})\z)"));
    QStringList addresses;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const auto match = address.match(part.trimmed());
        const int port = match.captured(2).toInt();
        if (!match.hasMatch() || port < 1 || port > 65535)
            return failure(
                ErrorKind::Usage,
                QStringLiteral("'%1' is not the address of a broker. Write HOST:PORT, or several with commas "
                               "between them, for example localhost:9092.")
                    .arg(displayText(part, 100)));
        addresses << part.trimmed();
    }
    return addresses.join(QLatin1Char(','));
}

} // namespace rheo
