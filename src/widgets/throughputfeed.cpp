// SPDX-License-Identifier: GPL-3.0-or-later
#include "throughputfeed.h"

#include <algorithm>
#include <utility>

#include <QSocketNotifier>
#include <QtNumeric>

#include "monotonic.h"

namespace sw {

namespace {

constexpr int tickMs = 250;
constexpr int soonMs = 100; ///< as long as what one point counts
constexpr qint64 turnNs = 8'000'000;
constexpr std::size_t mostSamples = 4096; ///< of a conversation; then every second of the older ones goes
constexpr qsizetype mostSampled = 16; ///< conversations
constexpr double beyond = 1.5; ///< seconds to either side, so that the line leaves the picture
constexpr double nsOfSecond = 1e9;

} // namespace

ThroughputFeed::ThroughputFeed(const Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_streams(journal)
    , m_rates(journal, [this](SocketId socket) { return m_streams.tracks().originalOf(socket); })
{
    m_tick.setInterval(tickMs);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ThroughputFeed::turn);
    connect(&m_tick, &QTimer::timeout, this, &ThroughputFeed::turn);
    connect(&m_streams, &StreamsFeed::changed, this, &ThroughputFeed::follow);
    if (m_probe.wakeDescriptor() >= 0) {
        m_notifier = new QSocketNotifier(m_probe.wakeDescriptor(), QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, &ThroughputFeed::look);
    }
}

ThroughputFeed::~ThroughputFeed()
{
    // The notifier must go before the descriptor.
    delete m_notifier;
}

void ThroughputFeed::setWatched(bool on)
{
    if (m_watched == on)
        return;
    m_watched = on;
    m_streams.setWatched(on);
    m_followed = 0;
    if (on) {
        m_tick.start();
        m_soon.start(0);
        return;
    }
    m_tick.stop();
    m_soon.stop();
    m_probe.watch({});
}

void ThroughputFeed::renew()
{
    m_streams.renew();
    if (m_watched && !m_soon.isActive())
        m_soon.start(soonMs);
}

void ThroughputFeed::choose(SocketId socket)
{
    m_streams.choose(socket);
}

void ThroughputFeed::setAll(bool all)
{
    if (m_all == all)
        return;
    m_all = all;
    m_followed = 0;
    if (m_watched) {
        follow();
        m_soon.start(0);
    }
}

void ThroughputFeed::turn()
{
    m_tick.start(); // counted from this one
    if (!m_rates.catchUp(monotonicNs() + turnNs))
        m_soon.start(1);
    Q_EMIT changed();
}

void ThroughputFeed::follow()
{
    const Conversation *talk = conversation();
    const SocketId first = m_all || !talk ? 0 : talk->ends[0].socket;
    if (!m_watched || first == m_followed)
        return;
    m_followed = first;
    m_begins = true;
    const auto [local, peer] = m_streams.tracks().addressesOf(first);
    const bool tcp = first != 0 && !local.hostBytes().isEmpty() && !peer.isNull();
    m_probe.watch(tcp ? std::vector<ConnectionKey>{{local, peer, {}}} : std::vector<ConnectionKey>{});
    Q_EMIT changed();
}

void ThroughputFeed::look()
{
    const auto looks = m_probe.take();
    if (!m_watched || !looks || looks->empty() || m_followed == 0)
        return;
    const ConnectionLook &look = looks->front();
    if (look.key.local != m_streams.tracks().addressesOf(m_followed).first || (!look.first && !look.second))
        return;
    if (!m_samples.contains(m_followed) && m_samples.size() >= mostSampled)
        m_samples.clear();
    std::deque<Sample> &samples = m_samples[m_followed];
    Sample sample{look.takenNs, {-1, -1}, {-1, -1}, std::exchange(m_begins, false)};
    const std::array<const std::optional<TcpEnd> *, 2> ends{&look.first, &look.second};
    for (const size_t which : {0U, 1U}) {
        const std::optional<TcpEnd> &end = *ends[which];
        if (!end || !end->hasFigures)
            continue;
        if (end->rttUs > 0)
            sample.rtt[which] = double(end->rttUs) / 1e6;
        sample.window[which] = double(end->congestionWindow) * end->mss;
    }
    samples.push_back(sample);
    if (samples.size() <= mostSamples)
        return;
    std::deque<Sample> thinned;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i >= mostSamples / 2 || i % 2 == 0)
            thinned.push_back(samples[i]);
        else
            samples[i + 1].begins = samples[i + 1].begins || samples[i].begins;
    }
    samples = std::move(thinned);
}

