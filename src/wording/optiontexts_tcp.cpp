// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiontexttable.h"

#include <QtGlobal>

namespace sw {

namespace {

// clang-format off
constexpr OptionTextRow rows[] = {
    {"TCP_AO_ADD_KEY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Adds a key of the TCP Authentication Option (RFC 5925), which signs every segment. The kernel must "
                        "be built with it.")},
    {"TCP_AO_DEL_KEY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Removes a key of the TCP Authentication Option.")},
    {"TCP_AO_GET_KEYS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Lists the keys of the TCP Authentication Option. The request names which; without it the kernel "
                        "refuses.")},
    {"TCP_AO_INFO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Counters and current key of the TCP Authentication Option on this connection.")},
    {"TCP_AO_REPAIR",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Saves and restores the state of the TCP Authentication Option when a connection is moved (see "
                        "TCP_REPAIR).")},
    {"TCP_CC_INFO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Figures of the congestion control in use; their layout depends on it. Empty for those that tell "
                        "nothing.")},
    {"TCP_CONGESTION",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The congestion control of this connection by name, such as cubic, reno or bbr. An unknown name gives"
                        " ENOENT; one that is not in net.ipv4.tcp_allowed_congestion_control needs the right. The default is "
                        "net.ipv4.tcp_congestion_control.")},
    {"TCP_CORK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Holds partial segments back until the cork is pulled or 200 ms have passed. For building a message "
                        "from several send() calls.")},
    {"TCP_DEFER_ACCEPT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "accept() wakes up only when the client has sent data, or after about this time. The kernel turns the"
                        " seconds into a number of retries, so another value reads back.")},
    {"TCP_DELACK_MAX_US",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The longest time that the kernel delays an acknowledgement.")},
    {"TCP_FASTOPEN",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Length of the queue of TCP Fast Open on a listening socket; 0: off. The client may then send data "
                        "with its SYN. net.ipv4.tcp_fastopen must allow it.")},
    {"TCP_FASTOPEN_CONNECT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "connect() returns at once and the first send() goes out with the SYN, if the server gave a cookie "
                        "before.")},
    {"TCP_FASTOPEN_KEY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The secret that makes the cookies of TCP Fast Open: 16 bytes, or 32 for a second key.")},
    {"TCP_FASTOPEN_NO_COOKIE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "TCP Fast Open without a cookie. Only for networks where no address can be forged.")},
    {"TCP_INFO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "A snapshot of the connection: state, round-trip time, congestion window, retransmissions and more. "
                        "On a listening socket it tells the length and limit of the accept queue.")},
    {"TCP_INQ",
     QT_TRANSLATE_NOOP("OptionWording",
                        "recvmsg() tells how many bytes are left to read.")},
    {"TCP_IS_MPTCP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Tells whether the connection really uses Multipath TCP. Plain TCP gives 0.")},
    {"TCP_KEEPCNT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "After how many questions without an answer SO_KEEPALIVE gives the connection up, 1 to 127. Default: "
                        "net.ipv4.tcp_keepalive_probes.")},
    {"TCP_KEEPIDLE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How long a connection must be idle before SO_KEEPALIVE asks for the first time, 1 to 32767; other "
                        "values give EINVAL. Default: net.ipv4.tcp_keepalive_time, two hours.")},
    {"TCP_KEEPINTVL",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Time between two questions of SO_KEEPALIVE, 1 to 32767. Default: net.ipv4.tcp_keepalive_intvl.")},
    {"TCP_LINGER2",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How long a closed connection waits in FIN_WAIT2 for the peer's FIN. At most 120 s; 0 takes "
                        "net.ipv4.tcp_fin_timeout, a negative value does not wait at all.")},
    {"TCP_MAXSEG",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Largest segment to be sent and announced to the peer, 88 to 32767; 0 takes it back. Before the "
                        "connection stands, 536 or the value set reads back, after it what both ends agreed on; the interface"
                        " and the options of TCP make it smaller.")},
    {"TCP_MD5SIG",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Sets an MD5 key for a peer (RFC 2385); segments without the right signature are dropped. Used by BGP"
                        " routers. It cannot be read back.")},
    {"TCP_MD5SIG_EXT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Like TCP_MD5SIG, for a whole network of peers or one interface.")},
    {"TCP_NODELAY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Switches Nagle's algorithm off: small pieces go out at once, even while earlier data is not "
                        "acknowledged. Helps a dialogue of small messages; it does not keep the pieces apart at the receiver.")},
    {"TCP_NOTSENT_LOWAT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "poll() reports the socket writable only while less than this waits unsent in the send buffer. -1, "
                        "the default, stands for no limit.")},
    {"TCP_QUEUE_SEQ",
     QT_TRANSLATE_NOOP("OptionWording",
                        "In repair mode: sequence number of the queue chosen with TCP_REPAIR_QUEUE. Otherwise EINVAL or "
                        "EPERM.")},
    {"TCP_QUICKACK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Acknowledges at once instead of waiting up to 40 ms for an answer to send it with. The kernel falls "
                        "back to delaying by itself, so it is no lasting setting; it is not passed on to accepted "
                        "connections.")},
    {"TCP_REPAIR",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Repair mode: the queues and numbers of a connection can be read and set, and close() sends nothing, "
                        "so that it can be moved to another process or machine.")},
    {"TCP_REPAIR_OPTIONS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "In repair mode: the options that both ends agreed on (window scale, segment size, time stamps).")},
    {"TCP_REPAIR_QUEUE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "In repair mode: which queue send(), recv() and TCP_QUEUE_SEQ mean.")},
    {"TCP_REPAIR_WINDOW",
     QT_TRANSLATE_NOOP("OptionWording",
                        "In repair mode: the state of the windows. Otherwise EINVAL or EPERM.")},
    {"TCP_RTO_MAX_MS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The longest time between two retransmissions, 1 to 120 seconds.")},
    {"TCP_RTO_MIN_US",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The shortest time before the kernel sends a segment again.")},
    {"TCP_SAVED_SYN",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The headers of the SYN that began an accepted connection, if TCP_SAVE_SYN was set on the listening "
                        "socket. They are given once: reading frees them, which is why it is read on request only.")},
    {"TCP_SAVE_SYN",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The kernel keeps the SYN of every new connection for TCP_SAVED_SYN. 1: network and TCP headers, 2: "
                        "also the header of the link.")},
    {"TCP_SYNCNT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How often a SYN is sent again before connect() gives up with ETIMEDOUT, 1 to 127. Default: "
                        "net.ipv4.tcp_syn_retries (6: more than two minutes).")},
    {"TCP_THIN_DUPACK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Had a meaning for thin streams once. It is accepted, and newer kernels do nothing with it.")},
    {"TCP_THIN_LINEAR_TIMEOUTS",
     QT_TRANSLATE_NOOP("OptionWording",
                        "A stream with few packets on the way retries at even intervals a few times before they grow.")},
    {"TCP_TIMESTAMP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The clock of the TCP time stamps. It can be set in repair mode only.")},
    {"TCP_TX_DELAY",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Delays everything that this socket sends, for trying slow networks out. Needs the fq queue on the "
                        "interface.")},
    {"TCP_ULP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Puts a layer on top of the connection inside the kernel, such as tls. The connection must stand; an "
                        "unknown name gives ENOENT.")},
    {"TCP_USER_TIMEOUT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "How long sent data may stay unacknowledged before the connection ends with ETIMEDOUT; 0: as long as "
                        "the kernel retries, about 15 minutes. With SO_KEEPALIVE it replaces TCP_KEEPCNT.")},
    {"TCP_WINDOW_CLAMP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Upper limit of the window that is announced to the peer. The kernel raises small values to half of "
                        "the smallest receive buffer.")},
    {"TCP_ZEROCOPY_RECEIVE",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Maps received data into the program's memory instead of copying it. Needs memory that was prepared "
                        "for it, and takes the data from the queue.")},
};
// clang-format on

} // namespace

std::span<const OptionTextRow> tcpOptionTexts()
{
    return rows;
}

} // namespace sw
