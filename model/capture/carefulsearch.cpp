// SPDX-License-Identifier: Apache-2.0
#include "model/capture/carefulsearch.h"

#include "model/base/displaytext.h"

#include <algorithm>
#include <utility>

namespace rheo {

namespace {

constexpr int deathsBeforeCare = 2;
constexpr int mostAcquittals = 3; ///< of one place: then it is not the batch

} // namespace

QStringList CarefulSearch::arguments() const
{
    if (m_stage == Stage::Probing)
        return {QStringLiteral("--probe"),
                CarefulRange{m_place->topic, m_place->partition, m_probe, m_probe + 1}.text()};
    QStringList arguments;
    if (m_stage == Stage::Careful)
        arguments << QStringLiteral("--careful");
    if (m_stage == Stage::Careful && m_skip)
        arguments << QStringLiteral("--skip") << m_skip->text();
    return arguments;
}

QString CarefulSearch::place() const
{
    return QStringLiteral("topic '%1', partition %2").arg(displayText(m_place->topic, 249)).arg(m_place->partition);
}

QString CarefulSearch::sentence() const
{
    switch (m_stage) {
    case Stage::Normal:
        return {};
    case Stage::Careful:
        if (m_skip)
            return QStringLiteral("The recorder cannot read offsets %1 to %2 of topic '%3', partition %4, and leaves "
                                  "them out.")
                .arg(m_skip->from)
                .arg(m_skip->to - 1)
                .arg(displayText(m_skip->topic, 249))
                .arg(m_skip->partition);
        return QStringLiteral("The recorder ended twice at the same place. It reads one partition at a time now, to "
                              "find what it cannot read.");
    case Stage::Probing:
        return QStringLiteral("The recorder cannot read offset %1 of %2. It looks where the next readable one is.")
            .arg(m_place->offset)
            .arg(place());
    }
    std::unreachable();
}

void CarefulSearch::heardPlace(const CarefulPlace &place)
{
    if (m_stage == Stage::Careful)
        m_place = place;
}

void CarefulSearch::heardOver()
{
    if (m_stage == Stage::Careful)
        *this = {};
}

void CarefulSearch::heardAlive()
{
    m_heardAlive = true;
}

void CarefulSearch::died(bool wentWell)
{
    switch (m_stage) {
    case Stage::Normal:
        return diedNormally(wentWell);
    case Stage::Careful:
        return diedCarefully();
    case Stage::Probing:
        return judgeProbe(m_heardAlive);
    }
}

void CarefulSearch::ended()
{
    if (m_stage == Stage::Careful)
        m_place.reset();
    if (m_stage == Stage::Probing && m_heardAlive)
        judgeProbe(true);
}

void CarefulSearch::diedNormally(bool wentWell)
{
    m_deaths = wentWell ? 1 : m_deaths + 1;
    if (m_deaths < deathsBeforeCare)
        return;
    *this = {};
    m_stage = Stage::Careful;
}

void CarefulSearch::diedCarefully()
{
    if (!m_place || (m_place == m_acquitted && m_acquittals >= mostAcquittals))
        return giveUp();
    m_stage = Stage::Probing;
    m_dies = m_lives = -1;
    m_probe = m_place->offset;
    m_heardAlive = false;
}

void CarefulSearch::giveUp()
{
    *this = {};
}

void CarefulSearch::judgeProbe(bool isAlive)
{
    m_heardAlive = false;
    const bool isFirst = m_probe == m_place->offset;
    if (isFirst && isAlive) {
        m_acquittals = m_acquitted == m_place ? m_acquittals + 1 : 1;
        m_acquitted = std::exchange(m_place, std::nullopt);
        m_stage = Stage::Careful;
        return;
    }
    (isAlive ? m_lives : m_dies) = m_probe;
    probeNext();
}

void CarefulSearch::probeNext()
{
    const qint64 from = m_place->offset;
    if (m_lives < 0) {
        m_probe = from + std::max<qint64>(1, 2 * (m_dies - from));
        if (m_probe < m_place->end)
            return;
        m_lives = std::max(m_dies + 1, m_place->end);
    }
    if (m_lives - m_dies > 1) {
        m_probe = m_dies + (m_lives - m_dies) / 2;
        return;
    }
    m_skip = CarefulRange{m_place->topic, m_place->partition, from, m_lives};
    m_place.reset();
    m_stage = Stage::Careful;
}

} // namespace rheo
