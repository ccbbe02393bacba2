// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "stepactor.h"

namespace sw {

/// What was done with an actor by hand, one call a row in the order of the clicks: its line as strace writes it, no
/// sentences. Main thread; the actor outlives it.
class StepHistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Thread, Line, Took, ColumnCount };
    enum Role {
        PhaseRole = Qt::UserRole + 1, ///< StepCall::Phase as int
        FailedRole, ///< bool; a person's interruption is no failure
        ErrorRole, ///< errno
        GaiErrorRole,
        CallNameRole,
        RefusedRole, ///< the argument or reference that was wrong
    };

    explicit StepHistoryModel(StepActor &actor, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// The call as it was asked for, with names: `recv(conn, size=4096)`.
    static QString askedLine(const StepCall &call);
    /// As strace writes it once it has ended, else as it was asked for.
    static QString line(const StepCall &call);

private:
    void follow();

    StepActor &m_actor;
    int m_rows = 0;
};

} // namespace sw