bool ThroughputFeed::has(Quantity quantity) const
{
    if (quantity == Quantity::Bytes || quantity == Quantity::Calls)
        return true;
    const Conversation *talk = conversation();
    return !m_all && talk && !m_streams.tracks().addressesOf(talk->ends[0].socket).first.hostBytes().isEmpty();
}

double ThroughputFeed::secondsOf(qint64 ns) const
{
    return double(m_journal.clock().sinceStart(ns)) / nsOfSecond;
}

double ThroughputFeed::nowSeconds() const
{
    return secondsOf(monotonicNs());
}

double ThroughputFeed::firstSeconds() const
{
    double first = nowSeconds();
    bool sends = false;
    for (const size_t which : {0U, 1U}) {
        const RateSeries *series = seriesFor(which, sends);
        if (series && !series->isEmpty())
            first = std::min(first, secondsOf(series->firstNs()));
    }
    return first;
}

/// Whose counts tell of a direction; an end elsewhere is told of by the other one.
const RateSeries *ThroughputFeed::seriesFor(size_t which, bool &sends) const
{
    if (m_all) {
        sends = which == 0;
        return &m_rates.all();
    }
    const Conversation *talk = conversation();
    if (!talk)
        return nullptr;
    sends = talk->ends[which].socket != 0;
    return m_rates.of(talk->ends[sends ? which : 1 - which].socket);
}

ThroughputFeed::Line ThroughputFeed::line(Quantity quantity, size_t which, double from, double to) const
{
    if (quantity == Quantity::RoundTrip || quantity == Quantity::Window)
        return sampled(quantity, which, from, to);
    Line line;
    bool sends = false;
    const RateSeries *series = seriesFor(which, sends);
    if (quantity == Quantity::Calls) {
        // Calls belong to an end; of all together there is one line.
        const Conversation *talk = conversation();
        if (m_all)
            series = which == 0 ? &m_rates.all() : nullptr;
        else
            series = talk && talk->ends[which].socket != 0 ? m_rates.of(talk->ends[which].socket) : nullptr;
    }
    if (!series || series->isEmpty())
        return line;
    const qint64 zero = monotonicNs() - qint64(nowSeconds() * nsOfSecond);
    const auto nsAt = [&](double seconds) { return zero + qint64(seconds * nsOfSecond); };
    const qint64 begin = std::max(nsAt(from), series->firstNs());
    const qint64 end = std::min(nsAt(to), monotonicNs());
    for (const RatePoint &point : ratePoints(*series, begin, end)) {
        const double value = quantity == Quantity::Calls ? point.calls : sends ? point.sent : point.received;
        line.emplace_back(secondsOf(point.ns), value);
    }
    return line;
}

ThroughputFeed::Line ThroughputFeed::sampled(Quantity quantity, size_t which, double from, double to) const
{
    Line line;
    const Conversation *talk = conversation();
    const auto samples = talk && !m_all ? m_samples.constFind(talk->ends[0].socket) : m_samples.cend();
    if (samples == m_samples.cend())
        return line;
    for (const Sample &sample : *samples) {
        const double x = secondsOf(sample.ns);
        const double y = quantity == Quantity::RoundTrip ? sample.rtt[which] : sample.window[which];
        if (x < from - beyond || x > to + beyond || y < 0)
            continue;
        // A gap in the line where nobody looked: a point that is not a number.
        if (!line.empty() && sample.begins)
            line.emplace_back(x, qQNaN());
        line.emplace_back(x, y);
    }
    return line;
}

} // namespace sw
