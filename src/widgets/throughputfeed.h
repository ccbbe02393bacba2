// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <vector>

#include <QHash>
#include <QObject>
#include <QPointF>
#include <QTimer>

#include "connectionprobe.h"
#include "streamsfeed.h"
#include "throughput.h"

class QSocketNotifier;

namespace sw {

/// What goes over time, one line an end: of a chosen conversation, or of all sockets together.
enum class Quantity : quint8 { Bytes, Calls, RoundTrip, Window, Count };

/// Gives the Throughput tab its lines: bytes and calls from the rows of the log, the round trip and the window from the kernel, which is
/// asked only while somebody looks. Main thread; the journal outlives it.
class ThroughputFeed final : public QObject
{
    Q_OBJECT

public:
    using Line = std::vector<QPointF>; ///< x: seconds since the session began; y: bytes/s, calls/s, seconds, bytes

    explicit ThroughputFeed(const Journal &journal, QObject *parent = nullptr);
    ~ThroughputFeed() override;

    void setWatched(bool on);
    void renew();
    void choose(SocketId socket); ///< its conversation; 0: the newest one
    void setAll(bool all); ///< all sockets together
    [[nodiscard]] bool isAll() const { return m_all; }
    [[nodiscard]] const StreamsFeed &streams() const { return m_streams; }
    [[nodiscard]] const Conversation *conversation() const { return m_streams.tracks().chosenConversation(); }
    [[nodiscard]] bool hasAny() const { return m_all ? !m_rates.all().isEmpty() : conversation() != nullptr; }
    /// Whether there can be such a line now; the kernel tells of TCP connections only.
    [[nodiscard]] bool has(Quantity quantity) const;
    /// `which`: of bytes the direction from the first end to the second (0) and back (1), together sent and received; else the end.
    [[nodiscard]] Line line(Quantity quantity, size_t which, double from, double to) const;
    [[nodiscard]] double nowSeconds() const;
    [[nodiscard]] double firstSeconds() const; ///< where the lines begin

Q_SIGNALS:
    void changed();

private:
    struct Sample
    {
        qint64 ns = 0;
        std::array<double, 2> rtt{}; ///< seconds; below 0: not told
        std::array<double, 2> window{}; ///< bytes; below 0: not told
        bool begins = false; ///< nobody looked before it
    };

    void turn();
    void follow();
    void look();
    [[nodiscard]] double secondsOf(qint64 ns) const;
    [[nodiscard]] Line sampled(Quantity quantity, size_t which, double from, double to) const;
    [[nodiscard]] const RateSeries *seriesFor(size_t which, bool &sends) const;

    const Journal &m_journal;
    StreamsFeed m_streams;
    Throughput m_rates;
    ConnectionProbe m_probe;
    QSocketNotifier *m_notifier = nullptr;
    QTimer m_tick;
    QTimer m_soon;
    SocketId m_followed = 0;
    QHash<SocketId, std::deque<Sample>> m_samples; ///< of conversations, by their first end
    bool m_all = false;
    bool m_begins = false; ///< the next sample is the first after a pause
    bool m_watched = false;
};

} // namespace sw
