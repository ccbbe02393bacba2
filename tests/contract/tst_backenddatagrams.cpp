// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QJsonObject>
#include <QTest>

#include "backendbench.h"
#include "socketconstants.h"

using namespace sw;

/// Datagram sockets: what recvmsg tells, loops that no datagram ends, errors of datagrams that were sent, lost ones.
class BackendDatagramsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void recvmsgTellsDestinationAndTtl();
    void truncationIsTold();
    void recvmsgUnderTimeout();
    void credentialsComeAlong();
    void loopTakesEmptyDatagrams();
    void loopAnswersEachSender();
    void connectedLoopAnswersWithSend();
    void refusedDatagramEndsNothing();
    void errorQueueNamesTheDatagram();
    void scriptsReadTheErrorQueueThemselves();
    void dropsAreCountedInPlace();
    void loopEndsOnClose();
    void nonBlockingLoopEndsInsteadOfSpinning();
    void shutdownEndsTheLoop();
    void pausedLoopGoesOn();
    void whatWaitsAtTheEndIsTaken();
};

namespace {

SocketAddress local(quint16 port = 0)
{
    return SocketAddress::fromHost(QStringLiteral("127.0.0.1"), port).value();
}

/// A datagram socket, bound to `address` unless that is null.
SocketId datagramSocket(BackendBench &bench, const SocketAddress &address = {})
{
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {address.isNull() ? constant::afInet : address.family(), constant::sockDgram, 0};
    if (bench.make(make).error != 0)
        return 0;
    if (address.isNull())
        return make.socket;
    SocketCommand bind = bench.command(Call::Bind, make.socket);
    bind.address = address;
    return bench.make(bind).error == 0 ? make.socket : 0;
}

void setOption(BackendBench &bench, SocketId socket, int level, int name, int value)
{
    SocketCommand set = bench.command(Call::Setsockopt, socket);
    set.arguments = {level, name, 0};
    set.bytes = QByteArray(static_cast<const char *>(static_cast<const void *>(&value)), sizeof value);
    QCOMPARE(bench.make(set).error, 0);
}

CallRecord sendTo(BackendBench &bench, SocketId socket, const QByteArray &bytes, const SocketAddress &to)
{
    SocketCommand send = bench.command(Call::Sendto, socket);
    send.bytes = bytes;
    send.address = to;
    return bench.make(send);
}

SocketCommand receive(BackendBench &bench, Call call, SocketId socket, qint64 size, int flags = 0)
{
    SocketCommand command = bench.command(call, socket);
    command.number = size;
    command.arguments = {flags, 0, 0};
    return command;
}

quint64 startLoop(BackendBench &bench, SocketId socket, const std::shared_ptr<Reaction> &reaction = nullptr,
                  Call call = Call::Recvmsg)
{
    SocketCommand loop = bench.command(call, socket);
    loop.repeat = true;
    loop.reaction = reaction;
    return bench.start(loop);
}

RecordLog::Match datagram(SocketId socket, const QByteArray &bytes)
{
    return [=](const CallRecord &r) {
        return r.socket == socket && r.call == Call::Recvmsg && r.error == 0 && r.data == bytes
            && (r.arguments[0] & ~constant::msgDontWait) == 0;
    };
}

/// An address of 127.0.0.1 on which nothing receives.
SocketAddress deadAddress(BackendBench &bench)
{
    const SocketId socket = datagramSocket(bench, local());
    const SocketAddress address = bench.localOf(socket);
    bench.closeNow(socket);
    return address;
}

} // namespace

void BackendDatagramsTest::recvmsgTellsDestinationAndTtl()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    const SocketId sender = datagramSocket(bench, local());
    setOption(bench, receiver, constant::ipprotoIp, constant::ipPktInfo, 1);
    setOption(bench, receiver, constant::ipprotoIp, constant::ipRecvTtl, 1);
    setOption(bench, sender, constant::ipprotoIp, constant::ipTtl, 33);
    QCOMPARE(sendTo(bench, sender, "hello", bench.localOf(receiver)).result, 5);
    const CallRecord got = bench.make(receive(bench, Call::Recvmsg, receiver, 100));
    QCOMPARE(got.data, "hello");
    QCOMPARE(got.address, bench.localOf(sender));
    QCOMPARE(got.messageFlags, 0);
    const QJsonObject told = got.value.toObject();
    QCOMPARE(told.value(QStringLiteral("destination")).toString(), QStringLiteral("127.0.0.1"));
    QCOMPARE(told.value(QStringLiteral("interface")).toString(), QStringLiteral("lo"));
    QCOMPARE(told.value(QStringLiteral("interface_index")).toInt(), 1);
    QCOMPARE(told.value(QStringLiteral("ttl")).toInt(), 33);
    QCOMPARE(told.size(), 4);
}

