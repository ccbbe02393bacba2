// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "logrows.h"
#include "rowfind.h"

namespace sw {

/// Looks for the next or previous row with something among the rows shown, once around, in the background. Main thread.
class LogFinder final : public QObject
{
    Q_OBJECT

public:
    explicit LogFinder(LogRows &rows, QObject *parent = nullptr);

    /// Starts behind (or before) the row `from`. Ends in found(), notFound() or cancel(); a new start gives up the old one.
    void find(const FilterExpression &wanted, std::optional<quint64> from, bool forward);
    void cancel();
    [[nodiscard]] bool isSearching() const { return m_find.isRunning(); }

Q_SIGNALS:
    void found(quint64 number, bool wrapped);
    void notFound();
    void progress(int percent); ///< of a search that takes long

private:
    void ended();

    LogRows &m_rows;
    QTimer m_progress;
    RowFind m_find; ///< the last member: its thread calls back
};

} // namespace sw
