// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "app/commandline.h"
#include "model/edit/architecturedocument.h"
#include "views/canvas/pictureexport.h"
#include "views/theme/theme.h"
#include "views/window/filecommands.h"
#include "views/window/livecommands.h"
#include "views/window/mainwindow.h"

#include <QApplication>
#include <QFileInfo>

namespace rheo {

int runWindow(const std::function<void(ui::MainWindow &)> &begin)
{
    QApplication::setDesktopFileName(QStringLiteral("rheograph"));
    ui::applyTheme(ui::ThemeChoice::System);
    ArchitectureDocument document;
    ui::MainWindow window(&document);
    begin(window);
    window.files()->offerRestore();
    window.show();
    return QApplication::exec();
}

namespace {

/// Something to open, even if it is not there: the window says so.
bool isFile(const QString &name)
{
    return QFileInfo::exists(name) || ui::pictureFormatFor(name) || name.endsWith(QStringLiteral(".rheo")) ||
           name.endsWith(QStringLiteral(".rheorec"));
}

int openWindow(const std::vector<std::string> &files)
{
    return runWindow([&files](ui::MainWindow &window) {
        for (const std::string &file : files)
            window.files()->openPath(QString::fromStdString(file));
    });
}

int refuse(const QString &word)
{
    return report({ErrorKind::Usage,
                   QStringLiteral("'%1' is neither a verb nor a file; rheograph --help lists the verbs.").arg(word)});
}

} // namespace

void addWindow(CLI::App &program, Verb &chosen)
{
    const auto files = std::make_shared<std::vector<std::string>>();
    program.add_option("FILE", *files,
                       "drawings (.rheo), recordings (.rheorec) or exported pictures to open in the window");
    program.callback([&program, &chosen, files] {
        if (!program.get_subcommands().empty())
            return;
        chosen = {.run = [files] { return openWindow(*files); }, .needs = Verb::Needs::Window};
        for (const std::string &file : *files) {
            const QString word = QString::fromStdString(file);
            if (!isFile(word))
                chosen = {.run = [word] { return refuse(word); }};
        }
    });
}

} // namespace rheo
