// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace rheo {

/// What the command line asked for. `run` is called once an application object exists; its value is the exit code of
/// commandline.md.
struct Verb
{
    enum class Needs {
        Core,
        Widgets, ///< paints; offscreen is chosen where there is no display
        Window,  ///< is refused where there is no display
    };
    std::function<int()> run = {};
    Needs needs = Needs::Core;
};

/// Each verb is one file with one function that adds its sub-command, with its options, to `program`; the callback of
/// the sub-command fills `chosen`.
void addPatternVerb(CLI::App &program, Verb &chosen);
void addCheckVerb(CLI::App &program, Verb &chosen);
void addDiffVerb(CLI::App &program, Verb &chosen);
void addLayoutVerb(CLI::App &program, Verb &chosen);
void addDumpVerb(CLI::App &program, Verb &chosen);
void addExportVerb(CLI::App &program, Verb &chosen);
void addRecordVerb(CLI::App &program, Verb &chosen);
void addSnapshotVerb(CLI::App &program, Verb &chosen);
void addSimulateVerb(CLI::App &program, Verb &chosen);
void addTraceVerb(CLI::App &program, Verb &chosen);
void addDemoVerb(CLI::App &program, Verb &chosen);
void addWindow(CLI::App &program, Verb &chosen); ///< no verb: the window, with the files to open

/// Takes numbers from `least` to `most`; CLI::Range lets "nan" through.
[[nodiscard]] CLI::Validator numberFrom(double least, double most);

/// Prints the sentence (and the detail, if any) to standard error, escaped for a terminal; returns the exit code.
int report(const Error &error);

/// Prints data to standard output and flushes it. The value is the exit code: 0, or that of a full disk once anything
/// could not be written, of which standard error is told once; nothing is printed after that. That nobody reads any
/// more (`| head -1`) is no failure. Empty data asks how it went. One thread at a time.
[[nodiscard]] int print(const QByteArray &data);

} // namespace rheo
