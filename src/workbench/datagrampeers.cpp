// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagrampeers.h"

#include <algorithm>

#include <QJsonObject>

#include "socketconstants.h"

namespace sw {

namespace {

QByteArray keyOf(const SocketAddress &address)
{
    return {static_cast<const char *>(static_cast<const void *>(address.data())),
            static_cast<qsizetype>(address.length())};
}

} // namespace

void DatagramPeers::note(const CallRecord &record)
{
    const std::lock_guard lock(m_mutex);
    const bool in = traitsOf(record.call).direction == Direction::In;
    const bool ofErrorQueue = (record.messageFlags & constant::msgErrQueue) != 0;
    if (in && record.failed())
        return;
    const SocketAddress &address = !in && record.address.isNull() ? m_connectedTo : record.address;
    if (!in && address.isNull())
        return;
    DatagramPeer &peer = peerAt(address);
    ++m_version;
    peer.lastNs = record.beganNs + record.tookNs;
    if (ofErrorQueue || record.failed()) {
        ++peer.failed;
    } else if (in) {
        ++peer.received;
        peer.bytesReceived += static_cast<quint64>(record.data.size());
        peer.ttl = record.value.toObject().value(QLatin1StringView("ttl")).toInt(-1);
    } else {
        ++peer.sent;
        peer.bytesSent += static_cast<quint64>(record.result);
    }
}

DatagramPeer &DatagramPeers::peerAt(const SocketAddress &address)
{
    const QByteArray key = keyOf(address);
    const auto known = m_numbers.constFind(key);
    if (known != m_numbers.constEnd()) {
        return *std::lower_bound(m_peers.begin(), m_peers.end(), known.value(),
                                 [](const DatagramPeer &one, quint64 number) { return one.number < number; });
    }
    if (m_peers.size() >= mostKept)
        forgetQuietest();
    DatagramPeer peer;
    peer.number = ++m_lastNumber;
    peer.address = address;
    m_numbers.insert(key, peer.number);
    return m_peers.emplace_back(peer);
}

void DatagramPeers::forgetQuietest()
{
    const auto quietest = std::min_element(
        m_peers.begin(), m_peers.end(),
        [](const DatagramPeer &one, const DatagramPeer &other) { return one.lastNs < other.lastNs; });
    m_numbers.remove(keyOf(quietest->address));
    m_peers.erase(quietest);
    ++m_forgotten;
}

void DatagramPeers::setConnectedTo(const SocketAddress &peer)
{
    const std::lock_guard lock(m_mutex);
    m_connectedTo = peer;
}

void DatagramPeers::clear()
{
    const std::lock_guard lock(m_mutex);
    m_peers.clear();
    m_numbers.clear();
    m_connectedTo = {};
    m_lastNumber = 0;
    m_forgotten = 0;
    ++m_version;
}

quint64 DatagramPeers::version() const
{
    const std::lock_guard lock(m_mutex);
    return m_version;
}

DatagramPeers::Look DatagramPeers::look() const
{
    const std::lock_guard lock(m_mutex);
    return {m_version, m_forgotten, m_peers};
}

} // namespace sw