void BackendDatagramsTest::truncationIsTold()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    const SocketId sender = datagramSocket(bench);
    const SocketAddress to = bench.localOf(receiver);
    sendTo(bench, sender, "0123456789", to);
    const CallRecord plain = bench.make(receive(bench, Call::Recvmsg, receiver, 4));
    QCOMPARE(plain.result, 4);
    QCOMPARE(plain.data, "0123");
    QCOMPARE(plain.messageFlags, constant::msgTrunc);
    sendTo(bench, sender, "0123456789", to);
    const CallRecord sized = bench.make(receive(bench, Call::Recvmsg, receiver, 4, constant::msgTrunc));
    QCOMPARE(sized.result, 10); // as long as the datagram was
    QCOMPARE(sized.data, "0123");
    sendTo(bench, sender, {}, to);
    const CallRecord empty = bench.make(receive(bench, Call::Recvfrom, receiver, 4));
    QCOMPARE(empty.result, 0);
    QVERIFY(!empty.isEndOfStream());
}

void BackendDatagramsTest::recvmsgUnderTimeout()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    SocketCommand limit = bench.command(Call::Settimeout, receiver);
    limit.timeoutMs = 20;
    limit.number = 20'000'000;
    bench.make(limit);
    const CallRecord got = bench.make(receive(bench, Call::Recvmsg, receiver, 4));
    QCOMPARE(got.call, Call::Recvmsg);
    QCOMPARE(got.error, ETIMEDOUT);
    QVERIFY(got.flags.testFlag(RecordFlag::TimedOut));
}

void BackendDatagramsTest::credentialsComeAlong()
{
    // SO_PASSCRED: every message carries credentials, one of the control messages of unix(7).
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench,
                                             SocketAddress::parse(QStringLiteral("unix:@sw-test-passcred")).value());
    const int passCred = *optionNumber(constant::solSocket, "SO_PASSCRED");
    setOption(bench, receiver, constant::solSocket, passCred, 1);
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {constant::afUnix, constant::sockDgram, 0};
    bench.make(make);
    QCOMPARE(sendTo(bench, make.socket, "x", bench.localOf(receiver)).result, 1);
    const CallRecord got = bench.make(receive(bench, Call::Recvmsg, receiver, 4));
    QVERIFY(got.address.isNull()); // nameless
    const QJsonObject credentials = got.value.toObject().value(QStringLiteral("credentials")).toObject();
    QCOMPARE(credentials.value(QStringLiteral("pid")).toInteger(), QCoreApplication::applicationPid());
}

void BackendDatagramsTest::loopTakesEmptyDatagrams()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    const SocketId sender = datagramSocket(bench);
    startLoop(bench, receiver);
    const SocketAddress to = bench.localOf(receiver);
    sendTo(bench, sender, {}, to);
    sendTo(bench, sender, "after", to);
    QVERIFY(bench.log.waitFor(datagram(receiver, "after")));
    const auto empty = bench.log.all(datagram(receiver, {}));
    QCOMPARE(empty.size(), std::size_t(1));
    QVERIFY(empty[0].flags.testFlag(RecordFlag::Datagram));
    QVERIFY(!empty[0].isEndOfStream());
    QCOMPARE(bench.factsOf(receiver).end, EndReason::None);
}

void BackendDatagramsTest::loopAnswersEachSender()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    const auto reaction = std::make_shared<ScriptedReaction>();
    reaction->answers = [](QByteArrayView got) { return "re: " + got.toByteArray(); };
    startLoop(bench, receiver, reaction);
    const SocketId one = datagramSocket(bench, local());
    const SocketId other = datagramSocket(bench, local());
    for (const SocketId sender : {one, other, one}) {
        sendTo(bench, sender, "a", bench.localOf(receiver));
        const CallRecord answer = bench.make(receive(bench, Call::Recvfrom, sender, 100));
        QCOMPARE(answer.data, "re: a");
        QCOMPARE(answer.address, bench.localOf(receiver));
    }
    QVERIFY(bench.log.waitForCount(RecordLog::call(receiver, Call::Sendto), 3));
    for (const CallRecord &reply : bench.log.all(RecordLog::call(receiver, Call::Sendto)))
        QVERIFY(reply.flags.testFlag(RecordFlag::ForReply));
}

