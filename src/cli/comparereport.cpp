// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparereport.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "backendcomparison.h"
#include "calltable.h"
#include "calltext.h"
#include "comparisonwording.h"
#include "jsonlreporter.h"
#include "noticewording.h"
#include "recordjson.h"
#include "textreporter.h"

namespace sw::comparereport {

namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(CompareReport)
};

QLatin1StringView signOf(ComparedAs as)
{
    switch (as) {
    case ComparedAs::Same:
        return QLatin1StringView("=");
    case ComparedAs::Differs:
        return QLatin1StringView("!");
    case ComparedAs::OnOneOnly:
        return QLatin1StringView("-");
    case ComparedAs::NoCall:
        break;
    }
    return QLatin1StringView(" ");
}

QLatin1StringView nameOf(ComparedAs as)
{
    return as == ComparedAs::Same     ? QLatin1StringView("same")
        : as == ComparedAs::Differs   ? QLatin1StringView("differs")
        : as == ComparedAs::OnOneOnly ? QLatin1StringView("one_only")
                                      : QLatin1StringView("no_call");
}

/// "server accept": who makes which call; of other steps their key.
QString titleOf(const Scenario &scenario, const Step &step)
{
    switch (step.kind) {
    case StepKind::Call:
        return scenario.actors[static_cast<std::size_t>(step.actor)].id + u' '
            + QString(QLatin1StringView(step.call->name));
    case StepKind::Finish:
        return QStringLiteral("finish ") + scenario.steps[static_cast<std::size_t>(step.finishes)].id;
    case StepKind::UntilBlocked:
        return QStringLiteral("until_blocked ") + scenario.actors[static_cast<std::size_t>(step.actor)].id;
    default:
        return {};
    }
}

QString seconds(qint64 ns)
{
    return QStringLiteral(" <") + QString::number(static_cast<double>(ns) / 1e9, 'f', 6) + u'>';
}

QString callLine(const PlayedCall &call)
{
    if (call.record.call == Call::None && call.record.qtEvent == QtEvent::None)
        return call.call + QStringLiteral("() = ") + unsupportedText(call.record);
    return straceLine(call.record) + seconds(call.record.tookNs);
}

void appendSide(QStringList &lines, const QString &backend, const Step &step, const PlayedStep &played)
{
    const QString head = QStringLiteral("      ") + backend.leftJustified(6) + QStringLiteral("  ");
    if (played.call)
        lines.append(head + callLine(*played.call));
    else if (step.kind == StepKind::Call)
        lines.append(head + Words::tr("not made"));
    if (const QString why = leftOutText(step, played); !why.isEmpty())
        lines.append(head + QStringLiteral("  -- ") + why);
    for (const PlayedCall &inner : played.inner)
        lines.append(head + QStringLiteral("    ") + callLine(inner));
    for (const PlayedAside &aside : played.asides) {
        if (aside.record.kind != RecordKind::Notice)
            lines.append(head + QStringLiteral("    ") + aside.who() + straceLine(aside.record));
        else if (aside.record.notice != Notice::QtCannot)
            lines.append(head + QStringLiteral("  -- ") + aside.who() + noticeText(aside.record));
    }
    for (const Judgement &judgement : played.judgements) {
        if (!judgement.ok)
            lines.append(head
                         + Words::tr("!! %1: wanted %2, got %3").arg(judgement.what, judgement.wanted, judgement.got));
    }
}

