// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include <QLatin1StringView>

#include "codeprogram.h"
#include "codetls.h"

namespace sw {

/// Why a call is not in the program.
enum class LeftOut : quint8 {
    No,
    Interrupted, ///< it was interrupted here, or has not returned: alone it would block for ever
    UnknownSocket, ///< the call that made its socket is not among the rows
    TooMany, ///< behind the last one that a program takes
    NotBegun, ///< a handshake that failed before its first byte
    NotTold, ///< a handshake whose record does not tell what it takes to do it again
    InHandshake, ///< it moved bytes while a handshake ran
    AfterHandshake, ///< on a connection that ended with its handshake
    NoHandshake, ///< it went through TLS, and its handshake is not in the program
    Count,
};

/// The same for people; empty for No.
QLatin1StringView reasonOf(LeftOut leftOut);

/// A socket (or a file over one) of the program.
struct CodeSocket
{
    QString name; ///< an identifier
    int family = 0;
    int type = 0;
    int protocol = 0;
    bool listens = false;
    bool isFile = false;
    bool startsTls = false; ///< a handshake of it is in the program
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
    bool tls = false; ///< made on a connection that was encrypted by then
    int handshake = -1; ///< of a starttls: an index into CodePlan::handshakes
    qint64 notBeforeNs = 0; ///< it was begun earlier, and must not be so in the program

    [[nodiscard]] const CallRecord &record() const { return row->record; }
    [[nodiscard]] qint64 beganNs() const { return std::max(record().beganNs, notBeforeNs); }
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
    std::vector<CodeHandshake> handshakes;
    std::vector<CodeTlsFile> tlsFiles;
    int announced = 0; ///< calls that others wait for
    int leftOut = 0;

    [[nodiscard]] const CodeSocket *socket(SocketId id) const;
    [[nodiscard]] QString nameOf(SocketId id) const { return socket(id) ? socket(id)->name : QString(); }
    /// Of a starttls that is in the program.
    [[nodiscard]] const CodeHandshake &handshakeOf(const PlannedCall &call) const
    {
        return handshakes.at(static_cast<std::size_t>(call.handshake));
    }
    [[nodiscard]] const CodeTlsFile *tlsFile(int index) const
    {
        return index < 0 ? nullptr : &tlsFiles.at(static_cast<std::size_t>(index));
    }
};

CodePlan planCode(const std::vector<CodeRow> &rows);

/// The socket that a call made: of socket, accept, dup, makefile, create_connection, the first of socketpair; 0: none.
SocketId madeBy(const CallRecord &record);

/// The part of planCode() that finds who has to wait for whom.
void orderThreads(CodePlan &plan);

} // namespace sw
