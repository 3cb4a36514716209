// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace rheo {

/// One of the program's own headless verbs, running as a child: started with an argument list (never a shell), fed
/// secrets by its first line of input, heard by the JSON lines it prints, ended by the end of its input. GUI thread.
class VerbChild : public QObject
{
    Q_OBJECT

public:
    /// `program` is the executable; empty: this one.
    explicit VerbChild(QString program = {}, QObject *parent = nullptr);
    ~VerbChild() override; ///< kills what still runs

    /// `firstLine` goes to its input at once; may be empty. Must not be running.
    void start(const QStringList &arguments, const QByteArray &firstLine = {});
    /// Closes its input; terminates it after 2 s, kills it after 2 s more. `ended` follows.
    void stop();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 processId() const;

Q_SIGNALS:
    void line(const QByteArray &json); ///< one line of its output, without the line break
    /// It is gone. `exitCode` as in commandline.md; below 0 if it could not be started (-1) or a signal ended it (minus
    /// that signal's number). `sentence` is the last line it printed to standard error, empty if it said nothing.
    void ended(int exitCode, const QString &sentence);

private:
    void readLines();
    void finish(int exitCode);

    QString m_program;
    QProcess m_process;
    QTimer m_patience;
    bool m_terminated = false; ///< asked by a signal; next it is killed
    QByteArray m_unfinished;
    QByteArray m_errors;
};

} // namespace rheo
