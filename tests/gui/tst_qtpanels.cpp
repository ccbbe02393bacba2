// SPDX-License-Identifier: GPL-3.0-or-later
// Panels whose calls are made by Qt's classes: what they show, what they keep, and what they do not offer.
#include <cerrno>

#include <QAction>
#include <QComboBox>
#include <QStandardItemModel>

#include "composer.h"
#include "connectionactions.h"
#include "datagrampanel.h"
#include "lifecyclestrip.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "qtbuffersview.h"
#include "replyeditor.h"
#include "stepbench.h"
#include "stepclicks.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

void choose(const EndpointPanel &panel, BackendKind backend)
{
    auto *box = Fix::part<QComboBox>(panel, "backendBox");
    box->setCurrentIndex(box->findData(static_cast<int>(backend)));
}

QStringList titles(const EndpointPanel &panel)
{
    QStringList all;
    for (const StripCell &cell : Fix::part<LifecycleStrip>(panel, "lifecycleStrip")->cells())
        all.append(cell.title);
    return all;
}

int rowsWith(const Fix &fix, QtEvent event)
{
    int count = 0;
    fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
        count += row.entry().qtEvent == event ? 1 : 0;
        return true;
    });
    return count;
}

int notices(const Fix &fix, Notice notice)
{
    int count = 0;
    fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
        count += row.entry().kind == RecordKind::Notice && row.record().notice == notice ? 1 : 0;
        return true;
    });
    return count;
}

} // namespace

class TestQtPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSidesThroughQt()
    {
        Fix fix;
        choose(fix.server(), BackendKind::Qt);
        choose(fix.client(), BackendKind::Qt);
        QTRY_COMPARE(
            titles(fix.client()),
            QStringList({QStringLiteral("QTcpSocket"), QStringLiteral("connectToHost()"), QStringLiteral("write()"),
                         QStringLiteral("read()"), QStringLiteral("disconnectFromHost()"), QStringLiteral("close()")}));
        QTRY_COMPARE(titles(fix.server()),
                     QStringList({QStringLiteral("QTcpServer"), QStringLiteral("listen()"),
                                  QStringLiteral("nextPendingConnection()"), QStringLiteral("read() · write()"),
                                  QStringLiteral("close()")}));
        QVERIFY(fix.client().title().endsWith(QStringLiteral("Qt")));
        Fix::part<QComboBox>(fix.server(), "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::Echo));
        QVERIFY(fix.connectBoth());
        Fix::compose(fix.client(), QStringLiteral("Hello, server!"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(28));
        QVERIFY(rowsWith(fix, QtEvent::StateChanged) >= 2);
        QVERIFY(rowsWith(fix, QtEvent::NewConnection) == 1);
        const auto connecting = fix.client().endpoint().steps({});
        QCOMPARE(qtStateName(connecting[1].qtStates.back()), QLatin1StringView("ConnectedState"));
        // Nobody can choose another one meanwhile, nor end one direction.
        QVERIFY(!Fix::part(fix.client(), "backendBox")->isEnabled());
        const QAction *half = fix.client().findChild<ConnectionActions *>()->endSending();
        QVERIFY(!half->isEnabled());
        QVERIFY(half->toolTip().contains(QStringLiteral("disconnectFromHost")));
        QTRY_VERIFY(Fix::part(fix.client(), "qtBuffers")->isVisible());
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Stopped);
        QVERIFY(Fix::part(fix.client(), "backendBox")->isEnabled());
        Fix::click(fix.server(), "startButton");
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Stopped);
        QTRY_VERIFY(fix.backend->sockets().empty());
    }

    void failuresHaveBothNames()
    {
        Fix fix;
        choose(fix.client(), BackendKind::Qt);
        Fix::type(fix.client(), "portEdit", QString::number(closedLoopbackPort().port()));
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Failed);
        const auto &reason = fix.client().client().reason();
        QCOMPARE(reason->error, ECONNREFUSED);
        QCOMPARE(qtErrorName(reason->qtError), QLatin1StringView("ConnectionRefusedError"));
    }

    void peerEndClosesBoth()
    {
        Fix fix;
        LoopbackListener listener;
        choose(fix.client(), BackendKind::Qt);
        Fix::type(fix.client(), "portEdit", QString::number(listener.address().port()));
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Connected);
        const auto peer = listener.accept();
        peer->endSending();
        QTRY_COMPARE(notices(fix, Notice::QtPeerEndClosesBoth), 1);
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Stopped);
    }

    void writeTakesAllAtOnce()
    {
        Fix fix;
        LoopbackListener listener(8, 4096);
        choose(fix.client(), BackendKind::Qt);
        Fix::type(fix.client(), "portEdit", QString::number(listener.address().port()));
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Connected);
        const auto peer = listener.accept();
        QString why;
        QVERIFY(fix.client().sendOn(0, QByteArray(80 * 1024 * 1024, 'x'), why));
        QTRY_COMPARE(notices(fix, Notice::QtWriteBufferFull), 1);
        QTRY_VERIFY(fix.client().client().facts()->bytesInWriteBuffer > 50'000'000);
        const auto *drawn = Fix::part<QtBuffersView>(fix.client(), "qtBuffers");
        QTRY_VERIFY(drawn->accessibleDescription().contains(QStringLiteral("MiB")));
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(fix.client().client().state(), EndpointState::Stopped);
    }

    // The last rows of the log: no thread is in the call, it waits for a signal.
    void pendingIsNotBlocked()
    {
        const Fix fix;
        const LogView &view = fix.window->log().view();
        RunningCall recv;
        recv.call = Call::Recv;
        recv.endpoint = 1;
        recv.thread = 99;
        recv.layer = RecordLayer::QtCall;
        LogLine line = view.cells().line(recv, 5);
        QCOMPARE(line.layerText(), QStringLiteral("Qt"));
        QVERIFY2(line.result().contains(QStringLiteral("pending: waits for the signal readyRead")),
                 qPrintable(line.result()));
        QVERIFY(!line.result().contains(QStringLiteral("blocked")));
        recv.call = Call::Accept;
        QVERIFY(view.cells().line(recv, 5).result().contains(QStringLiteral("newConnection")));
        recv.layer = RecordLayer::Kernel;
        line = view.cells().line(recv, 5);
        QVERIFY(line.result().contains(QStringLiteral("blocked")));
        QVERIFY(line.layerText().isEmpty());
    }

    void isRemembered()
    {
        Fix fix;
        choose(fix.server(), BackendKind::Qt);
        fix.restart();
        QCOMPARE(fix.server().settings().backend, BackendKind::Qt);
        QCOMPARE(fix.client().settings().backend, BackendKind::Native);
        const auto *reuse = Fix::part(fix.server(), "reuseBox");
        QVERIFY(!reuse->isEnabled());
        QVERIFY(reuse->toolTip().contains(QStringLiteral("QTcpServer")));
        choose(fix.server(), BackendKind::Native);
        QVERIFY(reuse->isEnabled());
        QVERIFY(!reuse->toolTip().contains(QStringLiteral("QTcpServer")));
    }

    void packetsAreNotOffered()
    {
        Fix fix;
        EndpointPanel *panel = fix.window->addPanel(WhoRole::Server, PanelKind::UnixSeqpacket);
        auto *box = Fix::part<QComboBox>(*panel, "backendBox");
        const auto *items = qobject_cast<QStandardItemModel *>(box->model());
        QVERIFY(!items->item(1)->isEnabled());
        QVERIFY(items->item(1)->toolTip().contains(QStringLiteral("SOCK_SEQPACKET")));
        panel->restoreState(
            {{QStringLiteral("settings"), QJsonObject{{QStringLiteral("backend"), QStringLiteral("qt")}}}});
        QVERIFY(!panel->title().endsWith(QStringLiteral("Qt")));
    }

    void datagramsThroughQt()
    {
        Fix fix;
        const auto &left = *qobject_cast<DatagramPanel *>(fix.window->addPanel(WhoRole::Server, PanelKind::Udp));
        const auto &right = *qobject_cast<DatagramPanel *>(fix.window->addPanel(WhoRole::Client, PanelKind::Udp));
        choose(left, BackendKind::Qt);
        choose(right, BackendKind::Qt);
        QVERIFY(!Fix::part(left, "errorQueueBox")->isEnabled());
        QVERIFY(Fix::part(left, "errorQueueBox")->toolTip().contains(QStringLiteral("QUdpSocket")));
        Fix::part<QComboBox>(left, "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::Echo));
        Fix::type(left, "portEdit", QStringLiteral("0"));
        Fix::click(left, "startButton");
        QTRY_COMPARE(left.datagrams().state(), EndpointState::Receiving);
        Fix::type(right, "portEdit", QString::number(left.datagrams().local().port()));
        Fix::click(right, "startButton");
        QTRY_COMPARE(right.datagrams().state(), EndpointState::Receiving);
        Fix::compose(right, QStringLiteral("hello"));
        QTRY_COMPARE(right.datagrams().facts()->bytesReceived, quint64(5));
        QVERIFY(rowsWith(fix, QtEvent::ReceiveDatagram) >= 2);
    }

    void unixThroughQt()
    {
        Fix fix;
        const QString path = fix.folder.filePath(QStringLiteral("s"));
        auto &server = *qobject_cast<ServerPanel *>(fix.window->addPanel(WhoRole::Server, PanelKind::UnixStream));
        auto &client = *qobject_cast<ClientPanel *>(fix.window->addPanel(WhoRole::Client, PanelKind::UnixStream));
        for (EndpointPanel *panel : std::initializer_list<EndpointPanel *>{&server, &client})
            choose(*panel, BackendKind::Qt);
        QVERIFY(!Fix::part(client, "localPathEdit")->isEnabled());
        Fix::part<QLineEdit>(server, "pathEdit")->clear();
        QVERIFY(!Fix::part<QPushButton>(server, "startButton")->isEnabled());
        Fix::part<QLineEdit>(server, "pathEdit")->setText(path);
        Fix::part<QLineEdit>(client, "pathEdit")->setText(path);
        Fix::part<QComboBox>(server, "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::Echo));
        Fix::click(server, "startButton");
        QTRY_COMPARE(server.server().state(), EndpointState::Listening);
        Fix::click(client, "connectButton");
        QTRY_COMPARE(client.client().state(), EndpointState::Connected);
        Fix::compose(client, QStringLiteral("hello"));
        QTRY_COMPARE(client.client().facts()->bytesReceived, 5U);
    }

    void stepByStep()
    {
        Fix fix;
        choose(fix.client(), BackendKind::Qt);
        fix.client().setMode(PanelMode::StepByStep);
        StepActor &actor = fix.client().bench()->actor();
        QCOMPARE(actor.backend(), BackendKind::Qt);
        actor.make(*callSpec(QStringLiteral("socket")), {},
                   {{QStringLiteral("family"), QStringLiteral("AF_INET")},
                    {QStringLiteral("type"), QStringLiteral("SOCK_STREAM")}});
        QTRY_COMPARE(actor.sockets().size(), std::size_t(1));
        QVERIFY(!Fix::part(fix.client(), "backendBox")->isEnabled());
        QTRY_VERIFY(fix.qt->hasSocket(actor.sockets().front().id));
        LoopbackListener listener;
        actor.make(*callSpec(QStringLiteral("connect")), actor.sockets().front().name,
                   {{QStringLiteral("address"), listener.address().toString()}});
        QTRY_VERIFY(!actor.isBusy());
        // A call that waits for a signal is told so: no thread is blocked in it, and none is woken.
        actor.make(*callSpec(QStringLiteral("recv")), actor.sockets().front().name, {{QStringLiteral("size"), 5}});
        QTRY_VERIFY2(clicks::threads(fix.client()).contains(QStringLiteral("waited for its signal")),
                     qPrintable(clicks::threads(fix.client())));
        auto *interrupt = clicks::visibleButton(fix.client(), "interruptButton");
        QVERIFY(interrupt && interrupt->toolTip().contains(QStringLiteral("none is woken")));
        QTest::mouseClick(interrupt, Qt::LeftButton);
        QTRY_VERIFY(clicks::result(fix.client()).contains(QStringLiteral("EINTR")));
        actor.startOver();
        QTRY_VERIFY(Fix::part(fix.client(), "backendBox")->isEnabled());
    }
};

QTEST_MAIN(TestQtPanels)
#include "tst_qtpanels.moc"
