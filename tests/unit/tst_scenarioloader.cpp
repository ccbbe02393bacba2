// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <QTest>

#include "calltable.h"
#include "scenarioloader.h"

using namespace sw;

namespace {

/// A file of three lines: the step stands in the third, from column 1.
QByteArray withStep(const QByteArray &step)
{
    return R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","actors":[{"id":"a"}],"steps":[)"
           "\n"
           R"({"actor":"a","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"s"},)"
           "\n"
        + step + "]}";
}

} // namespace

class TestScenarioLoader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesRightSteps_data();
    void takesRightSteps();
    void tellsTheFaultAndItsPlace_data();
    void tellsTheFaultAndItsPlace();
    void tellsFaultsOfTheWholeFile_data();
    void tellsFaultsOfTheWholeFile();
    void readsEverything();
    void gathersAllFaultsInOrder();
    void replacesVariables();
    void tellsFilesThatCannotBeRead();
    void knowsEveryCallOfTheEngine();
};

void TestScenarioLoader::takesRightSteps_data()
{
    QTest::addColumn<QByteArray>("step");
    const auto row = [](const char *name, const char *step) { QTest::newRow(name) << QByteArray(step); };
    row("numeric address", R"({"actor":"a","call":"bind","on":"s","args":{"address":"127.0.0.1:0"}})");
    row("IPv6 address", R"({"actor":"a","call":"bind","on":"s","args":{"address":"[::1]:65535"}})");
    row("scope that is not here", R"({"actor":"a","call":"bind","on":"s","args":{"address":"[fe80::1%nosuch0]:80"}})");
    row("host name", R"({"actor":"a","call":"connect","on":"s","args":{"address":"localhost:80"}})");
    row("unix path", R"({"actor":"a","call":"bind","on":"s","args":{"address":"unix:${tmp}/x"}})");
    row("reference", R"({"actor":"a","call":"connect","on":"s","args":{"address":"127.0.0.1:${s.port}"}})");
    row("number behind a reference", R"({"actor":"a","call":"recv","on":"s","args":{"size":"${s.port}"}})");
    row("protocol by short name",
        R"({"actor":"a","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM","protocol":"tcp"}})");
    row("family by number", R"({"actor":"a","call":"socket","args":{"family":2,"type":1}})");
    row("two names", R"({"actor":"a","call":"socketpair","args":{"type":"SOCK_STREAM"},"as":["p","q"]})");
    row("no time limit", R"({"actor":"a","call":"settimeout","on":"s","args":{"seconds":null}})");
    row("linger",
        R"({"actor":"a","call":"setsockopt","on":"s","args":{"level":"SOL_SOCKET","name":"SO_LINGER","value":{"onoff":1,"linger":0}}})");
    row("time option",
        R"({"actor":"a","call":"setsockopt","on":"s","args":{"level":"SOL_SOCKET","name":"SO_RCVTIMEO","value":{"seconds":1.5}}})");
    row("repeat",
        R"({"actor":"a","call":"send","on":"s","args":{"data":{"repeat":{"repeat":{"hex":"00"},"times":2},"times":3}}})");
    row("expectations",
        R"({"actor":"a","call":"recv","on":"s","args":{"size":1,"flags":["MSG_PEEK"]},"expect":{"result":{"min":0,"max":1},"errno":["EAGAIN","ECONNRESET"],"state":"ESTABLISHED","took_ms":{"max":5},"flags":[],"value":[1],"timed_out":false}})");
    const QByteArray longest = QByteArray(
                                   R"({"actor":"a","call":"starttls","on":"s","args":{"side":"client","days":-36500,)")
        + R"("alpn":")" + QByteArray(255, 'a') + R"( h2"}})";
    row("days and names of TLS", longest.constData());
    row("days as a text", R"({"actor":"a","call":"starttls","on":"s","args":{"side":"client","days":"0x10"}})");
    row("service unchanged", R"({"actor":"a","call":"getaddrinfo","args":{"host":"h","service":"99999"}})");
    row("pause", R"({"pause_ms":0,"say":{"en":"x","zh_CN":"\u7b49"}})");
    row("question", R"({"ask":"?","choices":["a","b"],"answer":1,"why":"x"})");
    row("words", R"({"say":"x"})");
}

