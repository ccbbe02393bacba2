// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences as values: what is wrong with them, and what scenario they are.
#include <QtTest>

#include "bytematch.h"
#include "calltable.h"
#include "scenarioloader.h"
#include "scenariowriter.h"
#include "sequencesteps.h"

using namespace sw;

namespace {

const auto somewhere = QStringLiteral("127.0.0.1:9");

std::optional<Scenario> asFile(const Scenario &scenario)
{
    const LoadResult loaded = loadScenario(writeScenario(scenario), QStringLiteral("x.json"));
    if (!loaded.errors.empty())
        qWarning() << int(loaded.errors.front().fault) << loaded.errors.front().about;
    return loaded.scenario;
}

QStringList callsOf(const Scenario &scenario)
{
    QStringList calls;
    for (const Step &step : scenario.steps)
        calls.append(step.kind == StepKind::Call ? QString(QLatin1StringView(step.call->name))
                                                 : QStringLiteral("pause"));
    return calls;
}

const std::vector<SequenceStep> everyStep{
    sends(QStringLiteral("PING\\r\\n")),
    sends(QStringLiteral("00 ff"), PayloadForm::Hex),
    expects(Wants::Exactly, QStringLiteral("+PONG\\r\\n")),
    expects(Wants::StartsWith, QStringLiteral("+"), 250),
    expects(Wants::Contains, QStringLiteral("\\xff${x}")),
    expects(Wants::Pattern, QStringLiteral("^-ERR .*\\xff")),
    expects(Wants::HexPattern, QStringLiteral("48 ?? 6? ?c")),
    expectsBytes(7),
    expects(Wants::Anything),
    stepOf(StepOf::Wait, 20),
    stepOf(StepOf::HalfClose),
    stepOf(StepOf::Close),
};

} // namespace

class TestSequences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepComesBack_data();
    void everyStepComesBack();
    void loopsAreUnrolled();
    void tooLongOnesHaveNoPlan_data();
    void tooLongOnesHaveNoPlan();
    void faultsAreTold_data();
    void faultsAreTold();
    void otherShapesAreRefused_data();
    void otherShapesAreRefused();
    void bracesInPatternsStayThemselves();
    void patternsInFilesAreChecked();
};

void TestSequences::everyStepComesBack_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("family");
    const auto stream = QStringLiteral("SOCK_STREAM");
    QTest::newRow("TCP") << somewhere << stream << "AF_INET";
    QTest::newRow("TCP over IPv6") << "[::1]:9" << stream << "AF_INET6";
    QTest::newRow("UDP") << somewhere << "SOCK_DGRAM"
                         << "AF_INET";
    QTest::newRow("unix stream") << "unix:@x" << stream << "AF_UNIX";
    QTest::newRow("unix packets") << "unix:/run/x"
                                  << "SOCK_SEQPACKET"
                                  << "AF_UNIX";
}

void TestSequences::everyStepComesBack()
{
    QFETCH(QString, address);
    QFETCH(QString, type);
    QFETCH(QString, family);
    Sequence sequence = sequenceTo(address, everyStep);
    sequence.socketType = type;
    const SequencePlan plan = planOf(sequence);
    QCOMPARE(plan.fault, SequenceFault::None);
    const auto loaded = asFile(plan.scenario);
    QVERIFY(loaded);
    QCOMPARE(loaded->steps.front().args.value(QStringLiteral("family")).toString(), family);
    const auto back = sequenceOf(*loaded);
    QVERIFY(back);
    QCOMPARE(back->title, sequence.title);
    QCOMPARE(back->address, address);
    QCOMPARE(back->socketType, type);
    QCOMPARE(back->steps.size(), sequence.steps.size());
    for (std::size_t i = 0; i < sequence.steps.size(); ++i) {
        const SequenceStep &one = sequence.steps[i];
        const SequenceStep &other = back->steps[i];
        QCOMPARE(other.kind, one.kind);
        const bool timed = one.kind == StepOf::Expect || one.kind == StepOf::Wait;
        QCOMPARE(timed ? other.number : one.number, one.number);
        if (one.kind == StepOf::Expect)
            QCOMPARE(other.match, one.match);
        const bool pattern = one.match == Wants::Pattern || one.match == Wants::HexPattern;
        if (pattern)
            QCOMPARE(other.text, one.text);
        else if (one.kind == StepOf::Send || one.kind == StepOf::Expect)
            QCOMPARE(bytesOf(other), bytesOf(one));
        QCOMPARE(other.bytes, one.bytes);
    }
    // And it stands for the same scenario again.
    QCOMPARE(writeScenario(planOf(*back).scenario), writeScenario(plan.scenario));
}

