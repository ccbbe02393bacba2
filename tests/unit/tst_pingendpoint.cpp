// SPDX-License-Identifier: GPL-3.0-or-later
// Pings of this machine by real sockets, in a network of the test's own; and without the right to make them.
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

#include <cerrno>

#include "laboratory.h"
#include "missingcapability.h"
#include "patience.h"
#include "pingcases.h"
#include "privatenetwork.h"
#include "socketconstants.h"

using namespace sw;

namespace {

QStringList optionsSet(const Laboratory &lab)
{
    QStringList names;
    for (const CallRecord &record : lab.calls(Call::Setsockopt))
        names.append(optionName(record.arguments[0], record.arguments[1]));
    return names;
}

} // namespace

class TestPingEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answeredByThisMachine_data() { everySocket(); }
    void answeredByThisMachine()
    {
        QFETCH(const bool, raw);
        QFETCH(const bool, v6);
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(raw, v6);
        settings.pattern = "\x5a";
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped); // by itself
        const auto look = endpoint.tally().look();
        QCOMPARE(look.sent, 3U);
        QCOMPARE(look.received, 3U);
        QCOMPARE(look.lost + look.failed + look.duplicates, 0U);
        for (const PingProbe &probe : look.probes) {
            QCOMPARE(probe.state, PingProbe::State::Answered);
            QCOMPARE(probe.ttl, 64);
            QCOMPARE(probe.size, 56);
            QVERIFY(!probe.payloadDiffers);
            QCOMPARE(probe.from.host(), settings.host);
        }
        const CallRecord made = lab.calls(Call::Socket).at(0);
        QCOMPARE(made.arguments[1], raw ? constant::sockRaw : constant::sockDgram);
        QCOMPARE(made.arguments[2], v6 ? constant::ipprotoIcmpV6 : constant::ipprotoIcmp);
        QTRY_VERIFY(lab.backend.sockets().empty());
    }
    void recipeIsVisible()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(true, false, 1);
        settings.ttl = 9;
        settings.broadcast = true;
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        const QStringList wanted{QStringLiteral("ICMP_FILTER"), QStringLiteral("IP_TTL"), QStringLiteral("IP_RECVTTL"),
                                 QStringLiteral("IP_RECVERR"), QStringLiteral("SO_BROADCAST")};
        QCOMPARE(optionsSet(lab), wanted);
    }
    void withoutTheFilterItHearsItself()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(true, false, 1);
        settings.filters = false;
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.tally().look().strangers, 1U); // its own request
        QTRY_COMPARE(endpoint.tally().look().received, 1U);
    }
    void anIdentifierIsBoundAndTold()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(false, false, 0);
        settings.id = 4711;
        endpoint.start(settings);
        QTRY_VERIFY(endpoint.tally().look().received > 0);
        QCOMPARE(lab.calls(Call::Bind).size(), std::size_t(1));
        QCOMPARE(endpoint.identifier(), std::optional<quint16>(4711));
        endpoint.stop();
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
    }
    void rowsAreMarkedAsIcmp_data() { everySocket(); }
    void rowsAreMarkedAsIcmp()
    {
        QFETCH(const bool, raw);
        QFETCH(const bool, v6);
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        endpoint.start(fast(raw, v6, 1));
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        int rows = 0;
        lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
            const RowEntry &entry = row.entry();
            const bool moved = traitsOf(entry.call).direction != Direction::None;
            rows += moved && entry.has(v6 ? RecordFlag::IcmpV6 : RecordFlag::Icmp)
                && entry.has(RecordFlag::RawSocket) == raw;
            return true;
        });
        QVERIFY(rows >= 2);
    }
    void unansweredIsLost()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(false, false, 2);
        settings.timeoutMs = 30;
        // It says that it was sent, and was not.
        lab.api.script(Call::Sendto, {CallResult{64, 0}, CallResult{64, 0}});
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        QCOMPARE(endpoint.tally().look().sent, 2U);
        QCOMPARE(endpoint.tally().look().lost, 2U);
    }
    void noWayThere()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(false, false, 1);
        settings.host = QStringLiteral("192.0.2.1");
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        // The loopback interface is all there is: no way there.
        QCOMPARE(endpoint.tally().look().failed, 1U);
        QCOMPARE(endpoint.tally().look().probes.at(0).error, ENETUNREACH);
    }
    void withoutTheRight_data() { everySocket(); }
    void withoutTheRight()
    {
        QFETCH(const bool, raw);
        QFETCH(const bool, v6);
        const MissingCapability missing(MissingCapability::rawSockets);
        QVERIFY(missing.isMissing());
        QVERIFY(allowPingSockets(false));
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        endpoint.start(fast(raw, v6));
        QTRY_COMPARE(endpoint.state(), EndpointState::Failed);
        QVERIFY(allowPingSockets(true));
        QVERIFY(endpoint.reason());
        QCOMPARE(endpoint.reason()->call, Call::Socket);
        QCOMPARE(endpoint.reason()->error, raw ? EPERM : EACCES);
        QCOMPARE(lab.calls(Call::Sendto).size(), std::size_t(0));
        QCOMPARE(lab.calls(Call::Close).size(), std::size_t(0));
    }
    void refusedOptionsEndTheStart()
    {
        Laboratory lab;
        lab.api.fail(Call::Setsockopt, EINVAL);
        PingEndpoint endpoint(lab.workbench);
        endpoint.start(fast(false, false));
        QTRY_COMPARE(endpoint.state(), EndpointState::Failed);
        QCOMPARE(endpoint.reason()->call, Call::Setsockopt);
        QTRY_VERIFY(lab.backend.sockets().empty());
    }
    void namesAreLookedUp()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        PingSettings settings = fast(false, false, 1);
        settings.host = QStringLiteral("localhost");
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        QCOMPARE(lab.calls(Call::Getaddrinfo).size(), std::size_t(1));
        QCOMPARE(endpoint.target().host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(endpoint.tally().look().received, 1U);
        settings.host = QStringLiteral("no.such.host.invalid");
        endpoint.start(settings);
        QTRY_COMPARE(endpoint.state(), EndpointState::Failed);
        QVERIFY(endpoint.reason()->gaiError != 0);
    }
    void stopsAnyTimeAndStartsAgain()
    {
        Laboratory lab;
        PingEndpoint endpoint(lab.workbench);
        for (int i = 0; i < 3; ++i) {
            endpoint.start(fast(false, false, 0));
            QTRY_VERIFY(endpoint.tally().look().received >= 2);
            endpoint.stop();
            QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        }
        endpoint.start(fast(false, false, 0));
        endpoint.stop(); // before its socket is there
        QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
        QTRY_VERIFY(lab.backend.sockets().empty());
    }
};

int main(int argc, char **argv)
{
    if (!sw::enterPrivateNetwork())
        qFatal("A network namespace is needed to test pings: see network_namespaces(7)");
    QCoreApplication application(argc, argv);
    TestPingEndpoint test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pingendpoint.moc"
