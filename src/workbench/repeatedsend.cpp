// SPDX-License-Identifier: GPL-3.0-or-later
#include "repeatedsend.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "faultpipe.h"
#include "monotonic.h"

namespace sw {

namespace {

constexpr qint64 rateWindowNs = 2'000'000'000;

// What a datagram's send may say of an earlier one, or of this moment: the next may do well.
constexpr std::array passing{EINTR, EAGAIN, ECONNREFUSED, ENOBUFS, EHOSTUNREACH, ENETUNREACH};

std::chrono::steady_clock::time_point at(qint64 monotonic)
{
    return std::chrono::steady_clock::now() + std::chrono::nanoseconds(monotonic - monotonicNs());
}

} // namespace

PlaceholderContext placeholderContext(const Workbench &workbench, const SendTarget &target)
{
    PlaceholderContext context;
    const auto facts = workbench.backend().facts(target.socket);
    const SocketAddress peer = !target.address.isNull() ? target.address : facts ? facts->peer : SocketAddress();
    const SocketAddress local = facts ? facts->local : SocketAddress();
    const auto port = [](const SocketAddress &address) {
        return address.port() == 0 ? QString() : QString::number(address.port());
    };
    context.peer = peer.isNull() ? QString() : peer.host();
    context.peerPort = port(peer);
    context.local = local.isNull() ? QString() : local.host();
    context.localPort = port(local);
    return context;
}

SocketCommand sendCommand(const Workbench &workbench, const SendTarget &target, EndpointId endpoint,
                          BackendKind backend, const QByteArray &bytes)
{
    SocketCommand command;
    command.call = target.address.isNull() ? Call::Send : Call::Sendto;
    command.socket = target.socket;
    command.address = target.address;
    command.endpoint = endpoint;
    command.backend = backend;
    command.bytes = bytes;
    command.untilAll = !target.datagrams;
    if (const auto facts = workbench.backend().facts(target.socket))
        command.connection = facts->connection;
    return command;
}

RepeatedSend::RepeatedSend(Workbench &workbench, RepeatPlan plan, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_backend(workbench.backend())
    , m_plan(std::move(plan))
{
    for (const SendTarget &where : m_plan.targets) {
        Target target;
        target.where = where;
        target.context = placeholderContext(workbench, where);
        target.command = sendCommand(workbench, where, m_plan.endpoint, m_plan.backend, {});
        m_targets.push_back(std::move(target));
    }
}

RepeatedSend::~RepeatedSend()
{
    stop();
    if (m_thread.isStarted())
        m_thread.join();
}

void RepeatedSend::start()
{
    m_startNs = monotonicNs();
    m_lastNs = m_startNs;
    connect(&m_workbench, &Workbench::recorded, this, &RepeatedSend::take);
    // The first round here: each target gets its token, which all its sends carry.
    for (Target &target : m_targets) {
        PlaceholderContext context = target.context;
        context.counter = m_plan.counter;
        PayloadResult made = m_plan.message.expand(context);
        if (!made.ok()) {
            m_messageError = made.error;
            return giveUp(End::NoBytes, 0);
        }
        SocketCommand command = target.command;
        command.bytes = std::move(made.bytes);
        target.issued += quint64(command.bytes.size());
        target.ends.push_back(target.issued);
        const bool taken = m_plan.detour && m_plan.detour(command);
        target.command.token = taken ? command.token : m_workbench.execute(std::move(command));
    }
    m_rounds = 1;
    if (m_plan.times == 1) {
        m_allMade = true;
        return;
    }
    const int error = m_thread.start([this] { run(); }, "repeat");
    if (error != 0)
        giveUp(End::NoThread, error);
}

void RepeatedSend::giveUp(End end, int error)
{
    m_allMade = true;
    m_error = error;
    endWith(end);
    // Whoever starts it has to see it started first.
    QMetaObject::invokeMethod(
        this, [this] { checkEnd(); }, Qt::QueuedConnection);
}

bool RepeatedSend::hasRoom() const
{
    return std::ranges::all_of(m_targets, [](const Target &target) {
        return !target.open || target.ends.empty()
            || (target.ends.size() < mostWaiting && qint64(target.issued - target.taken) < mostWaitingBytes);
    });
}

void RepeatedSend::run()
{
    qint64 due = m_startNs;
    while (m_room.wait(m_workbench.sink())) {
        due += m_plan.intervalNs;
        quint64 counter = 0;
        {
            std::unique_lock lock(m_mutex);
            if (m_plan.intervalNs > 0)
                m_wake.wait_until(lock, at(due), [this] { return m_stop; });
            m_full = !hasRoom();
            m_wake.wait(lock, [this] { return m_stop || hasRoom(); });
            m_full = false;
            if (m_stop || (m_plan.times != 0 && m_rounds >= m_plan.times))
                break;
            counter = m_plan.counter + m_rounds;
            ++m_rounds;
        }
        due = std::max(due, monotonicNs() - catchUpNs);
        if (!sendRound(counter))
            break;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_allMade = true;
    }
    // The last answer may have come before this was known.
    QMetaObject::invokeMethod(
        this, [this] { checkEnd(); }, Qt::QueuedConnection);
}

bool RepeatedSend::sendRound(quint64 counter)
{
    for (Target &target : m_targets) {
        PlaceholderContext context = target.context; // never changes once the thread runs
        context.counter = counter;
        PayloadResult made = m_plan.message.expand(context);
        SocketCommand command = target.command;
        {
            const std::lock_guard lock(m_mutex);
            if (!made.ok()) {
                m_messageError = made.error;
                return false;
            }
            if (!target.open || m_stop)
                continue;
            target.issued += quint64(made.bytes.size());
            target.ends.push_back(target.issued);
        }
        command.bytes = std::move(made.bytes);
        if (!m_plan.detour || !m_plan.detour(command))
            m_backend.execute(command);
    }
    return true;
}

void RepeatedSend::stop()
{
    endWith(End::Stopped);
}

void RepeatedSend::cancel()
{
    stop();
    for (const Target &target : m_targets) {
        if (m_plan.dropDetoured)
            m_plan.dropDetoured(target.where.socket);
        m_backend.cancelSends(target.where.socket);
    }
}

void RepeatedSend::endWith(End end)
{
    m_room.giveUp();
    const std::lock_guard lock(m_mutex);
    if (m_end == End::None)
        m_end = end;
    m_stop = true;
    m_wake.notify_all();
}

void RepeatedSend::take(const CallRecord &record)
{
    if (m_finished || record.kind != RecordKind::Call)
        return;
    if (m_plan.partsOf && MixedSends::isMixed(record.token)) {
        for (const CallRecord &part : m_plan.partsOf(record))
            take(part);
        return;
    }
    for (Target &target : m_targets) {
        const bool own = record.token != 0 && record.token == target.command.token;
        const bool closed = record.call == Call::Close && record.socket == target.where.socket && !record.failed();
        if (own)
            takeResult(target, record);
        else if (closed)
            lose(target, End::Closed, 0);
    }
    checkEnd();
}

void RepeatedSend::takeResult(Target &target, const CallRecord &record)
{
    const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
    const bool dropped = cancelled
        && faultOf(record) == QLatin1StringView(faultDrop); // on purpose: the next one may go
    if (cancelled && !dropped)
        return lose(target, End::Cancelled, 0);
    const bool mayPass = std::ranges::find(passing, record.error) != passing.end();
    const bool goesOn = record.error == EINTR || (target.where.datagrams && (mayPass || dropped));
    if (record.failed() && !goesOn)
        return lose(target, End::Failed, record.error);
    m_lastNs = std::max(m_lastNs, record.beganNs + record.tookNs);
    const std::lock_guard lock(m_mutex);
    if (target.where.datagrams) {
        ++(record.failed() ? m_failed : m_sent);
        if (!target.ends.empty()) {
            target.taken = target.ends.front();
            target.ends.pop_front();
        }
    } else {
        target.taken += quint64(std::max<qint64>(record.result, 0));
        while (!target.ends.empty() && target.ends.front() <= target.taken) {
            target.ends.pop_front();
            ++m_sent;
        }
    }
    m_wake.notify_all();
}

void RepeatedSend::lose(Target &target, End why, int error)
{
    bool last = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!target.open)
            return;
        target.open = false;
        target.ends.clear();
        last = std::ranges::none_of(m_targets, &Target::open);
        if (last && m_end == End::None)
            m_error = error;
    }
    if (last)
        endWith(why);
    else
        m_wake.notify_all();
}

