// SPDX-License-Identifier: GPL-3.0-or-later
// What server and client have in common: the strip's steps, messages on their way, records in order.
#include <QJsonObject>
#include <QSignalSpy>
#include <QtTest>

#include <cerrno>

#include "clientendpoint.h"
#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "serverendpoint.h"

using namespace sw;

namespace {

using Phase = LifecycleStep::Phase;

LifecycleStep stepOf(const Endpoint &endpoint, Call call)
{
    for (const LifecycleStep &step : endpoint.steps(endpoint.workbench().backend().runningCalls())) {
        if (step.call == call)
            return step;
    }
    return {};
}

/// A client with a peer that reads only when told to.
struct Link
{
    Link()
        : listener(16, 4096)
        , client(lab.workbench)
    {
        QObject::connect(&client, &Endpoint::messageProgress, &client,
                         [this](const MessageProgress &one) { progress.append(one); });
    }
    bool open()
    {
        ClientSettings settings;
        settings.host = listener.address().host();
        settings.port = listener.address().port();
        client.connectTo(settings);
        const bool connected = waitUntil([this] { return client.state() == EndpointState::Connected; });
        peer = connected ? listener.accept() : nullptr;
        return peer != nullptr;
    }

    Laboratory lab;
    LoopbackListener listener;
    ClientEndpoint client;
    std::unique_ptr<LoopbackPeer> peer;
    QList<MessageProgress> progress;
};

const QByteArray large(32 * 1024 * 1024, 'x');

} // namespace

class TestWorkbench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stripOfAServer();
    void stripOfAClient();
    void stripShowsAFailure();
    void messageTakenAtOnce();
    void messageInParts();
    void messageCancelled();
    void waitingMessageCancelled();
    void messageFailed();
    void messageToAClosedSocket();
    void strayInterruptionIsNoEnd();
    void emptyMessage();
    void endpointsHearOnlyOfThemselves();
    void recordsKeepTheOrderOfTheJournal();
    void notesGoToTheLog();
    void aDialogueIsToldAtOnce();
    void lifeIsToldAtOnceInAFlood();
};

void TestWorkbench::stripOfAServer()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    for (const LifecycleStep &step : server.steps({}))
        QCOMPARE(step.phase, Phase::Idle);
    ServerSettings settings;
    settings.port = 0;
    server.start(settings);
    QTRY_COMPARE(stepOf(server, Call::Accept).phase, Phase::Blocked);
    QCOMPARE(stepOf(server, Call::Bind).phase, Phase::Done);
    QCOMPARE(stepOf(server, Call::Recv).phase, Phase::Idle);
    const auto one = LoopbackPeer::connectTo(server.address());
    const auto two = LoopbackPeer::connectTo(server.address());
    QTRY_COMPARE(stepOf(server, Call::Recv).blockedThreads, 2);
    QTRY_COMPARE(stepOf(server, Call::Accept).count, quint64(2));
    QVERIFY(stepOf(server, Call::Recv).blockedSinceNs > 0);
    QVERIFY(one->send("12345"));
    QTRY_COMPARE(stepOf(server, Call::Recv).bytes, quint64(5));
    one->close();
    QTRY_COMPARE(stepOf(server, Call::Close).count, quint64(1));
    QCOMPARE(stepOf(server, Call::Recv).bytes, quint64(5)); // also after the connection ended
    QCOMPARE(stepOf(server, Call::Recv).blockedThreads, 1);
    server.stop();
    QTRY_COMPARE(server.state(), EndpointState::Stopped);
    QCOMPARE(stepOf(server, Call::Accept).phase, Phase::Idle); // interrupted here: no failure
    server.start(settings);
    QCOMPARE(stepOf(server, Call::Recv).bytes, quint64(0));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
}

void TestWorkbench::stripOfAClient()
{
    Link link;
    QVERIFY(link.open());
    QTRY_COMPARE(stepOf(link.client, Call::Recv).phase, Phase::Blocked);
    QCOMPARE(stepOf(link.client, Call::Connect).phase, Phase::Done);
    link.client.send(link.client.socket(), "abc");
    QTRY_COMPARE(stepOf(link.client, Call::Send).phase, Phase::Done);
    QCOMPARE(stepOf(link.client, Call::Send).bytes, quint64(3));
    QVERIFY(stepOf(link.client, Call::Send).last.data.isEmpty());
    link.client.disconnectFrom();
    QTRY_COMPARE(stepOf(link.client, Call::Close).phase, Phase::Done);
}

