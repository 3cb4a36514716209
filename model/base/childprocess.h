// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QProcessEnvironment>

namespace rheo {

/// What a child of the window does to itself at its start, before it reads anything. The one place of the project that
/// speaks of process limits; on a system without them each function does nothing and says so by its return.
/// Call from the main thread, before other threads start.

/// Sends this process SIGTERM when the thread that started it ends. Only the backstop: a child ends by itself when its
/// standard input ends, which also covers a parent that died before this call.
void dieWithParent();

/// Lets allocations fail beyond `bytes` of data (RLIMIT_DATA: heap and private mappings, not reserved addresses).
/// Does nothing where RHEO_SANITIZED is defined: a sanitizer's shadow memory is counted as data.
[[nodiscard]] Result<void> limitMemory(qint64 bytes);

/// Keeps secrets in memory out of core dumps and away from other processes of the same user (PR_SET_DUMPABLE 0).
/// Does nothing where RHEO_SANITIZED is defined: the leak check must be able to look into its own process.
void keepOutOfCoreDumps();

/// Whether a child that ended so (`VerbChild::ended`) fell over by itself: an abort, a bad access and the like. A kill,
/// an interrupt or the end of its session come from outside.
[[nodiscard]] bool isOwnFault(int exitCode);

/// The environment in which a parent starts such a child: its own, with MALLOC_ARENA_MAX=2, without which glibc's
/// arenas for threads use up the limit of `limitMemory`.
[[nodiscard]] QProcessEnvironment childEnvironment();

} // namespace rheo
