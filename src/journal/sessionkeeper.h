// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "sessionwriter.h"

namespace sw {

/// What becomes of rows that memory has no room for.
enum class KeepPolicy : quint8 {
    SessionFile, ///< all are in a session file; when that takes no more, the newest are kept in memory
    Newest, ///< the newest in memory
    Wait, ///< all are in a session file; when that takes no more, reading waits
};

/// How a session is kept: writes the files of this run into the folder of sessions, within the budget for all of them. One thread;
/// the journal outlives it.
class SessionKeeper final
{
public:
    struct State
    {
        KeepPolicy policy = KeepPolicy::Newest;
        SessionWriter::State file; ///< of the file in use, or the one that was stopped
        quint64 budget = 0; ///< bytes of all sessions together
        quint64 others = 0; ///< bytes of the other sessions
        [[nodiscard]] bool gaveUp() const { return file.stopped != SessionStop::None && !file.waiting; }
    };

    SessionKeeper(Journal &journal, QString folder, QByteArray program);
    ~SessionKeeper();
    Q_DISABLE_COPY_MOVE(SessionKeeper)

    /// Takes effect at once. One that a file was stopped under begins a new file.
    void setPolicy(KeepPolicy policy);
    void
    setNames(std::vector<EndpointName> names); ///< how endpoints are called, all of them: into this file and later ones
    void setDiskBudget(quint64 bytes); ///< of all sessions together; 0: the default
    /// Sessions were deleted, or something else gave the disk room: goes on writing when it had to stop.
    void roomChanged();
    [[nodiscard]] State state() const;
    [[nodiscard]] quint64 diskBudget() const { return m_wantedBudget; } ///< as set; 0: the default
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] Journal &journal() const { return m_journal; }

private:
    void begin();
    void renewLimit();

    Journal &m_journal;
    const QString m_folder;
    const QByteArray m_program;
    KeepPolicy m_policy = KeepPolicy::Newest;
    quint64 m_wantedBudget = 0;
    quint64 m_budget = 0;
    quint64 m_others = 0;
    std::vector<EndpointName> m_names;
    std::unique_ptr<SessionWriter> m_writer;
};

} // namespace sw
