// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/capture/carefulplace.h"

#include <QStringList>

namespace rheo {

/// What the parent of a recorder makes of its deaths: when to read carefully, and which offsets cannot be read. A pure
/// value without clock or process; README.md says how it goes.
///
/// Only deaths by the recorder's own fault count (`isOwnFault`): who kills it from outside makes us skip nothing.
class CarefulSearch
{
public:
    enum class Stage {
        Normal,  ///< records as ever
        Careful, ///< records one partition and one batch at a time, and tells the place first
        Probing, ///< records nothing: reads one batch and says that it lives
    };

    [[nodiscard]] Stage stage() const { return m_stage; }

    /// Beside the usual ones, for the next launch.
    [[nodiscard]] QStringList arguments() const;
    /// For the person: what is going on. Empty while normal.
    [[nodiscard]] QString sentence() const;

    void heardPlace(const CarefulPlace &); ///< a careful recorder is about to read there
    void heardOver();                      ///< it has read everything and records as ever
    void heardAlive();                     ///< a probe has read its batch

    /// `wentWell`: before this death the recorder had gone on for a while.
    void died(bool wentWell);
    /// It ended otherwise: by itself, or killed from outside.
    void ended();

private:
    void diedNormally(bool wentWell);
    void diedCarefully();
    void judgeProbe(bool isAlive);
    void probeNext();
    void giveUp();
    [[nodiscard]] QString place() const;

    Stage m_stage = Stage::Normal;
    int m_deaths = 0;                        ///< in a row, normal ones
    std::optional<CarefulPlace> m_place;     ///< where the careful recorder reads
    std::optional<CarefulPlace> m_acquitted; ///< died there, but a probe did not
    int m_acquittals = 0;
    std::optional<CarefulRange> m_skip;
    qint64 m_dies = -1;  ///< highest offset known to end the process
    qint64 m_lives = -1; ///< lowest offset behind it known not to, -1 for none yet
    qint64 m_probe = 0;
    bool m_heardAlive = false;
};

} // namespace rheo
