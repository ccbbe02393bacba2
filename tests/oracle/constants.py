# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of the sockets API as numbers and back, as far as CPython knows them; the rest from the kernel's headers."""
import errno
import select
import socket

# What the module of Debian's Python lacks: name -> number in <asm-generic/socket.h>, <linux/in.h>, <linux/tcp.h>.
LACKING = {
    "SO_NO_CHECK": 11, "SO_BSDCOMPAT": 14, "SO_SNDBUFFORCE": 32, "SO_RCVBUFFORCE": 33, "SO_ACCEPTCONN": 30,
    "SO_RXQ_OVFL": 40, "SO_PEEK_OFF": 42, "SO_BUSY_POLL": 46, "SO_MAX_PACING_RATE": 47, "SO_MEMINFO": 55, "SO_COOKIE": 57,
    "SO_TIMESTAMP": 29, "SO_TIMESTAMPNS": 35, "SO_ZEROCOPY": 60, "SO_PEERNAME": 28, "SO_DONTROUTE": 5,
    "IP_MTU_DISCOVER": 10, "IP_RECVERR": 11, "IP_MTU": 14, "IP_RECVTTL": 12, "IP_PKTINFO": 8, "IP_FREEBIND": 15,
    "IP_MINTTL": 21, "IP_BIND_ADDRESS_NO_PORT": 24, "IP_MULTICAST_ALL": 49,
    "IPV6_ADDRFORM": 1, "IPV6_MTU_DISCOVER": 23, "IPV6_MTU": 24, "IPV6_RECVERR": 25, "IPV6_ADD_MEMBERSHIP": 20,
    "IPV6_DROP_MEMBERSHIP": 21, "IPV6_MULTICAST_ALL": 29, "IPV6_AUTOFLOWLABEL": 70, "IPV6_MINHOPCOUNT": 73,
    "UDP_CORK": 1, "UDP_ENCAP": 100, "UDP_SEGMENT": 103, "UDP_GRO": 104,
    "TCP_THIN_LINEAR_TIMEOUTS": 16, "TCP_THIN_DUPACK": 17, "TCP_REPAIR": 19, "TCP_TIMESTAMP": 24,
    "TCP_FASTOPEN_CONNECT": 30, "TCP_ULP": 31, "TCP_INQ": 36, "TCP_SAVE_SYN": 27, "TCP_MD5SIG": 14,
    "SOL_IP": 0, "SOL_IPV6": 41, "SOL_RAW": 255, "SOL_PACKET": 263, "SOL_NETLINK": 270, "IPPROTO_MPTCP": 262,
    "IPPROTO_UDPLITE": 136, "IPPROTO_DCCP": 33,
    "AF_KEY": 15, "AF_TIPC": 30, "AF_BLUETOOTH": 31, "AF_ALG": 38, "AF_CAN": 29, "AF_RDS": 21, "AF_X25": 9, "AF_IB": 27,
    "AF_SMC": 43, "AF_XDP": 44, "AF_KCM": 41, "AF_NFC": 39, "AF_LOCAL": 1, "SOCK_DCCP": 6, "SOCK_PACKET": 10,
    "MSG_ZEROCOPY": 0x4000000, "MSG_BATCH": 0x40000, "MSG_WAITFORONE": 0x10000, "MSG_PROXY": 0x10,
    "SOL_RAW": 255, "ICMP_FILTER": 1,
}
MESSAGE_FLAGS = ("MSG_OOB", "MSG_PEEK", "MSG_DONTROUTE", "MSG_CTRUNC", "MSG_TRUNC", "MSG_DONTWAIT", "MSG_EOR",
                 "MSG_WAITALL", "MSG_CONFIRM", "MSG_ERRQUEUE", "MSG_NOSIGNAL", "MSG_MORE", "MSG_FASTOPEN",
                 "MSG_CMSG_CLOEXEC")
POLL_EVENTS = ("POLLIN", "POLLPRI", "POLLOUT", "POLLERR", "POLLHUP", "POLLNVAL", "POLLRDHUP", "POLLRDNORM",
               "POLLRDBAND", "POLLWRNORM", "POLLWRBAND", "POLLMSG")
FAMILIES = ("AF_INET", "AF_INET6", "AF_UNIX", "AF_UNSPEC", "AF_NETLINK", "AF_PACKET", "AF_VSOCK")
TYPES = ("SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_RDM", "SOCK_SEQPACKET")
PROTOCOLS = ("IPPROTO_IP", "IPPROTO_TCP", "IPPROTO_UDP", "IPPROTO_ICMP", "IPPROTO_ICMPV6", "IPPROTO_SCTP",
             "IPPROTO_UDPLITE", "IPPROTO_DCCP", "IPPROTO_MPTCP", "IPPROTO_RAW")


def number(name):
    """The number that a name, or a number written as text, stands for."""
    if isinstance(name, (int, float)):
        return int(name)
    for where in (socket, select):
        if hasattr(where, name):
            return int(getattr(where, name))
    if hasattr(socket, "IPPROTO_" + name.upper()):  # a protocol may be written as /etc/protocols does
        return int(getattr(socket, "IPPROTO_" + name.upper()))
    return LACKING[name] if name in LACKING else int(name)


def flags(names):
    total = 0
    for name in names or []:
        total |= number(name)
    return total


def name_of(names, value):
    """The first of the names that has this number; else the number as text."""
    return next((name for name in names if number(name) == value), str(value))


def names_of(names, value):
    """The names of the bits that are set."""
    return [name for name in names if value & number(name)]


def errno_name(value):
    """Without a number: None. One number, one name: what Linux prints first."""
    if not value:
        return None
    return {errno.EAGAIN: "EAGAIN", errno.EOPNOTSUPP: "EOPNOTSUPP", errno.EDEADLK: "EDEADLK"}.get(
        value, errno.errorcode.get(value, str(value)))


def gai_name(value):
    return next((name for name in dir(socket) if name.startswith("EAI_") and getattr(socket, name) == value), str(value))
