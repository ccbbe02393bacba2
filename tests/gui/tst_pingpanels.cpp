// SPDX-License-Identifier: GPL-3.0-or-later
// Panels that ping, driven as a person drives them, in a network of the test's own; and without the right to.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>

#include "errorbanner.h"
#include "icmpdetails.h"
#include "icmpecho.h"
#include "missingcapability.h"
#include "paneloffer.h"
#include "patience.h"
#include "pingpanel.h"
#include "pingsmodel.h"
#include "privatenetwork.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

PingPanel &add(const Fix &fix, PanelKind kind = PanelKind::Ping)
{
    auto &panel = *qobject_cast<PingPanel *>(fix.window->addPanel(WhoRole::Client, kind));
    Fix::part<QSpinBox>(panel, "intervalBox")->setValue(PingSettings::leastInterval);
    return panel;
}

bool known(const Fix &fix)
{
    return waitUntil([&] { return fix.window->offer().isKnown(); });
}

bool runToItsEnd(const PingPanel &panel)
{
    Fix::click(panel, "startButton");
    return waitUntil([&] { return panel.pings().isIdle(); });
}

QString banner(const EndpointPanel &panel)
{
    const auto *found = Fix::part<ErrorBanner>(panel, "errorBanner");
    return found->isVisible() ? found->text() : QString();
}

QStandardItem *socketItem(const PingPanel &panel, int row)
{
    return qobject_cast<QStandardItemModel *>(Fix::part<QComboBox>(panel, "pingSocketBox")->model())->item(row);
}

QStringList details(const Fix &fix, Call call, Direction direction = Direction::None)
{
    QStringList lines;
    fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
        const Call made = row.entry().call;
        if (made == call || (direction != Direction::None && traitsOf(made).direction == direction))
            lines << IcmpDetails::of(row);
        return true;
    });
    return lines;
}

} // namespace

class TestPingPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pingsThisMachine_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("raw");
        for (const bool raw : {false, true}) {
            QTest::addRow("IPv4, raw %d", raw) << static_cast<int>(PanelKind::Ping) << raw;
            QTest::addRow("IPv6, raw %d", raw) << static_cast<int>(PanelKind::PingV6) << raw;
        }
    }
    void pingsThisMachine()
    {
        QFETCH(const int, kind);
        QFETCH(const bool, raw);
        Fix fix;
        QVERIFY(known(fix));
        PingPanel &panel = add(fix, static_cast<PanelKind>(kind));
        QVERIFY(socketItem(panel, 0)->isEnabled() && socketItem(panel, 1)->isEnabled());
        Fix::part<QComboBox>(panel, "pingSocketBox")->setCurrentIndex(raw ? 1 : 0);
        QCOMPARE(Fix::part(panel, "filterBox")->isEnabled(), raw);
        auto *table = Fix::part<QTableView>(panel, "pingsTable");
        const QAbstractItemModelTester tester(panel.findChild<PingsModel *>());
        QVERIFY(runToItsEnd(panel));
        QTRY_COMPARE(table->model()->rowCount(), 4);
        const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
        for (int row = 0; row < 4; ++row) {
            QCOMPARE(cell(row, PingsModel::Sequence), QString::number(row + 1));
            QCOMPARE(cell(row, PingsModel::Outcome), QStringLiteral("answered"));
            QCOMPARE(cell(row, PingsModel::Ttl), QStringLiteral("64"));
            QCOMPARE(cell(row, PingsModel::Size), QStringLiteral("56"));
            QVERIFY(cell(row, PingsModel::Time).toDouble() > 0);
        }
        const QString summary = Fix::part<QLabel>(panel, "summaryLabel")->text();
        QVERIFY2(summary.startsWith(QStringLiteral("Sent: 4  ·  Received: 4  ·  Lost: 0")), qPrintable(summary));
        const QString all = details(fix, Call::Recvmsg).join(u'\n');
        QVERIFY2(all.contains(QStringLiteral("sequence number: 4, payload: 56 bytes")), qPrintable(all));
        QVERIFY(all.contains(QStringLiteral("echo reply")));
        QCOMPARE(all.contains(QStringLiteral("IP header: 20 bytes")), raw && kind == static_cast<int>(PanelKind::Ping));
        QVERIFY(!all.contains(QStringLiteral("wrong")));
        QStringList rows;
        fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
            rows << IcmpDetails::inShort(row);
            return true;
        });
        QCOMPARE(rows.filter(QRegularExpression(QStringLiteral("^echo request, id \\d+, seq [1-4]$"))).size(), 4);
        QCOMPARE(rows.filter(QRegularExpression(QStringLiteral("^echo reply, id \\d+, seq [1-4]$"))).size(), 4);
    }
    void stopsWhenTold()
    {
        Fix fix;
        PingPanel &panel = add(fix);
        Fix::part<QSpinBox>(panel, "countBox")->setValue(0);
        Fix::click(panel, "startButton");
        QTRY_VERIFY(panel.pings().tally().look().received > 5);
        QVERIFY(!Fix::part(panel, "hostEdit")->isEnabled());
        QVERIFY(!Fix::part(panel, "hostEdit")->toolTip().isEmpty());
        Fix::click(panel, "startButton");
        QTRY_VERIFY(panel.pings().isIdle());
        QVERIFY(Fix::part(panel, "hostEdit")->isEnabled());
    }
    void wrongFieldsAreNamed()
    {
        Fix fix;
        PingPanel &panel = add(fix);
        auto *note = Fix::part<QLabel>(panel, "fieldNote");
        Fix::type(panel, "hostEdit", QStringLiteral("::1"));
        QVERIFY(note->text().contains(QStringLiteral("IPv4")));
        QVERIFY(!Fix::part(panel, "startButton")->isEnabled());
        Fix::type(panel, "hostEdit", QStringLiteral("localhost"));
        Fix::type(panel, "patternEdit", QStringLiteral("c"));
        QVERIFY(note->text().contains(QStringLiteral("hex")));
        Fix::type(panel, "patternEdit", QStringLiteral("ca fe"));
        QVERIFY(Fix::part(panel, "startButton")->isEnabled());
        QVERIFY(runToItsEnd(panel));
        QVERIFY(details(fix, Call::Sendto).join(u'\n').contains(QStringLiteral("echo request")));
        QCOMPARE(panel.pings().tally().look().received, 4U);
    }
    void whatCannotBeSentIsExplained()
    {
        Fix fix;
        PingPanel &panel = add(fix);
        Fix::type(panel, "hostEdit", QStringLiteral("192.0.2.1"));
        QVERIFY(runToItsEnd(panel));
        QTRY_VERIFY(panel.findChild<PingsModel *>()->rowCount() == 4);
        auto *table = Fix::part<QTableView>(panel, "pingsTable");
        QCOMPARE(table->model()->index(0, PingsModel::Outcome).data().toString(),
                 QStringLiteral("not sent: ENETUNREACH"));
        QVERIFY(Fix::part<QLabel>(panel, "summaryLabel")->text().contains(QStringLiteral("Failed: 4")));
        QVERIFY(banner(panel).contains(QStringLiteral("ENETUNREACH"))); // still, after the end
        Fix::type(panel, "hostEdit", QStringLiteral("127.0.0.1"));
        QVERIFY(runToItsEnd(panel));
        QVERIFY(banner(panel).isEmpty());
    }
    void withoutTheRightItSaysWhatToDo()
    {
        const MissingCapability missing(MissingCapability::rawSockets);
        QVERIFY(missing.isMissing());
        QVERIFY(allowPingSockets(false));
        Fix fix;
        QVERIFY(known(fix));
        QVERIFY(fix.window->offer().whyNot(PanelKind::Ping).isEmpty()); // one is to see what to do
        PingPanel &panel = add(fix);
        QVERIFY(!socketItem(panel, 0)->isEnabled() && !socketItem(panel, 1)->isEnabled());
        QVERIFY(socketItem(panel, 0)->toolTip().contains(QStringLiteral("ping_group_range")));
        QVERIFY(socketItem(panel, 1)->toolTip().contains(QStringLiteral("setcap cap_net_raw+ep")));
        QTRY_VERIFY(banner(panel).contains(QStringLiteral("sysctl")));
        Fix::click(panel, "copySetcap");
        QVERIFY(QGuiApplication::clipboard()->text().contains(QCoreApplication::applicationFilePath()));
        QVERIFY(runToItsEnd(panel));
        QVERIFY(banner(panel).contains(QStringLiteral("EACCES")));
        QCOMPARE(panel.pings().state(), EndpointState::Failed);
        // Granted meanwhile: found out without a new start of the program.
        QVERIFY(allowPingSockets(true));
        Fix::click(panel, "lookAgain");
        QTRY_VERIFY(socketItem(panel, 0)->isEnabled());
        QVERIFY(!socketItem(panel, 1)->isEnabled());
        QVERIFY(runToItsEnd(panel));
        QCOMPARE(panel.pings().tally().look().received, 4U);
        QVERIFY(banner(panel).isEmpty());
    }
    void theOtherSocketIsChosenWhenOneIsRefused()
    {
        QVERIFY(allowPingSockets(false));
        Fix fix;
        QVERIFY(known(fix));
        PingPanel &panel = add(fix);
        const bool raw = panel.settings().raw;
        const bool pingItem = socketItem(panel, 0)->isEnabled();
        QVERIFY(allowPingSockets(true));
        QVERIFY(raw && !pingItem);
    }
    void isMadeOnTheRightOnlyAndKept()
    {
        Fix fix;
        QVERIFY(known(fix));
        QVERIFY(fix.window->findChild<QAction *>(QStringLiteral("new-ping-client")));
        QVERIFY(fix.window->findChild<QAction *>(QStringLiteral("new-ping6-client")));
        QVERIFY(!fix.window->findChild<QAction *>(QStringLiteral("new-ping-server")));
        auto *serverBox = Fix::part<QComboBox>(fix.server(), "protocolBox");
        QCOMPARE(serverBox->findData(static_cast<int>(PanelKind::Ping)), -1);
        PingPanel &panel = add(fix, PanelKind::PingV6);
        Fix::part<QSpinBox>(panel, "sizeBox")->setValue(77);
        Fix::type(panel, "patternEdit", QStringLiteral("5a"));
        fix.restart();
        const auto *again = qobject_cast<PingPanel *>(fix.window->clients().currentPanel());
        QVERIFY(again);
        QCOMPARE(again->kind(), PanelKind::PingV6);
        QCOMPARE(again->settings().payloadSize, 77);
        QCOMPARE(again->settings().pattern, QByteArray("\x5a"));
        QCOMPARE(again->settings().host, QStringLiteral("::1"));
    }
    void becomesAnotherProtocolAndBack()
    {
        Fix fix;
        QVERIFY(known(fix));
        add(fix);
        const auto choose = [&](PanelKind kind) {
            auto *box = Fix::part<QComboBox>(*fix.window->clients().currentPanel(), "protocolBox");
            const int row = box->findData(static_cast<int>(kind));
            box->setCurrentIndex(row);
            Q_EMIT box->activated(row);
            return waitUntil([&] { return fix.window->clients().currentPanel()->kind() == kind; });
        };
        for (const PanelKind kind : panelKindsOf(WhoRole::Client))
            QVERIFY(kind == PanelKind::Ping || choose(kind));
        QVERIFY(choose(PanelKind::Ping));
        const auto *panel = qobject_cast<PingPanel *>(fix.window->clients().currentPanel());
        QCOMPARE(panel->settings().host, QStringLiteral("127.0.0.1")); // not the ::1 of the other family
    }
    void stepModeOffersAnEchoRequest()
    {
        Fix fix;
        PingPanel &panel = add(fix);
        panel.setMode(PanelMode::StepByStep);
        QVERIFY(panel.isStepByStep());
        QVERIFY(Fix::part(panel, "pingsTable")->isHidden());
        panel.begin(); // socket()
        QTRY_VERIFY(fix.backend->sockets().size() == 1);
        panel.setMode(PanelMode::Automatic);
        QTRY_VERIFY(!panel.isStepByStep());
        QVERIFY(!Fix::part(panel, "composer")->isVisible());
        QVERIFY(runToItsEnd(panel));
    }
};

int main(int argc, char **argv)
{
    if (!sw::enterPrivateNetwork())
        qFatal("A network namespace is needed to test pings: see network_namespaces(7)");
    const QApplication application(argc, argv);
    TestPingPanels test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pingpanels.moc"
