// SPDX-License-Identifier: GPL-3.0-or-later
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "optionstructs.h"
#include "optionvalue.h"
#include "socketconstants.h"
#include "socketoption.h"

using namespace sw;

namespace {

/// Names in the headers that are no option, or none of its own, with the reason.
const QHash<QString, QString> &leftOut()
{
    static const QString otherForm = QStringLiteral("a form for programs with another size of time_t");
    static const QString alias = QStringLiteral("a second name");
    static const QString neverMade = QStringLiteral("a number that no kernel answers");
    static const QString control = QStringLiteral("names a control message, not an option");
    static const QHash<QString, QString> names{
        {QStringLiteral("SO_RCVTIMEO_OLD"), otherForm},
        {QStringLiteral("SO_SNDTIMEO_OLD"), otherForm},
        {QStringLiteral("SO_RCVTIMEO_NEW"), otherForm},
        {QStringLiteral("SO_SNDTIMEO_NEW"), otherForm},
        {QStringLiteral("SO_TIMESTAMP_OLD"), otherForm},
        {QStringLiteral("SO_TIMESTAMPNS_OLD"), otherForm},
        {QStringLiteral("SO_TIMESTAMPING_OLD"), otherForm},
        {QStringLiteral("SO_TIMESTAMP_NEW"), otherForm},
        {QStringLiteral("SO_TIMESTAMPNS_NEW"), otherForm},
        {QStringLiteral("SO_TIMESTAMPING_NEW"), otherForm},
        {QStringLiteral("SO_GET_FILTER"), alias},
        {QStringLiteral("SO_DETACH_BPF"), alias},
        {QStringLiteral("TCP_CM_INQ"), alias},
        {QStringLiteral("IP_RECVRETOPTS"), alias},
        {QStringLiteral("IP_ORIGDSTADDR"), alias},
        {QStringLiteral("IPV6_ORIGDSTADDR"), alias},
        {QStringLiteral("SO_SECURITY_AUTHENTICATION"), neverMade},
        {QStringLiteral("SO_SECURITY_ENCRYPTION_TRANSPORT"), neverMade},
        {QStringLiteral("SO_SECURITY_ENCRYPTION_NETWORK"), neverMade},
        {QStringLiteral("IPV6_USE_MIN_MTU"), neverMade},
        {QStringLiteral("IPV6_HOPLIMIT"), control},
        {QStringLiteral("SO_DEVMEM_LINEAR"), control},
        {QStringLiteral("SO_DEVMEM_DMABUF"), control},
    };
    return names;
}

/// Values, limits and helpers of the headers: they start like an option.
bool isValue(const QString &name)
{
    static const QRegularExpression values(QStringLiteral(
        "^(TCP_MSS_|TCP_REPAIR_O[NF]|TCP_MD5SIG_(MAX|FLAG)|TCP_RECEIVE_ZEROCOPY_FLAG|TCP_AO_(MAX|KEYF)|UDP_ENCAP_|TCP_ENCAP_|"
        "IP_PMTUDISC_|IPV6_PMTUDISC_|IP_DEFAULT_|MCAST_(EX|IN)CLUDE|IP_MSFILTER_SIZE|IPV6_FL_|IPV6_FLOWINFO_(FLOWLABEL|"
        "PRIORITY)|IPV6_PRIORITY_|IPV6_TLV_|IPV6_PREFER_SRC_)"));
    return values.match(name).hasMatch();
}

QByteArray intBytes(int value)
{
    return {static_cast<const char *>(static_cast<const void *>(&value)), sizeof value};
}

} // namespace

/// The table of socket options against the system's headers and this kernel, and option values as text and as bytes.
class SocketOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOptionOfTheHeaders_data();
    void everyOptionOfTheHeaders();
    void rowsAreSound();
    void namesAndAliases();
    void kernelAgrees_data();
    void kernelAgrees();
    void values_data();
    void values();
    void refusedValues_data();
    void refusedValues();
    void memberships();
    void joinsAGroup();
};

void SocketOptionsTest::everyOptionOfTheHeaders_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("level");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("SOL_SOCKET") << QStringLiteral("asm-generic/socket.h") << SOL_SOCKET << QStringLiteral("SO_");
    QTest::newRow("IPPROTO_TCP") << QStringLiteral("linux/tcp.h") << int(IPPROTO_TCP) << QStringLiteral("TCP_");
    QTest::newRow("IPPROTO_UDP") << QStringLiteral("linux/udp.h") << int(IPPROTO_UDP) << QStringLiteral("UDP_");
    QTest::newRow("IPPROTO_IP") << QStringLiteral("linux/in.h") << int(IPPROTO_IP) << QStringLiteral("(?:IP|MCAST)_");
}

