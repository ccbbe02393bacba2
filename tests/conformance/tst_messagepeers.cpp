// SPDX-License-Identifier: GPL-3.0-or-later
// Protocols spoken by hand: messages of the library, sent through the window's panels to servers nobody here wrote.
#include <QComboBox>

#include "loopbackpeer.h"
#include "messagedesk.h"
#include "messagefile.h"
#include "messagelibrary.h"
#include "patience.h"
#include "program.h"
#include "webservers.h"
#include "windowfixture.h"

using namespace sw;
using Fix = WindowFixture;

namespace {

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

/// The id of an example, after its target was set to that port.
int example(const Fix &app, const QString &name, quint16 port)
{
    MessageLibrary &library = app.window->messages().library();
    if (library.messages().empty())
        app.window->messages().addExamples();
    for (const Message &one : library.messages()) {
        if (one.name != name)
            continue;
        Message message = one;
        message.target = {QStringLiteral("tcp"), QStringLiteral("127.0.0.1"), port};
        library.replace(message);
        return message.id;
    }
    return 0;
}

/// Connects a panel of its own to the stranger, as soon as it listens.
bool connectWhenReady(const Fix &app, quint16 port, const Program &stranger)
{
    Fix::part<QComboBox>(app.client(), "hostBox")->setEditText(QStringLiteral("127.0.0.1"));
    Fix::type(app.client(), "portEdit", QString::number(port));
    return waitUntil([&] {
        if (app.client().client().isIdle() && stranger.isRunning())
            Fix::click(app.client(), "connectButton");
        return app.client().client().state() == EndpointState::Connected;
    });
}

} // namespace

class TestMessagePeers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mqttConnectToMosquitto();
    void redisInlineAndResp();
    void httpToNginx();
};

void TestMessagePeers::mqttConnectToMosquitto()
{
    Fix app;
    Program mosquitto(QStringLiteral("mosquitto"));
    const quint16 port = closedLoopbackPort().port();
    // Without a file it listens on 127.0.0.1 alone and lets everybody in.
    QVERIFY(mosquitto.start({QStringLiteral("-p"), QString::number(port)}));
    QVERIFY2(connectWhenReady(app, port, mosquitto), mosquitto.errors().constData());
    MessageDesk &messages = app.window->messages();
    // In hex, with its remaining length counted: CONNACK, accepted (MQTT 3.1.1, 3.2).
    messages.send(example(app, QStringLiteral("MQTT CONNECT"), port));
    QTRY_COMPARE(receivedIn(app).toHex(), QByteArray("20020000"));
    QCOMPARE(app.window->clients().count(), 1); // the panel that is connected to it already
    messages.send(example(app, QStringLiteral("MQTT SUBSCRIBE"), port));
    // SUBACK with the packet identifier that the counter was.
    QTRY_COMPARE(receivedIn(app).toHex(), QByteArray("200200009003000100"));
    messages.send(example(app, QStringLiteral("MQTT PINGREQ"), port));
    QTRY_COMPARE(receivedIn(app).toHex(), QByteArray("200200009003000100d000"));
}

void TestMessagePeers::redisInlineAndResp()
{
    Fix app;
    QTemporaryDir folder;
    Program redis(QStringLiteral("redis-server"));
    const quint16 port = closedLoopbackPort().port();
    QVERIFY(redis.start({QStringLiteral("--port"), QString::number(port), QStringLiteral("--bind"),
                         QStringLiteral("127.0.0.1"), QStringLiteral("--save"), QString(), QStringLiteral("--dir"),
                         folder.path()}));
    QVERIFY2(connectWhenReady(app, port, redis), redis.errors().constData());
    MessageDesk &messages = app.window->messages();
    messages.send(example(app, QStringLiteral("redis PING"), port));
    QTRY_COMPARE(receivedIn(app), QByteArray("+PONG\r\n"));
    messages.send(example(app, QStringLiteral("redis SET (RESP)"), port));
    QTRY_COMPARE(receivedIn(app), QByteArray("+PONG\r\n+OK\r\n"));
    messages.send(example(app, QStringLiteral("redis GET (RESP)"), port));
    QTRY_COMPARE(receivedIn(app), QByteArray("+PONG\r\n+OK\r\n$5\r\nhello\r\n"));
}

void TestMessagePeers::httpToNginx()
{
    Fix app;
    WebServer nginx(WebServer::Make::Nginx);
    QVERIFY(nginx.start());
    MessageLibrary &library = app.window->messages().library();
    Message get;
    get.name = QStringLiteral("page");
    get.source.text = QStringLiteral(
        "GET /page.txt HTTP/1.1\\r\\nHost: ${peer}:${peer.port}\\r\\nX-Count: ${counter}\\r\\nConnection: close\\r\\n\\r\\n");
    get.source.form = PayloadForm::Escapes;
    get.source.placeholders = PlaceholderScope::Message;
    get.target = {QStringLiteral("tcp"), QStringLiteral("127.0.0.1"), nginx.port()};
    const int id = library.add(get);
    // Nobody has connected: a client for the address is opened, connected, and the message follows.
    app.window->messages().send(id);
    QTRY_VERIFY2(receivedIn(app).endsWith(WebServer::page()), receivedIn(app).constData());
    QVERIFY(receivedIn(app).startsWith("HTTP/1.1 200"));
    QCOMPARE(app.window->clients().count(), 2);
    // The server has closed: the next click connects anew.
    QTRY_VERIFY(app.client().client().isIdle());
    const qsizetype before = receivedIn(app).size();
    app.window->messages().send(id);
    QTRY_VERIFY(receivedIn(app).size() >= 2 * before && receivedIn(app).endsWith(WebServer::page()));
    QCOMPARE(app.window->clients().count(), 2);
}

QTEST_MAIN(TestMessagePeers)
#include "tst_messagepeers.moc"
