// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <expected>
#include <utility>

namespace rheo {

/// What stopped us, in the groups a person (and the exit code of commandline.md) tells apart.
enum class ErrorKind {
    Usage,   ///< the command line is wrong, exit 2
    Input,   ///< an input file is wrong, exit 3
    Cluster, ///< the cluster cannot be reached or refuses us, exit 4
    Disk,    ///< the disk refuses, exit 5
    Limit,   ///< a stated limit of memory, time or size was hit, exit 6
};

/// A failure as a value. `message` is a whole sentence for a person: what happened, to what, what to do.
/// `detail` is for the log: the words of the library or the system, may be empty.
struct Error
{
    ErrorKind kind;
    QString message;
    QString detail = {};

    bool operator==(const Error &) const = default;
};

template<typename T> using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> failure(ErrorKind kind, QString message, QString detail = {})
{
    return std::unexpected(Error{kind, std::move(message), std::move(detail)});
}

/// The exit code of the process for this kind of failure (commandline.md).
[[nodiscard]] constexpr int exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return 2;
    case ErrorKind::Input:
        return 3;
    case ErrorKind::Cluster:
        return 4;
    case ErrorKind::Disk:
        return 5;
    case ErrorKind::Limit:
        return 6;
    }
    std::unreachable();
}

} // namespace rheo
