// SPDX-License-Identifier: Apache-2.0
#include "model/capture/carefulsearch.h"

#include <QTest>

#include <random>

using namespace rheo;
using namespace Qt::StringLiterals;
using Stage = CarefulSearch::Stage;

namespace {

/// One partition as the broker holds it, and a recorder of it that falls over at the batches marked as poison.
class Recorder
{
public:
    struct Batch
    {
        qint64 from = 0;
        qint64 to = 0;
        bool isPoison = false;
    };

    explicit Recorder(std::vector<Batch> batches) : m_batches(std::move(batches)), m_state(size_t(end()), '.') {}

    [[nodiscard]] qint64 end() const { return m_batches.back().to; }

    /// One life, with what the search tells it; false if it fell over.
    bool live(CarefulSearch &search)
    {
        ++m_lives;
        const QStringList arguments = search.arguments();
        if (search.stage() == Stage::Probing)
            return probe(search, *CarefulRange::fromText(arguments.last()));
        if (arguments.contains(u"--skip"_s))
            leaveOut(*CarefulRange::fromText(arguments.last()));
        if (search.stage() == Stage::Normal && isAnyPoisonAhead())
            return false; // it fetches far ahead and never comes to store anything
        return readCarefully(search);
    }

    [[nodiscard]] int lives() const { return m_lives; }

    /// A letter an offset: r(ead), s(kipped), '.' for neither.
    [[nodiscard]] const QByteArray &state() const { return m_state; }

    [[nodiscard]] QByteArray wanted() const
    {
        QByteArray wanted;
        for (const Batch &batch : m_batches)
            wanted += QByteArray(batch.to - batch.from, batch.isPoison ? 's' : 'r');
        return wanted;
    }

private:
    [[nodiscard]] const Batch *batchAt(qint64 offset) const
    {
        for (const Batch &batch : m_batches)
            if (offset < batch.to)
                return &batch;
        return nullptr;
    }

    [[nodiscard]] bool isAnyPoisonAhead() const
    {
        return std::ranges::any_of(m_batches,
                                   [&](const Batch &batch) { return batch.isPoison && batch.from >= m_next; });
    }

    bool probe(CarefulSearch &search, const CarefulRange &range) const
    {
        const Batch *batch = batchAt(range.from);
        if (batch && batch->isPoison)
            return false;
        search.heardAlive();
        return true;
    }

    void leaveOut(const CarefulRange &range)
    {
        for (; m_next >= range.from && m_next < range.to; ++m_next)
            m_state[m_next] = 's';
    }

    bool readCarefully(CarefulSearch &search)
    {
        while (const Batch *batch = batchAt(m_next)) {
            search.heardPlace({u"orders"_s, 3, m_next, end()});
            if (batch->isPoison)
                return false;
            for (; m_next < batch->to; ++m_next)
                m_state[m_next] = 'r';
        }
        search.heardOver();
        return true;
    }

    std::vector<Batch> m_batches;
    QByteArray m_state;
    qint64 m_next = 0;
    int m_lives = 0;
};

/// Lets it live, as its parent does, until it records as ever.
bool runToTheEnd(Recorder &recorder, CarefulSearch &search, int mostLives)
{
    while (recorder.lives() < mostLives) {
        if (!recorder.live(search))
            search.died(false);
        else if (search.stage() == Stage::Normal)
            return true;
        else
            search.ended();
    }
    return false;
}

} // namespace

class TestCarefulSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesRanges_data();
    void readsAndWritesRanges();
    void oneDeathIsNoReason();
    void findsThePoisonExactly();
    void neighbouringPoisonsAreOneRange();
    void aKillFromOutsideSkipsNothing();
    void aPlaceWhereAProbeLivesIsNotSkipped();
};

void TestCarefulSearch::readsAndWritesRanges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRange");
    QTest::newRow("good") << u"a.b-c_d/0/12/13"_s << true;
    QTest::newRow("large") << u"t/2147483647/0/9223372036854775807"_s << true;
    for (const char *bad : {"", "/0/1/2", "t/0/1", "t/0/1/2/3", "t/-1/1/2", "t/0/-1/2", "t/0/2/2", "t/0/3/2", "t/x/1/2",
                            "t/0/1/99999999999999999999", "t/2147483648/1/2"})
        QTest::newRow(bad) << QString::fromUtf8(bad) << false;
}

