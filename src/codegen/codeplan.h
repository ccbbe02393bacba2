// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "codeprogram.h"

namespace sw {

/// Why a call is not in the program.
enum class LeftOut : quint8 {
    No,
    Interrupted, ///< it was interrupted here, or has not returned: alone it would block for ever
    UnknownSocket, ///< the call that made its socket is not among the rows
    TooMany, ///< behind the last one that a program takes
};

/// A socket (or a file over one) of the program.
struct CodeSocket
{
    QString name; ///< an identifier
    int family = 0;
    int type = 0;
    int protocol = 0;
    bool listens = false;
    bool isFile = false;
    SocketId made = 0; ///< by accept or dup from that one; a file over it; 0: by itself
    int maker = -1; ///< the call that made it, an index
    SocketAddress bound; ///< as given to bind
    SocketAddress local; ///< as it was then
    bool picked = false; ///< the system picked its port, and a call of the program goes there

    [[nodiscard]] bool isStream() const;
    [[nodiscard]] bool isInet() const;
    [[nodiscard]] bool isUnix() const;
    /// Bound without a port, and only others outside of this program can go there: it takes the one that it had then.
    [[nodiscard]] bool keepsPort() const;
};

/// One call of the program.
struct PlannedCall
{
    const CodeRow *row = nullptr;
    int thread = 0;
    LeftOut leftOut = LeftOut::No;
    std::vector<int> after; ///< calls of other threads that must have ended
    int number = 0; ///< under which its end is announced, from 1; 0: nobody waits for it
    qint64 timeoutNs = -1; ///< in force on its socket; -1: blocks, 0: does not
    SocketId addressOf = 0; ///< its address is that of this socket, whose port the system picks anew

    [[nodiscard]] const CallRecord &record() const { return row->record; }
    [[nodiscard]] qint64 endedNs() const { return record().beganNs + record().tookNs; }
};

struct CodeThread
{
    QString name; ///< an identifier
    QString title; ///< for a comment, may hold anything
    std::vector<int> calls;
};

/// What a program has to do, in no language yet. A value; the rows outlive it.
struct CodePlan
{
    std::vector<PlannedCall> calls; ///< in order of beginning
    std::vector<CodeThread> threads;
    std::map<SocketId, CodeSocket> sockets;
    int announced = 0; ///< calls that others wait for
    int leftOut = 0;

    [[nodiscard]] const CodeSocket *socket(SocketId id) const;
    [[nodiscard]] QString nameOf(SocketId id) const { return socket(id) ? socket(id)->name : QString(); }
};

CodePlan planCode(const std::vector<CodeRow> &rows);

/// The socket that a call made: of socket, accept, dup, makefile, create_connection, the first of socketpair; 0: none.
SocketId madeBy(const CallRecord &record);

/// The part of planCode() that finds who has to wait for whom.
void orderThreads(CodePlan &plan);

} // namespace sw
