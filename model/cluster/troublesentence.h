// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"
#include "model/cluster/connection.h"

#include <librdkafka/rdkafka.h>

namespace rheo {

/// What the library said about a connection, as a sentence that says what to do. Some of it must be read out of the
/// library's words, which have been the same from 2.0 to 2.8; words that are not known give a general sentence.
/// `libraryVersion` as of rd_kafka_version().
[[nodiscard]] Error troubleSentence(rd_kafka_resp_err_t code, const QString &words, const Connection &,
                                    int libraryVersion);

/// Trouble that no waiting will cure: a refused login, TLS that does not fit.
[[nodiscard]] bool isHopeless(rd_kafka_resp_err_t code, const QString &words);

} // namespace rheo
