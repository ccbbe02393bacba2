// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDoubleSpinBox>

#include "loopbackpeer.h"
#include "monotonic.h"
#include "patience.h"
#include "recordtabs.h"
#include "tcpstatespanel.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// Both ends of a conversation in the diagram of states, from the kernel's table, also after their descriptors are closed.
class TestTcpStates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fix.reset(); }
    void followsBothEnds();
    void beginsInTheMiddle();
    void restsWhileHidden();
    void showsWhoWaitsForAccept();
    void showsALoneListener();
    void showsAConnectThatWaits_data();
    void showsAConnectThatWaits();
    void showsAConnectThatIsGivenUp();
    void waysBackToClosed();
    void tellsSoon();
    void unixHasNone();

private:
    [[nodiscard]] TcpStatesFeed &feed() const { return m_fix->window->states().feed(); }
    [[nodiscard]] TcpStatesView &view() const { return m_fix->window->states().view(); }
    [[nodiscard]] TcpState state(size_t which) const { return feed().end(which).path.state(); }
    void show() const
    {
        Fix::part<QAction>(*m_fix->window, "showStatesAction")->trigger();
        QVERIFY(view().isVisible());
    }

    std::unique_ptr<Fix> m_fix;
};

void TestTcpStates::init()
{
    m_fix = std::make_unique<Fix>();
    m_fix->window->resize(1400, 1000);
}

void TestTcpStates::followsBothEnds()
{
    show();
    QVERIFY(!feed().conversation());
    QVERIFY(m_fix->connectBoth());
    QTRY_COMPARE(state(0), TcpState::Established);
    QTRY_COMPARE(state(1), TcpState::Established);
    QVERIFY(feed().end(0).path.took(TcpState::Close, TcpState::SynSent));
    QVERIFY(feed().end(1).path.took(TcpState::Listen, TcpState::SynRecv));
    QVERIFY(view().summary().contains(QLatin1String("client: ESTABLISHED")));
    QTRY_VERIFY(feed().listener());
    QCOMPARE(feed().listener()->waiting, 0U);
    // Who closes first keeps TIME_WAIT, although nobody holds the socket any more.
    m_fix->client().end();
    QTRY_COMPARE(state(0), TcpState::TimeWait);
    QTRY_COMPARE(state(1), TcpState::Close);
    QVERIFY(feed().end(0).path.took(TcpState::FinWait2, TcpState::TimeWait));
    QVERIFY(feed().end(1).path.took(TcpState::CloseWait, TcpState::LastAck));
    QTRY_VERIFY(feed().end(0).timeWaitMs > 0);
    const int left = feed().end(0).timeWaitMs;
    QVERIFY2(left <= 60'000, qPrintable(QString::number(left)));
    QTRY_VERIFY(feed().end(0).timeWaitMs < left);
    QVERIFY(!view().grab().isNull());
}

void TestTcpStates::beginsInTheMiddle()
{
    QVERIFY(m_fix->connectBoth());
    show();
    QTRY_COMPARE(state(0), TcpState::Established);
    const TcpPath &path = feed().end(0).path;
    QVERIFY(path.steps()[1].inferred && !path.steps().back().inferred);
    QVERIFY(view().stepText(path.steps()[1]).contains(QLatin1String("inferred")));
    // Another tab and back: what was seen is known still.
    m_fix->window->records().bringForward(QStringLiteral("logPanel"));
    show();
    QCOMPARE(path.steps().size(), 3U);
}

void TestTcpStates::restsWhileHidden()
{
    const int before = m_fix->window->watch().watchers();
    show();
    QCOMPARE(m_fix->window->watch().watchers(), before + 1);
    m_fix->window->records().bringForward(QStringLiteral("logPanel"));
    QCOMPARE(m_fix->window->watch().watchers(), before);
}

void TestTcpStates::showsWhoWaitsForAccept()
{
    show();
    // A listening socket that nobody accepts on: backlog 0 has one place.
    LoopbackListener listener(0);
    Fix::type(m_fix->client(), "portEdit", QString::number(listener.address().port()));
    Fix::click(m_fix->client(), "connectButton");
    QTRY_COMPARE(m_fix->client().client().state(), EndpointState::Connected);
    QTRY_VERIFY(feed().listener() && feed().listener()->waiting == 1);
    QCOMPARE(feed().listener()->backlog, 0U);
    QTRY_COMPARE(feed().listener()->queue.size(), std::size_t(1));
    QCOMPARE(feed().listener()->queue[0].peer, m_fix->client().client().facts()->local);
    QVERIFY(view().queueText().contains(QLatin1String("1 of 1 places taken")));
    // It stands before accept(): bytes come already.
    m_fix->compose(m_fix->client(), QStringLiteral("early"));
    QTRY_VERIFY(view().waitingText().contains(QLatin1String("(5 B have come)")));
    // The next one finds no place: its SYN is dropped, and counted.
    listener.fillQueue();
    QTRY_VERIFY(feed().listener() && feed().listener()->drops > 0);
    QVERIFY(view().queueText().contains(QLatin1String("turned away so far: ")));
    QVERIFY(!view().grab().isNull());
}

void TestTcpStates::showsALoneListener()
{
    show();
    Fix::type(m_fix->server(), "portEdit", QStringLiteral("0"));
    Fix::click(m_fix->server(), "startButton");
    QTRY_COMPARE(m_fix->server().server().state(), EndpointState::Listening);
    QTRY_VERIFY(feed().lone() != 0);
    QTRY_COMPARE(state(0), TcpState::Listen);
    QTRY_VERIFY(feed().listener());
    QCOMPARE(feed().listener()->waiting, 0U);
    QVERIFY(view().summary().contains(QLatin1String("LISTEN")));
    QVERIFY(view().queueText().contains(QLatin1String("0 of ")));
    QVERIFY(!view().grab().isNull());
    // The first who comes by it is shown in its place.
    Fix::type(m_fix->client(), "portEdit", QString::number(m_fix->server().server().address().port()));
    Fix::click(m_fix->client(), "connectButton");
    QTRY_COMPARE(feed().lone(), SocketId(0));
    QTRY_COMPARE(state(0), TcpState::Established);
    QTRY_VERIFY(feed().listener());
}

void TestTcpStates::showsAConnectThatWaits_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::newRow("native") << BackendKind::Native;
    QTest::newRow("Qt") << BackendKind::Qt;
}

