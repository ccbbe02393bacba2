// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "datagrampeers.h"

namespace sw {

/// Who was seen on a datagram socket, as a table: addresses and numbers, no sentences. Follows looks at the peers; only what
/// changed is announced. Main thread; the peers outlive it.
class DatagramPeersModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Peer, Received, Sent, BytesReceived, BytesSent, LastSeen, Ttl, ColumnCount };
    enum Role {
        RawRole = Qt::UserRole + 1, ///< the column's value as a number or text, for sorting
        NumberRole, ///< the peer's number
        AddressRole, ///< as text, empty for a unix socket without a name
        FailedRole, ///< datagrams that failed
        AgoMsRole, ///< milliseconds since the last datagram
    };

    explicit DatagramPeersModel(const DatagramPeers &peers, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Gives column names as they stand in the enumeration; people's words are put over them by the view.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] quint64 forgotten() const { return m_forgotten; }

public Q_SLOTS:
    void renew(qint64 nowNs); ///< looks again

private:
    void merge(const std::vector<DatagramPeer> &peers);
    void announceTimes(qint64 nowNs);

    const DatagramPeers &m_source;
    std::vector<DatagramPeer> m_peers; ///< by number
    quint64 m_version = 0;
    quint64 m_forgotten = 0;
    qint64 m_nowNs = 0;
};

} // namespace sw
