// SPDX-License-Identifier: GPL-3.0-or-later
// A relay between programs that know nothing of it: curl and nginx with faults, TLS put on and taken off, dig and dnsmasq.
#include <QSslSocket>
#include <QTemporaryDir>
#include <QtTest>

#include "datagramrelay.h"
#include "patience.h"
#include "program.h"
#include "relaybench.h"
#include "streamrelay.h"
#include "webservers.h"

using namespace sw;

namespace {

RelaySettings towards(quint16 port)
{
    RelaySettings settings;
    settings.port = 0;
    settings.targetPort = port;
    return settings;
}

bool listens(const Relay &relay)
{
    return waitUntil([&relay] { return relay.state() == EndpointState::Listening; });
}

/// curl gets the page by that relay.
struct Answer
{
    QByteArray body;
    int exitCode = -1;
    QByteArray errors;
};

Answer curl(const QString &url, const QStringList &more = {})
{
    Program program(QStringLiteral("curl"));
    if (!program.start(
            QStringList{QStringLiteral("-sS"), QStringLiteral("-m25"), QStringLiteral("--noproxy"), QStringLiteral("*")}
            + more + QStringList{url}))
        return {};
    Answer answer;
    answer.body = program.outputAtEnd();
    answer.exitCode = program.exitCode();
    answer.errors = program.errors();
    return answer;
}

QString page(quint16 port, const QString &scheme = QStringLiteral("http"))
{
    return QStringLiteral("%1://localhost:%2/page.txt").arg(scheme).arg(port);
}

const QStringList ipv4{QStringLiteral("-4")};

} // namespace

class TestRelayPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageComesWhole_data();
    void pageComesWhole();
    void cutShowsInCurl_data();
    void cutShowsInCurl();
    void seedRepeatsThePieces();
    void tlsOnBothSidesOfAWire();
    void digAsksThroughTheRelay();
    void digGivesUpWhenAllIsDropped();
};

void TestRelayPeers::pageComesWhole_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<Faults>("faults");
    Faults slow;
    slow.splitMin = 1;
    slow.splitMax = 9;
    slow.delayMinMs = 1;
    slow.delayMaxMs = 4;
    for (const BackendKind backend : {BackendKind::Native, BackendKind::Qt}) {
        const char *name = backend == BackendKind::Qt ? "Qt" : "native";
        QTest::addRow("%s", name) << backend << Faults();
        QTest::addRow("%s, split and delayed", name) << backend << slow;
    }
}

void TestRelayPeers::pageComesWhole()
{
    QFETCH(BackendKind, backend);
    QFETCH(Faults, faults);
    WebServer nginx(WebServer::Make::Nginx);
    QVERIFY(nginx.start());
    RelayBench bench;
    StreamRelay relay(bench.workbench);
    RelaySettings settings = towards(nginx.port());
    settings.backend = backend;
    settings.up = faults;
    settings.down = faults;
    relay.start(settings);
    QVERIFY(listens(relay));
    const Answer answer = curl(page(relay.address().port()), ipv4);
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    QCOMPARE(answer.body, WebServer::page());
    QTRY_VERIFY(relay.talk(1)->isOver());
    QCOMPARE(relay.talk(1)->state, RelayTalk::State::Ended);
}

void TestRelayPeers::cutShowsInCurl_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QList<int>>("exitCodes");
    // curl(1): 18 a part of the file, 52 nothing came, 56 a failure in receiving.
    QTest::newRow("close") << int(Faults::CutByClose) << QList<int>{18};
    QTest::newRow("reset") << int(Faults::CutByReset) << QList<int>{18, 52, 56};
}

void TestRelayPeers::cutShowsInCurl()
{
    QFETCH(int, how);
    QFETCH(QList<int>, exitCodes);
    WebServer nginx(WebServer::Make::Nginx);
    QVERIFY(nginx.start());
    RelayBench bench;
    StreamRelay relay(bench.workbench);
    relay.start(towards(nginx.port()));
    QVERIFY(listens(relay));
    const Answer whole = curl(page(relay.address().port()), {QStringLiteral("-4"), QStringLiteral("-i")});
    QCOMPARE(whole.exitCode, 0);
    Faults faults;
    faults.cutHow = how;
    faults.cutAfter = whole.body.size() - 5;
    relay.setFaults(RelayWay::Down, faults);
    const Answer part = curl(page(relay.address().port()), ipv4);
    QVERIFY2(exitCodes.contains(part.exitCode), part.errors.constData());
    QTRY_VERIFY(relay.talk(2) && relay.talk(2)->isOver());
    QVERIFY(relay.talk(2)->cut);
    QCOMPARE(relay.talk(2)->down->passedBytes(), quint64(faults.cutAfter));
}

void TestRelayPeers::seedRepeatsThePieces()
{
    WebServer nginx(WebServer::Make::Nginx);
    QVERIFY(nginx.start());
    const auto request = [&nginx](qint64 seed) {
        RelayBench bench;
        StreamRelay relay(bench.workbench);
        RelaySettings settings = towards(nginx.port());
        settings.up.seed = seed;
        settings.up.splitMin = 1;
        settings.up.splitMax = 15;
        relay.start(settings);
        // The port differs from run to run, and the request names it: what is asked for must not.
        if (!listens(relay)
            || curl(page(relay.address().port()), {QStringLiteral("-4"), QStringLiteral("-HHost: relay")}).exitCode
                != 0)
            return QList<qint64>();
        return bench.sends(relay.talk(1)->target.socket);
    };
    const auto first = request(12);
    QVERIFY(first.size() > 5);
    QCOMPARE(request(12), first);
    QVERIFY(request(13) != first);
}