// The listening socket has no place left: the kernel leaves the SYN unanswered, and connect waits.
void TestTcpStates::showsAConnectThatWaits()
{
    QFETCH(BackendKind, backend);
    LoopbackListener listener(0);
    const auto first = LoopbackPeer::connectTo(listener.address());
    QVERIFY(first);
    show();
    // What was shown before gives way to the connect of the panel in front.
    Fix::type(m_fix->server(), "portEdit", QStringLiteral("0"));
    Fix::click(m_fix->server(), "startButton");
    QTRY_COMPARE(state(0), TcpState::Listen);
    auto *box = Fix::part<QComboBox>(m_fix->client(), "backendBox");
    box->setCurrentIndex(box->findData(static_cast<int>(backend)));
    Fix::type(m_fix->client(), "portEdit", QString::number(listener.address().port()));
    Fix::click(m_fix->client(), "connectButton");
    QTRY_COMPARE(state(0), TcpState::SynSent);
    QTRY_VERIFY(feed().lone() != 0);
    QVERIFY(!feed().end(0).path.steps().back().inferred);
    QVERIFY(view().summary().contains(QLatin1String("SYN_SENT")));
    QTRY_VERIFY(feed().listener() && feed().listener()->waiting == 1);
    QVERIFY(view().queueText().contains(QLatin1String("1 of 1 places taken")));
    QVERIFY(!view().grab().isNull());
    // With a place for it the next SYN is answered: the same path goes on.
    const auto accepted = listener.accept();
    QVERIFY(accepted);
    QTRY_COMPARE(feed().lone(), SocketId(0));
    QTRY_COMPARE(state(0), TcpState::Established);
    const auto &steps = feed().end(0).path.steps();
    QCOMPARE(steps.size(), std::size_t(3));
    QCOMPARE(steps[1].state, TcpState::SynSent);
    QVERIFY(!steps[1].inferred);
}

