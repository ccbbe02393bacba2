// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiontexttable.h"

#include <QtGlobal>

namespace sw {

namespace {

// clang-format off
constexpr OptionTextRow rows[] = {
    {"SO_ACCEPTCONN",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Tells whether listen() was called on the socket, so that it waits for connections.")},
    {"SO_ATTACH_BPF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Runs an eBPF program on every packet that arrives; it may cut or drop the packet. The value is the "
                        "descriptor of a loaded program.")},
    {"SO_ATTACH_FILTER",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Runs a classic BPF filter on every packet that arrives, as tcpdump does. The value holds a pointer "
                        "into the calling program, so it cannot be given here.")},
    {"SO_ATTACH_REUSEPORT_CBPF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "With SO_REUSEPORT, a classic BPF program picks which socket of the group gets a packet or "
                        "connection. The value holds a pointer, so it cannot be given here.")},
    {"SO_ATTACH_REUSEPORT_EBPF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "With SO_REUSEPORT, a loaded eBPF program picks which socket of the group gets a packet or "
                        "connection.")},
    {"SO_BINDTODEVICE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Ties the socket to one network interface: it sends and receives there only. Since Linux 5.7 "
                        "everybody may tie a socket that is not tied yet; changing or removing it needs the right. An empty "
                        "name removes it.")},
    {"SO_BINDTOIFINDEX",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The same as SO_BINDTODEVICE, with the number of the interface instead of its name; 0 removes it.")},
    {"SO_BPF_EXTENSIONS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Tells how many extensions of the packet filter language this kernel has.")},
    {"SO_BROADCAST",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Allows sending to a broadcast address. Without it sendto() to such an address fails with EACCES. "
                        "Receiving needs no permission.")},
    {"SO_BSDCOMPAT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Had a meaning until Linux 2.2. It is accepted and does nothing.")},
    {"SO_BUF_LOCK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Says which buffer sizes are fixed. Setting SO_SNDBUF or SO_RCVBUF fixes that size and ends its "
                        "automatic growth; clearing the bit here brings the growth back.")},
    {"SO_BUSY_POLL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How long a receiving call looks at the network card's queue itself before it sleeps. Trades "
                        "processor time for latency; raising it needs the right.")},
    {"SO_BUSY_POLL_BUDGET",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How many packets one round of busy polling may take. Raising it above 8 needs the right; it cannot "
                        "be read back.")},
    {"SO_CNX_ADVICE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Tells the kernel that the connection makes no progress, so that it looks for another route. Only the"
                        " value 1 does something; there is nothing to read.")},
    {"SO_COOKIE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "A number that no other socket of this machine ever had. It is made when first asked for; ss -e shows"
                        " the same.")},
    {"SO_DEBUG",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Marks the socket for debugging in the kernel. Hardly anything looks at it any more.")},
    {"SO_DETACH_FILTER",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Removes the filter that SO_ATTACH_FILTER or SO_ATTACH_BPF (here called SO_DETACH_BPF) put in. The "
                        "value does not matter; without a filter: ENOENT.")},
    {"SO_DETACH_REUSEPORT_BPF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Removes the program that picks a socket out of a SO_REUSEPORT group. The value does not matter; "
                        "without one: ENOENT.")},
    {"SO_DEVMEM_DONTNEED",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Gives memory of a device back in which TCP data was received without copying. Only for programs that"
                        " use such memory.")},
    {"SO_DOMAIN",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The address family that the socket was made with, as a number: 2 is AF_INET, 10 AF_INET6, 1 AF_UNIX.")},
    {"SO_DONTROUTE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Sends to directly connected networks only, past the routing table. The flag MSG_DONTROUTE does it "
                        "for a single send.")},
    {"SO_ERROR",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The error that waits on the socket, such as the outcome of a non-blocking connect. Reading it clears"
                        " it: the next call then no longer reports it. That is why it is read on request only.")},
    {"SO_INCOMING_CPU",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The processor that handled the last packet. Set on the sockets of a SO_REUSEPORT group, it makes the"
                        " kernel prefer the one whose processor fits.")},
    {"SO_INCOMING_NAPI_ID",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The number of the network card's queue that the last packet came through; 0 when there was none, as "
                        "on loopback.")},
    {"SO_INQ",
     QT_TRANSLATE_NOOP("OptionWording",
                        "With recvmsg(), each message of a Unix stream says how many bytes are left to read. It cannot be "
                        "read back.")},
    {"SO_KEEPALIVE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "On an idle TCP connection the kernel asks the peer now and then whether it is still there. Off by "
                        "default; with the defaults the first question comes after two hours (TCP_KEEPIDLE). It finds nothing"
                        " while data is on its way.")},
    {"SO_LINGER",
     QT_TRANSLATE_NOOP("OptionWording",
                        "What close() does with data not sent yet. Off: it returns at once and the kernel goes on sending. On"
                        " with a time: close() waits that long, even on a non-blocking socket. On with 0: the data is thrown "
                        "away and the peer gets a reset (RST).")},
    {"SO_LOCK_FILTER",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Forbids to change or remove the packet filter from now on. It cannot be taken back.")},
    {"SO_MARK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "A number on every packet that is sent, which routing rules and the firewall can look at.")},
    {"SO_MAX_PACING_RATE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The most bytes a second that the kernel puts on the wire for this socket, evenly spaced. -1 stands "
                        "for no limit.")},
    {"SO_MEMINFO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Memory of the socket in bytes, in this order: received, receive limit, being sent, send limit, "
                        "reserved, queued for sending, options, backlog, and last the packets dropped. It counts the kernel's"
                        " bookkeeping too, not only the data.")},
    {"SO_NETNS_COOKIE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "A number of the network namespace that the socket lives in. A kernel without namespaces answers "
                        "EINVAL.")},
    {"SO_NOFCS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The program supplies the checksum of Ethernet frames itself. Only packet sockets heed it.")},
    {"SO_NO_CHECK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Sends UDP datagrams over IPv4 without a checksum. Received ones are still checked.")},
    {"SO_OOBINLINE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Leaves urgent data (MSG_OOB) in the normal stream instead of keeping it aside.")},
    {"SO_PASSCRED",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Every message received with recvmsg() says which process, user and group sent it. Only where Unix or"
                        " netlink sockets are concerned.")},
    {"SO_PASSPIDFD",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Every message received with recvmsg() brings a descriptor of the process that sent it.")},
    {"SO_PASSRIGHTS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Whether the peer may pass descriptors to this socket. On by default; off, they are refused when the "
                        "peer sends them.")},
    {"SO_PASSSEC",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Every message received with recvmsg() brings the security label of the sender (SELinux).")},
    {"SO_PEEK_OFF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Where a recv() with MSG_PEEK begins to look; it moves on with every peek. -1, the default: always at"
                        " the beginning.")},
    {"SO_PEERCRED",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Process, user and group of the program that called connect() or listen() on the other end of a Unix "
                        "connection. Other families give zeros.")},
    {"SO_PEERGROUPS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The further groups of the peer of a Unix connection. Without a peer: ENODATA.")},
    {"SO_PEERNAME",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The address of the peer, as getpeername() gives it.")},
    {"SO_PEERPIDFD",
     QT_TRANSLATE_NOOP("OptionWording",
                        "A new descriptor of the process at the other end of a Unix connection. Reading it takes a descriptor"
                        " number of this program, which is why it is read on request only.")},
    {"SO_PEERSEC",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The security label of the peer. Needs a security module such as SELinux; without one: ENOPROTOOPT.")},
    {"SO_PREFER_BUSY_POLL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Lets busy polling take over from the network card's interrupts while the program keeps asking.")},
    {"SO_PRIORITY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Sets the class of the packets for the queue of the network interface; IP_TOS sets it too. Values "
                        "above 6 need the right.")},
    {"SO_PROTOCOL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The protocol of the socket as a number: 6 is TCP, 17 UDP, 1 ICMP.")},
    {"SO_RCVBUF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Limit of the receive buffer. The kernel doubles the number for its own bookkeeping, after capping it"
                        " at net.core.rmem_max; the doubled value reads back, at least 2304. Setting it ends the automatic "
                        "growth. For a large TCP window, set it before connect() or listen().")},
    {"SO_RCVBUFFORCE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Like SO_RCVBUF, but net.core.rmem_max is no limit. Read the outcome at SO_RCVBUF.")},
    {"SO_RCVLOWAT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How many bytes must have arrived before recv() and poll() consider a stream readable; 1 by default.")},
    {"SO_RCVMARK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell the mark (SO_MARK) that the firewall gave them.")},
    {"SO_RCVPRIORITY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell their priority.")},
    {"SO_RCVTIMEO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How long accept(), recv() and their kin wait before they give up with EAGAIN; 0: for ever. A call "
                        "that waits already keeps its old limit. The kernel rounds to its clock tick.")},
    {"SO_RESERVE_MEM",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Sets memory aside for the socket, so that it works under memory pressure. Needs control groups for "
                        "memory; otherwise EOPNOTSUPP.")},
    {"SO_REUSEADDR",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Allows bind() to an address that old connections in TIME_WAIT still hold. The old socket must have "
                        "had it set too. It does not let two sockets listen on one port; two UDP sockets with it may share a "
                        "port, and the last to bind gets the datagrams.")},
    {"SO_REUSEPORT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Several sockets of one user may use the same address and port if all of them set it before bind(). "
                        "The kernel spreads connections or datagrams over them.")},
    {"SO_RXQ_OVFL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell how many were dropped so far because the receive buffer was "
                        "full.")},
    {"SO_SELECT_ERR_QUEUE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Something in the error queue makes poll() report POLLPRI too.")},
    {"SO_SNDBUF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Limit of the send buffer. The kernel doubles the number for its own bookkeeping, after capping it at"
                        " net.core.wmem_max; the doubled value reads back, at least 4608. Setting it ends the automatic "
                        "growth of TCP.")},
    {"SO_SNDBUFFORCE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Like SO_SNDBUF, but net.core.wmem_max is no limit. Read the outcome at SO_SNDBUF.")},
    {"SO_SNDLOWAT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Always 1 on Linux, and it cannot be changed.")},
    {"SO_SNDTIMEO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How long send() and its kin wait before they give up with EAGAIN, or with what was taken so far; 0: "
                        "for ever. It limits connect() too, which then fails with EINPROGRESS.")},
    {"SO_TIMESTAMP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell when they arrived, in microseconds. Excludes SO_TIMESTAMPNS.")},
    {"SO_TIMESTAMPING",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Chooses time stamps for sending and receiving, made by the kernel or the network card. Those of "
                        "sending come through the error queue, which makes poll() report POLLERR.")},
    {"SO_TIMESTAMPNS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell when they arrived, in nanoseconds. Excludes SO_TIMESTAMP.")},
    {"SO_TXREHASH",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Whether the kernel may send the packets of a TCP connection along another path when it makes no "
                        "progress.")},
    {"SO_TXTIME",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Lets the program say for each packet when it shall leave; a queue of the interface (etf, fq) must "
                        "obey it. The value is a clock and flags.")},
    {"SO_TYPE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The type that the socket was made with, such as SOCK_STREAM.")},
    {"SO_WIFI_STATUS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Tells through the error queue whether a frame sent by wireless network was acknowledged.")},
    {"SO_ZEROCOPY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Allows MSG_ZEROCOPY: send() lends the program's memory to the kernel instead of copying it, and the "
                        "error queue tells when it may be used again.")},
};
// clang-format on

} // namespace

std::span<const OptionTextRow> socketOptionTexts()
{
    return rows;
}

} // namespace sw
