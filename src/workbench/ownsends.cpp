// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownsends.h"

#include "monotonic.h"
#include "socketbackend.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr quint64 endpointShift = 40;
constexpr qint64 nsInMs = 1'000'000;

} // namespace

OwnSends::OwnSends(SocketBackend &backend, RecordSink &sink, EndpointId endpoint)
    : m_backend(backend)
    , m_sink(sink)
    , m_endpoint(endpoint)
{
}

OwnSends::~OwnSends()
{
    abandon();
}

void OwnSends::judge()
{
    // As long as a pipe stands all takes its way, or it would overtake what waits there.
    m_on = anyFault(m_faults, m_scope) || !m_pipes.empty();
}

void OwnSends::setScope(FaultScope scope)
{
    const std::lock_guard lock(m_mutex);
    m_scope = scope;
    judge();
}

void OwnSends::setFaults(const Faults &faults)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_faults == faults)
            return;
        m_faults = faults;
        judge();
    }
    for (const Pipe &one : all())
        one->setFaults(faults);
}

void OwnSends::setReadingKept(bool kept)
{
    std::vector<std::pair<Pipe, SocketId>> sources;
    {
        const std::lock_guard lock(m_mutex);
        m_readingKept = kept;
        for (const auto &[place, one] : m_pipes) {
            const auto standing = m_standing.find(place.first);
            if (standing != m_standing.end() && m_scope == FaultScope::Stream)
                sources.emplace_back(one, kept ? 0 : standing->second);
        }
    }
    for (const auto &[one, source] : sources)
        one->setSource(source);
}

std::vector<OwnSends::Pipe> OwnSends::all() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Pipe> pipes;
    pipes.reserve(m_pipes.size());
    for (const auto &[place, one] : m_pipes)
        pipes.push_back(one);
    return pipes;
}

void OwnSends::open(FaultPipe &pipe, quint32 connection, SocketId socket, const SocketAddress &to) const
{
    SocketCommand send;
    send.call = to.isNull() ? Call::Send : Call::Sendto;
    send.socket = socket;
    send.endpoint = m_endpoint;
    send.connection = connection;
    send.address = to;
    // Answers that wait must not fill the memory: the peer is not read meanwhile.
    if (m_scope == FaultScope::Stream && !m_readingKept)
        pipe.setSource(socket);
    pipe.openTo(send, constant::shutWr);
}

OwnSends::Pipe OwnSends::pipe(const Place &place, const SocketAddress &to)
{
    const auto found = m_pipes.find(place);
    if (found != m_pipes.end())
        return found->second;
    if (!m_on)
        return nullptr;
    if (!place.second.isEmpty() && m_pipes.size() >= mostPipes) {
        // Not one that somebody holds: an answer that is to wait comes to it later.
        std::erase_if(m_pipes, [](const auto &one) { return one.second.use_count() == 1 && one.second->isIdle(); });
        if (m_pipes.size() >= mostPipes)
            return nullptr;
    }
    auto made = std::make_shared<FaultPipe>(FaultPipe::Parts{m_backend, m_sink, m_clock, &m_mixed}, m_scope, m_faults,
                                            m_conversations++);
    m_pipes.emplace(place, made);
    if (const auto standing = m_standing.find(place.first); standing != m_standing.end())
        open(*made, place.first, standing->second, to);
    return made;
}

void OwnSends::stands(quint32 connection, SocketId socket)
{
    const std::lock_guard lock(m_mutex);
    m_standing[connection] = socket;
    // Only a stream's may be there before: of what was said before the main thread heard of the connection.
    if (const auto found = m_pipes.find(Place{connection, {}}); found != m_pipes.end())
        open(*found->second, connection, socket, {});
}

void OwnSends::forget(quint32 connection, SocketId socket)
{
    std::vector<Pipe> gone;
    {
        const std::lock_guard lock(m_mutex);
        const auto standing = m_standing.find(connection);
        if (standing == m_standing.end() || standing->second != socket)
            return;
        m_standing.erase(standing);
        for (auto it = m_pipes.begin(); it != m_pipes.end();) {
            if (it->first.first != connection) {
                ++it;
                continue;
            }
            gone.push_back(it->second);
            it = m_pipes.erase(it);
        }
        judge();
    }
    for (const Pipe &one : gone)
        one->abandon();
}

