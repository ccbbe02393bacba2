// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "socketsnow.h"
#include "stepactor.h"
#include "tcpstate.h"

namespace sw {

/// The sockets of an actor that is driven by hand, closed ones too: names, numbers, addresses, no sentences. Names can be
/// edited. Main thread; the actor outlives it.
class StepSocketsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Descriptor, Kind, State, Local, Peer, InCall, ColumnCount };
    enum Role {
        OpenRole = Qt::UserRole + 1, ///< bool
        FileRole, ///< bool: a file over a socket
        PhaseRole, ///< SocketPhase as int
        StateRole, ///< TcpState as int, Unknown when the kernel has not been asked or it is no TCP
        CallRole, ///< Call as int, None when no thread is in one on it
        BlockedMsRole, ///< milliseconds in that call, -1 when in none
        NameRole,
    };

    explicit StepSocketsModel(StepActor &actor, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Gives column names as they stand in the enumeration.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void takeLook(const SocketsNow &now);

Q_SIGNALS:
    void renameRefused(const QString &name); ///< no name, or taken

private:
    struct Live
    {
        TcpState state = TcpState::Unknown;
        Call call = Call::None;
        qint64 blockedTenths = -1; ///< tenths of a second

        bool operator==(const Live &other) const = default;
    };

    [[nodiscard]] QString display(int row, int column) const;

    StepActor &m_actor;
    std::vector<Live> m_live; ///< by row
};

} // namespace sw
