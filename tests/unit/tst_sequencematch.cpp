// SPDX-License-Identifier: GPL-3.0-or-later
// What a step of a sequence looks for, and where what came waits for it.
#include <QtTest>

#include "sequenceinbox.h"
#include "sequencematch.h"
#include "sequencesteps.h"

using namespace sw;

namespace {

using Found = SequenceMatch::Outcome;

} // namespace

class TestSequenceMatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsAreLookedAtAsTheyCome_data();
    void streamsAreLookedAtAsTheyCome();
    void datagramsAreLookedAtWhole_data();
    void datagramsAreLookedAtWhole();
    void hexPatterns_data();
    void hexPatterns();
    void longExpressionsGiveUp();
    void inboxIsBounded();
    void inboxKeepsWhatIsLeft();
};

void TestSequenceMatch::streamsAreLookedAtAsTheyCome_data()
{
    QTest::addColumn<SequenceStep>("step");
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<Found>("found");
    QTest::addColumn<int>("after"); // pieces
    const auto yes = Found::Yes;
    QTest::newRow("exactly") << expects(Wants::Exactly, QStringLiteral("abc")) << QByteArrayList{"a", "bcd"} << yes
                             << 2;
    QTest::newRow("exactly, other") << expects(Wants::Exactly, QStringLiteral("abc")) << QByteArrayList{"ab", "d", "c"}
                                    << Found::Never << 2;
    QTest::newRow("starts") << expects(Wants::StartsWith, QStringLiteral("ab")) << QByteArrayList{"a", "b", "c"} << yes
                            << 2;
    QTest::newRow("starts otherwise") << expects(Wants::StartsWith, QStringLiteral("ab")) << QByteArrayList{"b", "ab"}
                                      << Found::Never << 1;
    QTest::newRow("contains") << expects(Wants::Contains, QStringLiteral("OK")) << QByteArrayList{"..O", "K"} << yes
                              << 2;
    QTest::newRow("contains, not yet") << expects(Wants::Contains, QStringLiteral("OK")) << QByteArrayList{"..O", ".K"}
                                       << Found::NotYet << 2;
    QTest::newRow("pattern") << expects(Wants::Pattern, QStringLiteral("\\d+\\r")) << QByteArrayList{"a12", "3\r"}
                             << yes << 2;
    QTest::newRow("bytes") << expectsBytes(3) << QByteArrayList{"ab", "cd"} << yes << 2;
    QTest::newRow("anything") << expects(Wants::Anything) << QByteArrayList{"x", "y"} << yes << 1;
}

void TestSequenceMatch::streamsAreLookedAtAsTheyCome()
{
    QFETCH(SequenceStep, step);
    QFETCH(QByteArrayList, pieces);
    QFETCH(Found, found);
    QFETCH(int, after);
    const SequenceMatch match(step);
    QByteArray all;
    int looked = 0;
    Found last = Found::NotYet;
    for (const QByteArray &piece : std::as_const(pieces)) {
        const qsizetype seen = all.size();
        all += piece;
        ++looked;
        last = match.look(all, seen, false);
        if (last != Found::NotYet)
            break;
    }
    QCOMPARE(last, found);
    QCOMPARE(looked, after);
}

void TestSequenceMatch::datagramsAreLookedAtWhole_data()
{
    QTest::addColumn<SequenceStep>("step");
    QTest::addColumn<QByteArray>("datagram");
    QTest::addColumn<Found>("found");
    QTest::newRow("exactly") << expects(Wants::Exactly, QStringLiteral("ab")) << QByteArray("ab") << Found::Yes;
    QTest::newRow("longer") << expects(Wants::Exactly, QStringLiteral("ab")) << QByteArray("abc") << Found::Never;
    QTest::newRow("shorter") << expects(Wants::Exactly, QStringLiteral("ab")) << QByteArray("a") << Found::Never;
    QTest::newRow("starts") << expects(Wants::StartsWith, QStringLiteral("ab")) << QByteArray("abc") << Found::Yes;
    QTest::newRow("contains not") << expects(Wants::Contains, QStringLiteral("b")) << QByteArray("aca") << Found::Never;
    QTest::newRow("bytes") << expectsBytes(2) << QByteArray("ab") << Found::Yes;
    QTest::newRow("more bytes") << expectsBytes(2) << QByteArray("abc") << Found::Never;
    QTest::newRow("empty") << expects(Wants::Anything) << QByteArray("") << Found::Never;
    QTest::newRow("pattern of nothing") << expects(Wants::Pattern, QStringLiteral("^$")) << QByteArray("")
                                        << Found::Yes;
}

