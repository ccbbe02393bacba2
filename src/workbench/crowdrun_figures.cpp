// SPDX-License-Identifier: GPL-3.0-or-later
// What a run of a crowd tells of itself.
#include "crowdrun.h"

#include <algorithm>

namespace sw {

namespace {

constexpr double nsPerS = 1e9;
constexpr std::size_t mostSamples = 4 * 3600; ///< an hour
constexpr std::size_t samplesASecond = 4;

CrowdTimes timesOf(const LatencyBuckets &buckets)
{
    return {buckets.count(),        buckets.least(),        buckets.mean(),
            buckets.percentile(50), buckets.percentile(99), buckets.most()};
}

} // namespace

void CrowdRun::look(qint64 now)
{
    const CrowdFigures before = m_shown;
    CrowdFigures &shown = m_shown;
    shown = m_now;
    shown.begun = static_cast<int>(m_begun);
    shown.sent = m_rows.sent;
    shown.answered = m_rows.answered;
    shown.differing = m_rows.differing;
    shown.bytesSent = m_rows.bytesSent;
    shown.bytesReceived = m_rows.bytesReceived;
    shown.rowsMissed = m_rows.missed;
    shown.latency = timesOf(m_rows.latency);
    shown.connectTime = timesOf(m_connectTimes);
    shown.elapsedNs = now - m_startNs;
    shown.failures.clear();
    for (const auto &[key, count] : m_failures)
        shown.failures.push_back({key.first, key.second, count});
    std::stable_sort(shown.failures.begin(), shown.failures.end(),
                     [](const CrowdFailure &one, const CrowdFailure &other) { return one.count > other.count; });
    CrowdSample sample{shown.elapsedNs,
                       shown.connecting,
                       shown.open,
                       shown.failed,
                       shown.closedByPeer,
                       shown.sent - before.sent,
                       shown.answered - before.answered,
                       shown.bytesSent - before.bytesSent,
                       shown.bytesReceived - before.bytesReceived,
                       m_rows.lately.percentile(50),
                       m_rows.lately.percentile(99),
                       m_rows.lately.most()};
    m_rows.lately.clear();
    m_samples.push_back(sample);
    if (m_samples.size() > mostSamples)
        m_samples.pop_front();
    m_lookNs = now;
    showRates();
}

/// Those of the last second while it runs; in the end of the whole run.
void CrowdRun::showRates()
{
    CrowdSample sum;
    const std::size_t count = m_ended ? m_samples.size() : std::min(m_samples.size(), samplesASecond);
    for (std::size_t i = m_samples.size() - count; i < m_samples.size(); ++i) {
        sum.sent += m_samples[i].sent;
        sum.answered += m_samples[i].answered;
        sum.bytesSent += m_samples[i].bytesSent;
        sum.bytesReceived += m_samples[i].bytesReceived;
    }
    const std::size_t before = m_samples.size() - count;
    const qint64 from = before == 0 ? 0 : m_samples[before - 1].ns;
    const double seconds = std::max(static_cast<double>(m_samples.back().ns - from) / nsPerS, 1e-6);
    m_shown.sentPerSecond = static_cast<double>(sum.sent) / seconds;
    m_shown.answeredPerSecond = static_cast<double>(sum.answered) / seconds;
    m_shown.bytesSentPerSecond = static_cast<double>(sum.bytesSent) / seconds;
    m_shown.bytesReceivedPerSecond = static_cast<double>(sum.bytesReceived) / seconds;
}

} // namespace sw
