// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriterstate.h"

#include <algorithm>
#include <future>

namespace rheo {

namespace {

constexpr qint64 oldestTail = 10'000'000; ///< µs

/// Of sealed segments that are not in the file yet; then the taker waits. One segment always fits.
constexpr size_t mostBytesOnTheWay = 32u << 20;

} // namespace

Result<void> RecordingWriter::State::outcome()
{
    if (!store)
        return failure(ErrorKind::Usage, QStringLiteral("%1 is finished; resume it to write on.").arg(path));
    if (!isBroken)
        return {};
    storing.await();
    return store->database().outcome();
}

BlockFacts RecordingWriter::State::facts(size_t from) const
{
    BlockFacts facts{openFirst + Sequence(from), qint64(open.size() - from), open.row(from).arrivalWall, 0,
                     openBytes - (from ? storedBytes : 0)};
    facts.lastWall = open.row(open.size() - 1).arrivalWall;
    return facts;
}

void RecordingWriter::State::seal()
{
    if (open.isEmpty())
        return;
    for (size_t bytes = bytesOnTheWay; bytes > mostBytesOnTheWay; bytes = bytesOnTheWay)
        bytesOnTheWay.wait(bytes);
    const size_t bytes = open.bytes();
    bytesOnTheWay += bytes;
    const BlockFacts known = facts(0);
    std::packaged_task<SegmentBlobs()> pack(
        [this, events = std::exchange(open, {})] { return encoder.encode(events, 0, events.size()); });
    inStore([this, bytes, known, blobs = pack.get_future(), entries = std::exchange(openEntries, {}),
             isInTail = stored > 0](RecordingStore &file) mutable {
        file.addSegment(known, blobs.get(), entries, isInTail);
        bytesOnTheWay -= bytes;
        bytesOnTheWay.notify_one();
    });
    packing.post(std::move(pack));
    open.reserve(size_t(known.count), bytes); // the next one is like it
    openFirst += known.count;
    stored = 0;
    openBytes = storedBytes = 0;
}

void RecordingWriter::State::storeTail()
{
    if (stored == open.size())
        return;
    inStore([known = facts(stored), blobs = tailEncoder.encode(open, stored, open.size())](RecordingStore &file) {
        file.addTail(known, blobs);
    });
    stored = open.size();
    storedBytes = openBytes;
}

std::vector<StoredPosition> RecordingWriter::State::takeChangedPositions()
{
    std::vector<StoredPosition> changed;
    for (auto &[key, known] : next)
        if (std::exchange(known.changed, false))
            changed.push_back({qint32(key >> 32), qint32(key & 0xffffffff), known.next});
    return changed;
}

void RecordingWriter::State::startCommit()
{
    if (!open.isEmpty() && options.clock() - openSince >= oldestTail)
        seal();
    storeTail();
    isCommitting = true;
    inStore([this, changed = takeChangedPositions(), upTo = nextSequence()](RecordingStore &file) {
        file.commit(changed);
        if (file.database().isGood())
            committed = upTo;
        isCommitting = false;
    });
}

} // namespace rheo
