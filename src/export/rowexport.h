// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include <QString>

#include "journal.h"

namespace sw {

/// What is to be written. The functions are called on the thread of the export.
struct ExportJob
{
    QString path;
    QByteArray head; ///< in front of the rows
    std::function<bool(const JournalRow &)> wanted;
    std::function<QByteArray(const JournalRow &)> bytesOf;
    std::function<QByteArray()> tail = {}; ///< behind the rows; empty: nothing
    /// Sees all rows once before any is written, for a format whose first rows depend on later ones; empty: none needs to.
    std::function<void(const JournalRow &)> survey = {};
    std::function<void()> surveyed = {}; ///< with `survey`: that was all
};

/// Writes rows to a file on a thread of its own. The file appears when all of it is on disk, in place of an older one; a failed or
/// cancelled export leaves nothing behind. Used by one thread, which outlives it together with the journal.
class RowExport final
{
public:
    enum class Fault : quint8 {
        None,
        NotAFile, ///< a device, a pipe, a folder stands there: it is not replaced
        System, ///< see reason
    };
    struct State
    {
        int percent = 0;
        bool ended = false;
        Fault fault = Fault::None;
        QString reason; ///< of the system, in the language of the program
        quint64 written = 0; ///< rows
        quint64 dropped = 0; ///< from the journal, before they could be written
    };

    /// `notify` is called on the export's thread when take() has news, and not again before.
    RowExport(const Journal &journal, std::function<void()> notify);
    ~RowExport();
    Q_DISABLE_COPY_MOVE(RowExport)

    void start(ExportJob job); ///< the rows of now; gives up what ran before
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); } ///< until its end was taken
    State take();

private:
    void run(const std::stop_token &stop, const ExportJob &job, quint64 first, quint64 end);
    void publish(const State &state);

    const Journal &m_journal;
    const std::function<void()> m_notify;
    std::mutex m_mutex;
    State m_state; ///< guarded
    bool m_told = false; ///< guarded
    std::jthread m_thread; ///< the last member: ends before the others go
};

} // namespace sw
