// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtGlobal>

namespace sw {

/// How often which time occurred, in buckets whose width grows with the time, as HdrHistogram has them: a percentile is at most one
/// part in 64 too high, least and most are exact. A value of fixed size (about 30 kB).
class LatencyBuckets final
{
public:
    LatencyBuckets();

    void add(qint64 ns); ///< below 0 counts as 0
    void clear();
    [[nodiscard]] quint64 count() const { return m_count; }
    [[nodiscard]] qint64 least() const { return m_count == 0 ? 0 : m_least; } ///< ns
    [[nodiscard]] qint64 most() const { return m_most; }
    [[nodiscard]] qint64 mean() const;
    /// The time that `percent` of all did not exceed; 0 when there are none.
    [[nodiscard]] qint64 percentile(double percent) const;

private:
    std::vector<quint64> m_buckets;
    quint64 m_count = 0;
    qint64 m_least = 0;
    qint64 m_most = 0;
    double m_sum = 0;
};

} // namespace sw
