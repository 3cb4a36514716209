// SPDX-License-Identifier: Apache-2.0
#include "model/record/format.h"

#include <QFileInfo>

namespace rheo::format {

namespace {

const char beforeTables[] = "PRAGMA page_size=32768; PRAGMA auto_vacuum=NONE;"
                            "PRAGMA application_id=0x52684f31; PRAGMA user_version=1;";

const char tables[] = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE drawing(id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, rheo BLOB NOT NULL) STRICT;
CREATE TABLE rules(id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, json BLOB NOT NULL) STRICT;
CREATE TABLE topic(number INTEGER PRIMARY KEY, name TEXT NOT NULL, incarnation TEXT NOT NULL,
    partitions INTEGER NOT NULL) STRICT;
CREATE TABLE tail(first INTEGER PRIMARY KEY, count INTEGER NOT NULL, first_wall INTEGER NOT NULL,
    last_wall INTEGER NOT NULL, bytes INTEGER NOT NULL, ranges BLOB NOT NULL, rows BLOB NOT NULL,
    keys BLOB NOT NULL, headers BLOB NOT NULL, vals BLOB NOT NULL) STRICT;
CREATE TABLE segment(id INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL,
    first_wall INTEGER NOT NULL, last_wall INTEGER NOT NULL, bytes INTEGER NOT NULL, ranges BLOB NOT NULL,
    rows BLOB NOT NULL, keys BLOB NOT NULL, headers BLOB NOT NULL, vals BLOB NOT NULL) STRICT;
CREATE TABLE indexrun(id INTEGER PRIMARY KEY, level INTEGER NOT NULL, first_segment INTEGER NOT NULL,
    last_segment INTEGER NOT NULL, entries INTEGER NOT NULL, bits INTEGER NOT NULL) STRICT;
CREATE TABLE indexpart(id INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
CREATE TABLE position(topic INTEGER NOT NULL, partition INTEGER NOT NULL, next INTEGER NOT NULL,
    PRIMARY KEY(topic, partition)) STRICT, WITHOUT ROWID;
CREATE TABLE observation(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, wall INTEGER NOT NULL,
    steady INTEGER NOT NULL, sequence INTEGER NOT NULL, topic INTEGER NOT NULL, partition INTEGER NOT NULL,
    first INTEGER NOT NULL, low INTEGER NOT NULL, consumer TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE gap(id INTEGER PRIMARY KEY, topic INTEGER NOT NULL, partition INTEGER NOT NULL, first INTEGER NOT NULL,
    past INTEGER NOT NULL, reason INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT;
)";

void putFact(Statement &insert, const char *key, const QString &value)
{
    insert.bindText(1, QString::fromUtf8(key)).bindText(2, value).run();
}

Result<std::unique_ptr<Database>> openChecked(const QString &path, Database::Access access)
{
    auto database = Database::open(path, access);
    if (!database)
        return database;
    if (const auto ours = checkIsRecording(**database, path); !ours)
        return std::unexpected(ours.error());
    return database;
}

} // namespace

const char *const whileWriting = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=4194304;"
                                 "PRAGMA wal_autocheckpoint=128; PRAGMA cache_size=-8192;";

void writeNewFile(Database &database, const RecordingInfo &info)
{
    database.execute(beforeTables);
    database.execute("BEGIN IMMEDIATE");
    database.execute(tables);
    Statement insert(database, "INSERT INTO meta VALUES(?,?)");
    putFact(insert, "clusterId", info.clusterId);
    putFact(insert, "bootstrap", info.bootstrap);
    putFact(insert, "simulated", info.simulated ? QStringLiteral("1") : QStringLiteral("0"));
    putFact(insert, "startedWall", QString::number(info.startedWall));
    putFact(insert, "program", info.program);
    database.execute("COMMIT");
}

Result<void> checkIsRecording(Database &database, const QString &path)
{
    const qint64 id = database.number("PRAGMA application_id"), found = database.number("PRAGMA user_version");
    if (!database.isGood())
        return database.outcome();
    if (id != applicationId)
        return failure(ErrorKind::Input, QStringLiteral("%1 is not a Rheograph recording.").arg(path));
    if (found > version)
        return failure(ErrorKind::Input,
                       QStringLiteral("%1 was written by a newer Rheograph; use that one to open it.").arg(path));
    return {};
}

Result<std::unique_ptr<Database>> openToRead(const QString &path)
{
    auto database = openChecked(path, Database::Access::Read);
    const bool isLogged = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (!database && database.error().kind == ErrorKind::Disk && !isLogged)
        database = openChecked(path, Database::Access::Immutable);
    return database;
}

RecordingInfo readInfo(Database &database)
{
    RecordingInfo info;
    Statement facts(database, "SELECT key,value FROM meta");
    while (facts.next()) {
        const QString key = facts.text(0), value = facts.text(1);
        if (key == QStringLiteral("clusterId"))
            info.clusterId = value;
        else if (key == QStringLiteral("bootstrap"))
            info.bootstrap = value;
        else if (key == QStringLiteral("simulated"))
            info.simulated = value == QStringLiteral("1");
        else if (key == QStringLiteral("startedWall"))
            info.startedWall = value.toLongLong();
        else if (key == QStringLiteral("program"))
            info.program = value;
    }
    return info;
}

} // namespace rheo::format
