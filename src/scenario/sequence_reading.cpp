// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario back as a sequence, when it has that shape.
#include "sequence.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include "callnames.h"
#include "calltable.h"
#include "payloadspec.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;

constexpr qint64 mostBytes = 4LL * 1024 * 1024; ///< of all messages and answers, as a plan has at most

/// Not less than the bytes that the data stands for: a short file can say "repeat", or name a large one.
qint64 atMost(const QJsonObject &data, const QString &folder)
{
    const auto text = [&data](const char *key) { return data.value(QLatin1StringView(key)).toString(); };
    if (data.contains(QLatin1StringView("repeat"))) {
        const qint64 once = atMost(data.value(QLatin1StringView("repeat")).toObject(), folder);
        const qint64 times = data.value(QLatin1StringView("times")).toInteger();
        return once > Sequence::mostText || times > Sequence::mostText ? mostBytes : once * times;
    }
    if (data.contains(QLatin1StringView("file")))
        return QFileInfo(QDir(folder), text("file")).size();
    return std::max({text("text").toUtf8().size(), text("hex").size() / 2, text("base64").size()});
}

bool setText(SequenceStep &step, const QJsonValue &data, const QString &folder)
{
    if (atMost(data.toObject(), folder) > Sequence::mostText)
        return false;
    const PayloadText typed = editableText(payloadspec::bytes(data, folder).value_or(QByteArray()), TextEncoding::Utf8);
    step.text = typed.text;
    step.form = typed.form;
    return step.text.size() <= Sequence::mostText;
}

/// What a hex pattern was made to, back; nothing when it was another expression.
std::optional<QString> hexPatternOf(const QString &expression)
{
    // A byte, any byte, a range of low digits, a list of high digits.
    static const QRegularExpression token(QStringLiteral(
        R"((?:\\x([0-9a-f]{2})|(\.)|\[\\x([0-9a-f])0-\\x[0-9a-f]{2}\]|\[\\x0([0-9a-f])(?:\\x[0-9a-f]{2}){15}\]))"));
    constexpr QLatin1StringView begin{"(?s)^"};
    if (!expression.startsWith(begin))
        return std::nullopt;
    QStringList pairs;
    qsizetype at = begin.size();
    while (at < expression.size()) {
        const auto found = token.match(expression, at, QRegularExpression::NormalMatch,
                                       QRegularExpression::AnchorAtOffsetMatchOption);
        if (!found.hasMatch())
            return std::nullopt;
        pairs.append(found.hasCaptured(4)       ? u'?' + found.captured(4)
                         : found.hasCaptured(3) ? found.captured(3) + u'?'
                         : found.hasCaptured(2) ? QStringLiteral("??")
                                                : found.captured(1));
        at = found.capturedEnd();
    }
    SequenceStep step;
    step.match = Match::HexPattern;
    step.text = pairs.join(u' ');
    return expressionOf(step) == expression ? std::optional(step.text) : std::nullopt;
}

/// What a receiving call with these expectations looks for; nothing when it is something else.
class ExpectationReader
{
public:
    ExpectationReader(const Step &call, bool messages, const QString &folder)
        : m_call(call)
        , m_messages(messages)
        , m_all(call.call->call == Call::Recvall)
        , m_folder(folder)
    {
    }

    std::optional<SequenceStep> read()
    {
        if (m_call.expect.size() != 1 || m_call.args.size() != 1 || (m_all && m_messages))
            return std::nullopt;
        m_step.kind = Kind::Expect;
        const QString key = m_call.expect.constBegin().key();
        const QJsonValue wanted = m_call.expect.constBegin().value();
        const bool whole = m_all || m_messages;
        if (key == QLatin1StringView("bytes"))
            return count(wanted, whole);
        if (key == QLatin1StringView("data_matches") && !m_all)
            return pattern(wanted.toString());
        if (key == QLatin1StringView("data") && whole)
            return text(wanted, Match::Exactly);
        if (key == QLatin1StringView("data_starts") && !m_all)
            return text(wanted, Match::StartsWith);
        if (key == QLatin1StringView("data_contains") && !m_all)
            return text(wanted, Match::Contains);
        return std::nullopt;
    }

private:
    std::optional<SequenceStep> count(const QJsonValue &wanted, bool whole)
    {
        const bool any = wanted == QJsonValue(QJsonObject{{QStringLiteral("min"), 1}});
        if (any ? m_all : !whole || !wanted.isDouble())
            return std::nullopt;
        m_step.match = any ? Match::Anything : Match::Bytes;
        m_step.bytes = any ? 1 : wanted.toInt();
        const bool right = any || (fits(m_step.bytes) && m_step.bytes <= Sequence::mostCounted);
        return m_step.bytes > 0 && right ? std::optional(m_step) : std::nullopt;
    }

    std::optional<SequenceStep> pattern(const QString &expression)
    {
        const auto hex = hexPatternOf(expression);
        m_step.match = hex ? Match::HexPattern : Match::Pattern;
        m_step.text = hex.value_or(expression);
        const bool right = m_step.text.size() <= Sequence::mostText && !expression.contains(QLatin1StringView("${"));
        return right ? std::optional(m_step) : std::nullopt;
    }

