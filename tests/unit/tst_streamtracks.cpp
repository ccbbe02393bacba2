// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QRandomGenerator>
#include <QTest>

#include "ladderrows.h"
#include "streamtracks.h"

using namespace sw;

/// What was written above what was read, for a chosen conversation.
class TestStreamTracks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bothDirections();
    void stickyAndSplit();
    void fitIsWhatPiecesSay();
    void choosesAnyEnd();
    void peerElsewhere();
    void underWay();
    void madeByOneCall_data();
    void madeByOneCall();
    void acceptedLater();
    void messages();
    void beginningLost();
    void catchesUpInSlices();
    void manyConversations();

private:
    void catchUp() { QVERIFY(m_tracks->catchUp(std::numeric_limits<qint64>::max())); }
    static QString pieces(const std::deque<StreamPiece> &all)
    {
        QStringList text;
        for (const StreamPiece &one : all)
            text.append(QStringLiteral("%1+%2").arg(one.offset).arg(one.length));
        return text.join(u' ');
    }
    static Framing lines()
    {
        Framing framing;
        framing.kind = FramingKind::Delimiter;
        return framing;
    }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<LadderRows> m_rows;
    std::unique_ptr<StreamTracks> m_tracks;
};

void TestStreamTracks::init()
{
    m_journal = std::make_unique<Journal>();
    m_rows = std::make_unique<LadderRows>(*m_journal);
    m_tracks = std::make_unique<StreamTracks>(*m_journal);
}

void TestStreamTracks::bothDirections()
{
    m_rows->converse();
    m_rows->send(3, 3, "AAA");
    m_rows->send(3, 3, "BB");
    m_rows->recv(2, 2, "AAAB");
    m_rows->send(2, 2, "echo");
    m_rows->recv(2, 2, "B");
    m_rows->recv(3, 3, "ec");
    m_rows->recv(3, 3, "ho", RecordFlag::Peeked);
    catchUp();
    QCOMPARE(m_tracks->conversationOf(2), m_tracks->conversationOf(3));
    const Conversation &talk = *m_tracks->conversationOf(2);
    QCOMPARE(talk.ends[0].socket, 3U);
    QCOMPARE(talk.ends[0].endpoint, 3U);
    QCOMPARE(talk.ends[1].socket, 2U);
    QCOMPARE(talk.ends[1].endpoint, 1U); // the server's, which accepted it
    m_tracks->choose(3, {});
    catchUp();
    const auto &[there, back] = m_tracks->directions();
    QCOMPARE(pieces(there.written), u"0+3 3+2"_qs);
    QCOMPARE(pieces(there.read), u"0+4 4+1"_qs);
    QCOMPARE(pieces(back.written), u"0+4"_qs);
    QCOMPARE(pieces(back.read), u"0+2"_qs);
    QVERIFY(!m_tracks->isCut());
    // Live: rows that come later follow.
    m_rows->recv(3, 3, "ho");
    catchUp();
    QCOMPARE(pieces(m_tracks->directions()[1].read), u"0+2 2+2"_qs);
    m_tracks->choose(0, {});
    QVERIFY(m_tracks->directions()[0].written.empty());
}

void TestStreamTracks::stickyAndSplit()
{
    m_rows->converse();
    for (const char *text : {"AAA", "BBB", "CCC"})
        m_rows->send(3, 3, text);
    m_rows->recv(2, 2, "AAABBBCCC");
    m_rows->send(2, 2, "0123456789");
    m_rows->recv(3, 3, "0123");
    m_rows->recv(3, 3, "4567");
    m_tracks->choose(3, {});
    catchUp();
    m_tracks->choose(3, {});
    catchUp();
    const StreamFit there = fitOf(m_tracks->directions()[0]);
    QCOMPARE(there.sticky, 1U);
    QCOMPARE(there.split, 0U);
    const StreamFit back = fitOf(m_tracks->directions()[1]);
    QCOMPARE(back.sticky, 0U);
    QCOMPARE(back.split, 1U);
    QCOMPARE(overlaps(m_tracks->directions()[0].read.front(), m_tracks->directions()[0].written), 3);
}

