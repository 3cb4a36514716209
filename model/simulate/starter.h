// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/simulate/run.h"

#include <map>

namespace rheo {

/// A client without inputs: starts flows at its rate, each one record to every output. One producer, whatever its
/// instances. `open` on any thread, then `run` on one of its own until all is started and acknowledged or the run ends.
class Starter
{
public:
    [[nodiscard]] static Result<Starter> open(Run &, const SimulatedClient &);
    void run();

private:
    using Clock = std::chrono::steady_clock;

    Starter(Run &run, const SimulatedClient &client, RecordProducer producer)
        : m_run(run), m_client(client), m_producer(std::move(producer))
    {}

    void awaitReadiness();
    [[nodiscard]] bool isHeldBack();
    [[nodiscard]] Clock::time_point dueTime(qint64 number) const;
    void startDueFlows();
    void start(qint64 number, Clock::time_point due);
    void sendDue();
    void send(const FlowIdentity &, int copy);
    void finish();

    Run &m_run;
    const SimulatedClient &m_client;
    RecordProducer m_producer;
    Clock::time_point m_begin;
    qint64 m_next = 0;
    std::multimap<Clock::time_point, std::pair<FlowIdentity, int>> m_waiting; ///< flow and copy, by when they go out
};

} // namespace rheo
