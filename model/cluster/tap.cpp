// SPDX-License-Identifier: Apache-2.0
#include "model/cluster/tap.h"

#include "model/cluster/deliveryqueue.h"
#include "model/cluster/readonlyclient.h"
#include "model/cluster/tapbatch.h"
#include "model/cluster/tappedtopics.h"
#include "model/cluster/tapsettings.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace rheo {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int pollMs = 20;
constexpr size_t mostAtOnce = 4096;
constexpr int hasFetchBackoff = 0x020200ff; ///< the version since which fetch.queue.backoff.ms can be set
constexpr qint64 nearlyFullBytes = qint64(queueKilobytes) * 1024 * 3 / 4;
constexpr std::chrono::milliseconds stateEvery{200};

} // namespace

struct Tap::Worker
{
    Worker(ReadOnlyClient kafka, const TapSettings &wanted)
        : handle(std::move(kafka)), settings(wanted), topics(handle), deliveries(wanted.queueBytes)
    {}

    ReadOnlyClient handle;
    TapSettings settings;
    TappedTopics topics; ///< tap thread only
    DeliveryQueue deliveries;
    std::atomic<bool> stops{false};

    mutable std::mutex mutex; ///< of what stands below
    std::vector<TappedPartition> toAdd;
    std::vector<qint32> toRemove;
    TapState state;

    Clock::time_point capSince = Clock::now();
    qint64 capBytes = 0;
    size_t mostWaiting = 0;                     ///< messages in the library's queue, since the leaders were last woken
    qint64 countedEvents = 0, countedBytes = 0; ///< taken since then
    size_t bytesAnEvent = 0;                    ///< of the last delivery
    Clock::time_point stateAt{};
    std::thread thread; ///< last, so that it finds the rest made

    void run();
    void obey();
    void publishState();
    void keepToTheCap(size_t bytes);
    void wakeWhenDrained(size_t waiting);
    void countTaken(const EventBatch &);
    TapDelivery poll(std::vector<rd_kafka_message_t *> &messages);
};

void Tap::Worker::obey()
{
    std::vector<TappedPartition> adding;
    std::vector<qint32> removing;
    {
        const std::lock_guard lock(mutex);
        adding.swap(toAdd);
        removing.swap(toRemove);
    }
    for (const qint32 topic : removing)
        topics.remove(topic);
    for (const TappedPartition &each : adding)
        topics.add(each);
}

void Tap::Worker::publishState()
{
    if (Clock::now() - stateAt < stateEvery)
        return;
    stateAt = Clock::now();
    TapState now = topics.state();
    now.isPaused = deliveries.isFull();
    const std::lock_guard lock(mutex);
    state = now;
}

void Tap::Worker::keepToTheCap(size_t bytes)
{
    if (settings.mostBytesASecond <= 0)
        return;
    capBytes += qint64(bytes);
    const auto due = capSince + std::chrono::milliseconds(capBytes * 1000 / settings.mostBytesASecond);
    while (!stops && Clock::now() < due)
        std::this_thread::sleep_for(std::min<Clock::duration>(due - Clock::now(), std::chrono::milliseconds(20)));
    if (Clock::now() - capSince > std::chrono::seconds(10)) {
        capSince = Clock::now();
        capBytes = 0;
    }
}

/// librdkafka before 2.2 stops fetching when its queue is full, and looks again only after a second or when there is
/// something else for the broker's thread. So where the queue was nearly full and is half empty, there is something.
void Tap::Worker::wakeWhenDrained(size_t waiting)
{
    mostWaiting = std::max(mostWaiting, waiting);
    if (waiting > mostWaiting / 2 || countedEvents == 0)
        return;
    if (qint64(mostWaiting) * (countedBytes / countedEvents) < nearlyFullBytes)
        return;
    topics.wakeLeaders();
    mostWaiting = waiting;
    countedEvents = countedBytes = 0;
}

void Tap::Worker::countTaken(const EventBatch &events)
{
    for (size_t i = 0; i < events.size(); ++i)
        countedBytes += qint64(events.key(i).size() + events.value(i).size());
    countedEvents += qint64(events.size());
}

TapDelivery Tap::Worker::poll(std::vector<rd_kafka_message_t *> &messages)
{
    TapDelivery delivery;
    if (rd_kafka_version() < hasFetchBackoff)
        wakeWhenDrained(rd_kafka_queue_length(topics.queue()));
    const auto count = rd_kafka_consume_batch_queue(topics.queue(), pollMs, messages.data(), messages.size());
    if (count > 0)
        delivery.events.reserve(size_t(count), size_t(count) * bytesAnEvent);
    const Arrival arrival = Arrival::now();
    for (ssize_t i = 0; i < count; ++i) {
        const Owned<rd_kafka_message_t> message(messages[size_t(i)]);
        topics.take(*message, arrival, delivery);
    }
    topics.retryStopped(delivery);
    countTaken(delivery.events);
    if (!delivery.events.isEmpty())
        bytesAnEvent = delivery.events.bytes() / delivery.events.size();
    return delivery;
}

void Tap::Worker::run()
{
    std::vector<rd_kafka_message_t *> messages(mostAtOnce);
    while (!stops) {
        obey();
        TapDelivery delivery = poll(messages);
        handle.poll();
        const size_t bytes = delivery.events.bytes();
        deliveries.put(std::move(delivery), stops, [this] { publishState(); });
        keepToTheCap(bytes);
        publishState();
    }
    topics.stopAll();
}

Tap::Tap(std::unique_ptr<Worker> worker) : m_worker(std::move(worker)) {}

Tap::~Tap()
{
    m_worker->stops = true;
    m_worker->deliveries.wake();
    if (m_worker->thread.joinable())
        m_worker->thread.join();
}

Result<std::unique_ptr<Tap>> Tap::start(const Connection &connection, const TapSettings &settings)
{
    ReadOnlyClient::Settings own{{"queued.min.messages", "10000000"}};
    if (rd_kafka_version() >= hasFetchBackoff)
        own["fetch.queue.backoff.ms"] = "5";
    auto handle = ReadOnlyClient::make(withTapDefaults(connection), tapSettings(own));
    if (!handle)
        return std::unexpected(handle.error());
    std::unique_ptr<Tap> tap(new Tap(std::make_unique<Worker>(std::move(*handle), settings)));
    tap->m_worker->thread = std::thread([worker = tap->m_worker.get()] { worker->run(); });
    return tap;
}

void Tap::add(std::vector<TappedPartition> partitions)
{
    const std::lock_guard lock(m_worker->mutex);
    m_worker->toAdd.insert(m_worker->toAdd.end(), partitions.begin(), partitions.end());
}

void Tap::removeTopic(qint32 topic)
{
    const std::lock_guard lock(m_worker->mutex);
    m_worker->toRemove.push_back(topic);
}

TapDelivery Tap::take(std::chrono::milliseconds patience)
{
    return m_worker->deliveries.take(patience);
}

TapState Tap::state() const
{
    const std::lock_guard lock(m_worker->mutex);
    return m_worker->state;
}

} // namespace rheo
