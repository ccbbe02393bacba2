// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdrun.h"

#include <algorithm>
#include <cerrno>
#include <limits>

#include "monotonic.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 nsPerS = 1'000'000'000;
constexpr qint64 lookNs = 250'000'000; ///< between two looks at the figures
constexpr int mostClosing = 256; ///< whose close has not come back: their records must not pile up before the window
constexpr std::size_t atOnce = 32; ///< connections begun or closed before records are taken again

std::shared_ptr<const CrowdPlan> planOf(const CrowdSettings &settings)
{
    CrowdPlan plan;
    plan.message = settings.payload().value_or(QByteArray());
    if (settings.answer == CrowdAnswer::Echo) {
        plan.echo = plan.message;
        plan.answerBytes = plan.message.size();
    } else if (settings.answer == CrowdAnswer::Bytes && !plan.message.isEmpty()) {
        plan.answerBytes = settings.answerBytes;
    }
    return std::make_shared<const CrowdPlan>(std::move(plan));
}

} // namespace

CrowdRun::CrowdRun(SocketBackend &backend, const Journal &journal, EndpointId endpoint, const CrowdSettings &settings,
                   const SocketAddress &target, std::function<void()> tell)
    : m_backend(backend)
    , m_journal(journal)
    , m_endpoint(endpoint)
    , m_settings(settings)
    , m_target(target)
    , m_tell(std::move(tell))
    , m_plan(planOf(settings))
    , m_rows(journal, endpoint, m_plan, settings.clients, journal.endRow())
    , m_clients(static_cast<std::size_t>(settings.clients))
{
    m_now.wanted = settings.clients;
    m_shown.wanted = settings.clients;
}

CrowdRun::~CrowdRun()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_abandoned = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

int CrowdRun::start()
{
    m_startNs = monotonicNs();
    m_lookNs = m_startNs;
    return m_thread.start([this] { work(); }, "sw-crowd");
}

void CrowdRun::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_poked = true;
    }
    m_wake.notify_one();
}

bool CrowdRun::hasEnded() const
{
    const std::lock_guard lock(m_mutex);
    return m_ended;
}

CrowdFigures CrowdRun::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_shown;
}

std::vector<CrowdSample> CrowdRun::samples() const
{
    const std::lock_guard lock(m_mutex);
    return {m_samples.begin(), m_samples.end()};
}

void CrowdRun::work()
{
    std::unique_lock lock(m_mutex);
    while (!isOver()) {
        m_poked = false;
        const qint64 now = monotonicNs();
        m_stopping = m_stopping || (m_settings.seconds > 0 && now - m_startNs >= m_settings.seconds * nsPerS);
        if (m_stopping) {
            closeSome();
        } else {
            beginClients(now);
            sendDue(now);
        }
        lock.unlock();
        const bool all = m_rows.catchUp();
        lock.lock();
        if (monotonicNs() - m_lookNs >= lookNs) {
            look(monotonicNs());
            lock.unlock();
            m_tell();
            lock.lock();
        }
        const qint64 wait = nextTime() - monotonicNs();
        if (all && !m_poked && wait > 0 && !isOver())
            m_wake.wait_for(lock, std::chrono::nanoseconds(wait), [this] { return m_poked || m_abandoned; });
    }
    const bool abandoned = m_abandoned;
    lock.unlock();
    while (!abandoned && !m_rows.catchUp()) {}
    lock.lock();
    m_ended = true;
    look(monotonicNs());
    lock.unlock();
    m_tell();
}

bool CrowdRun::isOver() const
{
    return m_stopping && m_closed >= m_begun && (m_abandoned || m_living == 0);
}

