// SPDX-License-Identifier: GPL-3.0-or-later
// What datagram panels tell of the kernel: stale paths, what was not delivered, what was lost, where a datagram went.
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QSpinBox>

#include "connectionactions.h"
#include "datagramdetails.h"
#include "datagrampanel.h"
#include "errorbanner.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "socketconstants.h"
#include "streamrecipe.h"
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

class TestDatagramTruths final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stalePathOfDatagramsIsOffered()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s"));
        RealSocketApi api;
        const int fd = static_cast<int>(api.socket(constant::afUnix, constant::sockDgram, 0).value);
        QVERIFY(!api.bind(fd, unixAddress(path)).failed());
        api.close(fd);
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server, PanelKind::UnixDatagram);
        DatagramPanel &right = add(fix, WhoRole::Client, PanelKind::UnixDatagram);
        Fix::type(left, "pathEdit", path);
        Fix::type(right, "pathEdit", path);
        // Who sends there reaches nobody, and hears of no ICMP.
        QVERIFY(open(right));
        Fix::compose(right, QStringLiteral("anybody?"));
        QTRY_VERIFY(banner(right).contains(QStringLiteral("stale")));
        QVERIFY(!banner(right).contains(QStringLiteral("ICMP")));
        QVERIFY(Fix::part<QAbstractButton>(right, "removeUnreached"));
        // Who binds there may take it.
        Fix::click(left, "startButton");
        QTRY_VERIFY(banner(left).contains(QStringLiteral("stale")));
        QVERIFY(QFileInfo::exists(path));
        Fix::click(left, "removeStale");
        QTRY_COMPARE(left.datagrams().state(), EndpointState::Receiving);
        Fix::compose(right, QStringLiteral("now"));
        QTRY_COMPARE(peersSeen(left), 1U);
        QVERIFY(banner(right).isEmpty());
        // A connected one sends without an address, and is told all the same.
        Fix::click(right, "startButton");
        QTRY_VERIFY(right.datagrams().isIdle());
        Fix::part<QCheckBox>(right, "connectBox")->setChecked(true);
        QVERIFY(open(right));
        Fix::click(left, "startButton");
        QTRY_VERIFY(left.datagrams().isIdle());
        QVERIFY(banner(left).contains(path)); // the file stays
        Fix::compose(right, QStringLiteral("still there?"));
        QTRY_VERIFY(banner(right).contains(QStringLiteral("stale")));
        Fix::click(right, "removeUnreached");
        QVERIFY(!QFileInfo::exists(path));
    }

    void errorQueueIsAChoiceThatNamesTheDatagram()
    {
        Fix fix;
        DatagramPanel &right = add(fix, WhoRole::Client);
        const auto port = closedLoopbackPort();
        Fix::type(right, "portEdit", QString::number(port.port()));
        Fix::part<QCheckBox>(right, "errorQueueBox")->setChecked(true);
        QVERIFY(open(right)); // not connected: without the error queue nobody would tell
        Fix::compose(right, QStringLiteral("which one?"));
        QStringList lines;
        const auto named = [&] {
            fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
                lines << DatagramDetails::of(*fix.journal, row);
                return true;
            });
            return lines.join(u'\n').contains(QStringLiteral("Observed: this datagram was not delivered (ECONNREFUSED, "
                                                             "icmp type 3 code 3)"));
        };
        QTRY_VERIFY2(named(), qPrintable(lines.join(u'\n')));
        QVERIFY(lines.contains(QStringLiteral("Sent to: ") + port.toString()));
        QVERIFY(lines.contains(QStringLiteral("Who said so: 127.0.0.1")));
        QTRY_VERIFY(banner(right).contains(QStringLiteral("The error queue names the datagram")));
    }

    void lossesAreCountedAndSaid()
    {
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        Fix::type(left, "portEdit", QStringLiteral("0"));
        Fix::part<QSpinBox>(left, "receiveBufferBox")->setValue(1);
        QVERIFY(open(left));
        const auto *losses = Fix::part<QLabel>(left, "lossesLabel");
        QVERIFY(losses->isHidden());
        left.actions().pauseReading()->trigger(); // so that its buffer fills
        QTRY_VERIFY(left.datagrams().facts()->readingPaused);
        RealSocketApi api;
        const auto fd = static_cast<int>(api.socket(constant::afInet, constant::sockDgram, 0).value);
        const QByteArray bytes(64, 'f');
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(api.sendto(fd, bytes.constData(), 64, 0, left.datagrams().local()).value, 64);
        api.close(fd);
        Fix::click(left, "startButton"); // stops, and asks a last time
        QTRY_VERIFY(left.datagrams().isIdle());
        QTRY_VERIFY(!losses->isHidden());
        QVERIFY(left.datagrams().dropped() > 0);
        QVERIFY2(losses->text().contains(QLocale().toString(left.datagrams().dropped())), qPrintable(losses->text()));
        QVERIFY(open(left));
        QTRY_VERIFY(losses->isHidden());
    }

    void bothFamiliesTellWhereItWent_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("IPv4") << QStringLiteral("127.0.0.1");
        QTest::newRow("IPv6") << QStringLiteral("::1");
    }
    void bothFamiliesTellWhereItWent()
    {
        QFETCH(const QString, host);
        Fix fix;
        DatagramPanel &left = add(fix, WhoRole::Server);
        DatagramPanel &right = add(fix, WhoRole::Client);
        Fix::part<QComboBox>(left, "addressBox")->setEditText(host);
        Fix::type(left, "portEdit", QStringLiteral("0"));
        QVERIFY(open(left));
        Fix::type(right, "hostEdit", host);
        Fix::type(right, "portEdit", QString::number(left.datagrams().local().port()));
        QVERIFY(open(right));
        Fix::compose(right, QStringLiteral("where to?"));
        QStringList lines;
        const auto told = [&] {
            fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&](const JournalRow &row) {
                if (row.entry().call == Call::Recvmsg && row.entry().error == 0)
                    lines = DatagramDetails::of(*fix.journal, row);
                return true;
            });
            return !lines.isEmpty();
        };
        QTRY_VERIFY(told());
        QVERIFY(lines.at(0).startsWith(QStringLiteral("Sender: ")));
        // The sender learns its own port from a look after the call.
        QTRY_VERIFY(lines.at(0).endsWith(QStringLiteral(":%1").arg(right.datagrams().local().port())));
        QVERIFY(lines.contains(QStringLiteral("Destination address: ") + host));
        QVERIFY(lines.contains(QStringLiteral("Interface: lo (number 1)")));
        QVERIFY(lines.contains(QStringLiteral("TTL (hop limit) on arrival: 64")));
    }
};

QTEST_MAIN(TestDatagramTruths)
#include "tst_datagramtruths.moc"
