// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <memory>
#include <vector>

namespace rheo::test {

/// One record to produce, as a test writes it.
struct Sent
{
    QString topic;
    qint32 partition = 0;
    QByteArray key;
    QByteArray value;
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    bool valueIsNull = false;
};

/// What a test does to a cluster that the product itself never does: makes topics, writes, commits offsets. Every
/// call blocks until the broker has answered; false, with a warning, if it refused.
class KafkaTraffic
{
public:
    /// With a transactional id every produced record waits for `commit` or `abort`.
    explicit KafkaTraffic(const QString &bootstrap, const QString &transactionalId = {});
    ~KafkaTraffic();

    bool createTopic(const QString &name, int partitions, const QMap<QString, QString> &config = {}, int replicas = 1);
    bool deleteTopic(const QString &name);
    bool addPartitions(const QString &name, int total);
    /// Everything before `offset` is gone, as after retention.
    bool deleteRecordsBefore(const QString &topic, qint32 partition, qint64 offset);
    bool commitOffset(const QString &group, const QString &topic, qint32 partition, qint64 offset);

    bool send(const std::vector<Sent> &records);
    bool send(const QString &topic, qint32 partition, int count, const QByteArray &valuePrefix = "v");
    bool begin();
    bool commit();
    bool abort();

    /// Offset behind the newest record.
    [[nodiscard]] qint64 end(const QString &topic, qint32 partition);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace rheo::test
