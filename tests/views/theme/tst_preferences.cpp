// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace rheo::ui;

class TestPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_settings = std::make_unique<SettingsFixture>(); }

    void startsWithTheStandard()
    {
        const Preferences preferences;
        QCOMPARE(preferences.theme(), ThemeChoice::System);
        QCOMPARE(preferences.motion(), Preferences::Motion::System);
        QVERIFY(preferences.snapsToGrid());
        QVERIFY(preferences.showsGuides());
        QVERIFY(preferences.restoresSession());
        QVERIFY(!preferences.reducesMotion());
    }

    void isKeptForTheNextStart()
    {
        Preferences preferences;
        QSignalSpy told(&preferences, &Preferences::changed);
        preferences.setTheme(ThemeChoice::Dark);
        preferences.setMotion(Preferences::Motion::Reduced);
        preferences.setSnapsToGrid(false);
        preferences.setShowsGuides(false);
        preferences.setRestoresSession(false);
        QCOMPARE(told.count(), 5);
        QCOMPARE(told.first().first().toString(), QStringLiteral("theme"));
        const Preferences next;
        QCOMPARE(next.theme(), ThemeChoice::Dark);
        QCOMPARE(next.motion(), Preferences::Motion::Reduced);
        QVERIFY(!next.snapsToGrid());
        QVERIFY(!next.showsGuides());
        QVERIFY(!next.restoresSession());
        QCOMPARE(QSettings().value(QStringLiteral("canvas/guides")).toBool(), false);
    }

    void tellsOnlyChanges()
    {
        Preferences preferences;
        QSignalSpy told(&preferences, &Preferences::changed);
        preferences.setTheme(ThemeChoice::System);
        preferences.setSnapsToGrid(true);
        QCOMPARE(told.count(), 0);
    }

    void takesBadValuesForNone_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::newRow("empty") << QVariant(QString());
        QTest::newRow("word") << QVariant(QStringLiteral("darkish"));
        QTest::newRow("number") << QVariant(-7);
        QTest::newRow("list") << QVariant(QStringList{QStringLiteral("dark"), QStringLiteral("light")});
        QTest::newRow("bytes") << QVariant(QByteArray("\xff\x00\x01", 3));
    }

    void takesBadValuesForNone()
    {
        QFETCH(QVariant, value);
        for (const char *key : {Preferences::themeKey, Preferences::motionKey, Preferences::snapKey,
                                Preferences::guidesKey, Preferences::restoreKey})
            QSettings().setValue(QLatin1String(key), value);
        startsWithTheStandard();
    }

    void asksTheDesktopOnlyWhereToldTo()
    {
        Preferences preferences;
        QSignalSpy told(&preferences, &Preferences::changed);
        preferences.setDesktopReducesMotion(true);
        QCOMPARE(told.count(), 1);
        QVERIFY(preferences.reducesMotion());
        QCOMPARE(preferences.duration(180), 0);
        preferences.setMotion(Preferences::Motion::Full);
        QVERIFY(!preferences.reducesMotion());
        QCOMPARE(preferences.duration(180), 180);
        preferences.setDesktopReducesMotion(false);
        preferences.setMotion(Preferences::Motion::Reduced);
        QVERIFY(preferences.reducesMotion());
    }

private:
    std::unique_ptr<SettingsFixture> m_settings;
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
