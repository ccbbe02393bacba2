// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecyclestriptext.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "calltext.h"
#include "errnotable.h"
#include "errnowording.h"
#include "kernelsetting.h"
#include "logformat.h"
#include "tlswording.h"
#include "unitwords.h"

namespace sw {

namespace {

using Phase = LifecycleStep::Phase;

constexpr qint64 second = 1'000'000'000;
constexpr qint64 tellTenthsUntil = 10; ///< seconds: nobody reads the tenths of a long time

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sw::LifecycleStrip)
};

/// As a program would write it: of the Qt backend the class that is made, then its functions.
QString call(const LifecycleStep &step)
{
    if (step.qtClass != QtClass::None && step.call == Call::Socket)
        return qtClassName(step.qtClass);
    if (const QtEvent event = qtEventOf(step.call, step.qtClass); event != QtEvent::None)
        return QLatin1StringView(traitsOf(event).name) + QStringLiteral("()");
    return callName(step.call) + QStringLiteral("()");
}

QString errorName(const CallRecord &record)
{
    const QLatin1StringView name = record.gaiError != 0 ? gaiErrorName(record.gaiError) : errnoName(record.error);
    if (!name.isEmpty())
        return name;
    return record.gaiError != 0 ? QStringLiteral("EAI %1").arg(record.gaiError)
                                : QStringLiteral("errno %1").arg(record.error);
}

QString fdText(int fd)
{
    return fd < 0 ? QString() : Words::tr("fd %1", "descriptor number").arg(fd);
}

QString shutdownText(int how)
{
    static constexpr std::array<QLatin1StringView, 3> names{QLatin1StringView("SHUT_RD"), QLatin1StringView("SHUT_WR"),
                                                            QLatin1StringView("SHUT_RDWR")};
    return how >= 0 && how < static_cast<int>(names.size()) ? QString(names[static_cast<size_t>(how)])
                                                            : QString::number(how);
}

QString acceptedText(quint64 count)
{
    return Words::tr("%n accepted", "connections", static_cast<int>(std::min<quint64>(count, INT_MAX)));
}

/// The kernel cuts a larger one without a word (listen(2)), and takes a negative one for the largest.
QString backlogText(qint64 asked)
{
    static const auto most = kernelSetting(backlogLimit); // read once: the strip is painted often
    if (!most || (asked >= 0 && asked <= *most))
        return Words::tr("backlog %1").arg(asked);
    return Words::tr("backlog %1 → %2", "asked for, kept").arg(asked).arg(*most);
}

QString statesText(const LifecycleStep &step)
{
    QStringList names;
    for (const int state : step.qtStates)
        names.append(qtStateName(state));
    return names.join(QStringLiteral(" → "));
}

/// What a call gave that went well.
QString resultText(const LifecycleStep &step)
{
    const CallRecord &record = step.last;
    const bool isQt = step.qtClass != QtClass::None;
    switch (step.call) {
    case Call::Socket:
        return isQt ? Words::tr("no fd yet") : fdText(static_cast<int>(record.result));
    case Call::Bind:
        return UnitWords::bound(record.address);
    case Call::Listen:
        if (isQt)
            return record.local.toString();
        return backlogText(record.asked);
    case Call::Accept:
        return acceptedText(step.count);
    case Call::Starttls:
        return TlsResult::fromJson(record.value).version;
    case Call::Connect:
        if (!step.qtStates.empty())
            return qtStateName(step.qtStates.back());
        return logDuration(record.tookNs);
    case Call::Shutdown:
        return shutdownText(record.arguments[0]);
    case Call::Close:
        return fdText(record.fd);
    default:
        return UnitWords::size(step.bytes);
    }
}

QString blockedText(int threads, qint64 durationNs, bool isQt)
{
    const QString time = blockedTimeText(durationNs);
    if (isQt) // the thread is in its event loop
        return threads > 1 ? Words::tr("%1 wait %2", "number of calls, time").arg(threads).arg(time)
                           : Words::tr("waits %1", "time").arg(time);
    return threads > 1 ? Words::tr("%1 blocked %2", "number of threads, time").arg(threads).arg(time)
                       : Words::tr("blocked %1", "time").arg(time);
}

QString detailText(const LifecycleStep &step, qint64 nowNs)
{
    switch (step.phase) {
    case Phase::Idle:
        return {};
    case Phase::Blocked:
        if (!step.qtStates.empty() && step.call == Call::Connect)
            return qtStateName(step.qtStates.back());
        return blockedText(step.blockedThreads, nowNs - step.blockedSinceNs, step.qtClass != QtClass::None);
    case Phase::Failed:
        return step.last.flags.testFlag(RecordFlag::Cancelled) ? Words::tr("cancelled here") : errorName(step.last);
    case Phase::Done:
        return step.last.failed() && step.last.flags.testFlag(RecordFlag::Cancelled) ? Words::tr("cancelled here")
                                                                                     : resultText(step);
    }
    return {};
}

QString phaseText(const LifecycleStep &step)
{
    switch (step.phase) {
    case Phase::Idle:
        return Words::tr("not called yet");
    case Phase::Blocked:
        return step.qtClass != QtClass::None ? Words::tr("waits for a signal; no thread is blocked")
                                             : Words::tr("blocked in the call");
    case Phase::Failed:
        return Words::tr("failed");
    case Phase::Done:
        return Words::tr("done");
    }
    return {};
}

