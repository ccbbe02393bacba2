// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultpipe.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <QJsonObject>

#include "datagramplan.h"
#include "faultclock.h"
#include "monotonic.h"
#include "socketbackend.h"
#include "streamplan.h"
#include "threads.h"

namespace sw {

namespace {

// What the socket's own thread has to do at once; the rest stays in the plan, where a changed fault still reaches it.
constexpr qint64 mostOutstanding = 256LL * 1024;

std::unique_ptr<FaultPlan> planFor(FaultScope scope, const Faults &faults, quint64 conversation)
{
    if (scope == FaultScope::Stream)
        return std::make_unique<StreamPlan>(faults, conversation);
    return std::make_unique<DatagramPlan>(faults, conversation);
}

} // namespace

FaultPipe::FaultPipe(const Parts &parts, FaultScope scope, const Faults &faults, quint64 conversation)
    : m_parts(parts)
    , m_scope(scope)
    , m_plan(planFor(scope, faults, conversation))
    , m_activityNs(monotonicNs())
{
}

void FaultPipe::setSource(SocketId source)
{
    const std::lock_guard lock(m_mutex);
    m_source = source;
    regulate();
}

void FaultPipe::openTo(const SocketCommand &send, int how)
{
    const std::lock_guard lock(m_mutex);
    m_send = send;
    m_how = how;
    m_open = true;
    pump();
}

void FaultPipe::setFaults(const Faults &faults)
{
    const std::lock_guard lock(m_mutex);
    if (m_abandoned)
        return;
    m_plan->change(faults, monotonicNs());
    pump();
}

void FaultPipe::setHolding(bool holding)
{
    const std::lock_guard lock(m_mutex);
    if (m_holding == holding || m_abandoned)
        return;
    m_holding = holding;
    if (holding)
        return;
    for (const HeldChunk &one : std::exchange(m_held, {}))
        push(one.bytes);
    m_heldBytes = 0;
    if (m_ends)
        m_plan->end();
    ++m_heldVersion;
    pump();
}

void FaultPipe::received(quint32, QByteArrayView bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_abandoned)
        return;
    m_activityNs = monotonicNs();
    if (!m_holding) {
        push(bytes.toByteArray());
    } else if (m_scope == FaultScope::Datagram && m_held.size() >= mostHeld) {
        tellUnsent(bytes.toByteArray(), faultFull);
    } else {
        m_held.push_back({m_nextHeld++, bytes.toByteArray(), m_activityNs});
        m_heldBytes += bytes.size();
        ++m_heldVersion;
    }
    pump();
}

void FaultPipe::push(const QByteArray &bytes, quint64 token)
{
    // Neighbours that nobody waits for are one.
    if (m_scope == FaultScope::Stream && token == 0 && !m_messages.empty() && m_messages.back().token == 0)
        m_messages.back().bytes += bytes.size();
    else if (token != 0 || (m_scope == FaultScope::Stream && !bytes.isEmpty()))
        m_messages.push_back({token, bytes.size()});
    m_plan->push(bytes, monotonicNs(), token);
}

void FaultPipe::inject(const QByteArray &bytes, quint64 token)
{
    const std::lock_guard lock(m_mutex);
    if (m_abandoned) {
        m_messages.push_back({token, bytes.size()});
        tellWaiting();
        return;
    }
    push(bytes, token);
    pump();
}

void FaultPipe::end()
{
    const std::lock_guard lock(m_mutex);
    if (m_abandoned || m_ends)
        return;
    m_ends = true;
    m_source = 0; // nothing is left to pause
    if (m_held.empty())
        m_plan->end();
    pump();
}

void FaultPipe::abandon()
{
    const std::lock_guard lock(m_mutex);
    if (m_abandoned)
        return;
    m_abandoned = true;
    m_source = 0;
    m_heldBytes = 0;
    tellWaiting();
    if (!std::exchange(m_held, {}).empty())
        ++m_heldVersion;
}

std::vector<HeldChunk> FaultPipe::held() const
{
    const std::lock_guard lock(m_mutex);
    return {m_held.begin(), m_held.end()};
}

bool FaultPipe::release(quint64 id, const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_held.begin(), m_held.end(), [id](const HeldChunk &one) { return one.id == id; });
    if (found == m_held.end())
        return false;
    m_heldBytes -= found->bytes.size();
    m_held.erase(found);
    push(bytes);
    if (m_ends && m_held.empty())
        m_plan->end();
    ++m_heldVersion;
    pump();
    return true;
}

bool FaultPipe::dropHeld(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_held.begin(), m_held.end(), [id](const HeldChunk &one) { return one.id == id; });
    if (found == m_held.end())
        return false;
    m_heldBytes -= found->bytes.size();
    tellUnsent(found->bytes, faultByHand);
    m_held.erase(found);
    if (m_ends && m_held.empty())
        m_plan->end();
    ++m_heldVersion;
    pump();
    return true;
}

qint64 FaultPipe::waitingBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_plan->waitingBytes() + m_outstanding + m_heldBytes;
}

bool FaultPipe::isIdle() const
{
    const std::lock_guard lock(m_mutex);
    return m_outstanding == 0 && m_held.empty() && !m_plan->dueNs();
}

