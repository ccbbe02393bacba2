// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "logrows.h"
#include "rowsearch.h"

namespace sw {

/// Looks for the next or previous row with a text among the rows shown, slice by slice, once around. Main thread.
class LogFinder final : public QObject
{
    Q_OBJECT

public:
    explicit LogFinder(LogRows &rows, QObject *parent = nullptr);

    /// Starts behind (or before) `from`, an index. Ends in one of the signals; a new start gives up the old one.
    void find(const RowSearch &search, qint64 from, bool forward);
    void cancel() { m_again.stop(); }
    [[nodiscard]] bool isSearching() const { return m_again.isActive(); }

Q_SIGNALS:
    void found(quint64 number, bool wrapped);
    void notFound();

private:
    void searchSlice();

    LogRows &m_rows;
    RowSearch m_search;
    quint64 m_at = 0; ///< row number last looked at: indexes move when rows are dropped
    qint64 m_left = 0;
    bool m_forward = true;
    bool m_wrapped = false;
    QTimer m_again;
};

} // namespace sw