/// When there is something to do at the latest.
qint64 CrowdRun::nextTime() const
{
    qint64 next = m_lookNs + lookNs;
    if (m_stopping)
        return m_closed < m_begun && m_closing < mostClosing ? 0 : next;
    if (m_settings.seconds > 0)
        next = std::min(next, m_startNs + m_settings.seconds * nsPerS);
    if (m_begun < m_clients.size()) {
        const auto step = m_settings.ramp > 0 ? nsPerS / m_settings.ramp : 0;
        next = std::min(next, m_startNs + static_cast<qint64>(m_begun) * step);
    }
    return m_due.empty() ? next : std::min(next, m_due.top().ns);
}

SocketCommand CrowdRun::command(Call call, std::size_t client) const
{
    SocketCommand made;
    made.call = call;
    made.socket = m_clients[client].socket;
    made.endpoint = m_endpoint;
    made.connection = static_cast<quint32>(client + 1);
    return made;
}

void CrowdRun::beginClients(qint64 now)
{
    std::size_t wanted = m_clients.size();
    if (m_settings.ramp > 0) {
        const double due = static_cast<double>(now - m_startNs) / nsPerS * m_settings.ramp;
        wanted = std::min(wanted, static_cast<std::size_t>(due) + 1);
    }
    wanted = std::min(wanted, m_begun + atOnce);
    for (; m_begun < wanted; ++m_begun) {
        Client &client = m_clients[m_begun];
        client.socket = m_backend.newSocketId();
        client.phase = Phase::Opening;
        ++m_living;
        ++m_now.connecting;
        SocketCommand make = command(Call::Socket, m_begun);
        make.arguments = {m_target.family(), constant::sockStream, 0};
        m_backend.execute(make);
    }
}

void CrowdRun::sendDue(qint64 now)
{
    const auto period = static_cast<qint64>(nsPerS / std::max(m_settings.rate, 1e-9));
    for (std::size_t sent = 0; sent < atOnce * 8 && !m_due.empty() && m_due.top().ns <= now; ++sent) {
        Due next = m_due.top();
        m_due.pop();
        if (m_clients[next.client].phase != Phase::Connected)
            continue;
        sendNow(next.client);
        next.ns += period;
        if (next.ns < now - period) { // this program was late: what it missed is not sent in a burst
            const qint64 skipped = (now - next.ns) / period;
            m_now.heldBack += static_cast<quint64>(skipped);
            next.ns += skipped * period;
        }
        m_due.push(next);
    }
}

void CrowdRun::sendNow(std::size_t index)
{
    Client &client = m_clients[index];
    CrowdClient::Turn turn = CrowdClient::Turn::Now;
    if (!m_journal.hasRoom()) {
        turn = CrowdClient::Turn::HeldBack; // the session file has to catch up, or the log would outgrow its memory
    } else if (m_plan->answerBytes > 0) {
        turn = client.reaction->due();
    } else if (const auto facts = m_backend.facts(client.socket); facts && facts->bytesWaiting > 0) {
        turn = CrowdClient::Turn::HeldBack; // the kernel has not taken the one before: nobody reads it
    }
    m_now.heldBack += turn == CrowdClient::Turn::HeldBack ? 1 : 0;
    if (turn != CrowdClient::Turn::Now)
        return;
    SocketCommand message = command(Call::Send, index);
    message.bytes = m_plan->message;
    message.untilAll = true;
    m_backend.execute(message);
}

void CrowdRun::closeSome()
{
    const std::size_t to = m_abandoned ? m_begun
        : m_closing < mostClosing      ? std::min(m_begun, m_closed + atOnce)
                                       : m_closed;
    for (; m_closed < to; ++m_closed) {
        const Phase phase = m_clients[m_closed].phase;
        if (phase != Phase::Waiting && phase != Phase::Closing && phase != Phase::Ended)
            closeNow(m_closed);
    }
}

void CrowdRun::closeNow(std::size_t index)
{
    Client &client = m_clients[index];
    if (client.phase == Phase::Connected)
        --m_now.open;
    else if (client.phase != Phase::Closing)
        --m_now.connecting;
    client.phase = Phase::Closing;
    ++m_closing;
    SocketCommand close = command(Call::Close, index);
    close.cancelFirst = true;
    close.reset = m_settings.reset;
    m_backend.execute(close);
}