void TestSequences::loopsAreUnrolled()
{
    const Sequence sequence = sequenceTo(somewhere,
                                         {stepOf(StepOf::Repeat, 2), sends(QStringLiteral("a")),
                                          stepOf(StepOf::Repeat, 3), stepOf(StepOf::Wait, 1), stepOf(StepOf::End),
                                          stepOf(StepOf::End), sends(QStringLiteral("b"))});
    const SequencePlan plan = planOf(sequence);
    QCOMPARE(plan.fault, SequenceFault::None);
    const QStringList round{QStringLiteral("sendall"), QStringLiteral("pause"), QStringLiteral("pause"),
                            QStringLiteral("pause")};
    const QStringList begin{QStringLiteral("socket"), QStringLiteral("settimeout"), QStringLiteral("connect")};
    QCOMPARE(callsOf(plan.scenario), begin + round + round + QStringList{QStringLiteral("sendall")});
    const auto back = sequenceOf(plan.scenario);
    QVERIFY(back);
    QCOMPARE(back->steps.size(), 9U);
}

void TestSequences::tooLongOnesHaveNoPlan_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("within");
    QTest::newRow("rounds") << "a" << Sequence::mostRounds << 1;
    QTest::newRow("rounds of nothing") << QString() << Sequence::mostRounds << Sequence::mostRounds;
    QTest::newRow("bytes") << QString(100'000, u'a') << 100 << 1;
}

void TestSequences::tooLongOnesHaveNoPlan()
{
    QFETCH(QString, text);
    QFETCH(int, times);
    QFETCH(int, within);
    std::vector<SequenceStep> steps{stepOf(StepOf::Repeat, times), stepOf(StepOf::Repeat, within)};
    if (!text.isEmpty())
        steps.push_back(sends(text));
    steps.push_back(stepOf(StepOf::End));
    steps.push_back(stepOf(StepOf::End));
    const SequencePlan plan = planOf(sequenceTo(somewhere, steps));
    QCOMPARE(plan.fault, SequenceFault::TooLong);
    QVERIFY(plan.faultyStep >= 0);
    QVERIFY(plan.scenario.steps.empty());
    // On a connection it can be played all the same.
    int faulty = 0;
    QCOMPARE(faultOf(sequenceTo(somewhere, steps), faulty), SequenceFault::None);
    QCOMPARE(faulty, -1);
}

