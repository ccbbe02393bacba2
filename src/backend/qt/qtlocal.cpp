// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtlocal.h"

#include <cerrno>

#include "qtbackend.h"
#include "qtconversions.h"
#include "qtsockets.h"
#include "socketconstants.h"

namespace sw {

namespace {

SocketAddress nameless()
{
    const auto family = static_cast<quint16>(constant::afUnix);
    return SocketAddress::fromRaw(&family, sizeof family);
}

bool isAbstract(const SocketAddress &address)
{
    return address.host().startsWith(u'@');
}

QString serverName(const SocketAddress &address)
{
    return isAbstract(address) ? address.host().mid(1) : address.host();
}

} // namespace

QtLocal::QtLocal(QtSockets &sockets, const QtIdentity &identity)
    : QtLocal(sockets, identity, std::make_unique<QLocalSocket>(), nameless())
{
    m_peer = {};
}

QtLocal::QtLocal(QtSockets &sockets, const QtIdentity &identity, std::unique_ptr<QLocalSocket> accepted,
                 const SocketAddress &local)
    : QtStream(sockets, identity)
    , m_socket(std::move(accepted))
    , m_local(local)
    , m_peer(nameless())
{
    watch();
}

QtLocal::~QtLocal()
{
    m_socket->disconnect(this);
    if (m_server)
        m_server->disconnect(this);
}

void QtLocal::watch()
{
    QLocalSocket *const s = m_socket.get();
    QObject::connect(s, &QLocalSocket::stateChanged, this,
                     [this](QLocalSocket::LocalSocketState state) { stateChanged(state); });
    QObject::connect(s, &QLocalSocket::connected, this, [this] { connected(); });
    QObject::connect(s, &QLocalSocket::readyRead, this, [this] { readyRead(); });
    QObject::connect(s, &QLocalSocket::bytesWritten, this, [this](qint64 bytes) { bytesWritten(bytes); });
    QObject::connect(s, &QLocalSocket::errorOccurred, this,
                     [this](QLocalSocket::LocalSocketError e) { socketError(e); });
    QObject::connect(s, &QLocalSocket::disconnected, this, [this] { disconnected(); });
}

void QtLocal::noteMade(const QtOperationPtr &operation)
{
    m_socket->setReadBufferSize(readBufferBytes);
    tell(QtEvent::SetReadBufferSize, operation, Call::Socket, 0, readBufferBytes);
    operation->record.result = 0; // the object; Qt makes the descriptor when it listens or connects
    m_timeoutNs = backend().defaultTimeoutNs(m_identity.run);
}

int QtLocal::descriptor() const
{
    return static_cast<int>(m_server ? m_server->socketDescriptor() : m_socket->socketDescriptor());
}

bool QtLocal::needDescriptor(CallRecord &record)
{
    record.error = EBADF; // a QLocalSocket takes no descriptor that is not connected
    return false;
}

bool QtLocal::isConnected() const
{
    return m_socket->state() == QLocalSocket::ConnectedState || m_socket->state() == QLocalSocket::ClosingState;
}

void QtLocal::bind(const QtOperationPtr &operation)
{
    const SocketAddress &address = operation->command.address;
    if (address.family() != constant::afUnix || address.host().isEmpty()) {
        fail(operation, EINVAL);
        return;
    }
    if (m_server || m_socket->state() != QLocalSocket::UnconnectedState) {
        fail(operation, EINVAL);
        return;
    }
    m_local = address;
    done(operation);
    notice(Notice::QtBindKept);
}

void QtLocal::listen(const QtOperationPtr &operation)
{
    if (m_server || isConnected()) {
        tellGap(backend(), operation, QtGap::Backlog);
        return;
    }
    const SocketAddress &given = operation->command.address;
    if (serverName(m_local).isEmpty() && given.family() == constant::afUnix)
        m_local = given;
    if (serverName(m_local).isEmpty()) {
        tellGap(backend(), operation, QtGap::NoName);
        return;
    }
    auto server = std::make_unique<QLocalServer>();
    if (isAbstract(m_local))
        server->setSocketOptions(QLocalServer::AbstractNamespaceOption);
    server->setListenBacklogSize(static_cast<int>(operation->command.number));
    CallRecord backlog = row(QtEvent::SetListenBacklogSize, operation, Call::Listen);
    backlog.qtClass = QtClass::LocalServer;
    backlog.asked = operation->command.number;
    report(std::move(backlog));
    const bool ok = server->listen(serverName(m_local));
    CallRecord record = row(QtEvent::Listen, operation, Call::Listen);
    record.qtClass = QtClass::LocalServer;
    record.address = m_local;
    record.result = ok ? 1 : 0;
    record.qtError = ok ? -1 : int(server->serverError());
    report(std::move(record));
    if (!ok) {
        if (!given.isNull())
            m_local = nameless(); // as before
        fail(operation, qtconversions::errnoOf(server->serverError()), server->serverError());
        return;
    }
    m_server = std::move(server);
    QObject::connect(m_server.get(), &QLocalServer::newConnection, this,
                     [this] { connectionWaits(m_server->maxPendingConnections()); });
    noteNames(); // first: whoever sees it listen asks where
    update([](SocketFacts &facts) { facts.phase = SocketPhase::Listening; });
    done(operation);
}

void QtLocal::connectTo(const QtOperationPtr &operation)
{
    const SocketAddress &address = operation->command.address;
    if (address.family() != constant::afUnix || address.host().isEmpty()) {
        fail(operation, EINVAL);
        return;
    }
    if (!m_local.host().isEmpty()) {
        tellGap(backend(), operation, QtGap::LocalName);
        return;
    }
    if (isAbstract(address))
        m_socket->setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    m_peer = address;
    CallRecord begun = row(QtEvent::ConnectToServer, operation, Call::Connect);
    begun.address = address;
    report(std::move(begun));
    beginConnect(operation);
    m_socket->connectToServer(serverName(address));
    if (!operation->ended)
        limit(operation);
}

std::unique_ptr<QtStream> QtLocal::takePending(const QtIdentity &identity)
{
    std::unique_ptr<QLocalSocket> socket(m_server->nextPendingConnection());
    if (!socket)
        return nullptr;
    socket->setParent(nullptr);
    socket->setReadBufferSize(readBufferBytes);
    return std::make_unique<QtLocal>(m_sockets, identity, std::move(socket), m_local);
}

} // namespace sw
