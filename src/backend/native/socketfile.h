// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bufferedstream.h"
#include "nativesocket.h"

namespace sw {

/// A file over a socket (Python's makefile in binary mode). Shared by the lanes that use it: who has the turn of a half may
/// use that half; turns are taken and given under the socket's mutex.
class SocketFile final
{
public:
    SocketFile(SocketId fileId, std::shared_ptr<NativeSocket> over, bool forReading, bool forWriting)
        : id(fileId)
        , socket(std::move(over))
        , reads(forReading)
        , writes(forWriting)
    {
    }
    Q_DISABLE_COPY_MOVE(SocketFile)

    const SocketId id; ///< from the same row of numbers as sockets
    const std::shared_ptr<NativeSocket> socket;
    const bool reads;
    const bool writes;

    BufferedReader reader; ///< who has the read turn
    BufferedWriter writer; ///< who has the write turn
    bool timedOut = false; ///< a read timed out: bytes may be lost, so that no further one is made (the read turn's)

    bool readTurnTaken = false; ///< under socket->mutex
    bool writeTurnTaken = false; ///< under socket->mutex
};

} // namespace sw