void TestSequenceMatch::datagramsAreLookedAtWhole()
{
    QFETCH(SequenceStep, step);
    QFETCH(QByteArray, datagram);
    QFETCH(Found, found);
    QCOMPARE(SequenceMatch(step).look(datagram, 0, true), found);
}

void TestSequenceMatch::hexPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fits");
    QTest::newRow("bytes") << "48 65" << QByteArray("Hello") << true;
    QTest::newRow("not at the start") << "65" << QByteArray("Hello") << false;
    QTest::newRow("any byte") << "48??6C" << QByteArray("Hello") << true;
    QTest::newRow("any byte, a line break") << "?? 0A" << QByteArray("\n\n") << true;
    QTest::newRow("high digit") << "4? ?5" << QByteArray("He") << true;
    QTest::newRow("other high digit") << "5?" << QByteArray("He") << false;
    QTest::newRow("other low digit") << "?9" << QByteArray("He") << false;
    QTest::newRow("high bytes") << "f? ?f ff 00" << QByteArray("\xf0\x8f\xff\x00", 4) << true;
    QTest::newRow("cut") << "48 65" << QByteArray("H") << false;
}

void TestSequenceMatch::hexPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, fits);
    const SequenceMatch match(expects(Wants::HexPattern, pattern));
    QCOMPARE(match.look(bytes, 0, true), fits ? Found::Yes : Found::Never);
}

void TestSequenceMatch::longExpressionsGiveUp()
{
    const SequenceMatch match(expects(Wants::Pattern, QStringLiteral("^(a+)+$")));
    QCOMPARE(match.look(QByteArray(40, 'a') + 'b', 0, false), Found::GaveUp);
    // What is behind the bytes that it looks at is no reason to look again.
    const SequenceMatch far(expects(Wants::Pattern, QStringLiteral("b")));
    QCOMPARE(far.look(QByteArray(ByteMatch::mostSubject, 'a') + 'b', ByteMatch::mostSubject, false), Found::NotYet);
}

void TestSequenceMatch::inboxIsBounded()
{
    SequenceInbox stream;
    const QByteArray block(1'000'000, 'x');
    int cut = 0;
    for (int i = 0; i < 20; ++i)
        cut += stream.append(block, i, false) ? 0 : 1;
    QCOMPARE(stream.bytes().size(), SequenceInbox::mostBytes);
    QCOMPARE(stream.dropped().bytes, 20'000'000 - SequenceInbox::mostBytes);
    QCOMPARE(stream.dropped().messages, 0);
    stream.take(1000); // by a step
    QCOMPARE(stream.dropped().bytes, 20'000'000 - SequenceInbox::mostBytes);
    QVERIFY(cut > 0);
    SequenceInbox small;
    for (std::size_t i = 0; i < SequenceInbox::mostPieces + 5; ++i)
        small.append("x", qint64(i), false);
    QCOMPARE(small.pieces().size(), SequenceInbox::mostPieces);
    QCOMPARE(small.bytes().size(), qsizetype(SequenceInbox::mostPieces) + 5);
    SequenceInbox datagrams;
    for (std::size_t i = 0; i < SequenceInbox::mostPieces + 5; ++i)
        datagrams.append("xy", qint64(i), true);
    QCOMPARE(datagrams.pieces().size(), SequenceInbox::mostPieces);
    QCOMPARE(datagrams.pieces().front().cameNs, 5);
    QCOMPARE(datagrams.bytes().size(), 2 * qsizetype(SequenceInbox::mostPieces));
    QCOMPARE(small.dropped().bytes, 0);
    QCOMPARE(datagrams.dropped().messages, 5);
    QCOMPARE(datagrams.dropped().bytes, 10);
}

void TestSequenceMatch::inboxKeepsWhatIsLeft()
{
    SequenceInbox stream;
    stream.append("abc", 1, false);
    stream.append("def", 2, false);
    stream.take(4);
    QCOMPARE(stream.bytes().toByteArray(), QByteArray("ef"));
    QCOMPARE(stream.pieces().size(), 1U);
    QCOMPARE(stream.pieces().front().size, 2);
    QCOMPARE(stream.pieces().front().cameNs, 2);
    SequenceInbox datagrams;
    datagrams.append("", 1, true);
    datagrams.append("ab", 2, true);
    datagrams.takePieces(1);
    QCOMPARE(datagrams.bytes().toByteArray(), QByteArray("ab"));
    datagrams.takePieces(9);
    QVERIFY(datagrams.pieces().empty() && datagrams.bytes().isEmpty());
}

QTEST_GUILESS_MAIN(TestSequenceMatch)
#include "tst_sequencematch.moc"
