// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrecord.h"

namespace sw {

/// How a connection stands as far as this program's own calls tell.
enum class SocketPhase : quint8 { Open, Bound, Listening, Connecting, Connected, Closed };
/// How a direction ended. Kept apart, because people must be able to tell them apart.
enum class EndReason : quint8 { None, EndOfStream, Reset, Failed, ClosedHere, ResetHere };

/// What the backend knows of one open socket. A value.
struct SocketFacts
{
    SocketId socket = 0;
    EndpointId endpoint = 0;
    quint32 connection = 0;
    int fd = -1;
    SocketPhase phase = SocketPhase::Open;
    EndReason end = EndReason::None; ///< of the receiving direction
    int endError = 0; ///< errno behind Reset and Failed
    SocketAddress local;
    SocketAddress peer;
    int peerPid = 0; ///< of a unix connection: who made the other end (SO_PEERCRED); 0: not told
    qint64 peerUid = -1;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    quint64 bytesWaiting = 0; ///< handed over for sending, not taken by the kernel yet
    bool readingPaused = false;
    bool sendEnded = false; ///< shutdown of the sending direction was made here
    bool receiveEnded = false; ///< shutdown of the receiving direction was made here
};

} // namespace sw
