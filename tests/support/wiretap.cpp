// SPDX-License-Identifier: Apache-2.0
#include "tests/support/wiretap.h"

#include <QMap>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QtEndian>

#include <mutex>

namespace rheo::test {

namespace {

constexpr qint16 metadataKey = 3;
constexpr qint16 firstFlexibleMetadata = 9;

template<typename T> QByteArray big(T number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// Reads a request field by field; from the first that is cut short on everything is 0 and `isGood` false.
class Fields
{
public:
    explicit Fields(const QByteArray &bytes) : m_bytes(bytes) {}

    template<typename T> T number()
    {
        const QByteArray raw = take(sizeof(T));
        return raw.isEmpty() ? T() : qFromBigEndian<T>(raw.constData());
    }

    quint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = number<quint8>();
            value |= quint64(byte & 0x7f) << shift;
            if (!(byte & 0x80))
                break;
        }
        return value;
    }

    QByteArray text()
    {
        const auto size = number<qint16>();
        return size > 0 ? take(size) : QByteArray();
    }

    QByteArray take(qint64 count)
    {
        m_isGood = m_isGood && count >= 0 && count <= m_bytes.size() - m_at;
        if (!m_isGood)
            return {};
        m_at += count;
        return m_bytes.mid(m_at - count, count);
    }

    void skip(qint64 count) { (void)take(count); }

    [[nodiscard]] bool isGood() const { return m_isGood; }

private:
    const QByteArray &m_bytes;
    qint64 m_at = 0;
    bool m_isGood = true;
};

void skipTags(Fields &fields)
{
    for (quint64 count = fields.varint(); count > 0 && fields.isGood(); --count) {
        (void)fields.varint();
        fields.skip(qint64(fields.varint()));
    }
}

QStringList namedTopics(Fields &fields)
{
    QStringList names;
    for (auto count = fields.number<qint32>(); count > 0 && fields.isGood(); --count)
        names << QString::fromUtf8(fields.text());
    return names;
}

QStringList namedTopicsFlexible(Fields &fields, qint16 version)
{
    QStringList names;
    skipTags(fields); // of the header
    for (quint64 count = fields.varint(); count > 1 && fields.isGood(); --count) {
        fields.skip(version >= 10 ? 16 : 0); // topic id
        const quint64 size = fields.varint();
        names << QString::fromUtf8(size > 0 ? fields.take(qint64(size) - 1) : QByteArray());
        skipTags(fields);
    }
    return names;
}

QStringList mayCreate(Fields &fields, qint16 version)
{
    const QStringList names =
        version < firstFlexibleMetadata ? namedTopics(fields) : namedTopicsFlexible(fields, version);
    return version < 4 || fields.number<quint8>() != 0 ? names : QStringList();
}

/// Cuts whole messages, with their length, off the front.
QByteArray takeFrame(QByteArray &bytes)
{
    if (bytes.size() < 4)
        return {};
    const qint64 size = 4 + qint64(qFromBigEndian<qint32>(bytes.constData()));
    if (bytes.size() < size)
        return {};
    const QByteArray frame = bytes.left(size);
    bytes.remove(0, size);
    return frame;
}

/// One client and its connection to the broker.
class Pair : public QObject
{
public:
    using Hear = std::function<void(const QByteArray &request)>;

    Pair(QTcpSocket *client, quint16 broker, const QByteArray &shown, QObject *parent, Hear hear)
        : QObject(parent), m_client(client), m_shown(shown), m_real("127.0.0.1" + big(qint32(broker)))
    {
        client->setParent(this);
        connect(client, &QTcpSocket::readyRead, this, [this, hear] {
            m_fromClient += m_client->readAll();
            for (QByteArray frame = takeFrame(m_fromClient); !frame.isEmpty(); frame = takeFrame(m_fromClient)) {
                hear(frame.mid(4));
                m_broker.write(frame);
            }
        });
        connect(&m_broker, &QTcpSocket::readyRead, this, [this] {
            m_fromBroker += m_broker.readAll();
            for (QByteArray frame = takeFrame(m_fromBroker); !frame.isEmpty(); frame = takeFrame(m_fromBroker))
                m_client->write(frame.replace(m_real, m_shown));
        });
        for (QTcpSocket *socket : {client, &m_broker})
            connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        m_broker.connectToHost(QStringLiteral("127.0.0.1"), broker);
    }

private:
    QTcpSocket *m_client;
    QTcpSocket m_broker;
    QByteArray m_shown;
    QByteArray m_real;
    QByteArray m_fromClient;
    QByteArray m_fromBroker;
};

} // namespace

