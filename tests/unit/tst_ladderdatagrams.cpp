// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QTest>

#include "ladderarrows.h"
#include "ladderrows.h"

using namespace sw;

/// Which call received a datagram that another one sent.
class TestLadderDatagrams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void datagrams();
    void datagramsThatAreAlike();
    void datagramsOfSocketpairs();

private:
    [[nodiscard]] QStringList found(ArrowKind kind)
    {
        m_arrows->catchUp(std::numeric_limits<qint64>::max());
        QStringList all;
        for (const LadderArrow &arrow : m_arrows->arrows()) {
            if (arrow.kind == kind)
                all.append(joined(arrow.fromRow, arrow.toRow, int(arrow.offset), int(arrow.length)));
        }
        return all;
    }
    [[nodiscard]] const LadderArrow &last() const { return m_arrows->arrows().back(); }
    quint64 sendTo(SocketId socket, LaneId lane, const char *to, const QByteArray &bytes)
    {
        CallRecord record = m_rows->call(Call::Sendto, socket, lane);
        record.flags = RecordFlag::Bytes;
        record.address = LadderRows::at(to);
        record.data = bytes;
        record.result = record.asked = bytes.size();
        return m_rows->add(std::move(record));
    }
    quint64 receiveFrom(SocketId socket, LaneId lane, const char *from, const QByteArray &bytes)
    {
        CallRecord record = m_rows->call(Call::Recvfrom, socket, lane);
        record.flags = RecordFlag::Bytes | RecordFlag::Datagram;
        record.address = LadderRows::at(from);
        record.data = bytes;
        record.asked = 1024;
        record.result = bytes.size();
        return m_rows->add(std::move(record));
    }
    static QString joined(quint64 from, quint64 to, int offset, int length)
    {
        return QStringLiteral("%1-%2 %3+%4").arg(from).arg(to).arg(offset).arg(length);
    }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<LadderRows> m_rows;
    std::unique_ptr<LadderArrows> m_arrows;
};

void TestLadderDatagrams::init()
{
    m_journal = std::make_unique<Journal>();
    m_rows = std::make_unique<LadderRows>(*m_journal);
    m_arrows = std::make_unique<LadderArrows>(*m_journal);
}

void TestLadderDatagrams::datagrams()
{
    m_rows->make(3, 3, constant::sockDgram);
    m_rows->make(4, 4, constant::sockDgram);
    m_rows->bind(4, 4, "127.0.0.1:9000");
    const quint64 lost = sendTo(3, 3, "127.0.0.1:9999", "hello"); // to somebody else
    const quint64 sent = sendTo(3, 3, "127.0.0.1:9000", "hello");
    const quint64 got = receiveFrom(4, 4, "127.0.0.1:40000", "hello");
    QCOMPARE(found(ArrowKind::Datagram), QStringList(joined(sent, got, 0, 5)));
    QVERIFY(last().inferred); // no row had told the address of the sender
    QVERIFY(lost < sent);
    // Its address is known by now, and the answer's sender was bound to one.
    const quint64 answer = sendTo(4, 4, "127.0.0.1:40000", "hi");
    const quint64 back = receiveFrom(3, 3, "127.0.0.1:9000", "hi");
    QCOMPARE(found(ArrowKind::Datagram).last(), joined(answer, back, 0, 2));
    QVERIFY(!last().inferred && !last().tcp);
    QVERIFY(last().fromNs <= last().toNs);
    // The row of the one who received may be the first.
    const quint64 early = receiveFrom(4, 4, "127.0.0.1:40000", "late row");
    const quint64 late = sendTo(3, 3, "127.0.0.1:9000", "late row");
    QCOMPARE(found(ArrowKind::Datagram).last(), joined(late, early, 0, 8));
    // Other bytes, or another sender: none.
    sendTo(3, 3, "127.0.0.1:9000", "one");
    receiveFrom(4, 4, "127.0.0.1:40000", "two");
    receiveFrom(4, 4, "127.0.0.1:40001", "one");
    QCOMPARE(found(ArrowKind::Datagram).size(), 3);
}

void TestLadderDatagrams::datagramsThatAreAlike()
{
    m_rows->make(3, 3, constant::sockDgram);
    m_rows->make(4, 4, constant::sockDgram);
    m_rows->bind(3, 3, "127.0.0.1:40000");
    m_rows->bind(4, 4, "127.0.0.1:9000");
    const quint64 first = sendTo(3, 3, "127.0.0.1:9000", "same");
    const quint64 second = sendTo(3, 3, "127.0.0.1:9000", "same");
    const quint64 one = receiveFrom(4, 4, "127.0.0.1:40000", "same");
    const quint64 other = receiveFrom(4, 4, "127.0.0.1:40000", "same");
    QCOMPARE(found(ArrowKind::Datagram), QStringList({joined(first, one, 0, 4), joined(second, other, 0, 4)}));
    // One of them may have been lost: then it would have been the other one.
    QVERIFY(m_arrows->arrows().front().inferred);
}

void TestLadderDatagrams::datagramsOfSocketpairs()
{
    CallRecord pair = m_rows->call(Call::Socketpair, 0, 1);
    pair.arguments = {constant::afUnix, constant::sockDgram, 0};
    pair.newSocket = 5;
    pair.newSocket2 = 6;
    m_rows->add(pair);
    const quint64 sent = m_rows->send(5, 1, "x");
    const quint64 got = m_rows->recv(6, 2, "x", RecordFlag::Datagram);
    QCOMPARE(found(ArrowKind::Datagram), QStringList(joined(sent, got, 0, 1)));
    QVERIFY(!last().inferred);
}

QTEST_GUILESS_MAIN(TestLadderDatagrams)
#include "tst_ladderdatagrams.moc"
