// SPDX-License-Identifier: GPL-3.0-or-later
// The two panels, driven as a person drives them, over real loopback connections.
#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSpinBox>
#include <QTableView>

#include "composer.h"
#include "connectionactions.h"
#include "descriptors.h"
#include "errorbanner.h"
#include "loopbackpeer.h"
#include "monotonic.h"
#include "patience.h"
#include "replyeditor.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

QString banner(const EndpointPanel &panel)
{
    const auto *found = Fix::part<ErrorBanner>(panel, "errorBanner");
    return found->isVisible() ? found->text() : QString();
}

bool sendIsStuck(const Fix &fix)
{
    const auto running = fix.backend->runningCalls();
    return std::any_of(running.begin(), running.end(), [](const RunningCall &call) {
        return call.call == Call::Send && monotonicNs() - call.beganNs > 100'000'000;
    });
}

QString standing(const ClientPanel &panel)
{
    return Fix::part<QLabel>(panel, "standingLabel")->text();
}

} // namespace

class TestPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAndGetsTheEcho()
    {
        Fix fix;
        Fix::part<QComboBox>(fix.server(), "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::Echo));
        QCOMPARE(fix.server().settings().reply.rule.kind, ReplyKind::Echo);
        QVERIFY(fix.connectBoth());
        QTRY_COMPARE(standing(fix.client()), QStringLiteral("connected"));
        Fix::compose(fix.client(), QStringLiteral("Hello, server!"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(28));
        QTRY_VERIFY(fix.window->log().rows().count() > 6);
        // The table follows: 14 bytes in and out.
        const auto *table = Fix::part<QTableView>(fix.server(), "connectionsTable");
        QTRY_COMPARE(table->model()->index(0, 4).data().toString(), QStringLiteral("14 B"));
        QTRY_COMPARE(table->model()->index(0, 5).data().toString(), QStringLiteral("14 B"));
        QTRY_COMPARE(table->model()->index(0, 2).data().toString(), QStringLiteral("ESTABLISHED"));
    }

    void serverSendsToItsOnlyConnection()
    {
        Fix fix;
        auto *send = Fix::part<QPushButton>(fix.server(), "sendButton");
        Fix::part<QPlainTextEdit>(fix.server(), "textEdit")->setPlainText(QStringLiteral("text"));
        QVERIFY(!send->isEnabled());
        QVERIFY(!send->toolTip().isEmpty());
        QVERIFY(fix.connectBoth());
        QTRY_VERIFY(send->text().contains(QStringLiteral("#1")));
        Fix::compose(fix.server(), QStringLiteral("ready"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(5));
    }

    void sendsToAllOrToTheSelected()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        const quint16 port = fix.server().server().address().port();
        Fix::part<QPlainTextEdit>(fix.server(), "textEdit")->setPlainText(QStringLiteral("text"));
        auto *send = Fix::part<QPushButton>(fix.server(), "sendButton");
        QTRY_VERIFY(send->isEnabled()); // a single connection needs no choice
        ClientPanel *second = fix.window->addClient();
        Fix::type(*second, "portEdit", QString::number(port));
        Fix::click(*second, "connectButton");
        QTRY_COMPARE(fix.server().server().connections().size(), size_t(2));
        QTRY_VERIFY(!send->isEnabled()); // two, and none selected
        Fix::part<QAction>(fix.server(), "toAllAction")->trigger();
        QTRY_VERIFY(send->isEnabled());
        Fix::compose(fix.server(), QStringLiteral("all"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(6));
        Fix::part<QAction>(fix.server(), "toSelectedAction")->trigger();
        Fix::part<QTableView>(fix.server(), "connectionsTable")->selectRow(1);
        QTRY_VERIFY(send->text().contains(QStringLiteral("#2")));
        Fix::compose(fix.server(), QStringLiteral("two"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(9));
    }

    void halfCloseKeepsTheOtherDirection()
    {
        Fix fix;
        Fix::part<QAbstractButton>(fix.server(), "closeCheck")->setChecked(false);
        QVERIFY(fix.connectBoth());
        QTRY_VERIFY(fix.client().actions().endSending()->isEnabled());
        fix.client().actions().endSending()->trigger();
        QTRY_COMPARE(fix.server().server().connections()[0].end, EndReason::EndOfStream);
        QTRY_VERIFY(!Fix::part<QPushButton>(fix.client(), "sendButton")->isEnabled());
        QVERIFY(fix.server().server().connections()[0].open);
        Fix::compose(fix.server(), QStringLiteral("still"));
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(5));
    }

    void resetIsToldApartFromEndOfStream()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        auto *table = Fix::part<QTableView>(fix.server(), "connectionsTable");
        table->selectRow(0);
        Fix::click(fix.server(), "resetButton");
        QTRY_COMPARE(standing(fix.client()), QStringLiteral("reset by peer"));
        QTRY_COMPARE(table->model()->index(0, 2).data().toString(), QStringLiteral("reset here"));

        Fix other;
        QVERIFY(other.connectBoth());
        Fix::part<QTableView>(other.server(), "connectionsTable")->selectRow(0);
        Fix::click(other.server(), "closeButton");
        QTRY_COMPARE(standing(other.client()), QStringLiteral("ended by peer"));
    }

    void closedHereAndCancelledHere()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        QTRY_COMPARE(standing(fix.client()), QStringLiteral("connected"));
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(standing(fix.client()), QStringLiteral("closed here"));
        QTRY_COMPARE(Fix::part<QPushButton>(fix.client(), "connectButton")->text(), QStringLiteral("Connect"));
    }

    void refusedSaysSo()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        const QString port = QString::number(fix.server().server().address().port());
        Fix::click(fix.server(), "startButton");
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Stopped);
        QTRY_VERIFY(fix.client().client().isIdle());
        Fix::click(fix.client(), "connectButton");
        QTRY_COMPARE(standing(fix.client()), QStringLiteral("refused"));
        QVERIFY(banner(fix.client()).contains(QStringLiteral("ECONNREFUSED")));
        QVERIFY(banner(fix.client()).contains(port));
    }

    void portInUseOffersAFreeOne()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        const quint16 taken = fix.server().server().address().port();
        ServerPanel *second = fix.window->addServer();
        Fix::type(*second, "portEdit", QString::number(taken));
        Fix::click(*second, "startButton");
        QTRY_COMPARE(second->server().state(), EndpointState::Failed);
        QVERIFY(banner(*second).contains(QStringLiteral("EADDRINUSE")));
        QTRY_VERIFY(Fix::part<QPushButton>(*second, "useFreePort"));
        Fix::click(*second, "useFreePort");
        QTRY_COMPARE(second->server().state(), EndpointState::Listening);
        QVERIFY(second->server().address().port() != taken);
        QCOMPARE(banner(*second), QString());
    }

    void wrongFieldsAreMarkedAndNothingStarts()
    {
        Fix fix;
        auto *port = Fix::part<QLineEdit>(fix.server(), "portEdit");
        const auto *note = Fix::part<QLabel>(fix.server(), "fieldNote");
        QVERIFY(!note->isVisible());
        Fix::type(fix.server(), "portEdit", QStringLiteral("70000"));
        QVERIFY(port->property("invalid").toBool());
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains(QStringLiteral("65535")));
        QVERIFY(!Fix::part<QPushButton>(fix.server(), "startButton")->isEnabled());
        fix.server().start();
        QCOMPARE(fix.server().server().state(), EndpointState::Stopped);
        Fix::type(fix.server(), "portEdit", QStringLiteral("8080"));
        QVERIFY(!port->property("invalid").toBool());
        Fix::part<QComboBox>(fix.client(), "hostBox")->setEditText(QStringLiteral("300.1.2"));
        QVERIFY(Fix::part<QComboBox>(fix.client(), "hostBox")->property("invalid").toBool());
        QVERIFY(!Fix::part<QPushButton>(fix.client(), "connectButton")->isEnabled());
    }

    void anAddressWithPortFillsBothFields()
    {
        Fix fix;
        Fix::part<QComboBox>(fix.client(), "hostBox")->setEditText(QStringLiteral("[::1]:8123"));
        QTest::keyClick(Fix::part<QComboBox>(fix.client(), "hostBox")->lineEdit(), Qt::Key_Return);
        QCOMPARE(fix.client().settings().host, QStringLiteral("::1"));
        QCOMPARE(fix.client().settings().port, quint16(8123));
    }

    void pausedReadingIsShown()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        QTRY_VERIFY(fix.client().actions().pauseReading()->isEnabled());
        Fix::click(fix.client(), "pauseReadingButton");
        QTRY_COMPARE(standing(fix.client()), QStringLiteral("connected, reading paused"));
        Fix::compose(fix.server(), QStringLiteral("wait"));
        QTRY_COMPARE(fix.bytesOf(Call::Send), quint64(4));
        QCOMPARE(fix.bytesOf(Call::Recv), quint64(0));
        Fix::click(fix.client(), "pauseReadingButton");
        QTRY_COMPARE(fix.bytesOf(Call::Recv), quint64(4));
    }

    void stopAnswersWhileASendIsStuck()
    {
        Fix fix;
        QVERIFY(fix.connectBoth());
        QTRY_VERIFY(fix.client().actions().pauseReading()->isEnabled());
        fix.client().actions().pauseReading()->trigger();
        QTRY_COMPARE(standing(fix.client()), QStringLiteral("connected, reading paused"));
        QString why;
        QVERIFY(fix.server().sendOn(1, QByteArray(100 * 1024 * 1024, 'x'), why));
        QTRY_VERIFY(sendIsStuck(fix));
        QElapsedTimer timer;
        timer.start();
        Fix::click(fix.server(), "startButton");
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Stopped);
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }

    void manyConnectionsStayQuick()
    {
        constexpr int count = 1000;
        raiseDescriptorLimit();
        Fix fix;
        Fix::part<QSpinBox>(fix.server(), "backlogBox")->setValue(4096); // else the kernel makes peers wait
        QVERIFY(fix.connectBoth());
        const SocketAddress address = fix.server().server().address();
        std::vector<std::unique_ptr<LoopbackPeer>> peers;
        for (int i = 0; i < count; ++i) {
            peers.push_back(LoopbackPeer::connectTo(address));
            QVERIFY(peers.back());
        }
        QTRY_COMPARE_WITH_TIMEOUT(fix.server().server().connections().size(), size_t(count + 1), 20'000);
        const auto *table = Fix::part<QTableView>(fix.server(), "connectionsTable");
        QTRY_COMPARE(table->model()->rowCount(), count + 1);
        // One look at all of them, told to the table, takes a small part of the time until the next.
        QElapsedTimer look;
        look.start();
        fix.window->repaint();
        Q_EMIT fix.window->watch().looked(SocketsNow::take(*fix.workbench));
        QVERIFY2(look.elapsed() < 5000, qPrintable(QString::number(look.elapsed())));
        QElapsedTimer timer;
        timer.start();
        Fix::click(fix.server(), "startButton");
        QTRY_COMPARE(fix.server().server().state(), EndpointState::Stopped);
        QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
