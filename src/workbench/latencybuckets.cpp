// SPDX-License-Identifier: GPL-3.0-or-later
#include "latencybuckets.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace sw {

namespace {

constexpr int bits = 6; ///< buckets for each power of two: 64
constexpr quint64 perPower = 1U << bits;
constexpr std::size_t bucketCount = (63 - bits + 1) * perPower;

/// Below 64 ns each nanosecond has its bucket; above, a power of two is cut into 64 of them.
std::size_t bucketOf(quint64 ns)
{
    if (ns < perPower)
        return ns;
    const int shift = std::bit_width(ns) - 1 - bits;
    return static_cast<std::size_t>(shift) * perPower + (ns >> shift);
}

quint64 highestIn(std::size_t bucket)
{
    if (bucket < perPower)
        return bucket;
    const std::size_t shift = bucket / perPower - 1;
    const quint64 part = bucket - shift * perPower;
    return ((part + 1) << shift) - 1;
}

} // namespace

LatencyBuckets::LatencyBuckets()
    : m_buckets(bucketCount)
{
}

void LatencyBuckets::add(qint64 ns)
{
    ns = std::max<qint64>(ns, 0);
    ++m_buckets[bucketOf(static_cast<quint64>(ns))];
    m_least = m_count == 0 ? ns : std::min(m_least, ns);
    m_most = std::max(m_most, ns);
    m_sum += static_cast<double>(ns);
    ++m_count;
}

void LatencyBuckets::clear()
{
    if (m_count == 0)
        return;
    *this = LatencyBuckets();
}

qint64 LatencyBuckets::mean() const
{
    return m_count == 0 ? 0 : static_cast<qint64>(m_sum / static_cast<double>(m_count));
}

qint64 LatencyBuckets::percentile(double percent) const
{
    if (m_count == 0)
        return 0;
    const auto wanted = static_cast<quint64>(std::ceil(static_cast<double>(m_count) * percent / 100.0));
    const quint64 rank = std::clamp<quint64>(wanted, 1, m_count);
    quint64 seen = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        seen += m_buckets[i];
        if (seen >= rank)
            return std::clamp(static_cast<qint64>(highestIn(i)), m_least, m_most);
    }
    return m_most;
}

} // namespace sw
