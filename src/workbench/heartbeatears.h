// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include <QByteArray>

#include "bytematch.h"

namespace sw {

/// Listens on the connections' threads for answers to heartbeats. What a connection has not been waited for costs one look at a
/// flag. A stream has no bounds: compared is what one read brought, and all that came since the heartbeat while that is not
/// too much. Any thread.
class HeartbeatEars final
{
public:
    static constexpr qsizetype mostKept = ByteMatch::mostSubject; ///< bytes since the heartbeat

    /// What counts as an answer, from now on: the match and pattern of a rule. At first anything.
    void expect(const AnswerRule &answer);
    void setOpen(bool open); ///< closed: nothing is noted
    /// The answer to a heartbeat that is about to be sent.
    void waitFor(quint32 connection);
    void forget(quint32 connection);
    /// When the answer came (monotonicNs()); 0: not yet.
    [[nodiscard]] qint64 answeredNs(quint32 connection) const;
    void hear(quint32 connection, QByteArrayView bytes);

private:
    struct Expected
    {
        ByteMatch match;
        bool anywhere = false; ///< stands somewhere in the stream
        qsizetype tail = 0; ///< of that: how much is kept, as it may come in pieces
    };
    struct Waiting
    {
        quint64 beat = 0; ///< which one is waited for
        qint64 answeredNs = 0;
        QByteArray since; ///< what came since the heartbeat, or the tail of it
        bool full = false; ///< more came than is kept
        bool deaf = false; ///< the expression needed too many steps: not tried again until the next heartbeat
    };
    static bool fits(const Expected &expected, Waiting &one, QByteArrayView bytes);

    mutable std::mutex m_mutex;
    std::atomic<bool> m_open{false};
    std::shared_ptr<const Expected> m_expected = std::make_shared<const Expected>();
    std::map<quint32, Waiting> m_waiting;
    quint64 m_beats = 0;
};

} // namespace sw
