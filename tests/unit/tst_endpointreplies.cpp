// SPDX-License-Identifier: GPL-3.0-or-later
// What connections do by themselves - greet, answer, keep bytes, close - and how their ends are told apart.
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "serverendpoint.h"
#include "socketconstants.h"

using namespace sw;

namespace {

/// A listening server with one peer. Main thread.
struct Pair
{
    Pair()
        : server(lab.workbench)
    {
    }
    bool open(const ReplySettings &reply = {})
    {
        ServerSettings settings;
        settings.port = 0;
        settings.reply = reply;
        server.start(settings);
        const bool listening = waitUntil([this] { return server.state() == EndpointState::Listening; });
        peer = listening ? LoopbackPeer::connectTo(server.address()) : nullptr;
        return peer && waitUntil([this] { return !server.connections().empty(); });
    }
    [[nodiscard]] const Connection &connection() const { return server.connections().front(); }
    [[nodiscard]] SocketId socket() const { return connection().socket; }
    [[nodiscard]] quint64 received() const { return lab.backend.facts(socket())->bytesReceived; }

    Laboratory lab;
    ServerEndpoint server;
    std::unique_ptr<LoopbackPeer> peer;
};

ReplySettings rule(ReplyKind kind, const QByteArray &bytes = {})
{
    ReplySettings reply;
    reply.rule = {kind, bytes};
    return reply;
}

} // namespace

class TestEndpointReplies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void receivesInPieces();
    void keepsLargeReadsWhole();
    void greets();
    void nothingIsSentWithoutARule();
    void rulesChangeWhileConnected();
    void closesAfterThePeer();
    void staysOpenAfterThePeer();
    void halfCloseHere();
    void ends_data();
    void ends();
    void failedReceiveKeepsItsErrno();
    void pausesAndResumes();
    void capturesToAFile();
    void captureThatFails();
    void captureThatCannotBegin();
};

void TestEndpointReplies::answers_data()
{
    QTest::addColumn<ReplySettings>("reply");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray binary("\0\xff\r\n%s\0", 7);
    QTest::newRow("echo") << rule(ReplyKind::Echo) << binary << binary;
    QTest::newRow("echo with a prefix") << rule(ReplyKind::EchoWithPrefix, "Echo: ") << QByteArray("hi")
                                        << QByteArray("Echo: hi");
    QTest::newRow("fixed") << rule(ReplyKind::Fixed, "+PONG\r\n") << QByteArray("PING") << QByteArray("+PONG\r\n");
}

void TestEndpointReplies::answers()
{
    QFETCH(ReplySettings, reply);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, expected);
    Pair pair;
    QVERIFY(pair.open(reply));
    QVERIFY(pair.peer->send(sent));
    QCOMPARE(pair.peer->receive(expected.size()), expected);
    pair.peer->endSending();
    QCOMPARE(pair.peer->receiveAll(), QByteArray());
    QVERIFY(pair.peer->sawEnd());
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().received, quint64(sent.size()));
    QCOMPARE(pair.connection().sent, quint64(expected.size()));
    QCOMPARE(pair.lab.bytes(pair.socket(), Direction::In), sent);
    QCOMPARE(pair.lab.bytes(pair.socket(), Direction::Out), expected);
}

/// The bytes of each row of recv, in order.
static std::vector<QByteArray> reads(const Pair &pair)
{
    std::vector<QByteArray> all;
    const Journal &journal = pair.lab.workbench.journal();
    journal.visit(journal.firstRow(), journal.endRow(), [&](const JournalRow &row) {
        if (row.entry().call == Call::Recv && row.entry().byteCount > 0)
            all.push_back(row.bytes().toByteArray());
        return true;
    });
    return all;
}

void TestEndpointReplies::receivesInPieces()
{
    ReplySettings reply = rule(ReplyKind::Echo);
    reply.receiveBytes = 5;
    Pair pair;
    QVERIFY(pair.open(reply));
    QVERIFY(pair.peer->send("Hello, server!"));
    QCOMPARE(pair.peer->receive(14), QByteArray("Hello, server!"));
    QCOMPARE(reads(pair), (std::vector<QByteArray>{"Hello", ", ser", "ver!"}));
    // Counts from the next recv on: the one that waits has asked for 5 already.
    reply.receiveBytes = 100;
    pair.server.setReply(reply);
    QVERIFY(pair.peer->send("12345"));
    QCOMPARE(pair.peer->receive(5), QByteArray("12345"));
    QVERIFY(pair.peer->send("12345678"));
    QCOMPARE(pair.peer->receive(8), QByteArray("12345678"));
    QCOMPARE(reads(pair).back(), QByteArray("12345678"));
}