void TestSequences::faultsAreTold_data()
{
    QTest::addColumn<std::vector<SequenceStep>>("steps");
    QTest::addColumn<SequenceFault>("fault");
    QTest::addColumn<int>("at");
    using Steps = std::vector<SequenceStep>;
    const SequenceStep fine = sends(QStringLiteral("a"));
    const SequenceStep begin = stepOf(StepOf::Repeat);
    const SequenceStep end = stepOf(StepOf::End);
    QTest::newRow("escape") << Steps{fine, sends(QStringLiteral("\\q"))} << SequenceFault::BadText << 1;
    QTest::newRow("hex") << Steps{sends(QStringLiteral("0"), PayloadForm::Hex)} << SequenceFault::BadText << 0;
    QTest::newRow("empty") << Steps{sends({})} << SequenceFault::NothingToSend << 0;
    QTest::newRow("empty answer") << Steps{fine, expects(Wants::Exactly)} << SequenceFault::NothingToSend << 1;
    QTest::newRow("expression") << Steps{expects(Wants::Pattern, QStringLiteral("("))} << SequenceFault::BadPattern
                                << 0;
    QTest::newRow("empty expression") << Steps{expects(Wants::Pattern)} << SequenceFault::BadPattern << 0;
    QTest::newRow("hex pattern") << Steps{expects(Wants::HexPattern, QStringLiteral("4g"))} << SequenceFault::BadPattern
                                 << 0;
    QTest::newRow("half a byte") << Steps{expects(Wants::HexPattern, QStringLiteral("4"))} << SequenceFault::BadPattern
                                 << 0;
    QTest::newRow("long pattern") << Steps{expects(Wants::HexPattern, QString(4096, u'4'))}
                                  << SequenceFault::PatternTooLong << 0;
    QTest::newRow("close in loop") << Steps{begin, stepOf(StepOf::Close), end} << SequenceFault::CloseInLoop << 1;
    QTest::newRow("open loop") << Steps{begin, begin, end} << SequenceFault::LoopOpen << 0;
    QTest::newRow("loop without begin") << Steps{begin, end, end} << SequenceFault::LoopUnbegun << 2;
    QTest::newRow("after close") << Steps{stepOf(StepOf::Close), stepOf(StepOf::Wait), fine}
                                 << SequenceFault::NotConnected << 2;
    QTest::newRow("none") << Steps{fine, expects(Wants::Anything), expectsBytes(3)} << SequenceFault::None << -1;
}

void TestSequences::faultsAreTold()
{
    QFETCH(std::vector<SequenceStep>, steps);
    QFETCH(SequenceFault, fault);
    QFETCH(int, at);
    const Sequence sequence = sequenceTo(somewhere, steps);
    int faulty = -2;
    QCOMPARE(faultOf(sequence, faulty), fault);
    QCOMPARE(faulty, at);
    const SequencePlan plan = planOf(sequence);
    QCOMPARE(plan.fault, fault);
    QCOMPARE(plan.faultyStep, at);
    QCOMPARE(plan.scenario.steps.empty(), fault != SequenceFault::None);
}

void TestSequences::otherShapesAreRefused_data()
{
    QTest::addColumn<QByteArray>("steps");
    const QByteArray begin(R"({"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
        {"actor":"c","call":"connect","on":"c","args":{"address":"127.0.0.1:9"}},)");
    const auto row = [&](const char *name, const char *steps) { QTest::newRow(name) << begin + steps; };
    row("another call", R"({"actor":"c","call":"getsockname","on":"c"})");
    row("another direction", R"({"actor":"c","call":"shutdown","on":"c","args":{"how":"SHUT_RD"}})");
    row("started",
        R"({"actor":"c","call":"recv","on":"c","args":{"size":1},"expect":{"data_starts":{"text":"a"}},"start":true})");
    row("narrated", R"({"actor":"c","call":"close","on":"c","say":"bye"})");
    row("for one backend", R"({"actor":"c","call":"close","on":"c","backends":["qt"]})");
    row("nothing expected", R"({"actor":"c","call":"recv","on":"c","args":{"size":1}})");
    row("two expectations",
        R"({"actor":"c","call":"recv","on":"c","args":{"size":9},"expect":{"data_starts":{"text":"a"},"bytes":1}})");
    row("another outcome",
        R"({"actor":"c","call":"sendall","on":"c","args":{"data":{"text":"a"}},"expect":{"errno":"EPIPE"}})");
    row("flags",
        R"({"actor":"c","call":"recv","on":"c","args":{"size":9,"flags":["MSG_PEEK"]},"expect":{"data_starts":{"text":"a"}}})");
    row("fewer than asked for", R"({"actor":"c","call":"recvall","on":"c","args":{"size":9},"expect":{"bytes":3}})");
    row("what one recv gives, exactly",
        R"({"actor":"c","call":"recv","on":"c","args":{"size":9},"expect":{"data":{"text":"a"}}})");
    row("no time limit", R"({"actor":"c","call":"settimeout","on":"c","args":{"seconds":null}})");
    row("connected twice", R"({"actor":"c","call":"connect","on":"c","args":{"address":"127.0.0.1:9"}})");
    row("two sockets", R"({"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"d"})");
    row("after close",
        R"({"actor":"c","call":"close","on":"c"},{"actor":"c","call":"sendall","on":"c","args":{"data":{"text":"a"}}})");
    // A short file, gigabytes of steps.
    row("much in few words",
        R"({"actor":"c","call":"sendall","on":"c","args":{"data":{"repeat":{"hex":"00"},"times":100000000}}})");
    row("much in fewer words",
        R"({"actor":"c","call":"sendall","on":"c","args":{"data":{"repeat":{"text":"0123456789"},"times":60000}}})");
    row("more than can be counted",
        R"({"actor":"c","call":"recvall","on":"c","args":{"size":5000000},"expect":{"bytes":5000000}})");
    row("reference", R"({"actor":"c","call":"recv","on":"c","args":{"size":9},"expect":{"data_matches":"${c.port}"}})");
    QTest::newRow("no connection") << QByteArray(
        R"({"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"})");
    QTest::newRow("no socket") << QByteArray(R"({"pause_ms":1})");
}

