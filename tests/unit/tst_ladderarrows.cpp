// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QTest>

#include "ladderarrows.h"
#include "ladderrows.h"

using namespace sw;

/// Which bytes of a send came out of which recv, and the segments that follow from what calls told.
class TestLadderArrows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stickyAndSplit();
    void rowsInAnyOrder();
    void findsTheOtherEnd_data();
    void findsTheOtherEnd();
    void socketpairsAndDuplicates();
    void unixByOrder();
    void peeksAndCompositesDoNotCount();
    void otherBytesEndTheJoining();
    void lostRowsEndTheJoining();
    void peersElsewhereHaveNoArrows();
    void datagramsAreNoStream();
    void handshake();
    void handshakeNotWaitedFor();
    void ends();
    void endToldBeforeTheClose();
    void reset();
    void resetAnswersALateSend();
    void catchesUpInSlices();

private:
    /// "kind from-to offset+length" of each arrow: rows.
    [[nodiscard]] QStringList found(ArrowKind kind = ArrowKind::Bytes)
    {
        m_arrows->catchUp(std::numeric_limits<qint64>::max());
        QStringList all;
        for (const LadderArrow &arrow : m_arrows->arrows()) {
            if (arrow.kind == kind)
                all.append(QStringLiteral("%1-%2 %3+%4")
                               .arg(arrow.fromRow)
                               .arg(arrow.toRow)
                               .arg(arrow.offset)
                               .arg(arrow.length));
        }
        return all;
    }
    [[nodiscard]] const LadderArrow &last() const { return m_arrows->arrows().back(); }
    static QString joined(quint64 from, quint64 to, int offset, int length)
    {
        return QStringLiteral("%1-%2 %3+%4").arg(from).arg(to).arg(offset).arg(length);
    }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<LadderRows> m_rows;
    std::unique_ptr<LadderArrows> m_arrows;
};

void TestLadderArrows::init()
{
    m_journal = std::make_unique<Journal>();
    m_rows = std::make_unique<LadderRows>(*m_journal);
    m_arrows = std::make_unique<LadderArrows>(*m_journal);
}

void TestLadderArrows::stickyAndSplit()
{
    m_rows->converse();
    const quint64 a = m_rows->send(3, 3, "AAA");
    const quint64 b = m_rows->send(3, 3, "BBB");
    const quint64 c = m_rows->send(3, 3, "CCC");
    const quint64 all = m_rows->recv(2, 2, "AAABBBC");
    const quint64 rest = m_rows->recv(2, 2, "CC");
    QCOMPARE(found(),
             QStringList({joined(a, all, 0, 3), joined(b, all, 3, 3), joined(c, all, 6, 1), joined(c, rest, 7, 2)}));
    // The other direction has offsets of its own.
    const quint64 back = m_rows->send(2, 2, "echo");
    const quint64 got = m_rows->recv(3, 3, "echo");
    QCOMPARE(found().last(), joined(back, got, 0, 4));
    QCOMPARE(last().fromLine, lifeLineOf(2, 0));
    QCOMPARE(last().toLine, lifeLineOf(3, 0));
    QVERIFY(last().fromNs <= last().toNs && !last().inferred);
}

void TestLadderArrows::rowsInAnyOrder()
{
    m_rows->make(1, 1);
    m_rows->bind(1, 1, "127.0.0.1:9000");
    m_rows->make(3, 3);
    m_rows->connect(3, 3, "127.0.0.1:9000", "127.0.0.1:40000");
    const quint64 sent = m_rows->send(3, 3, "early"); // into the queue of a connection that nobody has accepted
    QVERIFY(found().isEmpty());
    m_rows->accept(1, 2, 1, "127.0.0.1:40000", "127.0.0.1:9000");
    const quint64 got = m_rows->recv(2, 2, "early");
    QCOMPARE(found(), QStringList(joined(sent, got, 0, 5)));
    const quint64 gotFirst = m_rows->recv(2, 2, "late");
    QCOMPARE(found().size(), 1);
    const quint64 sentLater = m_rows->send(3, 3, "late");
    QCOMPARE(found().last(), joined(sentLater, gotFirst, 5, 4));
    QVERIFY(last().fromNs <= last().toNs);
}

void TestLadderArrows::findsTheOtherEnd_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("acceptPeer");
    QTest::addColumn<QByteArray>("acceptLocal");
    QTest::addColumn<bool>("found");
    const QByteArray four("127.0.0.1:9000"), client("127.0.0.1:40000");
    QTest::newRow("IPv6") << QByteArray("[::1]:9000") << QByteArray("[::1]:40000") << QByteArray("[::1]:40000")
                          << QByteArray("[::1]:9000") << true;
    QTest::newRow("dual stack") << four << client << QByteArray("[::ffff:127.0.0.1]:40000")
                                << QByteArray("[::ffff:127.0.0.1]:9000") << true;
    QTest::newRow("any host") << QByteArray("0.0.0.0:9000") << client << client << four << true;
    QTest::newRow("another port") << four << client << QByteArray("127.0.0.1:40001") << four << false;
    QTest::newRow("another server") << QByteArray("127.0.0.1:9001") << client << client << four << false;
}

