// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/error.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace rheo {

/// One handle on a recording's SQLite file, hardened against files of others. It keeps its first failure: from then on
/// every call does nothing and returns false or 0, and `outcome` tells the failure. One thread.
class Database
{
public:
    enum class Access {
        Write,     ///< an existing file, which may be empty
        Read,      ///< also beside a writer
        Immutable, ///< a file that nobody writes, on a medium that does not let us make files beside it
    };

    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    bool execute(const char *sql);
    /// The first column of the first row; 0 for none.
    qint64 number(const char *sql);

    /// Makes `copy`, an empty database, the same as this one is now, whatever a writer does meanwhile. `goOn` is told
    /// the share done, 0 to 1, several times a second; false ends it, which is the answer then. Failures of either go
    /// to the outcome of that one.
    bool copyTo(Database &copy, const std::function<bool(double)> &goOn);

    [[nodiscard]] bool isGood() const { return !m_error; }

    [[nodiscard]] Result<void> outcome() const;

    [[nodiscard]] std::optional<Error> takeError() { return std::exchange(m_error, std::nullopt); }

    void fail(int code); ///< an SQLite result code that is no success
    void fail(Error);

private:
    friend class Statement;

    explicit Database(QString path) : m_path(std::move(path)) {}

    sqlite3 *m_handle = nullptr;
    QString m_path;
    std::optional<Error> m_error;
};

/// A prepared statement. Blobs and texts that are bound must live until the next `reset`.
class Statement
{
public:
    Statement() = default;
    Statement(Database &, const char *sql);
    ~Statement();
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) noexcept;

    Statement &bind(int index, qint64 value); ///< from 1
    Statement &bindBlob(int index, std::string_view);
    Statement &bindText(int index, const QString &);

    bool next(); ///< true while there is a row
    bool run();  ///< to the end, then reset
    void reset();

    [[nodiscard]] qint64 number(int column) const;         ///< from 0
    [[nodiscard]] std::string_view blob(int column) const; ///< holds until the next step
    [[nodiscard]] QString text(int column) const;

private:
    Database *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace rheo
