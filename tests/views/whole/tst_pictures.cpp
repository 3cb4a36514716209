// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"
#include "tests/views/whole/makers.h"
#include "views/theme/theme.h"

#include <QDir>
#include <QGuiApplication>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace rheo::ui;

/// Paints every window, dialog and panel in both themes; run once at 100 % and once at 200 %. With
/// RHEO_PICTURES=FOLDER the pictures are kept, to be looked at.
class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void paint_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<bool>("dark");
        for (size_t i = 0; i < makers().size(); ++i) {
            QTest::addRow("%s light", makers()[i].name) << int(i) << false;
            QTest::addRow("%s dark", makers()[i].name) << int(i) << true;
        }
    }

    void paint()
    {
        QFETCH(int, index);
        QFETCH(bool, dark);
        const Maker &maker = makers()[size_t(index)];
        const SettingsFixture settings;
        applyTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const auto widget = maker.make();
        widget->resize(maker.size);
        widget->show();
        QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
        QCoreApplication::processEvents();
        const QImage image = widget->grab().toImage();
        const int scale = qRound(qApp->devicePixelRatio());
        QCOMPARE(image.size(), widget->size() * scale);
        QSet<QRgb> colours;
        qint64 darkPixels = 0;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3) {
                colours.insert(image.pixel(x, y));
                darkPixels += qGray(image.pixel(x, y)) < 110;
            }
        }
        QVERIFY(colours.size() > 8);
        const qint64 pixels = qint64((image.height() + 2) / 3) * ((image.width() + 2) / 3);
        QCOMPARE(darkPixels > pixels / 2, dark && !maker.isPaper);
        const QString folder = qEnvironmentVariable("RHEO_PICTURES");
        if (folder.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(image.save(QDir(folder).filePath(
            QStringLiteral("%1-%2-%3.png")
                .arg(QLatin1String(maker.name), dark ? QStringLiteral("dark") : QStringLiteral("light"))
                .arg(scale * 100))));
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
