// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "tcpend.h"

namespace sw {

/// What is known of one direction of a connection at one moment.
struct PipeInput
{
    const TcpEnd *sender =
        nullptr; ///< as the kernel tells it; null: it has no such socket, or it is on another machine
    const TcpEnd *receiver = nullptr; ///< asked for before the sender, so that it never has more than was sent
    bool senderConnected = false; ///< the sender called connect(), see TcpEnd::acked()
    std::optional<quint64>
        taken; ///< what the sends of this program returned; nothing: they are not counted, or elsewhere
    std::optional<quint64> got; ///< what the recvs of this program returned
    quint64 running = 0; ///< what a send that has not returned was asked for
    quint64 buffered = 0; ///< in a buffer of the program (Qt's), before any system call
    bool receiverClosed = false; ///< by this program: nobody will read what is left
    std::optional<quint64> arrivedBefore; ///< payload that the receiver had when the kernel still told
};

/// How a number came about.
enum class PipeKnown : quint8 {
    Unknown, ///< nobody here can tell
    Inferred, ///< what is left of other numbers
    Seen, ///< the kernel, or a call, told it
};

/// Where the bytes of one direction are. Every byte that send() was asked for is in exactly one part, so the parts always add up to
/// what was asked, however much moved between two questions. A value; bytes.
struct PipeLedger
{
    struct Part
    {
        quint64 bytes = 0;
        PipeKnown known = PipeKnown::Unknown;
    };

    Part asked;
    Part waiting; ///< not taken yet: the call has not returned
    Part unsent; ///< in the send queue, not given to the network
    Part inFlight; ///< in the send queue too, given to the network and not with the peer
    Part unread; ///< in the peer's receive queue
    Part read;
    Part arrived; ///< with the peer, which is elsewhere: unread or read, nobody here can tell
    Part lost; ///< thrown away by a reset, or by a close with bytes unread

    [[nodiscard]] quint64 sum() const;
    [[nodiscard]] bool balances() const { return asked.bytes == sum(); }
};

PipeLedger makePipeLedger(const PipeInput &input);

} // namespace sw