QJsonObject sideJson(const Step &step, const PlayedStep &played, qint64 zeroNs)
{
    QJsonObject object = played.call ? playedCallJson(*played.call, zeroNs) : QJsonObject();
    if (played.call)
        object.remove(QStringLiteral("type"));
    if (!played.skipped.isEmpty())
        object[QStringLiteral("skipped")] = played.skipped;
    if (const QString why = leftOutText(step, played); !why.isEmpty())
        object[QStringLiteral("reason")] = why;
    QJsonArray inner;
    for (const PlayedCall &one : played.inner)
        inner.append(playedCallJson(one, zeroNs));
    if (!inner.isEmpty())
        object[QStringLiteral("inner")] = inner;
    QJsonArray asides;
    for (const PlayedAside &aside : played.asides) {
        QJsonObject told = recordToJson(aside.record, zeroNs);
        told[QStringLiteral("actor")] = aside.actor;
        if (!aside.socket.isEmpty())
            told[QStringLiteral("socket")] = aside.socket;
        asides.append(told);
    }
    if (!asides.isEmpty())
        object[QStringLiteral("asides")] = asides;
    QJsonArray failed;
    for (const Judgement &judgement : played.judgements) {
        if (!judgement.ok)
            failed.append(QJsonObject{{QStringLiteral("what"), judgement.what},
                                      {QStringLiteral("wanted"), judgement.wanted},
                                      {QStringLiteral("got"), judgement.got}});
    }
    if (!failed.isEmpty())
        object[QStringLiteral("failed")] = failed;
    return object;
}

} // namespace

QByteArray text(const BackendComparison &comparison, const QString &language)
{
    const Scenario &scenario = comparison.scenario();
    const PlayedRun &native = comparison.run(BackendKind::Native);
    const PlayedRun &qt = comparison.run(BackendKind::Qt);
    const QString title = scenario.title.in(language);
    QStringList lines{QStringLiteral("== ") + scenario.id
                      + (title.isEmpty() ? QString() : QStringLiteral(": ") + title)};
    const auto &steps = comparison.comparison().steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step &step = scenario.steps[i];
        if (steps[i].as == ComparedAs::NoCall)
            continue;
        lines.append(QStringLiteral("%1 %2 %3").arg(signOf(steps[i].as)).arg(i + 1, 3).arg(titleOf(scenario, step)));
        for (const QString &key : steps[i].keys)
            lines.append(QStringLiteral("    ! ") + differenceText(key, native.steps[i], qt.steps[i]));
        appendSide(lines, native.backend, step, native.steps[i]);
        appendSide(lines, qt.backend, step, qt.steps[i]);
    }
    lines.append(QStringLiteral("== %1: exit %2. ").arg(scenario.id).arg(comparison.exitCode())
                 + comparisonText(comparison.comparison()));
    QByteArray all;
    for (const QString &line : lines)
        all += terminalText(line).toUtf8() + '\n';
    return all;
}

QByteArray jsonl(const BackendComparison &comparison)
{
    const Scenario &scenario = comparison.scenario();
    const PlayedRun &native = comparison.run(BackendKind::Native);
    const PlayedRun &qt = comparison.run(BackendKind::Qt);
    QByteArray all;
    const auto add = [&all](const QJsonObject &object) {
        all += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    };
    const Comparison &compared = comparison.comparison();
    for (std::size_t i = 0; i < compared.steps.size(); ++i) {
        if (compared.steps[i].as == ComparedAs::NoCall)
            continue;
        add({{QStringLiteral("type"), QStringLiteral("compare")},
             {QStringLiteral("step"), static_cast<int>(i) + 1},
             {QStringLiteral("as"), QString(nameOf(compared.steps[i].as))},
             {QStringLiteral("differs"), QJsonArray::fromStringList(compared.steps[i].keys)},
             {native.backend, sideJson(scenario.steps[i], native.steps[i], native.zeroNs)},
             {qt.backend, sideJson(scenario.steps[i], qt.steps[i], qt.zeroNs)}});
    }
    add({{QStringLiteral("type"), QStringLiteral("end")},
         {QStringLiteral("file"), scenario.file},
         {QStringLiteral("exit"), comparison.exitCode()},
         {QStringLiteral("compared"), !compared.bothTheSame},
         {QStringLiteral("same"), compared.count(ComparedAs::Same)},
         {QStringLiteral("differ"), compared.count(ComparedAs::Differs)},
         {QStringLiteral("one_only"), compared.count(ComparedAs::OnOneOnly)},
         {native.backend + QStringLiteral("_exit"), native.totals.exitCode},
         {qt.backend + QStringLiteral("_exit"), qt.totals.exitCode}});
    return all;
}

} // namespace sw::comparereport
