// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "loopbackpeer.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "recordlog.h"
#include "socketconstants.h"
#include "threads.h"

using namespace sw;

/// What Qt does without a word: each of it has to come as a notice.
class BackendQtHidesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<Bench>(); }
    void cleanup() { m_bench.reset(); }
    void writeTakesAllAtOnce();
    void acceptsByItself();
    void closeDrains();
    void abortIsNoReset();
    void optionsAndNamesAreKept();
    void onlyItsOwnThread();

private:
    struct Bench
    {
        SocketCommand command(Call call, SocketId socket)
        {
            SocketCommand one;
            one.call = call;
            one.backend = BackendKind::Qt;
            one.socket = socket;
            one.endpoint = 1;
            one.token = ++token;
            return one;
        }
        CallRecord make(const SocketCommand &one)
        {
            backend.execute(one);
            CallRecord none;
            none.error = -1;
            return log.waitFor(RecordLog::answer(one.token)).value_or(none);
        }
        SocketId socket(int family = constant::afInet)
        {
            SocketCommand made = command(Call::Socket, backend.newSocketId());
            made.arguments = {family, constant::sockStream, 0};
            return make(made).error == 0 ? made.socket : 0;
        }
        SocketId connected(const SocketAddress &address)
        {
            SocketCommand connect = command(Call::Connect, socket());
            connect.address = address;
            return make(connect).error == 0 ? connect.socket : 0;
        }
        SocketId listening()
        {
            SocketCommand listen = command(Call::Listen, socket());
            listen.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value();
            listen.number = 200;
            return make(listen).error == 0 ? listen.socket : 0;
        }
        std::optional<CallRecord> told(Notice notice) { return log.waitFor(RecordLog::notice(notice)); }

        RecordLog log;
        RealSocketApi api;
        QtBackend backend{api, log};
        quint64 token = 0;
    };
    std::unique_ptr<Bench> m_bench;
};

// The kernel takes a part and then says EAGAIN; Qt takes all into its own memory and says nothing.
void BackendQtHidesTest::writeTakesAllAtOnce()
{
    constexpr qsizetype all = 64 * 1024 * 1024;
    LoopbackListener listener(8, 4096);
    const SocketId client = m_bench->connected(listener.address());
    const auto peer = listener.accept(); // and reads nothing
    SocketCommand send = m_bench->command(Call::Send, client);
    send.bytes = QByteArray(all, 'x');
    const CallRecord sent = m_bench->make(send);
    QCOMPARE(sent.error, 0);
    QCOMPARE(sent.result, all);
    const auto rows = m_bench->log.all(
        [&](const CallRecord &r) { return r.token == send.token && r.qtEvent == QtEvent::Write; });
    QCOMPARE(rows.size(), std::size_t(1));
    QVERIFY(m_bench->log.waitFor([&](const CallRecord &r) { return r.qtEvent == QtEvent::BytesWritten; }));
    QVERIFY(m_bench->backend.facts(client)->bytesInWriteBuffer > quint64(all / 2));
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::QtWriteBufferFull)), 0); // that is the bound, and no more
    send = m_bench->command(Call::Sendall, client);
    send.bytes = QByteArray(all, 'y');
    m_bench->backend.execute(send);
    const auto full = m_bench->told(Notice::QtWriteBufferFull);
    QVERIFY(full);
    QCOMPARE(full->asked, all);
    QVERIFY(m_bench->backend.facts(client)->bytesInWriteBuffer <= quint64(all));
}

void BackendQtHidesTest::acceptsByItself()
{
    constexpr int most = 30;
    const SocketId listener = m_bench->listening();
    std::vector<std::unique_ptr<LoopbackPeer>> peers;
    for (int i = 0; i < most + 5; ++i) {
        peers.push_back(LoopbackPeer::connectTo(m_bench->backend.facts(listener)->local));
        QVERIFY(peers.back());
    }
    const auto ahead = m_bench->told(Notice::QtAcceptedAhead);
    QVERIFY(ahead);
    QCOMPARE(ahead->asked, most);
    const auto no = m_bench->told(Notice::QtAcceptsNoMore);
    QVERIFY(no);
    QCOMPARE(no->result, most);
    // Who asks gets them all, one after the other.
    for (int i = 0; i < most + 5; ++i)
        QCOMPARE(m_bench->make(m_bench->command(Call::Accept, listener)).error, 0);
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::QtAcceptedAhead)), 1); // said once
}

void BackendQtHidesTest::closeDrains()
{
    constexpr qsizetype all = 32 * 1024 * 1024;
    LoopbackListener listener(8, 4096);
    const SocketId client = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    SocketCommand send = m_bench->command(Call::Sendall, client);
    send.bytes = QByteArray(all, 'x');
    QCOMPARE(m_bench->make(send).result, all);
    QCOMPARE(m_bench->make(m_bench->command(Call::Close, client)).error, 0);
    const auto drains = m_bench->told(Notice::QtCloseDrains);
    QVERIFY(drains);
    QVERIFY(drains->result > 0 && drains->result <= all);
    QCOMPARE(peer->receiveAll().size(), all); // after close, all the same
}

void BackendQtHidesTest::abortIsNoReset()
{
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    SocketCommand close = m_bench->command(Call::Close, client);
    close.reset = true;
    QCOMPARE(m_bench->make(close).error, 0);
    QVERIFY(m_bench->told(Notice::QtAbortIsNoReset));
    QVERIFY(peer->receiveAll().isEmpty());
    QVERIFY(peer->sawEnd()); // no ECONNRESET
}

void BackendQtHidesTest::optionsAndNamesAreKept()
{
    const int on = 1;
    SocketCommand reuse = m_bench->command(Call::Setsockopt, m_bench->socket());
    reuse.arguments = {constant::solSocket, constant::soReuseAddr, 0};
    reuse.bytes = QByteArray(static_cast<const char *>(static_cast<const void *>(&on)), qsizetype(sizeof on));
    QCOMPARE(m_bench->make(reuse).error, 0);
    QVERIFY(m_bench->told(Notice::QtOptionKept));
    QTemporaryDir folder;
    SocketCommand bind = m_bench->command(Call::Bind, m_bench->socket(constant::afUnix));
    bind.address = SocketAddress::parse(QStringLiteral("unix:") + folder.filePath(QStringLiteral("s"))).value();
    QCOMPARE(m_bench->make(bind).error, 0);
    QVERIFY(m_bench->told(Notice::QtBindKept));
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("s")))); // listen makes it
}

// Whoever gives the commands: what Qt does is done on the one thread of the endpoint.
void BackendQtHidesTest::onlyItsOwnThread()
{
    const SocketId listener = m_bench->listening();
    SocketCommand accept = m_bench->command(Call::Accept, listener);
    m_bench->backend.execute(accept);
    const SocketId client = m_bench->connected(m_bench->backend.facts(listener)->local);
    SocketCommand send = m_bench->command(Call::Sendall, client);
    send.bytes = "x";
    QCOMPARE(m_bench->make(send).error, 0);
    const auto rows = m_bench->log.all([](const CallRecord &r) { return r.qtEvent != QtEvent::None; });
    QVERIFY(rows.size() > 5);
    for (const CallRecord &row : rows)
        QCOMPARE(row.thread, rows.front().thread);
    QVERIFY(rows.front().thread != currentThreadNumber());
}

QTEST_GUILESS_MAIN(BackendQtHidesTest)
#include "tst_backendqthides.moc"
