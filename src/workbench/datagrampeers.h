// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <vector>

#include <QHash>

#include "callrecord.h"

namespace sw {

/// Somebody whose datagrams came, or to whom some were sent. A value.
struct DatagramPeer
{
    quint64 number = 0; ///< in order of first sight, from 1
    SocketAddress address; ///< null: a unix socket without a name
    quint64 received = 0; ///< datagrams
    quint64 sent = 0;
    quint64 failed = 0; ///< sends that failed, and datagrams that the error queue names
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    qint64 lastNs = 0; ///< monotonicNs() of the last datagram, either way
    int ttl = -1; ///< of the last one that came, -1 = not told
};

/// Who was seen on one datagram socket. Counted on the thread of the calls, so that a flood costs the main thread nothing;
/// looked at on any thread. Bounded: whoever was quiet the longest is forgotten first.
class DatagramPeers final
{
public:
    static constexpr std::size_t mostKept = 1000;

    struct Look
    {
        quint64 version = 0; ///< changes with every note
        quint64 forgotten = 0; ///< peers that made room for others
        std::vector<DatagramPeer> peers; ///< by number
    };

    /// What a call that moved a datagram, or failed to, tells of its peer.
    void note(const CallRecord &record);
    void setConnectedTo(const SocketAddress &peer); ///< whom send() without an address reaches
    void clear();
    [[nodiscard]] quint64 version() const;
    [[nodiscard]] Look look() const;

private:
    DatagramPeer &peerAt(const SocketAddress &address);
    void forgetQuietest();

    mutable std::mutex m_mutex;
    SocketAddress m_connectedTo;
    std::vector<DatagramPeer> m_peers; ///< by number
    QHash<QByteArray, quint64> m_numbers; ///< by sockaddr
    quint64 m_lastNumber = 0;
    quint64 m_forgotten = 0;
    quint64 m_version = 0;
};

} // namespace sw
