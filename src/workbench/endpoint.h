// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QHash>
#include <QObject>

#include "boundpath.h"
#include "endpointreaction.h"
#include "portinspection.h"
#include "socketfacts.h"
#include "workbench.h"

namespace sw {

enum class EndpointState : quint8 {
    Stopped,
    Resolving,
    Starting,
    Listening,
    Connecting,
    Connected,
    Stopping,
    Failed,
    Receiving
};

/// One place of the lifecycle strip: a call in textbook order and what became of it.
struct LifecycleStep
{
    enum class Phase : quint8 { Idle, Blocked, Done, Failed };

    Call call = Call::None;
    QtClass qtClass = QtClass::None; ///< of the Qt backend: whose function stands for the call
    Phase phase = Phase::Idle;
    CallRecord last; ///< of the newest call that ended; data is left out
    quint64 count = 0; ///< how often it ended well
    quint64 bytes = 0; ///< moved by all of them
    int blockedThreads = 0; ///< lanes in this call now
    qint64 blockedSinceNs = 0; ///< monotonicNs() when the longest of them began
    std::vector<int> qtStates; ///< of connect: what stateChanged told, in order
};

/// How far a message that a person sent has got: `taken` is what the kernel took.
struct MessageProgress
{
    quint64 token = 0;
    SocketId socket = 0;
    quint32 connection = 0;
    qint64 size = 0;
    qint64 taken = 0;
    bool finished = false;
    bool cancelled = false;
    int error = 0;
};

/// What a server panel and a client panel have in common: a recipe of commands that follows the records, the steps of the
/// strip, messages on their way. Main thread. Belongs to whoever made it; the workbench outlives it.
class Endpoint : public QObject
{
    Q_OBJECT

public:
    ~Endpoint() override;

    [[nodiscard]] EndpointId id() const { return m_id; }
    [[nodiscard]] EndpointState state() const { return m_state; }
    [[nodiscard]] bool isIdle() const { return m_state == EndpointState::Stopped || m_state == EndpointState::Failed; }
    /// Why it failed or ended: the record that tells, if any.
    [[nodiscard]] const std::optional<CallRecord> &reason() const { return m_reason; }
    /// The strip now. `running` are the backend's running calls.
    [[nodiscard]] std::vector<LifecycleStep> steps(const std::vector<RunningCall> &running) const;
    [[nodiscard]] EndpointReaction &reaction() const { return *m_reaction; }
    [[nodiscard]] Workbench &workbench() const { return m_workbench; }
    [[nodiscard]] BackendKind backend() const { return m_backend; } ///< who makes its calls

    /// Driven call by call by somebody else: its records light the strip but drive no recipe. Only while idle; forgets what
    /// the strip showed.
    void setManual(bool manual);
    /// The file of a unix socket that it bound or could not bind.
    [[nodiscard]] BoundPath &boundPath() { return m_boundPath; }

    /// Applies at once, also to connections that stand.
    void setReply(const ReplySettings &reply);
    /// Sends as one message; the progress comes by messageProgress(). Gives its token.
    quint64 send(SocketId socket, const QByteArray &bytes);
    void cancelSends(SocketId socket);
    void setReadingPaused(SocketId socket, bool paused);
    void shutdown(SocketId socket, int how);
    void close(SocketId socket);
    void reset(SocketId socket); ///< close with a RST
    /// Starts TLS on an open connection of the Qt backend that was made for it; the record tells how it went.
    void startTls(SocketId socket, const TlsSettings &tls);

Q_SIGNALS:
    void stateChanged();
    void stepsChanged();
    void messageProgress(const sw::MessageProgress &progress);
    /// A bind failed as the port is taken: the notice says by whom as far as it is known, and names a free one.
    void portHeld(const sw::CallRecord &notice);

protected:
    Endpoint(Workbench &workbench, const std::vector<Call> &textbookOrder, QObject *parent);

    /// A record of this endpoint, in order of ending.
    virtual void handle(const CallRecord &record) = 0;
    void setState(EndpointState state);
    void setReason(const std::optional<CallRecord> &record) { m_reason = record; }
    void clearSteps();
    /// portHeld() tells the outcome.
    void inspectPort(const CallRecord &failed, const SocketAddress &wanted, Transport transport);
    /// Starts the strip anew when the calls or the backend differ. `qtClass`: of the connections or datagrams that the Qt
    /// backend would make.
    void setTextbookOrder(const std::vector<Call> &calls, BackendKind backend = BackendKind::Native,
                          QtClass qtClass = QtClass::None);
    quint64 track(const SocketCommand &message); ///< executes; the progress comes by messageProgress()
    [[nodiscard]] SocketCommand command(Call call, SocketId socket) const;
    /// Executes and remembers the token, so that handle() can tell the recipe's answers from others.
    quint64 step(SocketCommand next);
    [[nodiscard]] bool isAwaited(const CallRecord &record) const
    {
        return record.kind == RecordKind::Call && record.token != 0 && record.token == m_awaited;
    }
    void awaitNothing() { m_awaited = 0; }
    void cancelAwaited() { m_workbench.cancel(m_awaited); }
    [[nodiscard]] std::shared_ptr<EndpointReaction> sharedReaction() const { return m_reaction; }

private:
    void take(const CallRecord &record);
    void noteStep(const CallRecord &record);
    void noteQtState(const CallRecord &record);
    void noteMessage(const CallRecord &record);

    Workbench &m_workbench;
    const EndpointId m_id;
    const std::shared_ptr<EndpointReaction> m_reaction;
    BoundPath m_boundPath;
    PortInspection m_inspection;
    EndpointState m_state = EndpointState::Stopped;
    std::optional<CallRecord> m_reason;
    std::vector<LifecycleStep> m_steps;
    QHash<quint64, MessageProgress> m_messages;
    BackendKind m_backend = BackendKind::Native;
    quint64 m_awaited = 0;
    bool m_manual = false;
    quint64 m_closedReceived = 0;
    quint64 m_closedSent = 0;
};

/// An int as setsockopt(2) takes it.
QByteArray intOption(int value);

} // namespace sw
