// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonlreporter.h"

#include <QJsonDocument>

#include "calltext.h"
#include "recordjson.h"

namespace sw {

void JsonlReporter::begin(const Scenario &, qint64 zeroNs)
{
    m_zeroNs = zeroNs;
}

void JsonlReporter::line(const QJsonObject &object)
{
    m_write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

QJsonObject playedCallJson(const PlayedCall &call, qint64 zeroNs)
{
    QJsonObject object = recordToJson(call.record, zeroNs);
    object[QStringLiteral("type")] = call.of != 0 ? QStringLiteral("inner") : QStringLiteral("call");
    object[QStringLiteral("seq")] = call.seq;
    if (call.of != 0)
        object[QStringLiteral("of")] = call.of;
    else
        object[QStringLiteral("args")] = call.args;
    object[QStringLiteral("step")] = call.step;
    object[QStringLiteral("actor")] = call.actor;
    object[QStringLiteral("backend")] = call.backend;
    object[QStringLiteral("call")] = call.call;
    object[QStringLiteral("socket")] = call.socket.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(call.socket);
    if (call.record.call == Call::None)
        object[QStringLiteral("text")] = call.call + QStringLiteral("() = ") + unsupportedText(call.record);
    return object;
}

void JsonlReporter::ended(const PlayedCall &call)
{
    line(playedCallJson(call, m_zeroNs));
}

void JsonlReporter::judged(int step, const Judgement &judgement)
{
    line({{QStringLiteral("type"), QStringLiteral("expectation")},
          {QStringLiteral("step"), step},
          {QStringLiteral("ok"), judgement.ok},
          {QStringLiteral("what"), judgement.what},
          {QStringLiteral("wanted"), judgement.wanted},
          {QStringLiteral("got"), judgement.got}});
}

void JsonlReporter::skipped(int step, QLatin1StringView reason)
{
    line({{QStringLiteral("type"), QStringLiteral("skipped")},
          {QStringLiteral("step"), step},
          {QStringLiteral("reason"), QString(reason)}});
}

void JsonlReporter::end(const RunTotals &totals)
{
    line({{QStringLiteral("type"), QStringLiteral("end")},
          {QStringLiteral("exit"), totals.exitCode},
          {QStringLiteral("calls"), totals.calls},
          {QStringLiteral("expectations"), totals.expectations},
          {QStringLiteral("failed"), totals.failed},
          {QStringLiteral("skipped"), totals.skipped}});
}

} // namespace sw
