// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <unistd.h>

#include <QProcess>
#include <QScopeGuard>
#include <QTest>

#include "loopbacksocket.h"
#include "patience.h"
#include "portholder.h"

using namespace sw;

namespace {

/// A server of another program on a port of its own choice; it ends when its standard input does.
class OtherProgram final
{
public:
    bool start(const QString &preparation = {})
    {
        m_process.start(QStringLiteral("python3"),
                        {QStringLiteral("-c"),
                         preparation
                             + QStringLiteral("\nimport socket, sys\n"
                                              "s = socket.socket()\n"
                                              "s.bind(('127.0.0.1', 0))\n"
                                              "s.listen()\n"
                                              "print(s.getsockname()[1], flush=True)\n"
                                              "sys.stdin.read()\n")});
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20000))
                return false;
        }
        m_address = address("127.0.0.1:0").withPort(m_process.readLine().trimmed().toUShort());
        return m_address.port() != 0;
    }
    void stop()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    [[nodiscard]] SocketAddress listensOn() const { return m_address; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
    SocketAddress m_address;
};

} // namespace

/// Who holds a port, and which one is free; real sockets on the loopback, and a real other program.
class PortHolderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holderIsThisProcess();
    void holderAcrossFamilies();
    void holderIsAnotherProgram();
    void holderOfAnotherUser();
    void holderIsAFadingConnection();
    void nobodyHoldsAFreePort();
    void freePortIsTheNextOne();
    void freePortWithoutPrivilege();
    void noFreePortOnAForeignHost();

private:
    RealSocketApi m_api;
};

void PortHolderTest::holderIsThisProcess()
{
    const LoopbackSocket listener(listenOn(address("127.0.0.1:0")));
    const auto holder = findPortHolder(listener.local());
    QVERIFY(holder);
    QVERIFY(holder->own);
    QCOMPARE(holder->pid, int(::getpid()));
    QCOMPARE(holder->state, TcpState::Listen);
    QVERIFY(holder->local == listener.local());
    QVERIFY(holder->program.startsWith(QStringLiteral("tst_portholder").left(15)));
    // Binding every address of the port conflicts too, another address of it does not.
    QVERIFY(findPortHolder(address("0.0.0.0:0").withPort(listener.local().port())));
    QVERIFY(!findPortHolder(address("127.0.0.2:0").withPort(listener.local().port())));
}

void PortHolderTest::holderAcrossFamilies()
{
    const LoopbackSocket listener(listenOn(address("[::]:0")));
    if (!listener.isOpen())
        QSKIP("This machine has no IPv6.");
    const quint16 port = listener.local().port();
    const auto holder = findPortHolder(address("127.0.0.1:0").withPort(port));
    QVERIFY(holder);
    QCOMPARE(holder->local.toString(), QStringLiteral("[::]:%1").arg(port));

    const LoopbackSocket only(m_api.socket(constant::afInet6, constant::sockStream, 0).value);
    const int on = 1;
    QVERIFY(!m_api.setsockopt(only.fd(), constant::ipprotoIpv6, constant::ipv6V6Only, &on, sizeof on).failed());
    QVERIFY(!m_api.bind(only.fd(), address("[::]:0")).failed());
    QVERIFY(!m_api.listen(only.fd(), 1).failed());
    QVERIFY(!findPortHolder(address("127.0.0.1:0").withPort(only.local().port())));
    QVERIFY(findPortHolder(address("[::1]:0").withPort(only.local().port())));
}

void PortHolderTest::holderIsAnotherProgram()
{
    OtherProgram other;
    QVERIFY(other.start());
    const auto holder = findPortHolder(other.listensOn());
    QVERIFY(holder);
    QVERIFY(!holder->own);
    QCOMPARE(qint64(holder->pid), other.pid());
    QVERIFY2(holder->program.startsWith(QStringLiteral("python")), qPrintable(holder->program));
    QCOMPARE(holder->uid, quint32(::getuid()));
    other.stop();
    QTRY_VERIFY(!findPortHolder(other.listensOn()));
}

void PortHolderTest::holderOfAnotherUser()
{
    OtherProgram other;
    // Hidden from an ordinary user by PR_SET_DUMPABLE, from root by giving up root for the moment of the question.
    QVERIFY(other.start(QStringLiteral("import ctypes; ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)")));
    const uid_t before = ::geteuid();
    if (before == 0)
        QCOMPARE(::seteuid(65534), 0);
    const auto holder = findPortHolder(other.listensOn());
    QCOMPARE(::seteuid(before), 0);
    QVERIFY(holder);
    QCOMPARE(holder->state, TcpState::Listen);
    QCOMPARE(holder->pid, 0);
    QVERIFY(holder->program.isEmpty());
    QVERIFY(!holder->own);
    QVERIFY(holder->hasProcess);
    QCOMPARE(holder->uid, quint32(before));
    other.stop();
}

void PortHolderTest::holderIsAFadingConnection()
{
    LoopbackSocket listener(listenOn(address("127.0.0.1:0")));
    const SocketAddress where = listener.local();
    LoopbackSocket client(connectTo(where));
    SocketAddress peer;
    LoopbackSocket server(m_api.accept(listener.fd(), peer).value);
    listener.close();
    server.close(); // who closes first keeps TIME_WAIT
    client.close();
    const auto fading = [&] {
        const auto holder = findPortHolder(where);
        return holder && holder->state == TcpState::TimeWait && holder->pid == 0 && !holder->hasProcess;
    };
    QTRY_VERIFY(fading());
    LoopbackSocket again(m_api.socket(constant::afInet, constant::sockStream, 0).value);
    QCOMPARE(m_api.bind(again.fd(), where).error, EADDRINUSE);
}

void PortHolderTest::nobodyHoldsAFreePort()
{
    LoopbackSocket listener(listenOn(address("127.0.0.1:0")));
    const SocketAddress where = listener.local();
    listener.close();
    QTRY_VERIFY(!findPortHolder(where));
}

void PortHolderTest::freePortIsTheNextOne()
{
    const LoopbackSocket listener(listenOn(address("127.0.0.1:0")));
    const SocketAddress where = listener.local();
    const quint16 port = findFreePort(where);
    QVERIFY(port != 0 && port != where.port());
    const LoopbackSocket first(listenOn(where.withPort(port)));
    QVERIFY(first.isOpen());
    const quint16 next = findFreePort(where);
    QVERIFY(next != port && next != where.port());
    const LoopbackSocket second(listenOn(where.withPort(next)));
    QVERIFY(second.isOpen());
    // No port above: the system picks one.
    QVERIFY(findFreePort(where.withPort(65535)) != 0);
    QVERIFY(findFreePort(where.withPort(0)) != 0);
}

void PortHolderTest::freePortWithoutPrivilege()
{
    const uid_t before = ::geteuid();
    if (before == 0)
        QCOMPARE(::seteuid(65534), 0);
    const auto restore = qScopeGuard([before] { return ::seteuid(before) == 0; });
    const quint16 port = findFreePort(address("127.0.0.1:1"));
    QVERIFY(port > 1);
    const LoopbackSocket listener(listenOn(address("127.0.0.1:0").withPort(port)));
    QVERIFY(listener.isOpen());
}

void PortHolderTest::noFreePortOnAForeignHost()
{
    QCOMPARE(findFreePort(address("192.0.2.1:80")), quint16(0)); // a documentation address (RFC 5737)
    QCOMPARE(findFreePort(SocketAddress()), quint16(0));
}

QTEST_GUILESS_MAIN(PortHolderTest)
#include "tst_portholder.moc"
