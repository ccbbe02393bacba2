// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QTest>

#include "codeplan.h"
#include "codeprogram.h"
#include "literals.h"
#include "socketconstants.h"
#include "tlsresult.h"

using namespace sw;

namespace {

constexpr int serverThread = 11;
constexpr int clientThread = 12;

CodeRow row(Call call, int thread, qint64 began, qint64 took, SocketId socket)
{
    static quint64 number = 0;
    CodeRow made;
    made.row = ++number;
    made.record.call = call;
    made.record.thread = thread;
    made.record.beganNs = began;
    made.record.tookNs = took;
    made.record.socket = socket;
    return made;
}

CodeRow socketRow(int thread, qint64 began, SocketId id, int type = constant::sockStream)
{
    CodeRow made = row(Call::Socket, thread, began, 1, id);
    made.record.newSocket = id;
    made.record.result = 5;
    made.record.arguments = {constant::afInet, type, 0};
    return made;
}

CodeRow addressRow(Call call, int thread, qint64 began, qint64 took, SocketId socket, const char *address)
{
    CodeRow made = row(call, thread, began, took, socket);
    made.record.address = *SocketAddress::parse(QLatin1StringView(address));
    return made;
}

/// A server blocked in accept while a client connects, then a message.
std::vector<CodeRow> conversation(const QByteArray &message)
{
    CodeRow bound = addressRow(Call::Bind, serverThread, 20, 1, 1, "127.0.0.1:0");
    bound.record.local = *SocketAddress::parse(QStringLiteral("127.0.0.1:4000"));
    CodeRow accepted = row(Call::Accept, serverThread, 40, 100, 1);
    accepted.record.newSocket = 2;
    CodeRow sent = row(Call::Sendall, clientThread, 130, 5, 3);
    sent.record.asked = sent.record.result = message.size();
    sent.record.data = message;
    CodeRow got = row(Call::Recv, serverThread, 150, 10, 2);
    got.record.asked = 1024;
    got.record.result = message.size();
    got.record.data = message;
    return {socketRow(serverThread, 10, 1),
            bound,
            row(Call::Listen, serverThread, 30, 1, 1),
            socketRow(clientThread, 50, 3),
            addressRow(Call::Connect, clientThread, 100, 10, 3, "127.0.0.1:4000"),
            sent,
            accepted,
            got,
            row(Call::Close, clientThread, 170, 1, 3)};
}

/// The conversation with a handshake of the client before its message, which takes from 112 to 120.
std::vector<CodeRow> secretConversation(const TlsResult &result, int error = 0)
{
    auto rows = conversation("my secret");
    CodeRow start = row(Call::Starttls, clientThread, 112, 8, 3);
    start.record.error = error;
    start.record.value = result.toJson();
    rows.insert(rows.begin() + 5, start);
    for (CodeRow &one : rows) {
        if (error == 0 && !one.record.data.isEmpty())
            one.record.flags |= RecordFlag::Tls;
    }
    return rows;
}

TlsResult trusted(const QString &subject, const QStringList &names)
{
    TlsResult result;
    result.serverName = QStringLiteral("localhost");
    TlsCertificate one;
    one.subject = subject;
    one.names = names;
    one.selfSigned = true;
    one.sha256 = QStringLiteral("AB:CD");
    result.chain.append(one);
    return result;
}

QString lineWith(const QString &text, const QString &part)
{
    for (const QString &line : text.split(u'\n')) {
        if (line.contains(part))
            return line;
    }
    return {};
}

const QList<CodeLanguage> all{CodeLanguage::Python, CodeLanguage::C, CodeLanguage::Qt};

} // namespace

class TestCodegen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literalsEndWhereTheyShould();
    void commentsStayComments();
    void identifiers();
    void namesAndThreads();
    void waitsOnlyForOthers();
    void overlapsOnOneThreadBecomeTwo();
    void leavesOutWhatWouldBlock();
    void linesKnowTheirRows();
    void portsThatTheSystemPicked();
    void hostileNamesAddNoCode();
    void longProgramsAreCut();
    void nothingAtAll();
    void handshakesComeFirst();
    void secretsNeedTheirHandshake_data();
    void secretsNeedTheirHandshake();
    void transfersWaitForTheHandshake();
    void certificatesOfStrangersAddNoCode();
};

