// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "serverendpoint.h"
#include "socketsnow.h"

namespace sw {

/// The connections of one server as a table: numbers, addresses, names of states and calls, no sentences. Open rows follow
/// looked(), as far as it tells of them; only rows that changed are announced, in ranges. Main thread; the endpoint outlives it.
class ConnectionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Peer, State, InCall, Received, Sent, ReceiveQueue, SendQueue, ColumnCount };
    enum Role {
        RawRole = Qt::UserRole + 1, ///< the column's value as a number or text, for sorting
        NumberRole, ///< the connection's number
        SocketRole, ///< SocketId
        OpenRole, ///< bool
        EndRole, ///< EndReason as int
        EndErrorRole, ///< errno
        StateRole, ///< TcpState as int, Unknown while the kernel has not been asked
        CallRole, ///< Call as int, None when in no call that may block
        BlockedMsRole, ///< milliseconds in that call, -1 when in none
        PausedRole, ///< reading is paused
        SendEndedRole,
        ReceiveEndedRole,
        DescriptorRole, ///< file descriptor
        LocalRole, ///< address as text
        PeerPidRole, ///< unix: process that connected, 0 when not told
        PeerUidRole,
        TlsRole, ///< TlsStanding as int
    };

    explicit ConnectionsModel(ServerEndpoint &endpoint, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Gives column names as they stand in the enumeration; people's words are put over them by the view.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] int rowOf(quint32 number) const; ///< -1 when there is none
    [[nodiscard]] int openCount() const;

public Q_SLOTS:
    void takeLook(const sw::SocketsNow &now);

private:
    /// What a look tells of the connection at the same place in the endpoint's list.
    struct Row
    {
        TcpState state = TcpState::Unknown;
        Call call = Call::None;
        qint64 blockedTenths = -1; ///< tenths of a second
        quint64 received = 0;
        quint64 sent = 0;
        quint32 receiveQueue = 0;
        quint32 sendQueue = 0;
        bool inKernel = false;
        bool paused = false;
        bool sendEnded = false;
        bool receiveEnded = false;

        bool operator==(const Row &other) const = default;
    };

    void reload();
    void append(int index);
    void renew(int index);
    [[nodiscard]] const Connection &connection(size_t row) const { return m_endpoint.connections()[row]; }
    [[nodiscard]] static Row rowFor(const Connection &connection);
    static void fill(Row &row, const Connection &connection, const SocketsNow &now);
    bool follow(size_t place, const SocketsNow &now); ///< gives whether it changed
    void takeAll(const SocketsNow &now);
    [[nodiscard]] QVariant value(size_t row, int column) const;
    [[nodiscard]] QVariant fact(size_t row, int role) const;

    ServerEndpoint &m_endpoint;
    std::vector<Row> m_rows; ///< small: thousands of connections have one each
};

} // namespace sw
