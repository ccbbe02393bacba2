// SPDX-License-Identifier: GPL-3.0-or-later
// An actor that is driven call by call, against the real kernel.
#include <cerrno>

#include <QAbstractItemModelTester>

#include "descriptors.h"
#include "patience.h"
#include "stephistorymodel.h"
#include "steppair.h"
#include "stepsocketsmodel.h"

using namespace sw;
using Thread = StepActor::Thread;
using Bench = StepPair;

namespace {

const QJsonObject some{{QStringLiteral("size"), 100}};
const QJsonObject tcp = StepPair::tcp();

QJsonObject to(const QString &address)
{
    return {{QStringLiteral("address"), address}};
}

QJsonObject bytes(const QString &text)
{
    return {{QStringLiteral("data"), QJsonObject{{QStringLiteral("text"), text}}}};
}

} // namespace

class TestStepActor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesCallsInOrder();
    void wrongOrderIsTheKernelsAnswer();
    void callsOnNothingGiveEbadf();
    void whatBlocksQueuesWhatFollows();
    void queuedCallMovesOrIsDropped();
    void interruptedCallLeavesTheSocketUsable();
    void namesAreFreeOncePerSession();
    void renamingReachesReferences();
    void referenceWithoutAValueIsRefused();
    void nothingIsLeftOpen_data();
    void nothingIsLeftOpen();
    void playsAgainWithTheSameOutcome();
    void modelsAreSound();
};

void TestStepActor::makesCallsInOrder()
{
    Bench bench;
    bench.connectBoth();
    QCOMPARE(bench.make(*bench.client, "send", QStringLiteral("c"), bytes(QStringLiteral("hi"))).result, 2);
    QCOMPARE(bench.make(*bench.server, "recv", QStringLiteral("conn"), some).data, QByteArray("hi"));
    QCOMPARE(bench.server->sockets().size(), std::size_t(2));
    QVERIFY(bench.server->socket(QStringLiteral("conn"))->facts.peer
            == bench.client->socket(QStringLiteral("c"))->facts.local);
    QCOMPARE(bench.make(*bench.server, "close", QStringLiteral("conn")).result, 0);
    QVERIFY(!bench.server->socket(QStringLiteral("conn"))->open);
    QCOMPARE(bench.make(*bench.server, "recv", QStringLiteral("conn"), some).error, EBADF);
    QCOMPARE(bench.make(*bench.client, "recv", QStringLiteral("c"), some).result, 0);
}

void TestStepActor::wrongOrderIsTheKernelsAnswer()
{
    Bench bench;
    StepActor &server = *bench.server;
    const QString listener = QStringLiteral("listener");
    bench.make(server, "socket", {}, tcp);
    QCOMPARE(bench.make(server, "accept", listener).error, EINVAL);
    QCOMPARE(bench.make(server, "bind", listener, to(QStringLiteral("127.0.0.1:0"))).error, 0);
    QCOMPARE(bench.make(server, "bind", listener, to(QStringLiteral("127.0.0.1:0"))).error, EINVAL);
    QCOMPARE(bench.make(server, "listen", listener).error, 0);
    QCOMPARE(bench.make(server, "listen", listener).error, 0);
    QCOMPARE(bench.make(server, "send", listener, bytes(QStringLiteral("x"))).error, EPIPE);
    QCOMPARE(bench.make(server, "recv", listener, some).error, ENOTCONN);
    bench.make(*bench.client, "socket", {}, tcp);
    bench.make(*bench.client, "connect", QStringLiteral("c"), to(QStringLiteral("${listener.sockname}")));
    bench.make(server, "accept", listener);
    QCOMPARE(bench.make(server, "connect", QStringLiteral("conn"), to(QStringLiteral("${listener.sockname}"))).error,
             EISCONN);
}

void TestStepActor::callsOnNothingGiveEbadf()
{
    Bench bench;
    QCOMPARE(bench.make(*bench.server, "listen").error, EBADF);
    QCOMPARE(bench.make(*bench.server, "recv", {}, some).error, EBADF);
    QVERIFY(bench.server->sockets().empty());
}

