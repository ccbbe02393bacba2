// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tcppath.h"

using namespace sw;

/// The way of a socket through the states, with those filled in that were too quick to be seen.
class TestTcpPath final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ways_data();
    void ways();
    void edgesAreTheDiagram();
    void looksAddOnlyWhatIsNew();
    void arrows();

private:
    using S = TcpState;
    /// "SYN_SENT? ESTABLISHED ...", inferred ones with a question mark.
    static QString told(const TcpPath &path)
    {
        QStringList all;
        for (const TcpStep &step : path.steps())
            all.append(QString(tcpStateName(step.state)) + (step.inferred ? u"?"_qs : QString()));
        return all.join(u' ');
    }
};

Q_DECLARE_METATYPE(std::vector<sw::TcpState>)

void TestTcpPath::ways_data()
{
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<std::vector<TcpState>>("seen");
    QTest::addColumn<bool>("inOrder");
    QTest::addColumn<QString>("expected");
    using Seen = std::vector<TcpState>;
    QTest::newRow("slow client") << false << Seen{S::SynSent, S::Established} << false
                                 << u"CLOSED? SYN_SENT ESTABLISHED"_qs;
    QTest::newRow("quick client") << false << Seen{S::Established} << false << u"CLOSED? SYN_SENT? ESTABLISHED"_qs;
    QTest::newRow("accepted") << true << Seen{S::Established} << false << u"LISTEN? SYN_RECV? ESTABLISHED"_qs;
    QTest::newRow("closes first") << false << Seen{S::Established, S::TimeWait, S::Unknown} << false
                                  << u"CLOSED? SYN_SENT? ESTABLISHED FIN_WAIT1? FIN_WAIT2? TIME_WAIT CLOSED"_qs;
    QTest::newRow("closes second") << true << Seen{S::Established, S::CloseWait, S::Unknown} << true
                                   << u"LISTEN? SYN_RECV? ESTABLISHED CLOSE_WAIT LAST_ACK? CLOSED"_qs;
    QTest::newRow("closes second, quickly") << true << Seen{S::Established, S::Unknown} << true
                                            << u"LISTEN? SYN_RECV? ESTABLISHED CLOSE_WAIT? LAST_ACK? CLOSED"_qs;
    QTest::newRow("reset") << false << Seen{S::Established, S::Unknown} << false
                           << u"CLOSED? SYN_SENT? ESTABLISHED CLOSED"_qs;
    QTest::newRow("both at once") << false << Seen{S::Established, S::Closing, S::TimeWait} << false
                                  << u"CLOSED? SYN_SENT? ESTABLISHED FIN_WAIT1? CLOSING TIME_WAIT"_qs;
    QTest::newRow("only its end was seen")
        << false << Seen{S::TimeWait} << false << u"CLOSED? SYN_SENT? ESTABLISHED? FIN_WAIT1? FIN_WAIT2? TIME_WAIT"_qs;
    QTest::newRow("never seen") << false << Seen{S::Unknown, S::Unknown} << false << u"CLOSED?"_qs;
    QTest::newRow("half-open") << true << Seen{S::NewSynRecv, S::Established} << false
                               << u"LISTEN? SYN_RECV ESTABLISHED"_qs;
}

void TestTcpPath::ways()
{
    QFETCH(bool, accepted);
    QFETCH(std::vector<TcpState>, seen);
    QFETCH(bool, inOrder);
    QFETCH(QString, expected);
    TcpPath path(accepted);
    qint64 ns = 0;
    for (const TcpState state : seen)
        path.look(state, ns += 1000, inOrder ? TcpPath::Gone::InOrder : TcpPath::Gone::Unknown);
    QCOMPARE(told(path), expected);
}

void TestTcpPath::edgesAreTheDiagram()
{
    // Every state can be reached, and every one leads back to CLOSED.
    for (int i = int(S::Established); i <= int(S::Closing); ++i) {
        const auto state = TcpState(i);
        if (state == S::Close)
            continue;
        const auto direct = [](TcpState from, TcpState to) {
            const auto &edges = tcpEdges();
            return std::any_of(edges.begin(), edges.end(),
                               [&](const TcpEdge &edge) { return edge.from == from && edge.to == to; });
        };
        QVERIFY2(direct(S::Close, state) || !tcpStatesBetween(S::Close, state).empty(), tcpStateName(state).data());
        QVERIFY2(direct(state, S::Close) || !tcpStatesBetween(state, S::Close).empty(), tcpStateName(state).data());
    }
}

void TestTcpPath::looksAddOnlyWhatIsNew()
{
    TcpPath path;
    QVERIFY(path.look(S::Established, 5));
    QVERIFY(!path.look(S::Established, 6));
    QCOMPARE(path.steps().back().ns, 5);
    QVERIFY(path.look(S::Unknown, 7));
    QVERIFY(!path.look(S::Unknown, 8));
    QCOMPARE(path.state(), S::Close);
}

void TestTcpPath::arrows()
{
    TcpPath path;
    path.look(S::FinWait2, 1);
    QVERIFY(path.took(S::Close, S::SynSent) && path.took(S::FinWait1, S::FinWait2));
    QVERIFY(!path.took(S::Established, S::CloseWait));
    QVERIFY(path.has(S::Established) && !path.has(S::Listen));
}

QTEST_GUILESS_MAIN(TestTcpPath)
#include "tst_tcppath.moc"
