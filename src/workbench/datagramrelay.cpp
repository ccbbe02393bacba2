// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramrelay.h"

#include <algorithm>

#include <QTimer>

#include "datagramrecipe.h"
#include "monotonic.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr int idleTickMs = 1000;
constexpr qint64 nsInSecond = 1'000'000'000;

SocketCommand simple(Call call, const SocketAddress &address)
{
    SocketCommand command;
    command.call = call;
    command.address = address;
    return command;
}

RelaySettings shapeOfDatagrams()
{
    RelaySettings shape;
    shape.datagrams = true;
    return shape;
}

} // namespace

DatagramRelay::DatagramRelay(Workbench &workbench, QObject *parent)
    : Relay(workbench, shapeOfDatagrams(), parent)
    , m_gate(std::make_shared<DatagramGate>(pipeParts(), RelaySettings::mostClients))
    , m_idle(new QTimer(this))
{
    m_idle->setInterval(idleTickMs);
    connect(m_idle, &QTimer::timeout, this, &DatagramRelay::endIdleOnes);
    connect(this, &Endpoint::stateChanged, this, [this] {
        if (state() == EndpointState::Listening)
            return;
        m_idle->stop();
        m_gate->shut();
    });
}

DatagramRelay::~DatagramRelay()
{
    m_gate->shut();
    leave();
}

std::vector<SocketCommand> DatagramRelay::listenRecipe(const SocketAddress &address) const
{
    SocketCommand make = simple(Call::Socket, {});
    make.backend = settings().backend;
    make.arguments = {address.family(), constant::sockDgram, 0};
    std::vector<SocketCommand> recipe{make, simple(Call::Bind, address)};
    if (address.port() == 0)
        recipe.push_back(simple(Call::Getsockname, {}));
    return recipe;
}

void DatagramRelay::listens()
{
    SocketCommand make = simple(Call::Socket, {});
    make.backend = settings().backend;
    make.endpoint = id();
    make.arguments = {targets().front().family(), constant::sockDgram, 0};
    m_gate->open(make);
    SocketCommand receive = command(Call::Recvfrom, listeningSocket());
    receive.repeat = true;
    receive.reaction = m_gate;
    workbench().execute(receive);
    m_idle->start();
}

void DatagramRelay::handleTalk(const CallRecord &record)
{
    if (record.kind != RecordKind::Call || record.connection == 0)
        return;
    RelayTalk *talk = find(record.connection);
    if (!talk && record.call == Call::Socket) {
        appeared(record);
        return;
    }
    if (!talk)
        return;
    // Counted when it was handed over; what a fault keeps back never was.
    if (traitsOf(record.call).direction == Direction::Out && record.failed() && faultOf(record).isEmpty()) {
        const bool up = record.socket == talk->target.socket;
        (up ? talk->up : talk->down)->datagramFailed(record.asked);
        tell(*talk);
    }
    if (record.socket != talk->target.socket)
        return;
    if (record.call == Call::Close) {
        talk->client.open = false;
        sideClosed(*talk, talk->target);
    } else if (record.token != 0 && record.token == talk->awaited) {
        targetTold(*talk, record);
    } else if (record.failed() && !record.flags.testFlag(RecordFlag::Cancelled) && !isStopping()) {
        talk->failure = record; // an ICMP message: nobody is there just now
        tell(*talk);
    }
}

/// The gate has made a socket for a new client.
void DatagramRelay::appeared(const CallRecord &record)
{
    RelayTalk made;
    made.number = record.connection;
    made.client.socket = listeningSocket();
    made.client.peer = m_gate->client(record.connection);
    made.target.socket = record.socket;
    made.target.peer = targets().front();
    made.target.open = !record.failed();
    RelayTalk &talk = add(std::move(made));
    if (record.failed()) {
        talk.failure = record;
        talk.state = RelayTalk::State::Failed;
        gate().forget(talk.number);
        tell(talk);
        return;
    }
    if (isStopping()) {
        closeTalk(talk, false);
        return;
    }
    SocketCommand back = command(Call::Sendto, listeningSocket());
    back.connection = talk.number;
    back.address = talk.client.peer;
    talk.down->openTo(back, constant::shutWr);
    SocketCommand connects = command(Call::Connect, talk.target.socket);
    connects.connection = talk.number;
    connects.address = talk.target.peer;
    talk.awaited = workbench().execute(connects);
}

void DatagramRelay::targetTold(RelayTalk &talk, const CallRecord &record)
{
    talk.awaited = 0;
    if (record.failed()) {
        talk.failure = record;
        talk.state = RelayTalk::State::Failed;
        closeTalk(talk, false);
        return;
    }
    talk.state = RelayTalk::State::Open;
    SocketCommand receive = command(Call::Recvfrom, talk.target.socket);
    receive.connection = talk.number;
    receive.repeat = true;
    receive.reaction = talk.down;
    workbench().execute(receive);
    SocketCommand send = command(Call::Send, talk.target.socket);
    send.connection = talk.number;
    talk.up->openTo(send, constant::shutWr);
    tell(talk);
}

void DatagramRelay::endIdleOnes()
{
    const qint64 limit = monotonicNs() - settings().idleSeconds * nsInSecond;
    std::vector<quint32> idle;
    for (const RelayTalk &talk : talks()) {
        const bool waits = !talk.up->isIdle() || !talk.down->isIdle(); // for a fault, or a person's word
        if (talk.target.open && !waits && std::max(talk.up->lastActivityNs(), talk.down->lastActivityNs()) < limit)
            idle.push_back(talk.number);
    }
    for (const quint32 number : idle)
        end(number, false);
}

} // namespace sw
