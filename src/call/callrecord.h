// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QByteArray>
#include <QFlags>
#include <QJsonValue>
#include <QString>

#include "address.h"
#include "callnames.h"
#include "qtevents.h"

namespace sw {

/// Numbers that name things for one run; 0 = none. A socket keeps its number for ever, a descriptor number is reused.
using SocketId = quint32;
using LaneId = quint32;
using EndpointId = quint32;

/// What a row is about.
enum class RecordKind : quint8 {
    Call, ///< a call that a person, a recipe or a scenario asked for
    /// A kernel call inside a composite one (sendall, create_connection, a call under a time-out), or a function or signal
    /// of Qt. A signal that answers no command has token 0.
    Inner,
    Notice, ///< something the program has to say
};

/// Notices: what happened that is no call. The words stand in the room `wording`.
enum class Notice : quint8 {
    None,
    RowsDropped, ///< result = rows, asked = bytes dropped from the log to keep its budget
    AcceptPaused, ///< no descriptor was free: the listening socket waits (errno)
    AcceptResumed,
    ConnectGivenUp, ///< the time limit passed; asked = the limit in ms
    LookupAbandoned, ///< result = look-ups that still run and end by themselves
    LookupLimit, ///< too many abandoned look-ups run
    ThreadFailed, ///< no thread could be made (errno)
    CaptureFailed, ///< received bytes could not be written to their file (errno, text = file)
    ReadingPaused,
    ReadingResumed,
    PortHeld, ///< text = who holds the port, value = {"port": free port}
    DatagramsDropped, ///< the receive buffer was full: result = datagrams lost, asked = lost since the socket was made
    CloseDeferred, ///< close made no call: a file over the socket keeps the descriptor open
    PortPicked, ///< listen on a socket without a port of its own: text = the address that the system picked
    ReuseUnheeded, ///< bind: the address is taken although SO_REUSEADDR is set here
    ReadEndStopsNothing, ///< shutdown(SHUT_RD) of a TCP connection: the peer is told nothing
    SentInVain, ///< result = bytes that send took after the peer had closed (errno = how that came out)
    PathTaken, ///< bind met a file: text = path, result = its UnixPathState
    SocketFileStays, ///< the socket is closed, the file that its bind made is still there: text = path
    SocketFileRemoved, ///< text = path, errno when it was not
    ConnectSendsNothing, ///< connect of a datagram socket: nobody was asked
    QtCannot, ///< result = its QtGap: why the Qt backend did not make the call
    QtOptionKept, ///< setsockopt before there is a descriptor: Qt sets it when it binds
    QtBindKept, ///< bind of a unix socket: QLocalServer binds in listen
    QtAcceptedAhead, ///< QTcpServer accepted a connection that nobody had asked for; asked = how many it takes at most
    QtAcceptsNoMore, ///< result = connections that wait in it: it has stopped to accept
    QtWriteBufferFull, ///< result = bytes in Qt's buffer, asked = the bound: further ones wait
    QtReadBufferFull, ///< result = bytes in Qt's buffer = readBufferSize: Qt reads no more
    QtPeerEndClosesBoth, ///< the peer ended its direction, Qt closed both; result = bytes that were still to be sent
    QtCloseDrains, ///< closed, result = bytes in Qt's buffer go out first
    QtAbortIsNoReset, ///< abort() just closes
    ClosedUnread, ///< close of a TCP connection: result = bytes unread, for which the peer gets a reset
    CloseEndsNothing, ///< closed, and a duplicate of the descriptor is open: nobody is told
    ConnectedToItself, ///< TCP: both ends are this socket
    ServiceCut, ///< getaddrinfo: text = the service, a number above 65535, result = the port that came of it
    SessionFileStopped, ///< text = the session file, result = why (SessionStop), asked = rows in it, errno when it failed
    ReadingWaited, ///< loops that receive waited for the session file: result = ms, asked = times
    RowUnreadable, ///< the row stood here; the session file does not give it back
    QtTlsErrorsIgnored, ///< the connection goes on in spite of errors of the peer's certificate: result = how many
    RuleFired, ///< an answer rule: text = its name, result = its place in the list, from 1
    RuleGaveUp, ///< its regular expression needed too many steps for this message; members as of RuleFired
    RuleNoAnswer, ///< it fired, and its message could not be made; members as of RuleFired
    RequestTooLong, ///< a message under way is longer than what is kept, result = bytes: it is skipped
    RequestsLost, ///< its length cannot be right, so no further message of this connection is found
    HeartbeatMissed, ///< no answer came: result = misses in a row, asked = how many end the connection (0: none)
    HeartbeatEnds, ///< so many were missed that the connection is closed: result = misses
    RetryWaits, ///< the next try to connect: result = ms until then, asked = its number, from 1
    RetriesEnd, ///< result = tries that were made, all in vain
    Count,
};

enum class RecordFlag : quint16 {
    Cancelled = 0x01, ///< interrupted here, by a person or a time limit, not by a stray signal
    TimedOut = 0x02,
    Unfinished = 0x04, ///< never returned as far as this log knows
    Composite = 0x08, ///< has inner calls
    Unsupported = 0x10,
    NumberKept =
        0x20, ///< closed while a call was blocked in it: the descriptor's number stays taken until that returns
    ForReply = 0x40, ///< made by a rule on the connection's own thread
    Bytes = 0x80, ///< carries bytes, also when there are none of them (an empty datagram)
    Datagram = 0x100, ///< received on a socket that keeps the bounds of messages: 0 bytes are an empty one, no end
    Peeked = 0x200, ///< MSG_PEEK: a later call gives the same bytes again, so they count as not received
    Look = 0x400, ///< made to show what a socket's options are now, not for a person's request: kept out of the log
    Icmp = 0x800, ///< the bytes moved are a message of ICMP, as the protocol of the socket says
    IcmpV6 = 0x1000, ///< the same of ICMPv6
    RawSocket = 0x2000, ///< SOCK_RAW: what is received over IPv4 begins with the IP header (raw(7))
    Tls = 0x4000, ///< the bytes are what TLS carries, before encryption or after it: the wire had others
};
Q_DECLARE_FLAGS(RecordFlags, RecordFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(RecordFlags)

/// One call that has ended, or a notice: all that a view can show of it. A value; crosses threads by move.
struct CallRecord
{
    RecordKind kind = RecordKind::Call;
    Call call = Call::None;
    Notice notice = Notice::None;
    RecordLayer layer =
        RecordLayer::Kernel; ///< a call of the Qt backend has QtCall, its functions and signals are Inner
    QtClass qtClass = QtClass::None;
    QtEvent qtEvent = QtEvent::None; ///< of an Inner row: which function or signal
    RecordFlags flags;
    EndpointId endpoint = 0; ///< who asked: an endpoint of the window or an actor of a scenario
    quint32 connection = 0; ///< number of the accepted connection within its endpoint, from 1
    SocketId socket = 0;
    SocketId newSocket = 0; ///< what accept, dup and socketpair gave
    SocketId newSocket2 = 0;
    LaneId lane = 0;
    quint64 token = 0; ///< the command's; inner calls carry the token of their composite call
    int thread = 0; ///< gettid(2) of the caller
    int fd = -1;
    qint64 beganNs = 0; ///< monotonicNs()
    qint64 tookNs = 0;
    qint64 result = 0; ///< what the call returned
    int error = 0; ///< raw errno, 0 when it did not fail
    int qtError = -1; ///< QAbstractSocket::SocketError that was told; -1: none
    int gaiError = 0; ///< of getaddrinfo; of the other name functions the one that means the same
    int hostError = 0; ///< raw h_errno of gethostbyname and gethostbyaddr
    qint64 asked = 0; ///< bytes asked for or given (send, recv), backlog, time limit
    std::array<int, 3> arguments{}; ///< family, type, protocol; level, name; how; flags: by the call
    int messageFlags = 0; ///< MSG_TRUNC ... that came back; revents of poll
    SocketAddress address; ///< given (bind, connect, sendto) or told (accept, recvfrom, getsockname)
    /// The socket's own address, looked up after calls that settle it: bind, listen, connect, accept (of the new socket).
    SocketAddress local;
    QByteArray data; ///< bytes that the kernel took or gave; never more
    QString text; ///< host name or text asked for; file of a notice
    QString service; ///< of the name functions: service or port asked for, null when there was none
    QJsonValue value; ///< option value, list of addresses, result of a TLS handshake (tlsresult.h)

    [[nodiscard]] bool failed() const { return error != 0 || gaiError != 0; }
    /// recv that returned 0 although bytes were asked for: the peer ended its direction.
    [[nodiscard]] bool isEndOfStream() const
    {
        return kind != RecordKind::Notice && (call == Call::Recv || call == Call::Recvfrom || call == Call::Recvmsg)
            && result == 0 && error == 0 && asked > 0 && !flags.testFlag(RecordFlag::Datagram);
    }
};

} // namespace sw
