// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace sw {

/// Numbers of the sockets API that other rooms need without the system's headers; the same values as in <sys/socket.h>.
namespace constant {
extern const int afUnspec;
extern const int afUnix;
extern const int afInet;
extern const int afInet6;
extern const int sockStream;
extern const int sockDgram;
extern const int sockRaw;
extern const int sockRdm;
extern const int sockSeqpacket;
extern const int sockTypeMask; ///< of socket(2): the type without SOCK_NONBLOCK and SOCK_CLOEXEC
extern const int sockNonBlock;
extern const int shutRd;
extern const int shutWr;
extern const int shutRdwr;
extern const int solSocket;
extern const int soReuseAddr;
extern const int soReusePort;
extern const int soBroadcast;
extern const int soRcvBuf;
extern const int soSndBuf;
extern const int soKeepAlive;
extern const int soRxqOvfl;
extern const int soMemInfo;
extern const int soLinger;
extern const int soError;
extern const int soDomain;
extern const int soType;
extern const int soProtocol;
extern const int soAcceptConn;
extern const int soBindToDevice;
extern const int ipprotoIpv6;
extern const int ipv6V6Only;
extern const int ipv6RecvErr;
extern const int ipv6RecvPktInfo;
extern const int ipv6RecvHopLimit;
extern const int ipv6UnicastHops;
extern const int ipv6MulticastHops;
extern const int ipv6MulticastLoop;
extern const int ipv6MulticastIf;
extern const int ipprotoIp;
extern const int ipRecvErr;
extern const int ipPktInfo;
extern const int ipRecvTtl;
extern const int ipTtl;
extern const int ipMulticastTtl;
extern const int ipMulticastLoop;
extern const int ipMulticastIf;
extern const int ipAddMembership;
extern const int ipDropMembership;
extern const int ipAddSourceMembership;
extern const int ipDropSourceMembership;
extern const int mcastJoinSourceGroup;
extern const int mcastLeaveSourceGroup;
extern const int ipv6JoinGroup;
extern const int ipv6LeaveGroup;
extern const int msgTrunc;
extern const int msgErrQueue;
extern const int msgDontWait;
extern const int ipprotoTcp;
extern const int ipprotoIcmp;
extern const int ipprotoIcmpV6;
extern const int solRaw;
extern const int icmpFilter;
extern const int icmpV6Filter;
extern const int ipprotoUdp;
extern const int ipTos;
extern const int tcpNoDelay;
extern const int tcpInfo;
extern const int msgPeek;
extern const int pollIn;
extern const int pollOut;
extern const int pollErr;
extern const int pollRdHup;
extern const int aiPassive;
extern const int eaiNoName;
} // namespace constant

/// Symbol tables, name <-> number, both ways. Any thread. A name that is unknown gives nothing; a number that is unknown
/// gives its decimal text, so that printing never fails.
enum class SymbolTable {
    Family, ///< AF_INET ...
    Type, ///< SOCK_STREAM ...
    Protocol, ///< IPPROTO_TCP ...
    Shutdown, ///< SHUT_RD ...
    MessageFlag, ///< MSG_PEEK ... (a set)
    PollEvent, ///< POLLIN ... (a set)
    OptionLevel, ///< SOL_SOCKET, IPPROTO_TCP ...
    AddressInfoFlag, ///< AI_PASSIVE ... (a set)
    NameInfoFlag, ///< NI_NUMERICHOST ... (a set)
};
std::optional<int> symbolNumber(SymbolTable table, QByteArrayView name);
QString symbolName(SymbolTable table, int number);
/// A set of flags as names joined by '|' ("MSG_PEEK|MSG_DONTWAIT"), "0" when empty; bits without a name in hex.
QString symbolSet(SymbolTable table, int flags);
/// All names of a table in its own order.
QStringList symbolNames(SymbolTable table);

/// The name of an option at its level ("SO_REUSEADDR"), and back; see socket(7), tcp(7), ip(7), ipv6(7).
QString optionName(int level, int name);
std::optional<int> optionNumber(int level, QByteArrayView name);
QStringList optionNames(int level); ///< all that have a name, in the order of the header

} // namespace sw
