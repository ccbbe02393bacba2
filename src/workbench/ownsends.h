// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "faultclock.h"
#include "faultpipe.h"

namespace sw {

/// The way of an endpoint's own sends through faults: a pipe for each connection, or for each address that datagrams go to, made
/// when something is first sent there while a fault is on. From then on all sends take that way, also when the faults are
/// gone, so that none overtakes another. Any thread.
class OwnSends final
{
public:
    static constexpr std::size_t mostPipes = 1000; ///< of addresses; what goes to further ones has no faults

    OwnSends(SocketBackend &backend, RecordSink &sink, EndpointId endpoint);
    ~OwnSends();
    Q_DISABLE_COPY_MOVE(OwnSends)

    void setScope(FaultScope scope); ///< before its connections stand
    void setFaults(const Faults &faults); ///< at once, also for what waits
    [[nodiscard]] bool isOn() const
    {
        return m_on;
    } ///< whether a fault of the scope is, or what one held up takes its way yet
    /// While somebody else decides about reading it is not paused for what waits.
    void setReadingKept(bool kept);

    /// A connection stands, or a datagram socket (0): what waits for it goes out now.
    void stands(quint32 connection, SocketId socket);
    void forget(quint32 connection, SocketId socket); ///< closed; what waits is told as cancelled
    void cancel(SocketId socket); ///< drops what waits
    void withdraw(quint64 token); ///< drops what waits of that message alone
    void end(quint32 connection, int how); ///< shuts down that way behind what waits
    void abandon(); ///< all of it

    /// True: it takes the send, and has given it a token when it had none.
    bool take(SocketCommand &message);
    /// The same for who sends on threads of its own.
    [[nodiscard]] static std::function<bool(SocketCommand &)> detourOf(const std::shared_ptr<OwnSends> &sends);
    /// An answer, or a greeting; `to`: whom a datagram answers. False: no fault is on, and none was.
    bool answer(quint32 connection, const SocketAddress &to, const QByteArray &bytes, qint64 afterMs = 0);
    [[nodiscard]] qint64 waitingBytes(quint32 connection) const;
    /// Which messages a send is of that carries several.
    [[nodiscard]] MixedSends &mixed() { return m_mixed; }

private:
    static constexpr quint64 ownTokens = 1ULL << 63; ///< the workbench counts from 1

    using Place = std::pair<quint32, QString>; ///< connection; address of datagrams
    using Pipe = std::shared_ptr<FaultPipe>;

    Pipe pipe(const Place &place,
              const SocketAddress &to); ///< with the lock held; null: none is needed, or there is no room
    quint64 newToken(); ///< with the lock held
    void judge(); ///< with the lock held
    void open(FaultPipe &pipe, quint32 connection, SocketId socket, const SocketAddress &to) const;
    [[nodiscard]] std::vector<Pipe> all() const;

    SocketBackend &m_backend;
    RecordSink &m_sink;
    const EndpointId m_endpoint;
    MixedSends m_mixed;
    FaultClock m_clock;
    std::atomic<bool> m_on{false};
    mutable std::mutex m_mutex; ///< guards all that follows
    FaultScope m_scope = FaultScope::Stream;
    Faults m_faults;
    std::map<quint32, SocketId> m_standing;
    std::map<Place, Pipe> m_pipes;
    quint64 m_nextToken = 1;
    quint64 m_conversations = 0;
    bool m_readingKept = false;
};

} // namespace sw