void TestStreamTracks::fitIsWhatPiecesSay()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 500; ++round) {
        StreamDirection direction;
        const auto fill = [&](std::deque<StreamPiece> &pieces) {
            quint64 at = random.bounded(8) == 0 ? random.bounded(10U) : 0; // the oldest may be gone
            for (int i = random.bounded(12); i > 0; --i) {
                pieces.push_back({quint64(i), at, 1 + random.bounded(6U)});
                at = pieces.back().end();
            }
        };
        fill(direction.written);
        fill(direction.read);
        StreamFit expected;
        for (const StreamPiece &read : direction.read)
            expected.sticky += overlaps(read, direction.written) > 1 ? 1 : 0;
        for (const StreamPiece &written : direction.written)
            expected.split += overlaps(written, direction.read) > 1 ? 1 : 0;
        const StreamFit fit = fitOf(direction);
        QCOMPARE(fit.sticky, expected.sticky);
        QCOMPARE(fit.split, expected.split);
    }
}

void TestStreamTracks::choosesAnyEnd()
{
    m_rows->converse();
    m_rows->send(3, 3, "x");
    catchUp();
    for (const SocketId end : {2U, 3U}) {
        m_tracks->choose(end, {});
        catchUp();
        QCOMPARE(pieces(m_tracks->directions()[0].written), u"0+1"_qs);
    }
    QVERIFY(!m_tracks->conversationOf(1)); // a listening socket talks to nobody
}

void TestStreamTracks::peerElsewhere()
{
    m_rows->make(3, 3);
    m_rows->connect(3, 3, "192.0.2.1:80", "192.0.2.7:40000");
    m_rows->send(3, 3, "GET\n");
    m_rows->recv(3, 3, "OK\nbody");
    catchUp();
    m_tracks->choose(3, lines());
    catchUp();
    const auto &[there, back] = m_tracks->directions();
    QCOMPARE(pieces(there.written), u"0+4"_qs);
    QVERIFY(there.read.empty());
    QVERIFY(back.written.empty());
    QCOMPARE(pieces(back.read), u"0+7"_qs);
    // Then messages are cut from what was read.
    QCOMPARE(back.messages.size(), 1U);
    QCOMPARE(back.rest->length, 4U);
    QCOMPARE(m_tracks->chosenConversation()->ends[1].socket, 0U);
}

void TestStreamTracks::underWay()
{
    // A socket that does not wait, or waits with a limit: no row says later that connect ended well.
    m_rows->make(3, 3);
    m_rows->connect(3, 3, "192.0.2.1:80", "192.0.2.7:40000", EINPROGRESS);
    m_rows->send(3, 3, "GET\n");
    m_rows->make(4, 4);
    m_rows->connect(4, 4, "192.0.2.1:81", "192.0.2.7:40001", ECONNREFUSED);
    catchUp();
    m_tracks->choose(3, lines());
    catchUp();
    QCOMPARE(pieces(m_tracks->directions()[0].written), u"0+4"_qs);
    QVERIFY(!m_tracks->conversationOf(4));
}

void TestStreamTracks::madeByOneCall_data()
{
    QTest::addColumn<bool>("hasInnerRows");
    QTest::newRow("system") << true;
    QTest::newRow("Qt") << false;
}

// create_connection: its inner calls do not tell the address that the system picked.
void TestStreamTracks::madeByOneCall()
{
    QFETCH(bool, hasInnerRows);
    m_rows->make(1, 1);
    m_rows->bind(1, 1, "127.0.0.1:9000");
    if (hasInnerRows) {
        m_rows->make(3, 3);
        m_rows->connect(3, 3, "127.0.0.1:9000", nullptr);
    }
    m_rows->accept(1, 2, 1, "127.0.0.1:40000", "127.0.0.1:9000");
    CallRecord created = m_rows->call(Call::CreateConnection, 0, 3);
    created.newSocket = 3;
    created.address = LadderRows::at("127.0.0.1:9000");
    created.local = LadderRows::at("127.0.0.1:40000");
    m_rows->add(std::move(created));
    m_rows->send(3, 3, "one");
    m_rows->recv(2, 2, "one");
    catchUp();
    m_tracks->choose(2, {});
    catchUp();
    const Conversation *talk = m_tracks->chosenConversation();
    QVERIFY(talk);
    QCOMPARE(talk->ends[0].socket, 3U);
    QCOMPARE(talk->ends[0].endpoint, 3U);
    QCOMPARE(talk->ends[1].socket, 2U);
    QCOMPARE(m_tracks->addressesOf(3).first, LadderRows::at("127.0.0.1:40000"));
    QCOMPARE(pieces(m_tracks->directions()[0].read), u"0+3"_qs);
}

