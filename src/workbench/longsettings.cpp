// SPDX-License-Identifier: GPL-3.0-or-later
#include "longsettings.h"

#include <algorithm>
#include <array>

#include "bytematch.h"
#include "payloadparser.h"

namespace sw {

namespace {

struct MatchName
{
    RuleMatch match;
    QLatin1StringView name;
};

constexpr std::array matchNames{
    MatchName{RuleMatch::Anything, QLatin1StringView("anything")},
    MatchName{RuleMatch::Equals, QLatin1StringView("equals")},
    MatchName{RuleMatch::Contains, QLatin1StringView("contains")},
    MatchName{RuleMatch::StartsWith, QLatin1StringView("startsWith")},
    MatchName{RuleMatch::Regex, QLatin1StringView("regex")},
    MatchName{RuleMatch::HexPattern, QLatin1StringView("hex")},
};

QString nameOf(RuleMatch match)
{
    const auto found = std::find_if(matchNames.begin(), matchNames.end(),
                                    [match](const MatchName &one) { return one.match == match; });
    return found == matchNames.end() ? QString() : QString(found->name);
}

/// What cannot be compared with stays the default: a pattern that is broken would take no answer for one.
void takeAnswer(const QJsonObject &beat, HeartbeatSettings &to)
{
    HeartbeatSettings read;
    const QString name = beat.value(QLatin1StringView("match")).toString();
    const auto found = std::find_if(matchNames.begin(), matchNames.end(),
                                    [&name](const MatchName &one) { return one.name == name; });
    if (found == matchNames.end()) {
        // As it was written before there was a choice: bytes that the answer contains.
        const auto bytes = QByteArray::fromBase64(beat.value(QLatin1StringView("expected")).toString().toLatin1());
        const PayloadText text = editableText(bytes, TextEncoding::Utf8);
        if (bytes.isEmpty() || text.form != PayloadForm::Escapes)
            return;
        read.match = RuleMatch::Contains;
        read.answer = text.text;
    } else {
        read.match = found->match;
        read.answer = beat.value(QLatin1StringView("answer")).toString();
    }
    const AnswerRule rule = read.expected();
    if (lacksPattern(rule) || ByteMatch(rule).fault() != PatternFault::None)
        return;
    to.match = read.match;
    to.answer = read.answer;
}

int bounded(const QJsonObject &object, const char *key, int otherwise, int least, int most)
{
    const int value = object.value(QLatin1StringView(key)).toInt(otherwise);
    return value >= least && value <= most ? value : otherwise;
}

} // namespace

AnswerRule HeartbeatSettings::expected() const
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = answer;
    return rule;
}

QJsonObject toJson(const LongSettings &settings)
{
    const HeartbeatSettings &beat = settings.heartbeat;
    const ReconnectSettings &again = settings.reconnect;
    return {{QStringLiteral("heartbeat"),
             QJsonObject{{QStringLiteral("on"), beat.on},
                         {QStringLiteral("message"), beat.message},
                         {QStringLiteral("hex"), beat.hex},
                         {QStringLiteral("intervalMs"), beat.intervalMs},
                         {QStringLiteral("match"), nameOf(beat.match)},
                         {QStringLiteral("answer"), beat.answer},
                         {QStringLiteral("needsAnswer"), beat.needsAnswer},
                         {QStringLiteral("mostMisses"), beat.mostMisses}}},
            {QStringLiteral("reconnect"),
             QJsonObject{{QStringLiteral("on"), again.on},
                         {QStringLiteral("firstMs"), again.firstMs},
                         {QStringLiteral("factor"), again.factor},
                         {QStringLiteral("mostMs"), again.mostMs},
                         {QStringLiteral("jitterPercent"), again.jitterPercent},
                         {QStringLiteral("seed"), qint64(again.seed)},
                         {QStringLiteral("tries"), again.tries}}}};
}

LongSettings longSettingsFrom(const QJsonObject &object)
{
    LongSettings settings;
    const QJsonObject beat = object.value(QLatin1StringView("heartbeat")).toObject();
    HeartbeatSettings &heartbeat = settings.heartbeat;
    heartbeat.on = beat.value(QLatin1StringView("on")).toBool();
    heartbeat.message = beat.value(QLatin1StringView("message")).toString(heartbeat.message);
    heartbeat.hex = beat.value(QLatin1StringView("hex")).toBool();
    heartbeat.intervalMs = bounded(beat, "intervalMs", heartbeat.intervalMs, HeartbeatSettings::leastMs,
                                   HeartbeatSettings::mostMs);
    takeAnswer(beat, heartbeat);
    heartbeat.needsAnswer = beat.value(QLatin1StringView("needsAnswer")).toBool(true);
    heartbeat.mostMisses = bounded(beat, "mostMisses", heartbeat.mostMisses, 0, 1000);
    const QJsonObject again = object.value(QLatin1StringView("reconnect")).toObject();
    ReconnectSettings &reconnect = settings.reconnect;
    reconnect.on = again.value(QLatin1StringView("on")).toBool();
    reconnect.firstMs = bounded(again, "firstMs", reconnect.firstMs, 0, ReconnectSettings::mostPauseMs);
    const double factor = again.value(QLatin1StringView("factor")).toDouble(reconnect.factor);
    reconnect.factor = factor >= 1.0 && factor <= 10.0 ? factor : reconnect.factor;
    reconnect.mostMs = bounded(again, "mostMs", reconnect.mostMs, 0, ReconnectSettings::mostPauseMs);
    reconnect.jitterPercent = bounded(again, "jitterPercent", reconnect.jitterPercent, 0, 100);
    reconnect.seed = quint32(again.value(QLatin1StringView("seed")).toInteger(reconnect.seed));
    reconnect.tries = bounded(again, "tries", reconnect.tries, 0, 1'000'000);
    return settings;
}

} // namespace sw
