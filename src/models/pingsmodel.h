// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "pingtally.h"

namespace sw {

/// Echo requests and what became of them, as a table: numbers and addresses, no sentences. Follows looks at the tally; only
/// what changed is announced. Main thread; the tally outlives it.
class PingsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sequence, Outcome, From, Size, Ttl, Time, ColumnCount };
    enum Role {
        RawRole = Qt::UserRole + 1, ///< the column's value as a number or text, for sorting
    };

    explicit PingsModel(const PingTally &tally, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Gives column names as they stand in the enumeration; people's words are put over them by the view.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] const PingProbe &probe(int row) const { return m_look.probes[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const PingTally::Look &look() const { return m_look; } ///< the last one

public Q_SLOTS:
    void renew(); ///< looks again

private:
    void merge(const std::vector<PingProbe> &probes);

    const PingTally &m_tally;
    PingTally::Look m_look;
};

} // namespace sw
