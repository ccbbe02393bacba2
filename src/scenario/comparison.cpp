// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison.h"

#include <algorithm>
#include <array>
#include <map>

#include <QJsonArray>
#include <QJsonDocument>

#include "recordjson.h"
#include "scenarioplayer.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qsizetype mostOutcome = 80;

// Of recordToJson(). What a run numbers by chance (fd, thread, times) is not among them.
constexpr std::array<QLatin1StringView, 11> keys{
    QLatin1StringView("result"),    QLatin1StringView("errno"),       QLatin1StringView("gai"),
    QLatin1StringView("data"),      QLatin1StringView("value"),       QLatin1StringView("flags"),
    QLatin1StringView("timed_out"), QLatin1StringView("interrupted"), QLatin1StringView("unsupported"),
    QLatin1StringView("sent"),      QLatin1StringView("tls"),
};

/// Names that the system picks: which of the one run stands for which of the other.
class Pairs final
{
public:
    bool match(const QString &left, const QString &right)
    {
        const auto known = m_there.find(left);
        const auto back = m_back.find(right);
        if (known == m_there.end() && back == m_back.end()) {
            m_there[left] = right;
            m_back[right] = left;
            return true;
        }
        return known != m_there.end() && known->second == right;
    }
    bool match(const SocketAddress &left, const SocketAddress &right)
    {
        if (left.family() != right.family())
            return false;
        if (left.family() == constant::afUnix)
            return left == right || match(left.toString(), right.toString());
        if (left.host() != right.host())
            return false;
        return (left.port() == 0) == (right.port() == 0)
            && match(QString::number(left.port()), QString::number(right.port()));
    }

private:
    std::map<QString, QString> m_there;
    std::map<QString, QString> m_back;
};

/// Whether what the call returns is a descriptor: any number says no more than another.
bool givesDescriptor(const CallRecord &record)
{
    switch (record.call) {
    case Call::Socket:
    case Call::Accept:
    case Call::Dup:
    case Call::Fileno:
    case Call::CreateConnection:
    case Call::Makefile:
        return true;
    default:
        return false;
    }
}

QJsonObject outcome(const CallRecord &record)
{
    QJsonObject all = recordToJson(record, 0);
    if (givesDescriptor(record) && record.result >= 0)
        all[QStringLiteral("result")] = 0;
    const QString value = QStringLiteral("value");
    if (record.call == Call::Queues)
        all.remove(value); // a moment's
    else if (record.call == Call::TcpInfo)
        all[value] = all.value(value).toObject().value(QLatin1StringView("state"));
    return all;
}

/// The address counts where the call told it.
bool tellsAddress(const QJsonObject &outcome)
{
    return outcome.contains(QLatin1StringView("address"));
}

QStringList differences(const CallRecord &left, const CallRecord &right, Pairs &pairs)
{
    const QJsonObject one = outcome(left);
    const QJsonObject other = outcome(right);
    QStringList found;
    for (const QLatin1StringView key : keys) {
        // -1 says no more than that there is an errno.
        const bool bothFailed = left.failed() && right.failed() && key == QLatin1StringView("result");
        if (!bothFailed && one.value(key) != other.value(key))
            found.append(key);
    }
    if (tellsAddress(one) != tellsAddress(other) || (tellsAddress(one) && !pairs.match(left.address, right.address)))
        found.append(QStringLiteral("address"));
    return found;
}

QString verdicts(const PlayedStep &step)
{
    QStringList parts;
    for (const Judgement &judgement : step.judgements)
        parts.append((judgement.ok ? QString() : QStringLiteral("not ")) + judgement.what);
    return parts.join(QStringLiteral(", "));
}

ComparedStep compareStep(const PlayedStep &left, const PlayedStep &right, Pairs &pairs)
{
    ComparedStep step;
    const bool leftOut = isLeftOut(left);
    if (leftOut != isLeftOut(right) && (left.call || right.call)) {
        step.as = ComparedAs::OnOneOnly;
        return step;
    }
    if (left.call.has_value() != right.call.has_value())
        step.keys.append(QStringLiteral("made"));
    else if (left.call && !leftOut)
        step.keys = differences(left.call->record, right.call->record, pairs);
    if (verdicts(left) != verdicts(right))
        step.keys.append(QStringLiteral("expectation"));
    if (!step.keys.isEmpty())
        step.as = ComparedAs::Differs;
    else if (left.call || !left.judgements.empty())
        step.as = ComparedAs::Same;
    return step;
}

} // namespace

int Comparison::count(ComparedAs as) const
{
    return static_cast<int>(
        std::count_if(steps.begin(), steps.end(), [as](const ComparedStep &step) { return step.as == as; }));
}

bool Comparison::isSame() const
{
    return count(ComparedAs::Differs) == 0 && count(ComparedAs::OnOneOnly) == 0;
}

bool isLeftOut(const PlayedStep &step)
{
    return step.skipped == QLatin1StringView("backend")
        || (step.call && step.call->record.flags.testFlag(RecordFlag::Unsupported));
}

Comparison compareRuns(const PlayedRun &left, const PlayedRun &right)
{
    Comparison all;
    Pairs pairs;
    const std::size_t count = std::min(left.steps.size(), right.steps.size());
    for (std::size_t i = 0; i < count; ++i)
        all.steps.push_back(compareStep(left.steps[i], right.steps[i], pairs));
    return all;
}

bool namesAllBackends(const Scenario &scenario)
{
    bool anyCall = false;
    for (const Step &step : scenario.steps) {
        if (step.kind != StepKind::Call)
            continue;
        anyCall = true;
        if (scenario.actors[static_cast<std::size_t>(step.actor)].backend.isEmpty())
            return false;
    }
    return anyCall;
}

QString outcomeOf(const PlayedStep &step, const QString &key)
{
    if (key == QLatin1StringView("expectation"))
        return verdicts(step);
    if (!step.call)
        return QString();
    if (key == QLatin1StringView("made"))
        return step.call->call;
    const QJsonValue value = recordToJson(step.call->record, 0).value(key);
    QString text;
    if (key == QLatin1StringView("data") && value.isObject())
        text = QString::number(value.toObject().value(QLatin1StringView("bytes")).toInteger());
    else if (value.isObject())
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    else if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    else if (value.isBool())
        text = value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    else
        text = value.toVariant().toString();
    return text.size() > mostOutcome ? text.first(mostOutcome) + QChar(0x2026) : text;
}

int exitCodeOf(const Comparison &comparison, const PlayedRun &left, const PlayedRun &right)
{
    for (const PlayedRun *run : {&left, &right}) {
        if (run->totals.exitCode == ScenarioPlayer::exitTimeout)
            return ScenarioPlayer::exitTimeout;
    }
    const bool fine = comparison.isSame() && left.totals.exitCode == ScenarioPlayer::exitFine
        && right.totals.exitCode == ScenarioPlayer::exitFine;
    return fine ? ScenarioPlayer::exitFine : ScenarioPlayer::exitFailed;
}

} // namespace sw