void TestStepActor::whatBlocksQueuesWhatFollows()
{
    Bench bench;
    bench.connectBoth();
    bench.start(*bench.server, "recv", QStringLiteral("conn"), some);
    QTRY_VERIFY(bench.isAsleep(Call::Recv));
    bench.start(*bench.server, "getsockname", QStringLiteral("conn"));
    QCOMPARE(bench.server->calls().back().phase, StepCall::Phase::Queued);
    QCOMPARE(bench.make(*bench.server, "getpeername", QStringLiteral("conn"), {}, Thread::Another).error, 0);
    QCOMPARE(bench.server->threads(), 2);
    QCOMPARE(bench.server->running(0)->call->call, Call::Recv);
    bench.make(*bench.client, "send", QStringLiteral("c"), bytes(QStringLiteral("now")));
    QTRY_VERIFY(!bench.server->isBusy());
    for (const StepCall &call : bench.server->calls())
        QCOMPARE(call.phase, StepCall::Phase::Ended);
}

void TestStepActor::queuedCallMovesOrIsDropped()
{
    Bench bench;
    bench.connectBoth();
    bench.start(*bench.server, "recv", QStringLiteral("conn"), some);
    QTRY_VERIFY(bench.isAsleep(Call::Recv));
    bench.start(*bench.server, "getsockname", QStringLiteral("conn"));
    bench.start(*bench.server, "close", QStringLiteral("conn"));
    const int moved = bench.server->calls()[bench.server->calls().size() - 2].number;
    const int dropped = bench.server->calls().back().number;
    bench.server->moveToAnotherThread(moved);
    QTRY_COMPARE(bench.server->calls()[static_cast<std::size_t>(moved - 1)].phase, StepCall::Phase::Ended);
    bench.server->interrupt(dropped);
    QCOMPARE(bench.server->calls().back().phase, StepCall::Phase::Dropped);
    bench.make(*bench.client, "send", QStringLiteral("c"), bytes(QStringLiteral("x")));
    QTRY_VERIFY(!bench.server->isBusy());
    QVERIFY(bench.server->socket(QStringLiteral("conn"))->open);
}

void TestStepActor::interruptedCallLeavesTheSocketUsable()
{
    Bench bench;
    bench.connectBoth();
    bench.start(*bench.client, "recv", QStringLiteral("c"), some);
    QTRY_VERIFY(bench.isAsleep(Call::Recv));
    const int number = bench.client->calls().back().number;
    bench.client->interrupt(number);
    QTRY_VERIFY(!bench.client->isBusy());
    const CallRecord &record = bench.client->calls().back().record;
    QCOMPARE(record.error, EINTR);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    bench.make(*bench.server, "send", QStringLiteral("conn"), bytes(QStringLiteral("later")));
    QCOMPARE(bench.make(*bench.client, "recv", QStringLiteral("c"), some).data, QByteArray("later"));
}

void TestStepActor::namesAreFreeOncePerSession()
{
    Bench bench;
    QJsonObject wrong = tcp;
    wrong.insert(QStringLiteral("type"), 77);
    QVERIFY(bench.make(*bench.server, "socket", {}, wrong).failed());
    bench.make(*bench.server, "socket", {}, tcp);
    QCOMPARE(bench.server->sockets()[0].name, QStringLiteral("listener"));
    StepActor other(bench.laboratory.workbench, bench.session, bench.laboratory.workbench.newEndpointId(),
                    QStringLiteral("server"));
    QCOMPARE(other.id(), QStringLiteral("server-2"));
    bench.make(other, "socket", {}, tcp);
    QCOMPARE(other.sockets()[0].name, QStringLiteral("listener2"));
    QVERIFY(!bench.server->rename(QStringLiteral("listener"), QStringLiteral("listener2")));
    QVERIFY(!bench.server->rename(QStringLiteral("listener"), QStringLiteral("a b")));
    QVERIFY(!bench.server->rename(QStringLiteral("listener"), QStringLiteral("a.b")));
    QVERIFY(!bench.server->rename(QStringLiteral("listener"), QString()));
}

