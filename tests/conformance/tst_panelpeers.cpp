// SPDX-License-Identifier: GPL-3.0-or-later
// The panels themselves, by their widgets, with programs nobody here wrote.
#include <QComboBox>
#include <QLabel>

#include "connectionsmodel.h"
#include "connectionsview.h"
#include "patience.h"
#include "portholder.h"
#include "program.h"
#include "replyeditor.h"
#include "webservers.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

/// Everything that the log has as received, by whomever.
QByteArray receivedIn(const Fix &app)
{
    QByteArray all;
    app.journal->visit(app.journal->firstRow(), app.journal->endRow(), [&all](const JournalRow &row) {
        if (row.entry().kind == RecordKind::Call && row.entry().call == Call::Recv)
            all += row.bytes();
        return true;
    });
    return all;
}

bool startServer(const Fix &app, const QString &host)
{
    Fix::part<QComboBox>(app.server(), "addressBox")->setEditText(host);
    Fix::type(app.server(), "portEdit", QStringLiteral("0"));
    Fix::click(app.server(), "startButton");
    return waitUntil([&app] { return app.server().server().state() == EndpointState::Listening; });
}

/// Clicks Connect until the stranger listens: it was started a moment ago and does not say when it is ready.
bool connectClient(const Fix &app, const QString &host, quint16 port)
{
    Fix::part<QComboBox>(app.client(), "hostBox")->setEditText(host);
    Fix::type(app.client(), "portEdit", QString::number(port));
    return waitUntil([&app] {
        if (app.client().client().isIdle())
            Fix::click(app.client(), "connectButton");
        return app.client().client().state() == EndpointState::Connected;
    });
}

/// Types a message with escapes and clicks Send once that can be done.
bool sendEscapes(const EndpointPanel &panel, const QString &text)
{
    auto *form = Fix::part<QComboBox>(panel, "formCombo");
    form->setCurrentIndex(form->findData(QVariant::fromValue(PayloadForm::Escapes)));
    Fix::part<QPlainTextEdit>(panel, "textEdit")->setPlainText(text);
    const auto *send = Fix::part<QPushButton>(panel, "sendButton");
    if (!waitUntil([send] { return send->isEnabled(); }))
        return false;
    Fix::click(panel, "sendButton");
    return true;
}

} // namespace

class TestPanelPeers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curlAgainstTheServerPanel();
    void redisAnsweredByHand();
    void socatOverIPv6AsClient();
    void clientPanelSpeaksToNetcat();
    void clientPanelSpeaksToSocatOverIPv6();
    void clientPanelSpeaksHttp_data();
    void clientPanelSpeaksHttp();
};

void TestPanelPeers::curlAgainstTheServerPanel()
{
    const Fix app;
    ReplySettings reply;
    reply.rule = {ReplyKind::Fixed, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"};
    auto *editor = app.server().findChild<ReplyEditor *>();
    editor->setSettings(reply);
    Q_EMIT editor->changed(reply);
    QVERIFY(startServer(app, QStringLiteral("127.0.0.1")));
    Program curl(QStringLiteral("curl"));
    QVERIFY(curl.start({QStringLiteral("-sS"), QStringLiteral("-m20"),
                        QStringLiteral("http://127.0.0.1:%1/").arg(app.server().server().address().port())}));
    QCOMPARE(curl.outputAtEnd(), QByteArray("hello"));
    QCOMPARE(curl.exitCode(), 0);
}

void TestPanelPeers::redisAnsweredByHand()
{
    const Fix app;
    QVERIFY(startServer(app, QStringLiteral("127.0.0.1")));
    Program redis(QStringLiteral("redis-cli"));
    QVERIFY(redis.start({QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                         QString::number(app.server().server().address().port()), QStringLiteral("PING")}));
    // A person sees the question in the log, and the connection that the composer would send to, before answering.
    QTRY_COMPARE(receivedIn(app), QByteArray("*1\r\n$4\r\nPING\r\n"));
    QVERIFY(redis.isRunning()); // it waits: nothing answered by itself
    QTRY_COMPARE(Fix::part<QPushButton>(app.server(), "sendButton")->text(), QStringLiteral("Send to #1"));
    QVERIFY(sendEscapes(app.server(), QStringLiteral("+PONG\\r\\n")));
    QCOMPARE(redis.outputAtEnd(), QByteArray("PONG\n"));
    QCOMPARE(redis.exitCode(), 0);
    QTRY_VERIFY(!app.server().server().connections().front().open);
}

void TestPanelPeers::socatOverIPv6AsClient()
{
    const Fix app;
    QVERIFY(startServer(app, QStringLiteral("::1")));
    Program socat(QStringLiteral("socat"));
    QVERIFY(socat.start({QStringLiteral("-t10"), QStringLiteral("STDIO"),
                         QStringLiteral("TCP6:[::1]:%1").arg(app.server().server().address().port())}));
    socat.write("over six");
    QTRY_COMPARE(receivedIn(app), QByteArray("over six"));
    const auto *table = app.server().findChild<ConnectionsView *>();
    // The log may know the bytes before the table knows their connection.
    const auto peer = [table] { return table->model()->index(0, ConnectionsModel::Peer).data().toString(); };
    QTRY_VERIFY2(peer().startsWith(QStringLiteral("[::1]:")), qPrintable(peer()));
    QVERIFY(sendEscapes(app.server(), QStringLiteral("and back")));
    QCOMPARE(socat.output(8), QByteArray("and back"));
    Fix::click(app.server(), "startButton"); // Stop
    QTRY_COMPARE(app.server().server().state(), EndpointState::Stopped);
    socat.endInput();
    QCOMPARE(socat.outputAtEnd(), QByteArray());
}

void TestPanelPeers::clientPanelSpeaksToNetcat()
{
    const Fix app;
    const quint16 port = findFreePort(*SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0));
    Program netcat(QStringLiteral("nc.openbsd"));
    QVERIFY(
        netcat.start({QStringLiteral("-l"), QStringLiteral("-k"), QStringLiteral("127.0.0.1"), QString::number(port)}));
    QVERIFY(connectClient(app, QStringLiteral("127.0.0.1"), port));
    Fix::compose(app.client(), QStringLiteral("by hand"));
    QCOMPARE(netcat.output(7), QByteArray("by hand"));
    netcat.write("and back");
    QTRY_COMPARE(app.client().client().facts()->bytesReceived, 8U);
}

