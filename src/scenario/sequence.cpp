// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequence.h"

#include <algorithm>
#include <utility>

#include <QRegularExpression>

#include "bytematch.h"
#include "calltable.h"
#include "payloadspec.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;

constexpr int mostReceived = 65536;
constexpr qint64 mostBytes = 4LL * 1024 * 1024; ///< with three characters for each, a file that the loader takes
constexpr double msPerS = 1000.0;

/// A byte with an open digit: "4?" is a range, "?f" a list.
QString openByte(QChar high, QChar low)
{
    if (high == u'?' && low == u'?')
        return QStringLiteral(".");
    if (low == u'?')
        return QStringLiteral("[\\x") + high + QStringLiteral("0-\\x") + high + QStringLiteral("f]");
    QString all;
    for (const char digit : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'})
        all += QStringLiteral("\\x") + QLatin1Char(digit) + low;
    return u'[' + all + u']';
}

/// "48 ?? 6?" as an expression; nothing when it is none.
std::optional<QString> hexExpression(const QString &text)
{
    static const QRegularExpression space(QStringLiteral("\\s"));
    static const QRegularExpression pairs(QStringLiteral("^(?:[0-9a-f?]{2})+$"));
    QString digits = text.toLower();
    digits.remove(space);
    if (!pairs.match(digits).hasMatch())
        return std::nullopt;
    QString expression = QStringLiteral("(?s)^");
    for (qsizetype i = 0; i < digits.size(); i += 2) {
        const bool open = digits[i] == u'?' || digits[i + 1] == u'?';
        expression += open ? openByte(digits[i], digits[i + 1]) : QStringLiteral("\\x") + digits.mid(i, 2);
    }
    return expression;
}

class Planner
{
public:
    explicit Planner(const Sequence &sequence)
        : m_sequence(sequence)
        , m_messages(sequence.socketType != QLatin1StringView("SOCK_STREAM"))
    {
        ActorSpec actor;
        actor.id = QStringLiteral("client");
        actor.role = actor.id;
        m_plan.scenario.actors.push_back(actor);
        m_plan.scenario.id = QStringLiteral("sequence");
        m_plan.scenario.title.en = sequence.title.isEmpty() ? sequence.address : sequence.title;
    }

    SequencePlan make()
    {
        m_plan.fault = faultOf(m_sequence, m_plan.faultyStep);
        if (m_plan.fault != SequenceFault::None)
            return m_plan;
        connect();
        add(0, static_cast<int>(m_sequence.steps.size()));
        check(static_cast<int>(m_sequence.steps.size()) - 1);
        if (m_plan.fault != SequenceFault::None)
            m_plan.scenario.steps.clear();
        return m_plan;
    }

private:
    /// The steps from there on, up to the End that closes this loop; gives where it stopped.
    int add(int from, int end)
    {
        for (int at = from; at < end && m_plan.fault == SequenceFault::None; ++at) {
            const SequenceStep &step = m_sequence.steps[static_cast<std::size_t>(at)];
            if (step.kind == Kind::End)
                return at;
            if (step.kind == Kind::Repeat)
                at = loop(at, step.number, end);
            else
                one(step);
        }
        return end;
    }

    int loop(int at, int times, int end)
    {
        int last = at;
        for (int round = 0; round < std::max(1, times) && m_plan.fault == SequenceFault::None; ++round) {
            last = add(at + 1, end);
            ++m_rounds;
            check(at);
        }
        return last;
    }

    void check(int at)
    {
        const bool tooLong = m_rounds > Sequence::mostSteps || m_plan.scenario.steps.size() > Sequence::mostSteps
            || m_bytes > mostBytes;
        if (!tooLong || m_plan.fault != SequenceFault::None)
            return;
        m_plan.fault = SequenceFault::TooLong;
        m_plan.faultyStep = at;
    }

    void one(const SequenceStep &step)
    {
        switch (step.kind) {
        case Kind::Send:
            send(bytesOf(step).value_or(QByteArray()));
            break;
        case Kind::Expect:
            expect(step);
            break;
        case Kind::Wait: {
            Step wait;
            wait.kind = StepKind::Pause;
            wait.pauseMs = std::clamp(step.number, 0, Sequence::mostMs);
            m_plan.scenario.steps.push_back(wait);
            break;
        }
        case Kind::HalfClose:
            call("shutdown", {{QStringLiteral("how"), QStringLiteral("SHUT_WR")}});
            break;
        case Kind::Close:
            call("close", {});
            break;
        case Kind::Repeat:
        case Kind::End:
            break;
        }
    }

    void connect()
    {
        const QString &to = m_sequence.address;
        const bool isUnix = to.startsWith(QLatin1StringView("unix:"));
        Step make;
        make.call = callSpec(u"socket");
        make.actor = 0;
        make.as = {socketName};
        make.args = {{QStringLiteral("family"),
                      isUnix                    ? QStringLiteral("AF_UNIX")
                          : to.startsWith(u'[') ? QStringLiteral("AF_INET6")
                                                : QStringLiteral("AF_INET")},
                     {QStringLiteral("type"), m_sequence.socketType}};
        m_plan.scenario.steps.push_back(make);
        limit(Sequence::connectMs);
        call("connect", {{QStringLiteral("address"), to}});
    }

    void send(const QByteArray &bytes)
    {
        m_bytes += bytes.size();
        // One that is larger than the usual buffers waits for its reader: not as short as the answer before it could.
        if (bytes.size() > mostReceived && m_timeout < Sequence::connectMs)
            limit(Sequence::connectMs);
        call(m_messages ? "send" : "sendall", {{QStringLiteral("data"), payloadspec::ofBytes(bytes)}});
    }

    void limit(int ms)
    {
        if (std::exchange(m_timeout, ms) != ms)
            call("settimeout", {{QStringLiteral("seconds"), ms / msPerS}});
    }

    void expect(const SequenceStep &step)
    {
        limit(std::clamp(step.number, 1, Sequence::mostMs));
        m_bytes += step.text.size();
        const auto data = payloadspec::ofBytes(bytesOf(step).value_or(QByteArray()));
        switch (step.match) {
        case Match::Anything:
            receive({{QStringLiteral("bytes"), QJsonObject{{QStringLiteral("min"), 1}}}});
            break;
        case Match::Bytes:
            receiveAll(step.bytes, {{QStringLiteral("bytes"), step.bytes}});
            break;
        case Match::Pattern:
        case Match::HexPattern:
            // What looks like a reference would be taken for one.
            receive(
                {{QStringLiteral("data_matches"),
                  expressionOf(step).value_or(QString()).replace(QLatin1StringView("${"), QLatin1StringView("$\\{"))}});
            break;
        case Match::Exactly:
            receiveAll(static_cast<int>(bytesOf(step).value_or(QByteArray()).size()), {{QStringLiteral("data"), data}});
            break;
        case Match::StartsWith:
            receive({{QStringLiteral("data_starts"), data}});
            break;
        case Match::Contains:
            receive({{QStringLiteral("data_contains"), data}});
            break;
        }
    }

    void receive(const QJsonObject &wanted) { call("recv", {{QStringLiteral("size"), mostReceived}}, wanted); }

    void receiveAll(int size, const QJsonObject &wanted)
    {
        if (m_messages)
            receive(wanted);
        else
            call("recvall", {{QStringLiteral("size"), size}}, wanted);
    }

    void call(const char *name, const QJsonObject &args, const QJsonObject &wanted = {})
    {
        Step step;
        step.call = callSpec(QString::fromLatin1(name));
        step.actor = 0;
        step.on = socketName;
        step.args = args;
        step.expect = wanted;
        m_plan.scenario.steps.push_back(step);
    }

    const QString socketName = QStringLiteral("c");
    const Sequence &m_sequence;
    const bool m_messages; ///< the socket keeps their bounds
    SequencePlan m_plan;
    int m_timeout = -1;
    int m_rounds = 0; ///< of all loops
    qint64 m_bytes = 0; ///< of all messages and answers
};

std::optional<QString> writtenOut(const SequenceStep &step)
{
    return step.match == Match::HexPattern ? hexExpression(step.text) : std::optional(step.text);
}

SequenceFault patternFault(const SequenceStep &step)
{
    AnswerRule rule;
    rule.match = RuleMatch::Regex;
    rule.pattern = writtenOut(step).value_or(QString());
    const PatternFault fault = rule.pattern.isEmpty() ? PatternFault::BadRegex : ByteMatch(rule).fault();
    return fault == PatternFault::None   ? SequenceFault::None
        : fault == PatternFault::TooLong ? SequenceFault::PatternTooLong
                                         : SequenceFault::BadPattern;
}

SequenceFault faultOfStep(const SequenceStep &step)
{
    const bool typed = step.kind == Kind::Send
        || (step.kind == Kind::Expect && step.match != Match::Bytes && step.match != Match::Anything);
    if (!typed)
        return SequenceFault::None;
    if (step.kind == Kind::Expect && (step.match == Match::Pattern || step.match == Match::HexPattern))
        return patternFault(step);
    const auto bytes = bytesOf(step);
    return !bytes ? SequenceFault::BadText : bytes->isEmpty() ? SequenceFault::NothingToSend : SequenceFault::None;
}

} // namespace

