// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QTest>

#include "pipeledger.h"

using namespace sw;

namespace {

TcpEnd sends(quint64 sent, quint32 unsent, quint64 acked)
{
    TcpEnd end;
    end.hasFigures = true;
    end.socket.state = TcpState::Established;
    end.bytesSent = sent;
    end.bytesUnsent = unsent;
    end.bytesAcked = acked + 1; // and its SYN
    return end;
}

TcpEnd receives(quint64 received, quint32 unread)
{
    TcpEnd end;
    end.hasFigures = true;
    end.socket.state = TcpState::Established;
    end.bytesReceived = received;
    end.socket.receiveQueue = unread;
    return end;
}

} // namespace

/// Every byte that send() was asked for is in one part of the ledger, whatever is known.
class TestPipeLedger final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEnds();
    void blockedSend();
    void movedBetweenTheLooks();
    void peerElsewhere();
    void senderElsewhere();
    void closedWithBytesUnread();
    void resetWhileOpen();
    void finIsNoByte();
    void alwaysBalances();
};

void TestPipeLedger::bothEnds()
{
    const TcpEnd a = sends(1000, 200, 900);
    const TcpEnd b = receives(950, 300);
    PipeInput input;
    input.sender = &a;
    input.receiver = &b;
    input.senderConnected = true;
    input.taken = 1200;
    input.got = 650;
    const PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.asked.bytes, quint64(1200));
    QCOMPARE(ledger.waiting.bytes, quint64(0));
    QCOMPARE(ledger.unsent.bytes, quint64(200));
    QCOMPARE(ledger.inFlight.bytes, quint64(50));
    QCOMPARE(ledger.inFlight.known, PipeKnown::Inferred);
    QCOMPARE(ledger.unread.bytes, quint64(300));
    QCOMPARE(ledger.read.bytes, quint64(650));
    QVERIFY(ledger.balances());
}

void TestPipeLedger::blockedSend()
{
    const TcpEnd a = sends(1000, 200, 1000);
    const TcpEnd b = receives(1000, 1000);
    PipeInput input;
    input.sender = &a;
    input.receiver = &b;
    input.taken = 100; // an earlier call
    input.running = 5000;
    const PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.asked.bytes, quint64(5100));
    QCOMPARE(ledger.waiting.bytes, quint64(3900));
    QVERIFY(ledger.balances());
}

void TestPipeLedger::movedBetweenTheLooks()
{
    // Asked later, the calls tell of bytes that the kernel had not been given yet.
    const TcpEnd a = sends(1000, 0, 1000);
    const TcpEnd b = receives(800, 0);
    PipeInput input;
    input.sender = &a;
    input.receiver = &b;
    input.taken = 1500;
    PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.waiting.bytes, quint64(500));
    QVERIFY(ledger.balances());
    // And the other way round, as it would be if somebody asked in the wrong order.
    input.taken = 700;
    ledger = makePipeLedger(input);
    QCOMPARE(ledger.asked.bytes, quint64(1000));
    QVERIFY(ledger.balances());
}

void TestPipeLedger::peerElsewhere()
{
    const TcpEnd a = sends(1000, 200, 900);
    PipeInput input;
    input.sender = &a;
    input.senderConnected = true;
    input.taken = 1200;
    const PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.inFlight.bytes, quint64(100));
    QCOMPARE(ledger.arrived.bytes, quint64(900));
    QCOMPARE(ledger.unread.known, PipeKnown::Unknown);
    QCOMPARE(ledger.read.known, PipeKnown::Unknown);
    QVERIFY(ledger.balances());
}

void TestPipeLedger::senderElsewhere()
{
    const TcpEnd b = receives(950, 300);
    PipeInput input;
    input.receiver = &b;
    input.got = 650;
    const PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.asked.known, PipeKnown::Unknown);
    QCOMPARE(ledger.unread.bytes, quint64(300));
    QCOMPARE(ledger.read.bytes, quint64(650));
    QCOMPARE(ledger.lost.bytes, quint64(0));
    QVERIFY(ledger.balances());
}

void TestPipeLedger::closedWithBytesUnread()
{
    PipeInput input;
    input.taken = 1000;
    input.got = 400;
    input.receiverClosed = true;
    const PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.lost.bytes, quint64(600));
    QCOMPARE(ledger.lost.known, PipeKnown::Inferred);
    QVERIFY(ledger.balances());
}

void TestPipeLedger::resetWhileOpen()
{
    // 700 had come when the reset did: they can still be read, the other 300 cannot.
    PipeInput input;
    input.taken = 1000;
    input.got = 400;
    input.arrivedBefore = 700;
    const PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.unread.bytes, quint64(300));
    QCOMPARE(ledger.lost.bytes, quint64(300));
    QVERIFY(ledger.balances());
}

void TestPipeLedger::finIsNoByte()
{
    TcpEnd a = sends(3, 0, 3);
    a.socket.state = TcpState::FinWait2;
    a.bytesAcked = 5; // SYN, three bytes, FIN
    TcpEnd b = receives(4, 2);
    b.socket.state = TcpState::CloseWait;
    PipeInput input;
    input.sender = &a;
    input.receiver = &b;
    input.senderConnected = true;
    input.taken = 3;
    const PipeLedger ledger = makePipeLedger(input);
    QCOMPARE(ledger.asked.bytes, quint64(3));
    QCOMPARE(ledger.unread.bytes, quint64(1));
    QCOMPARE(ledger.read.bytes, quint64(2));
    QCOMPARE(ledger.inFlight.bytes, quint64(0));
    QCOMPARE(a.acked(true), quint64(3));
    QVERIFY(ledger.balances());
}

void TestPipeLedger::alwaysBalances()
{
    std::mt19937 random(20'240'501); // the same numbers every time
    const auto number = [&] { return quint64(random() % 5000); };
    const auto perhaps = [&]() -> std::optional<quint64> {
        return random() % 2 == 0 ? std::optional(number()) : std::nullopt;
    };
    for (int i = 0; i < 20'000; ++i) {
        TcpEnd a = sends(number(), quint32(number()), number());
        TcpEnd b = receives(number(), quint32(number()));
        a.socket.state = TcpState(random() % 13);
        b.socket.state = TcpState(random() % 13);
        a.hasFigures = random() % 8 != 0;
        b.hasFigures = random() % 8 != 0;
        PipeInput input;
        input.sender = random() % 3 == 0 ? nullptr : &a;
        input.receiver = random() % 3 == 0 ? nullptr : &b;
        input.senderConnected = random() % 2 == 0;
        input.taken = perhaps();
        input.got = perhaps();
        input.running = random() % 3 == 0 ? number() : 0;
        input.buffered = random() % 3 == 0 ? number() : 0;
        input.receiverClosed = random() % 2 == 0;
        input.arrivedBefore = perhaps();
        const PipeLedger ledger = makePipeLedger(input);
        QVERIFY2(
            ledger.balances(),
            qPrintable(
                QStringLiteral("turn %1: %2 asked, %3 in parts").arg(i).arg(ledger.asked.bytes).arg(ledger.sum())));
    }
}

QTEST_GUILESS_MAIN(TestPipeLedger)
#include "tst_pipeledger.moc"
