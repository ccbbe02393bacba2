// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>

#include "journal.h"
#include "logfilter.h"
#include "peerbook.h"
#include "rowscan.h"
#include "rowset.h"

namespace sw {

/// The rows that pass the filter, as a set of row numbers. A few new rows are looked at here, many on a thread of their own, so that
/// ten million never hold up the window. Index 0 is the oldest row kept. Main thread; the journal outlives it.
class LogRows final : public QObject
{
    Q_OBJECT

public:
    explicit LogRows(Journal &journal, QObject *parent = nullptr);

    [[nodiscard]] const LogFilter &filter() const { return m_filter; }
    void setFilter(const LogFilter &filter); ///< starts anew
    /// Gives up looking; the rows found so far stay, and new ones are not looked at until another filter comes.
    void stopSearching();
    [[nodiscard]] bool isStopped() const { return m_stopped; }

    [[nodiscard]] qint64 count() const { return m_set.count(); }
    [[nodiscard]] quint64 at(qint64 index) const { return m_set.at(index); } ///< row number; 0 <= index < count()
    /// Index of the first row with that number or a higher one; count() when there is none.
    [[nodiscard]] qint64 indexOf(quint64 number) const { return m_set.indexOf(number); }
    [[nodiscard]] std::optional<JournalRow> row(qint64 index) const;
    [[nodiscard]] const RowSet &set() const { return m_set; }
    /// Index of the first row whose call ended at that time (monotonicNs()) or later; count() when there is none. Rows are
    /// numbered in order of ending, so the times of their beginnings may run to and fro.
    [[nodiscard]] qint64 indexOfTime(qint64 timeNs) const;
    /// Decides for any row of now, also for those that the search has not reached. For another thread.
    [[nodiscard]] std::function<bool(const JournalRow &)> chooser() const;

    [[nodiscard]] bool isSearching() const { return !m_stopped && m_next < m_journal.endRow(); }
    [[nodiscard]] int percentSearched() const;
    [[nodiscard]] Journal &journal() const { return m_journal; }
    [[nodiscard]] const std::shared_ptr<PeerBook> &peers() const { return m_peers; } ///< learned from all rows

public Q_SLOTS:
    /// Looks at the journal's new, dropped and cleared rows; the rest of a long look follows by itself.
    void refresh();

Q_SIGNALS:
    void restarted(); ///< another filter: nothing is known yet
    void changed(); ///< rows came at the end or went at the beginning

private:
    void lookHere();
    void startScan();
    void collect();
    bool trim();

    Journal &m_journal;
    std::shared_ptr<PeerBook> m_peers = std::make_shared<PeerBook>();
    LogFilter m_filter;
    RowSet m_set;
    quint64 m_next = 0; ///< the first row not looked at
    bool m_stopped = false;
    RowScan m_scan; ///< the last member: its thread looks at the others
};

} // namespace sw
