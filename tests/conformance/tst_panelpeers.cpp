// SPDX-License-Identifier: GPL-3.0-or-later
// The panels themselves, by their widgets, with programs nobody here wrote.
#include "portholder.h"
#include "program.h"
#include "replyeditor.h"
#include "windowfixture.h"

using namespace sw;

class TestPanelPeers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curlAgainstTheServerPanel();
    void clientPanelSpeaksToNetcat();
};

void TestPanelPeers::curlAgainstTheServerPanel()
{
    const WindowFixture app;
    ReplySettings reply;
    reply.rule = {ReplyKind::Fixed, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"};
    auto *editor = app.server().findChild<ReplyEditor *>();
    editor->setSettings(reply);
    Q_EMIT editor->changed(reply);
    WindowFixture::type(app.server(), "portEdit", QStringLiteral("0"));
    WindowFixture::click(app.server(), "startButton");
    QTRY_COMPARE(app.server().server().state(), EndpointState::Listening);
    Program curl(QStringLiteral("curl"));
    QVERIFY(curl.start({QStringLiteral("-sS"), QStringLiteral("-m20"),
                        QStringLiteral("http://127.0.0.1:%1/").arg(app.server().server().address().port())}));
    QCOMPARE(curl.outputAtEnd(), QByteArray("hello"));
    QCOMPARE(curl.exitCode(), 0);
}

void TestPanelPeers::clientPanelSpeaksToNetcat()
{
    const WindowFixture app;
    const quint16 port = findFreePort(*SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0));
    Program netcat(QStringLiteral("nc.openbsd"));
    QVERIFY(
        netcat.start({QStringLiteral("-l"), QStringLiteral("-k"), QStringLiteral("127.0.0.1"), QString::number(port)}));
    WindowFixture::type(app.client(), "portEdit", QString::number(port));
    // It may not listen yet: refused, then again.
    QTRY_VERIFY(app.client().client().state() == EndpointState::Connected
                || (app.client().client().isIdle() && (WindowFixture::click(app.client(), "connectButton"), false)));
    WindowFixture::compose(app.client(), QStringLiteral("by hand"));
    QCOMPARE(netcat.output(7), QByteArray("by hand"));
    netcat.write("and back");
    QTRY_COMPARE(app.client().client().facts()->bytesReceived, 8U);
}

QTEST_MAIN(TestPanelPeers)
#include "tst_panelpeers.moc"
