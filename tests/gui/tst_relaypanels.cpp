// SPDX-License-Identifier: GPL-3.0-or-later
// Relay panels, driven as a person drives them: between a server panel and a client panel of the same window.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QTreeWidget>

#include "elidedlabel.h"
#include "errorbanner.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "relaypanel.h"
#include "relaytalksview.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

RelayPanel &add(const Fix &fix, PanelKind kind = PanelKind::TcpRelay)
{
    return *qobject_cast<RelayPanel *>(fix.window->addPanel(WhoRole::Server, kind));
}

bool startTowards(const RelayPanel &panel, quint16 target)
{
    Fix::type(panel, "portEdit", QStringLiteral("0"));
    Fix::type(panel, "targetPortEdit", QString::number(target));
    Fix::click(panel, "startButton");
    return waitUntil([&panel] { return panel.relay().state() == EndpointState::Listening; }, 20'000);
}

/// Server panel, relay panel, client panel that calls the relay; true when a conversation stands.
bool connectThrough(const Fix &fix, const RelayPanel &panel)
{
    ServerPanel &server = *fix.window->findChildren<ServerPanel *>().front();
    server.setSettings([] {
        ServerSettings settings;
        settings.port = 0;
        return settings;
    }());
    server.start();
    if (!waitUntil([&] { return server.server().state() == EndpointState::Listening; }, 20'000)
        || !startTowards(panel, server.server().address().port()))
        return false;
    Fix::type(fix.client(), "portEdit", QString::number(panel.relay().address().port()));
    Fix::click(fix.client(), "connectButton");
    return waitUntil(
        [&] { return !panel.relay().talks().empty() && panel.relay().talks().front().state == RelayTalk::State::Open; },
        20'000);
}

QByteArray receivedBy(const Fix &fix, SocketId socket)
{
    QByteArray all;
    fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
        const RowEntry &entry = row.entry();
        if (entry.kind == RecordKind::Call && entry.socket == socket && entry.call == Call::Recv && entry.result > 0)
            all.append(row.bytes());
        return true;
    });
    return all;
}

} // namespace

class TestRelayPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsOnTheLeftOnly();
    void passesBytesOfTwoPanels();
    void faultsAreChosenAndShown();
    void heldChunkIsEditedAndLetGo();
    void injects();
    void refusedTargetIsSaid();
    void wrongFieldsAreMarked();
    void settingsComeBackStopped();
    void speaksChinese();
};

void TestRelayPanels::standsOnTheLeftOnly()
{
    const Fix fix;
    const auto has = [&](const char *menu, const QString &action) {
        return Fix::part<QMenu>(*fix.window, menu)->findChild<QAction *>(action) != nullptr;
    };
    QVERIFY(has("newServerMenu", QStringLiteral("new-tcp-relay-server")));
    QVERIFY(has("newServerMenu", QStringLiteral("new-udp-relay-server")));
    QVERIFY(!has("newClientMenu", QStringLiteral("new-tcp-relay-client")));
    for (const PanelKind kind : {PanelKind::TcpRelay, PanelKind::UdpRelay}) {
        const RelayPanel &panel = add(fix, kind);
        QCOMPARE(panel.kind(), kind);
        QCOMPARE(panel.settings().host, QStringLiteral("127.0.0.1"));
        QVERIFY(panel.canStart());
    }
}

void TestRelayPanels::passesBytesOfTwoPanels()
{
    const Fix fix;
    const RelayPanel &panel = add(fix);
    const QAbstractItemModelTester tester(panel.findChild<RelayTalksModel *>());
    QVERIFY(connectThrough(fix, panel));
    Fix::compose(fix.client(), QStringLiteral("through the relay"));
    ServerPanel &server = *fix.window->findChildren<ServerPanel *>().front();
    QTRY_COMPARE(receivedBy(fix, server.server().connections().front().socket), QByteArray("through the relay"));
    const auto *table = panel.findChild<RelayTalksView *>();
    QCOMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(table->model()->index(0, RelayTalksModel::Up).data().toString(), QStringLiteral("17 B"));
    QVERIFY(panel.title().contains(QString::number(panel.relay().address().port())));
    Fix::click(panel, "startButton");
    QTRY_COMPARE(panel.relay().state(), EndpointState::Stopped);
    QTRY_COMPARE(table->model()->index(0, RelayTalksModel::State).data().toString(), QStringLiteral("ended"));
}

