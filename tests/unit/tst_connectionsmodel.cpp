// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "connectionsmodel.h"
#include "monotonic.h"
#include "patience.h"
#include "socketswatch.h"
#include "workbench.h"

using namespace sw;

namespace {

/// Answers every command with success, opens nothing; tells of sockets and calls what the test puts in.
class QuietBackend final : public SocketBackend
{
public:
    explicit QuietBackend(RecordSink &sink)
        : m_sink(sink)
    {
    }

    SocketId newSocketId() override { return ++m_last; }
    LaneId newLane(const QByteArray &, BackendKind) override { return 1; }
    bool hasSocket(SocketId) const override { return false; }
    void execute(const SocketCommand &command) override
    {
        if (command.repeat)
            return;
        CallRecord record;
        record.call = command.call;
        record.endpoint = command.endpoint;
        record.connection = command.connection;
        record.socket = command.socket;
        record.token = command.token;
        record.beganNs = monotonicNs();
        m_sink.take(std::move(record));
    }
    void cancel(quint64) override {}
    void cancelLane(LaneId) override {}
    void cancelSends(SocketId) override {}
    void setReadingPaused(SocketId, bool) override {}
    void endLane(LaneId) override {}
    std::vector<RunningCall> runningCalls() const override { return running; }
    std::vector<SocketFacts> sockets() const override
    {
        ++looks;
        return {known.begin(), known.end()};
    }
    std::optional<SocketFacts> facts(SocketId socket) const override
    {
        for (const SocketFacts &one : known) {
            if (one.socket == socket)
                return one;
        }
        return std::nullopt;
    }
    int liveThreads() const override { return 0; }

    std::vector<RunningCall> running;
    std::vector<SocketFacts> known;
    mutable int looks = 0;

private:
    RecordSink &m_sink;
    SocketId m_last = 0;
};

struct Bench
{
    Journal journal;
    RecordHub hub{journal};
    QuietBackend backend{hub};
    Workbench workbench{backend, hub};
    ServerEndpoint server{workbench};

    void listen()
    {
        server.start({});
        QTRY_COMPARE(server.state(), EndpointState::Listening);
    }
    void accept(quint32 number)
    {
        SocketFacts facts;
        facts.socket = 1000 + number;
        facts.endpoint = server.id();
        facts.connection = number;
        facts.local = *SocketAddress::parse(QStringLiteral("127.0.0.1:9999"));
        backend.known.push_back(facts);
        CallRecord record;
        record.call = Call::Accept;
        record.endpoint = server.id();
        record.connection = number;
        record.socket = server.listeningSocket();
        record.newSocket = facts.socket;
        record.result = static_cast<int>(number) + 10;
        record.address = *SocketAddress::parse(QStringLiteral("127.0.0.1:%1").arg(20000 + number));
        hub.take(std::move(record));
    }
    void acceptMany(quint32 count)
    {
        for (quint32 i = 1; i <= count; ++i)
            accept(i);
        QTRY_COMPARE(server.connections().size(), size_t(count));
    }
    void block(quint32 number, Call call, qint64 forNs)
    {
        RunningCall running;
        running.call = call;
        running.endpoint = server.id();
        running.connection = number;
        running.socket = 1000 + number;
        running.beganNs = monotonicNs() - forNs;
        backend.running.push_back(running);
    }
};

QModelIndex at(const ConnectionsModel &model, int row, int column = 0)
{
    return model.index(row, column);
}

} // namespace

class TestConnectionsModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheServer()
    {
        Bench bench;
        ConnectionsModel model(bench.server);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.listen();
        bench.acceptMany(3);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.openCount(), 3);
        QCOMPARE(model.rowOf(2), 1);
        QCOMPARE(model.rowOf(9), -1);
        QCOMPARE(at(model, 1, ConnectionsModel::Peer).data().toString(), QStringLiteral("127.0.0.1:20002"));
        QCOMPARE(at(model, 1).data(ConnectionsModel::DescriptorRole).toInt(), 12);

        bench.backend.known[1].end = EndReason::Reset;
        bench.backend.known[1].endError = 104;
        bench.backend.known[1].bytesReceived = 77;
        bench.server.close(1002);
        QTRY_COMPARE(model.openCount(), 2);
        QVERIFY(!at(model, 1).data(ConnectionsModel::OpenRole).toBool());
        QCOMPARE(at(model, 1).data(ConnectionsModel::EndRole).toInt(), static_cast<int>(EndReason::Reset));
        QCOMPARE(at(model, 1).data(ConnectionsModel::EndErrorRole).toInt(), 104);
        QCOMPARE(at(model, 1, ConnectionsModel::Received).data(ConnectionsModel::RawRole).toInt(), 77);

        bench.server.forgetEnded();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOf(2), -1);
        QCOMPARE(model.rowOf(3), 1);
    }

    void showsTheCallThatTellsMost()
    {
        Bench bench;
        ConnectionsModel model(bench.server);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.listen();
        bench.acceptMany(2);
        bench.block(1, Call::Recv, 3'150'000'000);
        bench.block(2, Call::Recv, 9'000'000'000);
        bench.block(2, Call::Send, 1'050'000'000);
        model.takeLook(SocketsNow::take(bench.workbench));
        QCOMPARE(at(model, 0, ConnectionsModel::InCall).data().toString(), QStringLiteral("recv"));
        QCOMPARE(at(model, 0).data(ConnectionsModel::BlockedMsRole).toLongLong(), 3100);
        // A send that is stuck says more than the recv beside it.
        QCOMPARE(at(model, 1, ConnectionsModel::InCall).data().toString(), QStringLiteral("send"));
        QCOMPARE(at(model, 1).data(ConnectionsModel::BlockedMsRole).toLongLong(), 1000);
        bench.backend.running.clear();
        model.takeLook(SocketsNow::take(bench.workbench));
        QCOMPARE(at(model, 0).data(ConnectionsModel::BlockedMsRole).toLongLong(), -1);
        QVERIFY(!at(model, 0, ConnectionsModel::InCall).data().isValid());
    }

    void announcesOnlyWhatChanged()
    {
        Bench bench;
        ConnectionsModel model(bench.server);
        bench.listen();
        bench.acceptMany(10);
        model.takeLook(SocketsNow::take(bench.workbench));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.takeLook(SocketsNow::take(bench.workbench));
        QCOMPARE(changes.count(), 0);
        bench.backend.known[2].bytesSent = 5;
        bench.backend.known[3].bytesSent = 5;
        bench.backend.known[9].readingPaused = true;
        model.takeLook(SocketsNow::take(bench.workbench));
        QCOMPARE(changes.count(), 2);
        QCOMPARE(changes[0][0].toModelIndex().row(), 2);
        QCOMPARE(changes[0][1].toModelIndex().row(), 3);
        QCOMPARE(changes[1][0].toModelIndex().row(), 9);
        QVERIFY(at(model, 9).data(ConnectionsModel::PausedRole).toBool());
    }

    void aThousandRowsAreOneRangeAndQuick()
    {
        constexpr quint32 count = 1000;
        Bench bench;
        ConnectionsModel model(bench.server);
        bench.listen();
        bench.acceptMany(count);
        for (quint32 i = 1; i <= count; ++i)
            bench.block(i, Call::Recv, 1'000'000'000);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QElapsedTimer timer;
        timer.start();
        model.takeLook(SocketsNow::take(bench.workbench));
        const qint64 took = timer.elapsed();
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes[0][1].toModelIndex().row(), static_cast<int>(count) - 1);
        QCOMPARE(resets.count(), 0);
        QVERIFY2(took < 2000, qPrintable(QString::number(took)));
    }

    void nobodyWatchesNothingIsLookedAt()
    {
        Bench bench;
        SocketsWatch watch(bench.workbench);
        QSignalSpy looks(&watch, &SocketsWatch::looked);
        QObject::connect(&watch, &SocketsWatch::wanting, &watch, [](SocketsWanted *wanted) { wanted->all = true; });
        watch.hurry();
        const int before = bench.backend.looks;
        watch.addWatcher();
        watch.addWatcher();
        QTRY_VERIFY(looks.count() >= 2);
        // One look serves all who watch.
        QCOMPARE(bench.backend.looks - before, looks.count());
        watch.removeWatcher();
        QCOMPARE(watch.watchers(), 1);
        watch.removeWatcher();
        const auto seen = looks.count();
        watch.hurry();
        QSignalSpy other(&bench.server, &ServerEndpoint::stateChanged);
        bench.listen(); // turns of the event loop in which a look would have come
        QVERIFY(other.count() > 0);
        QCOMPARE(looks.count(), seen);
    }

    void onlyWhatIsWantedIsLookedAt()
    {
        Bench bench;
        bench.listen();
        bench.acceptMany(2);
        SocketsWatch watch(bench.workbench);
        const SocketId second = bench.backend.known.back().socket;
        QObject::connect(&watch, &SocketsWatch::wanting, &watch,
                         [second](SocketsWanted *wanted) { wanted->add(second); });
        ConnectionsModel model(bench.server);
        QObject::connect(&watch, &SocketsWatch::looked, &model, &ConnectionsModel::takeLook);
        const QSignalSpy looked(&watch, &SocketsWatch::looked);
        for (SocketFacts &one : bench.backend.known)
            one.bytesReceived = 77;
        const int before = bench.backend.looks;
        watch.addWatcher();
        QTRY_VERIFY(looked.count() > 0);
        QCOMPARE(bench.backend.looks, before);
        const auto received = [&](int row) {
            return model.index(row, ConnectionsModel::Received).data(ConnectionsModel::RawRole).toInt();
        };
        QCOMPARE(received(1), 77);
        QCOMPARE(received(0), 0);
        watch.removeWatcher();
    }
};

QTEST_GUILESS_MAIN(TestConnectionsModel)
#include "tst_connectionsmodel.moc"
