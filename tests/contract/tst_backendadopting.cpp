// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

#include "fakesocketapi.h"
#include "nativebackend.h"
#include "patience.h"
#include "recordlog.h"

using namespace sw;

/// Descriptors that somebody else made, and sockets that leave the run without a close.
class BackendAdoptingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void adoptedIsASocketOfTheRun();
    void phaseOfWhatItIs();
    void noSocketAtAll();
    void releasedStaysOpen();
    void releasedWhileBlocked();
    void releasedTwice();

private:
    CallRecord make(Call call, SocketId socket, const QByteArray &bytes = {});
    static bool isOpen(int fd) { return ::fcntl(fd, F_GETFD) >= 0; }

    FakeSocketApi m_api;
    std::unique_ptr<RecordLog> m_log;
    std::unique_ptr<NativeBackend> m_backend;
    std::array<int, 2> m_pair{-1, -1};
    quint64 m_token = 0;
};

void BackendAdoptingTest::init()
{
    m_log = std::make_unique<RecordLog>();
    m_backend = std::make_unique<NativeBackend>(m_api, *m_log);
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_pair.data()), 0);
}

void BackendAdoptingTest::cleanup()
{
    m_backend.reset();
    for (const int fd : m_pair)
        ::close(fd);
}

CallRecord BackendAdoptingTest::make(Call call, SocketId socket, const QByteArray &bytes)
{
    SocketCommand command;
    command.call = call;
    command.socket = socket;
    command.token = ++m_token;
    command.bytes = bytes;
    command.number = 100;
    m_backend->execute(command);
    return m_log->waitFor(RecordLog::answer(m_token)).value_or(CallRecord());
}

void BackendAdoptingTest::adoptedIsASocketOfTheRun()
{
    const int fd = m_pair[0];
    const SocketId socket = m_backend->adoptDescriptor(fd, 7);
    QCOMPARE(m_log->count([](const CallRecord &) { return true; }), 0);
    const auto facts = m_backend->facts(socket);
    QVERIFY(facts);
    QCOMPARE(facts->fd, fd);
    QCOMPARE(facts->endpoint, 7U);
    QCOMPARE(make(Call::Send, socket, "hello").result, 5);
    std::array<char, 8> got{};
    QCOMPARE(::recv(m_pair[1], got.data(), got.size(), 0), 5);
    ::close(m_pair[1]);
    QCOMPARE(make(Call::Recv, socket).result, 0);
    QCOMPARE(m_backend->facts(socket)->end, EndReason::EndOfStream); // it knows that this is a stream
    QCOMPARE(make(Call::Close, socket).error, 0);
    QVERIFY(!isOpen(fd));
    m_pair = {-1, -1};
}

void BackendAdoptingTest::phaseOfWhatItIs()
{
    QCOMPARE(m_backend->facts(m_backend->adoptDescriptor(m_pair[0]))->phase, SocketPhase::Connected);
    const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::listen(listening, 1), 0);
    const auto facts = m_backend->facts(m_backend->adoptDescriptor(listening));
    QCOMPARE(facts->phase, SocketPhase::Listening);
    QVERIFY(facts->local.port() != 0);
    const int fresh = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    QCOMPARE(m_backend->facts(m_backend->adoptDescriptor(fresh))->phase, SocketPhase::Open);
    m_pair[0] = -1; // the backend closes what it has adopted
}

void BackendAdoptingTest::noSocketAtAll()
{
    const int file = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    QCOMPARE(make(Call::Listen, m_backend->adoptDescriptor(file)).error, ENOTSOCK);
    QCOMPARE(make(Call::Listen, m_backend->adoptDescriptor(-1)).error, EBADF);
}

void BackendAdoptingTest::releasedStaysOpen()
{
    const SocketId socket = m_backend->adoptDescriptor(m_pair[0]);
    QCOMPARE(make(Call::Send, socket, "x").result, 1);
    QCOMPARE(m_backend->releaseDescriptor(socket), m_pair[0]);
    QVERIFY(isOpen(m_pair[0]));
    QCOMPARE(make(Call::Send, socket, "x").error, EBADF);
    m_backend.reset();
    QVERIFY(isOpen(m_pair[0]));
    QCOMPARE(::send(m_pair[0], "y", 1, MSG_NOSIGNAL), 1);
}

void BackendAdoptingTest::releasedWhileBlocked()
{
    const SocketId socket = m_backend->adoptDescriptor(m_pair[0]);
    SocketCommand receive;
    receive.call = Call::Recv;
    receive.socket = socket;
    receive.number = 10;
    receive.token = ++m_token;
    m_backend->execute(receive);
    QTRY_COMPARE(m_backend->runningCalls().size(), 1U);
    QCOMPARE(m_backend->releaseDescriptor(socket), m_pair[0]);
    QCOMPARE(::send(m_pair[1], "late", 4, MSG_NOSIGNAL), 4);
    QCOMPARE(m_log->waitFor(RecordLog::answer(receive.token))->data, QByteArray("late"));
    QVERIFY(isOpen(m_pair[0]));
    QTRY_COMPARE(m_backend->runningCalls().size(), 0U);
}

void BackendAdoptingTest::releasedTwice()
{
    const SocketId socket = m_backend->adoptDescriptor(m_pair[0]);
    QCOMPARE(m_backend->releaseDescriptor(socket), m_pair[0]);
    QCOMPARE(m_backend->releaseDescriptor(socket), -1);
    QCOMPARE(m_backend->releaseDescriptor(4711), -1);
}

QTEST_GUILESS_MAIN(BackendAdoptingTest)
#include "tst_backendadopting.moc"
