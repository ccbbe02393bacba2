// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <QByteArrayView>
#include <QtGlobal>

namespace sw {

/// How the kernel lays the value of an option out, and with that how it is written, shown and edited.
enum class OptionKind : quint8 {
    Switch, ///< an int, 0 or 1
    Integer, ///< an int
    Choice, ///< an int out of SocketOption::values
    Flags, ///< an int, the bits of SocketOption::values joined
    Wide, ///< an unsigned number of 64 bits
    Linger, ///< struct linger
    Time, ///< struct timeval
    Text, ///< bytes of a name, with or without a closing NUL
    Device, ///< name of a network interface
    InterfaceIndex, ///< an int: index of a network interface, 0 = none
    InterfaceIndexNet, ///< the same in network byte order
    MulticastInterface, ///< set: struct ip_mreqn; read: struct in_addr
    Membership, ///< struct ip_mreqn
    SourceMembership, ///< struct ip_mreq_source
    Membership6, ///< struct ipv6_mreq
    GroupMembership, ///< struct group_req
    GroupSource, ///< struct group_source_req
    PortRange, ///< an int: lowest port, highest port << 16
    Credentials, ///< struct ucred
    Numbers, ///< a list of unsigned numbers of 32 bits
    Address, ///< struct sockaddr of the socket's family
    Program, ///< struct sock_fprog, which holds a pointer: cannot be given as a value
    Bytes, ///< another structure
};

enum class OptionUnit : quint8 { None, Bytes, Seconds, Milliseconds, Microseconds, BytesPerSecond, Hops, Count };
enum class OptionAccess : quint8 { ReadWrite, ReadOnly, WriteOnly };
/// When setting it has an effect; where the kernel refuses it otherwise, errno tells.
enum class OptionWhen : quint8 { AnyTime, BeforeBind, BeforeConnect, BeforeListen, Connected, InRepair, Never };
/// What reading it changes. Such an option is never read just to be shown.
enum class OptionReading : quint8 {
    Harmless,
    ClearsError, ///< SO_ERROR: the pending error is gone from the next call
    TakesOnce, ///< TCP_SAVED_SYN: the kernel frees what it gave
    OpensDescriptor, ///< SO_PEERPIDFD: a new descriptor, to be closed
    MapsData, ///< TCP_ZEROCOPY_RECEIVE: received bytes leave the queue
};

/// A value with a name of its own.
struct NamedNumber
{
    const char *name;
    int number;
};

/// Bits of SocketOption::families and SocketOption::types.
enum OptionFamily : quint8 { OnInet = 1, OnInet6 = 2, OnUnix = 4, OnOthers = 8, OnIp = 3, OnAnyFamily = 15 };
enum OptionType : quint8 {
    OnStream = 1,
    OnDatagram = 2,
    OnRaw = 4,
    OnSeqpacket = 8,
    OnOtherTypes = 16,
    OnAnyType = 31,
};

/// One row of the table of options: what is the same on every machine. What a kernel has is found out (optionprobe.h). See
/// socket(7), tcp(7), ip(7), ipv6(7), udp(7) and the kernel's headers.
struct SocketOption
{
    int level = 0;
    int number = 0;
    const char *name = "";
    OptionKind kind = OptionKind::Integer;
    OptionUnit unit = OptionUnit::None;
    OptionAccess access = OptionAccess::ReadWrite;
    OptionWhen when = OptionWhen::AnyTime;
    OptionReading reading = OptionReading::Harmless;
    quint8 families = OnAnyFamily; ///< those for which it means something
    quint8 types = OnAnyType;
    qint64 minimum = 0; ///< of a number as the kernel takes it; both 0: no known limits
    qint64 maximum = 0;
    const char *right = nullptr; ///< capability that setting needs ("CAP_NET_ADMIN"), null: none
    bool rightForSomeValues = false; ///< needed for some values only
    const char *since = nullptr; ///< Linux version that brought it; null: older than 2.2
    bool perConnection = false; ///< a listening socket does not pass it on to the connections it accepts
    const char *cap = nullptr; ///< the kernel's setting that larger values are cut to (kernelsetting.h), null: none
    int size = 0; ///< bytes that getsockopt insists on; 0: what the kind says
    std::span<const NamedNumber> values;

    [[nodiscard]] bool hasRange() const { return minimum != 0 || maximum != 0; }
    [[nodiscard]] bool isReadable() const { return access != OptionAccess::WriteOnly; }
    [[nodiscard]] bool isWritable() const { return access != OptionAccess::ReadOnly; }
};

/// The levels that have a table, in the order in which people meet them: SOL_SOCKET, IPPROTO_TCP, IPPROTO_IP, IPPROTO_IPV6,
/// IPPROTO_UDP.
std::span<const int> optionLevels();
/// All options of a level, by name; empty for a level without a table.
std::span<const SocketOption> optionsOfLevel(int level);
/// Null when there is no such row. Of two names for one number, the row stands under the first.
const SocketOption *findOption(int level, int number);
const SocketOption *findOption(int level, QByteArrayView name);

/// How long a buffer getsockopt(2) needs for it, in bytes. An address must have the exact length of the socket's family.
int optionLength(const SocketOption &option, int family = 0);

/// Whether the level applies to such a socket at all (TCP options to a TCP socket ...). `protocol` 0: the usual one.
bool levelSuits(int level, int family, int type, int protocol);
/// Whether the option means something for such a socket. A kernel may take it all the same.
bool optionSuits(const SocketOption &option, int family, int type);

} // namespace sw
