// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>

namespace rheo {

/// Things of the library that are ours to destroy. Include only from sources of this folder.
struct KafkaDeleter
{
    void operator()(rd_kafka_queue_t *queue) const { rd_kafka_queue_destroy(queue); }

    void operator()(rd_kafka_event_t *event) const { rd_kafka_event_destroy(event); }

    void operator()(rd_kafka_topic_partition_list_t *list) const { rd_kafka_topic_partition_list_destroy(list); }

    void operator()(const rd_kafka_metadata_t *metadata) const { rd_kafka_metadata_destroy(metadata); }

    void operator()(rd_kafka_AdminOptions_t *options) const { rd_kafka_AdminOptions_destroy(options); }

    void operator()(rd_kafka_topic_t *topic) const { rd_kafka_topic_destroy(topic); }

    void operator()(rd_kafka_message_t *message) const { rd_kafka_message_destroy(message); }
};

template<typename T> using Owned = std::unique_ptr<T, KafkaDeleter>;

} // namespace rheo