void TestWorkbench::stripShowsAFailure()
{
    Laboratory lab;
    lab.api.fail(Call::Listen, EOPNOTSUPP);
    ServerEndpoint server(lab.workbench);
    ServerSettings settings;
    settings.port = 0;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(stepOf(server, Call::Listen).phase, Phase::Failed);
    QCOMPARE(stepOf(server, Call::Listen).last.error, EOPNOTSUPP);
    QCOMPARE(stepOf(server, Call::Listen).count, quint64(0));
    QCOMPARE(stepOf(server, Call::Accept).phase, Phase::Idle);
}

void TestWorkbench::messageTakenAtOnce()
{
    Link link;
    QVERIFY(link.open());
    const quint64 token = link.client.send(link.client.socket(), "hello");
    QCOMPARE(link.peer->receive(5), QByteArray("hello"));
    QTRY_COMPARE(link.progress.size(), 1);
    const MessageProgress one = link.progress.front();
    QCOMPARE(one.token, token);
    QCOMPARE(one.taken, 5);
    QVERIFY(one.finished && !one.cancelled);
    QCOMPARE(one.error, 0);
}

void TestWorkbench::messageInParts()
{
    Link link;
    QVERIFY(link.open());
    // The kernel takes 2 of 6 bytes, as it does when its buffer is nearly full.
    link.lab.api.script(Call::Send, {{2, 0}});
    link.client.send(link.client.socket(), "abcdef");
    QTRY_COMPARE(link.progress.size(), 2);
    QCOMPARE(link.progress[0].taken, 2);
    QVERIFY(!link.progress[0].finished);
    QCOMPARE(link.progress[1].taken, 6);
    QVERIFY(link.progress[1].finished);
    QCOMPARE(link.peer->receive(4), QByteArray("cdef"));
    QCOMPARE(link.lab.calls(Call::Send).size(), std::size_t(2)); // one record each
    QCOMPARE(link.lab.calls(Call::Send).front().data, QByteArray("ab"));
}

void TestWorkbench::messageCancelled()
{
    Link link;
    QVERIFY(link.open());
    link.client.send(link.client.socket(), large);
    QTRY_VERIFY(link.client.facts()->bytesWaiting > 0 && link.lab.isInside(Call::Send));
    link.client.cancelSends(link.client.socket());
    QTRY_VERIFY(!link.progress.isEmpty() && link.progress.last().finished);
    QVERIFY(link.progress.last().cancelled);
    QVERIFY(link.progress.last().taken < large.size());
    QCOMPARE(quint64(link.progress.last().taken), link.client.facts()->bytesSent);
    QCOMPARE(link.client.state(), EndpointState::Connected); // only the message was given up
    QCOMPARE(link.peer->receive(link.progress.last().taken).size(), link.progress.last().taken);
    link.client.send(link.client.socket(), "next");
    QCOMPARE(link.peer->receive(4), QByteArray("next"));
}

void TestWorkbench::waitingMessageCancelled()
{
    Link link;
    QVERIFY(link.open());
    link.client.send(link.client.socket(), large);
    QTRY_VERIFY(link.lab.isInside(Call::Send));
    const quint64 second = link.client.send(link.client.socket(), "waits for its turn");
    link.lab.workbench.cancel(second);
    QTRY_VERIFY(!link.progress.isEmpty());
    QCOMPARE(link.progress.front().token, second);
    QVERIFY(link.progress.front().cancelled && link.progress.front().finished);
    QCOMPARE(link.progress.front().taken, 0);
    QVERIFY(link.lab.isInside(Call::Send)); // the first one goes on
}

void TestWorkbench::messageFailed()
{
    Link link;
    QVERIFY(link.open());
    link.lab.api.script(Call::Send, {{3, 0}, {-1, EPIPE}});
    link.client.send(link.client.socket(), "abcdef");
    QTRY_COMPARE(link.progress.size(), 2);
    QVERIFY(link.progress[1].finished && !link.progress[1].cancelled);
    QCOMPARE(link.progress[1].error, EPIPE);
    QCOMPARE(link.progress[1].taken, 3);
}

void TestWorkbench::messageToAClosedSocket()
{
    Link link;
    QVERIFY(link.open());
    const SocketId socket = link.client.socket();
    link.client.disconnectFrom();
    QTRY_COMPARE(link.client.state(), EndpointState::Stopped);
    link.client.send(socket, "too late");
    QTRY_COMPARE(link.progress.size(), 1);
    QCOMPARE(link.progress.front().error, EBADF);
    QVERIFY(link.progress.front().finished);
}

void TestWorkbench::strayInterruptionIsNoEnd()
{
    Link link;
    QVERIFY(link.open());
    link.lab.api.fail(Call::Send, EINTR);
    link.client.send(link.client.socket(), "abc");
    QTRY_COMPARE(link.progress.size(), 2);
    QVERIFY(!link.progress[0].finished);
    QCOMPARE(link.progress[0].error, 0);
    QVERIFY(link.progress[1].finished);
    QCOMPARE(link.peer->receive(3), QByteArray("abc"));
    QCOMPARE(link.lab.calls(Call::Send).front().error, EINTR); // shown, not swallowed
}

