// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include <QAbstractTableModel>
#include <QTimer>

#include "logcells.h"
#include "messagescan.h"

namespace sw {

/// The messages that a framing cuts out of the journal's rows, newest last; behind them what is not whole yet. It keeps the newest
/// ones and no bytes: those come from the journal for the lines on screen. Main thread; journal and cells outlive it.
class MessagesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr size_t mostKept = 100'000;
    enum Column : quint8 { Time, Who, Way, Bytes, Pieces, Text, ColumnCount };

    MessagesModel(const Journal &journal, const LogCells &cells, QObject *parent = nullptr);

    void restart(const Framing &framing, const LogFilter &filter);
    void stop(); ///< nothing is looked at until restart()
    void refresh(); ///< the journal has new rows
    void redraw(); ///< form, encoding or names changed

    [[nodiscard]] const LoggedMessage *message(int row) const; ///< null: no such row
    [[nodiscard]] quint64 gone() const { return m_gone; } ///< older ones that are not kept
    [[nodiscard]] quint64 wholeCount() const
    {
        return m_gone + m_messages.size();
    } ///< ever found, without unfinished ones
    [[nodiscard]] size_t unfinishedCount() const { return m_unfinished.size(); }
    [[nodiscard]] bool isSearching() const { return m_on && m_next < m_journal.endRow(); }
    [[nodiscard]] int percentSearched() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString faultText(FrameFault fault); ///< empty: whole

Q_SIGNALS:
    void changed(); ///< after rows came or went

private:
    void collect();
    void setUnfinished(std::vector<LoggedMessage> messages);
    void append(std::vector<LoggedMessage> messages);
    [[nodiscard]] LoggedMessage asOfNow(LoggedMessage message) const;
    [[nodiscard]] QString cellText(const LoggedMessage &message, int column) const;
    [[nodiscard]] QString preview(const LoggedMessage &message) const;

    const Journal &m_journal;
    const LogCells &m_cells;
    Framing m_framing;
    std::deque<LoggedMessage> m_messages;
    std::vector<LoggedMessage> m_unfinished;
    quint64 m_gone = 0;
    quint64 m_next = 0;
    bool m_on = false;
    QTimer m_quiet; ///< a time gap has passed
    MessageScan m_scan; ///< the last member: its thread looks at the others
};

} // namespace sw
