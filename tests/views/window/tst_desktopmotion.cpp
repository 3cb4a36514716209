// SPDX-License-Identifier: Apache-2.0
#include "tests/views/settingsfixture.h"
#include "views/window/desktopmotion.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusVariant>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace rheo::ui;

/// Stands for the desktop's settings portal.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    QVariant animations;

public Q_SLOTS:

    QDBusVariant Read(const QString &, const QString &) // NOLINT(readability-identifier-naming): the portal's word
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(animations)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

/// On a session bus of its own.
class TestDesktopMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        QVERIFY2(m_bus.waitForReadyRead(), qPrintable(m_bus.errorString()));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    }

    void cleanupTestCase()
    {
        m_bus.kill();
        m_bus.waitForFinished();
    }

    void init()
    {
        m_settings = std::make_unique<SettingsFixture>();
        QDBusConnection bus = desktop();
        QVERIFY2(bus.isConnected(), qPrintable(bus.lastError().message()));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
        m_portal = std::make_unique<Portal>();
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), m_portal.get(),
                                   QDBusConnection::ExportAllContents));
    }

    void cleanup()
    {
        desktop().unregisterObject(QStringLiteral("/org/freedesktop/portal/desktop"));
        desktop().unregisterService(QStringLiteral("org.freedesktop.portal.Desktop"));
        Preferences::shared().setDesktopReducesMotion(false);
    }

    void asksThePortalAndFollowsIt()
    {
        m_portal->animations = false;
        Preferences preferences;
        const DesktopMotion motion(&preferences);
        QTRY_VERIFY(preferences.reducesMotion());
        tell("enable-animations", true);
        QTRY_VERIFY(!preferences.reducesMotion());
        tell("cursor-blink", false);
        tell("enable-animations", QStringLiteral("no"));
        tell("enable-animations", false);
        QTRY_VERIFY(preferences.reducesMotion());
    }

    void takesNonsenseForNothing()
    {
        m_portal->animations = QStringLiteral("sometimes");
        Preferences preferences;
        const DesktopMotion motion(&preferences);
        tell("enable-animations", 7);
        QTest::qWait(50);
        QVERIFY(!preferences.reducesMotion());
    }

    void readsTheFileOfKde_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("reduces");
        QTest::newRow("none") << QByteArray("AnimationDurationFactor=0") << true;
        QTest::newRow("slow") << QByteArray("AnimationDurationFactor=1.5") << false;
        QTest::newRow("nonsense") << QByteArray("AnimationDurationFactor=\xff%") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }

    void readsTheFileOfKde()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, reduces);
        m_portal->animations = QVariant(QStringLiteral("unknown here"));
        const QString folder = m_settings->folder.filePath(QStringLiteral("XDG_CONFIG_HOME"));
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + QStringLiteral("/kdeglobals"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[KDE]\n" + line + '\n');
        file.close();
        Preferences preferences;
        const DesktopMotion motion(&preferences);
        QCOMPARE(preferences.reducesMotion(), reduces);
    }

private:
    /// Another program than ours.
    static QDBusConnection desktop()
    {
        return QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"),
                                             QStringLiteral("desktop"));
    }

    void tell(const char *key, const QVariant &value)
    {
        Q_EMIT m_portal->SettingChanged(QStringLiteral("org.gnome.desktop.interface"), QString::fromLatin1(key),
                                        QDBusVariant(value));
    }

    QProcess m_bus;
    std::unique_ptr<SettingsFixture> m_settings;
    std::unique_ptr<Portal> m_portal;
};

QTEST_GUILESS_MAIN(TestDesktopMotion)
#include "tst_desktopmotion.moc"
