// SPDX-License-Identifier: GPL-3.0-or-later
// Panels for unix stream and sequenced-packet sockets, driven as a person drives them.
#include <cerrno>
#include <unistd.h>

#include <QComboBox>
#include <QFileInfo>
#include <QLocalServer>
#include <QMenu>
#include <QStandardItemModel>
#include <QTableView>

#include "connectionsmodel.h"
#include "errorbanner.h"
#include "patience.h"
#include "socketconstants.h"
#include "streamrecipe.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

struct Pair
{
    ServerPanel &server;
    ClientPanel &client;
};

Pair addBoth(const Fix &fix, PanelKind kind, const QString &path)
{
    Pair pair{*qobject_cast<ServerPanel *>(fix.window->addPanel(WhoRole::Server, kind)),
              *qobject_cast<ClientPanel *>(fix.window->addPanel(WhoRole::Client, kind))};
    Fix::type(pair.server, "pathEdit", path);
    Fix::type(pair.client, "pathEdit", path);
    return pair;
}

bool listens(const ServerPanel &panel)
{
    Fix::click(panel, "startButton");
    return waitUntil([&] { return panel.server().state() == EndpointState::Listening; });
}

QString banner(const EndpointPanel &panel)
{
    const auto *found = Fix::part<ErrorBanner>(panel, "errorBanner");
    return found->isVisible() ? found->text() : QString();
}

void leaveStale(const QString &path)
{
    RealSocketApi api;
    const int fd = static_cast<int>(api.socket(constant::afUnix, constant::sockStream, 0).value);
    QVERIFY(!api.bind(fd, unixAddress(path)).failed());
    api.close(fd);
}

} // namespace

class TestUnixPanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void echoes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("stream") << static_cast<int>(PanelKind::UnixStream);
        QTest::newRow("seqpacket") << static_cast<int>(PanelKind::UnixSeqpacket);
    }
    void echoes()
    {
        QFETCH(const int, kind);
        Fix fix;
        const Pair both = addBoth(fix, static_cast<PanelKind>(kind), path());
        QVERIFY(!Fix::part(both.server, "portEdit")->isVisible());
        QVERIFY(!Fix::part(both.client, "hostBox")->isVisible());
        Fix::part<QComboBox>(both.server, "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::Echo));
        QVERIFY(listens(both.server));
        QCOMPARE(both.server.title(), QStringLiteral("Unix server · ") + path());
        Fix::click(both.client, "connectButton");
        QTRY_COMPARE(both.client.client().state(), EndpointState::Connected);
        Fix::compose(both.client, QStringLiteral("hello"));
        QTRY_COMPARE(both.client.client().facts()->bytesReceived, 5U);
        // Who it is: most clients have no name of their own.
        auto *table = Fix::part<QTableView>(both.server, "connectionsTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        const QString who = QStringLiteral("process %1, user %2").arg(QCoreApplication::applicationPid()).arg(getuid());
        QCOMPARE(table->model()->index(0, ConnectionsModel::Peer).data().toString(), who);
    }

    void fileStaysUntilRemoved()
    {
        Fix fix;
        const Pair both = addBoth(fix, PanelKind::UnixStream, path());
        QVERIFY(listens(both.server));
        Fix::click(both.server, "startButton");
        QTRY_COMPARE(both.server.server().state(), EndpointState::Stopped);
        QVERIFY(banner(both.server).contains(path()));
        QVERIFY(QFileInfo::exists(path()));
        Fix::click(both.server, "removeSocketFile");
        QVERIFY(!QFileInfo::exists(path()));
        QVERIFY(banner(both.server).isEmpty());
    }

    void stalePathIsOfferedAndRemoved()
    {
        leaveStale(path());
        Fix fix;
        const Pair both = addBoth(fix, PanelKind::UnixStream, path());
        Fix::click(both.server, "startButton");
        QTRY_VERIFY(banner(both.server).contains(QStringLiteral("stale")));
        QVERIFY(QFileInfo::exists(path()));
        Fix::click(both.server, "removeStale");
        QTRY_COMPARE(both.server.server().state(), EndpointState::Listening);
        QVERIFY(banner(both.server).isEmpty());
    }

    void clientAtAStalePathMayRemoveIt()
    {
        leaveStale(path());
        Fix fix;
        const Pair both = addBoth(fix, PanelKind::UnixStream, path());
        Fix::click(both.client, "connectButton");
        QTRY_VERIFY(banner(both.client).contains(QStringLiteral("stale")));
        QVERIFY(QFileInfo::exists(path()));
        Fix::click(both.client, "removeUnreached");
        QVERIFY(!QFileInfo::exists(path()));
        QVERIFY(banner(both.client).isEmpty());
        // Bound and not listening yet: refused as well, but alive.
        RealSocketApi api;
        const int fd = static_cast<int>(api.socket(constant::afUnix, constant::sockStream, 0).value);
        QVERIFY(!api.bind(fd, unixAddress(path())).failed());
        Fix::click(both.client, "connectButton");
        QTRY_VERIFY(banner(both.client).contains(QStringLiteral("ECONNREFUSED")));
        QVERIFY(!Fix::part(both.client, "removeUnreached"));
        api.close(fd);
    }

    void liveListenerIsNotRemoved()
    {
        QLocalServer alive;
        QVERIFY(alive.listen(path()));
        Fix fix;
        const Pair both = addBoth(fix, PanelKind::UnixSeqpacket, path());
        Fix::click(both.server, "startButton");
        QTRY_VERIFY(banner(both.server).contains(QStringLiteral("alive")));
        QVERIFY(!Fix::part(both.server, "removeStale"));
        QVERIFY(QFileInfo::exists(path()));
        QVERIFY(!alive.hasPendingConnections());
    }

    void wrongPathsAreSaidAtTheField()
    {
        Fix fix;
        const Pair both = addBoth(fix, PanelKind::UnixStream, QString(120, u'x'));
        QVERIFY(!Fix::part<QPushButton>(both.server, "startButton")->isEnabled());
        QVERIFY(Fix::part<QPushButton>(both.server, "startButton")->toolTip().contains(QStringLiteral("107")));
        Fix::part<QLineEdit>(both.client, "pathEdit")->clear();
        QVERIFY(!Fix::part<QPushButton>(both.client, "connectButton")->isEnabled());
        Fix::type(both.server, "pathEdit", path() + QStringLiteral("/missing/s"));
        Fix::click(both.server, "startButton");
        QTRY_VERIFY(banner(both.server).contains(QStringLiteral("ENOENT")));
        Fix::type(both.client, "pathEdit", path());
        Fix::click(both.client, "connectButton");
        QTRY_VERIFY(banner(both.client).contains(QStringLiteral("ENOENT")));
    }

    void pathSurvivesARestart()
    {
        Fix fix;
        addBoth(fix, PanelKind::UnixSeqpacket, path());
        fix.restart();
        auto *server = qobject_cast<ServerPanel *>(fix.window->servers().panels().back());
        QVERIFY(server);
        QCOMPARE(server->kind(), PanelKind::UnixSeqpacket);
        QCOMPARE(server->settings().path, path());
        QCOMPARE(server->settings().protocol, StreamProtocol::UnixSeqpacket);
    }

    void whatTheKernelLacksIsDisabled()
    {
        Fix fix;
        QTRY_VERIFY(fix.window->offer().isKnown());
        QVERIFY(fix.window->offer().whyNot(PanelKind::Tcp).isEmpty());
        KernelOffer offer;
        offer.kinds.push_back({constant::afUnix, constant::sockSeqpacket, EPROTONOSUPPORT});
        fix.window->offer().set(offer);
        auto *action = Fix::part<QAction>(*fix.window, "new-unix-seqpacket-server");
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().contains(QStringLiteral("EPROTONOSUPPORT")));
        const auto *box = Fix::part<QComboBox>(fix.server(), "protocolBox");
        const int row = box->findData(static_cast<int>(PanelKind::UnixSeqpacket));
        QVERIFY(!qobject_cast<QStandardItemModel *>(box->model())->item(row)->isEnabled());
        QVERIFY(Fix::part<QAction>(*fix.window, "new-unix-stream-server")->isEnabled());
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("s")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestUnixPanels)
#include "tst_unixpanels.moc"
