// SPDX-License-Identifier: Apache-2.0
#include "model/simulate/chance.h"

namespace rheo {

namespace {

/// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
quint64 mixed(quint64 x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

// One number for each use, so that no two draws share their bits.
enum class Use : quint64 { TraceHigh = 1, TraceLow, Order, Start, Span, Joined, Error, Drop, Duplicate, Delay, Jitter };

class Mixer
{
public:
    explicit Mixer(quint64 seed) : m_state(mixed(seed)) {}

    Mixer &add(quint64 value)
    {
        m_state = mixed(m_state ^ value);
        return *this;
    }

    Mixer &add(const QByteArray &text)
    {
        for (const char c : text)
            m_state = mixed(m_state ^ quint8(c));
        return add(quint64(text.size()));
    }

    Mixer &add(Use use) { return add(quint64(use)); }

    Mixer &add(const QString &text) { return add(text.toUtf8()); }

    [[nodiscard]] quint64 value() const { return m_state; }

private:
    quint64 m_state;
};

double unit(quint64 bits)
{
    return double(bits >> 11) * 0x1.0p-53;
}

QByteArray hex(quint64 value)
{
    return QByteArray::number(value, 16).rightJustified(16, '0');
}

} // namespace

quint64 stableHash(quint64 seed, const QByteArray &text)
{
    return Mixer(seed).add(text).value();
}

FlowIdentity Chance::flow(const ElementId &starter, qint64 number) const
{
    const auto draw = [&](Use use) { return Mixer(m_seed).add(use).add(starter.text()).add(quint64(number)).value(); };
    return {.traceId = hex(draw(Use::TraceHigh)) + hex(draw(Use::TraceLow) | 1),
            .orderId = "ord-" + QByteArray::number(draw(Use::Order), 36),
            .span = draw(Use::Start) | 1};
}

quint64 Chance::span(quint64 cause, const ElementId &client, const QString &group, const QString &topic, int copy) const
{
    return Mixer(m_seed).add(Use::Span).add(cause).add(client.text()).add(group).add(topic).add(quint64(copy)).value() |
           1;
}

quint64 Chance::joinedSpan(const QByteArray &traceId, const ElementId &client) const
{
    return Mixer(m_seed).add(Use::Joined).add(traceId).add(client.text()).value() | 1;
}

Decision Chance::decide(const Faults &faults, const ElementId &client, const QString &group, quint64 cause) const
{
    const auto happens = [&](Use use, double probability) {
        return unit(Mixer(m_seed).add(use).add(client.text()).add(group).add(cause).value()) < probability;
    };
    if (happens(Use::Error, faults.error))
        return {.error = true};
    if (happens(Use::Drop, faults.drop))
        return {.drop = true};
    return {.duplicate = happens(Use::Duplicate, faults.duplicate), .delay = happens(Use::Delay, faults.delay)};
}

double Chance::jitter(const ElementId &starter, qint64 number) const
{
    return unit(Mixer(m_seed).add(Use::Jitter).add(starter.text()).add(quint64(number)).value());
}

} // namespace rheo