void TestRelayPanels::faultsAreChosenAndShown()
{
    const Fix fix;
    const RelayPanel &panel = add(fix);
    auto *summary = Fix::part<ElidedLabel>(panel, "faultsSummary");
    QVERIFY(!summary->isVisible());
    Fix::click(panel, "faultsButton");
    auto *dialog = Fix::part(panel, "relayFaultsDialog");
    QTRY_VERIFY(dialog->isVisible());
    const auto *up = Fix::part(*dialog, "upFaults");
    Fix::part<QSpinBox>(*up, "delayMinMsBox")->setValue(30);
    QCOMPARE(Fix::part<QSpinBox>(*up, "delayMaxMsBox")->value(), 30); // taken along
    Fix::part<QSpinBox>(*up, "splitMaxBox")->setValue(4);
    const auto *down = Fix::part(*dialog, "downFaults");
    Fix::part<QComboBox>(*down, "cutBox")->setCurrentIndex(Faults::CutByReset);
    Fix::part<QSpinBox>(*down, "cutAfterBox")->setValue(9);
    QCOMPARE(panel.settings().up.delayMinMs, 30);
    QCOMPARE(panel.settings().down.cutHow, qint64(Faults::CutByReset));
    QVERIFY(summary->isVisible());
    QVERIFY2(summary->text().contains(QStringLiteral("→ delay 30 ms, pieces of 1–4 bytes")),
             qPrintable(summary->text()));
    QVERIFY(summary->text().contains(QStringLiteral("← reset after 9 bytes")));
    Fix::click(*dialog, "noFaultsButton");
    QVERIFY(!summary->isVisible());
    QCOMPARE(panel.settings().up, Faults());
    // What Qt cannot pass on is said before anybody waits for it.
    auto *backend = Fix::part<QComboBox>(panel, "backendBox");
    backend->setCurrentIndex(backend->findData(static_cast<int>(BackendKind::Qt)));
    QVERIFY(summary->isVisible());
    QVERIFY2(summary->text().contains(QStringLiteral("neither half-close nor reset")), qPrintable(summary->text()));
}

void TestRelayPanels::heldChunkIsEditedAndLetGo()
{
    const Fix fix;
    const RelayPanel &panel = add(fix);
    QVERIFY(connectThrough(fix, panel));
    Fix::click(panel, "holdButton");
    auto *dialog = Fix::part(panel, "relayHoldDialog");
    QTRY_VERIFY(dialog->isVisible());
    Fix::part<QCheckBox>(*dialog, "holdUpBox")->setChecked(true);
    QVERIFY(Fix::part<ElidedLabel>(panel, "faultsSummary")->isVisible());
    Fix::compose(fix.client(), QStringLiteral("before"));
    auto *list = Fix::part<QTreeWidget>(*dialog, "heldList");
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    auto *edit = Fix::part<QPlainTextEdit>(*dialog, "heldEdit");
    QTRY_COMPARE(edit->toPlainText(), QStringLiteral("before"));
    edit->setPlainText(QStringLiteral("wrong \\q"));
    QVERIFY(!Fix::part<QPushButton>(*dialog, "letGoEditedButton")->isEnabled());
    QVERIFY(Fix::part<QLabel>(*dialog, "heldWrong")->isVisible());
    edit->setPlainText(QStringLiteral("after\\n"));
    Fix::click(*dialog, "letGoEditedButton");
    ServerPanel &server = *fix.window->findChildren<ServerPanel *>().front();
    const SocketId socket = server.server().connections().front().socket;
    QTRY_COMPARE(receivedBy(fix, socket), QByteArray("after\n"));
    QTRY_COMPARE(list->topLevelItemCount(), 0);
    Fix::compose(fix.client(), QStringLiteral("gone"));
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    Fix::click(*dialog, "dropButton");
    QTRY_COMPARE(list->topLevelItemCount(), 0);
    Fix::compose(fix.client(), QStringLiteral("last"));
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    Fix::part<QCheckBox>(*dialog, "holdUpBox")->setChecked(false);
    QTRY_COMPARE(receivedBy(fix, socket), QByteArray("after\nlast"));
}

