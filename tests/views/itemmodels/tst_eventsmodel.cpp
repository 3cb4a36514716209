// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"
#include "views/itemmodels/eventsmodel.h"
#include "views/itemmodels/shownvalues.h"
#include "views/itemmodels/tracesmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace rheo;
using namespace rheo::ui;
using namespace rheo::test;

class TestEventsModel : public QObject
{
    Q_OBJECT

    using Tester = QAbstractItemModelTester;

    static void answer(EventsModel &model)
    {
        connect(&model, &EventsModel::rowsWanted, &model,
                [&model](const std::vector<Sequence> &rows) { model.take(sampleRange(rows)); });
    }

    static QString text(const EventsModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:

    void showsAWindowOfAHundredMillionRows()
    {
        EventsModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        answer(model);
        model.setExtent(0, 100'000'000);
        model.setWindow(99'999'990, 20);
        QCOMPARE(model.rowCount(), 20);
        QCOMPARE(model.windowFirst(), 99'999'980);
        QCOMPARE(model.index(19, 0).data(EventsModel::sequenceRole).toLongLong(), 99'999'999);
        QCOMPARE(text(model, 0, EventsModel::TopicColumn), sampleRow(99'999'980).topic);
        for (qint64 first = 0; first < 100'000'000; first += 1'234'567)
            model.setWindow(first, 30);
        QVERIFY(model.cached() <= EventsModel::mostCached);
    }

    void rowsAreBlankUntilTheyAreRead()
    {
        EventsModel model;
        QSignalSpy wanted(&model, &EventsModel::rowsWanted);
        model.setExtent(0, 50);
        model.setWindow(0, 10);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(text(model, 0, EventsModel::ValueColumn).isEmpty());
        model.setWindow(0, 10);
        QCOMPARE(wanted.size(), 1);
        model.take(sampleRange({0, 1, 2}));
        QCOMPARE(text(model, 2, EventsModel::KeyColumn), QStringLiteral("ord-0048002"));
    }

    void whatTheRingDroppedIsAskedForOnce()
    {
        EventsModel model;
        QSignalSpy wanted(&model, &EventsModel::rowsWanted);
        model.setExtent(0, 3);
        model.setWindow(0, 3);
        model.take({{0, 1, 2}, {}});
        QCOMPARE(wanted.size(), 1);
        QVERIFY(text(model, 0, EventsModel::KeyColumn).isEmpty());
    }

    void proofIsBlankUntilItIsKnown()
    {
        EventsModel model;
        answer(model);
        model.setExtent(0, 10);
        model.setWindow(0, 10);
        QVERIFY(!model.index(4, EventsModel::ProofColumn).data(EventsModel::proofRole).isValid());
        QVERIFY(text(model, 4, EventsModel::ProofColumn).isEmpty());
        model.addProofs({{4, Proof::Strong}});
        QCOMPARE(text(model, 4, EventsModel::ProofColumn), QStringLiteral("strong"));
        QVERIFY(text(model, 5, EventsModel::ProofColumn).isEmpty());
    }

    void matchesAreTheRows()
    {
        EventsModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        answer(model);
        model.setExtent(0, 1'000);
        model.setWindow(900, 20);
        model.setMatches({7, 70, 700});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, 0).data(EventsModel::sequenceRole).toLongLong(), 70);
        QCOMPARE(model.positionOf(700), 2);
        QVERIFY(!model.positionOf(8));
        model.clearMatches();
        QCOMPARE(model.positionOf(8), 8);
    }

    void saysWhatIsNotThere()
    {
        EventsModel model;
        model.setExtent(0, 3);
        model.setWindow(0, 3);
        ListedEvent tombstone = sampleRow(0), dropped = sampleRow(1), hostile = sampleRow(2);
        tombstone.keyIsNull = tombstone.valueIsNull = true;
        dropped.valueDropped = true;
        dropped.valueSize = 3'400;
        hostile.key = "a\x1b[31m\xff";
        model.take({{0, 1, 2}, {tombstone, dropped, hostile}});
        QCOMPARE(text(model, 0, EventsModel::ValueColumn), QStringLiteral("tombstone"));
        QCOMPARE(text(model, 0, EventsModel::KeyColumn), QStringLiteral("no key"));
        QCOMPARE(text(model, 1, EventsModel::ValueColumn), QStringLiteral("3.4 kB, not kept"));
        QVERIFY(!text(model, 2, EventsModel::KeyColumn).contains(QChar(0x1b)));
    }

    void survivesRandomChanges()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        EventsModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        answer(model);
        Sequence first = 0, end = 0;
        for (int i = 0; i < 500; ++i) {
            first += random.bounded(20);
            end = std::max(first, end) + random.bounded(60);
            model.setExtent(first, end);
            model.setWindow(random.bounded(10'000), random.bounded(50));
            if (random.bounded(10) == 0)
                model.setMatches({first, first + 3});
            if (random.bounded(10) == 0)
                model.clearMatches();
            for (int row = 0; row < model.rowCount(); ++row)
                QVERIFY(model.index(row, 0).data(EventsModel::sequenceRole).toLongLong() >= 0);
        }
    }

    void tracesAreListedNewestFirst()
    {
        TracesModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.setTraces(sampleSummaries(30));
        QCOMPARE(model.rowCount(), 30);
        QCOMPARE(model.index(0, TracesModel::IdColumn).data().toString(), QStringLiteral("ord-0048029"));
        QCOMPARE(model.rowOf(QStringLiteral("ord-0048000")), 29);
        QCOMPARE(model.rowOf(QStringLiteral("nobody")), -1);
    }

    void valuesAreWrittenWithUnits()
    {
        QCOMPARE(bytesText(214), QStringLiteral("214 B"));
        QCOMPARE(bytesText(3'400), QStringLiteral("3.4 kB"));
        QCOMPARE(bytesText(12'000'000), QStringLiteral("12 MB"));
        QCOMPARE(countText(48'213'907), QString::fromUtf8("48\u2009213\u2009907"));
        QCOMPARE(timeText(sampleStart).right(7), QStringLiteral("50.412").prepend(u':'));
        QVERIFY(wholeTimeText(sampleStart).startsWith(QStringLiteral("2026-11-2")));
    }
};

QTEST_MAIN(TestEventsModel)
#include "tst_eventsmodel.moc"
