// SPDX-License-Identifier: GPL-3.0-or-later
// How a TCP socket becomes a QTcpServer, and gives away its connections.
#include <cerrno>

#include "qtbackend.h"
#include "qtconversions.h"
#include "qttcp.h"
#include "socketconstants.h"

namespace sw {

void QtTcp::tellServer(const QtOperationPtr &operation, QtEvent event, qint64 result, qint64 asked,
                       const SocketAddress &address) const
{
    CallRecord record = row(event, operation, Call::Listen);
    record.qtClass = QtClass::TcpServer;
    record.result = result;
    record.asked = asked;
    record.address = address;
    report(std::move(record));
}

/// The descriptor that has the options must be the one that listens: Qt takes it over after a plain listen.
bool QtTcp::listenOnDescriptor(const QtOperationPtr &operation, QtTcpServer &server)
{
    CallRecord plain = begin(Call::Listen);
    plain.kind = RecordKind::Inner;
    plain.layer = RecordLayer::Kernel;
    plain.token = operation->command.token;
    CallSlot unused;
    RecordingApi(backend().api(), unused).listen(plain, static_cast<int>(operation->command.number));
    const int error = plain.error;
    report(std::move(plain));
    // A copy, as the other one belongs to the QTcpSocket.
    const CallResult copy = error == 0 ? backend().api().dup(descriptor()) : CallResult{-1, error};
    const bool ok = !copy.failed() && server.setSocketDescriptor(copy.value);
    if (!copy.failed())
        tellServer(operation, QtEvent::SetSocketDescriptor, ok ? 1 : 0, copy.value, {});
    if (ok) {
        m_socket->disconnect(this);
        abortDevice();
        return true;
    }
    if (!copy.failed())
        backend().api().close(static_cast<int>(copy.value));
    fail(operation, copy.failed() ? copy.error : EIO);
    return false;
}

bool QtTcp::listenOnAddress(const QtOperationPtr &operation, QtTcpServer &server, const SocketAddress &wanted)
{
    // QTcpServer binds by itself, to the same place.
    m_socket->disconnect(this);
    m_socket->abort();
    const auto backlog = static_cast<int>(operation->command.number);
    server.setListenBacklogSize(backlog);
    tellServer(operation, QtEvent::SetListenBacklogSize, 0, backlog, {});
    const SocketAddress place = wanted.isNull() ? qtconversions::unnamed(m_identity.family) : wanted;
    const bool ok = server.listen(qtconversions::hostOf(place, !m_onlyV6.value_or(false)), place.port());
    tellServer(operation, QtEvent::Listen, ok ? 1 : 0, 0, place);
    if (!ok) {
        watch();
        fail(operation, qtconversions::errnoOf(server.serverError()), server.serverError());
    }
    return ok;
}

void QtTcp::listen(const QtOperationPtr &operation)
{
    if (m_server || isConnected()) {
        tellGap(backend(), operation, QtGap::Backlog);
        return;
    }
    const bool isBound = facts().phase == SocketPhase::Bound;
    const SocketAddress place = isBound ? localName() : operation->command.address;
    if (!place.isNull() && place.family() != m_identity.family) {
        fail(operation, EAFNOSUPPORT);
        return;
    }
    if (m_plainFd >= 0 && !isBound && !place.isNull()) {
        reusePlain(operation);
        if (const int error = bindPlain(operation); error != 0) {
            fail(operation, error);
            return;
        }
    }
    auto server = std::make_unique<QtTcpServer>(tcpKind(m_identity.mayEncrypt));
    if (m_hasOptions ? !listenOnDescriptor(operation, *server) : !listenOnAddress(operation, *server, place))
        return;
    m_server = std::move(server);
    QObject::connect(m_server.get(), &QTcpServer::newConnection, this,
                     [this] { connectionWaits(m_server->maxPendingConnections()); });
    QObject::connect(m_server.get(), &QTcpServer::acceptError, this, [this](QAbstractSocket::SocketError error) {
        CallRecord failed = row(QtEvent::AcceptError, nullptr, Call::Accept);
        failed.qtClass = QtClass::TcpServer;
        failed.qtError = error;
        failed.error = qtconversions::errnoOf(error);
        report(std::move(failed));
    });
    noteNames(); // first: whoever sees it listen asks where
    update([](SocketFacts &facts) { facts.phase = SocketPhase::Listening; });
    done(operation);
    if (place.isNull()) {
        CallRecord picked = begin(Call::Listen);
        picked.kind = RecordKind::Notice;
        picked.notice = Notice::PortPicked;
        picked.text = localName().toString();
        report(std::move(picked));
    }
}

void QtTcp::closeServer()
{
    m_server->close();
}

bool QtTcp::hasPending() const
{
    return m_server && m_server->hasPendingConnections();
}

std::unique_ptr<QtStream> QtTcp::takePending(const QtIdentity &identity)
{
    std::unique_ptr<QTcpSocket> socket(m_server->nextPendingConnection());
    if (!socket)
        return nullptr;
    socket->setParent(nullptr);
    return make(m_sockets, identity, std::move(socket));
}

} // namespace sw
