// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back to an actor that is driven by hand: records, new sockets, the end.
#include <algorithm>
#include <cerrno>

#include <QRegularExpression>

#include "commandbuilder.h"
#include "monotonic.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"
#include "stepactor.h"
#include "stepsession.h"
#include "threads.h"

namespace sw {

namespace {

constexpr qsizetype dataKept = 64 * 1024 + 1; // what an expectation can hold, and one that tells that there was more

} // namespace

void StepActor::take(const CallRecord &record)
{
    if (record.endpoint != m_endpoint || record.kind != RecordKind::Call || record.token == 0)
        return;
    if (m_closes.erase(record.token) > 0) {
        if (const int index = indexOf(record.socket); index >= 0 && record.error != EBADF) {
            m_sockets[static_cast<std::size_t>(index)].open = false;
            Q_EMIT socketChanged(index);
        }
        finishClosing();
        return;
    }
    const auto of = std::find_if(m_calls.begin(), m_calls.end(), [&record](const StepCall &one) {
        return one.phase == StepCall::Phase::Running && one.token == record.token;
    });
    if (of == m_calls.end())
        return;
    const auto lookedUp = m_lookUps.find(record.token);
    if (lookedUp == m_lookUps.end()) {
        ended(*of, record);
        return;
    }
    SocketCommand command = std::move(lookedUp->second);
    m_lookUps.erase(lookedUp);
    const auto address = firstResolvedAddress(record);
    if (!address || isClosing()) {
        CallRecord none = record;
        none.call = command.call;
        none.socket = command.socket;
        none.result = -1;
        ended(*of, std::move(none));
        return;
    }
    command.address = *address;
    handOver(*of, std::move(command));
}

void StepActor::ended(StepCall &of, CallRecord record)
{
    completeRecord(record, of.args);
    record.data.truncate(dataKept);
    of.record = std::move(record);
    of.phase = StepCall::Phase::Ended;
    of.endedNs = std::max(of.record.beganNs + of.record.tookNs, of.clickedNs + 1);
    const int number = of.number;
    const int thread = of.thread;
    m_threads[static_cast<std::size_t>(thread)].running = 0;
    if (of.record.failed())
        of.as.clear(); // the names are free again
    else
        noteSockets(of);
    refresh();
    Q_EMIT callEnded(number);
    Q_EMIT callsChanged();
    dispatch(thread);
    finishClosing();
}

void StepActor::noteSockets(const StepCall &of)
{
    if (of.call->makes > 0)
        addSocket(of.made, of.as.value(0), of);
    if (of.call->makes > 1)
        addSocket(of.made2, of.as.value(1), of);
    const int index = indexOf(of.socket);
    if (of.call->call != Call::Close || index < 0)
        return;
    m_sockets[static_cast<std::size_t>(index)].open = false;
    Q_EMIT socketChanged(index);
}

void StepActor::addSocket(SocketId id, const QString &name, const StepCall &of)
{
    StepSocket made;
    made.id = id;
    made.name = name;
    made.madeBy = of.call->call;
    made.isFile = of.call->call == Call::Makefile;
    const int parent = indexOf(of.socket);
    if (parent >= 0) {
        made.family = m_sockets[static_cast<std::size_t>(parent)].family;
        made.type = m_sockets[static_cast<std::size_t>(parent)].type;
    } else {
        made.family = of.record.arguments[0];
        made.type = of.record.arguments[1];
    }
    if (const auto facts = m_workbench.backend().facts(id)) {
        made.facts = *facts;
        made.fd = facts->fd;
    }
    if (of.call->call == Call::CreateConnection) {
        made.family = made.facts.local.family();
        made.type = constant::sockStream;
    }
    Q_EMIT socketAboutToBeAdded();
    m_sockets.push_back(std::move(made));
    Q_EMIT socketAdded();
    if (isClosing())
        close(id);
}

void StepActor::refresh()
{
    for (std::size_t i = 0; i < m_sockets.size(); ++i) {
        StepSocket &one = m_sockets[i];
        const auto facts = one.open ? m_workbench.backend().facts(one.id) : std::nullopt;
        if (!facts)
            continue;
        const bool same = facts->phase == one.facts.phase && facts->local == one.facts.local
            && facts->peer == one.facts.peer && facts->fd == one.facts.fd;
        one.facts = *facts;
        if (facts->fd >= 0)
            one.fd = facts->fd; // the number it had is worth knowing when it is closed
        if (!same)
            Q_EMIT socketChanged(static_cast<int>(i));
    }
}

bool StepActor::rename(const QString &from, const QString &to)
{
    if (from == to)
        return true;
    if (!socket(from) || !StepSession::isName(to) || m_session.isTaken(to))
        return false;
    m_session.renamed(from, to);
    return true;
}

void StepActor::renamed(const QString &from, const QString &to)
{
    for (std::size_t i = 0; i < m_sockets.size(); ++i) {
        if (m_sockets[i].name != from)
            continue;
        m_sockets[i].name = to;
        Q_EMIT socketChanged(static_cast<int>(i));
    }
    const QString oldReference = QStringLiteral("${%1.").arg(from);
    const QString newReference = QStringLiteral("${%1.").arg(to);
    for (StepCall &one : m_calls) {
        if (one.on == from)
            one.on = to;
        one.as.replaceInStrings(QRegularExpression(u'^' + QRegularExpression::escape(from) + u'$'), to);
        for (auto it = one.args.begin(); it != one.args.end(); ++it) {
            if (it.value().isString())
                it.value() = it.value().toString().replace(oldReference, newReference);
        }
    }
    Q_EMIT callsChanged();
}

void StepActor::noteBlocked(const std::vector<RunningCall> &running)
{
    for (StepCall &one : m_calls) {
        if (one.phase != StepCall::Phase::Running || one.blockedSinceNs != 0)
            continue;
        for (const RunningCall &call : running) {
            if (call.token == one.token && !m_lookUps.contains(one.token) && threadSleeps(call.thread).value_or(false))
                one.blockedSinceNs = std::max(call.beganNs, one.clickedNs + 1);
        }
    }
}

void StepActor::close(SocketId socket)
{
    SocketCommand end;
    end.call = Call::Close;
    end.cancelFirst = true;
    end.socket = socket;
    end.endpoint = m_endpoint;
    m_closes.insert(m_workbench.execute(std::move(end)));
}

void StepActor::startOver()
{
    if (isClosing())
        return;
    m_closing = Closing::StartingOver;
    for (Worker &worker : m_threads) {
        for (const int number : worker.queue)
            call(number).phase = StepCall::Phase::Dropped;
        worker.queue.clear();
    }
    for (const StepCall &one : m_calls) {
        if (one.phase == StepCall::Phase::Running)
            m_workbench.cancel(one.token);
    }
    for (const StepSocket &one : m_sockets) {
        if (one.open)
            close(one.id);
    }
    Q_EMIT callsChanged();
    finishClosing();
}

void StepActor::finishClosing()
{
    if (!isClosing() || isBusy() || !m_closes.empty())
        return;
    Q_EMIT socketsAboutToBeReset();
    m_sockets.clear();
    m_calls.clear();
    for (const Worker &one : m_threads) {
        if (one.lane != 0)
            m_workbench.backend().endLane(one.lane);
    }
    m_threads.assign(1, {});
    m_closing = Closing::No;
    Q_EMIT socketsReset();
    Q_EMIT callsChanged();
    Q_EMIT cleared();
}

} // namespace sw