void TestScenarioLoader::takesRightSteps()
{
    QFETCH(QByteArray, step);
    const LoadResult result = loadScenario(withStep(step), QStringLiteral("x.json"));
    if (!result.scenario) {
        const LoadError &error = result.errors.front();
        QFAIL(qPrintable(QStringLiteral("fault %1 at %2:%3 %4")
                             .arg(int(error.fault))
                             .arg(error.line)
                             .arg(error.column)
                             .arg(error.about)));
    }
    QCOMPARE(result.scenario->steps.size(), std::size_t(2));
    QCOMPARE(result.scenario->steps[1].line, 3);
}

void TestScenarioLoader::tellsTheFaultAndItsPlace_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<LoadFault>("fault");
    QTest::addColumn<QByteArray>("at"); // the text that the place points to
    const auto row = [](const char *name, LoadFault fault, const char *at, const char *step) {
        QTest::newRow(name) << QByteArray(step) << fault << QByteArray(at);
    };
    using enum LoadFault;
    row("unknown key", UnknownKey, R"("oops")", R"({"actor":"a","call":"close","on":"s","oops":1})");
    row("unknown call", UnknownName, R"("sokcet")", R"({"actor":"a","call":"sokcet"})");
    row("unknown argument", UnknownArgument, R"("adress")",
        R"({"actor":"a","call":"bind","on":"s","args":{"address":"127.0.0.1:1","adress":1}})");
    row("missing argument", MissingKey, R"({"adress")", R"({"actor":"a","call":"send","on":"s","args":{"adress":1}})");
    row("unknown actor", UnknownActor, R"("b")", R"({"actor":"b","call":"close","on":"s"})");
    row("missing actor", MissingKey, R"({"call")", R"({"call":"close","on":"s"})");
    row("unknown socket", UnknownSocket, R"("t")", R"({"actor":"a","call":"close","on":"t"})");
    row("file call on a socket", NeedsFile, R"("s")", R"({"actor":"a","call":"readline","on":"s"})");
    row("socket call on a file", NeedsSocket, R"("f","args":{"size")",
        R"({"actor":"a","call":"makefile","on":"s","as":"f"},{"actor":"a","call":"recv","on":"f","args":{"size":1}})");
    row("mode of a file", UnknownName, R"("a+")", R"({"actor":"a","call":"makefile","on":"s","args":{"mode":"a+"}})");
    row("missing on", MissingKey, R"({"actor")", R"({"actor":"a","call":"close"})");
    row("on not here", KeyNotHere, R"("on")", R"({"actor":"a","call":"gethostname","on":"s"})");
    row("as not here", KeyNotHere, R"("as")", R"({"actor":"a","call":"close","on":"s","as":"t"})");
    row("socket name taken", DuplicateSocket, R"("s"})", R"({"actor":"a","call":"dup","on":"s","as":"s"})");
    row("one name for two", WrongType, R"("p"})",
        R"({"actor":"a","call":"socketpair","args":{"type":"SOCK_STREAM"},"as":"p"})");
    row("unknown family", UnknownName, R"("AF_INTE")",
        R"({"actor":"a","call":"socket","args":{"family":"AF_INTE","type":"SOCK_STREAM"}})");
    row("port too large", BadPort, R"("127.0.0.1:65536")",
        R"({"actor":"a","call":"bind","on":"s","args":{"address":"127.0.0.1:65536"}})");
    row("port below 0", BadPort, R"("h:-1")", R"({"actor":"a","call":"bind","on":"s","args":{"address":"h:-1"}})");
    row("port argument", BadPort, "65536",
        R"({"actor":"a","call":"create_connection","args":{"host":"h","port":65536}})");
    row("no port", BadAddress, R"("127.0.0.1")",
        R"({"actor":"a","call":"bind","on":"s","args":{"address":"127.0.0.1"}})");
    row("IPv6 without brackets", BadAddress, R"("::1:80")",
        R"({"actor":"a","call":"bind","on":"s","args":{"address":"::1:80"}})");
    row("no IPv4", BadAddress, R"("127.0.0.300:1")",
        R"({"actor":"a","call":"bind","on":"s","args":{"address":"127.0.0.300:1"}})");
    row("address of wrong type", WrongType, "80", R"({"actor":"a","call":"bind","on":"s","args":{"address":80}})");
    row("reference to nothing", BadReference, R"("${t.port}")",
        R"({"actor":"a","call":"recv","on":"s","args":{"size":"${t.port}"}})");
    row("reference without a field", BadReference, R"("${s.name}")",
        R"({"actor":"a","call":"recv","on":"s","args":{"size":"${s.name}"}})");
    row("variable that is not set", BadReference, R"("${N}")",
        R"({"actor":"a","call":"recv","on":"s","args":{"size":"${N}"}})");
    row("reference without an end", BadReference, R"("${tmp")",
        R"({"actor":"a","call":"send","on":"s","args":{"data":{"text":"${tmp"}}})");
    row("text for a number", WrongType, R"("12")", R"({"actor":"a","call":"recv","on":"s","args":{"size":"12"}})");
    row("size below 0", OutOfRange, "-1", R"({"actor":"a","call":"recv","on":"s","args":{"size":-1}})");
    row("half a byte asked for", WrongType, "1.5", R"({"actor":"a","call":"recv","on":"s","args":{"size":1.5}})");
    row("days beyond a century", OutOfRange, "40000",
        R"({"actor":"a","call":"starttls","on":"s","args":{"side":"client","days":40000}})");
    row("days long ago", OutOfRange, "-36501.0",
        R"({"actor":"a","call":"starttls","on":"s","args":{"side":"client","days":-36501.0}})");
    row("days in a text", OutOfRange, R"("36501")",
        R"({"actor":"a","call":"starttls","on":"s","args":{"side":"client","days":"36501"}})");
    const QByteArray alpn = "\"h2 " + QByteArray(256, 'a') + '"';
    const QByteArray asks = QByteArray(R"({"actor":"a","call":"starttls","on":"s","args":{"side":"client","alpn":)")
        + alpn;
    row("name of ALPN", LongProtocol, alpn.constData(), QByteArray(asks + "}}").constData());
    row("bad hex", BadHex, R"("4x")", R"({"actor":"a","call":"send","on":"s","args":{"data":{"hex":"4x"}}})");
    row("bad base64", BadBase64, R"("*")", R"({"actor":"a","call":"send","on":"s","args":{"data":{"base64":"*"}}})");
    row("unknown encoding", UnknownName, R"("EBCDIC")",
        R"({"actor":"a","call":"send","on":"s","args":{"data":{"text":"x","encoding":"EBCDIC"}}})");
    row("no bytes in the encoding", NotInEncoding, "\"\xe4\xbd\xa0\"",
        "{\"actor\":\"a\",\"call\":\"send\",\"on\":\"s\",\"args\":{\"data\":{\"encoding\":\"Latin1\",\"text\":\"\xe4\xbd\xa0\"}}}");
    row("two kinds of data", KeyNotHere, R"("hex")",
        R"({"actor":"a","call":"send","on":"s","args":{"data":{"text":"x","hex":"00"}}})");
    row("no data", MissingKey, R"({}})", R"({"actor":"a","call":"send","on":"s","args":{"data":{}}})");
    row("too much data", TooLarge, "1000000000",
        R"({"actor":"a","call":"send","on":"s","args":{"data":{"repeat":{"text":"xx"},"times":1000000000}}})");
    row("file that is not there", CannotReadData, R"("no/such")",
        R"({"actor":"a","call":"send","on":"s","args":{"data":{"file":"no/such"}}})");
    row("unknown flag", UnknownName, R"("MSG_PEAK")",
        R"({"actor":"a","call":"recv","on":"s","args":{"size":1,"flags":["MSG_PEEK","MSG_PEAK"]}})");
    row("flags no list", WrongType, R"("MSG_PEEK")",
        R"({"actor":"a","call":"recv","on":"s","args":{"size":1,"flags":"MSG_PEEK"}})");
    row("unknown option", UnknownName, R"("SO_NONE")",
        R"({"actor":"a","call":"getsockopt","on":"s","args":{"level":"SOL_SOCKET","name":"SO_NONE"}})");
    row("option of another level", UnknownName, R"("TCP_NODELAY")",
        R"({"actor":"a","call":"getsockopt","on":"s","args":{"level":"SOL_SOCKET","name":"TCP_NODELAY"}})");
    row("value no linger", WrongType, "[1]",
        R"({"actor":"a","call":"setsockopt","on":"s","args":{"level":"SOL_SOCKET","name":"SO_LINGER","value":[1]}})");
    row("unknown errno", UnknownName, R"("ENOPE")",
        R"({"actor":"a","call":"close","on":"s","expect":{"errno":"ENOPE"}})");
    row("unknown expectation", UnknownKey, R"("resutl")",
        R"({"actor":"a","call":"close","on":"s","expect":{"resutl":0}})");
    row("unknown state", UnknownName, R"("OPEN")",
        R"({"actor":"a","call":"close","on":"s","expect":{"state":"OPEN"}})");
    row("unknown backend", UnknownName, R"("boost")", R"({"actor":"a","call":"close","on":"s","backends":["boost"]})");
    row("finish of nothing", UnknownStep, R"("nope")", R"({"finish":"nope"})");
    row("finish of a step not started", NotStarted, R"("i"})",
        R"({"actor":"a","call":"close","on":"s","id":"i"},{"finish":"i"})");
    row("id taken", DuplicateId, R"("i"}])", R"({"say":"x","id":"i"},{"say":"x","id":"i"})");
    row("no step at all", MissingKey, R"({"id")", R"({"id":"i"})");
    row("step no object", WrongType, "7", "7");
    row("pause below 0", OutOfRange, "-5", R"({"pause_ms":-5})");
    row("call in a finish", UnknownKey, R"("pause_ms")", R"({"actor":"a","call":"close","on":"s","pause_ms":1})");
    row("answer beyond the choices", OutOfRange, "2", R"({"ask":"?","choices":["a","b"],"answer":2})");
    row("language that is none", UnknownKey, R"("de")", R"({"say":{"en":"x","de":"x"}})");
    row("start no truth", WrongType, R"("yes")", R"({"actor":"a","call":"close","on":"s","start":"yes"})");
    row("key twice", DuplicateKey, R"("call":"bind")", R"({"actor":"a","call":"close","call":"bind","on":"s"})");
    row("behind wide characters", UnknownKey, R"("oops")", "{\"say\":\"\xe4\xbd\xa0\xe5\xa5\xbd\",\"oops\":1}");
}

void TestScenarioLoader::tellsTheFaultAndItsPlace()
{
    QFETCH(QByteArray, step);
    QFETCH(LoadFault, fault);
    QFETCH(QByteArray, at);
    const LoadResult result = loadScenario(withStep(step), QStringLiteral("x.json"));
    QVERIFY(!result.scenario);
    QVERIFY(!result.errors.empty());
    const LoadError &error = result.errors.front();
    QCOMPARE(int(error.fault), int(fault));
    QCOMPARE(error.line, 3);
    const QString line = QString::fromUtf8(step + "]}");
    const QString wanted = QString::fromUtf8(at);
    // Where the text stands more than once, the last one is meant.
    const qsizetype column = line.lastIndexOf(wanted) + 1;
    QVERIFY(column > 0);
    QCOMPARE(qsizetype(error.column), column);
}

void TestScenarioLoader::tellsFaultsOfTheWholeFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<LoadFault>("fault");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    using enum LoadFault;
    QTest::newRow("empty") << QByteArray() << Syntax << 1 << 1;
    QTest::newRow("cut") << QByteArray("{\n \"id\":") << Syntax << 2 << 7;
    QTest::newRow("comma too much") << QByteArray("{\n \"id\": 1,\n}") << Syntax << 3 << 1;
    QTest::newRow("more behind it") << QByteArray("{}\n{}") << Syntax << 2 << 1;
    QTest::newRow("no UTF-8") << QByteArray("{\n \"\xe4\xbd\xa0\xff\"}") << NotUtf8 << 2 << 4;
    QTest::newRow("cut character") << QByteArray("{\n \"\xe4\xbd") << NotUtf8 << 2 << 3;
    QTest::newRow("a list") << QByteArray("[]") << WrongType << 1 << 1;
    QTest::newRow("missing keys") << QByteArray("\n{}") << MissingKey << 2 << 1;
    QTest::newRow("another format") << QByteArray(
        R"({"format":"socket-workbench/scenario@2","id":"x","actors":[],"steps":[]})")
                                    << WrongFormat << 1 << 11;
    QTest::newRow("unknown key") << QByteArray(
        "{\"format\":\"socket-workbench/scenario@1\",\"id\":\"x\",\"actors\":[],\"steps\":[],\n\"a\":1}")
                                 << UnknownKey << 2 << 1;
    QTest::newRow("actor twice") << QByteArray(
        "{\"format\":\"socket-workbench/scenario@1\",\"id\":\"x\",\"steps\":[],\"actors\":[{\"id\":\"a\"},\n{\"id\":\"a\"}]}")
                                 << DuplicateId << 2 << 7;
    QTest::newRow("role") << QByteArray(
        "{\"format\":\"socket-workbench/scenario@1\",\"id\":\"x\",\"steps\":[],\"actors\":[\n{\"id\":\"a\",\"role\":\"boss\"}]}")
                          << UnknownName << 2 << 18;
    QTest::newRow("nested too deep") << QByteArray(100, '[') << Syntax << 1 << 65;
}

