// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/connection.h"

#include <CLI/CLI.hpp>

#include <string>

namespace rheo {

/// The options that name a cluster (CONN of commandline.md), the same for every verb that talks to one.
struct ConnectionOptions
{
    std::string bootstrap;
    std::string config; ///< path of a properties file
    std::string caFile;
    std::string passwordEnv; ///< name of the variable that holds the password
    bool secretsOnStdin = false;

    void addTo(CLI::App &verb);

    /// The connection they mean, with the password from where they say. Reads one line of standard input for
    /// --secrets-stdin: {"password": "…", "key": "a private key in PEM, may be missing"}, or the password alone. Keys
    /// that the allow-list leaves out are named on standard error.
    [[nodiscard]] Result<Connection> connection() const;
};

} // namespace rheo
