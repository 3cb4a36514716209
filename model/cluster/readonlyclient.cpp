// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/readonlyclient.h"

#include "model/cluster/troublesentence.h"

#include <future>
#include <mutex>
#include <optional>
#include <thread>

namespace rheo {

namespace {

constexpr std::chrono::seconds destroyDeadline{5};
constexpr int probeSliceMs = 250;
constexpr int pushesMetrics = 0x020500ff; ///< from this version on the library sends brokers figures about its user

struct Said
{
    rd_kafka_resp_err_t code;
    QString words;
};

/// What the library said, newest that names a reason; outlives the client, also an abandoned one.
struct Words
{
    std::mutex mutex;
    std::optional<Said> newest;

    void hear(rd_kafka_resp_err_t code, const char *reason)
    {
        const std::lock_guard lock(mutex);
        const bool saysNothing = code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || code == RD_KAFKA_RESP_ERR__FATAL;
        if (!(saysNothing && newest))
            newest = Said{code, QString::fromUtf8(reason)};
    }
};

/// Waits for the library no longer than the deadline; then the client and its words stay behind for ever.
void destroyWithin(rd_kafka_t *client, std::unique_ptr<std::shared_ptr<Words>> words)
{
    auto done = std::make_shared<std::promise<void>>();
    auto finished = done->get_future();
    std::thread([client, done, kept = words.release()] {
        rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
        delete kept;
        done->set_value();
    }).detach();
    finished.wait_for(destroyDeadline);
}

struct ConfDeleter
{
    void operator()(rd_kafka_conf_t *conf) const { rd_kafka_conf_destroy(conf); }
};

using Conf = std::unique_ptr<rd_kafka_conf_t, ConfDeleter>;

Result<void> set(const Conf &conf, const std::string &name, const std::string &value)
{
    char why[512];
    if (rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), why, sizeof why) == RD_KAFKA_CONF_OK)
        return {};
    return failure(ErrorKind::Input,
                   QStringLiteral("The Kafka library refuses the connection setting '%1'. Correct it or leave it out.")
                       .arg(QString::fromStdString(name)),
                   QString::fromUtf8(why));
}

Result<Conf> configured(const Connection &connection, const ReadOnlyClient::Settings &own)
{
    ReadOnlyClient::Settings all;
    for (const auto &[name, value] : connection.settings.asKeyValueRange()) {
        if (!isAllowedSetting(name.toStdString()))
            return failure(ErrorKind::Input, QStringLiteral("The connection setting '%1' is not one that Rheograph "
                                                            "passes on. Leave it out.")
                                                 .arg(name));
        all[name.toStdString()] = value.toStdString();
    }
    if (!connection.password.isEmpty())
        all["sasl.password"] = connection.password.toStdString();
    all["bootstrap.servers"] = connection.bootstrap.toStdString();
    for (const auto &[name, value] : own)
        all[name] = value;
    if (rd_kafka_version() >= pushesMetrics)
        all["enable.metrics.push"] = "false";
    Conf conf(rd_kafka_conf_new());
    for (const auto &[name, value] : all)
        if (auto done = set(conf, name, value); !done)
            return std::unexpected(done.error());
    return conf;
}

} // namespace

struct ReadOnlyClient::State
{
    Connection connection;
    std::unique_ptr<std::shared_ptr<Words>> opaque; ///< what the library's callbacks are given
    std::shared_ptr<Words> words;
    rd_kafka_t *client = nullptr;

    ~State()
    {
        if (client)
            destroyWithin(client, std::move(opaque));
    }
};

ReadOnlyClient::ReadOnlyClient(std::unique_ptr<State> state) : m_state(std::move(state)) {}

ReadOnlyClient::ReadOnlyClient(ReadOnlyClient &&) noexcept = default;
ReadOnlyClient &ReadOnlyClient::operator=(ReadOnlyClient &&) noexcept = default;
ReadOnlyClient::~ReadOnlyClient() = default;

Result<ReadOnlyClient> ReadOnlyClient::make(const Connection &connection, const Settings &own)
{
    auto conf = configured(connection, own);
    if (!conf)
        return std::unexpected(conf.error());
    auto state = std::make_unique<State>();
    state->connection = connection;
    state->words = std::make_shared<Words>();
    state->opaque = std::make_unique<std::shared_ptr<Words>>(state->words);
    rd_kafka_conf_set_opaque(conf->get(), state->opaque.get());
    rd_kafka_conf_set_error_cb(conf->get(), [](rd_kafka_t *, int code, const char *reason, void *opaque) {
        (*static_cast<std::shared_ptr<Words> *>(opaque))->hear(rd_kafka_resp_err_t(code), reason);
    });
    rd_kafka_conf_set_log_cb(conf->get(), [](const rd_kafka_t *, int, const char *, const char *) {});
    char why[512];
    state->client = rd_kafka_new(RD_KAFKA_CONSUMER, conf->get(), why, sizeof why);
    if (!state->client)
        return failure(ErrorKind::Input,
                       QStringLiteral("The connection settings do not go together. Check security.protocol, the login "
                                      "and the certificates."),
                       QString::fromUtf8(why));
    static_cast<void>(conf->release());
    return ReadOnlyClient(std::move(state));
}

rd_kafka_t *ReadOnlyClient::get() const
{
    return m_state->client;
}

void ReadOnlyClient::poll() const
{
    rd_kafka_poll(m_state->client, 0);
}

std::optional<Error> ReadOnlyClient::trouble() const
{
    const std::lock_guard lock(m_state->words->mutex);
    if (!m_state->words->newest)
        return {};
    const Said &said = *m_state->words->newest;
    return troubleSentence(said.code, said.words, m_state->connection, rd_kafka_version());
}

void ReadOnlyClient::clearTrouble() const
{
    const std::lock_guard lock(m_state->words->mutex);
    m_state->words->newest.reset();
}

Result<void> ReadOnlyClient::awaitBroker(std::chrono::milliseconds deadline) const
{
    const auto end = std::chrono::steady_clock::now() + deadline;
    auto code = RD_KAFKA_RESP_ERR__TIMED_OUT;
    do {
        const rd_kafka_metadata_t *metadata = nullptr;
        code = rd_kafka_metadata(m_state->client, 0, nullptr, &metadata, probeSliceMs);
        if (metadata)
            rd_kafka_metadata_destroy(metadata);
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
            clearTrouble();
            return {};
        }
        poll();
        const std::lock_guard lock(m_state->words->mutex);
        if (m_state->words->newest && isHopeless(m_state->words->newest->code, m_state->words->newest->words))
            break;
    } while (std::chrono::steady_clock::now() < end);
    return std::unexpected(errorOf(QString(), code));
}

Error ReadOnlyClient::errorOf(const QString &what, rd_kafka_resp_err_t code) const
{
    poll();
    const bool isConnection = code == RD_KAFKA_RESP_ERR__TIMED_OUT || code == RD_KAFKA_RESP_ERR__TRANSPORT ||
                              code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN;
    Error error =
        troubleSentence(code, QString::fromUtf8(rd_kafka_err2str(code)), m_state->connection, rd_kafka_version());
    if (const auto said = trouble(); isConnection && said)
        error = *said;
    if (!what.isEmpty())
        error.message = what + QStringLiteral(": ") + error.message;
    return error;
}

} // namespace rheo