void TestScenarioLoader::tellsFaultsOfTheWholeFile()
{
    QFETCH(QByteArray, text);
    QFETCH(LoadFault, fault);
    QFETCH(int, line);
    QFETCH(int, column);
    const LoadResult result = loadScenario(text, QStringLiteral("x.json"));
    QVERIFY(!result.scenario);
    QCOMPARE(int(result.errors.front().fault), int(fault));
    QCOMPARE(result.errors.front().line, line);
    QCOMPARE(result.errors.front().column, column);
}

void TestScenarioLoader::readsEverything()
{
    const QByteArray text =
        "\xEF\xBB\xBF"
        R"({"format":"socket-workbench/scenario@1","id":"x","title":{"en":"A","zh_CN":"甲"},"summary":"s",
        "lesson":{"order":2,"minutes":5},"goals":[{"text":"g","expect":{"call":"bind"}}],"try":"t",
        "actors":[{"id":"a","title":"A","role":"server","backend":"qt"}],
        "steps":[{"actor":"a","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"s","id":"i","start":true,
                  "backends":["qt"],"say":"words","expect":{"result":{"min":3}}},{"finish":"i"},{"until_blocked":"a"}]})";
    const LoadResult result = loadScenario(text, QStringLiteral("/some/where/x.json"));
    QVERIFY(result.scenario);
    const Scenario &scenario = *result.scenario;
    QCOMPARE(scenario.title.in(QStringLiteral("zh_CN")), QStringLiteral("甲"));
    QCOMPARE(scenario.title.in(QStringLiteral("en")), QStringLiteral("A"));
    QCOMPARE(scenario.summary.in(QStringLiteral("zh_CN")), QStringLiteral("s"));
    QCOMPARE(scenario.folder, QStringLiteral("/some/where"));
    QCOMPARE(scenario.goals.size(), std::size_t(1));
    QCOMPARE(scenario.order, 2.0);
    QCOMPARE(scenario.actors[0].backend, QStringLiteral("qt"));
    QVERIFY(scenario.steps[0].start);
    QCOMPARE(scenario.steps[0].as, QStringList{QStringLiteral("s")});
    QCOMPARE(scenario.steps[0].call->call, Call::Socket);
    QCOMPARE(scenario.steps[1].finishes, 0);
    QCOMPARE(scenario.steps[2].kind, StepKind::UntilBlocked);
}

