// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

#include "datagrampeersmodel.h"
#include "paneltable.h"

namespace sw {

class Theme;

/// Puts people's words over a DatagramPeersModel, and sorts by its values. Main thread.
class DatagramPeersText final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit DatagramPeersText(QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    [[nodiscard]] static QString text(const QModelIndex &source);
    [[nodiscard]] static QString toolTip(const QModelIndex &source);
};

/// The table of those whose datagrams came, or to whom some were sent. One can be chosen to send to. Main thread.
class DatagramPeersView final : public PanelTable
{
    Q_OBJECT

public:
    /// Both must outlive this.
    DatagramPeersView(DatagramPeersModel &model, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString selectedAddress() const; ///< as text, empty when none is chosen or it has no name

Q_SIGNALS:
    void peerChosen(const QString &address);

protected:
    [[nodiscard]] QString widest(int column) const override;
    [[nodiscard]] QString emptyText() const override;
    void retranslate() override;

private:
    DatagramPeersText *m_text;
};

} // namespace sw