void TestPanelPeers::clientPanelSpeaksToSocatOverIPv6()
{
    const Fix app;
    const quint16 port = findFreePort(*SocketAddress::fromHost(QStringLiteral("::1"), 0));
    Program socat(QStringLiteral("socat"));
    QVERIFY(socat.start({QStringLiteral("-t10"), QStringLiteral("STDIO"),
                         QStringLiteral("TCP6-LISTEN:%1,reuseaddr,bind=[::1]").arg(port)}));
    QVERIFY(connectClient(app, QStringLiteral("::1"), port));
    QCOMPARE(app.client().client().facts()->peer.toString(), QStringLiteral("[::1]:%1").arg(port));
    Fix::compose(app.client(), QStringLiteral("over six"));
    QCOMPARE(socat.output(8), QByteArray("over six"));
    socat.write("and back");
    QTRY_COMPARE(receivedIn(app), QByteArray("and back"));
    Fix::click(app.client(), "connectButton"); // Close
    QTRY_COMPARE(app.client().client().state(), EndpointState::Stopped);
    socat.endInput();
    QCOMPARE(socat.outputAtEnd(), QByteArray());
    QCOMPARE(socat.exitCode(), 0);
}

void TestPanelPeers::clientPanelSpeaksHttp_data()
{
    QTest::addColumn<WebServer::Make>("make");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("python3 -m http.server") << WebServer::Make::Python << QByteArray("HTTP/1.0 200 OK\r\n");
    QTest::newRow("nginx") << WebServer::Make::Nginx << QByteArray("HTTP/1.1 200 OK\r\n");
}

void TestPanelPeers::clientPanelSpeaksHttp()
{
    QFETCH(WebServer::Make, make);
    QFETCH(QByteArray, status);
    WebServer web(make);
    QVERIFY(web.start());
    const Fix app;
    QVERIFY(connectClient(app, QStringLiteral("127.0.0.1"), web.port()));
    QVERIFY(sendEscapes(app.client(), QString::fromLatin1(web.request()).replace(u"\r\n"_qs, u"\\r\\n"_qs)));
    // The server ends the connection after its answer, and the panel says so.
    QTRY_COMPARE(app.client().client().state(), EndpointState::Stopped);
    const QByteArray answer = receivedIn(app);
    QVERIFY2(answer.startsWith(status), answer.constData());
    QVERIFY2(answer.endsWith("\r\n\r\n" + WebServer::page()), answer.constData());
    QCOMPARE(app.bytesOf(Call::Send), quint64(web.request().size()));
    QCOMPARE(app.client().client().facts()->end, EndReason::EndOfStream);
    QCOMPARE(Fix::part<QPushButton>(app.client(), "connectButton")->text(), QStringLiteral("Connect"));
}

QTEST_MAIN(TestPanelPeers)
#include "tst_panelpeers.moc"