void TestStepActor::renamingReachesReferences()
{
    Bench bench;
    bench.connectBoth();
    QVERIFY(bench.server->rename(QStringLiteral("listener"), QStringLiteral("door")));
    QCOMPARE(bench.client->calls().back().args, to(QStringLiteral("${door.sockname}")));
    QCOMPARE(bench.server->calls()[1].on, QStringLiteral("door"));
    QCOMPARE(bench.server->calls()[0].as, QStringList{QStringLiteral("door")});
    QVERIFY(bench.session.references().contains(QStringLiteral("${door.sockname}")));
    QStringList failures;
    QCOMPARE(bench.playAgain(failures), 0);
}

void TestStepActor::referenceWithoutAValueIsRefused()
{
    Bench bench;
    bench.make(*bench.client, "socket", {}, tcp);
    bench.start(*bench.client, "connect", QStringLiteral("c"), to(QStringLiteral("${nobody.sockname}")));
    QCOMPARE(bench.client->calls().back().phase, StepCall::Phase::Refused);
    QCOMPARE(bench.client->calls().back().refusedFor, QStringLiteral("${nobody.sockname}"));
    QVERIFY(!bench.client->isBusy());
}

void TestStepActor::nothingIsLeftOpen_data()
{
    QTest::addColumn<bool>("destroy");
    QTest::newRow("start over") << false;
    QTest::newRow("destroyed") << true;
}

void TestStepActor::nothingIsLeftOpen()
{
    QFETCH(const bool, destroy);
    Bench bench;
    // What the backend opens once and keeps is open from here on.
    bench.connectBoth();
    bench.start(*bench.server, "accept", QStringLiteral("listener"));
    QTRY_VERIFY(bench.isAsleep(Call::Accept));
    bench.server->startOver();
    bench.client->startOver();
    QTRY_VERIFY(bench.laboratory.backend.sockets().empty() && !bench.server->isClosing() && !bench.client->isClosing());
    const int before = openDescriptorCount();
    bench.connectBoth();
    bench.make(*bench.server, "dup", QStringLiteral("conn"));
    bench.make(*bench.server, "makefile", QStringLiteral("conn"), {{QStringLiteral("mode"), QStringLiteral("rwb")}});
    QVERIFY(bench.server->socket(QStringLiteral("file")));
    QVERIFY(bench.server->socket(QStringLiteral("file"))->isFile);
    bench.start(*bench.server, "accept", QStringLiteral("listener"));
    bench.start(*bench.client, "recv", QStringLiteral("c"), some);
    QTRY_VERIFY(bench.isAsleep(Call::Accept) && bench.isAsleep(Call::Recv));
    bench.start(*bench.server, "recv", QStringLiteral("conn"), some);
    bench.start(*bench.server, "socket", {}, tcp, Thread::Another);
    if (destroy) {
        bench.server.reset();
        bench.client.reset();
    } else {
        QSignalSpy cleared(bench.server.get(), &StepActor::cleared);
        bench.server->startOver();
        bench.client->startOver();
        QTRY_COMPARE(cleared.count(), 1);
        QTRY_VERIFY(!bench.client->isClosing());
        QVERIFY(bench.server->sockets().empty() && bench.server->calls().empty());
        QCOMPARE(bench.make(*bench.server, "socket", {}, tcp).error, 0);
        QCOMPARE(bench.make(*bench.server, "close", QStringLiteral("listener")).error, 0);
    }
    QTRY_VERIFY(bench.laboratory.backend.sockets().empty());
    QTRY_COMPARE(openDescriptorCount(), before);
}

