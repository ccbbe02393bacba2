// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP by hand: curl against a server that answers a fixed response, and a client that asks two real web servers.
#include <QtTest>

#include "endpointpair.h"
#include "patience.h"
#include "program.h"
#include "webservers.h"

using namespace sw;

class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curlWithContentLength();
    void curlTwiceOnOneConnection();
    void curlUntilTheEndOfTheStream();
    void webServers_data();
    void webServers();
};

void TestHttp::curlWithContentLength()
{
    EndpointPair pair;
    QVERIFY(pair.listen(
        QStringLiteral("127.0.0.1"),
        answering(ReplyKind::Fixed, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello")));
    Program curl(QStringLiteral("curl"));
    QVERIFY(curl.start({QStringLiteral("-sS"), QStringLiteral("-m20"), QStringLiteral("-i"),
                        QStringLiteral("http://127.0.0.1:%1/a").arg(pair.port())}));
    const QByteArray got = curl.outputAtEnd();
    QCOMPARE(curl.exitCode(), 0);
    QVERIFY(got.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(got.endsWith("\r\n\r\nhello"));
    QTRY_VERIFY(!pair.connection().open);
    QVERIFY(pair.serverGot().startsWith("GET /a HTTP/1.1\r\n"));
}

void TestHttp::curlTwiceOnOneConnection()
{
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"),
                        answering(ReplyKind::Fixed, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none")));
    Program curl(QStringLiteral("curl"));
    const QString url = QStringLiteral("http://127.0.0.1:%1/").arg(pair.port());
    QVERIFY(curl.start({QStringLiteral("-sS"), QStringLiteral("-m20"), url, url}));
    QCOMPARE(curl.outputAtEnd(), QByteArray("oneone"));
    QCOMPARE(pair.server.connections().size(), std::size_t(1));
}

void TestHttp::curlUntilTheEndOfTheStream()
{
    EndpointPair pair;
    QVERIFY(
        pair.listen(QStringLiteral("::1"), answering(ReplyKind::Fixed, "HTTP/1.0 200 OK\r\n\r\nas much as there is")));
    Program curl(QStringLiteral("curl"));
    QVERIFY(curl.start(
        {QStringLiteral("-sS"), QStringLiteral("-m20"), QStringLiteral("http://[::1]:%1/").arg(pair.port())}));
    QVERIFY(pair.acceptOne());
    QTRY_VERIFY(pair.lab.backend.facts(pair.connection().socket)->bytesSent > 0);
    QVERIFY(curl.isRunning()); // without a length, only the end of the stream ends the response
    pair.server.close(pair.connection().socket);
    QCOMPARE(curl.outputAtEnd(), QByteArray("as much as there is"));
    QCOMPARE(curl.exitCode(), 0);
    QTRY_COMPARE(pair.connection().end, EndReason::ClosedHere); // curl may be told before the main thread is
}

void TestHttp::webServers_data()
{
    QTest::addColumn<WebServer::Make>("make");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("python3 -m http.server") << WebServer::Make::Python << QByteArray("HTTP/1.0 200 OK\r\n");
    QTest::newRow("nginx") << WebServer::Make::Nginx << QByteArray("HTTP/1.1 200 OK\r\n");
}

void TestHttp::webServers()
{
    QFETCH(WebServer::Make, make);
    QFETCH(QByteArray, status);
    WebServer web(make);
    QVERIFY(web.start());
    EndpointPair pair;
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), web.port()));
    pair.client.send(pair.client.socket(), WebServer::request());
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped); // the server ends the connection
    QVERIFY2(pair.clientGot().startsWith(status), pair.clientGot().constData());
    QVERIFY(pair.clientGot().endsWith("\r\n\r\n" + WebServer::page()));
    QCOMPARE(pair.client.facts()->end, EndReason::EndOfStream);
    QCOMPARE(pair.client.facts()->bytesSent, quint64(WebServer::request().size()));
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
