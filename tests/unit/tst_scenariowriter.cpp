// SPDX-License-Identifier: GPL-3.0-or-later
// What was clicked becomes a file, and the file becomes the same scenario again.
#include <cerrno>

#include <QJsonArray>
#include <QTest>

#include "calltable.h"
#include "payloadspec.h"
#include "scenarioloader.h"
#include "scenariowriter.h"
#include "socketconstants.h"
#include "socketoption.h"
#include "transcript.h"

using namespace sw;

namespace {

Scenario load(const QByteArray &text)
{
    const LoadResult loaded = loadScenario(text, QStringLiteral("/tmp/none.json"));
    for (const LoadError &error : loaded.errors)
        qWarning() << error.line << error.column << static_cast<int>(error.fault) << error.about;
    return loaded.scenario.value_or(Scenario());
}

void compareSteps(const Scenario &got, const Scenario &wanted)
{
    QCOMPARE(got.steps.size(), wanted.steps.size());
    for (std::size_t i = 0; i < got.steps.size(); ++i) {
        const Step &one = got.steps[i];
        const Step &other = wanted.steps[i];
        QCOMPARE(one.kind, other.kind);
        QCOMPARE(one.actor, other.actor);
        QCOMPARE(one.call, other.call);
        QCOMPARE(one.id, other.id);
        QCOMPARE(one.on, other.on);
        QCOMPARE(one.as, other.as);
        QCOMPARE(one.args, other.args);
        QCOMPARE(one.expect, other.expect);
        QCOMPARE(one.backends, other.backends);
        QCOMPARE(one.start, other.start);
        QCOMPARE(one.finishes, other.finishes);
        QCOMPARE(one.pauseMs, other.pauseMs);
        QCOMPARE(one.answer, other.answer);
        QVERIFY(one.say == other.say && one.question == other.question && one.why == other.why);
        QVERIFY(one.choices == other.choices);
    }
}

/// Calls as a person makes them, one a millisecond unless they block.
class Clicks
{
public:
    TranscriptCall &add(const char *actor, const char *call, const QString &on, const QJsonObject &args,
                        const CallRecord &outcome = {})
    {
        TranscriptCall one;
        one.actor = QLatin1StringView(actor);
        one.call = callSpec(QString(QLatin1StringView(call)));
        one.on = on;
        one.args = args;
        one.record = outcome;
        one.record.call = one.call->call;
        one.clickedNs = m_now;
        one.endedNs = m_now + 1000;
        m_now += 1'000'000;
        transcript.calls.push_back(one);
        return transcript.calls.back();
    }
    [[nodiscard]] qint64 now() const { return m_now; }

    Transcript transcript{QStringLiteral("t"), {QStringLiteral("T"), {}}, {}, {}, {}};

private:
    qint64 m_now = 1'000'000;
};

CallRecord failed(int error)
{
    CallRecord record;
    record.result = -1;
    record.error = error;
    return record;
}

SocketAddress address(const char *text)
{
    return SocketAddress::parse(QLatin1StringView(text)).value_or(SocketAddress());
}

const QJsonObject tcp{{QStringLiteral("family"), QStringLiteral("AF_INET")},
                      {QStringLiteral("type"), QStringLiteral("SOCK_STREAM")}};

QJsonObject at(const char *text)
{
    return {{QStringLiteral("address"), QLatin1StringView(text)}};
}

/// A listener on a fixed port, a blocked accept, a connect from another actor.
Clicks accepting()
{
    Clicks clicks;
    clicks.transcript.actors = {{QStringLiteral("server"), {}, QStringLiteral("server"), {}},
                                {QStringLiteral("client"), {}, QStringLiteral("client"), {}}};
    clicks.add("server", "socket", {}, tcp).as = QStringList{QStringLiteral("listener")};
    clicks.add("server", "bind", QStringLiteral("listener"), at("127.0.0.1:9999"));
    clicks.add("server", "listen", QStringLiteral("listener"), {{QStringLiteral("backlog"), 5}});
    TranscriptCall &accept = clicks.add("server", "accept", QStringLiteral("listener"), {});
    accept.as = QStringList{QStringLiteral("conn1")};
    accept.record.result = 9;
    accept.record.address = address("127.0.0.1:40000");
    accept.blockedSinceNs = accept.clickedNs + 1;
    const std::size_t accepting = clicks.transcript.calls.size() - 1;
    clicks.add("client", "socket", {}, tcp).as = QStringList{QStringLiteral("c")};
    const TranscriptCall &connect = clicks.add("client", "connect", QStringLiteral("c"), at("127.0.0.1:9999"));
    clicks.transcript.calls[accepting].endedNs = connect.clickedNs + 500;
    clicks.transcript.sockets = {{QStringLiteral("listener"), address("127.0.0.1:9999"), {}},
                                 {QStringLiteral("c"), address("127.0.0.1:40000"), address("127.0.0.1:9999")},
                                 {QStringLiteral("conn1"), address("127.0.0.1:9999"), address("127.0.0.1:40000")}};
    return clicks;
}

} // namespace

class TestScenarioWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfStepComesBack()
    {
        const QByteArray text = R"({"format":"socket-workbench/scenario@1","id":"x","title":{"en":"A","zh_CN":"乙"},
            "summary":"s","lesson":{"order":2,"minutes":1.5},"goals":[{"text":"g","expect":{"result":1}}],"try":"t",
            "actors":[{"id":"a","title":"Who","role":"peer","backend":"native"},{"id":"b"}],
            "steps":[{"actor":"a","call":"socketpair","args":{"type":"SOCK_STREAM"},"as":["l","r"]},
            {"actor":"a","call":"recv","on":"l","args":{"size":9,"flags":["MSG_PEEK"]},"start":true,"id":"r1",
             "backends":["native"],"say":{"en":"w","zh_CN":"字"}},
            {"until_blocked":"a"},{"pause_ms":5},{"say":"words"},{"interrupt":"r1"},
            {"actor":"b","call":"sendto","on":"r","args":{"data":{"text":"${tmp}"},"address":"unix:/x"},"expect":{"errno":["EISCONN","EPIPE"]}},
            {"finish":"r1","expect":{"errno":"EINTR"}},
            {"ask":"q","choices":["1",{"en":"2","zh_CN":"二"}],"answer":1,"why":"y"}]})";
        Scenario first = load(text);
        first.steps[4].say.en = QStringLiteral("quote \" and \\ and \n and \u0001 and 字");
        QCOMPARE(first.steps.size(), std::size_t(9));
        const Scenario second = load(writeScenario(first));
        compareSteps(second, first);
        QCOMPARE(second.id, first.id);
        QVERIFY(second.title == first.title && second.summary == first.summary && second.tryThis == first.tryThis);
        QCOMPARE(second.order, 2.0);
        QCOMPARE(second.minutes, 1.5);
        QCOMPARE(second.goals.size(), std::size_t(1));
        QCOMPARE(second.goals[0].expect, first.goals[0].expect);
        QCOMPARE(second.actors.size(), std::size_t(2));
        QCOMPARE(second.actors[0].role, QStringLiteral("peer"));
        QCOMPARE(second.actors[0].backend, QStringLiteral("native"));
        QCOMPARE(writeScenario(second), writeScenario(first));
    }

    void aStepThatIsWaitedForGetsAnId()
    {
        Scenario scenario;
        scenario.id = QStringLiteral("x");
        scenario.actors.push_back({QStringLiteral("a"), {}, {}, {}});
        Step call;
        call.actor = 0;
        call.call = callSpec(u"gethostname");
        call.start = true;
        Step finish;
        finish.kind = StepKind::Finish;
        finish.finishes = 0;
        scenario.steps = {call, finish};
        const Scenario loaded = load(writeScenario(scenario));
        QCOMPARE(loaded.steps.size(), std::size_t(2));
        QCOMPARE(loaded.steps[1].finishes, 0);
        QVERIFY(!loaded.steps[0].id.isEmpty());
    }

    void blockedCallsAreStartedAndFinished()
    {
        const Clicks clicks = accepting();
        const Scenario scenario = scenarioOf(clicks.transcript, {});
        compareSteps(load(writeScenario(scenario)), scenario);
        std::vector<StepKind> kinds;
        for (const Step &step : scenario.steps)
            kinds.push_back(step.kind);
        using enum StepKind;
        const std::vector<StepKind> wanted{StepKind::Call, StepKind::Call, StepKind::Call, StepKind::Call,
                                           UntilBlocked,   StepKind::Call, StepKind::Call, Finish};
        QCOMPARE(kinds, wanted);
        QVERIFY(scenario.steps[3].start);
        QCOMPARE(scenario.steps[7].finishes, 3);
        // The port of the listener is picked anew, everything else refers to it.
        QCOMPARE(scenario.steps[1].args, at("127.0.0.1:0"));
        QCOMPARE(scenario.steps[6].args, at("${listener.sockname}"));
        QCOMPARE(scenario.steps[7].expect.value(QLatin1StringView("address")),
                 QJsonValue(QStringLiteral("${c.sockname}")));
    }

    void portsStayWhenTheyShall()
    {
        const Scenario scenario = scenarioOf(accepting().transcript, {true, false});
        QCOMPARE(scenario.steps[1].args, at("127.0.0.1:9999"));
        QCOMPARE(scenario.steps[6].args, at("127.0.0.1:9999"));
        // The client's port was the system's choice all the same.
        QCOMPARE(scenario.steps[7].expect.value(QLatin1StringView("address")),
                 QJsonValue(QStringLiteral("${c.sockname}")));
    }

    void otherNamesOfTheSamePortFollow()
    {
        Clicks clicks = accepting();
        clicks.add("client", "connect", QStringLiteral("c"), at("localhost:9999"), failed(EISCONN));
        clicks.add("client", "connect", QStringLiteral("c"), at("localhost:9998"), failed(EISCONN));
        clicks.add("client", "bind", QStringLiteral("c"), at("127.0.0.1:9999"), failed(EINVAL));
        clicks
            .add("client", "create_connection", {},
                 {{QStringLiteral("host"), QStringLiteral("localhost")}, {QStringLiteral("port"), 9999}})
            .as = QStringList{QStringLiteral("c2")};
        const std::vector<Step> steps = scenarioOf(clicks.transcript, {}).steps;
        QCOMPARE(steps[8].args, at("localhost:${listener.port}"));
        QCOMPARE(steps[9].args, at("localhost:9998"));
        QCOMPARE(steps[10].args, at("${listener.sockname}"));
        QCOMPARE(steps[11].args.value(QLatin1StringView("port")), QJsonValue(QStringLiteral("${listener.port}")));
        QCOMPARE(steps[8].expect, QJsonObject({{QStringLiteral("errno"), QStringLiteral("EISCONN")}}));
    }

    void pathsGoIntoTheRunsOwnFolder()
    {
        Clicks clicks;
        clicks.transcript.actors = {{QStringLiteral("a"), {}, {}, {}}};
        clicks
            .add("a", "socket", {},
                 {{QStringLiteral("family"), QStringLiteral("AF_UNIX")},
                  {QStringLiteral("type"), QStringLiteral("SOCK_STREAM")}})
            .as = QStringList{QStringLiteral("u")};
        clicks.add("a", "bind", QStringLiteral("u"), at("unix:/tmp/echo.sock"));
        clicks.add("a", "connect", QStringLiteral("u"), at("unix:/tmp/echo.sock"), failed(ECONNREFUSED));
        const std::vector<Step> steps = scenarioOf(clicks.transcript, {}).steps;
        QCOMPARE(steps[1].args, at("unix:${tmp}/echo.sock"));
        QCOMPARE(steps[2].args, at("unix:${tmp}/echo.sock"));
    }

    void interruptedAndEndlessCalls()
    {
        Clicks clicks = accepting();
        TranscriptCall &recv = clicks.add("server", "recv", QStringLiteral("conn1"), {{QStringLiteral("size"), 9}},
                                          failed(EINTR));
        recv.record.flags = RecordFlag::Cancelled;
        recv.blockedSinceNs = recv.clickedNs + 1;
        recv.interruptedNs = recv.clickedNs + 100;
        recv.endedNs = recv.clickedNs + 200;
        TranscriptCall &last = clicks.add("server", "recv", QStringLiteral("conn1"), {{QStringLiteral("size"), 9}});
        last.blockedSinceNs = last.clickedNs + 1;
        last.endedNs = 0;
        const Scenario scenario = scenarioOf(clicks.transcript, {});
        compareSteps(load(writeScenario(scenario)), scenario);
        const std::vector<Step> &steps = scenario.steps;
        QCOMPARE(steps.size(), std::size_t(14));
        QVERIFY(steps[8].start && steps[12].start);
        QCOMPARE(steps[9].kind, StepKind::UntilBlocked);
        QCOMPARE(steps[10].kind, StepKind::Interrupt);
        QCOMPARE(steps[11].expect.value(QLatin1StringView("errno")).toString(), QStringLiteral("EINTR"));
        QCOMPARE(steps[13].kind, StepKind::UntilBlocked);
        QVERIFY(steps[12].expect.isEmpty());
    }

    void callsThatQueueOnOneThreadAreNotStarted()
    {
        Clicks clicks;
        clicks.transcript.actors = {{QStringLiteral("a"), {}, {}, {}}};
        clicks.add("a", "socket", {}, tcp).as = QStringList{QStringLiteral("s")};
        clicks.transcript.calls[0].endedNs = clicks.now() + 5'000'000;
        clicks.add("a", "close", QStringLiteral("s"), {}).endedNs = clicks.now() + 6'000'000;
        const std::vector<Step> steps = scenarioOf(clicks.transcript, {}).steps;
        QCOMPARE(steps.size(), std::size_t(2));
        QVERIFY(!steps[0].start && !steps[1].start);
    }

    void onlyFailuresAreExpectedWithoutExpectations()
    {
        Clicks clicks = accepting();
        clicks.add("server", "listen", QStringLiteral("conn1"), {}, failed(EINVAL));
        const std::vector<Step> steps = scenarioOf(clicks.transcript, {false, true}).steps;
        for (std::size_t i = 0; i + 1 < steps.size(); ++i)
            QVERIFY(steps[i].expect.isEmpty());
        QCOMPARE(steps.back().expect.value(QLatin1StringView("errno")).toString(), QStringLiteral("EINVAL"));
    }

    void callsWithoutASocketAreLeftOut()
    {
        Clicks clicks = accepting();
        clicks.add("server", "listen", {}, {}, failed(EBADF));
        int leftOut = 0;
        QCOMPARE(scenarioOf(clicks.transcript, {}, &leftOut).steps.size(), std::size_t(8));
        QCOMPARE(leftOut, 1);
    }

    void outcomes_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<CallRecord>("record");
        QTest::addColumn<QJsonObject>("expect");
        CallRecord data;
        data.result = 5;
        data.data = "hello";
        QTest::newRow("text") << "recv" << data << QJsonObject{{"data", QJsonObject{{"text", "hello"}}}};
        CallRecord hex;
        hex.data = QByteArray("\x00\xff", 2);
        QTest::newRow("bytes") << "recv" << hex << QJsonObject{{"data", QJsonObject{{"hex", "00 ff"}}}};
        QTest::newRow("end of stream") << "recv" << CallRecord() << QJsonObject{{"result", 0}};
        CallRecord much;
        much.result = 100'000;
        much.data = QByteArray(100'000, 'x');
        QTest::newRow("much") << "recv" << much << QJsonObject{{"result", 100'000}};
        CallRecord sent;
        sent.result = 7;
        QTest::newRow("sent") << "send" << sent << QJsonObject{{"result", 7}};
        CallRecord timedOut = failed(ETIMEDOUT);
        timedOut.flags = RecordFlag::TimedOut;
        QTest::newRow("timed out") << "recv" << timedOut << QJsonObject{{"errno", "ETIMEDOUT"}, {"timed_out", true}};
        CallRecord option;
        option.value = QJsonObject{{"onoff", 1}, {"linger", 0}};
        QTest::newRow("option") << "getsockopt" << option << QJsonObject{{"value", option.value}};
        CallRecord raw;
        raw.value = QJsonObject{{"hex", "00"}};
        QTest::newRow("raw option") << "getsockopt" << raw << QJsonObject();
        CallRecord cookie;
        cookie.value = 4711;
        cookie.arguments = {constant::solSocket, findOption(constant::solSocket, "SO_COOKIE")->number, 0};
        QTest::newRow("another one in each run") << "getsockopt" << cookie << QJsonObject();
        CallRecord uncopied; // MSG_TRUNC
        uncopied.result = 5;
        QTest::newRow("a number and no bytes") << "recv" << uncopied << QJsonObject{{"result", 5}};
        CallRecord events;
        events.result = 1;
        events.messageFlags = constant::pollIn;
        QTest::newRow("poll") << "poll" << events << QJsonObject{{"result", 1}, {"flags", QJsonArray{"POLLIN"}}};
        CallRecord later;
        later.result = EINPROGRESS;
        later.error = EINPROGRESS;
        QTest::newRow("connect_ex") << "connect_ex" << later << QJsonObject{{"result", EINPROGRESS}};
    }
    void outcomes()
    {
        QFETCH(const QString, call);
        QFETCH(const CallRecord, record);
        QFETCH(const QJsonObject, expect);
        TranscriptCall one;
        one.call = callSpec(call);
        one.record = record;
        one.record.call = one.call->call;
        QCOMPARE(expectationOf(one, {}), expect);
    }

    void dataIsNeverTakenForAReference()
    {
        const QByteArray bytes("${tmp}");
        const QJsonObject data = payloadspec::ofBytes(bytes);
        QVERIFY(data.contains(QLatin1StringView("hex")));
        QCOMPARE(payloadspec::bytes(data, {}), bytes);
        const QByteArray chinese = QStringLiteral("你好\r\n").toUtf8();
        QCOMPARE(payloadspec::bytes(payloadspec::ofBytes(chinese), {}), chinese);
        QVERIFY(payloadspec::ofBytes(chinese).contains(QLatin1StringView("text")));
        QCOMPARE(payloadspec::bytes(payloadspec::ofBytes({}), {}), QByteArray());
        QVERIFY(payloadspec::ofBytes("\xef\xbf\xbd").contains(QLatin1StringView("hex")));
    }
};

QTEST_GUILESS_MAIN(TestScenarioWriter)
#include "tst_scenariowriter.moc"
