// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlmessages.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>

#include <linux/errqueue.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <QJsonArray>

#include "address.h"
#include "errnotable.h"
#include "monotonic.h"
#include "socketconstants.h"

namespace sw {

namespace {

/// The fixed structure at the front of a message; false when the message is too short for it.
template<typename Structure>
bool take(QByteArrayView bytes, Structure &structure)
{
    if (bytes.size() < static_cast<qsizetype>(sizeof structure))
        return false;
    std::memcpy(&structure, bytes.data(), sizeof structure);
    return true;
}

constexpr int scmPidfd = 4; ///< SCM_PIDFD: not yet in the headers of the C library
constexpr qint64 freshNs = 1'000'000'000;

/// Interfaces can be renamed, so a name is asked for again after a second; not for each datagram of a flood.
QString interfaceNameOf(unsigned index)
{
    struct Known
    {
        unsigned index = 0;
        qint64 askedNs = 0;
        QString name;
    };
    static thread_local Known known;
    const qint64 now = monotonicNs();
    if (known.askedNs == 0 || known.index != index || now - known.askedNs > freshNs) {
        std::array<char, IF_NAMESIZE> name{};
        known = {index, now, if_indextoname(index, name.data()) ? QString::fromLocal8Bit(name.data()) : QString()};
    }
    return known.name;
}

void addInterface(QJsonObject &value, unsigned index)
{
    value[QStringLiteral("interface_index")] = static_cast<qint64>(index);
    if (const QString name = interfaceNameOf(index); !name.isEmpty())
        value[QStringLiteral("interface")] = name;
}

QString hostOf(int family, const void *bytes, std::size_t size)
{
    if (family == AF_INET) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        std::memcpy(&four.sin_addr, bytes, std::min(size, sizeof four.sin_addr));
        return SocketAddress::fromRaw(&four, sizeof four).host();
    }
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    std::memcpy(&six.sin6_addr, bytes, std::min(size, sizeof six.sin6_addr));
    return SocketAddress::fromRaw(&six, sizeof six).host();
}

QString stampText(qint64 seconds, qint64 fraction, int digits)
{
    return QString::number(seconds) + u'.' + QString::number(fraction).rightJustified(digits, u'0');
}

void packetInfo(QByteArrayView bytes, ControlMessages &found)
{
    in_pktinfo told{};
    if (!take(bytes, told))
        return;
    found.value[QStringLiteral("destination")] = hostOf(AF_INET, &told.ipi_addr, sizeof told.ipi_addr);
    addInterface(found.value, static_cast<unsigned>(told.ipi_ifindex));
}

void packetInfo6(QByteArrayView bytes, ControlMessages &found)
{
    in6_pktinfo told{};
    if (!take(bytes, told))
        return;
    // An IPv4 datagram on a socket of both families tells its destination twice.
    if (!found.value.contains(QStringLiteral("destination")))
        found.value[QStringLiteral("destination")] = hostOf(AF_INET6, &told.ipi6_addr, sizeof told.ipi6_addr);
    addInterface(found.value, told.ipi6_ifindex);
}

template<const char *key>
void number(QByteArrayView bytes, ControlMessages &found)
{
    int value = 0;
    unsigned char small = 0;
    if (take(bytes, value))
        found.value[QLatin1StringView(key)] = value;
    else if (take(bytes, small))
        found.value[QLatin1StringView(key)] = small;
}

void drops(QByteArrayView bytes, ControlMessages &found)
{
    quint32 count = 0;
    if (take(bytes, count))
        found.value[QStringLiteral("drops")] = static_cast<qint64>(count);
}

void originalDestination(QByteArrayView bytes, ControlMessages &found)
{
    const auto address = SocketAddress::fromRaw(bytes.data(), static_cast<unsigned>(bytes.size()));
    found.value[QStringLiteral("original_destination")] = address.toString();
}

void stampMicro(QByteArrayView bytes, ControlMessages &found)
{
    timeval stamp{};
    if (take(bytes, stamp))
        found.value[QStringLiteral("timestamp")] = stampText(stamp.tv_sec, stamp.tv_usec, 6);
}

void stampNano(QByteArrayView bytes, ControlMessages &found)
{
    timespec stamp{};
    if (take(bytes, stamp))
        found.value[QStringLiteral("timestamp")] = stampText(stamp.tv_sec, stamp.tv_nsec, 9);
}

void timestamping(QByteArrayView bytes, ControlMessages &found)
{
    std::array<timespec, 3> stamps{}; // software, unused, hardware
    if (!take(bytes, stamps))
        return;
    found.value[QStringLiteral("timestamping")] = QJsonObject{
        {QStringLiteral("software"), stampText(stamps[0].tv_sec, stamps[0].tv_nsec, 9)},
        {QStringLiteral("hardware"), stampText(stamps[2].tv_sec, stamps[2].tv_nsec, 9)}};
}

void credentials(QByteArrayView bytes, ControlMessages &found)
{
    ucred told{};
    if (!take(bytes, told))
        return;
    found.value[QStringLiteral("credentials")] = QJsonObject{{QStringLiteral("pid"), told.pid},
                                                             {QStringLiteral("uid"), static_cast<qint64>(told.uid)},
                                                             {QStringLiteral("gid"), static_cast<qint64>(told.gid)}};
}

void rights(QByteArrayView bytes, ControlMessages &found)
{
    int fd = -1;
    for (; take(bytes, fd); bytes = bytes.sliced(static_cast<qsizetype>(sizeof fd)))
        found.descriptors.push_back(fd);
    found.value[QStringLiteral("descriptors")] = static_cast<qint64>(found.descriptors.size());
}

/// With SO_PASSPIDFD, since Linux 6.5: a new descriptor of the sender's process.
void processDescriptor(QByteArrayView bytes, ControlMessages &found)
{
    int fd = -1;
    if (!take(bytes, fd))
        return;
    found.value[QStringLiteral("pidfd")] = true;
    if (fd >= 0)
        found.descriptors.push_back(fd);
}

QString originName(unsigned origin)
{
    static constexpr std::array<const char *, 7> names{"none",         "local",    "icmp",  "icmp6",
                                                       "timestamping", "zerocopy", "txtime"};
    return origin < names.size() ? QString::fromLatin1(names[origin]) : QString::number(origin);
}

void extendedError(QByteArrayView bytes, ControlMessages &found)
{
    sock_extended_err told{};
    if (!take(bytes, told))
        return;
    const QLatin1StringView name = errnoName(static_cast<int>(told.ee_errno));
    QJsonObject error{{QStringLiteral("errno"), name.isEmpty() ? QString::number(told.ee_errno) : QString(name)},
                      {QStringLiteral("origin"), originName(told.ee_origin)},
                      {QStringLiteral("type"), told.ee_type},
                      {QStringLiteral("code"), told.ee_code}};
    if (told.ee_info != 0)
        error[QStringLiteral("info")] = static_cast<qint64>(told.ee_info);
    // Who said so stands right behind (SO_EE_OFFENDER); AF_UNSPEC when nobody did.
    const QByteArrayView rest = bytes.sliced(static_cast<qsizetype>(sizeof told));
    const auto offender = SocketAddress::fromRaw(rest.data(), static_cast<unsigned>(rest.size()));
    if (offender.family() == AF_INET || offender.family() == AF_INET6)
        error[QStringLiteral("offender")] = offender.host();
    found.value[QStringLiteral("error")] = error;
}

constexpr char ttlKey[] = "ttl";
constexpr char tosKey[] = "tos";
constexpr char groKey[] = "gro";
constexpr char fragmentKey[] = "fragment_size";
constexpr char markKey[] = "mark";

struct Row
{
    int level;
    int type;
    void (*read)(QByteArrayView bytes, ControlMessages &found);
};

constexpr std::array rows{
    Row{IPPROTO_IP, IP_PKTINFO, packetInfo},
    Row{IPPROTO_IPV6, IPV6_PKTINFO, packetInfo6},
    Row{IPPROTO_IP, IP_TTL, number<ttlKey>},
    Row{IPPROTO_IPV6, IPV6_HOPLIMIT, number<ttlKey>},
    Row{IPPROTO_IP, IP_TOS, number<tosKey>},
    Row{IPPROTO_IPV6, IPV6_TCLASS, number<tosKey>},
    Row{IPPROTO_IP, IP_RECVERR, extendedError},
    Row{IPPROTO_IPV6, IPV6_RECVERR, extendedError},
    Row{IPPROTO_IP, IP_RECVORIGDSTADDR, originalDestination},
    Row{IPPROTO_IPV6, IPV6_RECVORIGDSTADDR, originalDestination},
    Row{IPPROTO_IP, IP_RECVFRAGSIZE, number<fragmentKey>},
    Row{IPPROTO_IPV6, IPV6_RECVFRAGSIZE, number<fragmentKey>},
    Row{IPPROTO_UDP, UDP_GRO, number<groKey>},
    Row{SOL_SOCKET, SO_RXQ_OVFL, drops},
    Row{SOL_SOCKET, SO_TIMESTAMP, stampMicro},
    Row{SOL_SOCKET, SO_TIMESTAMPNS, stampNano},
    Row{SOL_SOCKET, SO_TIMESTAMPING, timestamping},
    Row{SOL_SOCKET, SO_MARK, number<markKey>},
    Row{SOL_SOCKET, SCM_CREDENTIALS, credentials},
    Row{SOL_SOCKET, SCM_RIGHTS, rights},
    Row{SOL_SOCKET, scmPidfd, processDescriptor},
};

void readOne(const cmsghdr &header, QByteArrayView bytes, ControlMessages &found)
{
    for (const Row &row : rows) {
        if (row.level == header.cmsg_level && row.type == header.cmsg_type) {
            row.read(bytes, found);
            return;
        }
    }
    QJsonArray other = found.value.value(QLatin1StringView("other")).toArray();
    other.append(QJsonObject{{QStringLiteral("level"), symbolName(SymbolTable::OptionLevel, header.cmsg_level)},
                             {QStringLiteral("type"), header.cmsg_type},
                             {QStringLiteral("hex"), QString::fromLatin1(bytes.toByteArray().toHex())}});
    found.value[QStringLiteral("other")] = other;
}

} // namespace

ControlMessages decodeControl(QByteArrayView control)
{
    // The datagrams of a flood are told about in the same words, one after the other: they share one value.
    struct Known
    {
        QByteArray control;
        qint64 readNs = 0;
        ControlMessages found;
    };
    static thread_local Known known;
    const qint64 now = monotonicNs();
    if (!control.isEmpty() && control == known.control && now - known.readNs < freshNs)
        return known.found;
    const QByteArrayView whole = control;
    ControlMessages found;
    // Copied out piece by piece: nothing says how the buffer is aligned.
    constexpr auto start = static_cast<qsizetype>(CMSG_LEN(0));
    cmsghdr header{};
    while (take(control, header)) {
        const auto length = static_cast<qsizetype>(header.cmsg_len);
        if (length < start || length > control.size())
            break;
        readOne(header, control.sliced(start, length - start), found);
        const auto step = static_cast<qsizetype>(CMSG_ALIGN(header.cmsg_len));
        control = control.sliced(std::min(step, control.size()));
    }
    if (found.descriptors.empty()
        && !found.value.isEmpty()) // a descriptor is new each time, even under the same number
        known = {whole.toByteArray(), now, found};
    return found;
}

} // namespace sw
