// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include <QtGlobal>

namespace sw {

/// What moved in a span of time. A value.
struct RateBucket
{
    qint64 beganNs = 0; ///< monotonicNs()
    qint64 widthNs = 0;
    quint64 sent = 0; ///< bytes that the kernel took
    quint64 received = 0; ///< bytes that it gave
    quint64 calls = 0;

    [[nodiscard]] double perSecond(quint64 count) const { return double(count) * 1e9 / double(widthNs); }
};

/// Counts over time in a bounded memory: the last two minutes in tenths of a second, all that was before in spans that grow with
/// the session. Spans without anything cost nothing. Used by one thread.
class RateSeries final
{
public:
    static constexpr qint64 fineNs = 100'000'000;
    static constexpr qint64 firstCoarseNs = 1'000'000'000;
    static constexpr qint64 mostFine = 1200; ///< spans
    static constexpr std::size_t mostCoarse = 1200;

    /// What happened at `ns`; nearly in order.
    void add(qint64 ns, quint64 sent, quint64 received, quint64 calls = 1);
    /// What is known of [fromNs, toNs), in order, only whole spans that are over; what lies between two has nothing.
    [[nodiscard]] std::vector<RateBucket> buckets(qint64 fromNs, qint64 toNs) const;
    [[nodiscard]] bool isEmpty() const { return m_coarse.empty(); }
    [[nodiscard]] qint64 firstNs() const { return m_coarse.empty() ? 0 : m_coarse.front().beganNs; }
    [[nodiscard]] qint64 lastNs() const { return m_lastNs; } ///< of the newest call
    [[nodiscard]] std::size_t size() const { return m_fine.size() + m_coarse.size(); } ///< spans kept

private:
    void coarsen();

    std::deque<RateBucket> m_fine;
    std::vector<RateBucket> m_coarse; ///< of the whole session
    qint64 m_coarseNs = firstCoarseNs;
    qint64 m_lastNs = 0;
};

/// A line through the rates: with nothing between two spans it goes down to zero. `fromNs` to `toNs` is covered whole.
struct RatePoint
{
    qint64 ns = 0;
    double sent = 0; ///< bytes per second
    double received = 0;
    double calls = 0; ///< per second
};
std::vector<RatePoint> ratePoints(const RateSeries &series, qint64 fromNs, qint64 toNs);

} // namespace sw