void TestSequences::otherShapesAreRefused()
{
    QFETCH(QByteArray, steps);
    const LoadResult loaded = loadScenario(
        R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","actors":[{"id":"c"}],"steps":[)" + steps
            + "]}",
        QStringLiteral("x.json"));
    QVERIFY(loaded.scenario); // a good file
    int refused = 0;
    QVERIFY(!sequenceOf(*loaded.scenario, &refused));
    const int last = static_cast<int>(loaded.scenario->steps.size()) - 1;
    QCOMPARE(refused, steps.contains("\"connect\"") ? last : -1);
}

void TestSequences::bracesInPatternsStayThemselves()
{
    for (const char *pattern : {"^[${}]+$", "^\\${}$", "[^${x]"}) {
        const SequencePlan plan = planOf(
            sequenceTo(QStringLiteral("127.0.0.1:9"), {expects(Wants::Pattern, QString::fromLatin1(pattern))}));
        const QString saved = plan.scenario.steps.back().expect.value(QLatin1StringView("data_matches")).toString();
        QVERIFY(!saved.contains(QLatin1StringView("${"))); // which stands for a value
        for (const char *text : {"{$}", "${}", "$", "a", "]", "{]", "\\{", "x"})
            QCOMPARE(QRegularExpression(saved).match(QLatin1StringView(text)).hasMatch(),
                     QRegularExpression(QLatin1StringView(pattern)).match(QLatin1StringView(text)).hasMatch());
    }
}

void TestSequences::patternsInFilesAreChecked()
{
    const auto faultOfPattern = [](const QByteArray &pattern) {
        const LoadResult loaded = loadScenario(
            R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","actors":[{"id":"c"}],"steps":[
            {"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
            {"actor":"c","call":"recv","on":"c","args":{"size":1},"expect":{"data_matches":")"
                + pattern + "\"}}]}",
            QStringLiteral("x.json"));
        return loaded.errors.empty() ? std::nullopt : std::optional(loaded.errors.front());
    };
    QVERIFY(!faultOfPattern("^a+$"));
    QVERIFY(!faultOfPattern("${c.port}(")); // known when it is replaced
    const auto bad = faultOfPattern("(a");
    QVERIFY(bad);
    QCOMPARE(bad->fault, LoadFault::BadPattern);
    QCOMPARE(bad->line, 3);
    QVERIFY(!bad->detail.isEmpty());
    QCOMPARE(faultOfPattern(QByteArray(ByteMatch::mostPattern + 1, 'a'))->fault, LoadFault::TooLarge);
    QCOMPARE(faultOfPattern("")->fault, LoadFault::EmptyValue);
}

QTEST_GUILESS_MAIN(TestSequences)
#include "tst_sequences.moc"
