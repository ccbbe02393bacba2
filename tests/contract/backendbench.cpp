// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendbench.h"

#include <QTest>

#include "nativebackend.h"
#include "qtbackend.h"
#include "socketconstants.h"
#include "threads.h"

namespace sw {

const std::vector<BackendMaker> &backendKinds()
{
    static const std::vector<BackendMaker> kinds{
        {"native",
         [](SocketApi &api, RecordSink &sink, const Resolve &resolve) -> std::unique_ptr<SocketBackend> {
             return std::make_unique<NativeBackend>(api, sink, resolve);
         }},
        {"qt",
         [](SocketApi &api, RecordSink &sink, const Resolve &) -> std::unique_ptr<SocketBackend> {
             return std::make_unique<QtBackend>(api, sink);
         }},
    };
    return kinds;
}

void addBackendRows(bool all)
{
    QTest::addColumn<int>("backendKind");
    // What follows the kernel's own semantics in every detail can hold for the first alone.
    const std::size_t count = all ? backendKinds().size() : 1;
    for (std::size_t i = 0; i < count; ++i)
        QTest::newRow(backendKinds()[i].name) << static_cast<int>(i);
}

BackendBench::BackendBench(const Resolve &resolve)
{
    QFETCH_GLOBAL(int, backendKind);
    backend = backendKinds().at(static_cast<std::size_t>(backendKind)).make(api, log, resolve);
}

bool BackendBench::isQt() const
{
    return dynamic_cast<const QtBackend *>(backend.get()) != nullptr;
}

SocketCommand BackendBench::command(Call call, SocketId socket, LaneId lane)
{
    SocketCommand command;
    command.call = call;
    command.socket = socket;
    command.lane = lane;
    command.token = ++m_lastToken;
    return command;
}

quint64 BackendBench::start(const SocketCommand &command)
{
    backend->execute(command);
    return command.token;
}

CallRecord BackendBench::make(const SocketCommand &command)
{
    return answerTo(start(command));
}

CallRecord BackendBench::answerTo(quint64 token)
{
    CallRecord none;
    none.error = -1; // no errno: a missing answer must not look like success
    return log.waitFor(RecordLog::answer(token)).value_or(none);
}

SocketId BackendBench::tcpSocket(LaneId lane)
{
    SocketCommand make = command(Call::Socket, backend->newSocketId(), lane);
    make.arguments = {constant::afInet, constant::sockStream, 0};
    return this->make(make).error == 0 ? make.socket : 0;
}

SocketId BackendBench::listening(int backlog)
{
    const SocketId socket = tcpSocket();
    SocketCommand bind = command(Call::Bind, socket);
    bind.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value();
    SocketCommand listen = command(Call::Listen, socket);
    listen.number = backlog;
    return make(bind).error == 0 && make(listen).error == 0 ? socket : 0;
}

SocketId BackendBench::connected(const SocketAddress &address)
{
    const SocketId socket = tcpSocket();
    SocketCommand connect = command(Call::Connect, socket);
    connect.address = address;
    return make(connect).error == 0 ? socket : 0;
}

SocketId BackendBench::serving(const std::shared_ptr<Reaction> &reaction, int backlog)
{
    const SocketId socket = listening(backlog);
    SocketCommand accept = command(Call::Accept, socket);
    accept.repeat = true;
    accept.reaction = reaction;
    start(accept);
    return socket;
}

quint64 BackendBench::startReceiving(SocketId socket, const std::shared_ptr<Reaction> &reaction)
{
    SocketCommand receive = command(Call::Recv, socket);
    receive.repeat = true;
    receive.reaction = reaction;
    return start(receive);
}

quint64 BackendBench::startSending(SocketId socket, const QByteArray &message)
{
    SocketCommand send = command(Call::Send, socket);
    send.untilAll = true;
    send.bytes = message;
    return start(send);
}

CallRecord BackendBench::closeNow(SocketId socket, bool reset)
{
    SocketCommand close = command(Call::Close, socket);
    close.cancelFirst = true;
    close.reset = reset;
    const quint64 token = start(close);
    const auto closed = log.waitFor([token](const CallRecord &r) {
        return r.kind == RecordKind::Call && r.token == token && r.call == Call::Close;
    });
    CallRecord none;
    none.error = -1;
    return closed.value_or(none);
}

SocketAddress BackendBench::localOf(SocketId socket) const
{
    return factsOf(socket).local;
}

SocketFacts BackendBench::factsOf(SocketId socket) const
{
    return backend->facts(socket).value_or(SocketFacts());
}

bool BackendBench::isBlockedIn(Call call, SocketId socket) const
{
    for (const RunningCall &running : backend->runningCalls()) {
        if (running.call == call && running.socket == socket)
            return threadSleeps(running.thread).value_or(false);
    }
    return false;
}

SocketId BackendBench::acceptedBy(SocketId listener, quint32 number) const
{
    const auto accepted = log.waitFor([&](const CallRecord &record) {
        return record.kind == RecordKind::Call && record.call == Call::Accept && record.socket == listener
            && record.error == 0 && record.connection == number;
    });
    return accepted ? accepted->newSocket : 0;
}

std::shared_ptr<ScriptedReaction> ScriptedReaction::echo()
{
    auto reaction = std::make_shared<ScriptedReaction>();
    reaction->answers = [](QByteArrayView received) { return received.toByteArray(); };
    return reaction;
}

} // namespace sw