void CrowdRun::end(Client &client)
{
    if (client.phase == Phase::Connected)
        --m_now.open;
    else if (client.phase == Phase::Closing)
        --m_closing;
    else
        --m_now.connecting;
    client.phase = Phase::Ended;
    client.reaction.reset();
    --m_living;
}

void CrowdRun::fail(Client &client, const CallRecord &record)
{
    const bool timedOut = record.flags.testFlag(RecordFlag::TimedOut);
    if (record.flags.testFlag(RecordFlag::Cancelled) && !timedOut)
        return;
    ++m_failures[{record.call, timedOut ? ETIMEDOUT : record.error}];
    m_now.failed += client.failed ? 0 : 1;
    client.failed = true;
}

void CrowdRun::take(const CallRecord &record)
{
    if (record.kind != RecordKind::Call || record.connection == 0 || record.connection > m_clients.size())
        return;
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t index = record.connection - 1;
        Client &client = m_clients[index];
        if (client.phase == Phase::Waiting || client.phase == Phase::Ended || record.socket != client.socket)
            return;
        if (record.call == Call::Close) {
            end(client);
        } else if (record.call == Call::Recv && !record.failed()) {
            const bool byPeer = record.isEndOfStream() && !client.left && client.phase == Phase::Connected;
            m_now.closedByPeer += byPeer ? 1 : 0;
            client.left = client.left || byPeer;
        } else if (record.failed()) {
            if (client.phase != Phase::Closing)
                fail(client, record);
        }
        if (client.phase == Phase::Opening || client.phase == Phase::Binding || client.phase == Phase::Connecting)
            goOn(index, record);
        m_poked = true;
    }
    m_wake.notify_one();
}

void CrowdRun::goOn(std::size_t index, const CallRecord &record)
{
    Client &client = m_clients[index];
    if (record.failed()) {
        // A socket that was not made is gone already, unless there was no thread to make it.
        const auto facts = m_backend.facts(client.socket);
        if (client.phase == Phase::Opening && (!facts || facts->phase == SocketPhase::Closed))
            end(client);
        else
            closeNow(index);
        return;
    }
    if (m_stopping)
        return; // the end comes to it
    switch (client.phase) {
    case Phase::Opening:
        if (m_settings.sources > 1 && m_target.family() == constant::afInet) {
            client.phase = Phase::Binding;
            SocketCommand bind = command(Call::Bind, index);
            const int host = static_cast<int>(index) % m_settings.sources + 1;
            bind.address = SocketAddress::fromHost(QStringLiteral("127.0.0.%1").arg(host), 0).value_or(SocketAddress());
            m_backend.execute(bind);
            return;
        }
        connectNow(index);
        return;
    case Phase::Binding:
        connectNow(index);
        return;
    case Phase::Connecting:
        if (record.call == Call::Connect) {
            m_connectTimes.add(record.tookNs);
            receiveNow(index);
        }
        return;
    default:
        return;
    }
}

void CrowdRun::connectNow(std::size_t index)
{
    m_clients[index].phase = Phase::Connecting;
    SocketCommand connect = command(Call::Connect, index);
    connect.address = m_target;
    connect.timeoutMs = m_settings.timeoutMs;
    m_backend.execute(connect);
}

void CrowdRun::receiveNow(std::size_t index)
{
    Client &client = m_clients[index];
    client.phase = Phase::Connected;
    client.reaction = std::make_shared<CrowdClient>(m_plan);
    --m_now.connecting;
    ++m_now.open;
    ++m_now.connected;
    SocketCommand receive = command(Call::Recv, index);
    receive.repeat = true;
    receive.reaction = client.reaction;
    m_backend.execute(receive);
    if (m_settings.rate > 0 && !m_plan->message.isEmpty())
        m_due.push({monotonicNs() + static_cast<qint64>(nsPerS / m_settings.rate), index});
}

} // namespace sw
