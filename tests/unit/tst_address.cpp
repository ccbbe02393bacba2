// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include <QTest>

#include "address.h"
#include "keptaddress.h"
#include "localaddresses.h"
#include "socketconstants.h"

using namespace sw;

/// SocketAddress and the addresses of this machine.
class AddressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void hosts_data();
    void hosts();
    void nullAddress();
    void cutsWhatIsTooLong();
    void keptInLittleRoom();
    void changesPort();
    void unmaps();
    void unixNames();
    void machineHasLoopback();
};

void AddressTest::roundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("port");
    const auto row = [](const char *text, const char *printed, int family, int port) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(printed) << family << port;
    };
    row("127.0.0.1:80", "127.0.0.1:80", constant::afInet, 80);
    row("0.0.0.0:0", "0.0.0.0:0", constant::afInet, 0);
    row("255.255.255.255:65535", "255.255.255.255:65535", constant::afInet, 65535);
    row("[::1]:8080", "[::1]:8080", constant::afInet6, 8080);
    row("[::]:0", "[::]:0", constant::afInet6, 0);
    row("[2001:DB8:0:0::1]:443", "[2001:db8::1]:443", constant::afInet6, 443);
    row("[::ffff:10.0.0.1]:7", "[::ffff:10.0.0.1]:7", constant::afInet6, 7);
    row("[fe80::1%lo]:9", "[fe80::1%lo]:9", constant::afInet6, 9);
    row("[fe80::1%1]:9", "[fe80::1%lo]:9", constant::afInet6, 9);
    row("unix:/tmp/a socket", "unix:/tmp/a socket", constant::afUnix, 0);
    row("unix:@hidden", "unix:@hidden", constant::afUnix, 0);
}

void AddressTest::roundTrip()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    QFETCH(int, family);
    QFETCH(int, port);
    const auto address = SocketAddress::parse(text);
    QVERIFY(address);
    QCOMPARE(address->toString(), printed);
    QCOMPARE(address->family(), family);
    QCOMPARE(int(address->port()), port);
    QVERIFY(SocketAddress::parse(printed) == address);
}

void AddressTest::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1", "127.0.0.1: 1",
          "127.0.0.1:0x10", "localhost:80", "::1:80", "[127.0.0.1]:80", "[::1:80", "[::1]80", "1.2.3:80",
          "1.2.3.4.5:80", "256.0.0.1:80", "[fe80::1%no-such-if]:80", "[::g]:80", ":80"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("a unix path that is too long") << QStringLiteral("unix:/") + QString(107, u'x');
    QTest::newRow("digits of another script") << QStringLiteral("127.0.0.1:\u0661\u0662");
}

void AddressTest::refusesWhatIsNoAddress()
{
    QFETCH(QString, text);
    QVERIFY(!SocketAddress::parse(text));
}

void AddressTest::hosts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("any");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("v4 any") << QStringLiteral("0.0.0.0:1") << true << false;
    QTest::newRow("v6 any") << QStringLiteral("[::]:1") << true << false;
    QTest::newRow("v4 loopback") << QStringLiteral("127.0.0.1:1") << false << true;
    QTest::newRow("v4 loopback net") << QStringLiteral("127.9.8.7:1") << false << true;
    QTest::newRow("v6 loopback") << QStringLiteral("[::1]:1") << false << true;
    QTest::newRow("mapped loopback") << QStringLiteral("[::ffff:127.0.0.1]:1") << false << true;
    QTest::newRow("another host") << QStringLiteral("192.0.2.1:1") << false << false;
    QTest::newRow("mapped other") << QStringLiteral("[::ffff:192.0.2.1]:1") << false << false;
    QTest::newRow("unix") << QStringLiteral("unix:/x") << false << true;
}

void AddressTest::hosts()
{
    QFETCH(QString, text);
    const auto address = SocketAddress::parse(text);
    QVERIFY(address);
    QTEST(address->isAnyHost(), "any");
    QTEST(address->isLoopback(), "loopback");
}

void AddressTest::nullAddress()
{
    const SocketAddress none;
    QVERIFY(none.isNull());
    QCOMPARE(none.family(), constant::afUnspec);
    QCOMPARE(none.toString(), QString());
    QCOMPARE(none.port(), quint16(0));
    QVERIFY(!none.isAnyHost() && !none.isLoopback());
    QVERIFY(none == SocketAddress());
}