void TestLadderArrows::findsTheOtherEnd()
{
    QFETCH(QByteArray, peer);
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, acceptPeer);
    QFETCH(QByteArray, acceptLocal);
    m_rows->make(1, 1);
    m_rows->make(3, 3);
    m_rows->connect(3, 3, peer.constData(), client.constData());
    m_rows->accept(1, 2, 1, acceptPeer.constData(), acceptLocal.constData());
    m_rows->send(3, 3, "x");
    m_rows->recv(2, 2, "x");
    QTEST(found().size() == 1, "found");
}

void TestLadderArrows::socketpairsAndDuplicates()
{
    CallRecord pair = m_rows->call(Call::Socketpair, 0, 1);
    pair.arguments = {constant::afUnix, constant::sockStream, 0};
    pair.newSocket = 5;
    pair.newSocket2 = 6;
    m_rows->add(pair);
    CallRecord dup = m_rows->call(Call::Dup, 5, 1);
    dup.newSocket = 7;
    m_rows->add(dup);
    const quint64 one = m_rows->send(5, 1, "ab");
    const quint64 two = m_rows->send(7, 1, "cd"); // the same stream by another descriptor
    const quint64 got = m_rows->recv(6, 2, "abcd");
    QCOMPARE(found(), QStringList({joined(one, got, 0, 2), joined(two, got, 2, 2)}));
    QVERIFY(!last().tcp);
}

void TestLadderArrows::unixByOrder()
{
    m_rows->make(1, 1);
    m_rows->bind(1, 1, "unix:/tmp/x");
    for (SocketId client : {11U, 12U}) {
        m_rows->make(client, client);
        m_rows->connect(client, client, "unix:/tmp/x", nullptr);
    }
    m_rows->accept(1, 21, 1, nullptr, "unix:/tmp/x");
    m_rows->accept(1, 22, 1, nullptr, "unix:/tmp/x");
    m_rows->send(12, 12, "two");
    m_rows->send(11, 11, "one");
    m_rows->recv(21, 21, "one");
    m_rows->recv(22, 22, "two");
    QCOMPARE(found().size(), 2);
    QVERIFY(last().inferred); // who is who was not told
    QVERIFY(found(ArrowKind::Syn).isEmpty());
}

void TestLadderArrows::peeksAndCompositesDoNotCount()
{
    m_rows->converse();
    CallRecord inner = m_rows->call(Call::Send, 3, 3);
    inner.kind = RecordKind::Inner;
    inner.data = "abc";
    const quint64 sent = m_rows->add(inner);
    CallRecord all = m_rows->call(Call::Sendall, 3, 3);
    all.flags = RecordFlag::Composite;
    all.data = "abc";
    m_rows->add(all);
    m_rows->recv(2, 2, "abc", RecordFlag::Peeked);
    const quint64 got = m_rows->recv(2, 2, "abc");
    QCOMPARE(found(), QStringList(joined(sent, got, 0, 3)));
}

void TestLadderArrows::otherBytesEndTheJoining()
{
    m_rows->converse();
    m_rows->send(3, 3, "abc");
    m_rows->recv(2, 2, "abc");
    m_rows->send(3, 3, "def");
    m_rows->recv(2, 2, "dxf"); // somebody else wrote too
    m_rows->send(3, 3, "ghi");
    m_rows->recv(2, 2, "ghi");
    QCOMPARE(found().size(), 1);
}

void TestLadderArrows::lostRowsEndTheJoining()
{
    m_rows->converse();
    m_rows->send(3, 3, "aaa");
    QVERIFY(found().isEmpty());
    m_rows->recv(2, 2, "aaa");
    m_rows->send(3, 3, "aaa");
    m_journal->clear(); // these two were not looked at
    m_rows->recv(2, 2, "aaa");
    m_rows->send(3, 3, "aaa");
    m_rows->recv(2, 2, "aaa");
    QVERIFY(found().isEmpty());
    // A connection made later is whole again, at the listener of before.
    m_rows->make(8, 8);
    m_rows->connect(8, 8, "127.0.0.1:9000", "127.0.0.1:40008");
    m_rows->accept(1, 9, 1, "127.0.0.1:40008", "127.0.0.1:9000");
    const quint64 sent = m_rows->send(8, 8, "new");
    const quint64 got = m_rows->recv(9, 9, "new");
    QCOMPARE(found(), QStringList(joined(sent, got, 0, 3)));
}

void TestLadderArrows::peersElsewhereHaveNoArrows()
{
    m_rows->make(3, 3);
    m_rows->connect(3, 3, "192.0.2.1:80", "192.0.2.7:40000");
    for (size_t i = 0; i < StreamJoin::mostWaitingAlone + 10; ++i)
        m_rows->send(3, 3, "x");
    m_rows->recv(3, 3, "answer");
    m_rows->close(3, 3);
    m_arrows->catchUp(std::numeric_limits<qint64>::max());
    QVERIFY(m_arrows->arrows().empty());
}

