// SPDX-License-Identifier: Apache-2.0
#include "model/record/database.h"

#include <QUrl>

#include <algorithm>
#include <sqlite3.h>

namespace rheo {

namespace {

constexpr int patienceMs = 2000;
constexpr int pagesAtOnce = 64; // of a copy: 1 MB at our page size

const char hardening[] = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                         "PRAGMA temp_store=MEMORY; PRAGMA recursive_triggers=OFF;";

QByteArray uri(const QString &path, Database::Access access)
{
    QByteArray text = "file:" + QUrl::toPercentEncoding(path, "/");
    if (access == Database::Access::Immutable)
        text += "?immutable=1";
    return text;
}

int flags(Database::Access access)
{
    const int way = access == Database::Access::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    return way | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
}

void limit(sqlite3 *handle)
{
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 128 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 20000);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 50);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 20);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25000);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

Error describe(int code, const QString &path, const QString &detail)
{
    const auto error = [&](ErrorKind kind, const char *sentence) {
        return Error{kind, QString::fromUtf8(sentence).arg(path), detail};
    };
    switch (code & 0xff) {
    case SQLITE_FULL:
        return error(ErrorKind::Disk, "There is no space left to write %1; free some and try again.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error(ErrorKind::Disk, "Another program holds %1; close it and try again.");
    case SQLITE_NOTADB:
        return error(ErrorKind::Input, "%1 is not a Rheograph recording.");
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return error(ErrorKind::Input, "%1 is damaged and cannot be read on; use another copy of it.");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return error(ErrorKind::Disk, "%1 cannot be opened; see whether it exists and may be read.");
    case SQLITE_READONLY:
        return error(ErrorKind::Disk, "%1 may not be written here; copy it to a folder of your own.");
    default:
        return error(ErrorKind::Disk, "The disk refused %1; see whether it is full or broken.");
    }
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    std::unique_ptr<Database> database(new Database(path));
    const int code = sqlite3_open_v2(uri(path, access).constData(), &database->m_handle, flags(access), nullptr);
    if (code != SQLITE_OK) {
        database->fail(code);
        return std::unexpected(*database->m_error);
    }
    sqlite3_busy_timeout(database->m_handle, patienceMs);
    limit(database->m_handle);
    if (!database->execute(hardening))
        return std::unexpected(*database->m_error);
    return database;
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

bool Database::execute(const char *sql)
{
    if (!isGood())
        return false;
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
    return isGood();
}

qint64 Database::number(const char *sql)
{
    Statement statement(*this, sql);
    return statement.next() ? statement.number(0) : 0;
}

bool Database::copyTo(Database &copy, const std::function<bool(double)> &goOn)
{
    if (!execute("BEGIN") || number("SELECT count(*) FROM sqlite_schema") == 0) // holds the state of now
        return false;
    sqlite3_backup *backup = sqlite3_backup_init(copy.m_handle, "main", m_handle, "main");
    if (!backup) {
        copy.fail(sqlite3_errcode(copy.m_handle));
        return false;
    }
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, pagesAtOnce);
        const double pages = std::max(1, sqlite3_backup_pagecount(backup));
        if (code == SQLITE_OK && !goOn(1 - sqlite3_backup_remaining(backup) / pages))
            break;
    }
    sqlite3_backup_finish(backup);
    if (code != SQLITE_OK && code != SQLITE_DONE)
        copy.fail(code);
    execute("COMMIT");
    return code == SQLITE_DONE;
}

Result<void> Database::outcome() const
{
    if (m_error)
        return std::unexpected(*m_error);
    return {};
}

void Database::fail(int code)
{
    if (!m_error)
        m_error = describe(code, m_path, QString::fromUtf8(m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code)));
}

void Database::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

Statement::Statement(Database &database, const char *sql) : m_database(&database)
{
    if (!database.isGood())
        return;
    const int code = sqlite3_prepare_v3(database.m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK)
        database.fail(code);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr))
{}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement, index, value);
    return *this;
}

Statement &Statement::bindBlob(int index, std::string_view bytes)
{
    if (bytes.empty())
        sqlite3_bind_zeroblob(m_statement, index, 0);
    else
        sqlite3_bind_blob64(m_statement, index, bytes.data(), bytes.size(), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindText(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement, index, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
    return *this;
}

bool Statement::next()
{
    if (!m_statement || !m_database->isGood())
        return false;
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_database->fail(code);
    return code == SQLITE_ROW;
}

bool Statement::run()
{
    while (next()) {
    }
    reset();
    return m_database->isGood();
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes ? std::string_view(static_cast<const char *>(bytes), size_t(size)) : std::string_view();
}

QString Statement::text(int column) const
{
    const void *bytes = sqlite3_column_text(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return QString::fromUtf8(static_cast<const char *>(bytes), size);
}

} // namespace rheo
