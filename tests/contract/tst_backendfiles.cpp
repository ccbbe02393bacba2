// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

/// Files over sockets: what they keep open, who waits for whom, how they are interrupted. What their buffers do stands in
/// tst_bufferedstream.
class BackendFilesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void init();
    void keepsTheDescriptor();
    void innerCallsAreOnTheSocket();
    void readIsInterrupted();
    void interruptingCloseWakesTheReader();
    void secondReaderWaits();
    void timedOutObject();
    void ofNoSocket();
    void bufferedBytesAreLostWithAReset();

private:
    SocketId file(int mode);
    CallRecord receive(SocketId socket, qint64 size = 100);

    std::unique_ptr<BackendBench> m_bench;
    SocketId m_left = 0;
    SocketId m_right = 0;
};

void BackendFilesTest::init()
{
    m_bench = std::make_unique<BackendBench>();
    SocketCommand pair = m_bench->command(Call::Socketpair, 0);
    pair.arguments = {constant::afUnix, constant::sockStream, 0};
    const CallRecord made = m_bench->make(pair);
    m_left = made.newSocket;
    m_right = made.newSocket2;
}

SocketId BackendFilesTest::file(int mode)
{
    SocketCommand make = m_bench->command(Call::Makefile, m_left);
    make.arguments[0] = mode;
    return m_bench->make(make).newSocket;
}

CallRecord BackendFilesTest::receive(SocketId socket, qint64 size)
{
    SocketCommand command = m_bench->command(Call::Recv, socket);
    command.number = size;
    return m_bench->make(command);
}

void BackendFilesTest::keepsTheDescriptor()
{
    const SocketId one = file(fileReads);
    const SocketId two = file(fileWrites);
    QVERIFY(one != two && one != m_left);
    QCOMPARE(m_bench->make(Call::Close, m_left).result, 0);
    QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::CloseDeferred)));
    QCOMPARE(m_bench->api.calls(Call::Close), 0);
    QCOMPARE(m_bench->make(Call::Getsockname, m_left).error, EBADF);
    QCOMPARE(m_bench->make(Call::Close, m_left).error, EBADF);
    SocketCommand write = m_bench->command(Call::Write, two);
    write.bytes = "bye";
    QCOMPARE(m_bench->make(write).result, 3);
    QCOMPARE(m_bench->make(Call::Close, one).result, 0);
    const int before = m_bench->api.calls(Call::Close);
    const SocketCommand last = m_bench->command(Call::Close, two);
    QCOMPARE(m_bench->make(last).result, 0);
    QCOMPARE(m_bench->api.calls(Call::Close), before + 1);
    QCOMPARE(m_bench->log.count(RecordLog::inner(last.token, Call::Close)), 1);
    QCOMPARE(receive(m_right).data, QByteArray("bye"));
    QVERIFY(receive(m_right).isEndOfStream());
    QCOMPARE(m_bench->backend->sockets().size(), 1U);
}

void BackendFilesTest::innerCallsAreOnTheSocket()
{
    const SocketId both = file(fileReads | fileWrites);
    SocketCommand write = m_bench->command(Call::Write, both);
    write.bytes = QByteArray(9000, 'x');
    const CallRecord record = m_bench->make(write);
    QCOMPARE(record.result, 9000);
    QCOMPARE(record.socket, both);
    const auto inner = m_bench->log.waitFor(RecordLog::inner(write.token, Call::Send));
    QVERIFY(inner && inner->socket == m_left && inner->result == 9000);
    QCOMPARE(m_bench->factsOf(m_left).bytesSent, 9000U);
}

void BackendFilesTest::readIsInterrupted()
{
    const SocketId reader = file(fileReads);
    const SocketCommand line = m_bench->command(Call::Readline, reader);
    m_bench->start(line);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Recv, m_left));
    m_bench->backend->cancel(line.token);
    const CallRecord record = m_bench->answerTo(line.token);
    QCOMPARE(record.error, EINTR);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
}

