// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace rheo::ui {

/// Looks whether files can be read, beside the GUI thread: one on a network that is away may take minutes to answer,
/// or never does. Each look has a thread of its own that nobody waits for. GUI thread.
class FileLooks : public QObject
{
    Q_OBJECT

public:
    /// 0 if the file can be read, else an errno. Called on any thread; `path` is encoded for the system.
    using Function = std::function<int(const QByteArray &path)>;

    explicit FileLooks(QObject *parent = nullptr, Function function = &FileLooks::ofTheSystem);
    ~FileLooks() override;

    void look(const QString &path); ///< nothing new while an earlier look at it has no answer
    [[nodiscard]] static int ofTheSystem(const QByteArray &path);

Q_SIGNALS:
    void looked(const QString &path, int trouble); ///< never from within look()

private:
    struct Mailbox; ///< outlives this for looks that are not back

    void take(const QString &path, int trouble);

    Function m_function;
    std::shared_ptr<Mailbox> m_mailbox;
    QSet<QString> m_away;
};

} // namespace rheo::ui
