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
    quint64 connectingInode =
        0; ///< while a connect waits: how the kernel's table names the socket; 0: that is not known
    EndReason end = EndReason::None; ///< of the receiving direction
    int endError = 0; ///< errno behind Reset and Failed
    SocketAddress local;
    SocketAddress peer;
    int peerPid = 0; ///< of a unix connection: who made the other end (SO_PEERCRED); 0: not told
    qint64 peerUid = -1;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    quint64 bytesWaiting = 0; ///< handed over for sending, not taken by the kernel yet
    quint64 bytesInWriteBuffer = 0; ///< of those: in Qt's own buffer (bytesToWrite()), where no system call sees them
    quint64 bytesInReadBuffer = 0; ///< bytesAvailable(): Qt has read them, nobody asked for them yet
    /// How much Qt reads ahead at most (readBufferSize()), and what further sends wait at; 0: the native backend has neither.
    quint64 readBufferSize = 0;
    quint64 writeBufferBound = 0;
    bool readingPaused = false;
    bool sendEnded = false; ///< shutdown of the sending direction was made here
    bool receiveEnded = false; ///< shutdown of the receiving direction was made here
    bool encrypted = false; ///< by TLS, since the handshake ended well
    QJsonValue tls; ///< what the last handshake came to (TlsResult); null: there was none
};

} // namespace sw