void TestCodegen::literalsEndWhereTheyShould()
{
    QCOMPARE(literals::pythonBytes(QByteArray("a\"\\\n\0\xff", 6)), QStringLiteral(R"(b"a\"\\\n\x00\xff")"));
    // Three octal digits: the digit that follows is no part of it. No trigraph.
    QCOMPARE(literals::cString(QByteArray("\0"
                                          "1?\?/\"",
                                          6)),
             QStringLiteral(R"("\0001\?\?/\"")"));
    QCOMPARE(literals::pythonText(QStringLiteral("é\"\n%1")), QStringLiteral(R"("\u00e9\"\n%1")"));
    QCOMPARE(literals::pythonText(QString::fromUcs4(U"\U0001F600")), QStringLiteral(R"("\U0001f600")"));
    QCOMPARE(literals::pythonBytes(QByteArray(100, 'x')), QStringLiteral("b\"x\" * 100"));
    QVERIFY(literals::cString(QByteArray(400, 'a') + "b").contains(QStringLiteral("\" \"")));
    QCOMPARE(literals::cString({}), QStringLiteral("\"\""));
}

void TestCodegen::commentsStayComments()
{
    QCOMPARE(literals::comment(QStringLiteral("a*/b/*c")), QStringLiteral("a* /b/ *c"));
    QVERIFY(!literals::comment(QStringLiteral("a\nimport os")).contains(u'\n'));
    QVERIFY(!literals::comment(QStringLiteral("ends with \\")).contains(u'\\'));
    QVERIFY(!literals::comment(QStringLiteral("x?\?/")).contains(QStringLiteral("?\?")));
    QVERIFY(!literals::comment(QStringLiteral("a\u2028b\u202ec")).contains(QChar(0x2028)));
    QVERIFY(literals::comment(QString(1000, u'x')).size() < 200);
}

void TestCodegen::identifiers()
{
    QCOMPARE(literals::identifier(QStringLiteral("TCP server 1")), QStringLiteral("tcp_server_1"));
    QCOMPARE(literals::identifier(QStringLiteral("服务端")), QStringLiteral("actor"));
    QCOMPARE(literals::identifier(QStringLiteral("1); import os")), QStringLiteral("actor_1_import_os"));
}

void TestCodegen::namesAndThreads()
{
    const auto rows = conversation("hi");
    const CodePlan plan = planCode(rows);
    QCOMPARE(plan.threads.size(), std::size_t(2));
    QCOMPARE(plan.nameOf(1), QStringLiteral("listener1"));
    QCOMPARE(plan.nameOf(2), QStringLiteral("conn1"));
    QCOMPARE(plan.nameOf(3), QStringLiteral("client1"));
    QCOMPARE(plan.leftOut, 0);
}

void TestCodegen::waitsOnlyForOthers()
{
    const auto rows = conversation("hi");
    const CodePlan plan = planCode(rows);
    QStringList waits;
    for (const PlannedCall &call : plan.calls) {
        for (const int before : call.after)
            waits.append(QString(callName(plan.calls[std::size_t(before)].record().call)) + QStringLiteral(" before ")
                         + callName(call.record().call));
    }
    // socket of the client need not wait; accept is begun with nobody there yet; close comes after what the server read.
    QCOMPARE(waits,
             (QStringList{QStringLiteral("listen before connect"), QStringLiteral("sendall before recv"),
                          QStringLiteral("recv before close")}));
}

void TestCodegen::overlapsOnOneThreadBecomeTwo()
{
    // As Qt does: a recv is begun, then something is sent from the same thread.
    auto rows = conversation("hi");
    CodeRow pending = row(Call::Recv, clientThread, 115, 100, 3);
    pending.record.asked = 4;
    rows.push_back(pending);
    const CodePlan plan = planCode(rows);
    QCOMPARE(plan.threads.size(), std::size_t(3));
    QVERIFY(plan.threads[1].name != plan.threads[2].name);
}

void TestCodegen::leavesOutWhatWouldBlock()
{
    auto rows = conversation("hi");
    CodeRow stuck = row(Call::Recv, serverThread, 300, 50, 2);
    stuck.record.flags = RecordFlag::Cancelled;
    stuck.record.error = EINTR;
    rows.push_back(stuck);
    rows.push_back(row(Call::Recv, serverThread, 400, 50, 77));
    for (const CodeLanguage language : all) {
        const CodeProgram program = generateCode(language, rows);
        QCOMPARE(program.leftOut, 2);
        QCOMPARE(program.calls, static_cast<int>(rows.size()) - 2);
        QVERIFY(program.text.contains(QStringLiteral("left out: recv; it did not return by itself")));
        QVERIFY(program.text.contains(QStringLiteral("made its socket is not among the rows")));
    }
}

void TestCodegen::linesKnowTheirRows()
{
    const auto rows = conversation("hi");
    for (const CodeLanguage language : all) {
        const CodeProgram program = generateCode(language, rows);
        const QStringList lines = program.text.split(u'\n');
        QCOMPARE(static_cast<qsizetype>(program.rowOfLine.size()), lines.size() - 1);
        QCOMPARE(program.lineOf(999'999), -1);
        for (const CodeRow &one : rows) {
            const int line = program.lineOf(one.row);
            QVERIFY2(line >= 0, qPrintable(callName(one.record.call)));
            QCOMPARE(program.rowOfLine[std::size_t(line)], static_cast<qint64>(one.row));
        }
        const int connecting = program.lineOf(rows[4].row);
        QVERIFY(lines.mid(connecting, 4).join(u'\n').contains(QStringLiteral("connect")));
    }
}

void TestCodegen::portsThatTheSystemPicked()
{
    auto rows = conversation("hi");
    QVERIFY(generateCode(CodeLanguage::Python, rows).text.contains(QStringLiteral("listener1.getsockname()[1]")));
    QVERIFY(generateCode(CodeLanguage::C, rows).text.contains(QStringLiteral("port_of(listener1)")));
    QVERIFY(generateCode(CodeLanguage::Qt, rows).text.contains(QStringLiteral("listener1->serverPort()")));
    // The server alone keeps the port that it had, so that a client of its own program finds it.
    rows.erase(rows.begin() + 3, rows.begin() + 6);
    QVERIFY(generateCode(CodeLanguage::Python, rows).text.contains(QStringLiteral("bind((\"127.0.0.1\", 4000))")));
    QVERIFY(generateCode(CodeLanguage::C, rows).text.contains(QStringLiteral("ipv4(\"127.0.0.1\", 4000)")));
}

void TestCodegen::hostileNamesAddNoCode()
{
    auto rows = conversation("receive_all( */ %1 %2 \n#include <x>");
    for (CodeRow &one : rows)
        one.actor = QStringLiteral("x\n    evil() */ evil(); /* %1 \\");
    for (const CodeLanguage language : all) {
        const QString text = generateCode(language, rows).text;
        for (const QString &line : text.split(u'\n')) {
            const QString bare = line.trimmed();
            const bool comment = bare.startsWith(u'#') || bare.startsWith(QStringLiteral("//"))
                || (bare.startsWith(QStringLiteral("/*")) && bare.endsWith(QStringLiteral("*/")));
            if (bare.contains(QStringLiteral("evil()")))
                QVERIFY2(comment, qPrintable(line));
            QVERIFY2(!bare.endsWith(u'\\'), qPrintable(line));
        }
        // A helper that only the data names would be an unused function.
        QVERIFY(lineWith(text, QStringLiteral("static ssize_t receive_all")).isEmpty());
        QVERIFY(lineWith(text, QStringLiteral("def receive_all")).isEmpty());
    }
}

void TestCodegen::longProgramsAreCut()
{
    std::vector<CodeRow> rows{socketRow(serverThread, 1, 1, constant::sockDgram)};
    for (int i = 0; i < 4000; ++i)
        rows.push_back(row(Call::Getsockname, serverThread, 10 + i * 2, 1, 1));
    const CodeProgram program = generateCode(CodeLanguage::Python, rows);
    QCOMPARE(program.calls, 3000);
    QCOMPARE(program.leftOut, 1001);
}

void TestCodegen::nothingAtAll()
{
    for (const CodeLanguage language : all) {
        const CodeProgram program = generateCode(language, {});
        QCOMPARE(program.calls, 0);
        QVERIFY(!program.text.isEmpty());
        QCOMPARE(codeLanguageFromName(QString(codeLanguageName(language))), language);
        QVERIFY(codeFileSuffix(language).startsWith(u'.'));
    }
}

void TestCodegen::handshakesComeFirst()
{
    auto rows = secretConversation(trusted(QStringLiteral("CN=localhost"), {QStringLiteral("DNS:localhost")}));
    rows.erase(rows.begin() + 8); // what the server has read, as its handshake is not among the rows
    const QString python = generateCode(CodeLanguage::Python, rows).text;
    QVERIFY2(python.contains(QStringLiteral("client1 = tls_context(False, trusted=AUTHORITY1).wrap_socket(client1, "
                                            "server_hostname=\"localhost\", do_handshake_on_connect=False)")),
             qPrintable(python));
    QVERIFY(python.contains(QStringLiteral("AUTHORITY1 = \"authority1.pem\"")));
    QVERIFY(python.indexOf(QStringLiteral("client1.do_handshake()")) < python.indexOf(QStringLiteral("my secret")));
    const QString qt = generateCode(CodeLanguage::Qt, rows).text;
    QVERIFY(qt.contains(QStringLiteral("auto *client1 = new QSslSocket(&app);")));
    QVERIFY(qt.contains(QStringLiteral("tlsConfiguration(true, nullptr, nullptr, authority1, nullptr)")));
    QVERIFY(qt.indexOf(QStringLiteral("check(\"client1 starttls\"")) < qt.indexOf(QStringLiteral("my secret")));
    const QString c = generateCode(CodeLanguage::C, rows).text;
    QVERIFY(!c.contains(QStringLiteral("my secret")));
    QVERIFY(c.contains(QStringLiteral("left out: sendall; it went through TLS")));
}

void TestCodegen::secretsNeedTheirHandshake_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<TlsFault>("fault");
    QTest::addColumn<bool>("kept"); // the row of the handshake
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QString>("why");
    QTest::newRow("filtered away") << 0 << TlsFault::None << false << false << QStringLiteral("it went through TLS");
    QTest::newRow("refused") << EPROTO << TlsFault::Verification << true << false
                             << QStringLiteral("the handshake that failed has ended the connection");
    QTest::newRow("not told") << EPROTO << TlsFault::NoCommonVersion << true << false
                              << QStringLiteral("its record does not tell");
    QTest::newRow("never begun") << ENOENT << TlsFault::AuthorityUnreadable << true << true
                                 << QStringLiteral("it failed before the handshake began");
}

void TestCodegen::secretsNeedTheirHandshake()
{
    QFETCH(const int, error);
    QFETCH(const TlsFault, fault);
    QFETCH(const bool, kept);
    QFETCH(const bool, plain);
    QFETCH(const QString, why);
    TlsResult result;
    result.fault = fault;
    auto rows = secretConversation(result, error);
    if (!kept)
        rows.erase(rows.begin() + 5);
    for (const CodeLanguage language : all) {
        const QString text = generateCode(language, rows).text;
        QCOMPARE(text.contains(QStringLiteral("my secret")), plain);
        QVERIFY2(text.contains(why) || (language == CodeLanguage::C && kept), qPrintable(text));
    }
}

// A loop that receives has begun its call before the handshake ended: in a program it would take the handshake's bytes.
void TestCodegen::transfersWaitForTheHandshake()
{
    auto rows = secretConversation(trusted(QStringLiteral("CN=localhost"), {}));
    CodeRow pending = row(Call::Recv, clientThread, 105, 100, 3);
    pending.record.asked = 4;
    pending.record.flags = RecordFlag::Tls | RecordFlag::Bytes;
    CodeRow before = row(Call::Send, clientThread, 114, 2, 3); // unmarked, as TLS did not stand yet
    before.record.data = "early";
    before.record.asked = 5;
    rows.push_back(pending);
    rows.push_back(before);
    const CodePlan plan = planCode(rows);
    const auto at = [&](Call call, qsizetype bytes) {
        return std::find_if(plan.calls.begin(), plan.calls.end(), [&](const PlannedCall &one) {
            return one.record().call == call && one.record().socket == 3 && one.record().data.size() == bytes;
        });
    };
    QVERIFY(at(Call::Starttls, 0) < at(Call::Recv, 0));
    QCOMPARE(at(Call::Recv, 0)->beganNs(), qint64(120));
    QVERIFY(at(Call::Recv, 0)->tls && at(Call::Close, 0)->tls && !at(Call::Connect, 0)->tls);
    QVERIFY(at(Call::Send, 5)->leftOut == LeftOut::InHandshake);
}

void TestCodegen::certificatesOfStrangersAddNoCode()
{
    const QString evil = QStringLiteral("CN=x\nevil() */ evil(); %1 %2 \\");
    for (const QString &name : {QStringLiteral("DNS:$(evil)"), QStringLiteral("DNS:a\nevil()"), evil}) {
        TlsResult result = trusted(evil, {name});
        result.serverName = evil;
        result.alpn = evil;
        result.own = result.chain.front();
        const auto rows = secretConversation(result);
        for (const CodeLanguage language : all) {
            const QString text = generateCode(language, rows).text;
            QVERIFY(!text.contains(QStringLiteral("openssl req")));
            for (const QString &line : text.split(u'\n')) {
                const QString bare = line.trimmed();
                if (bare.contains(QStringLiteral("evil")))
                    QVERIFY2(bare.startsWith(u'#') || bare.startsWith(QStringLiteral("//"))
                                 || bare.contains(QStringLiteral("\"CN=x\\n")),
                             qPrintable(line));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestCodegen)
#include "tst_codegen.moc"
