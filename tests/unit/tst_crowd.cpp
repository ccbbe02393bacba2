// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients against servers of this program and against servers that misbehave.
#include <QtTest>

#include <cerrno>

#include <sys/resource.h>

#include "crowdendpoint.h"
#include "descriptors.h"
#include "laboratory.h"
#include "latencybuckets.h"
#include "patience.h"
#include "serverendpoint.h"

using namespace sw;

namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int many = 200;
#else
constexpr int many = 1000;
#endif
constexpr int longTime = 240'000; // ms; the machine may be slow

CrowdSettings few(quint16 port, int clients = 3)
{
    CrowdSettings settings;
    settings.port = port;
    settings.clients = clients;
    settings.ramp = 0;
    settings.seconds = 0;
    return settings;
}

/// A server on a port of the system's choice.
struct Served
{
    explicit Served(Laboratory &lab, ReplyKind kind = ReplyKind::Echo)
        : server(lab.workbench)
    {
        ServerSettings settings;
        settings.port = 0;
        settings.backlog = 4096;
        settings.reply.rule.kind = kind;
        server.start(settings);
    }
    bool listens()
    {
        return waitUntil([this] { return server.state() == EndpointState::Listening; });
    }
    [[nodiscard]] quint16 port() const { return server.address().port(); }
    ServerEndpoint server;
};

quint64 bytesOf(const Laboratory &lab, EndpointId endpoint, Call call)
{
    quint64 bytes = 0;
    lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
        const RowEntry &entry = row.entry();
        if (entry.kind == RecordKind::Call && entry.endpoint == endpoint && entry.call == call && entry.result > 0)
            bytes += static_cast<quint64>(entry.result);
        return true;
    });
    return bytes;
}

} // namespace

