// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "endpoint.h"
#include "sequence.h"
#include "sequenceinbox.h"
#include "sequencematch.h"

namespace sw {

/// What became of a step of a sequence, in its last round. A value.
struct SequenceResult
{
    enum class State : quint8 { Waiting, Running, Done, Failed, TimedOut, Stopped };

    State state = State::Waiting;
    int rounds = 0; ///< that ended
    int failures = 0; ///< of all rounds
    /// By the rows of the log where there are such. A send: from its first call to the end of its last; an expected answer: from
    /// the end of the step before (of a send: its begin) until the last byte of it came; 0 when that had come before.
    qint64 tookNs = 0;
    qint64 longestNs = 0; ///< of all rounds
    qint64 totalNs = 0; ///< of all rounds
    QByteArray got; ///< Expect: what was looked at last, at most `shown` bytes of it
    int error = 0; ///< errno of a call that failed: the step's own, or the receiving one
    bool ended = false; ///< the connection had
    /// Of all rounds, while it was this step's turn: more came than is kept, so no step has looked at these; the log has them.
    SequenceInbox::Dropped dropped;
    bool gaveUp = false; ///< the regular expression needed too many steps for what came
};

/// Plays a sequence on a connection that stands: sends as the panel's own messages, and looks at what the connection's loop
/// receives, by the rows of the log. A step that expects looks at one row after the other, as a recv would give them. Main
/// thread; the endpoint outlives it. It is not deleted in its own signals.
class SequencePlay final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype shown = 4096;

    /// `goesOn`: a step that fails does not end it, as long as the connection stands.
    SequencePlay(Endpoint &endpoint, SocketId socket, Sequence sequence, bool goesOn, QObject *parent = nullptr);
    ~SequencePlay() override;

    /// Once. What came before is no answer. A sequence with a fault fails at that step.
    void start();
    void stop(); ///< at any moment; the connection stays
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool failed() const { return m_failed; } ///< a step did
    [[nodiscard]] bool wasStopped() const { return m_stopped; }
    [[nodiscard]] const Sequence &sequence() const { return m_sequence; }
    [[nodiscard]] const std::vector<SequenceResult> &results() const { return m_results; }
    [[nodiscard]] const SequenceInbox::Dropped &dropped() const { return m_in.dropped(); } ///< by all steps
    [[nodiscard]] int step() const { return m_running ? m_at : -1; } ///< that is made now
    [[nodiscard]] qint64 elapsedNs() const;

Q_SIGNALS:
    void changed(int step); ///< its result; often: thousands of times a second in a loop
    void finished();

private:
    using State = SequenceResult::State;
    static constexpr qint64 turnNs = 4'000'000; ///< then others have theirs
    enum class Phase : quint8 { Between, InStep, Late }; ///< Late: the time-out has passed
    struct Loop
    {
        int begin;
        int left;
    };

    void wake();
    void run(); ///< steps, until one has to wait or others shall have their turn
    void begin();
    quint64 send(const QByteArray &bytes); ///< a datagram: to the fixed remote
    void done(qint64 tookNs, qint64 endNs);
    void fail(State state, qint64 tookNs, bool last = false);
    void leave(State state, qint64 tookNs);
    void end();
    [[nodiscard]] int following(); ///< the step after this one; loops are counted
    void collect();
    void takeRow(const JournalRow &row);
    bool keep(QByteArrayView bytes, qint64 cameNs, bool message); ///< false: earlier pieces went
    void look();
    [[nodiscard]] std::size_t piecesToLookAt() const;
    void judge(SequenceMatch::Outcome outcome, bool message);
    void takeProgress(const MessageProgress &progress);
    void takeRecord(const CallRecord &record);
    void endSend();
    [[nodiscard]] SequenceResult &result() { return m_results[static_cast<std::size_t>(m_at)]; }
    [[nodiscard]] const SequenceStep &now() const { return m_sequence.steps[static_cast<std::size_t>(m_at)]; }
    [[nodiscard]] const SequenceMatch &wanted() const { return m_matches[static_cast<std::size_t>(m_at)]; }
    [[nodiscard]] bool expects() const;

    Endpoint &m_endpoint;
    Workbench &m_workbench;
    const SocketId m_socket;
    const Sequence m_sequence;
    const bool m_goesOn;
    std::vector<SequenceMatch> m_matches;
    std::vector<SequenceResult> m_results;
    std::vector<Loop> m_loops;
    SequenceInbox m_in;
    std::size_t m_lookedPieces = 0; ///< of it, by this step
    qsizetype m_lookedBytes = 0;
    qint64 m_lookNs = 0; ///< that it took
    std::size_t m_lateFrom = 0; ///< Phase::Late: this piece and further ones came too late
    quint64 m_row = 0; ///< the next one to look at
    QTimer m_timer; ///< a wait, a time-out, the next step
    QTimer m_more; ///< there is more to look at than one turn allows
    quint64 m_token = 0; ///< of the message that is on its way
    std::optional<MessageProgress> m_sent; ///< how that ended
    qint64 m_sendBeganNs = 0;
    qint64 m_sendEndedNs = 0;
    Phase m_phase = Phase::Between;
    int m_at = 0;
    qint64 m_fromNs = 0; ///< where the time of an answer begins
    qint64 m_beganNs = 0; ///< the step
    qint64 m_startNs = 0;
    qint64 m_endNs = 0;
    int m_inError = 0; ///< errno of the last receiving call
    bool m_running = false;
    bool m_failed = false;
    bool m_stopped = false;
    bool m_peerEnded = false;
    bool m_closed = false;
};

} // namespace sw
