// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace rheo::test {

/// A real Apache Kafka for one test program, by tests/kafka/kafka.sh: its files in a temporary folder, on free loopback
/// ports, ready when `start` comes back, ended by the destructor and also when this process dies. Needs Maven and a
/// JDK 17; the first start on a machine downloads the jars (README.md there).
class RealKafka
{
public:
    struct Settings
    {
        int nodes = 1;
        bool sasl = false;           ///< SASL_PLAINTEXT and SASL_SSL listeners, ACLs on; see tests/kafka/README.md
        QStringList properties = {}; ///< broker settings, "key=value"
    };

    /// nullptr if it did not start; `why` then holds what the script said.
    [[nodiscard]] static std::unique_ptr<RealKafka> start(const Settings &, QString *why = nullptr);

    [[nodiscard]] static std::unique_ptr<RealKafka> start() { return start(Settings{}); }

    ~RealKafka();

    [[nodiscard]] QString bootstrap() const { return m_env[QStringLiteral("BOOTSTRAP")]; }

    [[nodiscard]] QString saslBootstrap() const { return m_env[QStringLiteral("SASL")]; }

    [[nodiscard]] QString saslSslBootstrap() const { return m_env[QStringLiteral("SASL_SSL")]; }

    [[nodiscard]] QString caFile() const { return m_env[QStringLiteral("CA")]; }

    void killNode(int node); ///< SIGKILL; nodes count from 1
    [[nodiscard]] bool stop();
    [[nodiscard]] bool restart(); ///< after `stop`: same ports, same data

    /// Runs one of Kafka's own programs to its end; its standard output and error, nothing if it failed.
    [[nodiscard]] std::optional<QString> runJava(const QStringList &classAndArguments) const;

private:
    RealKafka() = default;
    bool readEnvironment();

    QTemporaryDir m_folder;
    QMap<QString, QString> m_env;
};

} // namespace rheo::test
