// SPDX-License-Identifier: GPL-3.0-or-later
#include "rateseries.h"

#include <algorithm>

namespace sw {

namespace {

qint64 beginningOf(qint64 ns, qint64 widthNs)
{
    return ns - ns % widthNs;
}

/// The span that `ns` lies in, made at its place when there is none.
template<typename Buckets>
RateBucket &bucketAt(Buckets &buckets, qint64 ns, qint64 widthNs)
{
    const qint64 began = beginningOf(ns, widthNs);
    auto at = buckets.end();
    // Rows come in order of ending: it is the last one, or close to it.
    while (at != buckets.begin() && std::prev(at)->beganNs > began)
        --at;
    if (at != buckets.begin() && std::prev(at)->beganNs == began)
        return *std::prev(at);
    return *buckets.insert(at, RateBucket{began, widthNs});
}

void count(RateBucket &bucket, quint64 sent, quint64 received, quint64 calls)
{
    bucket.sent += sent;
    bucket.received += received;
    bucket.calls += calls;
}

RatePoint pointOf(const RateBucket &bucket)
{
    return {bucket.beganNs + bucket.widthNs / 2, bucket.perSecond(bucket.sent), bucket.perSecond(bucket.received),
            bucket.perSecond(bucket.calls)};
}

} // namespace

void RateSeries::add(qint64 ns, quint64 sent, quint64 received, quint64 calls)
{
    m_lastNs = std::max(m_lastNs, ns);
    const qint64 oldest = beginningOf(m_lastNs, fineNs) - (mostFine - 1) * fineNs;
    if (ns >= oldest)
        count(bucketAt(m_fine, ns, fineNs), sent, received, calls);
    while (!m_fine.empty() && m_fine.front().beganNs < oldest)
        m_fine.pop_front();
    count(bucketAt(m_coarse, ns, m_coarseNs), sent, received, calls);
    if (m_coarse.size() > mostCoarse)
        coarsen();
}

void RateSeries::coarsen()
{
    m_coarseNs *= 2;
    std::vector<RateBucket> merged;
    for (const RateBucket &bucket : m_coarse) {
        const qint64 began = beginningOf(bucket.beganNs, m_coarseNs);
        if (merged.empty() || merged.back().beganNs != began)
            merged.push_back({began, m_coarseNs});
        merged.back().sent += bucket.sent;
        merged.back().received += bucket.received;
        merged.back().calls += bucket.calls;
    }
    m_coarse = std::move(merged);
    if (m_coarse.size() > mostCoarse)
        coarsen();
}

std::vector<RateBucket> RateSeries::buckets(qint64 fromNs, qint64 toNs) const
{
    std::vector<RateBucket> found;
    // Fine ones begin where a coarse one does, so that nothing is told twice.
    const qint64 oldest = beginningOf(m_lastNs, fineNs) - (mostFine - 1) * fineNs;
    const qint64 border = std::max<qint64>(0, beginningOf(std::max<qint64>(oldest, 0) + m_coarseNs - 1, m_coarseNs));
    const bool whole = m_coarse.empty() || m_coarse.front().beganNs >= oldest;
    const auto take = [&](const RateBucket &bucket) {
        if (bucket.beganNs + bucket.widthNs > fromNs && bucket.beganNs + bucket.widthNs <= toNs)
            found.push_back(bucket);
    };
    for (const RateBucket &bucket : m_coarse) {
        if (!whole && bucket.beganNs < border)
            take(bucket);
    }
    for (const RateBucket &bucket : m_fine) {
        if (whole || bucket.beganNs >= border)
            take(bucket);
    }
    return found;
}

std::vector<RatePoint> ratePoints(const RateSeries &series, qint64 fromNs, qint64 toNs)
{
    std::vector<RatePoint> points;
    const auto nothing = [&](qint64 ns) {
        if (ns >= fromNs && ns <= toNs && (points.empty() || points.back().ns < ns))
            points.push_back({ns});
    };
    qint64 end = fromNs;
    for (const RateBucket &bucket : series.buckets(fromNs, toNs)) {
        if (bucket.beganNs > end) {
            nothing(end);
            nothing(bucket.beganNs);
        }
        points.push_back(pointOf(bucket));
        end = bucket.beganNs + bucket.widthNs;
    }
    if (end < toNs) {
        nothing(end);
        nothing(toNs);
    }
    return points;
}

} // namespace sw
