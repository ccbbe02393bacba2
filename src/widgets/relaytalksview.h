// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "paneltable.h"
#include "relay.h"

namespace sw {

/// The conversations of a relay, in words. Rows follow the relay's signals; figures are looked at when asked to. Main thread;
/// the relay outlives it.
class RelayTalksModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Client, State, Up, Down, Waiting, ColumnCount };
    enum Role { NumberRole = Qt::UserRole + 1, OpenRole };

    RelayTalksModel(Relay &relay, const Theme &theme, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void renew(); ///< figures
    void retranslate();
    [[nodiscard]] static QString stateText(const RelayTalk &talk);

private:
    [[nodiscard]] static QString text(const RelayTalk &talk, int column);
    [[nodiscard]] static QString toolTip(const RelayTalk &talk);

    Relay &m_relay;
    const Theme &m_theme;
    int m_rows; ///< announced
};

/// The table of them. Main thread.
class RelayTalksView final : public PanelTable
{
    Q_OBJECT

public:
    RelayTalksView(RelayTalksModel &model, const Theme &theme, QWidget *parent);

    [[nodiscard]] quint32 selectedTalk() const; ///< its number; 0: none

protected:
    [[nodiscard]] QString widest(int column) const override;
    [[nodiscard]] QString emptyText() const override;
    void retranslate() override;

private:
    RelayTalksModel &m_talks;
};

} // namespace sw