void SocketOptionsTest::everyOptionOfTheHeaders()
{
    QFETCH(QString, file);
    QFETCH(int, level);
    QFETCH(QString, prefix);
    QFile header(QStringLiteral("/usr/include/") + file);
    if (!header.open(QIODevice::ReadOnly))
        QSKIP("the kernel's headers stand elsewhere");
    // All architectures of Debian but four number SOL_SOCKET alike.
    const QRegularExpression define(QStringLiteral("^#define[ \\t]+(%1[A-Z0-9_]+)[ \\t]+(\\d+)?").arg(prefix),
                                    QRegularExpression::MultilineOption);
    int found = 0;
    auto match = define.globalMatch(QString::fromUtf8(header.readAll()));
    while (match.hasNext()) {
        const auto one = match.next();
        const QString name = one.captured(1);
        if (isValue(name) || leftOut().contains(name))
            continue;
        const SocketOption *option = findOption(level, QByteArrayView(name.toLatin1()));
        QVERIFY2(option, qPrintable(name));
        if (one.hasCaptured(2) && QSysInfo::buildCpuArchitecture() == QLatin1StringView("x86_64"))
            QCOMPARE(option->number, one.captured(2).toInt());
        ++found;
    }
    QVERIFY(found >= 6);
}

void SocketOptionsTest::rowsAreSound()
{
    for (const int level : optionLevels()) {
        QSet<int> numbers;
        for (const SocketOption &option : optionsOfLevel(level)) {
            QCOMPARE(option.level, level);
            QVERIFY2(!numbers.contains(option.number), option.name);
            numbers.insert(option.number);
            QVERIFY2(option.minimum <= option.maximum, option.name);
            QVERIFY2((option.kind == OptionKind::Choice || option.kind == OptionKind::Flags) != option.values.empty(),
                     option.name);
            QVERIFY2((option.access == OptionAccess::ReadOnly) == (option.when == OptionWhen::Never), option.name);
            QVERIFY2(option.families != 0 && option.types != 0, option.name);
        }
    }
}

void SocketOptionsTest::namesAndAliases()
{
    QCOMPARE(optionNumber(IPPROTO_IPV6, "IPV6_JOIN_GROUP"), std::optional(IPV6_ADD_MEMBERSHIP));
    QCOMPARE(optionName(IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP), QStringLiteral("IPV6_ADD_MEMBERSHIP"));
    QCOMPARE(optionName(SOL_SOCKET, SO_RCVBUF), QStringLiteral("SO_RCVBUF"));
    QVERIFY(!optionNumber(IPPROTO_TCP, "SO_RCVBUF"));
    QVERIFY(!findOption(4711, 1));
    QVERIFY(levelSuits(IPPROTO_TCP, AF_INET6, SOCK_STREAM, 0));
    QVERIFY(!levelSuits(IPPROTO_TCP, AF_INET, SOCK_DGRAM, 0));
    QVERIFY(!levelSuits(IPPROTO_IPV6, AF_INET, SOCK_STREAM, 0));
    QVERIFY(levelSuits(IPPROTO_IP, AF_INET6, SOCK_STREAM, 0));
    QVERIFY(levelSuits(SOL_SOCKET, AF_UNIX, SOCK_DGRAM, 0));
}

void SocketOptionsTest::kernelAgrees_data()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("type");
    QTest::newRow("TCP") << AF_INET << int(SOCK_STREAM);
    QTest::newRow("TCP over IPv6") << AF_INET6 << int(SOCK_STREAM);
    QTest::newRow("UDP") << AF_INET << int(SOCK_DGRAM);
    QTest::newRow("UDP over IPv6") << AF_INET6 << int(SOCK_DGRAM);
    QTest::newRow("Unix") << AF_UNIX << int(SOCK_STREAM);
}

void SocketOptionsTest::kernelAgrees()
{
    QFETCH(int, family);
    QFETCH(int, type);
    const int fd = ::socket(family, type | SOCK_CLOEXEC, 0);
    if (fd < 0)
        QSKIP("this machine has no such socket");
    for (const int level : optionLevels()) {
        if (!levelSuits(level, family, type, 0))
            continue;
        for (const SocketOption &option : optionsOfLevel(level)) {
            if (option.reading != OptionReading::Harmless || option.kind == OptionKind::Program)
                continue;
            const int size = optionLength(option);
            QByteArray value(size, '\0');
            auto length = static_cast<socklen_t>(size);
            const bool failed = ::getsockopt(fd, level, option.number, value.data(), &length) != 0;
            if (!option.isReadable()) {
                QVERIFY2(failed, option.name);
                continue;
            }
            if (failed)
                continue; // not in this kernel, not for this socket, not in this state
            value.resize(static_cast<qsizetype>(length));
            // What the kernel gives has the size that the table says: it is no lump of bytes.
            const bool isLump =
                optionvalue::decode(level, option.number, value).toObject().contains(QStringLiteral("hex"));
            QVERIFY2(!isLump || option.kind == OptionKind::Bytes, option.name);
        }
    }
    ::close(fd);
}