void OwnSends::cancel(SocketId socket)
{
    std::vector<Pipe> gone;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_pipes.begin(); it != m_pipes.end();) {
            const auto standing = m_standing.find(it->first.first);
            if (standing == m_standing.end() || standing->second != socket) {
                ++it;
                continue;
            }
            gone.push_back(it->second);
            it = m_pipes.erase(it); // the next send gets another
        }
        judge();
    }
    for (const Pipe &one : gone)
        one->abandon();
}

void OwnSends::withdraw(quint64 token)
{
    for (const Pipe &one : all())
        one->withdraw(token);
}

void OwnSends::end(quint32 connection, int how)
{
    Pipe found;
    SocketCommand send;
    {
        const std::lock_guard lock(m_mutex);
        const auto one = m_pipes.find(Place{connection, {}});
        const auto standing = m_standing.find(connection);
        if (standing == m_standing.end())
            return;
        send.call = Call::Send;
        send.socket = standing->second;
        send.endpoint = m_endpoint;
        send.connection = connection;
        if (one != m_pipes.end())
            found = one->second;
    }
    if (!found) {
        send.call = Call::Shutdown;
        send.arguments = {how, 0, 0};
        m_backend.execute(send);
        return;
    }
    found->openTo(send, how);
    found->end();
}

void OwnSends::abandon()
{
    for (const Pipe &one : all())
        one->abandon();
    const std::lock_guard lock(m_mutex);
    m_pipes.clear();
    m_standing.clear();
}

quint64 OwnSends::newToken()
{
    return ownTokens | quint64(m_endpoint) << endpointShift | m_nextToken++;
}

bool OwnSends::take(SocketCommand &message)
{
    Pipe chosen;
    {
        const std::lock_guard lock(m_mutex);
        if ((m_pipes.empty() && !m_on) || (message.bytes.isEmpty() && m_scope == FaultScope::Stream))
            return false;
        const auto standing = m_standing.find(message.connection);
        if (standing == m_standing.end() || standing->second != message.socket)
            return false;
        const bool addressed = m_scope == FaultScope::Datagram && message.call == Call::Sendto;
        chosen = pipe(Place{message.connection, addressed ? message.address.toString() : QString()},
                      addressed ? message.address : SocketAddress());
        if (chosen && message.token == 0)
            message.token = newToken();
    }
    if (!chosen)
        return false;
    chosen->inject(message.bytes, message.token);
    return true;
}

std::function<bool(SocketCommand &)> OwnSends::detourOf(const std::shared_ptr<OwnSends> &sends)
{
    return [sends](SocketCommand &message) { return sends->take(message); };
}

bool OwnSends::answer(quint32 connection, const SocketAddress &to, const QByteArray &bytes, qint64 afterMs)
{
    Pipe chosen;
    quint64 token = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (m_pipes.empty() && !m_on)
            return false;
        if (m_scope == FaultScope::Datagram)
            token = newToken(); // the table of peers counts it by its record
        SocketAddress address = to;
        const auto standing = m_standing.find(connection);
        const auto facts = standing == m_standing.end() ? std::nullopt : m_backend.facts(standing->second);
        const bool connected = facts && facts->phase == SocketPhase::Connected;
        if (m_scope == FaultScope::Datagram && connection == 0 && !connected && to.isNull())
            return true; // of a sender without a name: nobody can be answered
        if (m_scope == FaultScope::Stream || connected)
            address = {};
        chosen = pipe(Place{connection, address.isNull() ? QString() : address.toString()}, address);
    }
    if (!chosen)
        return false;
    if (afterMs <= 0)
        chosen->inject(bytes, token);
    else
        m_clock.call(monotonicNs() + afterMs * nsInMs, [chosen, bytes, token] { chosen->inject(bytes, token); });
    return true;
}

qint64 OwnSends::waitingBytes(quint32 connection) const
{
    Pipe found;
    {
        const std::lock_guard lock(m_mutex);
        const auto one = m_pipes.find(Place{connection, {}});
        if (one != m_pipes.end())
            found = one->second;
    }
    return found ? found->waitingBytes() : 0;
}

} // namespace sw
