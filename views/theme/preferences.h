// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QObject>
#include <QVariant>

namespace rheo::ui {

/// What a person chose for every window and every start, kept in QSettings. A value that was written badly, or by a
/// later version, counts as not written. GUI thread.
class Preferences : public QObject
{
    Q_OBJECT

public:
    enum class Motion { System, Reduced, Full };

    /// The keys, for whoever wants to know which one changed.
    static constexpr auto themeKey = "theme";
    static constexpr auto motionKey = "motion";
    static constexpr auto snapKey = "canvas/snap";
    static constexpr auto guidesKey = "canvas/guides";
    static constexpr auto restoreKey = "session/restore";

    /// The program's. Read when first asked for; organization and application are named before.
    [[nodiscard]] static Preferences &shared();

    Preferences();

    void read(); ///< once more, for one who wrote behind it

    [[nodiscard]] ThemeChoice theme() const { return m_theme; }

    [[nodiscard]] Motion motion() const { return m_motion; }

    [[nodiscard]] bool snapsToGrid() const { return m_snaps; }

    [[nodiscard]] bool showsGuides() const { return m_guides; }

    [[nodiscard]] bool restoresSession() const { return m_restores; }

    /// Nothing is to move by itself: the person's choice, or else the desktop's.
    [[nodiscard]] bool reducesMotion() const;

    /// How long a movement of so many ms takes: no time where motion is reduced.
    [[nodiscard]] int duration(int ms) const { return reducesMotion() ? 0 : ms; }

    void setTheme(ThemeChoice choice);
    void setMotion(Motion motion);
    void setSnapsToGrid(bool on);
    void setShowsGuides(bool on);
    void setRestoresSession(bool on);

    void setDesktopReducesMotion(bool reduces); ///< see DesktopMotion; not kept

Q_SIGNALS:
    void changed(const QString &key); ///< once it holds, also for the next start

private:
    template<typename Value>
    void set(Value Preferences::*member, Value value, const char *key, const QVariant &written);

    ThemeChoice m_theme = ThemeChoice::System;
    Motion m_motion = Motion::System;
    bool m_snaps = true;
    bool m_guides = true;
    bool m_restores = true;
    bool m_desktopReduces = false;
};

} // namespace rheo::ui
