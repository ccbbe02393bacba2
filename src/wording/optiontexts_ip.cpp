// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiontexttable.h"

#include <QtGlobal>

namespace sw {

namespace {

// clang-format off
constexpr OptionTextRow rows[] = {
    {"IP_ADD_MEMBERSHIP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Joins an IPv4 multicast group on an interface; without an interface the routing table picks one. "
                        "Joining twice: EADDRINUSE. Who is in is not readable here (ip maddress shows it).")},
    {"IP_ADD_SOURCE_MEMBERSHIP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Joins an IPv4 multicast group for the datagrams of one sender only.")},
    {"IP_BIND_ADDRESS_NO_PORT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "bind() with port 0 picks no port yet; connect() does. So a host can have more outgoing connections "
                        "than ports.")},
    {"IP_BLOCK_SOURCE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Takes no datagrams from one sender of a group that was joined.")},
    {"IP_CHECKSUM",
     QT_TRANSLATE_NOOP("OptionWording",
                        "UDP datagrams received with recvmsg() tell their checksum.")},
    {"IP_DROP_MEMBERSHIP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Leaves a group that was joined with IP_ADD_MEMBERSHIP; give the same interface. Not a member: "
                        "EADDRNOTAVAIL.")},
    {"IP_DROP_SOURCE_MEMBERSHIP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Leaves a group that was joined for one sender.")},
    {"IP_FREEBIND",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Allows bind() to an address that this machine does not have (yet).")},
    {"IP_HDRINCL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "On a raw socket the program writes the IPv4 header itself. Always on with IPPROTO_RAW.")},
    {"IP_IPSEC_POLICY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "An IPsec policy for this socket in the form of the PF_KEY interface. Needs that part of the kernel.")},
    {"IP_LOCAL_PORT_RANGE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The range from which the kernel picks a port for this socket; it must lie within "
                        "net.ipv4.ip_local_port_range. Zeros take it back.")},
    {"IP_MINTTL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Drops packets whose TTL is smaller, that is, which came over too many routers; 255 admits direct "
                        "neighbours only. 0: off.")},
    {"IP_MSFILTER",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The whole list of senders of one group, to admit or to block. Reading needs a request that names the"
                        " group; without it: EINVAL.")},
    {"IP_MTU",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The path MTU to the peer that is known now. Only on a connected socket, otherwise ENOTCONN.")},
    {"IP_MTU_DISCOVER",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Whether packets may be broken up on the way. DO forbids it: datagrams larger than the path MTU then "
                        "fail with EMSGSIZE. PROBE ignores the known path MTU.")},
    {"IP_MULTICAST_ALL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "On, the default for IPv4: the socket gets datagrams of every group that anybody on this machine "
                        "joined, if the port fits. Off: only of the groups it joined itself.")},
    {"IP_MULTICAST_IF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Through which interface multicast is sent: a name, an index or a local address. Reading gives the "
                        "address.")},
    {"IP_MULTICAST_LOOP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Whether multicast that is sent also reaches members on this machine. On Linux the sender's setting "
                        "counts. On by default.")},
    {"IP_MULTICAST_TTL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How many routers multicast may pass: 1, the default, stays in the local network.")},
    {"IP_NODEFRAG",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Raw packets are not put together by the connection tracking of the firewall.")},
    {"IP_OPTIONS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Options that go into the header of every IPv4 packet sent, at most 40 bytes. Most routers drop such "
                        "packets.")},
    {"IP_PASSSEC",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() bring the security label of the sender (labelled IPsec).")},
    {"IP_PKTINFO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell the address they were sent to and the interface they came in "
                        "by.")},
    {"IP_PKTOPTIONS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "What IP_PKTINFO, IP_RECVTTL and their kin would tell of the last packet of a TCP connection.")},
    {"IP_PROTOCOL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The protocol number of a raw socket.")},
    {"IP_RECVERR",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Errors that routers and peers report (ICMP) are kept with the datagram they are about and read with "
                        "MSG_ERRQUEUE. An unconnected UDP socket hears of them only this way.")},
    {"IP_RECVERR_RFC4884",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The error queue also brings the extensions that routers add to their ICMP messages (RFC 4884).")},
    {"IP_RECVFRAGSIZE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell the size of their largest fragment.")},
    {"IP_RECVOPTS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() bring the options of their IPv4 header, as they were on arrival.")},
    {"IP_RECVORIGDSTADDR",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell their destination before the firewall redirected them; for "
                        "transparent proxies.")},
    {"IP_RECVTOS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell the TOS byte of their header.")},
    {"IP_RECVTTL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Datagrams received with recvmsg() tell their TTL.")},
    {"IP_RETOPTS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Like IP_RECVOPTS, with the route turned round so that the options can be used in an answer.")},
    {"IP_ROUTER_ALERT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "A raw socket gets the packets with the Router Alert option that this machine would pass on. For "
                        "routing programs.")},
    {"IP_TOS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The TOS byte of packets sent: quality class (DSCP) and congestion bits. For TCP the kernel keeps the"
                        " two lowest bits to itself. It also sets SO_PRIORITY.")},
    {"IP_TRANSPARENT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Allows bind() to foreign addresses and connections in their name; for transparent proxies.")},
    {"IP_TTL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How many routers a packet may pass, 1 to 255; -1 takes the default, net.ipv4.ip_default_ttl (64).")},
    {"IP_UNBLOCK_SOURCE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Takes back IP_BLOCK_SOURCE.")},
    {"IP_UNICAST_IF",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Through which interface unicast packets leave, without tying reception to it.")},
    {"IP_XFRM_POLICY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "An IPsec policy for this socket in the form of the xfrm interface.")},
    {"MCAST_BLOCK_SOURCE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Takes no datagrams from one sender of a group that was joined. For both families of IP (RFC 3678).")},
    {"MCAST_JOIN_GROUP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Joins a multicast group on an interface, for both families of IP (RFC 3678).")},
    {"MCAST_JOIN_SOURCE_GROUP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Joins a multicast group for the datagrams of one sender only, for both families of IP (RFC 3678).")},
    {"MCAST_LEAVE_GROUP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Leaves a group that was joined with MCAST_JOIN_GROUP.")},
    {"MCAST_LEAVE_SOURCE_GROUP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Leaves a group that was joined for one sender.")},
    {"MCAST_MSFILTER",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The whole list of senders of one group, to admit or to block, for both families of IP. Reading needs"
                        " a request that names the group.")},
    {"MCAST_UNBLOCK_SOURCE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Takes back MCAST_BLOCK_SOURCE.")},
};
// clang-format on

} // namespace

std::span<const OptionTextRow> ipOptionTexts()
{
    return rows;
}

} // namespace sw