void TestCarefulSearch::readsAndWritesRanges()
{
    QFETCH(QString, text);
    QFETCH(bool, isRange);
    const auto range = CarefulRange::fromText(text);
    QCOMPARE(range.has_value(), isRange);
    if (range)
        QCOMPARE(range->text(), text);
}

void TestCarefulSearch::oneDeathIsNoReason()
{
    CarefulSearch search;
    search.died(false);
    QVERIFY(search.arguments().isEmpty() && search.sentence().isEmpty());
    search.died(true); // it had gone on for a while
    QCOMPARE(search.stage(), Stage::Normal);
    search.died(false);
    QCOMPARE(search.arguments(), QStringList{u"--careful"_s});
    QVERIFY(!search.sentence().isEmpty());
    search.heardOver();
    QVERIFY(search.arguments().isEmpty());
}

/// Poisons with at least their own length of good records behind them, at any place, of any size.
void TestCarefulSearch::findsThePoisonExactly()
{
    const auto seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upTo = [&](int most) { return std::uniform_int_distribution(1, most)(random); };
    for (int round = 0; round < 300; ++round) {
        std::vector<Recorder::Batch> batches;
        qint64 at = 0;
        const auto add = [&](int size, bool isPoison) {
            batches.push_back({at, at + size, isPoison});
            at += size;
        };
        int poisons = 0;
        for (int i = upTo(8); i > 0; --i) {
            add(upTo(50), false);
            if (upTo(3) > 1)
                continue;
            const int size = upTo(upTo(2) == 1 ? 3 : 1000);
            add(size, true);
            ++poisons;
            if (upTo(4) > 1)
                add(size + 1, false);
            else
                break; // the poison is the last that there is
        }
        Recorder recorder(batches);
        CarefulSearch search;
        QVERIFY(runToTheEnd(recorder, search, 3 + poisons * 30));
        QCOMPARE(recorder.state(), recorder.wanted());
    }
}

void TestCarefulSearch::neighbouringPoisonsAreOneRange()
{
    Recorder recorder({{0, 5, false}, {5, 9, true}, {9, 10, true}, {10, 40, false}});
    CarefulSearch search;
    QVERIFY(runToTheEnd(recorder, search, 30));
    QCOMPARE(recorder.state(), recorder.wanted());
}

void TestCarefulSearch::aKillFromOutsideSkipsNothing()
{
    CarefulSearch search;
    for (int i = 0; i < 10; ++i)
        search.ended();
    QCOMPARE(search.stage(), Stage::Normal);
    search.died(false);
    search.died(false);
    search.heardPlace({u"t"_s, 0, 7, 100});
    search.ended();
    QCOMPARE(search.arguments(), QStringList{u"--careful"_s});
    search.heardPlace({u"t"_s, 0, 7, 100});
    search.died(false);
    const QStringList probe{u"--probe"_s, u"t/0/7/8"_s};
    QCOMPARE(search.arguments(), probe);
    search.ended(); // killed before it said anything: the same again
    QCOMPARE(search.arguments(), probe);
}

void TestCarefulSearch::aPlaceWhereAProbeLivesIsNotSkipped()
{
    CarefulSearch search;
    search.died(false);
    search.died(false);
    for (int i = 0; i < 3; ++i) {
        search.heardPlace({u"t"_s, 0, 7, 100});
        search.died(false);
        QCOMPARE(search.stage(), Stage::Probing);
        search.heardAlive();
        i == 1 ? search.died(false) : search.ended(); // what happens after it has said so does not count
        QCOMPARE(search.arguments(), QStringList{u"--careful"_s});
    }
    search.heardPlace({u"t"_s, 0, 7, 100});
    search.died(false);
    QCOMPARE(search.stage(), Stage::Normal); // it is not the batch
}

QTEST_GUILESS_MAIN(TestCarefulSearch)
#include "tst_carefulsearch.moc"