void TestStreamTracks::acceptedLater()
{
    m_rows->make(1, 1);
    m_rows->bind(1, 1, "127.0.0.1:9000");
    m_rows->make(3, 3);
    m_rows->connect(3, 3, "127.0.0.1:9000", "127.0.0.1:40000");
    m_rows->send(3, 3, "early");
    catchUp();
    m_tracks->choose(3, {});
    catchUp();
    QCOMPARE(m_tracks->chosenConversation()->ends[1].socket, 0U);
    m_rows->accept(1, 2, 1, "127.0.0.1:40000", "127.0.0.1:9000");
    m_rows->recv(2, 2, "early");
    catchUp();
    QCOMPARE(m_tracks->chosenConversation()->ends[1].socket, 2U);
    QCOMPARE(pieces(m_tracks->directions()[0].read), u"0+5"_qs);
    int shown = 0;
    for (const Conversation &one : m_tracks->conversations())
        shown += one.merged ? 0 : 1;
    QCOMPARE(shown, 1);
}

void TestStreamTracks::messages()
{
    m_rows->converse();
    m_rows->send(3, 3, "one\ntw");
    m_rows->send(3, 3, "o\nthr");
    catchUp();
    m_tracks->choose(3, lines());
    catchUp();
    const StreamDirection &there = m_tracks->directions()[0];
    QCOMPARE(there.messages.size(), 2U);
    QCOMPARE(there.messages[1].offset, 4U);
    QCOMPARE(there.messages[1].length, 4U);
    QCOMPARE(there.rest->fault, FrameFault::Incomplete);
    // Another framing starts anew.
    Framing fixed;
    fixed.kind = FramingKind::Fixed;
    fixed.fixedSize = 4;
    m_tracks->choose(3, fixed);
    catchUp();
    QCOMPARE(there.messages.size(), 2U);
    QCOMPARE(there.rest->length, 3U);
}

void TestStreamTracks::beginningLost()
{
    m_rows->converse();
    m_rows->send(3, 3, "gone");
    catchUp();
    m_journal->clear();
    m_rows->send(3, 3, "kept");
    m_tracks->choose(3, {});
    catchUp();
    QVERIFY(m_tracks->isCut());
    QCOMPARE(pieces(m_tracks->directions()[0].written), u"0+4"_qs);
}

void TestStreamTracks::catchesUpInSlices()
{
    m_rows->converse();
    for (int i = 0; i < 2000; ++i)
        m_rows->send(3, 3, "x");
    int slices = 1;
    while (!m_tracks->catchUp(0))
        ++slices;
    QVERIFY(slices > 5);
    m_tracks->choose(3, {});
    slices = 1;
    while (!m_tracks->catchUp(0))
        ++slices;
    QVERIFY(slices > 5);
    QCOMPARE(m_tracks->directions()[0].writtenBytes, 2000U);
}

void TestStreamTracks::manyConversations()
{
    m_rows->make(1, 1);
    const auto most = SocketId(StreamTracks::mostConversations);
    for (SocketId i = 10; i < 10 + most + 100; ++i) {
        m_rows->make(i, 3);
        m_rows->connect(i, 3, "192.0.2.1:80", qPrintable(QStringLiteral("192.0.2.7:%1").arg(10000 + i)));
    }
    catchUp();
    QCOMPARE(m_tracks->conversations().size(), StreamTracks::mostConversations);
    QVERIFY(!m_tracks->conversationOf(10));
    QCOMPARE(m_tracks->conversationOf(10 + most)->ends[0].socket, 10 + most);
}

QTEST_GUILESS_MAIN(TestStreamTracks)
#include "tst_streamtracks.moc"
