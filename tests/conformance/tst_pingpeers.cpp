// SPDX-License-Identifier: GPL-3.0-or-later
// Pings beside Debian's ping, in a network of the test's own: both see the same, and their requests look alike on the wire.
#include <QCoreApplication>
#include <QRegularExpression>
#include <QtTest>

#include "icmpecho.h"
#include "laboratory.h"
#include "patience.h"
#include "pingendpoint.h"
#include "privatenetwork.h"
#include "program.h"
#include "router.h"

using namespace sw;

namespace {

constexpr int payload = 32;

struct Seen
{
    int bytes = 0; ///< with the header of ICMP
    int sequence = 0;
    int ttl = 0;

    bool operator==(const Seen &other) const = default;
};

/// Lines as "40 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.024 ms".
std::vector<Seen> repliesIn(const QByteArray &output)
{
    static const QRegularExpression line(QStringLiteral("(\\d+) bytes from .*: icmp_seq=(\\d+) ttl=(\\d+) time="));
    std::vector<Seen> replies;
    auto matches = line.globalMatch(QString::fromUtf8(output));
    while (matches.hasNext()) {
        const auto match = matches.next();
        replies.push_back({match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()});
    }
    return replies;
}

std::vector<Seen> repliesOf(const PingEndpoint &endpoint)
{
    constexpr int header = 8;
    std::vector<Seen> replies;
    for (const PingProbe &probe : endpoint.tally().look().probes) {
        if (probe.state == PingProbe::State::Answered)
            replies.push_back({probe.size + header, probe.sequence(), probe.ttl});
    }
    return replies;
}

PingSettings settingsOf(bool raw, bool v6, int count)
{
    PingSettings settings;
    settings.raw = raw;
    settings.v6 = v6;
    settings.host = v6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
    settings.count = count;
    settings.intervalMs = 200;
    settings.payloadSize = payload;
    settings.pattern = "\x5a";
    return settings;
}

QStringList arguments(const PingSettings &settings)
{
    return {settings.v6 ? QStringLiteral("-6") : QStringLiteral("-4"),
            QStringLiteral("-n"),
            QStringLiteral("-c"),
            QString::number(settings.count),
            QStringLiteral("-i"),
            QStringLiteral("0.2"),
            QStringLiteral("-s"),
            QString::number(settings.payloadSize),
            QStringLiteral("-p"),
            QString::fromLatin1(settings.pattern.toHex()),
            settings.host};
}

/// Echo requests that a raw socket without a filter received, which on a loopback interface are everybody's.
std::vector<IcmpEcho> requestsHeard(const Laboratory &lab, bool v6)
{
    std::vector<IcmpEcho> heard;
    lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
        if (row.entry().call != Call::Recvmsg || row.entry().error != 0)
            return true;
        const QByteArrayView bytes = row.bytes();
        const auto message = v6 ? std::optional(bytes) : withoutIpHeader(bytes);
        const auto echo = message ? parseIcmpEcho(v6, *message) : std::nullopt;
        if (echo && !echo->reply)
            heard.push_back(*echo);
        return true;
    });
    return heard;
}

} // namespace

class TestPingPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_router.reset(); }
    void bothSeeTheSame_data();
    void bothSeeTheSame();
    void requestsLookAlike_data();
    void requestsLookAlike();
    void aRouterSaysWhyNot_data();
    void aRouterSaysWhyNot();

private:
    std::unique_ptr<Router> m_router;
};

void TestPingPeers::initTestCase()
{
    m_router = std::make_unique<Router>();
    QVERIFY(m_router->stands());
}

void TestPingPeers::bothSeeTheSame_data()
{
    QTest::addColumn<bool>("raw");
    QTest::addColumn<bool>("v6");
    for (const bool raw : {false, true}) {
        QTest::addRow("IPv4, raw %d", raw) << raw << false;
        QTest::addRow("IPv6, raw %d", raw) << raw << true;
    }
}

void TestPingPeers::bothSeeTheSame()
{
    QFETCH(const bool, raw);
    QFETCH(const bool, v6);
    const PingSettings settings = settingsOf(raw, v6, 3);
    Program ping(QStringLiteral("ping"));
    QVERIFY(ping.start(arguments(settings)));
    // Side by side: neither takes the other's replies for its own.
    Laboratory lab;
    PingEndpoint endpoint(lab.workbench);
    endpoint.start(settings);
    const QByteArray output = ping.outputAtEnd();
    QVERIFY2(output.contains("3 packets transmitted, 3 received, 0% packet loss"), output.constData());
    QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
    QCOMPARE(repliesOf(endpoint).size(), std::size_t(3));
    QVERIFY(repliesOf(endpoint) == repliesIn(output));
    QCOMPARE(endpoint.tally().look().duplicates, 0U);
}