/// Large reads are kept without a copy: they must not be written over by those that follow, nor what is echoed of them.
void TestEndpointReplies::keepsLargeReadsWhole()
{
    Pair pair;
    QVERIFY(pair.open(rule(ReplyKind::Echo)));
    QByteArray sent;
    for (int i = 0; i < 20; ++i)
        sent += QByteArray(50'000, char('a' + i));
    QByteArray echoed;
    for (qsizetype at = 0; at < sent.size(); at += 50'000) {
        QVERIFY(pair.peer->send(sent.mid(at, 50'000)));
        echoed += pair.peer->receive(50'000);
    }
    QVERIFY(echoed == sent);
    QByteArray kept;
    for (const QByteArray &one : reads(pair))
        kept += one;
    QVERIFY(kept == sent);
}

void TestEndpointReplies::greets()
{
    ReplySettings reply = rule(ReplyKind::Echo);
    reply.greeting = "220 ready\r\n";
    Pair pair;
    QVERIFY(pair.open(reply));
    QCOMPARE(pair.peer->receive(11), QByteArray("220 ready\r\n"));
    QVERIFY(pair.peer->send("x"));
    QCOMPARE(pair.peer->receive(1), QByteArray("x"));
}

void TestEndpointReplies::nothingIsSentWithoutARule()
{
    Pair pair;
    QVERIFY(pair.open());
    QVERIFY(pair.peer->send("anybody there?"));
    pair.peer->endSending();
    QCOMPARE(pair.peer->receiveAll(), QByteArray());
    QVERIFY(pair.peer->sawEnd());
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().sent, quint64(0));
}

void TestEndpointReplies::rulesChangeWhileConnected()
{
    Pair pair;
    QVERIFY(pair.open());
    pair.server.setReply(rule(ReplyKind::Fixed, "first"));
    QVERIFY(pair.peer->send("?"));
    QCOMPARE(pair.peer->receive(5), QByteArray("first"));
    pair.server.setReply(rule(ReplyKind::Echo));
    QVERIFY(pair.peer->send("second"));
    QCOMPARE(pair.peer->receive(6), QByteArray("second"));
}

void TestEndpointReplies::closesAfterThePeer()
{
    Pair pair;
    QVERIFY(pair.open());
    pair.peer->endSending();
    QCOMPARE(pair.peer->receiveAll(), QByteArray());
    QVERIFY(pair.peer->sawEnd());
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().end, EndReason::EndOfStream);
}

void TestEndpointReplies::staysOpenAfterThePeer()
{
    ReplySettings reply;
    reply.closeAfterPeer = false;
    Pair pair;
    QVERIFY(pair.open(reply));
    pair.peer->endSending();
    QTRY_COMPARE(pair.connection().end, EndReason::EndOfStream);
    QVERIFY(pair.connection().open);
    pair.server.send(pair.socket(), "still here");
    QCOMPARE(pair.peer->receive(10), QByteArray("still here"));
    pair.server.close(pair.socket());
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().end, EndReason::EndOfStream); // the first reason stays
}

void TestEndpointReplies::halfCloseHere()
{
    Pair pair;
    QVERIFY(pair.open());
    pair.server.shutdown(pair.socket(), constant::shutWr);
    QCOMPARE(pair.peer->receiveAll(), QByteArray());
    QVERIFY(pair.peer->sawEnd());
    QVERIFY(pair.peer->send("the other direction"));
    QTRY_COMPARE(pair.received(), quint64(19));
    QVERIFY(pair.connection().open);
    QVERIFY(pair.lab.backend.facts(pair.socket())->sendEnded);
    QVERIFY(!pair.lab.backend.facts(pair.socket())->receiveEnded);
}

void TestEndpointReplies::ends_data()
{
    QTest::addColumn<EndReason>("reason");
    QTest::addColumn<int>("error");
    QTest::newRow("end of stream") << EndReason::EndOfStream << 0;
    QTest::newRow("reset by the peer") << EndReason::Reset << ECONNRESET;
    QTest::newRow("closed here") << EndReason::ClosedHere << 0;
    QTest::newRow("reset here") << EndReason::ResetHere << 0;
}

void TestEndpointReplies::ends()
{
    QFETCH(EndReason, reason);
    QFETCH(int, error);
    Pair pair;
    QVERIFY(pair.open());
    if (reason == EndReason::EndOfStream)
        pair.peer->close();
    else if (reason == EndReason::Reset)
        pair.peer->reset();
    else if (reason == EndReason::ClosedHere)
        pair.server.close(pair.socket());
    else
        pair.server.reset(pair.socket());
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().end, reason);
    QCOMPARE(pair.connection().endError, error);
    if (reason == EndReason::ClosedHere || reason == EndReason::ResetHere) {
        QCOMPARE(pair.peer->receiveAll(), QByteArray());
        QCOMPARE(pair.peer->sawEnd(), reason == EndReason::ClosedHere);
        QCOMPARE(pair.peer->receiveError(), reason == EndReason::ResetHere ? ECONNRESET : 0);
    }
}

void TestEndpointReplies::failedReceiveKeepsItsErrno()
{
    Pair pair;
    pair.lab.api.fail(Call::Recv, ETIMEDOUT); // as after keep-alive probes without an answer
    QVERIFY(pair.open());
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().end, EndReason::Failed);
    QCOMPARE(pair.connection().endError, ETIMEDOUT);
}

