// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QObject>
#include <QTimer>

#include "connectionprobe.h"
#include "pipeledger.h"
#include "streamsfeed.h"
#include "workbench.h"

class QSocketNotifier;

namespace sw {

/// Where the bytes of a chosen conversation are, twenty times a second while somebody looks: both ends asked for together, and what
/// the calls of this program tell asked for after them. Main thread; the workbench outlives it.
class PipeFeed final : public QObject
{
    Q_OBJECT

public:
    struct End
    {
        std::optional<TcpEnd> kernel; ///< nothing: the kernel has no such socket, or it is on another machine
        std::optional<SocketFacts> facts; ///< of a socket of this program, as last known
        std::optional<RunningCall> sending; ///< a call that has not returned
        std::optional<RunningCall> receiving;
        bool here = false; ///< a socket of this program
        bool closed = false; ///< it was one
        std::optional<quint64> arrived; ///< payload that it had when the kernel last told
    };

    explicit PipeFeed(Workbench &workbench, QObject *parent = nullptr);
    ~PipeFeed() override;

    void setWatched(bool on);
    void renew() { m_streams.renew(); }
    void choose(SocketId socket) { m_streams.choose(socket); } ///< its conversation; 0: the newest one
    [[nodiscard]] const StreamsFeed &streams() const { return m_streams; }
    [[nodiscard]] const Conversation *conversation() const { return m_streams.tracks().chosenConversation(); }
    [[nodiscard]] bool isTcp() const; ///< the kernel tells of its ends
    [[nodiscard]] bool isEncrypted() const; ///< the calls have other bytes than the connection
    [[nodiscard]] const End &end(size_t which) const { return m_ends[which]; }
    /// From the first end to the second, and back.
    [[nodiscard]] const PipeLedger &ledger(size_t direction) const { return m_ledgers[direction]; }
    [[nodiscard]] qint64 takenNs() const { return m_takenNs; }
    [[nodiscard]] int error() const { return m_error; } ///< errno with which the kernel refused to tell, or 0

Q_SIGNALS:
    void changed();

private:
    void follow();
    void look();
    void lookAtCalls();
    void settle(const std::optional<TcpEnd> &secondBefore);
    [[nodiscard]] PipeInput inputOf(size_t direction) const;

    Workbench &m_workbench;
    StreamsFeed m_streams;
    ConnectionProbe m_probe;
    QSocketNotifier *m_notifier = nullptr;
    QTimer m_withoutKernel; ///< for what the kernel does not tell of: unix sockets
    SocketId m_followed = 0; ///< the first end of the conversation
    SocketId m_second = 0;
    std::array<End, 2> m_ends;
    std::array<PipeLedger, 2> m_ledgers;
    qint64 m_takenNs = 0;
    int m_error = 0;
    bool m_watched = false;
};

} // namespace sw
