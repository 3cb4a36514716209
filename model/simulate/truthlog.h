// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/cluster/kafkaclient.h"

#include <QFile>

#include <mutex>

namespace rheo {

/// What only the simulator knows, as JSON lines beside the records (FORMAT.md). Without a path it takes and writes
/// nothing. Any thread.
class TruthLog
{
public:
    /// Starts a new file, replacing an old one.
    [[nodiscard]] Result<void> open(const QString &path);

    void produced(const RecordPlace &, const QList<RecordPlace> &causes, const QString &service,
                  const QByteArray &trace);
    void consumed(const RecordPlace &, const QString &service, const QString &group, const QString &outcome);
    [[nodiscard]] Result<void> flush();

private:
    void write(const QByteArray &line);

    std::mutex m_mutex;
    QFile m_file;
    bool m_failed = false;
};

} // namespace rheo