class TestCrowd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(raiseDescriptorLimit() >= 2 * many + 200); } // as the program does at its start
    void thousandClientsGetTheirEcho()
    {
        Laboratory lab;
        Served served(lab);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port(), many);
        settings.message = QStringLiteral("one of many\\n");
        settings.ramp = 2000;
        settings.timeoutMs = 120'000;
        crowd.start(settings);
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().answered, quint64(many), longTime);
        CrowdFigures now = crowd.figures();
        QCOMPARE(now.connected, many);
        QCOMPARE(now.open, many);
        QCOMPARE(now.failed, 0);
        QCOMPARE(now.sent, quint64(many));
        QCOMPARE(now.differing, 0U);
        QCOMPARE(now.latency.count, quint64(many));
        QVERIFY(now.latency.least > 0 && now.latency.p50 >= now.latency.least);
        QVERIFY(now.latency.p99 >= now.latency.p50 && now.latency.most >= now.latency.p99);
        QCOMPARE(served.server.connections().size(), std::size_t(many));
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
        now = crowd.figures();
        QCOMPARE(now.open, 0);
        QCOMPARE(now.failed, 0);
        QCOMPARE(now.closedByPeer, 0);
        // What the clients count is what the server's rows say.
        const quint64 bytes = quint64(many) * 12;
        QCOMPARE(now.bytesSent, bytes);
        QCOMPARE(now.bytesReceived, bytes);
        QCOMPARE(bytesOf(lab, served.server.id(), Call::Recv), bytes);
        QCOMPARE(bytesOf(lab, served.server.id(), Call::Send), bytes);
        QCOMPARE(lab.calls(Call::Connect).size(), std::size_t(many));
        served.server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(lab.backend.sockets().empty(), longTime);
    }
    void messagesGoOnAtTheirRate()
    {
        Laboratory lab;
        Served served(lab);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port(), 5);
        settings.rate = 200;
        crowd.start(settings);
        QTRY_VERIFY_WITH_TIMEOUT(crowd.figures().answered >= 100, longTime);
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
        const CrowdFigures now = crowd.figures();
        QCOMPARE(now.failed, 0);
        QCOMPARE(now.differing, 0U);
        QVERIFY(now.sent >= now.answered && now.sent - now.answered <= 5);
        QCOMPARE(now.bytesSent, bytesOf(lab, crowd.id(), Call::Send));
        QVERIFY(!crowd.samples().empty());
        quint64 answered = 0;
        for (const CrowdSample &one : crowd.samples())
            answered += one.answered;
        QCOMPARE(answered, now.answered);
    }
    void endsByItselfAfterItsTime()
    {
        Laboratory lab;
        Served served(lab);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port());
        settings.seconds = 1;
        crowd.start(settings);
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
        QVERIFY(crowd.figures().elapsedNs >= 1'000'000'000);
        QCOMPARE(crowd.figures().open, 0);
    }
    void refusedPort()
    {
        Laboratory lab;
        quint16 port = 0;
        {
            Served served(lab);
            QVERIFY(served.listens());
            port = served.port();
            served.server.stop();
            QTRY_COMPARE(served.server.state(), EndpointState::Stopped);
        }
        CrowdEndpoint crowd(lab.workbench);
        crowd.start(few(port, 20));
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().failed, 20, longTime);
        const CrowdFigures now = crowd.figures();
        QCOMPARE(now.connected, 0);
        const std::vector<CrowdFailure> wanted{{Call::Connect, ECONNREFUSED, 20}};
        QCOMPARE(now.failures, wanted);
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
        QTRY_VERIFY(lab.backend.sockets().empty());
    }
    void serverThatCloses()
    {
        Laboratory lab;
        Served served(lab, ReplyKind::Nothing);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port(), 10);
        settings.message.clear();
        crowd.start(settings);
        QTRY_COMPARE_WITH_TIMEOUT(served.server.connections().size(), std::size_t(10), longTime);
        served.server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().closedByPeer, 10, longTime);
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().open, 0, longTime);
        QCOMPARE(crowd.figures().failed, 0);
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
    }
    void serverThatNeverAnswers()
    {
        Laboratory lab;
        Served served(lab, ReplyKind::Nothing);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port(), 4);
        settings.rate = 100;
        crowd.start(settings);
        // One is out, the next one waits for its answer: all further ones are held back.
        QTRY_VERIFY_WITH_TIMEOUT(crowd.figures().heldBack >= 8, longTime);
        QCOMPARE(crowd.figures().sent, 4U);
        QCOMPARE(crowd.figures().answered, 0U);
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
        QCOMPARE(crowd.figures().failed, 0);
    }
    void sessionFileThatCannotKeepUp()
    {
        Laboratory lab;
        Served served(lab, ReplyKind::Nothing);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port(), 4);
        settings.rate = 100;
        settings.answer = CrowdAnswer::None;
        lab.journal.setBacklogLimit(0);
        lab.journal.beginWriting(); // and nobody writes
        crowd.start(settings);
        QTRY_VERIFY_WITH_TIMEOUT(crowd.figures().heldBack >= 8, longTime);
        QCOMPARE(crowd.figures().sent, 4U); // the first of each goes with its connection
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
        QCOMPARE(crowd.figures().failed, 0);
    }
    void stoppedInTheMiddle()
    {
        Laboratory lab;
        Served served(lab);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port(), many);
        settings.ramp = 500;
        crowd.start(settings);
        QTRY_VERIFY_WITH_TIMEOUT(crowd.figures().connected > 0, longTime);
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
        QCOMPARE(crowd.figures().open, 0);
        QCOMPARE(crowd.figures().connecting, 0);
        served.server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(lab.backend.sockets().empty(), longTime);
        // And begins anew.
        Served again(lab);
        QVERIFY(again.listens());
        crowd.start(few(again.port()));
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().answered, 3U, longTime);
    }
    void goneWhileItRuns()
    {
        Laboratory lab;
        Served served(lab);
        QVERIFY(served.listens());
        {
            CrowdEndpoint crowd(lab.workbench);
            crowd.start(few(served.port(), 50));
            QTRY_VERIFY_WITH_TIMEOUT(crowd.figures().connected > 0, longTime);
        }
        served.server.stop();
        QTRY_VERIFY_WITH_TIMEOUT(lab.backend.sockets().empty(), longTime);
    }
    void othersHaveToBeConfirmed()
    {
        Laboratory lab;
        lab.api.fail(Call::Connect, ENETUNREACH, 3);
        CrowdEndpoint crowd(lab.workbench);
        const QSignalSpy asked(&crowd, &CrowdEndpoint::confirmationWanted);
        CrowdSettings settings = few(9);
        settings.host = QStringLiteral("192.0.2.1");
        crowd.start(settings);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(crowd.target().host(), settings.host);
        QVERIFY(lab.journal.endRow() == 0);
        crowd.stop();
        QCOMPARE(crowd.state(), EndpointState::Stopped);
        crowd.confirm(); // too late
        QCOMPARE(crowd.state(), EndpointState::Stopped);
        crowd.start(settings);
        crowd.confirm();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().failed, 3, longTime);
        QCOMPARE(crowd.figures().failures.at(0).error, ENETUNREACH);
    }
    void severalSourceAddresses()
    {
        Laboratory lab;
        Served served(lab);
        QVERIFY(served.listens());
        CrowdEndpoint crowd(lab.workbench);
        CrowdSettings settings = few(served.port(), 6);
        settings.sources = 3;
        settings.reset = true;
        crowd.start(settings);
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().answered, 6U, longTime);
        QStringList hosts;
        for (const Connection &one : served.server.connections())
            hosts << one.peer.host();
        for (int i = 1; i <= 3; ++i)
            QCOMPARE(hosts.count(QStringLiteral("127.0.0.%1").arg(i)), 2);
        crowd.stop();
        QTRY_COMPARE_WITH_TIMEOUT(crowd.state(), EndpointState::Stopped, longTime);
    }
    void tooFewDescriptors()
    {
        Laboratory lab;
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit low = before;
        low.rlim_cur = 200;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
        CrowdEndpoint crowd(lab.workbench);
        crowd.start(few(9, 300));
        ::setrlimit(RLIMIT_NOFILE, &before);
        QCOMPARE(crowd.state(), EndpointState::Failed);
        QVERIFY(crowd.lack());
        QCOMPARE(crowd.lack()->limit, 200);
        QVERIFY(crowd.lack()->needed >= 300);
        QCOMPARE(lab.journal.endRow(), 0U);
    }
    void answersThatDiffer()
    {
        Laboratory lab;
        Served served(lab, ReplyKind::Fixed);
        QVERIFY(served.listens());
        ReplySettings reply;
        reply.rule.kind = ReplyKind::Fixed;
        reply.rule.bytes = "HELLO\n";
        served.server.setReply(reply);
        CrowdEndpoint crowd(lab.workbench);
        crowd.start(few(served.port(), 3));
        QTRY_COMPARE_WITH_TIMEOUT(crowd.figures().answered, 3U, longTime);
        QCOMPARE(crowd.figures().differing, 3U);
    }
    void settingsAreKept()
    {
        CrowdSettings settings = few(7, 12);
        settings.rate = 2.5;
        settings.answer = CrowdAnswer::Bytes;
        settings.answerBytes = 9;
        settings.reset = true;
        settings.sources = 4;
        settings.message = QStringLiteral("\\x00end");
        const CrowdSettings back = crowdSettingsFrom(toJson(settings));
        QCOMPARE(toJson(back), toJson(settings));
        QCOMPARE(back.payload(), std::optional(QByteArray("\0end", 4)));
        QJsonObject wild = toJson(settings);
        wild.insert(QStringLiteral("clients"), 1e9);
        QCOMPARE(crowdSettingsFrom(wild).clients, CrowdSettings::mostClients);
    }
    void bucketsTellPercentiles()
    {
        LatencyBuckets buckets;
        QCOMPARE(buckets.percentile(50), 0);
        for (int i = 1; i <= 1000; ++i)
            buckets.add(i * 1000);
        QCOMPARE(buckets.count(), 1000U);
        QCOMPARE(buckets.least(), 1000);
        QCOMPARE(buckets.most(), 1'000'000);
        QCOMPARE(buckets.mean(), 500'500);
        const auto near = [](qint64 got, qint64 wanted) { return got >= wanted && got <= wanted + wanted / 64 + 1; };
        QVERIFY(near(buckets.percentile(50), 500'000));
        QVERIFY(near(buckets.percentile(99), 990'000));
        QCOMPARE(buckets.percentile(100), 1'000'000);
        buckets.add(std::numeric_limits<qint64>::max());
        QCOMPARE(buckets.most(), std::numeric_limits<qint64>::max());
        buckets.clear();
        QCOMPARE(buckets.count(), 0U);
    }
    void csvIsWellFormed()
    {
        CrowdSettings settings;
        settings.message = QStringLiteral("=a\"b");
        CrowdFigures figures;
        figures.failures = {{Call::Connect, ECONNREFUSED, 4}};
        const QByteArray csv = figuresCsv(settings, figures);
        QVERIFY(csv.contains("message,\"'=a\"\"b\"\r\n"));
        QVERIFY(csv.contains("failed_connect_ECONNREFUSED,4\r\n"));
        const QByteArray course = courseCsv({CrowdSample()});
        QCOMPARE(course.count("\r\n"), 2);
        QCOMPARE(course.split('\r').at(0).count(','), course.split('\r').at(1).count(','));
    }
};

QTEST_GUILESS_MAIN(TestCrowd)
#include "tst_crowd.moc"
