// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultrandom.h"

namespace sw {

namespace {

// Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (2014), with the constants of SplitMix64.
constexpr quint64 golden = 0x9e3779b97f4a7c15ULL;

quint64 mixed(quint64 value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

} // namespace

quint64 faultNumber(quint64 seed, FaultDraw what, quint64 index)
{
    const quint64 ofKind = mixed(seed + golden * (static_cast<quint64>(what) + 1));
    return mixed(ofKind + golden * (index + 1));
}

qint64 faultBetween(quint64 seed, FaultDraw what, quint64 index, qint64 least, qint64 most)
{
    if (most <= least)
        return least;
    const auto choices = static_cast<quint64>(most - least) + 1;
    return least + static_cast<qint64>(faultNumber(seed, what, index) % choices);
}

bool faultHappens(quint64 seed, FaultDraw what, quint64 index, qint64 percent)
{
    constexpr quint64 whole = 100;
    return static_cast<qint64>(faultNumber(seed, what, index) % whole) < percent;
}

} // namespace sw