void AddressTest::cutsWhatIsTooLong()
{
    const QByteArray bytes(SocketAddress::capacity + 50, '\x7f');
    const SocketAddress address = SocketAddress::fromRaw(bytes.constData(), static_cast<unsigned>(bytes.size()));
    QCOMPARE(address.length(), unsigned(SocketAddress::capacity));
    QCOMPARE(address.toString(), QString());
    // A family number alone, as a short answer of the kernel.
    const auto family = static_cast<unsigned short>(constant::afInet);
    QCOMPARE(SocketAddress::fromRaw(&family, sizeof family).toString(), QStringLiteral("0.0.0.0:0"));
    QCOMPARE(SocketAddress::fromRaw(&family, 1).family(), constant::afUnspec);
}

void AddressTest::keptInLittleRoom()
{
    QVERIFY(KeptAddress().address() == SocketAddress());
    KeptAddress kept;
    QByteArray bytes(SocketAddress::capacity, 'x');
    for (unsigned length = 0; length <= SocketAddress::capacity; ++length) { // around the length of IPv6 too
        bytes[0] = static_cast<char>(length);
        const SocketAddress given = SocketAddress::fromRaw(bytes.constData(), length);
        const KeptAddress before = kept;
        const SocketAddress wasKept = before.address();
        kept = KeptAddress(given);
        QVERIFY2(kept.address() == given, qPrintable(QString::number(length)));
        QVERIFY(before.address() == wasKept); // a copy is one
    }
    for (const char *text :
         {"127.0.0.1:80", "[fe80::1%lo]:9", "unix:/tmp/a socket of a longer name than that", "unix:@hidden"}) {
        kept = KeptAddress(SocketAddress::parse(QString::fromLatin1(text)).value());
        QCOMPARE(kept.address().toString(), QString::fromLatin1(text));
    }
}

void AddressTest::changesPort()
{
    const auto v4 = SocketAddress::parse(QStringLiteral("127.0.0.1:80"));
    QCOMPARE(v4->withPort(81).toString(), QStringLiteral("127.0.0.1:81"));
    QCOMPARE(v4->toString(), QStringLiteral("127.0.0.1:80"));
    const auto v6 = SocketAddress::parse(QStringLiteral("[::1]:80"));
    QCOMPARE(v6->withPort(65535).toString(), QStringLiteral("[::1]:65535"));
    QVERIFY(v6->withPort(80) == *v6);
    QVERIFY(!(v6->withPort(81) == *v6));
}

void AddressTest::unmaps()
{
    const auto mapped = SocketAddress::parse(QStringLiteral("[::ffff:10.1.2.3]:77"));
    QVERIFY(mapped->unmapped() == *SocketAddress::parse(QStringLiteral("10.1.2.3:77")));
    const auto plain = SocketAddress::parse(QStringLiteral("[::1]:77"));
    QVERIFY(plain->unmapped() == *plain);
}

void AddressTest::unixNames()
{
    const auto path = SocketAddress::parse(QStringLiteral("unix:/run/x"));
    QCOMPARE(path->length(), 2U + 6U + 1U); // family, path, NUL
    QCOMPARE(path->host(), QStringLiteral("/run/x"));
    const auto hidden = SocketAddress::parse(QStringLiteral("unix:@x"));
    QCOMPARE(hidden->length(), 2U + 2U); // family, NUL, name: no NUL behind it
    const auto nameless = SocketAddress::parse(QStringLiteral("unix:"));
    QCOMPARE(nameless->length(), 2U);
    QCOMPARE(nameless->toString(), QStringLiteral("unix:"));
    QVERIFY(SocketAddress::parse(QStringLiteral("unix:/") + QString(106, u'x')));
}

void AddressTest::machineHasLoopback()
{
    const std::vector<LocalAddress> all = localAddresses();
    QVERIFY(!all.empty());
    QVERIFY(all.front().isLoopback);
    QCOMPARE(all.front().interfaceName, QStringLiteral("lo"));
    bool otherSeen = false;
    bool found = false;
    for (const LocalAddress &one : all) {
        QCOMPARE(one.address.port(), quint16(0));
        QVERIFY(!one.address.host().isEmpty());
        QVERIFY2(!(otherSeen && one.isLoopback), "loopback stands first");
        otherSeen = otherSeen || !one.isLoopback;
        found = found || (one.isUp && one.address.host() == QStringLiteral("127.0.0.1"));
    }
    QVERIFY(found);
    QVERIFY(interfaceNames().contains(QStringLiteral("lo")));
}

QTEST_GUILESS_MAIN(AddressTest)
#include "tst_address.moc"