struct WireTap::State
{
    QThread thread;
    QTcpServer *server = nullptr; ///< lives on the thread
    quint16 broker = 0;
    quint16 port = 0;
    std::mutex mutex;
    std::vector<WireRequest> requests;

    void serve();
    void hear(const QByteArray &request);
};

void WireTap::State::serve()
{
    server = new QTcpServer;
    if (!server->listen(QHostAddress::LocalHost))
        qFatal("wire tap: %s", qPrintable(server->errorString()));
    port = server->serverPort();
    const QByteArray shown = "127.0.0.1" + big(qint32(port));
    QObject::connect(server, &QTcpServer::newConnection, server, [this, shown] {
        while (QTcpSocket *client = server->nextPendingConnection())
            new Pair(client, broker, shown, server, [this](const QByteArray &request) { hear(request); });
    });
}

void WireTap::State::hear(const QByteArray &request)
{
    const auto read = wireRequestFrom(request);
    const std::lock_guard lock(mutex);
    requests.push_back(read.value_or(WireRequest()));
}

WireTap::WireTap(const QString &broker) : m_state(std::make_unique<State>())
{
    m_state->broker = broker.section(QLatin1Char(':'), 1).toUShort();
    m_state->thread.start();
    auto *starter = new QObject;
    starter->moveToThread(&m_state->thread);
    QMetaObject::invokeMethod(starter, [this] { m_state->serve(); }, Qt::BlockingQueuedConnection);
    starter->deleteLater();
}

WireTap::~WireTap()
{
    QMetaObject::invokeMethod(m_state->server, [this] { delete m_state->server; }, Qt::BlockingQueuedConnection);
    m_state->thread.quit();
    m_state->thread.wait();
}

QString WireTap::bootstrap() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_state->port);
}

std::vector<WireRequest> WireTap::takeRequests()
{
    const std::lock_guard lock(m_state->mutex);
    return std::exchange(m_state->requests, {});
}

std::optional<WireRequest> wireRequestFrom(const QByteArray &bytes)
{
    Fields fields(bytes);
    WireRequest request;
    request.key = fields.number<qint16>();
    request.version = fields.number<qint16>();
    (void)fields.number<qint32>(); // correlation
    request.clientId = QString::fromUtf8(fields.text());
    if (request.key == metadataKey)
        request.mayCreate = mayCreate(fields, request.version);
    return fields.isGood() ? std::optional(request) : std::nullopt;
}

QString apiName(qint16 key)
{
    static const QMap<qint16, QString> names{
        {0, QStringLiteral("Produce")},
        {1, QStringLiteral("Fetch")},
        {2, QStringLiteral("ListOffsets")},
        {3, QStringLiteral("Metadata")},
        {8, QStringLiteral("OffsetCommit")},
        {9, QStringLiteral("OffsetFetch")},
        {10, QStringLiteral("FindCoordinator")},
        {11, QStringLiteral("JoinGroup")},
        {15, QStringLiteral("DescribeGroups")},
        {16, QStringLiteral("ListGroups")},
        {18, QStringLiteral("ApiVersions")},
        {19, QStringLiteral("CreateTopics")},
        {23, QStringLiteral("OffsetForLeaderEpoch")},
        {22, QStringLiteral("InitProducerId")},
        {32, QStringLiteral("DescribeConfigs")},
    };
    return names.value(key, QString::number(key));
}

} // namespace rheo::test
