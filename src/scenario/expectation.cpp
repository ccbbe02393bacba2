// SPDX-License-Identifier: GPL-3.0-or-later
#include "expectation.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonDocument>

#include "address.h"
#include "bytematch.h"
#include "calltext.h"
#include "errnotable.h"
#include "payloadspec.h"
#include "socketconstants.h"
#include "tcpstate.h"

namespace sw {

namespace {

constexpr qsizetype mostBytesShown = 256;

QString shown(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isUndefined())
        return {};
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(text.mid(1, text.size() - 2));
}

/// The number in a value, also one that a reference became.
std::optional<double> numberIn(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const double number = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    return ok ? std::optional(number) : std::nullopt;
}

bool isRange(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QStringList keys = object.keys();
    return !keys.isEmpty() && std::all_of(keys.begin(), keys.end(), [](const QString &key) {
        return key == QLatin1StringView("min") || key == QLatin1StringView("max");
    });
}

bool numberFits(const QJsonValue &wanted, double got)
{
    if (!wanted.isObject())
        return numberIn(wanted) == got;
    const auto least = numberIn(wanted.toObject().value(QLatin1StringView("min")));
    const auto most = numberIn(wanted.toObject().value(QLatin1StringView("max")));
    return (!least || got >= *least) && (!most || got <= *most);
}

/// Objects may have more members than are wanted; lists may not.
bool valueFits(const QJsonValue &wanted, const QJsonValue &got)
{
    if (isRange(wanted) && got.isDouble())
        return numberFits(wanted, got.toDouble());
    if (wanted.isObject() && got.isObject()) {
        const QJsonObject members = wanted.toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (!valueFits(it.value(), got.toObject().value(it.key())))
                return false;
        }
        return true;
    }
    if (wanted.isArray() && got.isArray()) {
        const QJsonArray one = wanted.toArray();
        const QJsonArray other = got.toArray();
        return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                          [](const QJsonValue &left, const QJsonValue &right) { return valueFits(left, right); });
    }
    if (wanted.isString() && got.isDouble())
        return numberIn(wanted) == got.toDouble();
    return wanted == got;
}

QStringList namesIn(const QJsonValue &value)
{
    if (!value.isArray())
        return {value.toString()};
    QStringList names;
    for (const QJsonValue &item : value.toArray())
        names.append(item.toString());
    return names;
}

Judgement judgeResult(const QJsonValue &wanted, const JudgedCall &call)
{
    const qint64 got = call.record.result;
    return {{}, numberFits(wanted, static_cast<double>(got)), shown(wanted), QString::number(got)};
}

Judgement judgeErrno(const QJsonValue &wanted, const JudgedCall &call)
{
    const QStringList names = namesIn(wanted);
    const int got = call.record.error;
    const bool ok = std::any_of(names.begin(), names.end(),
                                [&](const QString &name) { return got != 0 && errnoNumber(name.toUtf8()) == got; });
    return {{}, ok, names.join(u", "), got == 0 ? QString() : QString(errnoName(got))};
}

Judgement judgeGai(const QJsonValue &wanted, const JudgedCall &call)
{
    const QStringList names = namesIn(wanted);
    const int got = call.record.gaiError;
    const bool ok = std::any_of(names.begin(), names.end(),
                                [&](const QString &name) { return got != 0 && gaiErrorNumber(name.toUtf8()) == got; });
    return {{}, ok, names.join(u", "), QString(gaiErrorName(got))};
}

Judgement judgeData(const QJsonValue &wanted, const JudgedCall &call)
{
    const auto bytes = payloadspec::bytes(wanted, call.folder);
    return {{},
            bytes && *bytes == call.record.data,
            bytes ? straceBytes(*bytes, mostBytesShown) : shown(wanted),
            straceBytes(call.record.data, mostBytesShown)};
}

Judgement judgeDataStart(const QJsonValue &wanted, const JudgedCall &call)
{
    const auto bytes = payloadspec::bytes(wanted, call.folder);
    return {{},
            bytes && call.record.data.startsWith(*bytes),
            bytes ? straceBytes(*bytes, mostBytesShown) : shown(wanted),
            straceBytes(call.record.data, mostBytesShown)};
}

Judgement judgeContained(const QJsonValue &wanted, const JudgedCall &call)
{
    const auto bytes = payloadspec::bytes(wanted, call.folder);
    return {{},
            bytes && call.record.data.contains(*bytes),
            bytes ? straceBytes(*bytes, mostBytesShown) : shown(wanted),
            straceBytes(call.record.data, mostBytesShown)};
}