void SocketOptionsTest::values_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QJsonValue>("back");
    const auto row = [](const char *tag, int level, const char *name, const QJsonValue &value, const QByteArray &bytes,
                        const QJsonValue &back) {
        QTest::newRow(tag) << level << QByteArray(name) << value << bytes << back;
    };
    row("number", SOL_SOCKET, "SO_RCVBUF", 65536, intBytes(65536), 65536);
    row("true", SOL_SOCKET, "SO_KEEPALIVE", true, intBytes(1), 1);
    row("mask", SOL_SOCKET, "SO_MARK", 0xffffffffLL, intBytes(-1), -1);
    row("linger", SOL_SOCKET, "SO_LINGER", QJsonObject{{QStringLiteral("onoff"), 1}, {QStringLiteral("linger"), 5}},
        intBytes(1) + intBytes(5), QJsonObject{{QStringLiteral("onoff"), 1}, {QStringLiteral("linger"), 5}});
    row("time", SOL_SOCKET, "SO_RCVTIMEO", QJsonObject{{QStringLiteral("seconds"), 1.5}},
        intBytes(1) + intBytes(0) + intBytes(500000) + intBytes(0), QJsonObject{{QStringLiteral("seconds"), 1.5}});
    row("text", IPPROTO_TCP, "TCP_CONGESTION", QStringLiteral("cubic"), "cubic", QStringLiteral("cubic"));
    row("name of a value", IPPROTO_IP, "IP_MTU_DISCOVER", QStringLiteral("IP_PMTUDISC_DO"), intBytes(2), 2);
    row("names of bits", SOL_SOCKET, "SO_BUF_LOCK", QStringLiteral("SOCK_SNDBUF_LOCK|SOCK_RCVBUF_LOCK"), intBytes(3),
        3);
    row("ports", IPPROTO_IP, "IP_LOCAL_PORT_RANGE",
        QJsonObject{{QStringLiteral("low"), 40000}, {QStringLiteral("high"), 40010}}, intBytes(40000 | 40010 << 16),
        QJsonObject{{QStringLiteral("low"), 40000}, {QStringLiteral("high"), 40010}});
    row("interface", IPPROTO_IPV6, "IPV6_MULTICAST_IF", QStringLiteral("lo"), intBytes(1), 1);
    row("interface, swapped", IPPROTO_IP, "IP_UNICAST_IF", QStringLiteral("lo"), QByteArray::fromHex("00000001"), 1);
    row("hex", SOL_SOCKET, "SO_RCVBUF", QJsonObject{{QStringLiteral("hex"), QStringLiteral("01 00")}},
        QByteArray::fromHex("0100"), QJsonObject{{QStringLiteral("hex"), QStringLiteral("0100")}});
}

void SocketOptionsTest::values()
{
    QFETCH(int, level);
    QFETCH(QByteArray, name);
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, bytes);
    QFETCH(QJsonValue, back);
    const int number = optionNumber(level, name).value_or(-1);
    QCOMPARE(optionvalue::encode(level, number, value).value_or(QByteArray("refused")), bytes);
    QCOMPARE(optionvalue::decode(level, number, bytes), back);
}