void BackendFilesTest::interruptingCloseWakesTheReader()
{
    const SocketId reader = file(fileReads);
    const SocketCommand line = m_bench->command(Call::Readline, reader);
    m_bench->start(line);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Recv, m_left));
    QCOMPARE(m_bench->closeNow(m_left).result, 0);
    QVERIFY(m_bench->answerTo(line.token).flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(receive(m_right).isEndOfStream());
    SocketCommand read = m_bench->command(Call::Read, reader);
    read.number = 1;
    QCOMPARE(m_bench->make(read).error, EBADF);
    QCOMPARE(m_bench->make(Call::Close, reader).result, 0); // nothing is left to close
}

void BackendFilesTest::secondReaderWaits()
{
    const SocketId reader = file(fileReads);
    const SocketCommand first = m_bench->command(Call::Readline, reader, m_bench->backend->newLane("first"));
    const SocketCommand second = m_bench->command(Call::Readline, reader, m_bench->backend->newLane("second"));
    m_bench->start(first);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Recv, m_left));
    m_bench->start(second);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Readline, reader)); // not in a recv of its own
    SocketCommand send = m_bench->command(Call::Send, m_right);
    send.bytes = "one\ntwo\n";
    QCOMPARE(m_bench->make(send).result, 8);
    QCOMPARE(m_bench->answerTo(first.token).data, QByteArray("one\n"));
    QCOMPARE(m_bench->answerTo(second.token).data, QByteArray("two\n"));
    QCOMPARE(m_bench->api.calls(Call::Recv), 1);
}

void BackendFilesTest::timedOutObject()
{
    const SocketId reader = file(fileReads);
    SocketCommand limit = m_bench->command(Call::Settimeout, m_left);
    limit.timeoutMs = 20;
    limit.number = 20'000'000;
    QCOMPARE(m_bench->make(limit).error, 0);
    const CallRecord late = m_bench->make(Call::Readline, reader);
    QCOMPARE(late.error, ETIMEDOUT);
    QVERIFY(late.flags.testFlag(RecordFlag::TimedOut));
    const SocketCommand again = m_bench->command(Call::Readline, reader);
    const CallRecord refused = m_bench->make(again);
    QCOMPARE(refused.error, EIO);
    QVERIFY(!refused.flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(m_bench->log.count(RecordLog::inner(again.token, Call::Poll)), 0);
}

void BackendFilesTest::ofNoSocket()
{
    QCOMPARE(m_bench->make(Call::Makefile, 4711).error, EBADF);
    QCOMPARE(m_bench->make(Call::Readline, 4711).error, EBADF);
    QCOMPARE(m_bench->make(Call::Readline, m_left).error, EBADF); // a socket is no file
    const SocketId reader = file(fileReads);
    QCOMPARE(receive(reader).error, EBADF); // nor the other way
    QCOMPARE(m_bench->make(Call::Write, reader).error, EBADF);
    QCOMPARE(m_bench->make(Call::Fileno, reader).result, m_bench->factsOf(m_left).fd);
}

void BackendFilesTest::bufferedBytesAreLostWithAReset()
{
    const SocketId writer = file(fileWrites);
    SocketCommand write = m_bench->command(Call::Write, writer);
    write.bytes = "never sent";
    QCOMPARE(m_bench->make(write).result, 10);
    QCOMPARE(m_bench->make(Call::Close, m_right).result, 0);
    const CallRecord closed = m_bench->make(Call::Close, writer);
    QCOMPARE(closed.error, EPIPE); // said, and closed all the same
    QCOMPARE(m_bench->make(Call::Close, writer).error, EBADF);
    QCOMPARE(m_bench->make(Call::Close, m_left).result, 0);
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::CloseDeferred)), 0);
    QCOMPARE(m_bench->backend->sockets().size(), 0U);
}

QTEST_GUILESS_MAIN(BackendFilesTest)
#include "tst_backendfiles.moc"
