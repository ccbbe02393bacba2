// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <QSet>
#include <QTest>

#include "socketconstants.h"
#include "tcpstate.h"

using namespace sw;

/// Symbols of the sockets API, names of options and of TCP states.
class SocketConstantsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNameHasItsNumber();
    void names();
    void sets();
    void options();
    void unknownOnes();
    void tcpStates();
    void tcpStateSpellings();
};

void SocketConstantsTest::everyNameHasItsNumber()
{
    for (const SymbolTable table :
         {SymbolTable::Family, SymbolTable::Type, SymbolTable::Protocol, SymbolTable::Shutdown,
          SymbolTable::MessageFlag, SymbolTable::PollEvent, SymbolTable::OptionLevel, SymbolTable::AddressInfoFlag,
          SymbolTable::NameInfoFlag}) {
        const QStringList names = symbolNames(table);
        QVERIFY(names.size() >= 3);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        for (const QString &name : names) {
            const auto number = symbolNumber(table, name.toLatin1());
            QVERIFY2(number, qPrintable(name));
            // What is printed for the number, perhaps another name of it, leads back to it.
            QCOMPARE(symbolNumber(table, symbolName(table, *number).toLatin1()), number);
        }
    }
}

void SocketConstantsTest::names()
{
    QCOMPARE(symbolName(SymbolTable::Family, AF_INET6), QStringLiteral("AF_INET6"));
    QCOMPARE(symbolName(SymbolTable::Family, AF_UNIX), QStringLiteral("AF_UNIX"));
    QCOMPARE(symbolNumber(SymbolTable::Family, "AF_LOCAL"), std::optional<int>(AF_UNIX));
    QCOMPARE(symbolName(SymbolTable::Type, SOCK_SEQPACKET), QStringLiteral("SOCK_SEQPACKET"));
    QCOMPARE(symbolName(SymbolTable::Protocol, IPPROTO_TCP), QStringLiteral("IPPROTO_TCP"));
    QCOMPARE(symbolName(SymbolTable::Shutdown, SHUT_WR), QStringLiteral("SHUT_WR"));
    QCOMPARE(symbolName(SymbolTable::OptionLevel, SOL_SOCKET), QStringLiteral("SOL_SOCKET"));
    QCOMPARE(symbolName(SymbolTable::OptionLevel, IPPROTO_TCP), QStringLiteral("IPPROTO_TCP"));
    QCOMPARE(symbolName(SymbolTable::OptionLevel, SOL_RAW),
             QStringLiteral("SOL_RAW")); // as raw(7) says, not IPPROTO_RAW
    QCOMPARE(constant::afInet6, AF_INET6);
    QCOMPARE(constant::soLinger, SO_LINGER);
    QCOMPARE(constant::shutRdwr, SHUT_RDWR);
}

void SocketConstantsTest::sets()
{
    QCOMPARE(symbolSet(SymbolTable::MessageFlag, 0), QStringLiteral("0"));
    QCOMPARE(symbolSet(SymbolTable::MessageFlag, MSG_PEEK), QStringLiteral("MSG_PEEK"));
    QCOMPARE(symbolSet(SymbolTable::MessageFlag, MSG_DONTWAIT | MSG_PEEK), QStringLiteral("MSG_PEEK|MSG_DONTWAIT"));
    QCOMPARE(symbolSet(SymbolTable::MessageFlag, MSG_CMSG_CLOEXEC), QStringLiteral("MSG_CMSG_CLOEXEC"));
    QCOMPARE(symbolSet(SymbolTable::PollEvent, POLLIN | POLLHUP), QStringLiteral("POLLIN|POLLHUP"));
    QCOMPARE(symbolSet(SymbolTable::PollEvent, POLLOUT | 0x8000), QStringLiteral("POLLOUT|0x8000"));
    QCOMPARE(symbolSet(SymbolTable::AddressInfoFlag, AI_PASSIVE | AI_NUMERICHOST),
             QStringLiteral("AI_PASSIVE|AI_NUMERICHOST"));
}

void SocketConstantsTest::options()
{
    QCOMPARE(optionName(SOL_SOCKET, SO_REUSEADDR), QStringLiteral("SO_REUSEADDR"));
    QCOMPARE(optionName(IPPROTO_TCP, TCP_NODELAY), QStringLiteral("TCP_NODELAY"));
    QCOMPARE(optionName(IPPROTO_IP, IP_TTL), QStringLiteral("IP_TTL"));
    QCOMPARE(optionName(IPPROTO_IPV6, IPV6_V6ONLY), QStringLiteral("IPV6_V6ONLY"));
    QCOMPARE(optionNumber(SOL_SOCKET, "SO_RCVTIMEO"), std::optional<int>(SO_RCVTIMEO));
    QCOMPARE(optionNumber(IPPROTO_TCP, "TCP_USER_TIMEOUT"), std::optional<int>(TCP_USER_TIMEOUT));
    QVERIFY(!optionNumber(IPPROTO_TCP, "SO_REUSEADDR"));
    QCOMPARE(optionName(12345, 7), QStringLiteral("7"));
}

void SocketConstantsTest::unknownOnes()
{
    QVERIFY(!symbolNumber(SymbolTable::Family, "AF_NOTHING"));
    QVERIFY(!symbolNumber(SymbolTable::Family, ""));
    QVERIFY(!symbolNumber(SymbolTable::Type, "AF_INET"));
    QCOMPARE(symbolName(SymbolTable::Family, 9999), QStringLiteral("9999"));
    QCOMPARE(symbolName(SymbolTable::Shutdown, -3), QStringLiteral("-3"));
}

void SocketConstantsTest::tcpStates()
{
    QCOMPARE(int(TcpState::Established), int(TCP_ESTABLISHED));
    QCOMPARE(int(TcpState::TimeWait), int(TCP_TIME_WAIT));
    QCOMPARE(int(TcpState::Closing), int(TCP_CLOSING));
    for (int number = TCP_ESTABLISHED; number <= TCP_CLOSING; ++number) {
        const QLatin1StringView name = tcpStateName(static_cast<TcpState>(number));
        QVERIFY(!name.isEmpty());
        QCOMPARE(int(tcpStateFromName(QByteArrayView(name.data(), name.size()))), number);
    }
    QVERIFY(tcpStateName(TcpState::Unknown).isEmpty());
    QCOMPARE(QString(tcpStateName(TcpState::Close)), QStringLiteral("CLOSED"));
    QCOMPARE(QString(tcpStateName(TcpState::NewSynRecv)), QStringLiteral("SYN_RECV"));
}

void SocketConstantsTest::tcpStateSpellings()
{
    QCOMPARE(tcpStateFromName("CLOSE"), TcpState::Close);
    QCOMPARE(tcpStateFromName("CLOSED"), TcpState::Close);
    QCOMPARE(tcpStateFromName("SYN_RCVD"), TcpState::SynRecv);
    QCOMPARE(tcpStateFromName("FIN_WAIT_1"), TcpState::FinWait1);
    QCOMPARE(tcpStateFromName("FIN_WAIT_2"), TcpState::FinWait2);
    QCOMPARE(tcpStateFromName("nonsense"), TcpState::Unknown);
    QCOMPARE(tcpStateFromName(""), TcpState::Unknown);
}

QTEST_GUILESS_MAIN(SocketConstantsTest)
#include "tst_socketconstants.moc"
