// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepsession.h"

#include <algorithm>

#include <QRegularExpression>

#include "reference.h"
#include "stepactor.h"

namespace sw {

StepSession::StepSession(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
}

QString StepSession::enter(StepActor *actor, const QString &role)
{
    const QString base = role.isEmpty() ? QStringLiteral("actor") : role;
    QString id = base;
    const auto taken = [this](const QString &wanted) {
        return std::any_of(m_actors.begin(), m_actors.end(),
                           [&wanted](const StepActor *one) { return one->id() == wanted; });
    };
    for (int i = 2; taken(id); ++i)
        id = QStringLiteral("%1-%2").arg(base).arg(i);
    m_actors.push_back(actor);
    connect(actor, &StepActor::callsChanged, this, &StepSession::changed);
    connect(actor, &StepActor::socketAdded, this, &StepSession::changed);
    connect(actor, &StepActor::socketChanged, this, &StepSession::changed);
    connect(actor, &StepActor::cleared, this, &StepSession::changed);
    return id;
}

void StepSession::leave(StepActor *actor)
{
    std::erase(m_actors, actor);
    Q_EMIT changed();
}

bool StepSession::isTaken(const QString &name) const
{
    return std::any_of(m_actors.begin(), m_actors.end(), [&name](const StepActor *actor) {
        const auto &calls = actor->calls();
        return actor->socket(name)
            || std::any_of(calls.begin(), calls.end(), [&name](const StepCall &one) { return one.as.contains(name); });
    });
}

QString StepSession::freeName(const QString &base) const
{
    QString name = base;
    for (int i = 2; isTaken(name); ++i)
        name = base + QString::number(i);
    return name;
}

bool StepSession::isName(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("^[^${}.\\s]{1,32}$"));
    return form.match(name).hasMatch();
}

std::optional<QString> StepSession::resolve(const QString &reference) const
{
    const auto asked = reference::socketField(reference);
    if (!asked)
        return std::nullopt;
    for (const StepActor *actor : m_actors) {
        const StepSocket *socket = actor->socket(asked->socket);
        if (!socket)
            continue;
        if (asked->field == QLatin1StringView("fd"))
            return QString::number(socket->fd);
        const SocketAddress &address = asked->field == QLatin1StringView("peername") ? socket->facts.peer
                                                                                     : socket->facts.local;
        if (address.isNull())
            return std::nullopt;
        return asked->field == QLatin1StringView("port") ? QString::number(address.port()) : address.toString();
    }
    return std::nullopt;
}

QStringList StepSession::references() const
{
    QStringList all;
    for (const StepActor *actor : m_actors) {
        for (const StepSocket &socket : actor->sockets()) {
            if (!socket.facts.local.isNull())
                all.append(QStringLiteral("${%1.sockname}").arg(socket.name));
        }
    }
    return all;
}

void StepSession::renamed(const QString &from, const QString &to)
{
    for (StepActor *actor : m_actors)
        actor->renamed(from, to);
    Q_EMIT changed();
}

void StepSession::noteBlocked()
{
    const auto running = m_workbench.backend().runningCalls();
    for (StepActor *actor : m_actors)
        actor->noteBlocked(running);
}

Transcript StepSession::transcript(const std::vector<StepActor *> &actors)
{
    noteBlocked();
    Transcript transcript;
    for (StepActor *actor : actors) {
        actor->refresh();
        const auto threadId = [actor](int thread) {
            return thread == 0 ? actor->id() : QStringLiteral("%1-thread-%2").arg(actor->id()).arg(thread + 1);
        };
        const QString backend = actor->backend() == BackendKind::Qt ? QString(backendName(actor->backend()))
                                                                    : QString();
        int threads = 0;
        for (const StepCall &call : actor->calls()) {
            const bool made = call.phase == StepCall::Phase::Ended || call.phase == StepCall::Phase::Running;
            if (!made)
                continue;
            threads = std::max(threads, call.thread + 1);
            TranscriptCall one;
            one.actor = threadId(call.thread);
            one.call = call.call;
            one.on = call.on;
            one.args = call.args;
            one.clickedNs = call.clickedNs;
            one.blockedSinceNs = call.blockedSinceNs;
            one.interruptedNs = call.interruptedNs;
            one.endedNs = call.endedNs;
            one.record = call.record;
            one.as = call.as;
            transcript.calls.push_back(std::move(one));
        }
        for (int thread = 0; thread < threads; ++thread)
            transcript.actors.push_back({threadId(thread), {}, actor->role(), backend});
        for (const StepSocket &socket : actor->sockets())
            transcript.sockets.push_back({socket.name, socket.facts.local, socket.facts.peer});
    }
    return transcript;
}

} // namespace sw
