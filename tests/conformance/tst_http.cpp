// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP by hand: curl against a server that answers a fixed response, and a client that asks two real web servers.
#include <QTemporaryDir>
#include <QtTest>

#include "endpointpair.h"
#include "program.h"

using namespace sw;

namespace {

bool writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

const QByteArray request("GET /page.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

} // namespace

class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curlWithContentLength();
    void curlTwiceOnOneConnection();
    void curlUntilTheEndOfTheStream();
    void pythonServer();
    void nginxServer();
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
    QCOMPARE(pair.connection().end, EndReason::ClosedHere);
}

void TestHttp::pythonServer()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(QStringLiteral("page.txt")), "a page of Python\n"));
    Program python(QStringLiteral("python3"));
    QVERIFY(python.start({QStringLiteral("-u"), QStringLiteral("-m"), QStringLiteral("http.server"),
                          QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--directory"),
                          folder.path(), QStringLiteral("0")}));
    // "Serving HTTP on 127.0.0.1 port 34567 (http://..."
    const QRegularExpression line(QStringLiteral(" port (\\d+) \\("));
    QString said;
    QVERIFY(QTest::qWaitFor(
        [&] { return line.match(said += QString::fromLatin1(python.process().readAllStandardOutput())).hasMatch(); },
        30'000));
    const auto port = line.match(said).captured(1).toUShort();
    EndpointPair pair;
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), port));
    pair.client.send(pair.client.socket(), request);
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped); // the server ends the connection
    QVERIFY(pair.clientGot().startsWith("HTTP/1.0 200 OK\r\n"));
    QVERIFY(pair.clientGot().endsWith("\r\n\r\na page of Python\n"));
    QCOMPARE(pair.client.facts()->end, EndReason::EndOfStream);
    QCOMPARE(pair.client.facts()->bytesSent, quint64(request.size()));
}

void TestHttp::nginxServer()
{
    const QTemporaryDir folder;
    const quint16 port = freePort();
    QVERIFY(writeFile(folder.filePath(QStringLiteral("page.txt")), "a page of nginx\n"));
    QVERIFY(
        QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ReadOther | QFile::ExeOther));
    const QString config =
        QStringLiteral(
            "daemon off; master_process off; pid %1/pid; error_log stderr;\n"
            "events { }\n"
            "http { access_log off; client_body_temp_path %1/a; proxy_temp_path %1/b; fastcgi_temp_path %1/c;\n"
            "uwsgi_temp_path %1/d; scgi_temp_path %1/e;\n"
            "server { listen 127.0.0.1:%2; root %1; } }\n")
            .arg(folder.path())
            .arg(port);
    QVERIFY(writeFile(folder.filePath(QStringLiteral("nginx.conf")), config.toUtf8()));
    Program nginx(QStringLiteral("nginx"));
    QVERIFY(nginx.start({QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"), folder.path(),
                         QStringLiteral("-c"), folder.filePath(QStringLiteral("nginx.conf"))}));
    EndpointPair pair;
    QVERIFY2(pair.connectTo(QStringLiteral("127.0.0.1"), port), nginx.errors().constData());
    pair.client.send(pair.client.socket(), request);
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QVERIFY2(pair.clientGot().startsWith("HTTP/1.1 200 OK\r\n"), pair.clientGot().constData());
    QVERIFY(pair.clientGot().endsWith("\r\n\r\na page of nginx\n"));
    QCOMPARE(pair.client.facts()->end, EndReason::EndOfStream);
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
