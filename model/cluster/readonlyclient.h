// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/cluster/connection.h"

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <map>
#include <memory>
#include <string>

namespace rheo {

/// Owns one client of the library (one for the tap, one for asking). Always a consumer without group.id: it cannot
/// write, join or commit. `poll` and the calls on `get()` belong to one thread; what the library says of trouble is
/// kept behind a lock. The destructor waits at most 5 s for the library: a client that hangs is abandoned, not awaited.
class ReadOnlyClient
{
public:
    using Settings = std::map<std::string, std::string>;

    /// `own` are the settings of the caller, which win over those of the connection. Nothing is sent yet.
    [[nodiscard]] static Result<ReadOnlyClient> make(const Connection &, const Settings &own);

    ReadOnlyClient(ReadOnlyClient &&) noexcept;
    ReadOnlyClient &operator=(ReadOnlyClient &&) noexcept;
    ~ReadOnlyClient();

    [[nodiscard]] rd_kafka_t *get() const;

    void poll() const; ///< lets the library's callbacks run

    /// The newest trouble with the connection, as a sentence; nothing while all is well. `clearTrouble` when an answer
    /// has come.
    [[nodiscard]] std::optional<Error> trouble() const;
    void clearTrouble() const;

    /// Waits until a broker answers. The failure is the best sentence for why none did; a refused login, or TLS that
    /// cannot work, fails at once.
    [[nodiscard]] Result<void> awaitBroker(std::chrono::milliseconds deadline) const;

    /// A failure of one call, seen together with what the connection said.
    [[nodiscard]] Error errorOf(const QString &what, rd_kafka_resp_err_t code) const;

private:
    struct State;
    explicit ReadOnlyClient(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

} // namespace rheo
