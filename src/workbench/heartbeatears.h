// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <mutex>

#include <QByteArray>

namespace sw {

/// Listens on the connections' threads for answers to heartbeats. What a connection has not been waited for costs one look at a
/// flag. Any thread.
class HeartbeatEars final
{
public:
    /// What counts as an answer, from now on; empty: anything.
    void expect(const QByteArray &answer);
    void setOpen(bool open); ///< closed: nothing is noted
    /// The answer to a heartbeat that is about to be sent.
    void waitFor(quint32 connection);
    void forget(quint32 connection);
    /// When the answer came (monotonicNs()); 0: not yet.
    [[nodiscard]] qint64 answeredNs(quint32 connection) const;
    void hear(quint32 connection, QByteArrayView bytes);

private:
    struct Waiting
    {
        qint64 answeredNs = 0;
        QByteArray tail; ///< what came last: the answer may come in pieces
    };
    mutable std::mutex m_mutex;
    std::atomic<bool> m_open{false};
    QByteArray m_answer;
    std::map<quint32, Waiting> m_waiting;
};

} // namespace sw
