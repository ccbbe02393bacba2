// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "sessionencoder.h"
#include "sessionfile.h"
#include "sessionstop.h"

namespace sw {

class Journal;
class StoredRows;

/// Follows a journal by row number and writes its rows to a session file, on a thread of its own. The file appears with the first
/// row. What is in the journal is in the file a moment later (well within 200 ms, as loops that receive are held back to what
/// the disk takes), and survives the end of the process. The journal outlives it. Functions: any thread.
class SessionWriter final
{
public:
    struct Options
    {
        QString path;
        bool privateFolder = false; ///< makes its folder, for the owner alone
        QByteArray program; ///< its name and version
        quint64 mostBytes = 0; ///< of the file; 0: as the disk allows
        /// A disk that can take no more: wait until it can, instead of giving up.
        bool waits = false;
        std::vector<EndpointName> names = {}; ///< as setNames()
    };
    struct State
    {
        quint64 bytes = 0; ///< of the file
        quint64 rows = 0; ///< in it
        SessionStop stopped = SessionStop::None;
        bool waiting = false; ///< stopped, but goes on when it can
        int error = 0;
        QString path; ///< empty while there is no file yet
    };

    SessionWriter(Journal &journal, Options options);
    ~SessionWriter(); ///< as finish()
    Q_DISABLE_COPY_MOVE(SessionWriter)

    void finish(); ///< writes what is there, and the end of the session. One thread, as the destructor

    void setMostBytes(quint64 bytes);
    void setWaits(bool waits);
    void setNames(std::vector<EndpointName>
                      names); ///< how endpoints are called, all of them; they go to the file with the next rows
    [[nodiscard]] State state() const;

    /// Free space that is left to others: the disk counts as nearly full below it.
    static quint64 leftFree(const DiskRoom &room);

private:
    void run(const std::stop_token &stop);
    int open();
    bool writeBatch(const std::stop_token &stop);
    quint64 encode(quint64 end);
    void encodeNames();
    int put(const std::stop_token &stop);
    SessionStop obstacle(qint64 bytes) const;
    bool waitsFor(SessionStop why, int error, const std::stop_token &stop);
    void tell(SessionStop why, int error);
    void end(); ///< of the file
    void giveUp(SessionStop why, int error);
    void measure(quint64 cost, qint64 tookNs);

    Journal &m_journal;
    const QString m_path;
    const bool m_privateFolder;
    const QByteArray m_program;
    QByteArray m_buffer;
    std::shared_ptr<SessionFile> m_file;
    std::shared_ptr<StoredRows> m_stored;
    quint64 m_next; ///< the first row not written
    SessionEncoder m_encoder; ///< after m_next: it begins with what the journal knows then
    double m_speed = 0; ///< cost a second
    qint64 m_lookedNs = 0; ///< at the disk
    DiskRoom m_room;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    quint64 m_mostBytes;
    bool m_waits;
    std::vector<EndpointName> m_names;
    bool m_namesChanged;
    State m_state;
    std::jthread m_thread; ///< the last member: it uses the others
};

} // namespace sw