/// curl, a relay that puts TLS on, one that takes it off, nginx: both halves of TLS between programs that speak none.
void TestRelayPeers::tlsOnBothSidesOfAWire()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt has no TLS here.");
    WebServer nginx(WebServer::Make::Nginx);
    QVERIFY(nginx.start());
    const QTemporaryDir folder;
    RelayBench bench;
    StreamRelay takesOff(bench.workbench);
    RelaySettings settings = towards(nginx.port());
    settings.listenTls = true;
    settings.listenTlsSettings.selfSignedNames = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    settings.listenTlsSettings.certificateFile = folder.filePath(QStringLiteral("certificate.pem"));
    settings.listenTlsSettings.keyFile = folder.filePath(QStringLiteral("key.pem"));
    takesOff.start(settings);
    QVERIFY(listens(takesOff));
    QTRY_VERIFY(
        QFile::exists(settings.listenTlsSettings.certificateFile)); // made by the accept, which follows the listen
    const Answer direct = curl(
        page(takesOff.address().port(), QStringLiteral("https")),
        {QStringLiteral("-4"), QStringLiteral("--cacert"), settings.listenTlsSettings.certificateFile});
    QVERIFY2(direct.exitCode == 0, direct.errors.constData());
    QCOMPARE(direct.body, WebServer::page());

    StreamRelay putsOn(bench.workbench);
    RelaySettings plain = towards(takesOff.address().port());
    plain.targetTls = true;
    plain.targetTlsSettings.serverName = QStringLiteral("localhost");
    plain.targetTlsSettings.caFile = settings.listenTlsSettings.certificateFile;
    putsOn.start(plain);
    QVERIFY(listens(putsOn));
    const Answer twice = curl(page(putsOn.address().port()), ipv4);
    QVERIFY2(twice.exitCode == 0, twice.errors.constData());
    QCOMPARE(twice.body, WebServer::page());

    // Without trust in that certificate the target counts as not reached, and the client is closed.
    putsOn.stop();
    QTRY_COMPARE(putsOn.state(), EndpointState::Stopped);
    plain.targetTlsSettings.caFile.clear();
    putsOn.start(plain);
    QVERIFY(listens(putsOn));
    QVERIFY(curl(page(putsOn.address().port()), ipv4).exitCode != 0);
    QTRY_VERIFY(putsOn.talk(1) && putsOn.talk(1)->isOver());
    QCOMPARE(putsOn.talk(1)->failure->call, Call::Starttls);
}

namespace {

/// A name server for one name, on a port that was free a moment ago.
bool startNameServer(Program &dnsmasq, quint16 &port, const QString &configuration)
{
    port = closedLoopbackPort().port();
    return dnsmasq.start({QStringLiteral("--keep-in-foreground"), QStringLiteral("--conf-file=") + configuration,
                          QStringLiteral("--no-resolv"), QStringLiteral("--no-hosts"), QStringLiteral("--pid-file="),
                          QStringLiteral("--bind-interfaces"), QStringLiteral("--listen-address=127.0.0.1"),
                          QStringLiteral("--port=%1").arg(port), QStringLiteral("--address=/relay.test/192.0.2.7")});
}

QByteArray dig(quint16 port, int tries, int *exitCode = nullptr)
{
    Program program(QStringLiteral("dig"));
    if (!program.start({QStringLiteral("@127.0.0.1"), QStringLiteral("-p"), QString::number(port),
                        QStringLiteral("+short"), QStringLiteral("+time=1"), QStringLiteral("+tries=%1").arg(tries),
                        QStringLiteral("relay.test")}))
        return {};
    const QByteArray output = program.outputAtEnd();
    if (exitCode)
        *exitCode = program.exitCode();
    return output;
}

} // namespace

void TestRelayPeers::digAsksThroughTheRelay()
{
    const QTemporaryDir folder;
    QFile empty(folder.filePath(QStringLiteral("dnsmasq.conf")));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    Program dnsmasq(QStringLiteral("dnsmasq"));
    quint16 port = 0;
    QVERIFY(startNameServer(dnsmasq, port, empty.fileName()));
    RelayBench bench;
    DatagramRelay relay(bench.workbench);
    RelaySettings settings = towards(port);
    settings.datagrams = true;
    settings.down.dropPercent = 50; // asked again, it answers in the end
    relay.start(settings);
    QVERIFY(listens(relay));
    QByteArray answer;
    for (int attempt = 0; attempt < 20 && answer != "192.0.2.7\n"; ++attempt)
        answer = dig(relay.address().port(), 1);
    QCOMPARE(answer, QByteArray("192.0.2.7\n"));
}

void TestRelayPeers::digGivesUpWhenAllIsDropped()
{
    RelayBench bench;
    DatagramRelay relay(bench.workbench);
    RelaySettings settings = towards(closedLoopbackPort().port());
    settings.datagrams = true;
    settings.up.dropPercent = 100;
    relay.start(settings);
    QVERIFY(listens(relay));
    int exitCode = 0;
    dig(relay.address().port(), 2, &exitCode);
    QCOMPARE(exitCode, 9); // dig(1): no reply from the server
    QTRY_COMPARE(bench.unsent(faultDrop), 2);
}

QTEST_GUILESS_MAIN(TestRelayPeers)
#include "tst_relaypeers.moc"