void TestEndpointReplies::pausesAndResumes()
{
    Pair pair;
    QVERIFY(pair.open(rule(ReplyKind::Echo)));
    QTRY_VERIFY(pair.lab.isInside(Call::Recv, pair.socket()));
    pair.server.setReadingPaused(pair.socket(), true);
    QTRY_COMPARE(pair.lab.notices(Notice::ReadingPaused).size(), std::size_t(1));
    QVERIFY(pair.lab.backend.facts(pair.socket())->readingPaused);
    QVERIFY(pair.peer->send("waits in the kernel"));
    QVERIFY(!pair.lab.isInside(Call::Recv, pair.socket()));
    QCOMPARE(pair.received(), quint64(0));
    pair.server.setReadingPaused(pair.socket(), false);
    QCOMPARE(pair.peer->receive(19), QByteArray("waits in the kernel"));
    QTRY_COMPARE(pair.lab.notices(Notice::ReadingResumed).size(), std::size_t(1));
    QVERIFY(pair.connection().open);
    pair.server.setReadingPaused(pair.socket(), true);
    pair.server.stop(); // also from a pause
    QTRY_COMPARE(pair.server.state(), EndpointState::Stopped);
}

void TestEndpointReplies::capturesToAFile()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("received.bin"));
    Pair pair;
    QVERIFY(pair.open(rule(ReplyKind::Echo)));
    QCOMPARE(pair.server.reaction().startCapture(1, name), QString());
    QCOMPARE(pair.server.reaction().captureFile(1), name);
    const QByteArray bytes("a\0b", 3);
    QVERIFY(pair.peer->send(bytes));
    QCOMPARE(pair.peer->receive(3), bytes);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes); // there as soon as it was answered, not only at the end
    pair.peer->close();
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.server.reaction().captureFile(1), QString());
}

void TestEndpointReplies::captureThatFails()
{
    Pair pair;
    QVERIFY(pair.open(rule(ReplyKind::Echo)));
    QCOMPARE(pair.server.reaction().startCapture(1, QStringLiteral("/dev/full")), QString());
    QVERIFY(pair.peer->send("x"));
    QCOMPARE(pair.peer->receive(1), QByteArray("x"));
    QTRY_COMPARE(pair.lab.notices(Notice::CaptureFailed).size(), std::size_t(1));
    const CallRecord notice = pair.lab.notices(Notice::CaptureFailed).front();
    QCOMPARE(notice.error, ENOSPC);
    QCOMPARE(notice.text, QStringLiteral("/dev/full"));
    QCOMPARE(notice.connection, quint32(1));
    QVERIFY(pair.peer->send("y")); // the connection lives on, and there is one notice only
    QCOMPARE(pair.peer->receive(1), QByteArray("y"));
    QVERIFY(pair.connection().open);
    QCOMPARE(pair.lab.notices(Notice::CaptureFailed).size(), std::size_t(1));
    QCOMPARE(pair.server.reaction().captureFile(1), QString());
}

void TestEndpointReplies::captureThatCannotBegin()
{
    Pair pair;
    QVERIFY(pair.open());
    QVERIFY(!pair.server.reaction().startCapture(1, QStringLiteral("/nowhere/at/all")).isEmpty());
    QCOMPARE(pair.server.reaction().captureFile(1), QString());
}

QTEST_GUILESS_MAIN(TestEndpointReplies)
#include "tst_endpointreplies.moc"
