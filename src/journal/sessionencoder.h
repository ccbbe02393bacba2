// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journalrow.h"
#include "monotonic.h"
#include "recordbytes.h"
#include "sessionformat.h"
#include "sessionnames.h"
#include "wirepackets.h"

namespace sw {

/// Writes rows of a log as blocks of a pcapng file: each as a block that only this program reads, from which the row comes
/// back exactly, and as the packets that a capture might show. Pure but for what it learns of sockets; one thread at a time.
class SessionEncoder final
{
public:
    /// `before`: what rows that are not going to come told of sockets.
    explicit SessionEncoder(const SessionClock &clock, WirePackets before = {})
        : m_clock(clock)
        , m_packets(std::move(before))
    {
    }

    /// What stands before the rows. `program`: name and version.
    void appendHead(QByteArray &out, QByteArrayView program) const;
    void appendRow(QByteArray &out, const JournalRow &row);
    void appendRow(QByteArray &out, quint64 number, const CallRecord &record, QByteArrayView bytes);
    /// Rows are going to be left out, and these sockets have sends among those that come. Before the first row.
    void expectSendsOf(const QSet<SocketId> &senders) { m_packets.expectSendsOf(senders); }
    /// A row that is left out: what it tells of sockets and connections counts all the same, its bytes do not.
    void passOver(const JournalRow &row);
    /// Behind a row, whenever names have changed.
    static void appendNames(QByteArray &out, const std::vector<EndpointName> &names);
    /// After the last row of a session that ends in order, or (`mended`) when a torn tail was cut. `rows`: how many there are.
    static void appendEnd(QByteArray &out, quint64 rows, bool mended = false);

    [[nodiscard]] quint64 rows() const { return m_rows; }
    [[nodiscard]] const WirePackets &sockets() const { return m_packets; } ///< as its rows told of them

private:
    /// The row, its record being m_record.
    void appendRowBlock(QByteArray &out, quint64 number, QByteArrayView bytes, sessionformat::BytesIn place) const;

    const SessionClock m_clock;
    WirePackets m_packets;
    QByteArray m_record; ///< kept, so that a row allocates nothing
    QByteArray m_frames;
    QByteArray m_comment;
    ValueTexts m_values;
    quint64 m_rows = 0;
};

} // namespace sw
