// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include <QHash>

#include "framing.h"
#include "journal.h"
#include "logfilter.h"

namespace sw {

/// One message of a direction of a socket, by the rows that its bytes came with. A value.
struct LoggedMessage
{
    quint64 firstRow = 0;
    quint64 lastRow = 0;
    quint64 length = 0; ///< bytes, delimiter or length included
    qint64 beganNs = 0; ///< when the call with its first byte ended, monotonicNs()
    qint64 endedNs = 0; ///< the same of its last byte
    quint32 offset = 0; ///< of its first byte in the data of the first row
    quint32 pieces = 0; ///< reads or writes that its bytes came with
    EndpointId endpoint = 0;
    quint32 connection = 0;
    SocketId socket = 0;
    bool sent = false; ///< else received
    FrameFault fault = FrameFault::None;
};

/// Cuts messages out of the rows of every socket, each direction by itself. A datagram is a message as it is. Keeps places of what is
/// not whole yet, never bytes. Rows in their order, none left out. One thread at a time.
class MessageLog final
{
public:
    static constexpr size_t mostFlows =
        20'000; ///< directions with bytes whose message has not ended; the quietest go first

    MessageLog() = default;
    /// Messages with a byte in a row that passes the filter; it may see rows of data only.
    MessageLog(const Framing &framing, const LogFilter &filter);

    void take(const JournalRow &row, std::vector<LoggedMessage> &found);
    /// What has begun and is not whole, of the directions with the newest bytes, at most so many; oldest first.
    [[nodiscard]] std::vector<LoggedMessage> unfinished(size_t most) const;

private:
    struct Piece
    {
        quint64 row;
        quint64 offset; ///< in the direction
        quint64 length;
        qint64 endedNs;
        bool wanted;
    };
    struct Flow
    {
        explicit Flow(const Framing &framing)
            : cutter(framing)
        {
        }
        FrameCutter cutter;
        std::deque<Piece> pieces; ///< with bytes of what is not whole
        LoggedMessage who; ///< whose they are
    };

    void takeDatagram(const JournalRow &row, std::vector<LoggedMessage> &found);
    void takeStream(const JournalRow &row, std::vector<LoggedMessage> &found);
    void end(SocketId socket, std::vector<LoggedMessage> &found);
    void add(Flow &flow, const FramedMessage &message, std::vector<LoggedMessage> &found) const;
    void forgetQuiet();
    [[nodiscard]] static bool describe(const Flow &flow, const FramedMessage &message, LoggedMessage &made);
    [[nodiscard]] static quint64 keyOf(SocketId socket, bool sent) { return quint64(socket) << 1 | quint64(sent); }

    Framing m_framing;
    LogFilter m_filter;
    QHash<quint64, std::shared_ptr<Flow>> m_flows;
    std::vector<FramedMessage> m_found;
};

/// The bytes of a message, at most so many; fewer when its rows are not kept any more. Any thread.
QByteArray bytesOf(const Journal &journal, const LoggedMessage &message, qsizetype most);
/// The rows that they came with, at most so many.
std::vector<quint64> rowsOf(const Journal &journal, const LoggedMessage &message, size_t most);

} // namespace sw