void BackendDatagramsTest::connectedLoopAnswersWithSend()
{
    BackendBench bench;
    const SocketId peer = datagramSocket(bench, local());
    const SocketId receiver = datagramSocket(bench, local());
    SocketCommand connect = bench.command(Call::Connect, receiver);
    connect.address = bench.localOf(peer);
    QCOMPARE(bench.make(connect).error, 0);
    startLoop(bench, receiver, ScriptedReaction::echo());
    sendTo(bench, peer, "ping", bench.localOf(receiver));
    QCOMPARE(bench.make(receive(bench, Call::Recv, peer, 100)).data, "ping");
    QVERIFY(bench.log.waitFor(RecordLog::call(receiver, Call::Send)));
}

void BackendDatagramsTest::refusedDatagramEndsNothing()
{
    BackendBench bench;
    const SocketAddress dead = deadAddress(bench);
    const SocketId client = datagramSocket(bench, local());
    SocketCommand connect = bench.command(Call::Connect, client);
    connect.address = dead;
    QCOMPARE(bench.make(connect).error, 0);
    startLoop(bench, client);
    SocketCommand send = bench.command(Call::Send, client);
    send.bytes = "anybody?";
    QCOMPARE(bench.make(send).result, 8);
    // The port unreachable of ICMP comes back to whichever call is there.
    QVERIFY(bench.log.waitFor(RecordLog::failure(client, Call::Recvmsg, ECONNREFUSED)));
    QTRY_VERIFY(bench.isBlockedIn(Call::Recvmsg, client));
    QCOMPARE(bench.factsOf(client).end, EndReason::None);
}

void BackendDatagramsTest::errorQueueNamesTheDatagram()
{
    BackendBench bench;
    const SocketAddress dead = deadAddress(bench);
    const SocketId socket = datagramSocket(bench, local());
    setOption(bench, socket, constant::ipprotoIp, constant::ipRecvErr, 1);
    startLoop(bench, socket);
    for (const QByteArray &bytes : {QByteArray("first"), QByteArray("second")}) {
        sendTo(bench, socket, bytes, dead);
        const auto told = bench.log.waitFor([&](const CallRecord &r) {
            return r.socket == socket && r.call == Call::Recvmsg && r.error == 0 && r.data == bytes;
        });
        QVERIFY(told);
        QCOMPARE(told->address, dead);
        QVERIFY(told->messageFlags & constant::msgErrQueue);
        const QJsonObject error = told->value.toObject().value(QStringLiteral("error")).toObject();
        QCOMPARE(error.value(QStringLiteral("errno")).toString(), QStringLiteral("ECONNREFUSED"));
        QCOMPARE(error.value(QStringLiteral("origin")).toString(), QStringLiteral("icmp"));
        QCOMPARE(error.value(QStringLiteral("type")).toInt(), 3); // destination unreachable
        QCOMPARE(error.value(QStringLiteral("code")).toInt(), 3); // port unreachable
        QCOMPARE(error.value(QStringLiteral("offender")).toString(), QStringLiteral("127.0.0.1"));
        // Whoever the error came back to: the next datagram must go out without it.
        QTRY_VERIFY(bench.isBlockedIn(Call::Recvmsg, socket));
    }
}

void BackendDatagramsTest::scriptsReadTheErrorQueueThemselves()
{
    BackendBench bench;
    const SocketAddress dead = deadAddress(bench);
    const SocketId socket = datagramSocket(bench, local());
    setOption(bench, socket, constant::ipprotoIp, constant::ipRecvErr, 1);
    sendTo(bench, socket, "lost", dead);
    QCOMPARE(bench.make(receive(bench, Call::Recvmsg, socket, 100)).error, ECONNREFUSED);
    const int flags = constant::msgErrQueue | constant::msgDontWait;
    const CallRecord told = bench.make(receive(bench, Call::Recvmsg, socket, 100, flags));
    QCOMPARE(told.data, "lost");
    QCOMPARE(bench.make(receive(bench, Call::Recvmsg, socket, 100, flags)).error, EAGAIN);
    QCOMPARE(bench.log.count(RecordLog::call(socket, Call::Recvmsg)), 3);
}

