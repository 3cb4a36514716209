// SPDX-License-Identifier: Apache-2.0
#include "tests/views/panels/livesamples.h"
#include "views/panels/eventspanel.h"
#include "views/panels/recordpanel.h"
#include "views/panels/timestrip.h"
#include "views/panels/tracespanel.h"
#include "views/theme/theme.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace rheo;
using namespace rheo::ui;
using namespace rheo::test;

/// Paints each live panel with values as they occur, in both themes and two sizes. With RHEO_PICTURES=FOLDER the
/// pictures are kept, to be looked at.
class TestLivePictures : public QObject
{
    Q_OBJECT

    static void picture(QWidget &widget, const char *name, const QSize &size, bool dark)
    {
        widget.resize(size);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QCoreApplication::processEvents();
        const QImage image = widget.grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        QVERIFY2(colours.size() > 8, name);
        if (const QString folder = qEnvironmentVariable("RHEO_PICTURES"); !folder.isEmpty())
            QVERIFY(
                image.save(QDir(folder).filePath(QStringLiteral("%1-%2x%3-%4.png")
                                                     .arg(QLatin1String(name))
                                                     .arg(size.width())
                                                     .arg(size.height())
                                                     .arg(dark ? QStringLiteral("dark") : QStringLiteral("light")))));
    }

    static void eachSize(QWidget &widget, const char *name, bool dark)
    {
        picture(widget, name, {900, 260}, dark);
        picture(widget, name, {1400, 300}, dark);
    }

private Q_SLOTS:

    void paint_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void paint()
    {
        QFETCH(bool, dark);
        applyTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light);

        EventsPanel events;
        connect(&events, &EventsPanel::rowsWanted, &events,
                [&events](const std::vector<Sequence> &rows) { events.take(sampleRange(rows)); });
        events.setExtent(0, 18'402);
        events.addProofs({{18'395, Proof::Exact},
                          {18'396, Proof::Strong},
                          {18'399, Proof::Inferred},
                          {18'400, Proof::Ambiguous},
                          {18'401, Proof::Orphan}});
        eachSize(events, "events", dark);
        events.choose(18'396);
        events.setFilterText(QStringLiteral("colour = red"));
        picture(events, "events-filter", {900, 260}, dark);

        TracesPanel list;
        list.setTraces(sampleSummaries(402));
        eachSize(list, "traces", dark);

        TracesPanel trace;
        trace.showTrace(sampleTrace(), sampleDrawing());
        trace.setStep(2);
        eachSize(trace, "trace", dark);

        TimeStrip strip;
        strip.setDensity(sampleDensity());
        strip.setState(
            {Playback::Mode::Live, 1, sampleStart + 300'000'000, sampleStart, sampleStart + 300'000'000, true, {}});
        picture(strip, "strip-live", {910, 48}, dark);
        strip.setState(
            {Playback::Mode::Paused, 0.5, sampleStart + 200'000'000, sampleStart, sampleStart + 300'000'000, true, {}});
        picture(strip, "strip-paused", {1400, 48}, dark);

        RecordPanel record;
        record.showStep(sampleTrace(), 2, sampleDrawing());
        picture(record, "record", {296, 800}, dark);
    }
};

QTEST_MAIN(TestLivePictures)
#include "tst_livepictures.moc"
