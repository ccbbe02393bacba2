// SPDX-License-Identifier: GPL-3.0-or-later
// What else comes to a ping: replies that come twice or broken, and error messages; forged, in a network of the test's own.
#include <QCoreApplication>
#include <QtTest>

#include <cerrno>

#include "icmpecho.h"
#include "laboratory.h"
#include "patience.h"
#include "pingcases.h"
#include "privatenetwork.h"
#include "socketconstants.h"

using namespace sw;

namespace {

/// Puts a message of ICMP on the wire to this machine, as a host, a router or a fault on the way would.
void forge(bool v6, const QByteArray &message)
{
    RealSocketApi api;
    const CallResult made = api.socket(v6 ? constant::afInet6 : constant::afInet, constant::sockRaw,
                                       v6 ? constant::ipprotoIcmpV6 : constant::ipprotoIcmp);
    QVERIFY(!made.failed());
    const auto fd = static_cast<int>(made.value);
    const SocketAddress here =
        SocketAddress::fromHost(v6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1"), 0).value();
    const qsizetype size = message.size();
    QCOMPARE(api.sendto(fd, message.constData(), static_cast<std::size_t>(size), 0, here).value, size);
    api.close(fd);
}

/// With the right checksum in its place; that of IPv6 the kernel makes.
QByteArray summed(QByteArray message)
{
    message[2] = message[3] = 0;
    const quint16 sum = internetChecksum(message);
    message[2] = static_cast<char>(sum >> 8);
    message[3] = static_cast<char>(sum & 0xff);
    return message;
}

QByteArray replyTo(bool v6, quint16 id, quint16 sequence, const QByteArray &payload)
{
    QByteArray message = icmpEchoRequest(v6, id, sequence, payload);
    message[0] = v6 ? '\x81' : '\0';
    return summed(message);
}

/// An error message that quotes an echo request from this machine to `host`.
QByteArray errorAbout(bool v6, int type, int code, const QString &host, const QByteArray &request)
{
    const SocketAddress to = SocketAddress::fromHost(host, 0).value();
    const SocketAddress from =
        SocketAddress::fromHost(v6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1"), 0).value();
    QByteArray header(v6 ? 8 : 12, '\0');
    header[0] = v6 ? 0x60 : 0x45;
    if (v6) {
        header[5] = static_cast<char>(request.size());
        header[6] = 58;
    } else {
        header[3] = static_cast<char>(20 + request.size());
        header[8] = 1;
        header[9] = 1;
    }
    QByteArray message(8, '\0');
    message[0] = static_cast<char>(type);
    message[1] = static_cast<char>(code);
    return summed(message + header + from.hostBytes().toByteArray() + to.hostBytes().toByteArray() + request);
}

} // namespace

class TestPingErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repliesThatComeTwiceOrBroken_data() { everySocket(); }
    void repliesThatComeTwiceOrBroken()
    {
        QFETCH(const bool, raw);
        QFETCH(const bool, v6);
        constexpr quint16 id = 4711;
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(raw, v6, 0);
        settings.id = id;
        endpoint.start(settings);
        QTRY_VERIFY(endpoint.tally().look().received >= 1);
        forge(v6, replyTo(v6, id, 1, settings.payload()));
        QTRY_COMPARE(endpoint.tally().look().duplicates, 1U);
        QCOMPARE(endpoint.tally().look().probes.at(0).duplicates, 1U);
        QCOMPARE(endpoint.tally().look().strangers, 0U);
        forge(v6, replyTo(v6, id, 60000, settings.payload())); // never asked
        QTRY_COMPARE(endpoint.tally().look().strangers, 1U);
        if (v6)
            return; // the kernel checks what it fills in, and lets no wrong one through
        QByteArray broken = replyTo(v6, id, 1, settings.payload());
        broken[9] = 'X';
        forge(v6, broken);
        forge(v6, replyTo(v6, id, 1, settings.payload())); // behind it
        QTRY_COMPARE(endpoint.tally().look().duplicates, 2U);
        QCOMPARE(endpoint.tally().look().damaged, raw ? 1U : 0U); // of a ping socket the kernel throws it away
    }
    void errorsOnTheWay_data()
    {
        QTest::addColumn<bool>("raw");
        QTest::addColumn<bool>("v6");
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("error"); // as the error queue has it
        for (const bool raw : {false, true}) {
            const auto row = [raw](const char *what, bool v6, int type, int code, int error) {
                QTest::addRow("%s, %s", what, raw ? "raw" : "ping socket") << raw << v6 << type << code << error;
            };
            row("host unreachable", false, 3, 1, EHOSTUNREACH);
            row("network unreachable", false, 3, 0, ENETUNREACH);
            row("forbidden", false, 3, 13, EHOSTUNREACH);
            row("TTL used up", false, 11, 0, EHOSTUNREACH);
            row("IPv6, no route", true, 1, 0, ENETUNREACH);
            row("IPv6, hop limit used up", true, 3, 0, EHOSTUNREACH);
        }
    }
    void errorsOnTheWay()
    {
        QFETCH(const bool, raw);
        QFETCH(const bool, v6);
        QFETCH(const int, type);
        QFETCH(const int, code);
        QFETCH(const int, error);
        constexpr quint16 id = 4712;
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(raw, v6, 0);
        settings.id = id;
        settings.intervalMs = 1000;
        // It says that it was sent, and was not: no reply comes before the error.
        lab.api.script(Call::Sendto, {CallResult{64, 0}});
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.tally().look().sent, 1U);
        const QByteArray request = icmpEchoRequest(v6, id, 1, settings.payload());
        forge(v6, errorAbout(v6, type, code, settings.host, request));
        QTRY_COMPARE(endpoint.tally().look().failed, 1U);
        const PingProbe probe = endpoint.tally().look().probes.at(0);
        QCOMPARE(probe.state, PingProbe::State::Failed);
        QCOMPARE(probe.icmpType, type);
        QCOMPARE(probe.icmpCode, code);
        QCOMPARE(probe.from.host(), settings.host); // who said so
        // A raw socket gets the message itself, whichever comes first; a ping socket the error queue alone.
        if (!raw)
            QCOMPARE(probe.error, error);
        QCOMPARE(endpoint.state(), EndpointState::Receiving);
    }
    void withoutTheErrorQueueNobodyTells()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(false, false, 1);
        settings.id = 4713;
        settings.errorQueue = false;
        settings.timeoutMs = 100;
        lab.api.script(Call::Sendto, {CallResult{64, 0}});
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.tally().look().sent, 1U);
        forge(false, errorAbout(false, 3, 1, settings.host, icmpEchoRequest(false, 4713, 1, settings.payload())));
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        QCOMPARE(endpoint.tally().look().lost, 1U);
    }
    void errorsAboutOthersAreStrangers()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(true, false, 0);
        settings.id = 4714;
        endpoint.start(settings);
        QTRY_VERIFY(endpoint.tally().look().received >= 1);
        forge(false, errorAbout(false, 11, 0, QStringLiteral("192.0.2.1"), icmpEchoRequest(false, 1, 1, "theirs")));
        QTRY_COMPARE(endpoint.tally().look().strangers, 1U);
        QCOMPARE(endpoint.tally().look().failed, 0U);
    }
};

int main(int argc, char **argv)
{
    if (!sw::enterPrivateNetwork())
        qFatal("A network namespace is needed to test pings: see network_namespaces(7)");
    QCoreApplication application(argc, argv);
    TestPingErrors test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pingerrors.moc"
