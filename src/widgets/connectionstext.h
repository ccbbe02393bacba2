// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

#include "connectionsmodel.h"

namespace sw {

/// Puts people's words and looks over a ConnectionsModel, and sorts by its values. Main thread.
class ConnectionsText final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ConnectionsText(QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();
    /// The other end of a unix connection: its address, if it has one, and who made it.
    [[nodiscard]] static QString credentialsText(const QString &address, int pid, qint64 uid);

private:
    [[nodiscard]] QVariant text(const QModelIndex &index) const;
    [[nodiscard]] static QString peerText(const QModelIndex &index);
    [[nodiscard]] static QString stateText(const QModelIndex &index);
    [[nodiscard]] static QString callText(const QModelIndex &index);
    [[nodiscard]] static QString toolTip(const QModelIndex &index);
};

} // namespace sw