void TestRelayPanels::injects()
{
    const Fix fix;
    const RelayPanel &panel = add(fix);
    QVERIFY(connectThrough(fix, panel));
    Fix::click(panel, "holdButton");
    auto *dialog = Fix::part(panel, "relayHoldDialog");
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(!Fix::part<QPushButton>(*dialog, "injectButton")->isEnabled());
    Fix::part<QComboBox>(*dialog, "injectWayBox")->setCurrentIndex(1);
    Fix::part<QLineEdit>(*dialog, "injectEdit")->setText(QStringLiteral("hello\\r\\n"));
    Fix::click(*dialog, "injectButton");
    QTRY_COMPARE(receivedBy(fix, fix.client().client().socket()), QByteArray("hello\r\n"));
}

void TestRelayPanels::refusedTargetIsSaid()
{
    const Fix fix;
    const RelayPanel &panel = add(fix);
    QVERIFY(startTowards(panel, closedLoopbackPort().port()));
    const auto client = LoopbackPeer::connectTo(panel.relay().address());
    const auto *banner = Fix::part<ErrorBanner>(panel, "errorBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(QStringLiteral("ECONNREFUSED")), qPrintable(banner->text()));
    QVERIFY(banner->text().contains(QStringLiteral("The client was closed")));
    QTRY_COMPARE(panel.findChild<RelayTalksView *>()->model()->index(0, RelayTalksModel::State).data().toString(),
                 QStringLiteral("target: ECONNREFUSED"));
}

void TestRelayPanels::wrongFieldsAreMarked()
{
    const Fix fix;
    const RelayPanel &panel = add(fix);
    Fix::type(panel, "targetPortEdit", QStringLiteral("0"));
    QVERIFY(!Fix::part<QPushButton>(panel, "startButton")->isEnabled());
    QVERIFY(Fix::part<QLabel>(panel, "fieldNote")->text().contains(QStringLiteral("Target port")));
    Fix::type(panel, "targetPortEdit", QStringLiteral("80"));
    QVERIFY(Fix::part<QPushButton>(panel, "startButton")->isEnabled());
}

void TestRelayPanels::settingsComeBackStopped()
{
    Fix fix;
    RelaySettings wanted;
    wanted.port = 4711;
    wanted.targetHost = QStringLiteral("example.org");
    wanted.targetPort = 4712;
    wanted.up.delayMinMs = 5;
    wanted.up.delayMaxMs = 9;
    wanted.listenTls = true;
    wanted.listenTlsSettings.selfSignedNames = QStringList{QStringLiteral("localhost")};
    add(fix).setSettings(wanted);
    fix.restart();
    const auto *panel = fix.window->findChild<RelayPanel *>();
    QVERIFY(panel);
    QVERIFY(panel->relay().isIdle());
    const RelaySettings kept = panel->settings();
    QCOMPARE(kept.port, wanted.port);
    QCOMPARE(kept.targetHost, wanted.targetHost);
    QCOMPARE(kept.targetPort, wanted.targetPort);
    QCOMPARE(kept.up, wanted.up);
    QVERIFY(kept.listenTls);
    QVERIFY(!kept.targetTls);
}

void TestRelayPanels::speaksChinese()
{
    Fix fix;
    const RelayPanel &panel = add(fix);
    fix.languages.choose(QStringLiteral("zh_CN"));
    QTRY_COMPARE(Fix::part<QPushButton>(panel, "forgetTalksButton")->text(), QStringLiteral("忘记已结束的"));
}

QTEST_MAIN(TestRelayPanels)
#include "tst_relaypanels.moc"
