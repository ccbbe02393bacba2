// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that Qt has accepted, and who asked for them.
#include <cerrno>

#include "qtbackend.h"
#include "qtsockets.h"
#include "qtstream.h"

namespace sw {

void QtStream::accept(const QtOperationPtr &operation)
{
    if (!isListening()) {
        fail(operation, EINVAL);
        return;
    }
    if (operation->command.tls && !prepareTls(operation))
        return;
    m_acceptors.push_back(operation);
    serveAcceptors();
    if (!operation->ended && !operation->command.repeat)
        limit(operation);
}

void QtStream::connectionWaits(int most)
{
    ++m_waiting;
    const QtOperationPtr asked = m_acceptors.empty() ? nullptr : m_acceptors.front();
    CallRecord signal = row(QtEvent::NewConnection, asked, Call::Accept);
    signal.qtClass = serverClass();
    report(std::move(signal));
    if (!asked && !m_aheadTold) {
        m_aheadTold = true;
        notice(Notice::QtAcceptedAhead, m_waiting, most);
    }
    if (!asked && m_waiting == most)
        notice(Notice::QtAcceptsNoMore, m_waiting, most);
    serveAcceptors();
}

void QtStream::serveAcceptors()
{
    while (!m_acceptors.empty() && hasPending()) {
        const QtOperationPtr operation = m_acceptors.front();
        if (!operation->command.repeat)
            m_acceptors.pop_front();
        takeConnection(operation);
    }
}

void QtStream::takeConnection(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    QtIdentity identity = m_identity;
    identity.endpoint = command.endpoint;
    identity.connection = command.repeat ? ++m_lastConnection : command.connection;
    identity.socket = command.newSocket != 0 && !command.repeat ? command.newSocket : backend().newSocketId();
    CallRecord next = row(QtEvent::NextPendingConnection, operation, Call::Accept);
    next.qtClass = serverClass();
    std::unique_ptr<QtStream> taken = takePending(identity);
    --m_waiting;
    if (!taken)
        return;
    SocketFacts facts;
    facts.socket = identity.socket;
    facts.endpoint = identity.endpoint;
    facts.connection = identity.connection;
    facts.phase = SocketPhase::Connected;
    facts.fd = taken->descriptor();
    facts.local = taken->localName();
    facts.peer = taken->peerName();
    backend().addSocket(facts, m_identity.worker);
    QtStream *const made = taken.get();
    m_sockets.add(identity.socket, std::move(taken));
    if (!command.repeat)
        report(std::move(next));

    CallRecord record = operation->record;
    if (command.repeat) {
        record = begin(Call::Accept);
        record.qtClass = serverClass();
        record.qtEvent = QtEvent::NextPendingConnection;
        record.lane = command.lane;
    }
    record.connection = identity.connection;
    record.newSocket = identity.socket;
    record.result = facts.fd;
    record.fd = descriptor();
    record.address = facts.peer;
    record.local = facts.local;
    if (!command.repeat) {
        operation->record = record;
        made->startAccepted();
        backend().complete(operation);
        return;
    }
    record.tookNs = 0;
    report(std::move(record));
    if (command.tls) { // before the first byte is read or written
        SocketCommand secure;
        secure.call = Call::Starttls;
        secure.socket = identity.socket;
        secure.endpoint = identity.endpoint;
        secure.connection = identity.connection;
        secure.tls = command.tls;
        backend().execute(secure);
    }
    SocketCommand receive;
    receive.call = Call::Recv;
    receive.repeat = true;
    receive.socket = identity.socket;
    receive.endpoint = identity.endpoint;
    receive.connection = identity.connection;
    receive.reaction = command.reaction;
    backend().execute(receive);
    made->startAccepted();
}

} // namespace sw
