// SPDX-License-Identifier: Apache-2.0
#include "views/theme/preferences.h"

#include <QSettings>

#include <array>

namespace rheo::ui {

namespace {

constexpr std::array<const char *, 3> themeWords = {"system", "light", "dark"};    // by ThemeChoice
constexpr std::array<const char *, 3> motionWords = {"system", "reduced", "full"}; // by Motion

template<typename Choice>
Choice choiceFor(const QSettings &settings, const char *key, const std::array<const char *, 3> &words)
{
    const QString written = settings.value(QLatin1String(key)).toString();
    for (size_t i = 0; i < words.size(); ++i) {
        if (written == QLatin1String(words[i]))
            return Choice(i);
    }
    return Choice(0);
}

bool flagFor(const QSettings &settings, const char *key)
{
    const QString written = settings.value(QLatin1String(key)).toString();
    return written != QStringLiteral("false") && written != QStringLiteral("0");
}

} // namespace

Preferences &Preferences::shared()
{
    static Preferences preferences;
    return preferences;
}

Preferences::Preferences()
{
    read();
}

void Preferences::read()
{
    const QSettings settings;
    m_theme = choiceFor<ThemeChoice>(settings, themeKey, themeWords);
    m_motion = choiceFor<Motion>(settings, motionKey, motionWords);
    m_snaps = flagFor(settings, snapKey);
    m_guides = flagFor(settings, guidesKey);
    m_restores = flagFor(settings, restoreKey);
    for (const char *key : {themeKey, motionKey, snapKey, guidesKey, restoreKey})
        Q_EMIT changed(QLatin1String(key));
}

bool Preferences::reducesMotion() const
{
    return m_motion == Motion::Reduced || (m_motion == Motion::System && m_desktopReduces);
}

template<typename Value>
void Preferences::set(Value Preferences::*member, Value value, const char *key, const QVariant &written)
{
    if (this->*member == value)
        return;
    this->*member = value;
    QSettings().setValue(QLatin1String(key), written);
    Q_EMIT changed(QLatin1String(key));
}

void Preferences::setTheme(ThemeChoice choice)
{
    set(&Preferences::m_theme, choice, themeKey, QLatin1String(themeWords[size_t(choice)]));
}

void Preferences::setMotion(Motion motion)
{
    set(&Preferences::m_motion, motion, motionKey, QLatin1String(motionWords[size_t(motion)]));
}

void Preferences::setSnapsToGrid(bool on)
{
    set(&Preferences::m_snaps, on, snapKey, on);
}

void Preferences::setShowsGuides(bool on)
{
    set(&Preferences::m_guides, on, guidesKey, on);
}

void Preferences::setRestoresSession(bool on)
{
    set(&Preferences::m_restores, on, restoreKey, on);
}

void Preferences::setDesktopReducesMotion(bool reduces)
{
    if (m_desktopReduces == reduces)
        return;
    m_desktopReduces = reduces;
    Q_EMIT changed(QLatin1String(motionKey));
}

} // namespace rheo::ui