void TestLadderArrows::datagramsAreNoStream()
{
    m_rows->make(3, 3, constant::sockDgram);
    m_rows->make(4, 4, constant::sockDgram);
    m_rows->connect(3, 3, "127.0.0.1:9000", "127.0.0.1:40000");
    m_rows->connect(4, 4, "127.0.0.1:40000", "127.0.0.1:9000");
    m_rows->send(3, 3, "x");
    m_rows->recv(4, 4, "x", RecordFlag::Datagram);
    QVERIFY(found().isEmpty());
}

void TestLadderArrows::handshake()
{
    m_rows->converse();
    QCOMPARE(found(ArrowKind::Syn).size(), 1);
    QCOMPARE(found(ArrowKind::SynAck).size(), 1);
    const LadderArrow &answer = last();
    QVERIFY(answer.inferred && answer.tcp);
    QCOMPARE(answer.fromLine, lifeLineOf(1, 0));
    QCOMPARE(answer.toLine, lifeLineOf(3, 0));
    const auto connect = m_journal->entry(answer.toRow);
    QCOMPARE(connect->call, Call::Connect);
    QCOMPARE(answer.toNs, connect->beganNs + connect->tookNs);
    QVERIFY(answer.fromNs > connect->beganNs && answer.fromNs < answer.toNs);
}

void TestLadderArrows::handshakeNotWaitedFor()
{
    m_rows->make(1, 1);
    m_rows->make(3, 3);
    m_rows->connect(3, 3, "127.0.0.1:9000", "127.0.0.1:40000", EINPROGRESS);
    m_rows->accept(1, 2, 1, "127.0.0.1:40000", "127.0.0.1:9000");
    QCOMPARE(found(ArrowKind::Syn).size(), 1);
    QVERIFY(found(ArrowKind::SynAck).isEmpty()); // when the answer came no call tells
}

void TestLadderArrows::ends()
{
    m_rows->converse();
    CallRecord half = m_rows->call(Call::Shutdown, 3, 3);
    half.arguments[0] = 0; // SHUT_RD: nothing is sent
    m_rows->add(half);
    half = m_rows->call(Call::Shutdown, 3, 3);
    half.arguments[0] = 1;
    const quint64 shut = m_rows->add(half);
    m_rows->close(3, 3); // ends nothing more
    const quint64 told = m_rows->recv(2, 2, {});
    m_rows->recv(2, 2, {}); // told again: the same segment
    QCOMPARE(found(ArrowKind::Fin), QStringList(joined(shut, told, 0, 0)));
    const quint64 closed = m_rows->close(2, 2);
    m_rows->recv(3, 3, {});
    QCOMPARE(found(ArrowKind::Fin).size(), 2);
    QCOMPARE(last().fromRow, closed);
}

void TestLadderArrows::endToldBeforeTheClose()
{
    m_rows->converse();
    const quint64 told = m_rows->recv(2, 2, {}); // the thread of close was slow to write its row
    QVERIFY(found(ArrowKind::Fin).isEmpty());
    const quint64 closed = m_rows->close(3, 3);
    QCOMPARE(found(ArrowKind::Fin), QStringList(joined(closed, told, 0, 0)));
    QVERIFY(last().fromNs <= last().toNs);
}

void TestLadderArrows::reset()
{
    m_rows->converse();
    const quint64 closed = m_rows->close(3, 3);
    const quint64 told = m_rows->recv(2, 2, {}, {}, ECONNRESET);
    QCOMPARE(found(ArrowKind::Rst), QStringList(joined(closed, told, 0, 0)));
    QVERIFY(found(ArrowKind::Fin).isEmpty());
}

void TestLadderArrows::resetAnswersALateSend()
{
    m_rows->converse();
    m_rows->close(3, 3);
    const quint64 sent = m_rows->send(2, 2, "nobody there");
    m_rows->recv(2, 2, {}, {}, ECONNRESET);
    QCOMPARE(found(ArrowKind::Rst).size(), 1);
    QCOMPARE(last().fromNs, m_journal->entry(sent)->beganNs);
}

void TestLadderArrows::catchesUpInSlices()
{
    m_rows->converse();
    for (int i = 0; i < 2000; ++i) {
        m_rows->send(3, 3, QByteArray::number(i));
        m_rows->recv(2, 2, QByteArray::number(i));
    }
    int slices = 1;
    while (!m_arrows->catchUp(0))
        ++slices;
    QVERIFY(slices > 10);
    QCOMPARE(m_arrows->nextRow(), m_journal->endRow());
    QCOMPARE(found().size(), 2000);
}

QTEST_GUILESS_MAIN(TestLadderArrows)
#include "tst_ladderarrows.moc"
