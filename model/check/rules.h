// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/check/checks.h"

namespace rheo {

/// The rules by subject, each group in the file of its name. `checks.cpp` lists them in this order.

[[nodiscard]] std::span<const Rule> linkRules();     ///< what a link may join and say
[[nodiscard]] std::span<const Rule> topicRules();    ///< names and roles of topics
[[nodiscard]] std::span<const Rule> storageRules();  ///< copies, brokers, retention, compaction
[[nodiscard]] std::span<const Rule> clientRules();   ///< clients and their consumer groups
[[nodiscard]] std::span<const Rule> joinRules();     ///< keys and partitions of what is read together
[[nodiscard]] std::span<const Rule> deliveryRules(); ///< acknowledgements, transactions, dead letters
[[nodiscard]] std::span<const Rule> mirrorRules();   ///< several clusters
[[nodiscard]] std::span<const Rule> ownerRules();    ///< schemas and owners
[[nodiscard]] std::span<const Rule> tidyRules();     ///< names, empty containers and notes
/// Mutes. They come last, since they read what the rules before them found.
[[nodiscard]] std::span<const Rule> muteRules();

} // namespace rheo
