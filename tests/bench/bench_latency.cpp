// SPDX-License-Identifier: Apache-2.0
// From produce to screen on a real broker, through the processes of the window: a record is sent one at a time, the
// capture child (RHEOGRAPH, or the program of this build) records it, and the clock stops when the news of it is on
// the GUI thread; painting adds at most one frame. Counts from before the call that sends to after the news came, so
// the broker's part is within. Prints median, 99th percentile and the ratio of the median to the goal of 300 ms (below
// 1 is reached), and the load of the machine. RHEO_BENCH_EVENTS sets how many events (default 300).
#include "model/capture/capturechild.h"
#include "model/file/rheofile.h"
#include "model/trace/recordingfeed.h"
#include "tests/support/kafkatraffic.h"
#include "tests/support/realkafka.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

using namespace rheo;
using namespace rheo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double goalMs = 300;
constexpr int warmUp = 20;
const QString topic = u"latency"_s;

qint64 microsecondsNow()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// The window's side: the capture child, the feed, and when the news of each offset came.
class Screen
{
public:
    Screen(const QString &bootstrap, int events) : m_seenAt(size_t(events), 0)
    {
        m_drawing.architecture.put(
            Element{.id = ElementId(topic), .kind = ElementKind::Topic, .name = topic, .container = {}});
        const QString drawing = m_folder.filePath(u"latency.rheo"_s);
        const QString recording = m_folder.filePath(u"latency.rheorec"_s);
        if (!saveRheo(drawing, m_drawing))
            qFatal("the drawing cannot be written");
        QObject::connect(&m_capture, &CaptureChild::progressed, &m_feed, [this, recording] { heed(recording); });
        QObject::connect(&m_capture, &CaptureChild::failed, &m_feed,
                         [](const QString &sentence) { qFatal("%s", qPrintable(sentence)); });
        QObject::connect(&m_feed, &RecordingFeed::newsCame, &m_feed, [this](const auto &news) { note(news->rows); });
        CaptureOrder order{.drawing = drawing, .recording = recording, .connection = {}, .start = {}};
        order.connection.bootstrap = bootstrap;
        order.start.kind = CaptureStart::Kind::Earliest;
        m_capture.start(order);
    }

    ~Screen()
    {
        m_feed.close();
        m_capture.stop();
        while (m_capture.isRunning())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    [[nodiscard]] bool isDone() const { return m_seen == m_seenAt.size(); }

    [[nodiscard]] const std::vector<qint64> &seenAt() const { return m_seenAt; }

private:
    void heed(const QString &recording)
    {
        if (std::exchange(m_isOpen, true))
            m_feed.wake();
        else
            m_feed.open(recording, m_drawing.architecture);
    }

    void note(const std::vector<DotRow> &rows)
    {
        const qint64 now = microsecondsNow();
        for (const DotRow &row : rows) {
            if (size_t(row.offset) < m_seenAt.size() && std::exchange(m_seenAt[size_t(row.offset)], now) == 0)
                ++m_seen;
        }
    }

    QTemporaryDir m_folder;
    Drawing m_drawing;
    std::vector<qint64> m_seenAt; ///< by offset, µs on the monotonic clock
    size_t m_seen = 0;
    bool m_isOpen = false;
    RecordingFeed m_feed;
    CaptureChild m_capture{qEnvironmentVariable("RHEOGRAPH", QStringLiteral(RHEO_PROGRAM))};
};

/// One record after the other, at odd moments, so that no timer of ours falls in step.
void produce(const QString &bootstrap, std::vector<qint64> &sentAt, std::atomic<bool> &failed)
{
    std::mt19937 random(5);
    KafkaTraffic traffic(bootstrap);
    for (qint64 &at : sentAt) {
        std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(20, 120)(random)));
        at = microsecondsNow();
        if (!traffic.send({{topic, 0, "key", QByteArray(220, 'x')}})) {
            failed = true;
            return;
        }
    }
}

void tell(const std::vector<qint64> &sentAt, const std::vector<qint64> &seenAt)
{
    std::vector<double> took;
    for (size_t i = warmUp; i < sentAt.size(); ++i)
        took.push_back(double(seenAt[i] - sentAt[i]) / 1000);
    std::ranges::sort(took);
    const double median = took[took.size() / 2];
    std::array<double, 3> load{};
    (void)::getloadavg(load.data(), int(load.size()));
    std::printf("produce to screen: median %.0f ms, 99th percentile %.0f ms, of %zu events; load %.1f on %u cores\n",
                median, took[took.size() * 99 / 100], took.size(), load[0], std::thread::hardware_concurrency());
    std::printf("median/goal ratio: %.2f (goal %.0f ms)\n", median / goalMs, goalMs);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int wanted = qEnvironmentVariableIntValue("RHEO_BENCH_EVENTS");
    const int events = (wanted > 0 ? wanted : 300) + warmUp;
    const auto kafka = RealKafka::start();
    if (!kafka || !KafkaTraffic(kafka->bootstrap()).createTopic(topic, 1))
        return 1;
    Screen screen(kafka->bootstrap(), events);
    while (!screen.isOpen())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    std::vector<qint64> sentAt(size_t(events), 0);
    std::atomic<bool> failed{false};
    std::jthread producer([&] { produce(kafka->bootstrap(), sentAt, failed); });
    while (!screen.isDone() && !failed)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    producer.join();
    if (failed)
        return 1;
    tell(sentAt, screen.seenAt());
    return 0;
}
