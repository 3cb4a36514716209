// SPDX-License-Identifier: Apache-2.0
#include "model/base/displaytext.h"
#include "model/capture/capturerun.h"

namespace rheo {

Result<void> CaptureRun::startCarefully(std::vector<TappedPartition> partitions)
{
    if (m_settings.careful->skip)
        if (auto done = leaveOut(*m_settings.careful->skip, partitions); !done)
            return done;
    auto reading = CarefulReading::start(m_settings.connection, *m_client, std::move(partitions));
    if (!reading)
        return std::unexpected(reading.error());
    m_careful.emplace(std::move(*reading));
    m_progress.careful = m_careful->place();
    return {};
}

/// Only what is not stored yet: the parent asks for the same range until it knows a worse one.
Result<void> CaptureRun::leaveOut(const CarefulRange &range, std::vector<TappedPartition> &partitions)
{
    for (TappedPartition &each : partitions) {
        if (each.name != range.topic || each.partition != range.partition || each.start < range.from ||
            each.start >= range.to)
            continue;
        if (auto done = m_writer->addGap({.topic = each.topic,
                                          .partition = each.partition,
                                          .from = each.start,
                                          .to = range.to,
                                          .reason = Gap::Reason::Skipped});
            !done)
            return done;
        if (auto done = note(QStringLiteral("Offsets %1 to %2 of topic '%3', partition %4 are left out: reading them "
                                            "ended the recorder.")
                                 .arg(each.start)
                                 .arg(range.to - 1)
                                 .arg(displayText(each.name, 249))
                                 .arg(each.partition));
            !done)
            return done;
        each.start = range.to;
    }
    return m_writer->commit();
}

Result<void> CaptureRun::stepCarefully()
{
    if (m_progress.careful) {
        if (auto done = store(m_careful->read()); !done)
            return done;
        if (auto done = m_writer->commit(); !done)
            return done;
        m_progress.committed = m_writer->nextSequence();
        m_progress.careful = m_careful->place();
        return {};
    }
    tap(m_careful->partitions());
    m_careful.reset();
    return {};
}

} // namespace rheo