void TestScenarioLoader::gathersAllFaultsInOrder()
{
    const LoadResult result = loadScenario(
        withStep("{\"actor\":\"b\",\"call\":\"close\",\"on\":\"t\"},\n{\"finish\":\"n\"}"), QStringLiteral("x.json"));
    QCOMPARE(result.errors.size(), std::size_t(3));
    QCOMPARE(int(result.errors[0].fault), int(LoadFault::UnknownActor));
    QCOMPARE(int(result.errors[1].fault), int(LoadFault::UnknownSocket));
    QCOMPARE(int(result.errors[2].fault), int(LoadFault::UnknownStep));
    QCOMPARE(result.errors[2].line, 4);
}

void TestScenarioLoader::replacesVariables()
{
    const QByteArray step = R"({"actor":"a","call":"recv","on":"s","args":{"size":"${N}"}})";
    const LoadResult fine = loadScenario(withStep(step), QStringLiteral("x.json"),
                                         {{QStringLiteral("N"), QStringLiteral("12")}});
    QVERIFY(fine.scenario);
    QCOMPARE(fine.scenario->steps[1].args.value(QStringLiteral("size")).toString(), QStringLiteral("12"));
    const LoadResult bad = loadScenario(withStep(step), QStringLiteral("x.json"),
                                        {{QStringLiteral("N"), QStringLiteral("many")}});
    QCOMPARE(int(bad.errors.front().fault), int(LoadFault::WrongType));
    const QByteArray port = R"({"actor":"a","call":"bind","on":"s","args":{"address":"127.0.0.1:${N}"}})";
    const LoadResult high = loadScenario(withStep(port), QStringLiteral("x.json"),
                                         {{QStringLiteral("N"), QStringLiteral("70000")}});
    QCOMPARE(int(high.errors.front().fault), int(LoadFault::BadPort));
}

void TestScenarioLoader::tellsFilesThatCannotBeRead()
{
    const std::array files{std::pair(QStringLiteral("/no/such/file.json"), LoadFault::CannotRead),
                           std::pair(QStringLiteral("/"), LoadFault::IsFolder)};
    for (const auto &[file, fault] : files) {
        const LoadResult result = loadScenarioFile(file);
        QVERIFY(!result.scenario);
        QCOMPARE(int(result.errors.front().fault), int(fault));
        QCOMPARE(result.errors.front().line, 0);
    }
}

void TestScenarioLoader::knowsEveryCallOfTheEngine()
{
    for (int i = 1; i < static_cast<int>(Call::Count); ++i) {
        const auto call = static_cast<Call>(i);
        const CallSpec *spec = callSpec(QString(callName(call)));
        QVERIFY2(spec, qPrintable(QString(callName(call))));
        QCOMPARE(spec->call, call);
    }
}

QTEST_GUILESS_MAIN(TestScenarioLoader)
#include "tst_scenarioloader.moc"
