// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that are sent again and again wait while the session file cannot keep up.
#include <QtTest>

#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "repeatedsend.h"
#include "socketconstants.h"
#include "wirepackets.h"

using namespace sw;

namespace {

/// A datagram socket that sends to a peer, and a log whose writer never comes.
struct Bench
{
    bool open()
    {
        SocketCommand make;
        make.call = Call::Socket;
        make.socket = socket;
        make.arguments = {constant::afInet, constant::sockDgram, 0};
        lab.workbench.execute(make);
        return waitUntil([this] { return lab.calls(Call::Socket).size() == 1; });
    }
    [[nodiscard]] RepeatPlan plan() const
    {
        RepeatPlan plan;
        plan.targets = {{socket, peer.address(), true}};
        plan.message = MessageTemplate("again", {});
        return plan;
    }
    /// From the next row on there is no room.
    void holdBack()
    {
        lab.journal.setBacklogLimit(0);
        lab.journal.beginWriting();
    }

    Laboratory lab;
    const SocketId socket = lab.backend.newSocketId();
    const LoopbackListener peer; ///< its port stands for a peer's: what comes there is nobody's
};

} // namespace

class TestRoomForSends final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatedOnesWait();
    void stopDoesNotWait();
    void endDoesNotWait();
};

void TestRoomForSends::repeatedOnesWait()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.holdBack();
    RepeatedSend repeated(bench.lab.workbench, bench.plan());
    repeated.start();
    QTRY_COMPARE(bench.lab.journal.counts().waiting, 1); // its thread is held
    const quint64 rounds = repeated.figures().rounds;
    bench.lab.journal.endWriting({});
    QTRY_VERIFY(repeated.figures().rounds > rounds);
    QCOMPARE(bench.lab.journal.counts().waiting, 0);
    repeated.cancel();
    QTRY_VERIFY(repeated.figures().finished);
}

void TestRoomForSends::stopDoesNotWait()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.holdBack();
    RepeatedSend repeated(bench.lab.workbench, bench.plan());
    repeated.start();
    QTRY_COMPARE(bench.lab.journal.counts().waiting, 1);
    repeated.cancel();
    QTRY_VERIFY(repeated.figures().finished);
    QCOMPARE(repeated.figures().end, RepeatedSend::End::Stopped);
}

void TestRoomForSends::endDoesNotWait()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.holdBack();
    {
        RepeatedSend repeated(bench.lab.workbench, bench.plan());
        repeated.start();
        QTRY_COMPARE(bench.lab.journal.counts().waiting, 1);
    }
    bench.lab.journal.endWriting({}); // it is woken for nothing
    QCOMPARE(bench.lab.journal.counts().waiting, 0);
}

QTEST_GUILESS_MAIN(TestRoomForSends)
#include "tst_roomforsends.moc"
