// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>

#include <QHash>
#include <QSet>

#include "callrecord.h"
#include "keptaddress.h"
#include "pcapngblocks.h"

namespace sw {

/// Turns the calls of a log, row after row, into the packets that a capture of them might show: TCP connections with right
/// sequence numbers, and UDP datagrams. What no call told (the packets of a handshake, the other side's FIN) says so in its
/// comment. Where both ends are in this program the sends carry the bytes, a recv is an acknowledgement. Knows sockets by
/// their rows: those of an address that no row told, and other families, give no packets. One thread at a time.
class WirePackets final
{
public:
    /// Appends the packets of the row to `out`. `comment` goes with the first packet. True: they carry all of `bytes`, in
    /// order; false: none of it.
    bool append(QByteArray &out, const CallRecord &record, QByteArrayView bytes, qint64 wallNs, QByteArrayView comment);
    /// Whether append() would make a packet, as far as can be said cheaply: else a comment need not be made.
    [[nodiscard]] bool concerns(const CallRecord &record) const;

    /// A row whose packets nobody wants: what it tells of sockets counts.
    void pass(const CallRecord &record, QByteArrayView bytes);
    /// Only some rows come: of these sockets at least one that sends. What all others sent is told by who received it, as if they were
    /// another program's. Call it before the first row.
    void expectSendsOf(const QSet<SocketId> &senders);
    /// As pass(), in between rows that are appended: the begin of a connection stays to be told with its first packet.
    void leaveOut(const CallRecord &record, QByteArrayView bytes);
    /// The same sockets at the begin of another file: each connection begins anew there, with a handshake at its first packet.
    [[nodiscard]] WirePackets restarted() const;

private:
    struct End
    {
        KeptAddress address;
        quint32 next = 1; ///< sequence number; that of the SYN was 0
        int sockets = 0; ///< of this program, duplicates too
        int unacknowledged = 0; ///< packets
        bool known = false; ///< was ever in this program
        bool sends = false; ///< rows of its sends come: they carry its bytes
        bool finished = false; ///< has sent a FIN
        bool odd = false; ///< a window that changes: a repeated acknowledgement would look like a lost segment
    };
    struct Connection
    {
        std::array<End, 2> ends;
        bool dead = false; ///< reset
        bool untold = false; ///< it was made before the first row: its first packet is a handshake
        size_t caller = 0; ///< the end that connected, of one that is untold
    };
    struct Known
    {
        int type = 0; ///< 0: neither TCP nor UDP
        KeptAddress local;
        KeptAddress peer;
        std::shared_ptr<Connection> connection;
        size_t side = 0; ///< its end of the connection
        bool abortive = false; ///< SO_LINGER of 0 seconds: close resets
        bool connected = false; ///< a call said so
        bool accepted = false; ///< by the other end
    };
    /// Where packets of one row go.
    struct Row;

    void learn(const CallRecord &record, QByteArrayView bytes);
    std::shared_ptr<Connection> join(SocketId id, Known &socket, bool &isNew);
    /// The socket of which the row says that its connection stands now; 0: none.
    static SocketId openedBy(const CallRecord &record);
    [[nodiscard]] bool mayTell(SocketId sender) const { return !m_senders || m_senders->contains(sender); }
    void countDatagramName(SocketId id, const SocketAddress &local);
    void leave(SocketId id);
    void dropDatagramName(SocketId id, const SocketAddress &local);
    void open(Row &row, SocketId id, bool accepted);
    bool transfer(Row &row, const CallRecord &record, QByteArrayView bytes);
    bool datagram(Row &row, const Known &socket, const CallRecord &record, QByteArrayView bytes);
    void finish(Row &row, const Known &socket, const CallRecord &record);
    static void acknowledge(Row &row, Connection &connection, size_t side);
    static void reset(Row &row, Connection &connection, size_t side);
    static void handshake(Row &row, Connection &connection, size_t caller);
    static void segment(Row &row, Connection &connection, size_t side, quint8 flags, QByteArrayView payload = {});

    QHash<SocketId, Known> m_sockets;
    QHash<QByteArray, std::shared_ptr<Connection>> m_connections;
    std::deque<QByteArray> m_left; ///< connections that no socket of this program has any more, oldest first
    /// Where the last datagram came from and arrived: a flood is one answer, asked once.
    struct Arrival
    {
        SocketAddress from;
        SocketAddress local;
        QJsonValue told;
        SocketAddress at;
        bool sentHere = false; ///< its send is a row: the packet is there
    };
    const Arrival &arrivalOf(const CallRecord &record, const SocketAddress &other, const SocketAddress &own);

    QHash<QByteArray, int> m_datagramNames; ///< local addresses of UDP sockets of this program whose sends come
    std::optional<QSet<SocketId>> m_senders; ///< see expectSendsOf(); nothing: all rows come
    Arrival m_arrival; ///< null addresses: ask anew
};

} // namespace sw
