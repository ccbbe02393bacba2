// SPDX-License-Identifier: GPL-3.0-or-later
// Datagram panels, driven as a person drives them, over real loopback sockets.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QTableView>
#include <QTreeWidget>

#include "datagrampanel.h"
#include "datagrampeersmodel.h"
#include "errorbanner.h"
#include "loopbackpeer.h"
#include "monotonic.h"
#include "patience.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

DatagramPanel &add(const Fix &fix, WhoRole side, PanelKind kind = PanelKind::Udp)
{
    return *qobject_cast<DatagramPanel *>(fix.window->addPanel(side, kind));
}

QString banner(const EndpointPanel &panel)
{
    const auto *found = Fix::part<ErrorBanner>(panel, "errorBanner");
    return found->isVisible() ? found->text() : QString();
}

bool open(const DatagramPanel &panel)
{
    Fix::click(panel, "startButton");
    return waitUntil([&] { return panel.datagrams().state() == EndpointState::Receiving; });
}

quint64 peersSeen(const DatagramPanel &panel)
{
    return panel.datagrams().peers().look().peers.size();
}

} // namespace

class TestDatagramPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsToAName()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        Fix::type(left, "portEdit", QStringLiteral("0"));
        QVERIFY(open(left));
        const auto *send = Fix::part<QPushButton>(left, "sendButton");
        const QString port = QString::number(left.datagrams().local().port());
        Fix::type(left, "toEdit", QStringLiteral("localhost"));
        QVERIFY(!send->isEnabled()); // a port is missing
        Fix::type(left, "toEdit", QStringLiteral("localhost:") + port);
        QVERIFY(send->isEnabled());
        Fix::compose(left, QStringLiteral("to myself"));
        // The look-up is a call of its own, with a row.
        const auto rowsOf = [&fix](Call call) {
            int rows = 0;
            fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
                rows += row.entry().call == call ? 1 : 0;
                return true;
            });
            return rows;
        };
        QTRY_COMPARE(rowsOf(Call::Getaddrinfo), 1);
        QTRY_COMPARE(rowsOf(Call::Sendto), 1);
        QTRY_COMPARE(left.datagrams().peers().look().peers.size(), std::size_t(1));
        QTRY_COMPARE(left.datagrams().peers().look().peers[0].received, 1U);
        QTRY_VERIFY(send->isEnabled());
        // What has no address is said, and nothing is sent.
        Fix::type(left, "toEdit", QStringLiteral("nosuch.invalid:9"));
        Fix::compose(left, QStringLiteral("lost"));
        QTRY_VERIFY2(banner(left).contains(QStringLiteral("EAI_")), qPrintable(banner(left)));
        QCOMPARE(rowsOf(Call::Sendto), 1);
    }

    void takenPortNamesItsHolder()
    {
        Fix fix;
        DatagramPanel &first = add(fix, WhoRole::Server);
        Fix::type(first, "portEdit", QStringLiteral("0"));
        QVERIFY(open(first));
        DatagramPanel &second = add(fix, WhoRole::Server);
        const quint16 taken = first.datagrams().local().port();
        Fix::type(second, "portEdit", QString::number(taken));
        Fix::click(second, "startButton");
        QTRY_COMPARE(second.datagrams().state(), EndpointState::Failed);
        QTRY_VERIFY(Fix::part<QPushButton>(second, "useFreePort"));
        Fix::click(second, "useFreePort");
        QTRY_COMPARE(second.datagrams().state(), EndpointState::Receiving);
        QVERIFY(second.datagrams().local().port() != taken);
    }

    void echoesAndShowsThePeer()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        DatagramPanel &right = add(fix, WhoRole::Client);
        Fix::part<QComboBox>(left, "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::Echo));
        Fix::type(left, "portEdit", QStringLiteral("0"));
        QVERIFY(open(left));
        Fix::type(right, "portEdit", QString::number(left.datagrams().local().port()));
        QVERIFY(open(right));
        Fix::compose(right, QStringLiteral("hello"));
        auto *peers = Fix::part<QTableView>(left, "peersTable");
        QTRY_COMPARE(peers->model()->rowCount(), 1);
        QTRY_COMPARE(peers->model()->index(0, 1).data().toString(), QStringLiteral("1"));
        QTRY_COMPARE(peers->model()->index(0, 2).data().toString(), QStringLiteral("1")); // the echo
        // Who sent first is the one to answer.
        auto *to = Fix::part<QLineEdit>(left, "toEdit");
        QTRY_COMPARE(to->text(), QStringLiteral("127.0.0.1:%1").arg(right.datagrams().local().port()));
        QCOMPARE(Fix::part<QPushButton>(left, "sendButton")->text(), QStringLiteral("Send")); // the field says where to
        QTRY_COMPARE(peersSeen(right), 1U);
        Fix::compose(left, QStringLiteral("from left"));
        QTRY_COMPARE(right.datagrams().peers().look().peers[0].received, 2U);
        // An empty message is a datagram.
        Fix::compose(right, QString());
        QTRY_COMPARE(left.datagrams().peers().look().peers[0].received, 2U);
    }

    void connectIsAChoice()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        Fix::type(left, "portEdit", QStringLiteral("0"));
        QVERIFY(open(left));
        DatagramPanel &right = add(fix, WhoRole::Client);
        Fix::type(right, "portEdit", QString::number(left.datagrams().local().port()));
        Fix::part<QCheckBox>(right, "connectBox")->setChecked(true);
        QVERIFY(open(right));
        QVERIFY(right.datagrams().isConnected());
        QVERIFY(!Fix::part<QCheckBox>(right, "connectBox")->isEnabled());
        Fix::compose(right, QStringLiteral("x"));
        QTRY_COMPARE(peersSeen(left), 1U);
    }

    void refusedIsExplainedAndInferred()
    {
        Fix fix;
        DatagramPanel &right = add(fix, WhoRole::Client);
        Fix::type(right, "portEdit", QString::number(closedLoopbackPort().port()));
        Fix::part<QCheckBox>(right, "connectBox")->setChecked(true);
        QVERIFY(open(right));
        Fix::compose(right, QStringLiteral("anybody?"));
        QTRY_VERIFY(banner(right).contains(QStringLiteral("ECONNREFUSED")));
        QVERIFY(banner(right).contains(QStringLiteral("Inferred")));
        QCOMPARE(right.datagrams().state(), EndpointState::Receiving);
    }

    void broadcastIsOffered()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        Fix::type(left, "portEdit", QStringLiteral("0"));
        QVERIFY(open(left));
        Fix::type(left, "toEdit", QStringLiteral("127.255.255.255:9"));
        Fix::compose(left, QStringLiteral("all"));
        QTRY_VERIFY(banner(left).contains(QStringLiteral("Broadcast")));
        const auto optionsSet = [&fix] {
            int made = 0;
            fix.journal->visit(0, fix.journal->endRow(), [&made](const JournalRow &row) {
                made += row.entry().kind == RecordKind::Call && row.entry().call == Call::Setsockopt ? 1 : 0;
                return true;
            });
            return made;
        };
        const int before = optionsSet();
        Fix::click(left, "allowBroadcast");
        QTRY_COMPARE(optionsSet(), before + 1); // the click on Send is quicker than a person's
        QVERIFY(Fix::part<QCheckBox>(left, "broadcastBox")->isChecked());
        Fix::click(left, "sendButton");
        QTRY_COMPARE(peersSeen(left), 1U);
        QTRY_COMPARE(left.datagrams().peers().look().peers[0].sent, 1U);
        QVERIFY(banner(left).isEmpty());
    }

    void tooLongIsExplained()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        Fix::type(left, "portEdit", QStringLiteral("0"));
        QVERIFY(open(left));
        Fix::type(left, "toEdit", QStringLiteral("127.0.0.1:9"));
        Fix::compose(left, QString(70'000, u'x'));
        QTRY_VERIFY(banner(left).contains(QStringLiteral("65507")));
    }

    void wrongAddressSaysWhy()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        auto *send = Fix::part<QPushButton>(left, "sendButton");
        QVERIFY(!send->isEnabled());
        QVERIFY(!send->toolTip().isEmpty());
        Fix::type(left, "portEdit", QStringLiteral("0"));
        QVERIFY(open(left));
        Fix::type(left, "toEdit", QStringLiteral("nonsense"));
        QVERIFY(!send->isEnabled());
        QVERIFY(send->toolTip().contains(QStringLiteral("127.0.0.1:9999")));
    }

    void protocolBoxSwitchesTheTab()
    {
        Fix fix;
        Fix::type(fix.server(), "portEdit", QStringLiteral("4711"));
        const int tabs = fix.window->servers().count();
        auto *box = Fix::part<QComboBox>(fix.server(), "protocolBox");
        box->setCurrentIndex(1);
        Q_EMIT box->activated(1);
        QTRY_VERIFY(qobject_cast<DatagramPanel *>(fix.window->servers().currentPanel()));
        QCOMPARE(fix.window->servers().count(), tabs);
        const auto *panel = qobject_cast<DatagramPanel *>(fix.window->servers().currentPanel());
        QCOMPARE(panel->settings().localPort, 4711);
        QCOMPARE(panel->kind(), PanelKind::Udp);
    }

    void joinsAndLeaves()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        Fix::part<QComboBox>(left, "addressBox")->setEditText(QStringLiteral("0.0.0.0"));
        Fix::type(left, "portEdit", QStringLiteral("0"));
        auto *dialog = Fix::part<QDialog>(left, "multicastDialog");
        dialog->show();
        Fix::type(*dialog, "groupEdit", QStringLiteral("10.0.0.1"));
        QVERIFY(!Fix::part<QPushButton>(*dialog, "joinButton")->isEnabled()); // no group
        Fix::type(*dialog, "groupEdit", QStringLiteral("239.7.7.7"));
        Fix::part<QComboBox>(*dialog, "groupInterfaceBox")->setEditText(QStringLiteral("lo"));
        Fix::click(*dialog, "joinButton");
        QCOMPARE(left.settings().groups.size(), std::size_t(1));
        QVERIFY(open(left));
        auto *list = Fix::part<QTreeWidget>(*dialog, "groupList");
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        QTRY_COMPARE(list->topLevelItem(0)->text(3), QStringLiteral("joined"));
        list->setCurrentItem(list->topLevelItem(0));
        Fix::click(*dialog, "leaveButton");
        QTRY_COMPARE(list->topLevelItemCount(), 0);
        QTRY_VERIFY(left.settings().groups.empty());
    }

    void unixTalk()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server, PanelKind::UnixDatagram);
        DatagramPanel &right = add(fix, WhoRole::Client, PanelKind::UnixDatagram);
        const QString name = QStringLiteral("@sw-gui-%1").arg(QCoreApplication::applicationPid());
        Fix::type(left, "pathEdit", name);
        Fix::type(right, "pathEdit", name);
        QVERIFY(open(left));
        QVERIFY(open(right));
        Fix::compose(right, QStringLiteral("local"));
        QTRY_COMPARE(peersSeen(left), 1U);
        QTRY_VERIFY(Fix::part<QLineEdit>(left, "toEdit")->text().startsWith(QStringLiteral("unix:@")));
        QTRY_COMPARE(peersSeen(right), 1U); // its own record comes when it comes
        Fix::compose(left, QStringLiteral("back"));
        QTRY_COMPARE(right.datagrams().peers().look().peers[0].received, 1U);
    }

    void survivesARestart()
    {
        Fix fix;
        {
            DatagramPanel &left = add(fix, WhoRole::Server);
            Fix::type(left, "portEdit", QStringLiteral("5353"));
            Fix::part<QCheckBox>(left, "broadcastBox")->setChecked(true);
            Fix::type(left, "toEdit", QStringLiteral("127.0.0.1:9"));
            DatagramPanel &right = add(fix, WhoRole::Client, PanelKind::UnixDatagram);
            Fix::type(right, "pathEdit", QStringLiteral("@there"));
        }
        fix.restart();
        const auto *left = qobject_cast<DatagramPanel *>(fix.window->servers().currentPanel());
        const auto *right = qobject_cast<DatagramPanel *>(fix.window->clients().currentPanel());
        QVERIFY(left && right);
        QCOMPARE(left->settings().localPort, 5353);
        QVERIFY(left->settings().broadcast);
        QCOMPARE(Fix::part<QLineEdit>(*left, "toEdit")->text(), QStringLiteral("127.0.0.1:9"));
        QCOMPARE(right->kind(), PanelKind::UnixDatagram);
        QCOMPARE(right->settings().remotePath, QStringLiteral("@there"));
    }

    void peersModelKeepsItsPromises()
    {
        DatagramPeers peers;
        DatagramPeersModel model(peers);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CallRecord record;
        record.call = Call::Recvfrom;
        record.data = "x";
        record.result = 1;
        for (int i = 0; i < 1500; ++i) {
            record.beganNs = i;
            record.address = SocketAddress::fromHost(QStringLiteral("10.0.0.1"), static_cast<quint16>(i + 1)).value();
            peers.note(record);
            if (i % 100 == 0)
                model.renew(monotonicNs());
        }
        model.renew(monotonicNs());
        QCOMPARE(model.rowCount(), static_cast<int>(DatagramPeers::mostKept));
        QCOMPARE(model.forgotten(), 500U);
        peers.clear();
        peers.note(record);
        model.renew(monotonicNs());
        QCOMPARE(model.rowCount(), 1);
    }
};

QTEST_MAIN(TestDatagramPanels)
#include "tst_datagrampanels.moc"