void TestStepActor::playsAgainWithTheSameOutcome()
{
    Bench bench;
    StepActor &server = *bench.server;
    StepActor &client = *bench.client;
    const QString listener = QStringLiteral("listener");
    bench.make(server, "accept", listener); // on nothing: left out
    bench.make(server, "socket", {}, tcp);
    bench.make(server, "accept", listener);
    bench.make(server, "bind", listener, to(QStringLiteral("127.0.0.1:0")));
    bench.make(server, "listen", listener);
    bench.start(server, "accept", listener);
    QTRY_VERIFY(bench.isAsleep(Call::Accept));
    bench.make(client, "socket", {}, tcp);
    const QString typed = server.socket(listener)->facts.local.toString();
    bench.make(client, "connect", QStringLiteral("c"), to(typed));
    QTRY_VERIFY(server.socket(QStringLiteral("conn")));
    bench.start(server, "recv", QStringLiteral("conn"), some);
    QTRY_VERIFY(bench.isAsleep(Call::Recv));
    bench.start(server, "getpeername", QStringLiteral("conn")); // queues
    bench.make(server, "getsockname", QStringLiteral("conn"), {}, Thread::Another);
    bench.make(client, "send", QStringLiteral("c"), {{QStringLiteral("data"), payloadspec::ofBytes("Hello ${x}")}});
    QTRY_VERIFY(!server.isBusy());
    bench.start(client, "recv", QStringLiteral("c"), some);
    QTRY_VERIFY(bench.isAsleep(Call::Recv));
    client.interrupt(client.calls().back().number);
    QTRY_VERIFY(!client.isBusy());
    bench.make(server, "close", QStringLiteral("conn"));
    bench.make(client, "recv", QStringLiteral("c"), some);
    bench.start(server, "accept", listener); // still blocked when it is saved
    QTRY_VERIFY(bench.isAsleep(Call::Accept));
    QStringList failures;
    QCOMPARE(bench.playAgain(failures), 0);
    QCOMPARE(failures, QStringList());
}

void TestStepActor::modelsAreSound()
{
    Bench bench;
    StepSocketsModel sockets(*bench.server);
    StepHistoryModel history(*bench.server);
    const QAbstractItemModelTester one(&sockets, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester two(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.connectBoth();
    bench.start(*bench.server, "recv", QStringLiteral("conn"), some);
    QTRY_VERIFY(bench.isAsleep(Call::Recv));
    sockets.takeLook(SocketsNow::take(bench.laboratory.workbench));
    QCOMPARE(sockets.rowCount(), 2);
    const QModelIndex conn = sockets.index(1, StepSocketsModel::Name);
    QCOMPARE(conn.data().toString(), QStringLiteral("conn"));
    QCOMPARE(conn.siblingAtColumn(StepSocketsModel::Kind).data().toString(), QStringLiteral("INET STREAM"));
    QCOMPARE(conn.siblingAtColumn(StepSocketsModel::InCall).data().toString(), QStringLiteral("recv"));
    QCOMPARE(sockets.index(0, StepSocketsModel::State).data().toString(), QStringLiteral("LISTEN"));
    QCOMPARE(history.rowCount(), 5);
    QCOMPARE(history.index(4, StepHistoryModel::Line).data().toString(), QStringLiteral("recv(conn, 100)"));
    QVERIFY(history.index(1, StepHistoryModel::Line).data().toString().startsWith(QStringLiteral("bind(")));
    QSignalSpy refused(&sockets, &StepSocketsModel::renameRefused);
    QVERIFY(!sockets.setData(conn, QStringLiteral("listener"), Qt::EditRole));
    QCOMPARE(refused.count(), 1);
    QVERIFY(sockets.setData(conn, QStringLiteral("first"), Qt::EditRole));
    QCOMPARE(conn.data().toString(), QStringLiteral("first"));
    bench.server->startOver();
    QTRY_COMPARE(sockets.rowCount(), 0);
    QCOMPARE(history.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestStepActor)
#include "tst_stepactor.moc"