void SocketOptionsTest::refusedValues_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *tag, int level, const char *name, const QJsonValue &value) {
        QTest::newRow(tag) << level << QByteArray(name) << value;
    };
    row("a list", SOL_SOCKET, "SO_RCVBUF", QJsonArray{1});
    row("half a number", SOL_SOCKET, "SO_RCVBUF", 1.5);
    row("too large", SOL_SOCKET, "SO_RCVBUF", 1e12);
    row("a number for a pair", SOL_SOCKET, "SO_LINGER", 1);
    row("half a pair", SOL_SOCKET, "SO_LINGER", QJsonObject{{QStringLiteral("onoff"), 1}});
    row("unknown value", IPPROTO_IP, "IP_MTU_DISCOVER", QStringLiteral("IP_PMTUDISC_PERHAPS"));
    row("two values at once", IPPROTO_IP, "IP_MTU_DISCOVER", QStringLiteral("IP_PMTUDISC_DO|IP_PMTUDISC_WANT"));
    row("port", IPPROTO_IP, "IP_LOCAL_PORT_RANGE",
        QJsonObject{{QStringLiteral("low"), 1}, {QStringLiteral("high"), 65536}});
    row("group of the other family", IPPROTO_IP, "IP_ADD_MEMBERSHIP",
        QJsonObject{{QStringLiteral("group"), QStringLiteral("ff02::1")}});
    row("no source", IPPROTO_IP, "IP_BLOCK_SOURCE",
        QJsonObject{{QStringLiteral("group"), QStringLiteral("232.1.2.3")}});
    row("unknown member", IPPROTO_IP, "IP_ADD_MEMBERSHIP",
        QJsonObject{{QStringLiteral("group"), QStringLiteral("239.1.2.3")}, {QStringLiteral("via"), 1}});
    row("a program", SOL_SOCKET, "SO_ATTACH_FILTER", 1);
}

void SocketOptionsTest::refusedValues()
{
    QFETCH(int, level);
    QFETCH(QByteArray, name);
    QFETCH(QJsonValue, value);
    QVERIFY(!optionvalue::encode(level, optionNumber(level, name).value_or(-1), value));
}

void SocketOptionsTest::memberships()
{
    const auto plain = packGroup(OptionKind::Membership, {QStringLiteral("239.1.2.3"), {}, QStringLiteral("lo")});
    QVERIFY(plain);
    QCOMPARE(*plain,
             QByteArray::fromHex("ef010203"
                                 "00000000")
                 + intBytes(1));
    const auto byAddress = packGroup(OptionKind::Membership,
                                     {QStringLiteral("239.1.2.3"), {}, QStringLiteral("127.0.0.1")});
    QCOMPARE(byAddress.value_or(QByteArray()),
             QByteArray::fromHex("ef010203"
                                 "7f000001"
                                 "00000000"));
    const auto source = packGroup(OptionKind::SourceMembership,
                                  {QStringLiteral("232.1.2.3"), QStringLiteral("127.0.0.1"), QStringLiteral("lo")});
    QCOMPARE(source.value_or(QByteArray()),
             QByteArray::fromHex("e8010203"
                                 "7f000001"
                                 "7f000001"));
    const auto six = packGroup(OptionKind::Membership6, {QStringLiteral("ff02::1:2"), {}, QStringLiteral("1")});
    QVERIFY(six && six->endsWith(intBytes(1)));
    QCOMPARE(six->size(), qsizetype(sizeof(ipv6_mreq)));
    // An interface that is not there is the kernel's to refuse.
    QVERIFY(packGroup(OptionKind::Membership6, {QStringLiteral("ff02::1:2"), {}, QStringLiteral("nosuch0")}));
}

void SocketOptionsTest::joinsAGroup()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    QVERIFY(fd >= 0);
    const auto set = [fd](const char *name, const QJsonObject &value) {
        const int number = optionNumber(IPPROTO_IP, name).value_or(-1);
        const QByteArray bytes = optionvalue::encode(IPPROTO_IP, number, value).value_or(QByteArray());
        const auto size = static_cast<socklen_t>(bytes.size());
        return ::setsockopt(fd, IPPROTO_IP, number, bytes.constData(), size) == 0 ? 0 : errno;
    };
    QJsonObject group{{QStringLiteral("group"), QStringLiteral("239.1.2.3")},
                      {QStringLiteral("interface"), QStringLiteral("lo")}};
    QCOMPARE(set("IP_ADD_MEMBERSHIP", group), 0);
    QCOMPARE(set("IP_ADD_MEMBERSHIP", group), EADDRINUSE);
    QCOMPARE(set("IP_DROP_MEMBERSHIP", group), 0);
    QCOMPARE(set("MCAST_JOIN_GROUP", group), 0);
    QCOMPARE(set("MCAST_LEAVE_GROUP", group), 0);
    QJsonObject source = group;
    source.insert(QStringLiteral("source"), QStringLiteral("127.0.0.1"));
    QCOMPARE(set("IP_ADD_SOURCE_MEMBERSHIP", source), 0);
    QCOMPARE(set("MCAST_LEAVE_SOURCE_GROUP", source), 0);
    group.insert(QStringLiteral("interface"), QStringLiteral("nosuch0"));
    QCOMPARE(set("IP_ADD_MEMBERSHIP", group), ENODEV);
    ::close(fd);
}

QTEST_APPLESS_MAIN(SocketOptionsTest)
#include "tst_socketoptions.moc"
