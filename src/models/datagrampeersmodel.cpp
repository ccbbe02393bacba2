// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagrampeersmodel.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 nsPerSecond = 1'000'000'000;

bool same(const DatagramPeer &one, const DatagramPeer &other)
{
    return one.lastNs == other.lastNs && one.received == other.received && one.sent == other.sent
        && one.failed == other.failed;
}

QVariant value(const DatagramPeer &peer, int column)
{
    switch (column) {
    case DatagramPeersModel::Peer:
        return peer.address.toString();
    case DatagramPeersModel::Received:
        return peer.received;
    case DatagramPeersModel::Sent:
        return peer.sent;
    case DatagramPeersModel::BytesReceived:
        return peer.bytesReceived;
    case DatagramPeersModel::BytesSent:
        return peer.bytesSent;
    case DatagramPeersModel::LastSeen:
        return peer.lastNs;
    case DatagramPeersModel::Ttl:
        return peer.ttl;
    default:
        return {};
    }
}

} // namespace

DatagramPeersModel::DatagramPeersModel(const DatagramPeers &peers, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(peers)
{
}

int DatagramPeersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_peers.size());
}

int DatagramPeersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant DatagramPeersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DatagramPeer &peer = m_peers[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return value(peer, index.column()).toString();
    case RawRole:
        return value(peer, index.column());
    case NumberRole:
        return peer.number;
    case AddressRole:
        return peer.address.toString();
    case FailedRole:
        return peer.failed;
    case AgoMsRole:
        return std::max<qint64>(0, m_nowNs - peer.lastNs) / nsPerMs;
    default:
        return {};
    }
}

QVariant DatagramPeersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static constexpr std::array<const char *, ColumnCount> names{"Peer",      "Received", "Sent", "BytesReceived",
                                                                 "BytesSent", "LastSeen", "Ttl"};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    return QString::fromLatin1(names[static_cast<std::size_t>(section)]);
}

void DatagramPeersModel::renew(qint64 nowNs)
{
    if (m_source.version() != m_version) {
        const DatagramPeers::Look look = m_source.look();
        m_version = look.version;
        m_forgotten = look.forgotten;
        merge(look.peers);
    }
    announceTimes(nowNs);
}

void DatagramPeersModel::merge(const std::vector<DatagramPeer> &peers)
{
    // Numbers only grow: those that are gone go first, new ones come at the end.
    const auto known = [&peers](quint64 number) {
        return std::binary_search(peers.begin(), peers.end(), DatagramPeer{number, {}},
                                  [](const DatagramPeer &a, const DatagramPeer &b) { return a.number < b.number; });
    };
    const bool restarted = !m_peers.empty() && (peers.empty() || peers.back().number < m_peers.back().number);
    if (restarted) {
        beginResetModel();
        m_peers = peers;
        endResetModel();
        return;
    }
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (known(m_peers[static_cast<std::size_t>(row)].number))
            continue;
        beginRemoveRows({}, row, row);
        m_peers.erase(m_peers.begin() + row);
        endRemoveRows();
    }
    const auto kept = m_peers.size();
    for (std::size_t row = 0; row < kept; ++row) {
        if (same(m_peers[row], peers[row]) && m_peers[row].address == peers[row].address)
            continue;
        m_peers[row] = peers[row];
        Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
    }
    if (peers.size() == kept)
        return;
    beginInsertRows({}, static_cast<int>(kept), static_cast<int>(peers.size()) - 1);
    m_peers.insert(m_peers.end(), peers.begin() + static_cast<std::ptrdiff_t>(kept), peers.end());
    endInsertRows();
}

void DatagramPeersModel::announceTimes(qint64 nowNs)
{
    // 'Seconds ago' needs no more than a second's exactness.
    const bool otherSecond = nowNs / nsPerSecond != m_nowNs / nsPerSecond;
    m_nowNs = nowNs;
    if (otherSecond && rowCount() > 0)
        Q_EMIT dataChanged(index(0, LastSeen), index(rowCount() - 1, LastSeen));
}

} // namespace sw