void TestWorkbench::emptyMessage()
{
    Link link;
    QVERIFY(link.open());
    link.client.send(link.client.socket(), QByteArray());
    QTRY_COMPARE(link.progress.size(), 1);
    QVERIFY(link.progress.front().finished);
    QCOMPARE(link.progress.front().error, 0);
}

void TestWorkbench::endpointsHearOnlyOfThemselves()
{
    Laboratory lab;
    ServerEndpoint one(lab.workbench);
    ServerEndpoint two(lab.workbench);
    QVERIFY(one.id() != two.id());
    ServerSettings settings;
    settings.port = 0;
    one.start(settings);
    two.start(settings);
    QTRY_VERIFY(one.state() == EndpointState::Listening && two.state() == EndpointState::Listening);
    const QSignalSpy heard(&two, &Endpoint::stepsChanged);
    const auto peer = LoopbackPeer::connectTo(one.address());
    QTRY_COMPARE(one.connections().size(), std::size_t(1));
    QVERIFY(two.connections().empty());
    QCOMPARE(heard.size(), 0);
    one.stop();
    QTRY_COMPARE(one.state(), EndpointState::Stopped);
    QCOMPARE(two.state(), EndpointState::Listening);
}

void TestWorkbench::recordsKeepTheOrderOfTheJournal()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings;
    settings.port = 0;
    settings.backlog = 64;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    for (int i = 0; i < 50; ++i)
        QVERIFY(LoopbackPeer::connectTo(server.address()));
    QTRY_COMPARE(lab.calls(Call::Close).size(), std::size_t(50));
    // What reaches the main thread are rows of the journal, in its order; only plain data rows are left out.
    std::size_t next = 0;
    lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
        const bool same = next < lab.records.size() && lab.records[next].beganNs == row.entry().beganNs
            && lab.records[next].call == row.entry().call && lab.records[next].socket == row.entry().socket;
        next += same ? 1 : 0;
        return true;
    });
    QCOMPARE(next, lab.records.size());
}

void TestWorkbench::notesGoToTheLog()
{
    Laboratory lab;
    const QSignalSpy rows(&lab.workbench, &Workbench::rowsAdded);
    CallRecord notice;
    notice.notice = Notice::ThreadFailed;
    notice.error = EAGAIN;
    lab.workbench.note(notice);
    QTRY_COMPARE(lab.notices(Notice::ThreadFailed).size(), std::size_t(1));
    QVERIFY(rows.size() > 0);
    QCOMPARE(lab.journal.rowCount(), quint64(1));
}

namespace {

/// Bytes that a loop received: nobody waits for that row.
CallRecord plainRow()
{
    CallRecord record;
    record.call = Call::Recv;
    record.asked = 65536;
    record.result = 1;
    record.data = "x";
    return record;
}

} // namespace

void TestWorkbench::aDialogueIsToldAtOnce()
{
    Laboratory lab;
    const QSignalSpy rows(&lab.workbench, &Workbench::rowsAdded);
    for (int i = 1; i <= 8; ++i) {
        const auto told = rows.size();
        lab.workbench.sink().take(plainRow());
        QCoreApplication::processEvents();
        QVERIFY2(rows.size() > told, qPrintable(QString::number(i)));
    }
    // Nobody is woken again and again once it is quiet.
    const auto *pause = lab.workbench.findChild<QTimer *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(pause);
    QTRY_VERIFY(!pause->isActive());
}

void TestWorkbench::lifeIsToldAtOnceInAFlood()
{
    Laboratory lab;
    const QSignalSpy rows(&lab.workbench, &Workbench::rowsAdded);
    quint64 taken = 0;
    const auto take = [&](CallRecord &&record) {
        lab.workbench.sink().take(std::move(record));
        QCoreApplication::processEvents();
        ++taken;
    };
    // The pause may end in between on a machine that has other things to do: then once more.
    const auto once = [&] {
        for (auto told = rows.size() - 1; told < rows.size(); take(plainRow()))
            told = rows.size(); // until one is held back
        const auto told = rows.size();
        const auto known = lab.records.size();
        CallRecord closed;
        closed.call = Call::Close;
        closed.socket = 7;
        take(std::move(closed));
        return lab.records.size() == known + 1 && rows.size() == told;
    };
    QTRY_VERIFY(once());
    // What was held back is told of all the same.
    quint64 seen = 0;
    connect(&lab.workbench, &Workbench::rowsAdded, this, [&] { seen = lab.journal.endRow(); });
    QTRY_COMPARE(seen, taken);
}

QTEST_GUILESS_MAIN(TestWorkbench)
#include "tst_workbench.moc"