quint64 RepeatedSend::waiting() const
{
    quint64 all = 0;
    for (const Target &target : m_targets)
        all += target.ends.size();
    return all;
}

void RepeatedSend::checkEnd()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_finished || !(m_allMade || m_stop) || waiting() > 0)
            return;
        if (m_end == End::None)
            m_end = m_messageError ? End::NoBytes : End::Done;
        m_stop = true;
        m_wake.notify_all();
        m_finished = true;
    }
    Q_EMIT finished();
}

RepeatedSend::Figures RepeatedSend::figures()
{
    checkEnd();
    Figures now;
    {
        const std::lock_guard lock(m_mutex);
        now.waiting = waiting();
        now.rounds = m_rounds;
        now.full = m_full;
        now.end = m_end;
        now.error = m_error;
        now.messageError = m_messageError;
    }
    now.sent = m_sent;
    now.failed = m_failed;
    now.finished = m_finished;
    const qint64 time = monotonicNs();
    now.elapsedNs = (m_finished ? m_lastNs : time) - m_startNs;
    if (m_finished) {
        // As many gaps as messages behind the first of each target.
        const quint64 gaps = m_sent > m_targets.size() ? m_sent - m_targets.size() : 0;
        now.rate = now.elapsedNs > 0 ? double(gaps) * 1e9 / double(now.elapsedNs) : 0;
        return now;
    }
    m_samples.push_back({time, m_sent});
    while (m_samples.size() > 2 && time - m_samples[1].atNs >= rateWindowNs)
        m_samples.pop_front();
    const Sample since = m_samples.size() > 1 && time - m_startNs > rateWindowNs ? m_samples.front()
                                                                                 : Sample{m_startNs, 0};
    now.rate = time > since.atNs ? double(m_sent - since.sent) * 1e9 / double(time - since.atNs) : 0;
    return now;
}

} // namespace sw