std::optional<QString> expressionOf(const SequenceStep &step)
{
    return patternFault(step) == SequenceFault::None ? writtenOut(step) : std::nullopt;
}

SequenceFault faultOf(const Sequence &sequence, int &faultyStep)
{
    std::vector<int> loops;
    bool open = true;
    for (int at = 0; at < static_cast<int>(sequence.steps.size()); ++at) {
        const SequenceStep &step = sequence.steps[static_cast<std::size_t>(at)];
        const bool moves = step.kind == Kind::Send || step.kind == Kind::Expect || step.kind == Kind::HalfClose
            || step.kind == Kind::Close;
        faultyStep = at;
        if (moves && !open)
            return SequenceFault::NotConnected;
        if (const SequenceFault fault = faultOfStep(step); fault != SequenceFault::None)
            return fault;
        if (step.kind == Kind::End && loops.empty())
            return SequenceFault::LoopUnbegun;
        if (step.kind == Kind::Close && !loops.empty())
            return SequenceFault::CloseInLoop;
        open = open && step.kind != Kind::Close;
        if (step.kind == Kind::Repeat)
            loops.push_back(at);
        else if (step.kind == Kind::End)
            loops.pop_back();
    }
    faultyStep = loops.empty() ? -1 : loops.back();
    return loops.empty() ? SequenceFault::None : SequenceFault::LoopOpen;
}

std::optional<QByteArray> bytesOf(const SequenceStep &step)
{
    const PayloadResult parsed = parsePayload(step.text, step.form, TextEncoding::Utf8, step.ending);
    return parsed.ok() ? std::optional(parsed.bytes) : std::nullopt;
}

SequencePlan planOf(const Sequence &sequence)
{
    return Planner(sequence).make();
}

} // namespace sw