    std::optional<SequenceStep> text(const QJsonValue &wanted, Match match)
    {
        m_step.match = match;
        const bool taken = setText(m_step, wanted, m_folder);
        const bool right = match != Match::Exactly || fits(bytesOf(m_step).value_or(QByteArray()).size());
        return taken && right ? std::optional(m_step) : std::nullopt;
    }

    /// A recvall has to ask for just as many.
    [[nodiscard]] bool fits(qsizetype bytes) const
    {
        return !m_all || m_call.args.value(QLatin1StringView("size")) == QJsonValue(bytes);
    }

    const Step &m_call;
    const bool m_messages;
    const bool m_all;
    const QString &m_folder;
    SequenceStep m_step;
};

class Reader
{
public:
    explicit Reader(const Scenario &scenario)
        : m_scenario(scenario)
    {
        m_sequence.title = scenario.title.in({});
    }

    std::optional<Sequence> read()
    {
        if (teaches(m_scenario) || m_scenario.actors.size() != 1 || !m_scenario.actors.front().backend.isEmpty())
            return std::nullopt;
        for (int at = 0; at < static_cast<int>(m_scenario.steps.size()); ++at) {
            if (!take(m_scenario.steps[static_cast<std::size_t>(at)]) || m_characters > mostBytes) {
                m_refused = m_connected ? at : -1;
                return std::nullopt;
            }
            m_from.resize(m_sequence.steps.size(), at);
        }
        int faulty = -1;
        if (m_connected && faultOf(m_sequence, faulty) == SequenceFault::None)
            return m_sequence;
        m_refused = faulty < 0 ? -1 : m_from.value(faulty, -1);
        return std::nullopt;
    }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    bool take(const Step &one)
    {
        SequenceStep step;
        if (!one.say.isEmpty() || one.start || !one.backends.isEmpty())
            return false;
        if (one.kind == StepKind::Pause) {
            step.kind = Kind::Wait;
            step.number = one.pauseMs;
            m_sequence.steps.push_back(step);
            return one.pauseMs <= Sequence::mostMs;
        }
        if (one.kind != StepKind::Call)
            return false;
        const Call call = one.call->call;
        const bool receives = call == Call::Recv || call == Call::Recvall;
        if ((!receives && !one.expect.isEmpty()) || (call != Call::Socket && (m_name.isEmpty() || one.on != m_name)))
            return false;
        switch (call) {
        case Call::Socket:
            return socket(one);
        case Call::Settimeout:
            m_timeoutMs = qRound(one.args.value(QLatin1StringView("seconds")).toDouble() * 1000);
            return m_timeoutMs > 0 && m_timeoutMs <= Sequence::mostMs;
        case Call::Connect:
            m_sequence.address = one.args.value(QLatin1StringView("address")).toString();
            return !std::exchange(m_connected, true) && !m_sequence.address.contains(QLatin1StringView("${"));
        default:
            return m_connected && takeStep(one, call);
        }
    }

    bool socket(const Step &one)
    {
        m_sequence.socketType = one.args.value(QLatin1StringView("type")).toString();
        m_messages = m_sequence.socketType != QLatin1StringView("SOCK_STREAM");
        const bool known = !m_messages || m_sequence.socketType == QLatin1StringView("SOCK_DGRAM")
            || m_sequence.socketType == QLatin1StringView("SOCK_SEQPACKET");
        const bool first = m_name.isEmpty() && one.as.size() == 1;
        m_name = one.as.value(0);
        return known && first && one.args.size() == 2;
    }

    bool takeStep(const Step &one, Call call)
    {
        SequenceStep step;
        if (call == (m_messages ? Call::Send : Call::Sendall) && one.args.size() == 1) {
            step.kind = Kind::Send;
            if (!setText(step, one.args.value(QLatin1StringView("data")), m_scenario.folder))
                return false;
        } else if (call == Call::Recv || call == Call::Recvall) {
            const auto expected = ExpectationReader(one, m_messages, m_scenario.folder).read();
            if (!expected)
                return false;
            step = *expected;
            step.number = m_timeoutMs;
        } else if (call == Call::Shutdown
                   && one.args.value(QLatin1StringView("how")) == QJsonValue(QStringLiteral("SHUT_WR"))) {
            step.kind = Kind::HalfClose;
        } else if (call == Call::Close) {
            step.kind = Kind::Close;
        } else {
            return false;
        }
        m_characters += step.text.size();
        m_sequence.steps.push_back(step);
        return true;
    }

    const Scenario &m_scenario;
    QList<int> m_from; ///< of each step, the scenario's
    qint64 m_characters = 0; ///< of all steps
    int m_refused = -1;
    Sequence m_sequence;
    QString m_name; ///< of the socket
    bool m_messages = false; ///< the socket keeps their bounds
    bool m_connected = false;
    int m_timeoutMs = Sequence::connectMs;
};

} // namespace

bool teaches(const Scenario &scenario)
{
    return scenario.order != 0 || !scenario.goals.empty() || !scenario.summary.isEmpty() || !scenario.tryThis.isEmpty();
}

std::optional<Sequence> sequenceOf(const Scenario &scenario, int *refused)
{
    Reader reader(scenario);
    const auto sequence = reader.read();
    if (refused)
        *refused = reader.refused();
    return sequence;
}

} // namespace sw
