// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include <QObject>

#include "placeholders.h"
#include "roomwait.h"
#include "threads.h"
#include "workbench.h"

namespace sw {

/// Where messages of a person go.
struct SendTarget
{
    SocketId socket = 0;
    SocketAddress address; ///< of a datagram; null: as the socket is connected
    bool datagrams = false;
};

/// What is sent again and again. A value.
struct RepeatPlan
{
    std::vector<SendTarget> targets; ///< each gets every message; not empty
    MessageTemplate message;
    quint64 counter = 0; ///< of the first message
    qint64 intervalNs = 0; ///< from one to the next; 0: as fast as the targets take them
    quint64 times = 0; ///< 0: until stopped
    EndpointId endpoint = 0;
    BackendKind backend = BackendKind::Native;
    /// Takes a send (and then gives it a token when it has none) instead of the backend; null: nothing does. Any thread.
    std::function<bool(SocketCommand &)> detour;
    /// A record of a send that carries several messages as one for each; null: none does. Main thread.
    std::function<std::vector<CallRecord>(const CallRecord &)> partsOf;
    std::function<void(SocketId)> dropDetoured; ///< drops what waits there; null: nothing can. Main thread.
};

/// What the placeholders know of the two ends of a target. Main thread.
PlaceholderContext placeholderContext(const Workbench &workbench, const SendTarget &target);
/// A person's message as a command. Main thread.
SocketCommand sendCommand(const Workbench &workbench, const SendTarget &target, EndpointId endpoint,
                          BackendKind backend, const QByteArray &bytes);

/// Sends a message by deadlines, on a thread that does nothing else, so that the pace does not depend on what the window is busy
/// with. Never more than some messages wait in a target that does not take them: the next ones come later then, and none is made up
/// for; so it is while the session file has to catch up. The functions: main thread, where the records of the sends come back. The workbench outlives it.
class RepeatedSend final : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t mostWaiting = 4096; ///< messages of a target that the kernel has not taken
    static constexpr qint64 mostWaitingBytes = 1024 * 1024;
    static constexpr qint64 catchUpNs = 250'000'000; ///< what is late by more is not made up for

    enum class End : quint8 {
        None, ///< it goes on
        Done, ///< as often as wanted
        Stopped, ///< by stop()
        Closed, ///< the connections were closed here
        Failed, ///< by an errno
        Cancelled, ///< the sends were
        NoBytes, ///< the message could not be made: see messageError
        NoThread,
    };
    struct Figures
    {
        quint64 sent = 0; ///< messages that the kernel has taken whole
        quint64 failed = 0; ///< datagrams that came back with an error that may pass
        quint64 waiting = 0; ///< handed over and not taken yet
        quint64 rounds = 0; ///< how often the message was made
        qint64 elapsedNs = 0; ///< from the first to the last
        double rate = 0; ///< messages a second, over the last two seconds; all of it when that is shorter
        bool full = false; ///< a target takes no more now
        bool finished = false;
        End end = End::None;
        int error = 0;
        std::optional<PayloadError> messageError;
    };

    RepeatedSend(Workbench &workbench, RepeatPlan plan, QObject *parent = nullptr);
    ~RepeatedSend() override;

    void start(); ///< once; the first message goes at once
    void stop(); ///< makes no more; what was handed over still goes
    void cancel(); ///< stops, and interrupts what waits
    [[nodiscard]] Figures figures();
    [[nodiscard]] const RepeatPlan &plan() const { return m_plan; }

Q_SIGNALS:
    void finished(); ///< nothing of it is under way any more

private:
    struct Target
    {
        SendTarget where;
        PlaceholderContext context;
        SocketCommand command; ///< without bytes
        std::deque<quint64> ends; ///< of the messages that wait: bytes from the beginning of all
        quint64 issued = 0; ///< bytes
        quint64 taken = 0;
        bool open = true;
    };
    struct Sample
    {
        qint64 atNs;
        quint64 sent;
    };

    void run(); // on the thread
    bool sendRound(quint64 counter); // on either; false: the message could not be made
    [[nodiscard]] bool hasRoom() const; // under the mutex
    void take(const CallRecord &record);
    void takeResult(Target &target, const CallRecord &record);
    void lose(Target &target, End why, int error);
    void endWith(End end);
    void giveUp(End end, int error); ///< before there is a thread
    void checkEnd();
    [[nodiscard]] quint64 waiting() const;

    Workbench &m_workbench;
    SocketBackend &m_backend;
    const RepeatPlan m_plan;
    WorkerThread m_thread;
    RoomWait m_room;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Target> m_targets; ///< their number never changes once the thread runs
    quint64 m_rounds = 0;
    bool m_stop = false; ///< the thread shall end
    bool m_allMade = false; ///< the thread makes no more
    bool m_full = false;
    End m_end = End::None;
    int m_error = 0;
    std::optional<PayloadError> m_messageError;
    // Main thread only:
    quint64 m_sent = 0;
    quint64 m_failed = 0;
    qint64 m_startNs = 0;
    qint64 m_lastNs = 0;
    bool m_finished = false;
    std::deque<Sample> m_samples;
};

} // namespace sw
