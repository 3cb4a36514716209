// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include <QApplication>
#include <QCoreApplication>

#include <sstream>

namespace {

constexpr int usageExit = 2;

/// Neither a display nor a word about what stands for it; Qt would abort.
bool hasNoDisplay()
{
    return qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
           qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

void addEverything(CLI::App &program, rheo::Verb &chosen)
{
    rheo::addPatternVerb(program, chosen);
    rheo::addCheckVerb(program, chosen);
    rheo::addLayoutVerb(program, chosen);
    rheo::addDumpVerb(program, chosen);
    rheo::addExportVerb(program, chosen);
    rheo::addRecordVerb(program, chosen);
    rheo::addSnapshotVerb(program, chosen);
    rheo::addSimulateVerb(program, chosen);
    rheo::addTraceVerb(program, chosen);
    rheo::addDemoVerb(program, chosen);
    rheo::addWindow(program, chosen);
}

template<typename Application> int runIn(int argc, char **argv, const rheo::Verb &verb)
{
    const Application application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("rheograph"));
    QCoreApplication::setApplicationName(QStringLiteral("rheograph"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RHEO_VERSION));
    return verb.run();
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App program("Draw an event-driven architecture on Apache Kafka, then watch it run.", "rheograph");
    program.set_version_flag("--version", "rheograph " RHEO_VERSION);
    rheo::Verb chosen;
    addEverything(program, chosen);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        std::ostringstream out;
        return program.exit(problem, out) == 0 ? rheo::print(QByteArray::fromStdString(out.str())) : usageExit;
    }
    if (!chosen.run)
        return usageExit;
    if (hasNoDisplay()) {
        if (chosen.needs == rheo::Verb::Needs::Window)
            return rheo::report({rheo::ErrorKind::Usage,
                                 QStringLiteral("There is no display to open the window on. Start it on a desktop, or "
                                                "use a verb; rheograph --help lists them.")});
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    return chosen.needs == rheo::Verb::Needs::Core ? runIn<QCoreApplication>(argc, argv, chosen)
                                                   : runIn<QApplication>(argc, argv, chosen);
}
