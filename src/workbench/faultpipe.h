// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "faultplan.h"
#include "mixedsends.h"
#include "reaction.h"
#include "recordsink.h"
#include "socketcommand.h"

namespace sw {

class FaultClock;
class SocketBackend;

// Why a row of a send says that nothing was sent: the member "fault" of its value.
inline constexpr const char *faultDrop = "drop"; ///< a datagram, by chance
inline constexpr const char *faultCut = "cut"; ///< the connection ends here
inline constexpr const char *faultReset = "reset"; ///< the same, by a reset
inline constexpr const char *faultByHand = "by-hand"; ///< a held chunk, by a person
inline constexpr const char *faultFull = "full"; ///< a datagram for which there was no room
/// One of these, or empty when the record is of no such row. Any thread.
QString faultOf(const CallRecord &record);

/// A chunk that waits for a person's word. A value.
struct HeldChunk
{
    quint64 id = 0;
    QByteArray bytes;
    qint64 sinceNs = 0; ///< monotonicNs()
};

/// One direction of one conversation: bytes come in, a plan decides what becomes of them, and they go out as sends of one
/// socket. Any thread: bytes are pushed on the thread that received them and sent from there when no fault delays them, so
/// that they never wait for the window. What waits is bounded: the source is paused while too much does (a stream), or
/// datagrams are dropped and told.
class FaultPipe final : public Reaction, public std::enable_shared_from_this<FaultPipe>
{
public:
    static constexpr qint64 mostWaiting = 1024LL * 1024; ///< bytes; a stream's source is paused above it
    static constexpr int mostHeld = 1000; ///< datagrams

    struct Parts
    {
        SocketBackend &backend;
        RecordSink &sink;
        FaultClock &clock;
        MixedSends *mixed = nullptr; ///< of own sends: what the joined ones carry
    };

    /// All parts outlive it. `conversation`: so that two of them differ under one seed.
    FaultPipe(const Parts &parts, FaultScope scope, const Faults &faults, quint64 conversation);

    void setSource(SocketId source); ///< whose reading is paused
    /// From now on bytes go out by this command (call, socket, endpoint, connection, address); what came before goes first.
    /// `how`: of the shutdown that the end of the input becomes; Qt's classes cannot end one direction alone.
    void openTo(const SocketCommand &send, int how);
    void setFaults(const Faults &faults);
    void setHolding(bool holding); ///< off: what is held goes on
    /// Overtakes what is held. The records of the sends that it becomes carry `token`; what is left of it when the pipe is
    /// abandoned is told by a row of a send that was cancelled.
    void inject(const QByteArray &bytes, quint64 token = 0);
    /// Takes back what waits here of the messages with that token, which are told as cancelled; what waits of others goes on.
    /// What the socket was given already is not ours: joined with others' bytes it goes out with them.
    void withdraw(quint64 token);
    void end(); ///< no more comes; passed on behind the last byte
    void abandon(); ///< nothing goes out any more; what waits is forgotten

    [[nodiscard]] std::vector<HeldChunk> held() const;
    /// Lets a held chunk go with these bytes, or without any of it. False: it is not held (any more).
    bool release(quint64 id, const QByteArray &bytes);
    bool dropHeld(quint64 id);
    [[nodiscard]] qint64 waitingBytes() const;
    [[nodiscard]] bool isIdle() const; ///< nothing waits, not even an empty datagram
    [[nodiscard]] qint64 lastActivityNs() const;
    [[nodiscard]] quint64 passedBytes() const; ///< that the socket took
    /// Grows whenever held() changes: whoever shows it need not copy it to know.
    [[nodiscard]] quint64 heldVersion() const { return m_heldVersion; }

    /// A datagram that was handed over did not go: its send failed.
    void datagramFailed(qint64 bytes);

    // Reaction of the loop that receives from the source, and of its own sends
    QByteArray greeting() override { return {}; }
    QByteArray answer(QByteArrayView) override { return {}; }
    std::optional<QByteArray> answerToDatagram(QByteArrayView) override { return std::nullopt; }
    void received(quint32 connection, QByteArrayView bytes) override;
    /// Of a stream: the backends give the record of each part of a send that carries this.
    void datagram(const CallRecord &record) override;
    bool closesAfterPeer() override { return false; }

private:
    void push(const QByteArray &bytes, quint64 token = 0);
    void pump();
    void wakeAt(qint64 dueNs);
    void put(const FaultOutput &output);
    void finish();
    void regulate();
    void tellUnsent(const QByteArray &bytes, const char *why, quint64 token = 0);
    quint64 noteGone(const FaultOutput &output);
    void tellWaiting();

    const Parts m_parts;
    std::atomic<quint64> m_heldVersion{0};
    const FaultScope m_scope;
    const std::unique_ptr<FaultPlan> m_plan;
    mutable std::mutex m_mutex; ///< guards all that follows
    SocketId m_source = 0;
    SocketCommand m_send;
    int m_how = 0;
    std::deque<HeldChunk> m_held;
    qint64 m_heldBytes = 0;
    quint64 m_nextHeld = 1;
    /// What no send was made for, in the order it came; of datagrams those with a token only.
    std::deque<MixedSends::Share> m_messages;
    std::optional<FaultOutput> m_last; ///< the end or a cut, to be carried out when all sends are done
    qint64 m_outstanding = 0; ///< bytes of sends that have not gone out
    qint64 m_wakeNs = 0; ///< when the clock calls next; 0: it does not
    qint64 m_activityNs = 0;
    quint64 m_passed = 0;
    bool m_open = false;
    bool m_holding = false;
    bool m_ends = false; ///< the input has ended
    bool m_paused = false;
    bool m_abandoned = false;
};

} // namespace sw
