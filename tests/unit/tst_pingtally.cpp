// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of echo requests: replies in any order, late, twice, of strangers, errors; and bytes that are none of it.
#include <QJsonObject>
#include <QtTest>

#include <cerrno>

#include "pingsettings.h"
#include "pingtally.h"
#include "socketconstants.h"

using namespace sw;

namespace {

using State = PingProbe::State;
constexpr qint64 ms = 1'000'000;
constexpr quint16 ownId = 77;

PingTally::Run run(bool raw = false, bool v6 = false)
{
    return {v6, raw, raw ? std::optional(ownId) : std::nullopt, "abc", 100 * ms};
}

CallRecord sentAt(qint64 ns, int error = 0)
{
    CallRecord record;
    record.call = Call::Sendto;
    record.beganNs = ns;
    record.result = error == 0 ? 11 : -1;
    record.error = error;
    return record;
}

CallRecord received(const QByteArray &bytes, qint64 endedNs)
{
    CallRecord record;
    record.call = Call::Recvmsg;
    record.beganNs = endedNs - 1;
    record.tookNs = 1;
    record.data = bytes;
    record.result = bytes.size();
    record.address = *SocketAddress::fromHost(QStringLiteral("192.0.2.1"), 0);
    record.value = QJsonObject{{QStringLiteral("ttl"), 61}};
    return record;
}

/// With the right checksum in its place.
QByteArray summed(QByteArray message)
{
    message[2] = message[3] = 0;
    const quint16 sum = internetChecksum(message);
    message[2] = static_cast<char>(sum >> 8);
    message[3] = static_cast<char>(sum & 0xff);
    return message;
}

QByteArray reply(quint16 sequence, quint16 id = ownId, const QByteArray &payload = "abc")
{
    QByteArray message = icmpEchoRequest(false, id, sequence, payload);
    message[0] = 0;
    return summed(message);
}

QByteArray ipPacket(const QByteArray &message, char ttl = 55)
{
    QByteArray header(20, '\0');
    header[0] = 0x45;
    header[8] = ttl;
    header[9] = 1;
    return header + message;
}

PingProbe first(const PingTally &tally)
{
    return tally.look().probes.at(0);
}

} // namespace

class TestPingTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answered()
    {
        PingTally tally;
        tally.begin(run());
        QCOMPARE(tally.ask(), 1U);
        tally.sent(1, sentAt(10 * ms));
        QCOMPARE(tally.nextDueNs(), std::optional(110 * ms));
        tally.datagram(received(reply(1), 12 * ms));
        QCOMPARE(first(tally).state, State::Answered);
        QCOMPARE(first(tally).rttNs, 2 * ms);
        QCOMPARE(first(tally).ttl, 61);
        QCOMPARE(first(tally).size, 3);
        QVERIFY(!first(tally).payloadDiffers);
        QVERIFY(!tally.nextDueNs());
        QCOMPARE(tally.look().received, 1U);
    }
    void answeredBeforeTheCallWasNoted()
    {
        PingTally tally;
        tally.begin(run());
        tally.ask();
        tally.datagram(received(reply(1), 12 * ms));
        QCOMPARE(first(tally).state, State::Waiting);
        tally.sent(1, sentAt(11 * ms));
        QCOMPARE(first(tally).state, State::Answered);
        QCOMPARE(first(tally).rttNs, 1 * ms);
    }
    void lostThenLateThenTwice()
    {
        PingTally tally;
        tally.begin(run());
        tally.ask();
        tally.sent(1, sentAt(10 * ms));
        tally.expire(109 * ms);
        QCOMPARE(first(tally).state, State::Waiting);
        tally.expire(110 * ms);
        QCOMPARE(first(tally).state, State::Lost);
        QCOMPARE(tally.look().lost, 1U);
        tally.datagram(received(reply(1), 300 * ms));
        QCOMPARE(first(tally).state, State::Late);
        QCOMPARE(tally.look().lost, 0U);
        tally.datagram(received(reply(1), 301 * ms));
        QCOMPARE(first(tally).duplicates, 1U);
        QCOMPARE(tally.look().received, 1U);
        QCOMPARE(tally.look().duplicates, 1U);
    }
    void leastMeanMost()
    {
        PingTally tally;
        tally.begin(run());
        for (quint16 i = 1; i <= 3; ++i) {
            tally.ask();
            tally.sent(i, sentAt(i * 1000 * ms));
        }
        tally.datagram(received(reply(2), (2000 + 6) * ms)); // in any order
        tally.datagram(received(reply(1), (1000 + 2) * ms));
        tally.datagram(received(reply(3), (3000 + 4) * ms));
        const auto look = tally.look();
        QCOMPARE(look.leastNs, 2 * ms);
        QCOMPARE(look.meanNs(), 4 * ms);
        QCOMPARE(look.mostNs, 6 * ms);
    }
    void notSent()
    {
        PingTally tally;
        tally.begin(run());
        tally.ask();
        tally.sent(1, sentAt(ms, ENETUNREACH));
        QCOMPARE(first(tally).state, State::Failed);
        QCOMPARE(first(tally).error, ENETUNREACH);
        QCOMPARE(tally.look().sent, 0U);
        QVERIFY(!tally.nextDueNs());
    }
    void rawSortsByIdentifier()
    {
        PingTally tally;
        tally.begin(run(true));
        tally.ask();
        tally.sent(1, sentAt(ms));
        tally.datagram(received(ipPacket(reply(1, ownId + 1)), 2 * ms)); // another program's
        tally.datagram(received(ipPacket(icmpEchoRequest(false, ownId, 1, "abc")), 2 * ms)); // ours, heard on loopback
        QByteArray broken = reply(1);
        broken[9] = 'X';
        tally.datagram(received(ipPacket(broken), 2 * ms)); // a wrong checksum
        QCOMPARE(first(tally).state, State::Waiting);
        QCOMPARE(tally.look().strangers, 2U);
        QCOMPARE(tally.look().damaged, 1U);
        QCOMPARE(first(tally).damaged, 1U);
        CallRecord record = received(ipPacket(reply(1)), 3 * ms);
        record.value = QJsonValue();
        tally.datagram(record);
        QCOMPARE(first(tally).state, State::Answered);
        QCOMPARE(first(tally).ttl, 55); // from the IP header
    }
    void payloadThatDiffersIsTold()
    {
        PingTally tally;
        tally.begin(run());
        tally.ask();
        tally.sent(1, sentAt(ms));
        tally.datagram(received(reply(1, ownId, "abd"), 2 * ms));
        QVERIFY(first(tally).payloadDiffers);
    }
    void errorQueueNamesTheRequest()
    {
        PingTally tally;
        tally.begin(run());
        tally.ask();
        tally.sent(1, sentAt(ms));
        CallRecord record = received(icmpEchoRequest(false, 9, 1, "abc"), 2 * ms);
        record.messageFlags = constant::msgErrQueue;
        record.value = QJsonObject{{QStringLiteral("error"),
                                    QJsonObject{{QStringLiteral("errno"), QStringLiteral("EHOSTUNREACH")},
                                                {QStringLiteral("type"), 11},
                                                {QStringLiteral("code"), 0},
                                                {QStringLiteral("offender"), QStringLiteral("192.0.2.254")}}}};
        tally.datagram(record);
        QCOMPARE(first(tally).state, State::Failed);
        QCOMPARE(first(tally).error, EHOSTUNREACH);
        QCOMPARE(first(tally).icmpType, 11);
        QCOMPARE(first(tally).from.host(), QStringLiteral("192.0.2.254"));
        QCOMPARE(tally.look().failed, 1U);
        tally.datagram(record);
        QCOMPARE(tally.look().failed, 1U);
    }
    void rawReadsErrorMessages()
    {
        PingTally tally;
        tally.begin(run(true));
        tally.ask();
        tally.sent(1, sentAt(ms));
        const QByteArray quoted = ipPacket(icmpEchoRequest(false, ownId, 1, {}));
        const QByteArray error = QByteArray::fromHex("0301000000000000") + quoted;
        tally.datagram(received(ipPacket(error), 2 * ms));
        QCOMPARE(first(tally).state, State::Waiting); // its checksum is wrong
        QCOMPARE(tally.look().damaged, 1U);
        tally.datagram(received(ipPacket(summed(error)), 2 * ms));
        QCOMPARE(first(tally).state, State::Failed);
        QCOMPARE(first(tally).icmpType, 3);
        QCOMPARE(first(tally).icmpCode, 1);
    }
    void hostileBytesAnswerNothing()
    {
        for (const bool raw : {false, true}) {
            for (const bool v6 : {false, true}) {
                PingTally tally;
                tally.begin(run(raw, v6));
                tally.ask();
                tally.sent(1, sentAt(ms));
                const QByteArray whole = ipPacket(QByteArray::fromHex("0b00000000000000") + ipPacket(reply(1)));
                for (qsizetype size = 0; size <= whole.size(); ++size) {
                    tally.datagram(received(whole.left(size), 2 * ms));
                    tally.datagram(received(whole.right(size), 2 * ms));
                    tally.datagram(received(QByteArray(size, '\xff'), 2 * ms));
                }
                // Its end is a whole reply of IPv4, with and without IP header.
                QCOMPARE(first(tally).state, v6 ? State::Waiting : State::Answered);
            }
        }
    }
    void sequencesComeRoundAndTheOldestGo()
    {
        PingTally tally;
        tally.begin(run());
        tally.datagram(received(reply(0), 1)); // nothing was asked yet
        tally.datagram(received(reply(9), 1));
        QCOMPARE(tally.look().strangers, 2U);
        for (quint64 i = 1; i <= 65537; ++i)
            tally.sent(tally.ask(), sentAt(ms));
        const auto look = tally.look();
        QCOMPARE(look.probes.size(), PingTally::mostKept);
        QCOMPARE(look.sent, 65537U);
        QCOMPARE(look.lost, 65537U - PingTally::mostKept);
        tally.datagram(received(reply(1), 2 * ms)); // 65537, not 1
        QCOMPARE(tally.look().probes.back().state, State::Answered);
        tally.datagram(received(reply(20000), 2 * ms)); // forgotten
        QCOMPARE(tally.look().strangers, 3U);
    }
    void settingsAreKept()
    {
        PingSettings settings;
        settings.raw = true;
        settings.count = 0;
        settings.pattern = "\xca\xfe";
        settings.payloadSize = 5;
        settings.ttl = 3;
        const PingSettings again = pingSettingsFrom(toJson(settings));
        QCOMPARE(again.payload(), QByteArray("\xca\xfe\xca\xfe\xca"));
        QVERIFY(again.raw);
        QCOMPARE(again.count, 0);
        QCOMPARE(again.ttl, 3);
        const PingSettings wild = pingSettingsFrom(
            {{QStringLiteral("interval"), -5}, {QStringLiteral("size"), 1e9}, {QStringLiteral("host"), 7}});
        QCOMPARE(wild.intervalMs, PingSettings::leastInterval);
        QCOMPARE(wild.payloadSize, PingSettings::mostPayload);
        QCOMPARE(wild.host, PingSettings().host);
    }
};

QTEST_GUILESS_MAIN(TestPingTally)
#include "tst_pingtally.moc"
