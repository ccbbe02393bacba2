// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamrelay.h"

#include <cerrno>

#include "socketconstants.h"
#include "streamrecipe.h"

namespace sw {

namespace {

// accept(2): these mean that this listening socket will never give a connection again, or that no thread waits for one.
bool endsAccepting(const CallRecord &record)
{
    const bool noThread = record.token != 0; // the loop's own records carry no token
    return record.error == EBADF || record.error == EINVAL || record.error == ENOTSOCK || (noThread && record.failed());
}

/// How the end of a direction is passed on: Qt's classes have no half-close.
int endOf(BackendKind backend)
{
    return backend == BackendKind::Qt ? constant::shutRdwr : constant::shutWr;
}

} // namespace

StreamRelay::StreamRelay(Workbench &workbench, QObject *parent)
    : Relay(workbench, {}, parent)
    , m_gate(std::make_shared<RelayGate>(pipeParts(), FaultScope::Stream))
{
}

StreamRelay::~StreamRelay()
{
    leave();
}

std::vector<SocketCommand> StreamRelay::listenRecipe(const SocketAddress &address) const
{
    return serverRecipe(listeningHalf(settings()), address);
}

void StreamRelay::listens()
{
    SocketCommand accept = command(Call::Accept, listeningSocket());
    accept.repeat = true;
    accept.reaction = m_gate;
    if (settings().listenTls)
        accept.tls = std::make_shared<const TlsSettings>(serverTls(listeningHalf(settings())));
    workbench().execute(accept);
}

void StreamRelay::handleTalk(const CallRecord &record)
{
    if (record.socket == listeningSocket() && record.call == Call::Accept && record.kind == RecordKind::Call) {
        if (!record.failed())
            accepted(record);
        else if (state() == EndpointState::Listening && endsAccepting(record))
            failListening(record);
        return;
    }
    RelayTalk *talk = find(record.connection);
    if (!talk)
        return;
    if (record.kind != RecordKind::Call)
        return;
    if (const QString fault = faultOf(record); !fault.isEmpty()) {
        if (fault == QLatin1StringView(faultCut) || fault == QLatin1StringView(faultReset)) {
            talk->cut = true;
            closeTalk(*talk, fault == QLatin1StringView(faultReset));
        }
        return;
    }
    if (record.token != 0 && record.token == talk->awaited)
        targetTold(*talk, record);
    else
        sideTold(*talk, record);
}

void StreamRelay::accepted(const CallRecord &record)
{
    RelayTalk made;
    made.number = record.connection;
    made.client.socket = record.newSocket;
    made.client.peer = record.address;
    made.client.open = true;
    RelayTalk &talk = add(std::move(made));
    if (isStopping()) { // it slipped in while everything was being closed
        closeTalk(talk, false);
        return;
    }
    talk.up->setSource(talk.client.socket);
    talk.down->openTo(sendTo(talk, talk.client), endOf(settings().listenBackend()));
    tryTarget(talk);
}

SocketCommand StreamRelay::sendTo(const RelayTalk &talk, const RelayTalk::Side &side) const
{
    SocketCommand send = command(Call::Send, side.socket);
    send.connection = talk.number;
    return send;
}

void StreamRelay::tryTarget(RelayTalk &talk)
{
    talk.target = {};
    talk.target.peer = targets()[talk.nextAddress++];
    talk.target.socket = workbench().backend().newSocketId();
    talk.recipe = clientRecipe(targetHalf(settings()), talk.target.peer);
    nextOfTarget(talk);
}

void StreamRelay::nextOfTarget(RelayTalk &talk)
{
    if (talk.recipe.empty()) {
        talk.awaited = 0;
        targetReady(talk);
        return;
    }
    SocketCommand following = talk.recipe.front();
    talk.recipe.erase(talk.recipe.begin());
    following.socket = talk.target.socket;
    following.endpoint = id();
    following.connection = talk.number;
    talk.awaited = workbench().execute(following);
}

void StreamRelay::targetTold(RelayTalk &talk, const CallRecord &record)
{
    talk.awaited = 0;
    if (record.call == Call::Socket && !record.failed())
        talk.target.open = true;
    if (isStopping() || !talk.client.open || talk.client.closing) {
        closeSide(talk.target, false);
        return;
    }
    if (!record.failed()) {
        nextOfTarget(talk);
        return;
    }
    talk.failure = record;
    if (record.call == Call::Starttls)
        talk.nextAddress = targets().size(); // it was reached: another address is no remedy
    if (talk.target.open) {
        closeSide(talk.target, false); // what comes next is decided when it is closed
        return;
    }
    talk.state = RelayTalk::State::Failed;
    closeTalk(talk, false);
}

void StreamRelay::targetReady(RelayTalk &talk)
{
    talk.failure.reset();
    talk.state = RelayTalk::State::Open;
    talk.up->openTo(sendTo(talk, talk.target), endOf(settings().targetBackend()));
    talk.down->setSource(talk.target.socket);
    SocketCommand receive = command(Call::Recv, talk.target.socket);
    receive.connection = talk.number;
    receive.repeat = true;
    receive.reaction = talk.down;
    workbench().execute(receive);
    tell(talk);
}

void StreamRelay::sideTold(RelayTalk &talk, const CallRecord &record)
{
    const bool ofClient = record.socket == talk.client.socket;
    if (!ofClient && record.socket != talk.target.socket)
        return;
    RelayTalk::Side &side = ofClient ? talk.client : talk.target;
    RelayTalk::Side &other = ofClient ? talk.target : talk.client;
    const auto &onward = ofClient ? talk.up : talk.down; // of what this side sends
    const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
    if (record.call == Call::Close) {
        if (!side.open)
            return; // closed twice: the first one counts
        const bool unreached = !ofClient && talk.state == RelayTalk::State::Connecting;
        if (unreached && talk.client.open && !isStopping() && talk.nextAddress < targets().size()) {
            tryTarget(talk);
            return;
        }
        if (unreached)
            talk.state = RelayTalk::State::Failed;
        sideClosed(talk, side);
        if (!other.open)
            return;
        if (talk.state == RelayTalk::State::Open)
            onward->end(); // what it had sent still goes on
        else
            closeTalk(talk, false);
        settle(talk);
    } else if (record.isEndOfStream()) {
        side.inputEnded = true;
        onward->end();
        tell(talk);
    } else if (record.call == Call::Shutdown) { // one that failed found nothing left to end
        side.outputEnded = true;
        if (record.arguments[0] == constant::shutRdwr)
            onward->end();
        settle(talk);
    } else if (record.failed() && !cancelled && traitsOf(record.call).direction != Direction::None
               && record.error != EINTR && record.error != EBADF) {
        broken(talk, side, record);
    } else if (record.call == Call::Starttls && record.failed()) {
        broken(talk, side, record); // the client's handshake, which the accept loop began
    }
}

/// A reset, or a send that finds nobody: bytes are lost, so the other side is told by a reset too.
void StreamRelay::broken(RelayTalk &talk, RelayTalk::Side &side, const CallRecord &record)
{
    RelayTalk::Side &other = &side == &talk.client ? talk.target : talk.client;
    if (!talk.failure)
        talk.failure = record;
    gate().forget(talk.number);
    closeSide(side, false);
    closeSide(other, true);
}

void StreamRelay::settle(RelayTalk &talk)
{
    if (talk.client.outputEnded && talk.target.outputEnded)
        closeTalk(talk, false);
    else
        tell(talk);
}

} // namespace sw
