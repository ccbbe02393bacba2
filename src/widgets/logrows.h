// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include <QObject>
#include <QTimer>

#include "journal.h"
#include "logfilter.h"

namespace sw {

/// The rows that pass the filter, as runs of row numbers, found slice by slice so that a million rows never hold up the
/// window. Index 0 is the oldest row kept. Main thread; the journal outlives it.
class LogRows final : public QObject
{
    Q_OBJECT

public:
    explicit LogRows(Journal &journal, QObject *parent = nullptr);

    [[nodiscard]] const LogFilter &filter() const { return m_filter; }
    void setFilter(const LogFilter &filter); ///< starts anew

    [[nodiscard]] qint64 count() const { return m_end - m_begin; }
    [[nodiscard]] quint64 at(qint64 index) const; ///< row number; 0 <= index < count()
    /// Index of the first row with that number or a higher one; count() when there is none.
    [[nodiscard]] qint64 indexOf(quint64 number) const;
    [[nodiscard]] std::optional<JournalRow> row(qint64 index) const;

    [[nodiscard]] bool isSearching() const { return m_next < m_journal.endRow(); }
    [[nodiscard]] int percentSearched() const;
    [[nodiscard]] Journal &journal() const { return m_journal; }

public Q_SLOTS:
    /// Looks at the journal's new, dropped and cleared rows; the rest of a long look follows by itself.
    void refresh();

Q_SIGNALS:
    void restarted(); ///< another filter: nothing is known yet
    void changed(); ///< rows came at the end or went at the beginning

private:
    struct Run
    {
        quint64 first; ///< row number
        qint64 index; ///< running index of that row since the filter began
    };

    void searchSlice();
    void take(quint64 number);
    bool trim();
    [[nodiscard]] qint64 runLength(size_t run) const;

    Journal &m_journal;
    LogFilter m_filter;
    std::deque<Run> m_runs;
    qint64 m_begin = 0; ///< running index of what is index 0 outside
    qint64 m_end = 0;
    quint64 m_next = 0; ///< the first row not looked at
    quint64 m_lastTaken = 0;
    QTimer m_again;
};

} // namespace sw