qint64 FaultPipe::lastActivityNs() const
{
    const std::lock_guard lock(m_mutex);
    return m_activityNs;
}

quint64 FaultPipe::passedBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_passed - static_cast<quint64>(m_outstanding);
}

void FaultPipe::datagramFailed(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_passed -= std::min(m_passed, static_cast<quint64>(bytes));
}

void FaultPipe::datagram(const CallRecord &record)
{
    if (m_scope == FaultScope::Datagram || traitsOf(record.call).direction != Direction::Out)
        return;
    // Nothing follows what failed or was cut short: 'asked' is all that was left of that send.
    const bool over = (record.failed() && record.error != EINTR) || record.flags.testFlag(RecordFlag::Cancelled);
    const qint64 went = std::max<qint64>(record.result, 0);
    const qint64 done = over ? record.asked : went;
    if (done <= 0)
        return;
    const std::lock_guard lock(m_mutex);
    m_outstanding -= done;
    m_passed -= static_cast<quint64>(done - went);
    pump();
}

/// Sends what is due, as much as the socket's thread can use; with the lock held, so that the order of sends is that of the
/// plan. Giving a command to the backend calls nothing back on this thread.
void FaultPipe::pump()
{
    while (m_open && !m_abandoned && !m_last && m_outstanding < mostOutstanding) {
        const auto output = m_plan->next(monotonicNs());
        if (!output)
            break;
        put(*output);
    }
    if (m_last && m_outstanding == 0 && !m_abandoned)
        finish();
    const bool waitsForSends = m_outstanding >= mostOutstanding;
    if (const auto due = m_plan->dueNs(); due && m_open && !m_abandoned && !m_last && !waitsForSends)
        wakeAt(*due);
    regulate();
}

void FaultPipe::wakeAt(qint64 dueNs)
{
    if (m_wakeNs != 0 && m_wakeNs <= dueNs)
        return;
    m_wakeNs = dueNs;
    m_parts.clock.call(dueNs, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self)
            return;
        const std::lock_guard lock(self->m_mutex);
        self->m_wakeNs = 0;
        self->pump();
    });
}

void FaultPipe::put(const FaultOutput &output)
{
    switch (output.kind) {
    case FaultOutput::Kind::Bytes: {
        SocketCommand send = m_send;
        send.bytes = output.bytes;
        send.token = noteGone(output);
        send.untilAll = m_scope == FaultScope::Stream;
        if (send.untilAll) {
            send.reaction = shared_from_this();
            m_outstanding += output.bytes.size();
        }
        m_passed += static_cast<quint64>(output.bytes.size());
        m_activityNs = monotonicNs();
        m_parts.backend.execute(send);
        break;
    }
    case FaultOutput::Kind::Dropped:
        tellUnsent(output.bytes, faultDrop, noteGone(output));
        break;
    case FaultOutput::Kind::End:
    case FaultOutput::Kind::Cut:
        m_last = output;
        break;
    }
}

/// The end behind the last byte; or the cut, which whoever owns both sockets carries out when its row tells of it.
void FaultPipe::finish()
{
    m_abandoned = true;
    m_source = 0;
    if (m_last->kind == FaultOutput::Kind::Cut) {
        tellUnsent({}, m_last->reset ? faultReset : faultCut);
        tellWaiting();
        return;
    }
    SocketCommand last = m_send;
    last.call = Call::Shutdown;
    last.arguments = {m_how, 0, 0};
    m_parts.backend.execute(last);
    tellWaiting(); // of what came behind the end
}

void FaultPipe::regulate()
{
    if (m_scope == FaultScope::Datagram || m_source == 0)
        return;
    const qint64 waiting = m_plan->waitingBytes() + m_outstanding + m_heldBytes;
    const bool pause = m_paused ? waiting > mostWaiting / 4 : waiting > mostWaiting;
    if (pause == m_paused)
        return;
    m_paused = pause;
    m_parts.backend.setReadingPaused(m_source, pause);
}

/// What a fault or a person kept from being sent is a row too: a send that was cancelled here.
void FaultPipe::tellUnsent(const QByteArray &bytes, const char *why, quint64 token)
{
    CallRecord record;
    record.call = m_send.call == Call::None ? Call::Send : m_send.call;
    record.flags = RecordFlag::Cancelled | RecordFlag::Bytes;
    record.endpoint = m_send.endpoint;
    record.connection = m_send.connection;
    record.socket = m_send.socket;
    record.address = m_send.address;
    record.token = token;
    record.asked = bytes.size();
    record.result = -1;
    record.error = ECANCELED;
    if (*why != '\0')
        record.value = QJsonObject{{QStringLiteral("fault"), QLatin1StringView(why)}};
    record.thread = currentThreadNumber();
    record.beganNs = monotonicNs();
    m_parts.sink.take(std::move(record));
}

QString faultOf(const CallRecord &record)
{
    return record.kind == RecordKind::Call && record.error == ECANCELED
        ? record.value.toObject().value(QLatin1StringView("fault")).toString()
        : QString();
}

} // namespace sw
