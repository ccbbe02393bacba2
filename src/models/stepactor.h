// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <set>
#include <vector>

#include <QObject>

#include "hostport.h"
#include "stepcall.h"
#include "workbench.h"

namespace sw {

class StepSession;
struct BuiltCommand;

/// An endpoint that is driven call by call: its sockets by name, one thread of its own and more when wanted, the calls that
/// were made on them and wait for their turn. Closes what is open when it goes. Main thread; workbench and session outlive
/// it.
class StepActor final : public QObject
{
    Q_OBJECT

public:
    enum class Thread : quint8 { Own, Another };

    /// Its records carry `endpoint`. `role`: "server", "client", "peer", or empty.
    StepActor(Workbench &workbench, StepSession &session, EndpointId endpoint, const QString &role,
              QObject *parent = nullptr);
    ~StepActor() override;

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QString &role() const { return m_role; }
    [[nodiscard]] BackendKind backend() const { return m_backend; }
    void setBackend(BackendKind backend); ///< ignored while a call runs
    [[nodiscard]] EndpointId endpoint() const { return m_endpoint; }
    [[nodiscard]] const std::vector<StepCall> &calls() const { return m_calls; }
    [[nodiscard]] const std::vector<StepSocket> &sockets() const { return m_sockets; }
    [[nodiscard]] const StepSocket *socket(const QString &name) const; ///< null when there is none
    [[nodiscard]] int threads() const { return static_cast<int>(m_threads.size()); }
    [[nodiscard]] const StepCall *running(int thread) const; ///< null: that thread has nothing to do
    [[nodiscard]] bool isBusy() const; ///< a call has not ended
    [[nodiscard]] bool isClosing() const { return m_closing != Closing::No; }

    /// Makes the call, or queues it behind what its thread is in. `on` names a socket or file, or is empty.
    void make(const CallSpec &call, const QString &on, const QJsonObject &args, Thread thread = Thread::Own);
    /// By number: interrupts a running call; one that queues is dropped and never made.
    void interrupt(int number);
    void moveToAnotherThread(int number); ///< one that queues
    /// False when the name is no name or taken.
    bool rename(const QString &from, const QString &to);
    /// Interrupts and closes everything and forgets it; cleared() tells when.
    void startOver();
    /// What the backend knows now of the sockets.
    void refresh();

Q_SIGNALS:
    void callsChanged();
    void callEnded(int number);
    void socketsAboutToBeReset();
    void socketsReset();
    void socketAboutToBeAdded();
    void socketAdded();
    void socketChanged(int index);
    void cleared();

private:
    friend class StepSession;
    enum class Closing : quint8 { No, StartingOver };
    struct Worker
    {
        LaneId lane = 0;
        int running = 0; ///< number of a call, 0: none
        std::deque<int> queue;
    };

    void take(const CallRecord &record);
    void dispatch(int thread);
    void handOver(StepCall &call, SocketCommand command);
    void lookUp(StepCall &call, const BuiltCommand &built);
    void ended(StepCall &call, CallRecord record);
    void refuse(StepCall &call, const QString &why);
    void noteSockets(const StepCall &call);
    void addSocket(SocketId id, const QString &name, const StepCall &call);
    void close(SocketId socket);
    void finishClosing();
    void noteBlocked(const std::vector<RunningCall> &running);
    void renamed(const QString &from, const QString &to);
    int freeThread();
    [[nodiscard]] StepCall &call(int number) { return m_calls[static_cast<std::size_t>(number - 1)]; }
    [[nodiscard]] QStringList namesFor(const CallSpec &call, const QJsonObject &args) const;
    [[nodiscard]] int indexOf(SocketId socket) const;

    Workbench &m_workbench;
    StepSession &m_session;
    const EndpointId m_endpoint;
    const QString m_role;
    QString m_id;
    BackendKind m_backend = BackendKind::Native;
    std::vector<StepCall> m_calls;
    std::vector<StepSocket> m_sockets;
    std::vector<Worker> m_threads;
    std::map<quint64, SocketCommand> m_lookUps; ///< what waits for the address of a name, by the question's token
    std::set<quint64> m_closes; ///< tokens of closes that nobody clicked
    Closing m_closing = Closing::No;
};

} // namespace sw
