// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequencestate.h"

#include <algorithm>
#include <array>

#include <QJsonArray>

#include "payloadnames.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using Match = SequenceStep::Match;

template<typename Value>
struct Name
{
    Value value;
    QLatin1StringView name;
};

// The names stand in people's files.
constexpr std::array kinds{
    Name<Kind>{Kind::Send, QLatin1StringView("send")},   Name<Kind>{Kind::Expect, QLatin1StringView("expect")},
    Name<Kind>{Kind::Wait, QLatin1StringView("wait")},   Name<Kind>{Kind::HalfClose, QLatin1StringView("halfClose")},
    Name<Kind>{Kind::Close, QLatin1StringView("close")}, Name<Kind>{Kind::Repeat, QLatin1StringView("repeat")},
    Name<Kind>{Kind::End, QLatin1StringView("end")},
};
constexpr std::array matches{
    Name<Match>{Match::Exactly, QLatin1StringView("exactly")},
    Name<Match>{Match::StartsWith, QLatin1StringView("startsWith")},
    Name<Match>{Match::Contains, QLatin1StringView("contains")},
    Name<Match>{Match::Pattern, QLatin1StringView("pattern")},
    Name<Match>{Match::HexPattern, QLatin1StringView("hexPattern")},
    Name<Match>{Match::Bytes, QLatin1StringView("bytes")},
    Name<Match>{Match::Anything, QLatin1StringView("anything")},
};
template<typename Table, typename Value>
QString nameOf(const Table &table, Value value)
{
    const auto row = std::ranges::find(table, value, [](const auto &one) { return one.value; });
    return row == table.end() ? QString() : QString(row->name);
}

template<typename Table, typename Value>
Value valueOf(const Table &table, const QJsonValue &name, Value fallback)
{
    const QString text = name.toString();
    const auto row = std::ranges::find_if(table, [&](const auto &one) { return one.name == text; });
    return row == table.end() ? fallback : row->value;
}

QJsonObject toJson(const SequenceStep &step)
{
    return {{QStringLiteral("do"), nameOf(kinds, step.kind)},
            {QStringLiteral("text"), step.text},
            {QStringLiteral("form"), QString(payloadFormName(step.form))},
            {QStringLiteral("ending"), QString(lineEndingName(step.ending))},
            {QStringLiteral("match"), nameOf(matches, step.match)},
            {QStringLiteral("number"), step.number},
            {QStringLiteral("bytes"), step.bytes}};
}

SequenceStep stepFrom(const QJsonObject &object)
{
    const auto at = [&object](const char *key) { return object.value(QLatin1StringView(key)); };
    SequenceStep step;
    step.kind = valueOf(kinds, at("do"), step.kind);
    step.text = at("text").toString();
    step.form = payloadFormByName(at("form").toString()).value_or(step.form);
    step.ending = lineEndingByName(at("ending").toString()).value_or(step.ending);
    step.match = valueOf(matches, at("match"), step.match);
    const int most = step.kind == Kind::Repeat ? int(Sequence::mostRounds) : int(Sequence::mostMs);
    step.number = std::clamp(at("number").toInt(step.number), 1, most);
    step.bytes = std::clamp(at("bytes").toInt(step.bytes), 1, Sequence::mostCounted);
    return step;
}

} // namespace

QJsonObject toJson(const Sequence &sequence)
{
    QJsonArray steps;
    for (const SequenceStep &step : sequence.steps)
        steps.append(toJson(step));
    return {{QStringLiteral("title"), sequence.title},
            {QStringLiteral("address"), sequence.address},
            {QStringLiteral("socketType"), sequence.socketType},
            {QStringLiteral("steps"), steps}};
}

std::optional<Sequence> sequenceFrom(const QJsonObject &object)
{
    Sequence sequence;
    sequence.title = object.value(QLatin1StringView("title")).toString();
    sequence.address = object.value(QLatin1StringView("address")).toString(sequence.address);
    const QString type = object.value(QLatin1StringView("socketType")).toString();
    if (type == QLatin1StringView("SOCK_DGRAM") || type == QLatin1StringView("SOCK_SEQPACKET"))
        sequence.socketType = type;
    const QJsonArray steps = object.value(QLatin1StringView("steps")).toArray();
    if (sequence.title.size() > Sequence::mostText || sequence.address.size() > Sequence::mostText
        || steps.size() > Sequence::mostSteps)
        return {};
    for (const QJsonValue &step : steps) {
        sequence.steps.push_back(stepFrom(step.toObject()));
        if (sequence.steps.back().text.size() > Sequence::mostText)
            return {};
    }
    return sequence;
}

} // namespace sw
