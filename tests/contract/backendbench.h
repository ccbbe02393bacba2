// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "fakesocketapi.h"
#include "loopbackpeer.h"
#include "nameresolution.h"
#include "patience.h"
#include "recordlog.h"
#include "socketbackend.h"

namespace sw {

using Resolve = std::function<NameAnswer(const NameQuery &)>;

/// One backend that the contract holds for: how the tests name it, and how it is made.
struct BackendMaker
{
    const char *name;
    std::unique_ptr<SocketBackend> (*make)(SocketApi &api, RecordSink &sink, const Resolve &resolve);
};
const std::vector<BackendMaker> &backendKinds();
/// A row of global test data for each kind, column `backendKind`. Not `all`: for the native one only.
void addBackendRows(bool all = false);

/// What a test of the contract stands on: a backend, its records, and short ways to say commands. Main thread.
class BackendBench final
{
public:
    /// Makes the backend that the current row of global test data names.
    explicit BackendBench(const Resolve &resolve = resolveName);

    FakeSocketApi api;
    RecordLog log;
    std::unique_ptr<SocketBackend> backend;

    [[nodiscard]] bool isQt() const; ///< for the places where Qt's truth is another
    [[nodiscard]] SocketCommand command(Call call, SocketId socket, LaneId lane = 0); ///< with a token of its own
    quint64 start(const SocketCommand &command); ///< gives its token
    CallRecord make(const SocketCommand &command); ///< and waits for its record; call None and error -1 when none came
    CallRecord make(Call call, SocketId socket) { return make(command(call, socket)); }
    CallRecord answerTo(quint64 token);

    SocketId tcpSocket(LaneId lane = 0);
    SocketId listening(int backlog = 1024); ///< on 127.0.0.1, a port of the system's choice
    SocketId connected(const SocketAddress &address);
    /// A server with the accept loop running.
    SocketId serving(const std::shared_ptr<Reaction> &reaction, int backlog = 1024);
    quint64 startReceiving(SocketId socket, const std::shared_ptr<Reaction> &reaction = nullptr);
    quint64 startSending(SocketId socket, const QByteArray &message);
    CallRecord closeNow(SocketId socket, bool reset = false); ///< interrupting
    SocketAddress localOf(SocketId socket) const;
    SocketFacts factsOf(SocketId socket) const;
    /// Whether a thread sleeps in that call on that socket.
    bool isBlockedIn(Call call, SocketId socket) const;
    /// The socket of the n-th accepted connection, from 1; waits for it. 0 when it did not come.
    SocketId acceptedBy(SocketId listener, quint32 number) const;

private:
    quint64 m_lastToken = 0;
};

/// A reaction whose answers a test chooses.
class ScriptedReaction final : public Reaction
{
public:
    QByteArray greets;
    std::function<QByteArray(QByteArrayView)> answers;
    bool closes = true;

    QByteArray greeting() override { return greets; }
    QByteArray answer(QByteArrayView received) override { return answers ? answers(received) : QByteArray(); }
    void received(quint32, QByteArrayView) override {}
    bool closesAfterPeer() override { return closes; }

    static std::shared_ptr<ScriptedReaction> echo();
};

} // namespace sw
