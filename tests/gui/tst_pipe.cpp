// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QToolButton>

#include "patience.h"
#include "pipepanel.h"
#include "recordtabs.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

/// Where the bytes of a connection are, from send() to recv(): the sum agrees at every look, and no byte is lost.
class TestPipe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fix.reset(); }
    void pausedReadingFillsBothQueues();
    void aTalkThatIsOver();
    void resetThrowsAway();
    void restsWhileHidden();
    void unixHasNoNetwork();

private:
    static constexpr int many = 16'000'000; ///< more than both queues can hold
    [[nodiscard]] PipeFeed &feed() const { return m_fix->window->pipe().feed(); }
    [[nodiscard]] PipeView &view() const { return m_fix->window->pipe().view(); }
    [[nodiscard]] const PipeLedger &ledger(size_t direction) const { return feed().ledger(direction); }
    void show() const
    {
        Fix::part<QAction>(*m_fix->window, "showPipeAction")->trigger();
        QVERIFY(view().isVisible());
    }
    void fill() const; ///< client to server, until send() blocks

    std::unique_ptr<Fix> m_fix;
};

void TestPipe::init()
{
    m_fix = std::make_unique<Fix>();
    m_fix->window->resize(1400, 1000);
}

void TestPipe::fill() const
{
    auto *pause = Fix::part<QToolButton>(*m_fix->window, "pipePauseSecond");
    QTRY_VERIFY(pause->isEnabled());
    Fix::click(*m_fix->window, "pipePauseSecond");
    QTRY_VERIFY(feed().end(1).facts && feed().end(1).facts->readingPaused);
    QTRY_VERIFY(pause->isChecked());
    ClientEndpoint &client = m_fix->client().client();
    client.send(client.facts()->socket, QByteArray(many, 'x'));
    QTRY_VERIFY(ledger(0).waiting.bytes > 0 && ledger(0).unsent.bytes > 0 && ledger(0).unread.bytes > 0);
}

void TestPipe::pausedReadingFillsBothQueues()
{
    show();
    QVERIFY(!feed().conversation());
    QVERIFY(!Fix::part<QToolButton>(*m_fix->window, "pipePauseFirst")->isEnabled());
    QVERIFY(m_fix->connectBoth());
    int looks = 0;
    bool balanced = true;
    QString wrong;
    connect(&feed(), &PipeFeed::changed, this, [&] {
        ++looks;
        for (const size_t direction : {0U, 1U}) {
            if (!ledger(direction).balances() && balanced) {
                balanced = false;
                wrong = view().ledgerText(direction);
            }
        }
    });
    fill();
    QTRY_COMPARE(ledger(0).asked.bytes, quint64(many));
    QVERIFY(view().standing(0).contains(QLatin1String("send() is blocked")));
    QVERIFY(feed().end(0).sending);
    // Both queues are full when nothing moves any more: the windows are shut, the buffers full.
    QTRY_VERIFY(feed().end(0).kernel && feed().end(0).kernel->sendWindow.value_or(0) == 0);
    QTRY_VERIFY(feed().end(0).kernel->sendMemory > feed().end(0).kernel->sendBuffer / 2);
    QVERIFY(feed().end(1).kernel->receiveMemory > 0);
    QCOMPARE(ledger(0).read.bytes, quint64(0));
    QVERIFY(view().ledgerText(0).contains(QLatin1String("waiting to be taken")));
    QVERIFY(!view().grab().isNull());
    QVERIFY(!view().accessibleDescription().isEmpty());
    // The reader goes on: not a byte was lost.
    Fix::click(*m_fix->window, "pipePauseSecond");
    QTRY_COMPARE_WITH_TIMEOUT(ledger(0).read.bytes, quint64(many), 60'000);
    QTRY_COMPARE(ledger(0).asked.bytes, quint64(many));
    QCOMPARE(ledger(0).lost.bytes, quint64(0));
    QVERIFY(view().standing(0).isEmpty());
    QVERIFY2(balanced, qPrintable(wrong));
    QVERIFY(looks > 2);
}

void TestPipe::aTalkThatIsOver()
{
    QVERIFY(m_fix->connectBoth());
    m_fix->compose(m_fix->client(), QStringLiteral("Hello"));
    QTRY_COMPARE(m_fix->bytesOf(Call::Recv), quint64(5));
    show();
    QTRY_COMPARE(ledger(0).read.bytes, quint64(5));
    QCOMPARE(ledger(0).asked.bytes, quint64(5));
    QTRY_VERIFY(feed().end(0).kernel && feed().end(0).kernel->hasFigures);
    m_fix->client().end();
    QTRY_VERIFY(feed().end(0).closed && feed().end(1).closed);
    QTRY_COMPARE(ledger(0).read.bytes, quint64(5));
    QCOMPARE(ledger(0).asked.bytes, quint64(5));
    QCOMPARE(ledger(0).lost.bytes, quint64(0));
    QVERIFY(!Fix::part<QToolButton>(*m_fix->window, "pipePauseFirst")->isEnabled());
}

void TestPipe::resetThrowsAway()
{
    show();
    QVERIFY(m_fix->connectBoth());
    fill();
    // Closed with bytes unread: the kernel resets the connection and throws them away (RFC 2525).
    m_fix->server().end();
    QTRY_VERIFY(feed().end(1).closed && !feed().end(0).sending);
    QTRY_VERIFY(ledger(0).lost.bytes > 0);
    QVERIFY2(ledger(0).balances(), qPrintable(view().ledgerText(0)));
    QCOMPARE(ledger(0).unread.bytes, quint64(0));
    QVERIFY(view().ledgerText(0).contains(QLatin1String("thrown away (inferred)")));
}

void TestPipe::restsWhileHidden()
{
    QVERIFY(m_fix->connectBoth());
    show();
    QTRY_VERIFY(feed().end(0).kernel);
    m_fix->window->records().bringForward(QStringLiteral("logPanel"));
    const qint64 last = feed().takenNs();
    m_fix->compose(m_fix->client(), QStringLiteral("nobody looks"));
    QTRY_COMPARE(m_fix->bytesOf(Call::Recv), quint64(12));
    QCOMPARE(feed().takenNs(), last);
    show();
    QTRY_VERIFY(feed().takenNs() > last);
    QTRY_COMPARE(ledger(0).read.bytes, quint64(12));
}

void TestPipe::unixHasNoNetwork()
{
    show();
    CallRecord pair;
    pair.call = Call::Socketpair;
    pair.arguments = {1, 1, 0}; // AF_UNIX, SOCK_STREAM
    pair.newSocket = 9001;
    pair.newSocket2 = 9002;
    m_fix->journal->append(std::move(pair));
    for (const auto &[socket, call] : {std::pair(9001U, Call::Send), std::pair(9002U, Call::Recv)}) {
        CallRecord moved;
        moved.call = call;
        moved.socket = socket;
        moved.data = call == Call::Send ? "seven b" : "sev";
        moved.result = moved.data.size();
        moved.asked = 7;
        m_fix->journal->append(std::move(moved));
    }
    feed().renew();
    QTRY_VERIFY(feed().conversation());
    QVERIFY(!feed().isTcp());
    QTRY_COMPARE(ledger(0).asked.bytes, quint64(7));
    QTRY_COMPARE(ledger(0).read.bytes, quint64(3));
    QCOMPARE(ledger(0).lost.bytes, quint64(4)); // such sockets are not open here: nobody will read the rest
    QVERIFY(!view().grab().isNull());
}

QTEST_MAIN(TestPipe)
#include "tst_pipe.moc"