void BackendDatagramsTest::dropsAreCountedInPlace()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    setOption(bench, receiver, constant::solSocket, constant::soRcvBuf, 2048);
    setOption(bench, receiver, constant::solSocket, constant::soRxqOvfl, 1);
    const SocketId sender = datagramSocket(bench);
    constexpr int sent = 200;
    for (int i = 0; i < sent; ++i)
        sendTo(bench, sender, QByteArray(64, 'x'), bench.localOf(receiver));
    startLoop(bench, receiver);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recvmsg, receiver));
    // The counter comes with the next datagram that finds room.
    sendTo(bench, sender, "last", bench.localOf(receiver));
    QVERIFY(bench.log.waitFor(datagram(receiver, "last")));
    const auto received = bench.log.count(datagram(receiver, QByteArray(64, 'x')));
    const auto notice = bench.log.waitFor(RecordLog::notice(Notice::DatagramsDropped));
    QVERIFY(notice);
    QVERIFY(notice->result > 0);
    QCOMPARE(notice->result + received, sent);
    QCOMPARE(notice->asked, notice->result);
}

void BackendDatagramsTest::loopEndsOnClose()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    startLoop(bench, receiver);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recvmsg, receiver));
    QCOMPARE(bench.closeNow(receiver).error, 0);
    const auto last = bench.log.waitFor(RecordLog::call(receiver, Call::Recvmsg));
    QVERIFY(last && last->flags.testFlag(RecordFlag::Cancelled));
    QCOMPARE(bench.log.count(RecordLog::call(receiver, Call::Recvmsg)), 1);
}

void BackendDatagramsTest::nonBlockingLoopEndsInsteadOfSpinning()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    SocketCommand mode = bench.command(Call::Setblocking, receiver);
    QCOMPARE(bench.make(mode).error, 0);
    startLoop(bench, receiver);
    QVERIFY(bench.log.waitFor(RecordLog::failure(receiver, Call::Recvmsg, EAGAIN)));
    QTRY_COMPARE(bench.factsOf(receiver).end, EndReason::Failed);
    QCOMPARE(bench.log.count(RecordLog::call(receiver, Call::Recvmsg)), 1);
}

void BackendDatagramsTest::shutdownEndsTheLoop()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    startLoop(bench, receiver);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recvmsg, receiver));
    SocketCommand end = bench.command(Call::Shutdown, receiver);
    end.arguments = {constant::shutRd, 0, 0};
    QCOMPARE(bench.make(end).error, ENOTCONN); // and wakes the receiver all the same
    const auto last = bench.log.waitFor(RecordLog::call(receiver, Call::Recvmsg));
    QVERIFY(last);
    QCOMPARE(last->result, 0);
    QTRY_COMPARE(bench.factsOf(receiver).end, EndReason::ClosedHere);
    QCOMPARE(bench.log.count(RecordLog::call(receiver, Call::Recvmsg)), 1);
}

void BackendDatagramsTest::pausedLoopGoesOn()
{
    BackendBench bench;
    const SocketId receiver = datagramSocket(bench, local());
    const SocketId sender = datagramSocket(bench);
    startLoop(bench, receiver);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recvmsg, receiver));
    bench.backend->setReadingPaused(receiver, true);
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::ReadingPaused)));
    sendTo(bench, sender, "late", bench.localOf(receiver));
    QCOMPARE(bench.log.count(datagram(receiver, "late")), 0);
    bench.backend->setReadingPaused(receiver, false);
    QVERIFY(bench.log.waitFor(datagram(receiver, "late")));
}

void BackendDatagramsTest::whatWaitsAtTheEndIsTaken()
{
    constexpr int waiting = 50;
    for (const bool paused : {false, true}) {
        BackendBench bench;
        const SocketId receiver = datagramSocket(bench, local());
        const SocketId sender = datagramSocket(bench);
        const quint64 loop = startLoop(bench, receiver, ScriptedReaction::echo());
        QTRY_VERIFY(bench.isBlockedIn(Call::Recvmsg, receiver));
        if (paused) {
            bench.backend->setReadingPaused(receiver, true);
            QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::ReadingPaused)));
        } else {
            bench.log.setRoom(false);
            sendTo(bench, sender, "first", bench.localOf(receiver));
            QTRY_COMPARE(bench.log.waitingForRoom(), 1);
        }
        for (int i = 0; i < waiting; ++i)
            sendTo(bench, sender, "waits", bench.localOf(receiver));
        bench.backend->cancel(loop);
        QVERIFY(paused || bench.log.waitForCount(datagram(receiver, "waits"), waiting));
        QCOMPARE(bench.closeNow(receiver).error, 0); // who has paused reading left them in the socket
        QCOMPARE(bench.log.count(datagram(receiver, "waits")), paused ? 0 : waiting);
        QCOMPARE(bench.log.count(RecordLog::call(receiver, Call::Sendto)), paused ? 0 : 1); // no answer after the end
    }
}

QTEST_GUILESS_MAIN(BackendDatagramsTest)
#include "tst_backenddatagrams.moc"