/// By the rules' own regular expressions: what was received cannot make one take for ever.
Judgement judgeMatch(const QJsonValue &wanted, const JudgedCall &call)
{
    AnswerRule rule;
    rule.match = RuleMatch::Regex;
    rule.pattern = wanted.toString();
    std::vector<QByteArray> captures;
    return {{},
            ByteMatch(rule).look(call.record.data, captures) == ByteMatch::Outcome::Yes,
            wanted.toString(),
            straceBytes(call.record.data, mostBytesShown)};
}

Judgement judgeBytes(const QJsonValue &wanted, const JudgedCall &call)
{
    return {{},
            numberFits(wanted, static_cast<double>(call.record.data.size())),
            shown(wanted),
            QString::number(call.record.data.size())};
}

Judgement judgeAddress(const QJsonValue &wanted, const JudgedCall &call)
{
    const auto address = SocketAddress::parse(wanted.toString());
    const QString got = call.record.address.toString();
    return {{},
            (address && *address == call.record.address) || (!got.isEmpty() && got == wanted.toString()),
            wanted.toString(),
            got};
}

Judgement judgeValue(const QJsonValue &wanted, const JudgedCall &call)
{
    return {{}, valueFits(wanted, call.record.value), shown(wanted), shown(call.record.value)};
}

/// All that are named must have come; with none named, none may have.
Judgement judgeFlags(const QJsonValue &wanted, const JudgedCall &call)
{
    const SymbolTable table = call.record.call == Call::Poll ? SymbolTable::PollEvent : SymbolTable::MessageFlag;
    const int got = call.record.messageFlags;
    bool ok = !wanted.toArray().isEmpty() || got == 0;
    for (const QString &name : namesIn(wanted)) {
        const auto bit = symbolNumber(table, name.toUtf8());
        ok = ok && bit && (got & *bit) == *bit;
    }
    return {{}, ok, namesIn(wanted).join(u'|'), symbolSet(table, got)};
}

Judgement judgeTimedOut(const QJsonValue &wanted, const JudgedCall &call)
{
    const bool got = call.record.flags.testFlag(RecordFlag::TimedOut);
    return {{}, got == wanted.toBool(), shown(wanted), shown(got)};
}

Judgement judgeTook(const QJsonValue &wanted, const JudgedCall &call)
{
    const double got = static_cast<double>(call.record.tookNs) / 1e6;
    return {{}, numberFits(wanted, got), shown(wanted), QString::number(got)};
}

Judgement judgeState(const QJsonValue &wanted, const JudgedCall &call)
{
    const QStringList names = namesIn(wanted);
    const TcpState got = tcpStateFromName(call.state.toUtf8());
    const bool ok = std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return got != TcpState::Unknown && tcpStateFromName(name.toUtf8()) == got;
    });
    return {{}, ok, names.join(u", "), call.state};
}

struct Row
{
    QLatin1StringView key;
    Judgement (*judge)(const QJsonValue &, const JudgedCall &);
};

constexpr std::array rows{
    Row{QLatin1StringView("result"), judgeResult},
    Row{QLatin1StringView("errno"), judgeErrno},
    Row{QLatin1StringView("gai"), judgeGai},
    Row{QLatin1StringView("data"), judgeData},
    Row{QLatin1StringView("data_starts"), judgeDataStart},
    Row{QLatin1StringView("data_contains"), judgeContained},
    Row{QLatin1StringView("data_matches"), judgeMatch},
    Row{QLatin1StringView("bytes"), judgeBytes},
    Row{QLatin1StringView("address"), judgeAddress},
    Row{QLatin1StringView("value"), judgeValue},
    Row{QLatin1StringView("flags"), judgeFlags},
    Row{QLatin1StringView("timed_out"), judgeTimedOut},
    Row{QLatin1StringView("took_ms"), judgeTook},
    Row{QLatin1StringView("state"), judgeState},
};

} // namespace

std::vector<Judgement> judge(const QJsonObject &expect, const JudgedCall &call)
{
    std::vector<Judgement> all;
    for (const Row &row : rows) {
        if (!expect.contains(row.key))
            continue;
        Judgement one = row.judge(expect.value(row.key), call);
        one.what = row.key;
        all.push_back(std::move(one));
    }
    return all;
}

bool saysOutcome(const QJsonObject &expect)
{
    return expect.contains(QLatin1StringView("result")) || expect.contains(QLatin1StringView("errno"))
        || expect.contains(QLatin1StringView("gai")) || expect.contains(QLatin1StringView("timed_out"));
}

std::optional<Judgement> judgeFailure(const CallRecord &record)
{
    if (!record.failed() || record.call == Call::ConnectEx)
        return std::nullopt;
    if (record.gaiError != 0)
        return Judgement{QStringLiteral("gai"), false, {}, QString(gaiErrorName(record.gaiError))};
    return Judgement{QStringLiteral("errno"), false, {}, QString(errnoName(record.error))};
}

} // namespace sw
