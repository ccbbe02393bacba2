// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints that misbehave, as netcat and curl take it: what docs/misbehaving.md gives to try.
#include <QTemporaryFile>
#include <QtTest>

#include "misbehavebench.h"
#include "patience.h"
#include "program.h"

using namespace sw;

namespace {

constexpr qint64 flood = 100'000'000; // more than the buffers of both ends ever hold

const QByteArray page = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";

/// A web server for one page, which misbehaves.
struct BadWeb : BadServer
{
    explicit BadWeb(const MisbehaveSettings &misbehaves, BackendKind backend = BackendKind::Native)
        : BadServer(misbehaves, [backend](ServerSettings &settings) {
            settings.backend = backend;
            settings.reply.rule = {ReplyKind::Fixed, page};
        })
    {
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1/").arg(server.address().port()); }
};

/// curl gets it; its output on both channels stays with it.
struct Curl
{
    Curl(const QString &url, const QStringList &more = {})
    {
        if (!program.start(QStringList{QStringLiteral("-v"), QStringLiteral("--noproxy"), QStringLiteral("*")} + more
                           + QStringList{url}))
            return;
        body = program.outputAtEnd();
        exitCode = program.exitCode();
        told = program.errors();
    }

    Program program{QStringLiteral("curl")};
    QByteArray body;
    QByteArray told;
    int exitCode = -1;
};

/// How far a program has read the file that is its standard input; -1: it has ended.
qint64 readBy(Program &program)
{
    QFile file(QStringLiteral("/proc/%1/fdinfo/0").arg(program.process().processId()));
    if (!program.isRunning() || !file.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = file.readAll().split('\n');
    return lines.isEmpty() ? -1 : lines.front().mid(qsizetype(qstrlen("pos:"))).trimmed().toLongLong();
}

} // namespace

class TestMisbehavePeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void netcatStandsStillWhileNobodyReads();
    void curlIsResetByWhoClosesUnread();
    void curlGivesUpOnWhoAcceptsLate();
    void curlWaitsForWhoAcceptsLate();
    void curlHearsNothingOfWhoHalfCloses();
    void curlGetsAPageByteByByte_data() { addBackends(); }
    void curlGetsAPageByteByByte();
    void curlSeesAPageCut_data();
    void curlSeesAPageCut();
};

void TestMisbehavePeers::netcatStandsStillWhileNobodyReads()
{
    QTemporaryFile zeros;
    QVERIFY(zeros.open() && zeros.resize(flood)); // a hole: it takes no room
    BadServer bad(::bad({.neverReads = true}));
    QVERIFY(bad.listens());
    Program netcat(QStringLiteral("nc"));
    netcat.process().setStandardInputFile(zeros.fileName());
    QVERIFY(netcat.start(
        {QStringLiteral("-N"), QStringLiteral("127.0.0.1"), QString::number(bad.server.address().port())}));
    QVERIFY(bad.accepted());
    // It reads on only when its send has room: the buffers of both ends fill, then it stands.
    qint64 before = -1;
    int still = 0;
    const auto stands = [&] {
        const qint64 now = readBy(netcat);
        still = now > 0 && now == before ? still + 1 : 0;
        before = now;
        return still > 20;
    };
    QTRY_VERIFY(stands());
    QVERIFY2(before < flood, QByteArray::number(before).constData());
    QVERIFY(netcat.isRunning());
    QCOMPARE(bad.received(), 0U);
    QVERIFY(!bad.call(Call::Recv));
    // As soon as it behaves all of it comes, and netcat ends well.
    Misbehaver::of(bad.server)->set({});
    QTRY_COMPARE(bad.received(), quint64(flood));
    QTRY_VERIFY(!netcat.isRunning());
    QCOMPARE(netcat.exitCode(), 0);
}

void TestMisbehavePeers::curlIsResetByWhoClosesUnread()
{
    BadWeb bad(::bad({.closesUnread = true}));
    QVERIFY(bad.listens());
    const Curl curl(bad.url());
    QCOMPARE(curl.exitCode, 56); // curl(1): failure in receiving
    QVERIFY2(curl.told.contains("Connection reset by peer"), curl.told.constData());
    QCOMPARE(curl.body, QByteArray());
    QTRY_COMPARE(bad.bench.noticed(Notice::ClosedUnread), 1);
}

void TestMisbehavePeers::curlGivesUpOnWhoAcceptsLate()
{
    BadWeb bad(::bad({.acceptLateMs = MisbehaveSettings::mostLateMs}));
    QVERIFY(bad.listens());
    const Curl curl(bad.url(), {QStringLiteral("--max-time"), QStringLiteral("3")});
    QCOMPARE(curl.exitCode, 28); // curl(1): the time is over
    QVERIFY2(curl.told.contains("Connected to 127.0.0.1"), curl.told.constData()); // by the kernel
    QVERIFY2(curl.told.contains("0 bytes received"), curl.told.constData());
    QVERIFY(!bad.call(Call::Accept));
}

void TestMisbehavePeers::curlWaitsForWhoAcceptsLate()
{
    constexpr int lateMs = 300;
    BadWeb bad(::bad({.acceptLateMs = lateMs}));
    QVERIFY(bad.listens());
    const Curl curl(bad.url(), {QStringLiteral("-w"), QStringLiteral("%{stderr}first byte: %{time_starttransfer}\n")});
    QVERIFY2(curl.exitCode == 0, curl.told.constData());
    QCOMPARE(curl.body, QByteArray("hello"));
    const QByteArray label = "first byte: ";
    const qsizetype at = curl.told.lastIndexOf(label);
    QVERIFY(at >= 0);
    QVERIFY(curl.told.mid(at + label.size()).trimmed().toDouble() * 1000 >= lateMs);
}

void TestMisbehavePeers::curlHearsNothingOfWhoHalfCloses()
{
    BadWeb bad(::bad({.halfCloses = true}));
    QVERIFY(bad.listens());
    const Curl curl(bad.url());
    QCOMPARE(curl.exitCode, 52); // curl(1): the server did not reply anything
    QVERIFY(bad.accepted());
    QTRY_VERIFY(bad.received() > 0); // and yet the request came
}

void TestMisbehavePeers::curlGetsAPageByteByByte()
{
    QFETCH(BackendKind, backend);
    BadWeb bad(faulty([](Faults &faults) {
                   faults.splitMin = 1;
                   faults.splitMax = 1;
                   faults.pauseMs = 1;
               }),
               backend);
    QVERIFY(bad.listens());
    const Curl curl(bad.url(), {QStringLiteral("-i")});
    QVERIFY2(curl.exitCode == 0, curl.told.constData());
    QCOMPARE(curl.body, page);
    QVERIFY(bad.accepted());
    QTRY_COMPARE(bad.bench.sends(bad.one().socket), QList<qint64>(page.size(), 1));
}

void TestMisbehavePeers::curlSeesAPageCut_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QList<int>>("exitCodes");
    // curl(1): 18 a part of the file, 52 nothing came, 56 a failure in receiving: a reset may overtake what came before it.
    QTest::newRow("close") << int(Faults::CutByClose) << QList<int>{18};
    QTest::newRow("reset") << int(Faults::CutByReset) << QList<int>{18, 52, 56};
}

void TestMisbehavePeers::curlSeesAPageCut()
{
    QFETCH(int, how);
    QFETCH(QList<int>, exitCodes);
    BadWeb bad(faulty([how](Faults &faults) {
        faults.cutHow = how;
        faults.cutAfter = page.size() - 2;
    }));
    QVERIFY(bad.listens());
    const Curl curl(bad.url());
    QVERIFY2(exitCodes.contains(curl.exitCode), curl.told.constData());
    QVERIFY(curl.body == "hel" || how == Faults::CutByReset);
    QTRY_COMPARE(bad.bench.unsent(how == Faults::CutByReset ? faultReset : faultCut), 1);
}

QTEST_GUILESS_MAIN(TestMisbehavePeers)
#include "tst_misbehavepeers.moc"
