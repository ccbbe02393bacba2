// SPDX-License-Identifier: GPL-3.0-or-later
#include "relaygate.h"

#include <cerrno>

#include <QJsonObject>

#include "monotonic.h"
#include "socketbackend.h"
#include "threads.h"

namespace sw {

RelayGate::RelayGate(const FaultPipe::Parts &parts, FaultScope scope)
    : m_parts(parts)
    , m_scope(scope)
{
}

RelayGate::Pair RelayGate::pair(quint32 conversation)
{
    const std::lock_guard lock(m_mutex);
    Pair &pair = m_pairs[conversation];
    if (!pair.up) {
        const auto make = [&](RelayWay way) {
            const auto index = static_cast<std::size_t>(way);
            auto pipe = std::make_shared<FaultPipe>(m_parts, m_scope, m_faults[index], conversation * 2ULL + index);
            pipe->setHolding(m_holding[index]);
            return pipe;
        };
        pair = {make(RelayWay::Up), make(RelayWay::Down)};
    }
    return pair;
}

void RelayGate::forget(quint32 conversation)
{
    Pair gone;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_pairs.find(conversation);
        if (found == m_pairs.end())
            return;
        gone = found->second;
        m_pairs.erase(found);
    }
    gone.up->abandon();
    gone.down->abandon();
}

std::vector<RelayGate::Pair> RelayGate::all() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Pair> pairs;
    for (const auto &[number, pair] : m_pairs)
        pairs.push_back(pair);
    return pairs;
}

std::size_t RelayGate::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_pairs.size();
}

void RelayGate::forgetAll()
{
    for (const Pair &pair : all()) {
        pair.up->abandon();
        pair.down->abandon();
    }
    const std::lock_guard lock(m_mutex);
    m_pairs.clear();
}

void RelayGate::setFaults(RelayWay way, const Faults &faults)
{
    {
        const std::lock_guard lock(m_mutex);
        m_faults[static_cast<std::size_t>(way)] = faults;
    }
    for (const Pair &pair : all())
        (way == RelayWay::Up ? pair.up : pair.down)->setFaults(faults);
}

void RelayGate::setHolding(RelayWay way, bool holding)
{
    {
        const std::lock_guard lock(m_mutex);
        m_holding[static_cast<std::size_t>(way)] = holding;
    }
    for (const Pair &pair : all())
        (way == RelayWay::Up ? pair.up : pair.down)->setHolding(holding);
}

bool RelayGate::isHolding(RelayWay way) const
{
    const std::lock_guard lock(m_mutex);
    return m_holding[static_cast<std::size_t>(way)];
}

void RelayGate::received(quint32 connection, QByteArrayView bytes)
{
    pair(connection).up->received(connection, bytes);
}

DatagramGate::DatagramGate(const FaultPipe::Parts &parts, std::size_t mostClients)
    : RelayGate(parts, FaultScope::Datagram)
    , m_most(mostClients)
{
}

void DatagramGate::open(const SocketCommand &make)
{
    const std::lock_guard lock(m_clientsMutex);
    m_make = make;
    m_numbers.clear();
    m_clients.clear();
    m_last = 0;
}

void DatagramGate::shut()
{
    const std::lock_guard lock(m_clientsMutex);
    m_make.reset();
}

void DatagramGate::forget(quint32 conversation)
{
    {
        const std::lock_guard lock(m_clientsMutex);
        if (const auto found = m_clients.find(conversation); found != m_clients.end()) {
            m_numbers.erase(found->second.toString());
            m_clients.erase(found);
        }
    }
    RelayGate::forget(conversation);
}

SocketAddress DatagramGate::client(quint32 conversation) const
{
    const std::lock_guard lock(m_clientsMutex);
    const auto found = m_clients.find(conversation);
    return found == m_clients.end() ? SocketAddress() : found->second;
}

void DatagramGate::datagram(const CallRecord &record)
{
    if (traitsOf(record.call).direction != Direction::In || record.failed() || record.address.isNull())
        return;
    quint32 number = 0;
    std::optional<SocketCommand> make;
    bool full = false;
    {
        const std::lock_guard lock(m_clientsMutex);
        if (!m_make)
            return;
        const QString name = record.address.toString();
        const auto known = m_numbers.find(name);
        if (known != m_numbers.end()) {
            number = known->second;
        } else if (m_numbers.size() >= m_most) {
            full = true;
        } else {
            number = ++m_last;
            m_numbers[name] = number;
            m_clients[number] = record.address;
            make = m_make;
        }
    }
    if (full) {
        CallRecord unsent;
        unsent.call = Call::Send;
        unsent.flags = RecordFlag::Cancelled | RecordFlag::Bytes;
        unsent.endpoint = record.endpoint;
        unsent.address = record.address;
        unsent.asked = record.data.size();
        unsent.result = -1;
        unsent.error = ECANCELED;
        unsent.value = QJsonObject{{QStringLiteral("fault"), QLatin1StringView(faultFull)}};
        unsent.thread = currentThreadNumber();
        unsent.beganNs = monotonicNs();
        parts().sink.take(std::move(unsent));
        return;
    }
    // Before the socket is made: who hears of it finds the bytes in the pipe.
    pair(number).up->received(number, record.data);
    if (!make)
        return;
    make->socket = parts().backend.newSocketId();
    make->connection = number;
    parts().backend.execute(*make);
}

} // namespace sw
