// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/record/database.h"
#include "model/record/recordingindex.h"
#include "model/record/recordingreader.h"
#include "model/record/segmentcache.h"

namespace rheo {

/// What a RecordingReader holds. By theme: recordingrefresh.cpp (what there is), recordingreader.cpp (the events),
/// recordingfind.cpp (where a value is).
struct RecordingReader::State
{
    State(QString file, std::unique_ptr<Database> handle)
        : path(std::move(file)), database(std::move(handle)), cache(*database), index(*database)
    {}

    /// Rules apply from `from` on.
    struct RulesVersion
    {
        qint64 id;
        Sequence from;
        RuleSet rules;
        std::unique_ptr<CandidateReader> reader;
    };

    QString path;
    std::unique_ptr<Database> database;
    SegmentCache cache;
    RecordingIndex index;
    RecordingInfo info;
    std::vector<RulesVersion> rules;
    QByteArray drawing;
    std::vector<RecordedTopic> topics;
    std::vector<std::string> topicNames;
    std::vector<SegmentInfo> segments;
    qint64 dataVersion = -1;
    CandidateList candidates;

    bool loadStep();
    void loadSegments(bool &isMore);
    void loadTail();
    void loadRules();
    void loadTopics();
    void loadDrawing();
    [[nodiscard]] Sequence end() const;
    [[nodiscard]] std::string_view topicName(qint32 number) const;
    CandidateReader *readerFor(Sequence);
    bool carries(const EventBatch &, size_t row, Sequence, std::string_view value);
    void copy(const SegmentInfo &, Sequence first, Sequence past, EventBatch &out);
    void copyTail(Sequence first, Sequence past, EventBatch &out);
    void findInTail(std::string_view value, std::vector<Sequence> &found);
    void findSealed(std::string_view value, std::vector<Sequence> &found);
    [[nodiscard]] const SegmentInfo *segmentOf(qint64 id) const;

    template<typename T> Result<T> result(T value)
    {
        if (auto error = database->takeError())
            return std::unexpected(std::move(*error));
        return value;
    }
};

} // namespace rheo