/// The call, what became of it, the newest line as strace writes it, and what to do about an error.
QString toolTipText(const LifecycleStep &step, qint64 nowNs)
{
    QStringList lines;
    const QString detail = detailText(step, nowNs);
    lines << (detail.isEmpty()
                  ? Words::tr("%1: %2", "call, state").arg(call(step), phaseText(step))
                  : Words::tr("%1: %2, %3", "call, state, detail").arg(call(step), phaseText(step), detail));
    if (step.last.call != Call::None)
        lines << straceLine(step.last);
    if (!step.qtStates.empty())
        lines << QStringLiteral("stateChanged: ") + statesText(step);
    // Plain rows of a loop are not counted here; of those calls the bytes are exact.
    if (step.count > 1 && traitsOf(step.call).direction == Direction::None)
        lines << Words::tr("Ended well %1 times.").arg(QLocale().toString(step.count));
    if (step.last.call != Call::None && step.last.failed() && !step.last.flags.testFlag(RecordFlag::Cancelled)) {
        if (const TlsResult tls = TlsResult::fromJson(step.last.value); tls.fault != TlsFault::None)
            lines << tlsFaultTitle(tls.fault) << tlsFailureText(tls);
        const ErrnoText text = step.last.gaiError != 0
            ? gaiText(step.last.gaiError)
            : errnoText(callName(step.last.call), step.last.error, step.last.address,
                        step.last.flags.testFlag(RecordFlag::TimedOut));
        lines << Words::tr("%1: %2", "errno name, meaning").arg(errorName(step.last), text.meaning) << text.advice;
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

StripCell cellOf(const LifecycleStep &step, qint64 nowNs)
{
    StripCell cell;
    cell.title = call(step);
    cell.call = step.call;
    cell.phase = step.phase;
    cell.detail = detailText(step, nowNs);
    cell.toolTip = toolTipText(step, nowNs);
    cell.spoken = cell.detail.isEmpty() ? phaseText(step)
                                        : Words::tr("%1, %2", "state, detail").arg(phaseText(step), cell.detail);
    cell.blockedSinceNs = step.phase == Phase::Blocked ? step.blockedSinceNs : 0;
    return cell;
}

int weight(Phase phase)
{
    static constexpr std::array<int, 4> weights{0, 3, 1, 2}; // Idle, Blocked, Done, Failed
    return weights[static_cast<size_t>(phase)];
}

/// recv and send of all connections of a server in one place: the phase that matters most, the bytes of both.
StripCell mergedCell(const LifecycleStep &receive, const LifecycleStep &send, qint64 nowNs)
{
    const LifecycleStep &main = weight(send.phase) > weight(receive.phase) ? send : receive;
    StripCell cell = cellOf(main, nowNs);
    cell.title = call(receive) + QStringLiteral(" · ") + call(send);
    cell.call = Call::None;
    if (main.phase == Phase::Done)
        cell.detail = QStringLiteral("↓ %1 ↑ %2").arg(UnitWords::size(receive.bytes), UnitWords::size(send.bytes));
    if (receive.phase == Phase::Blocked && send.phase == Phase::Blocked) {
        cell.blockedSinceNs = std::min(receive.blockedSinceNs, send.blockedSinceNs);
        cell.detail = blockedText(receive.blockedThreads + send.blockedThreads, nowNs - cell.blockedSinceNs,
                                  receive.qtClass != QtClass::None);
    }
    QStringList lines{toolTipText(receive, nowNs), toolTipText(send, nowNs)};
    const QString moved =
        Words::tr("Received %1, sent %2.").arg(UnitWords::size(receive.bytes), UnitWords::size(send.bytes));
    if (receive.bytes + send.bytes > 0)
        lines << moved;
    cell.toolTip = lines.join(u'\n');
    const QString state = cell.detail.isEmpty() || main.phase == Phase::Done
        ? phaseText(main)
        : Words::tr("%1, %2", "state, detail").arg(phaseText(main), cell.detail);
    cell.spoken = receive.bytes + send.bytes > 0 ? Words::tr("%1. %2", "state, sentence on the bytes").arg(state, moved)
                                                 : state;
    return cell;
}

} // namespace

QString blockedTimeText(qint64 durationNs)
{
    const qint64 duration = std::max<qint64>(durationNs, 0);
    const qint64 seconds = duration / second;
    if (seconds >= tellTenthsUntil && seconds < 60)
        return Words::tr("%1 s", "seconds").arg(seconds);
    if (seconds < 60)
        return Words::tr("%1 s", "seconds")
            .arg(QLocale().toString(static_cast<double>(duration / (second / 10)) / 10, 'f', 1));
    if (seconds < 3600)
        return Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return Words::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
}

std::vector<StripCell> stripCells(const std::vector<LifecycleStep> &steps, StripRole role, qint64 nowNs, bool callable)
{
    const auto ofCall = [&steps](Call wanted) {
        return std::find_if(steps.begin(), steps.end(),
                            [wanted](const LifecycleStep &step) { return step.call == wanted; });
    };
    const auto receive = ofCall(Call::Recv);
    const auto send = ofCall(Call::Send);
    const bool merge = !callable && role == StripRole::Server && receive != steps.end() && send != steps.end();
    std::vector<StripCell> cells;
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        if (!merge || (step != receive && step != send))
            cells.push_back(cellOf(*step, nowNs));
        else if (step == std::min(receive, send))
            cells.push_back(mergedCell(*receive, *send, nowNs));
        if (callable) {
            cells.back().toolTip += u'\n'
                + Words::tr("Click: set its arguments. Double-click or Enter: call it at once.");
        }
    }
    return cells;
}

} // namespace sw
