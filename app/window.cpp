// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "app/commandline.h"
#include "model/edit/architecturedocument.h"
#include "views/canvas/pictureexport.h"
#include "views/theme/preferences.h"
#include "views/window/desktopmotion.h"
#include "views/window/filecommands.h"
#include "views/window/livecommands.h"
#include "views/window/mainwindow.h"
#include "views/window/session.h"

#include <QApplication>
#include <QFileInfo>

namespace rheo {

int runWindow(const std::function<void(ui::MainWindow &)> &begin, const std::function<void(ui::MainWindow &)> &end)
{
    QApplication::setDesktopFileName(QStringLiteral("rheograph"));
    ui::applyTheme(ui::Preferences::shared().theme());
    const ui::DesktopMotion motion(&ui::Preferences::shared());
    ArchitectureDocument document;
    ui::MainWindow window(&document);
    begin(window);
    window.files()->offerRestore();
    window.show();
    const int exitCode = QApplication::exec();
    end(window);
    return exitCode;
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
    // What is opened by name is for this run: the next one without a name begins where the last one without ended.
    const auto scope = files.empty() ? ui::Session::Scope::Everything : ui::Session::Scope::Window;
    return runWindow(
        [&files, scope](ui::MainWindow &window) {
            window.session()->restore(scope);
            for (const std::string &file : files)
                window.files()->openPath(QString::fromStdString(file));
        },
        [scope](ui::MainWindow &window) { window.session()->save(scope); });
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
