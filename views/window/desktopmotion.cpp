// SPDX-License-Identifier: Apache-2.0
#include "views/window/desktopmotion.h"

#include "views/theme/preferences.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QSettings>
#include <QStandardPaths>

namespace rheo::ui {

namespace {

constexpr auto service = "org.freedesktop.portal.Desktop";
constexpr auto path = "/org/freedesktop/portal/desktop";
constexpr auto settings = "org.freedesktop.portal.Settings";
constexpr auto group = "org.gnome.desktop.interface";
constexpr auto key = "enable-animations";

/// The portal wraps a value twice.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

bool kdeReduces()
{
    const QString file = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, QStringLiteral("kdeglobals"));
    if (file.isEmpty())
        return false;
    bool isNumber = false;
    const QSettings kde(file, QSettings::IniFormat);
    const double factor = kde.value(QStringLiteral("KDE/AnimationDurationFactor")).toDouble(&isNumber);
    return isNumber && factor <= 0;
}

} // namespace

DesktopMotion::DesktopMotion(Preferences *preferences, QObject *parent) : QObject(parent), m_preferences(preferences)
{
    m_preferences->setDesktopReducesMotion(kdeReduces());
    ask();
}

void DesktopMotion::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage question = QDBusMessage::createMethodCall(QLatin1String(service), QLatin1String(path),
                                                           QLatin1String(settings), QStringLiteral("Read"));
    question << QString::fromLatin1(group) << QString::fromLatin1(key);
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            takeChange(QLatin1String(group), QLatin1String(key), reply.value());
        answer->deleteLater();
    });
    // From whoever it is: to ask the bus who owns the name would be a wait.
    qRegisterMetaType<QDBusVariant>();
    bus.connect(QString(), QLatin1String(path), QLatin1String(settings), QStringLiteral("SettingChanged"), this,
                SLOT(takeChange(QString, QString, QDBusVariant)));
}

void DesktopMotion::takeChange(const QString &changedGroup, const QString &changedKey, const QDBusVariant &value)
{
    const QVariant plain = unwrapped(QVariant::fromValue(value));
    if (changedGroup == QLatin1String(group) && changedKey == QLatin1String(key) && plain.userType() == QMetaType::Bool)
        m_preferences->setDesktopReducesMotion(!plain.toBool());
}

} // namespace rheo::ui
