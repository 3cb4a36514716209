// SPDX-License-Identifier: Apache-2.0
#include "model/record/recordingwriterstate.h"

namespace rheo {

/// Nothing is on its way to the store yet, so it is read from here.
Result<void> RecordingWriter::State::load()
{
    Database &database = store->database();
    Statement topicRows(database, "SELECT number,name,incarnation,partitions FROM topic ORDER BY number");
    while (topicRows.next()) {
        addTopic({qint32(topicRows.number(0)), topicRows.text(1), topicRows.text(2), qint32(topicRows.number(3))});
    }
    Statement positions(database, "SELECT topic,partition,next FROM position");
    while (positions.next())
        next[partitionKey(qint32(positions.number(0)), qint32(positions.number(1)))] = {positions.number(2), false};
    Statement newest(database, "SELECT json FROM rules ORDER BY id DESC LIMIT 1");
    const std::string_view json = newest.next() ? newest.blob(0) : std::string_view();
    const auto rules = RuleSet::fromJson(QByteArray(json.data(), qsizetype(json.size())));
    if (!database.isGood())
        return database.outcome();
    if (!rules)
        return std::unexpected(rules.error());
    reader.emplace(*rules);
    store->load();
    openFirst = database.number("SELECT max(first+count) FROM segment");
    SegmentDecoder decoder;
    loadTail(decoder);
    committed = nextSequence();
    return database.outcome();
}

void RecordingWriter::State::loadTail(SegmentDecoder &decoder)
{
    Database &database = store->database();
    Statement rows(database, "SELECT count,rows,keys,headers,vals,bytes,first FROM tail ORDER BY first");
    while (rows.next()) {
        if (open.isEmpty())
            openFirst = rows.number(6);
        if (rows.number(6) != nextSequence() ||
            !decoder.decode({rows.blob(1), rows.blob(2), rows.blob(3), rows.blob(4)}, quint64(rows.number(0)), open))
            return database.fail(
                {ErrorKind::Input, QStringLiteral("The newest events of %1 are damaged, so it cannot be continued; "
                                                  "record into another file.")
                                       .arg(path)});
        openBytes += rows.number(5);
    }
    for (size_t row = 0; row < open.size(); ++row)
        indexRow(row);
    stored = open.size();
    storedBytes = openBytes;
    openSince = options.clock();
}

void RecordingWriter::State::addTopic(const RecordedTopic &topic)
{
    if (topic.number < 0 || topic.number > 1'000'000)
        return;
    topics.push_back(topic);
    topicNames.resize(std::max(topicNames.size(), size_t(topic.number) + 1));
    topicNames[size_t(topic.number)] = topic.name.toStdString();
}

} // namespace rheo
