// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"
#include "app/demo.h"

namespace rheo {

void addDemoVerb(CLI::App &program, Verb &chosen)
{
    const auto options = std::make_shared<DemoOptions>();
    const auto screenshot = std::make_shared<std::string>();
    CLI::App *verb =
        program.add_subcommand("demo", "Order and inventory on the embedded cluster: simulate, record, trace");
    verb->add_flag("--headless", options->headless, "as text: one order's trace, hop by hop");
    verb->add_option("--seconds", options->seconds, "the window closes after so many seconds")
        ->check(CLI::Range(1, 86400));
    verb->add_option("--screenshot", *screenshot, "write a picture (PNG) before the end");
    verb->callback([&chosen, options, screenshot] {
        options->screenshot = QString::fromStdString(*screenshot);
        const bool endsByItself = options->headless || options->seconds > 0 || !screenshot->empty();
        chosen.needs = endsByItself ? Verb::Needs::Widgets : Verb::Needs::Window;
        chosen.run = [options] { return options->headless ? runHeadlessDemo(*options) : runWindowDemo(*options); };
    });
}

} // namespace rheo