void TestTcpStates::showsAConnectThatIsGivenUp()
{
    LoopbackListener listener(0);
    const auto first = LoopbackPeer::connectTo(listener.address());
    QVERIFY(first);
    // A conversation before it: the next connect of the same panel takes its place.
    QVERIFY(m_fix->connectBoth());
    show();
    QTRY_COMPARE(state(0), TcpState::Established);
    m_fix->client().end();
    QTRY_COMPARE(state(0), TcpState::TimeWait);
    Fix::type(m_fix->client(), "portEdit", QString::number(listener.address().port()));
    Fix::part<QDoubleSpinBox>(m_fix->client(), "timeoutBox")->setValue(5);
    Fix::click(m_fix->client(), "connectButton");
    QTRY_COMPARE(state(0), TcpState::SynSent);
    QTRY_COMPARE(state(0), TcpState::Close);
    const auto &steps = feed().end(0).path.steps();
    QVERIFY(steps.size() == 3 && steps[1].state == TcpState::SynSent && !steps[1].inferred);
    QVERIFY(feed().lone() != 0);
    // Whatever comes next is shown in its place.
    Fix::type(m_fix->client(), "portEdit", QString::number(m_fix->server().server().address().port()));
    Fix::click(m_fix->client(), "connectButton");
    QTRY_COMPARE(feed().lone(), SocketId(0));
    QTRY_COMPARE(state(0), TcpState::Established);
}

void TestTcpStates::waysBackToClosed()
{
    show();
    QVERIFY(m_fix->connectBoth());
    QTRY_COMPARE(state(1), TcpState::Established);
    QVERIFY(view().returnsTaken().empty());
    m_fix->client().end();
    QTRY_COMPARE(state(1), TcpState::Close);
    QCOMPARE(view().returnsTaken(), std::vector<TcpState>{TcpState::LastAck});
    QVERIFY(!view().grab().isNull());
}

// No upper bound: a machine that is busy may be late. What it came to stands in the output.
void TestTcpStates::tellsSoon()
{
    show();
    QVERIFY(m_fix->connectBoth());
    QTRY_COMPARE(state(0), TcpState::Established);
    const SocketId socket = m_fix->client().client().socket();
    qint64 closedNs = 0;
    QObject::connect(m_fix->workbench.get(), &Workbench::recorded, this, [&](const CallRecord &record) {
        if (record.call == Call::Shutdown && record.socket == socket)
            closedNs = record.beganNs;
    });
    qint64 shownNs = 0;
    QObject::connect(&feed(), &TcpStatesFeed::changed, this, [&] {
        if (shownNs == 0 && feed().end(0).path.has(TcpState::FinWait1))
            shownNs = monotonicNs();
    });
    SocketCommand half;
    half.call = Call::Shutdown;
    half.socket = socket;
    half.arguments = {1, 0, 0};
    m_fix->workbench->execute(half);
    QTRY_VERIFY(shownNs != 0 && closedNs != 0);
    qInfo("a change of state is shown %.1f ms after its call began", double(shownNs - closedNs) / 1e6);
}

void TestTcpStates::unixHasNone()
{
    show();
    CallRecord pair;
    pair.call = Call::Socketpair;
    pair.arguments = {1, 1, 0}; // AF_UNIX, SOCK_STREAM
    pair.newSocket = 9001;
    pair.newSocket2 = 9002;
    m_fix->journal->append(std::move(pair));
    feed().renew();
    QTRY_VERIFY(feed().conversation());
    QVERIFY(!feed().isTcp());
    QVERIFY(view().summary().isEmpty());
    QVERIFY(!view().grab().isNull());
}

QTEST_MAIN(TestTcpStates)
#include "tst_tcpstates.moc"