void TestPingPeers::requestsLookAlike_data()
{
    QTest::addColumn<bool>("v6");
    QTest::newRow("IPv4") << false;
    QTest::newRow("IPv6") << true;
}

void TestPingPeers::requestsLookAlike()
{
    QFETCH(const bool, v6);
    Laboratory lab;
    PingEndpoint listening(lab.workbench);
    PingSettings all = settingsOf(true, v6, 0);
    all.filters = false;
    all.id = 4711;
    listening.start(all);
    QTRY_VERIFY(!requestsHeard(lab, v6).empty());
    Program ping(QStringLiteral("ping"));
    QVERIFY(ping.start(arguments(settingsOf(false, v6, 1))));
    QVERIFY(ping.outputAtEnd().contains("1 received"));
    const auto isOther = [](const IcmpEcho &echo) { return echo.id != 4711; };
    const auto other = [&] {
        const auto heard = requestsHeard(lab, v6);
        const auto found = std::find_if(heard.begin(), heard.end(), isOther);
        return found == heard.end() ? std::nullopt : std::optional(*found);
    };
    QTRY_VERIFY(other().has_value());
    const IcmpEcho theirs = *other();
    const IcmpEcho ours = requestsHeard(lab, v6).front();
    QVERIFY(theirs.checksumRight && ours.checksumRight);
    QCOMPARE(theirs.sequence, quint16(1));
    QCOMPARE(ours.sequence, quint16(1));
    QCOMPARE(theirs.payload.size(), ours.payload.size());
    // Behind the time that ping writes in front, its pattern.
    QVERIFY(theirs.payload.endsWith(QByteArray(8, '\x5a')));
    QCOMPARE(ours.payload, QByteArray(payload, '\x5a'));
}

void TestPingPeers::aRouterSaysWhyNot_data()
{
    QTest::addColumn<bool>("raw");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("ttl");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("theirWords");
    for (const bool raw : {false, true}) {
        const auto row = [raw](const char *what, const char *host, int ttl, int type, int code, const char *words) {
            QTest::addRow("%s, raw %d", what, raw)
                << raw << QString::fromLatin1(host) << ttl << type << code << QByteArray(words);
        };
        if (!raw) // Linux tells each host no more than one of these a second, after the first few
            row("no route", "10.9.3.1", -1, 3, 0, "Destination Net Unreachable");
        row("TTL used up", "10.9.4.1", 1, 11, 0, "Time to live exceeded");
        row("IPv6, no route", "fd0a::5", -1, 1, 0, "Destination unreachable: No route");
    }
}

void TestPingPeers::aRouterSaysWhyNot()
{
    QFETCH(const bool, raw);
    QFETCH(const QString, host);
    QFETCH(const int, ttl);
    QFETCH(const int, type);
    QFETCH(const int, code);
    QFETCH(const QByteArray, theirWords);
    PingSettings settings = settingsOf(raw, host.contains(u':'), 1);
    settings.host = host;
    settings.ttl = ttl;
    Laboratory lab;
    PingEndpoint endpoint(lab.workbench);
    endpoint.start(settings);
    QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
    const PingProbe probe = endpoint.tally().look().probes.at(0);
    QCOMPARE(probe.state, PingProbe::State::Failed);
    QCOMPARE(probe.icmpType, type);
    QCOMPARE(probe.icmpCode, code);
    const auto *who = settings.v6 ? Router::address6 : Router::address;
    QCOMPARE(probe.from.host(), QString::fromLatin1(who));
    Program ping(QStringLiteral("ping"));
    QStringList asked = arguments(settings);
    if (ttl > 0)
        asked << QStringLiteral("-t") << QString::number(ttl);
    QVERIFY(ping.start(asked));
    const QByteArray told = ping.outputAtEnd();
    QVERIFY2(told.contains("From " + QByteArray(who) + " icmp_seq=1 " + theirWords), told.constData());
}

int main(int argc, char **argv)
{
    if (!sw::enterPrivateNetwork())
        qFatal("A network namespace is needed to test pings: see network_namespaces(7)");
    QCoreApplication application(argc, argv);
    TestPingPeers test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pingpeers.moc"
