// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/drawingfile.h"
#include "app/simulaterun.h"
#include "model/base/childprocess.h"
#include "model/base/displaytext.h"
#include "model/cluster/embeddedcluster.h"

#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace rheo {

namespace {

using namespace std::chrono_literals;

constexpr int done = 0;
constexpr int doneWithFindings = 1;

std::atomic<bool> stopWanted = false; // set by signals, the end of our input and a recorder that ended
std::atomic<bool> inputEnded = false;

void stopOnSignals()
{
    for (const int number : {SIGINT, SIGTERM})
        std::signal(number, [](int) {
            stopWanted = true;
            inputEnded = true;
        });
}

/// On a thread that nobody waits for: a read of the terminal cannot be called off.
void stopAtEndOfInput()
{
    std::thread([] {
        char buffer[256];
        while (::read(STDIN_FILENO, buffer, sizeof buffer) > 0) {
        }
        stopWanted = true;
        inputEnded = true;
    }).detach();
}

void sayNotes(const SimulationPlan &plan)
{
    for (const QString &note : plan.notes)
        std::fprintf(stderr, "%s\n", qPrintable(displayText(note)));
}

bool agreed(const QString &notice)
{
    for (const QString &line : notice.split(u'\n', Qt::SkipEmptyParts))
        std::fprintf(stderr, "%s\n", qPrintable(displayText(line)));
    std::fprintf(stderr, "Write this? [y/N] ");
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

/// Metadata of new topics takes a moment to reach every broker.
Result<void> awaitTopics(const SimulationPlan &plan, const Connection &connection)
{
    for (int round = 0; round < 50; ++round) {
        const auto existing = topicsOnCluster(connection, 10s);
        if (!existing)
            return std::unexpected(existing.error());
        if (missingTopics(plan, *existing).isEmpty())
            return {};
        std::this_thread::sleep_for(200ms);
    }
    return failure(ErrorKind::Cluster, QStringLiteral("The cluster created the topics but does not list them yet; "
                                                      "start the simulation again in a moment."));
}

/// Asks, then creates what is missing on a real cluster.
Result<void> prepareRealCluster(const SimulationPlan &plan, const Connection &connection,
                                const SimulateOptions &options)
{
    const auto existing = topicsOnCluster(connection, 10s);
    if (!existing)
        return std::unexpected(existing.error());
    const auto missing = missingTopics(plan, *existing);
    const QString notice = writeNotice(plan, missing, connection.bootstrap);
    if (!options.yes && !(::isatty(STDIN_FILENO) && ::isatty(STDERR_FILENO)))
        return failure(ErrorKind::Usage, QStringLiteral("The simulation would write to the cluster at %1; say --yes "
                                                        "to agree to that.")
                                             .arg(connection.bootstrap));
    if (!options.yes && !agreed(notice))
        return failure(ErrorKind::Usage, QStringLiteral("Nothing was written."));
    if (auto created = createTopics(connection, missing, 30s); !created)
        return created;
    return awaitTopics(plan, connection);
}

void tellCluster(const Connection &connection, bool json)
{
    if (json)
        (void)print(R"({"v":1,"type":"cluster","bootstrap":")" + connection.bootstrap.toUtf8() + "\"}\n");
    else
        std::fprintf(stderr, "the embedded cluster answers at %s\n", qPrintable(connection.bootstrap));
}

int exitCodeOf(const Result<SimulationProgress> &result)
{
    if (!result)
        return report(result.error());
    if (const int refused = print({}))
        return refused;
    return result->lost > 0 || !result->trouble.isEmpty() ? doneWithFindings : done;
}

int runEmbedded(const Architecture &architecture, const SimulateOptions &options, const SimulationSettings &settings)
{
    auto cluster = EmbeddedCluster::start();
    if (!cluster)
        return report(cluster.error());
    if (auto created = cluster->createTopics(architecture); !created)
        return report(created.error());
    const Connection connection = cluster->connection();
    tellCluster(connection, options.json);
    const auto result =
        SimulateRun(architecture, connection, options, stopWanted).run(settings, [&] { cluster->setRoundTrip(0ms); });
    while (options.attached && result && !inputEnded)
        std::this_thread::sleep_for(20ms);
    return exitCodeOf(result);
}

int runSimulation(const SimulateOptions &options)
{
    if (options.attached)
        dieWithParent();
    const auto drawing = openDrawing(QString::fromStdString(options.file));
    if (!drawing)
        return drawing.error();
    const Architecture &architecture = drawing->architecture;
    const auto settings = settingsOf(architecture, options);
    if (!settings)
        return report(settings.error());
    const auto plan = planSimulation(architecture, *settings);
    if (!plan)
        return report(plan.error());
    sayNotes(*plan);
    stopOnSignals();
    if (options.attached)
        stopAtEndOfInput();
    if (options.isEmbedded())
        return runEmbedded(architecture, options, *settings);
    const auto connection = options.connection.connection();
    if (!connection)
        return report(connection.error());
    if (auto prepared = prepareRealCluster(*plan, *connection, options); !prepared)
        return report(prepared.error());
    return exitCodeOf(SimulateRun(architecture, *connection, options, stopWanted).run(*settings));
}

} // namespace

void addSimulateVerb(CLI::App &program, Verb &chosen)
{
    auto options = std::make_shared<SimulateOptions>();
    CLI::App *verb = program.add_subcommand("simulate", "Run the drawn services on a cluster.");
    verb->add_option("FILE", options->file, "the drawing (.rheo)")->required();
    options->connection.addTo(*verb);
    verb->get_option_group("cluster")->require_option(0, 1); // without one, a cluster starts inside the program
    verb->add_option("--prefix", options->prefix, "of topics and groups on a real cluster")->capture_default_str();
    verb->add_option("--rate", options->rate, "flows a second that each service without inputs starts")
        ->check(numberFrom(0.001, 1e6))
        ->capture_default_str();
    verb->add_option("--events", options->events, "end after so many flows; 0 goes on until stopped")
        ->check(CLI::Range(qint64(0), std::numeric_limits<qint64>::max()));
    verb->add_option("--seed", options->seed, "same seed, same flows")->capture_default_str();
    verb->add_option("--truth", options->truth, "write who caused what to this file");
    verb->add_option("--fault", options->faults, "SERVICE:drop|duplicate|delay|error=P, may be given again");
    verb->add_option("-o,--output", options->recording, "record into this file at the same time");
    verb->add_flag("--yes", options->yes, "agree to write to a real cluster");
    verb->add_flag("--json", options->json, "progress as JSON lines");
    verb->add_flag("--attached", options->attached)->group("");
    verb->callback([options, &chosen] { chosen.run = [options] { return runSimulation(*options); }; });
}

} // namespace rheo
