// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "app/commandline.h"
#include "model/edit/architecturedocument.h"
#include "views/theme/theme.h"
#include "views/window/filecommands.h"
#include "views/window/livecommands.h"
#include "views/window/mainwindow.h"

#include <QApplication>

namespace rheo {

int runWindow(const std::function<void(ui::MainWindow &)> &begin)
{
    QApplication::setDesktopFileName(QStringLiteral("rheograph"));
    ui::applyTheme(ui::ThemeChoice::System);
    ArchitectureDocument document;
    ui::MainWindow window(&document);
    begin(window);
    window.show();
    return QApplication::exec();
}

void addWindow(CLI::App &program, Verb &chosen)
{
    const auto files = std::make_shared<std::vector<std::string>>();
    program.add_option("FILE", *files, "drawings (.rheo) or recordings (.rheorec) to open in the window");
    program.callback([&program, &chosen, files] {
        if (!program.get_subcommands().empty())
            return;
        chosen.needs = Verb::Needs::Widgets;
        chosen.run = [files] {
            return runWindow([files](ui::MainWindow &window) {
                for (const std::string &file : *files)
                    window.files()->openPath(QString::fromStdString(file));
                window.files()->offerRestore();
            });
        };
    });
}

} // namespace rheo
