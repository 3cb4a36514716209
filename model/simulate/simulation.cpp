// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/simulation.h"

#include "model/simulate/member.h"
#include "model/simulate/starter.h"

#include <algorithm>
#include <thread>

namespace rheo {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Listener = std::function<void(const SimulationProgress &)>;

constexpr auto clusterDeadline = 10s;
constexpr auto joinDeadline = 60s;
constexpr auto stallAfter = 30s; ///< beyond the longest drawn wait
constexpr auto reportEvery = 50ms;

Result<void> topicsExist(const SimulationPlan &plan, const Connection &connection)
{
    const auto existing = topicsOnCluster(connection, clusterDeadline);
    if (!existing)
        return std::unexpected(existing.error());
    QStringList missing;
    for (const NewTopic &topic : plan.topics) {
        if (!existing->contains(topic.name))
            missing += topic.name;
    }
    if (missing.isEmpty())
        return {};
    return failure(ErrorKind::Cluster, QStringLiteral("The cluster has no topic %1; create what is missing first.")
                                           .arg(missing.join(QStringLiteral(", "))));
}

std::chrono::milliseconds longestWait(const SimulationPlan &plan)
{
    std::chrono::milliseconds longest = 0ms;
    for (const SimulatedClient &client : plan.clients) {
        const auto delay = client.faults.delay > 0 ? client.faults.delayBy : 0ms;
        longest = std::max(longest, client.serviceTime + client.emitWait + delay);
    }
    return longest;
}

/// The clients of one run and their threads. Ending it joins them.
class Crew
{
public:
    explicit Crew(Run &run) : m_run(run) {}

    Crew(const Crew &) = delete;
    Crew &operator=(const Crew &) = delete;

    ~Crew() { end(); }

    Result<void> open()
    {
        for (const SimulatedClient &client : m_run.plan.clients) {
            if (auto opened = client.starts() ? openStarter(client) : openMembers(client); !opened)
                return opened;
        }
        return {};
    }

    void begin()
    {
        m_run.committed.emplace(ptrdiff_t(m_members.size()));
        for (Starter &starter : m_starters)
            m_threads.emplace_back([&starter] { starter.run(); });
        for (const auto &member : m_members)
            m_threads.emplace_back([raw = member.get()] { raw->run(); });
    }

    void end()
    {
        m_run.ending = true;
        m_threads.clear();
    }

private:
    Result<void> openStarter(const SimulatedClient &client)
    {
        auto starter = Starter::open(m_run, client);
        if (!starter)
            return std::unexpected(starter.error());
        m_starters.push_back(std::move(*starter));
        return {};
    }

    Result<void> openMembers(const SimulatedClient &client)
    {
        JoinStore *joins = nullptr;
        if (client.emitMode == Emit::All)
            joins = &m_joins.emplace_back(client.inputs, client.emitWait);
        for (const auto &membership : client.memberships) {
            for (int instance = 0; instance < client.instances; ++instance) {
                auto member = Member::open(m_run, client, membership, joins);
                if (!member)
                    return std::unexpected(member.error());
                m_members.push_back(std::move(*member));
            }
        }
        return {};
    }

    Run &m_run;
    std::deque<JoinStore> m_joins;
    std::deque<Starter> m_starters;
    std::deque<std::unique_ptr<Member>> m_members;
    std::deque<std::jthread> m_threads;
};

/// Waits for the end, telling the listener. The sentence is empty when all was consumed or `stop` was set.
QString watch(Run &run, const std::atomic<bool> &stop, const Listener &listener)
{
    const auto begin = Clock::now();
    const auto patience = stallAfter + longestWait(run.plan);
    while (!stop) {
        run.ledger.waitForFailure(reportEvery);
        const RunLedger::State state = run.ledger.state();
        listener(state.progress);
        if (state.error || state.allConsumed)
            return {};
        if (!state.progress.ready && Clock::now() - begin > joinDeadline)
            return QStringLiteral(
                "Not every consumer group got its partitions within a minute; see whether the cluster "
                "is well and its groups free.");
        if (state.progress.ready && !run.plan.clients.empty() && Clock::now() - state.lastMove > patience)
            return QStringLiteral("Nothing moved for %1 s, so the simulation ended before all was consumed.")
                .arg(std::chrono::duration_cast<std::chrono::seconds>(patience).count());
    }
    return {};
}

} // namespace

Result<SimulationProgress> simulate(const Architecture &architecture, const Connection &connection,
                                    const SimulationSettings &settings, const std::atomic<bool> &stop,
                                    const Listener &listener)
{
    auto plan = planSimulation(architecture, settings);
    if (!plan)
        return std::unexpected(plan.error());
    if (auto exist = topicsExist(*plan, connection); !exist)
        return std::unexpected(exist.error());
    Run run{.connection = connection,
            .plan = std::move(*plan),
            .chance = Chance(settings.seed),
            .mostBehind = settings.mostBehind};
    if (!settings.truthPath.isEmpty()) {
        if (auto opened = run.truth.open(settings.truthPath); !opened)
            return std::unexpected(opened.error());
    }
    Crew crew(run);
    if (auto opened = crew.open(); !opened)
        return std::unexpected(opened.error());
    crew.begin();
    const QString trouble = watch(run, stop, listener);
    crew.end();
    const RunLedger::State state = run.ledger.state();
    if (state.error)
        return std::unexpected(*state.error);
    if (auto written = run.truth.flush(); !written)
        return std::unexpected(written.error());
    SimulationProgress progress = state.progress;
    if (!trouble.isEmpty())
        progress.trouble = trouble;
    return progress;
}

} // namespace rheo
