// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace rheo::test {

/// The head of one request, as it went over the wire.
struct WireRequest
{
    qint16 key = -1;
    qint16 version = -1;
    QString clientId;
    /// Of a Metadata request: the topics that it lets the broker create. Before version 4 these are all that it names.
    QStringList mayCreate = {};

    bool operator==(const WireRequest &) const = default;
};

/// A proxy on loopback between one broker and its clients, which writes down every request. In answers it puts its own
/// port where the broker's stands behind "127.0.0.1", so that clients stay with it. One broker, no TLS. Threads of its
/// own.
class WireTap
{
public:
    /// `broker`: "127.0.0.1:PORT".
    explicit WireTap(const QString &broker);
    ~WireTap();

    [[nodiscard]] QString bootstrap() const;
    [[nodiscard]] std::vector<WireRequest> takeRequests(); ///< since the last call

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Reads the head of a request without its length; nothing if it is cut short.
[[nodiscard]] std::optional<WireRequest> wireRequestFrom(const QByteArray &);

/// "Fetch" and so on, or the number.
[[nodiscard]] QString apiName(qint16 key);

} // namespace rheo::test
