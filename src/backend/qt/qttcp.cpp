// SPDX-License-Identifier: GPL-3.0-or-later
#include "qttcp.h"

#include <cerrno>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtconversions.h"
#include "qtsockets.h"
#include "qttls.h"
#include "socketconstants.h"

namespace sw {

QtTcp::QtTcp(QtSockets &sockets, const QtIdentity &identity, std::unique_ptr<QTcpSocket> object)
    : QtStream(sockets, identity)
    , m_socket(std::move(object))
{
    watch();
}

std::unique_ptr<QtTcp> QtTcp::make(QtSockets &sockets, const QtIdentity &identity, std::unique_ptr<QTcpSocket> accepted)
{
    if (!accepted)
        accepted = makeTcpSocket(tcpKind(identity.mayEncrypt));
    if (identity.mayEncrypt)
        return std::make_unique<QtTls>(sockets, identity, std::move(accepted));
    return std::make_unique<QtTcp>(sockets, identity, std::move(accepted));
}

QtTcp::~QtTcp()
{
    // What they still signal must not reach an object that is half gone.
    m_socket->disconnect(this);
    if (m_server)
        m_server->disconnect(this);
    closePlain();
}

void QtTcp::watch()
{
    QTcpSocket *const s = m_socket.get();
    QObject::connect(s, &QTcpSocket::hostFound, this,
                     [this] { tell(QtEvent::HostFound, m_connecting, Call::Connect); });
    QObject::connect(s, &QTcpSocket::stateChanged, this,
                     [this](QAbstractSocket::SocketState state) { stateChanged(state); });
    QObject::connect(s, &QTcpSocket::connected, this, [this] { connected(); });
    QObject::connect(s, &QTcpSocket::readyRead, this, [this] { readyRead(); });
    QObject::connect(s, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) { bytesWritten(bytes); });
    QObject::connect(s, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError e) { socketError(e); });
    QObject::connect(s, &QTcpSocket::disconnected, this, [this] { disconnected(); });
}

void QtTcp::noteMade(const QtOperationPtr &operation)
{
    m_socket->setReadBufferSize(readBufferBytes);
    tell(QtEvent::SetReadBufferSize, operation, Call::Socket, 0, readBufferBytes);
    operation->record.result = 0; // the object; Qt makes the descriptor when it binds or connects
    m_timeoutNs = backend().defaultTimeoutNs(m_identity.run);
}

int QtTcp::descriptor() const
{
    if (m_plainFd >= 0)
        return m_plainFd;
    return static_cast<int>(m_server ? m_server->socketDescriptor() : m_socket->socketDescriptor());
}

void QtTcp::closePlain()
{
    if (m_plainFd >= 0)
        backend().api().close(std::exchange(m_plainFd, -1));
}

void QtTcp::abortDevice()
{
    m_socket->abort();
    closePlain();
}

bool QtTcp::adoptPlain(const QtOperationPtr &operation)
{
    if (m_plainFd < 0)
        return true;
    CallRecord given = row(QtEvent::SetSocketDescriptor, operation, Call::Connect);
    given.asked = m_plainFd;
    const bool taken = m_socket->setSocketDescriptor(m_plainFd, QAbstractSocket::UnconnectedState);
    given.result = taken ? 1 : 0;
    report(std::move(given));
    if (taken)
        m_plainFd = -1;
    return taken;
}

int QtTcp::bindPlain(const QtOperationPtr &operation)
{
    CallRecord plain = begin(Call::Bind);
    plain.kind = RecordKind::Inner;
    plain.layer = RecordLayer::Kernel;
    plain.token = operation->command.token;
    operation->record.flags |= RecordFlag::Composite;
    CallSlot unused;
    RecordingApi(backend().api(), unused).bind(plain, operation->command.address);
    const int error = plain.error;
    report(std::move(plain));
    return error;
}

/// As QTcpServer::listen does.
void QtTcp::reusePlain(const QtOperationPtr &operation)
{
    CallRecord plain = begin(Call::Setsockopt);
    plain.kind = RecordKind::Inner;
    plain.layer = RecordLayer::Kernel;
    plain.token = operation->command.token;
    CallSlot unused;
    const int on = 1;
    RecordingApi(backend().api(), unused)
        .setsockopt(plain, constant::solSocket, constant::soReuseAddr,
                    {static_cast<const char *>(static_cast<const void *>(&on)), qsizetype(sizeof on)});
    report(std::move(plain));
}

bool QtTcp::needDescriptor(CallRecord &record)
{
    CallRecord made = begin(Call::Socket);
    made.kind = RecordKind::Inner;
    made.layer = RecordLayer::Kernel;
    made.token = record.token;
    CallSlot unused;
    RecordingApi(backend().api(), unused).socket(made, m_identity.family, constant::sockStream, 0);
    const int fd = made.error == 0 ? static_cast<int>(made.result) : -1;
    record.error = made.error;
    record.flags |= RecordFlag::Composite;
    report(std::move(made));
    if (fd < 0)
        return false;
    backend().api().setNonBlocking(fd, true);
    m_plainFd = fd;
    m_hasOptions = true;
    const int on = 1;
    const int only = m_onlyV6.value_or(false) ? 1 : 0;
    if (m_reuse)
        backend().api().setsockopt(fd, constant::solSocket, constant::soReuseAddr, &on, sizeof on);
    if (m_onlyV6)
        backend().api().setsockopt(fd, constant::ipprotoIpv6, constant::ipv6V6Only, &only, sizeof only);
    noteNames();
    return true;
}

bool QtTcp::isConnected() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState || m_socket->state() == QAbstractSocket::ClosingState;
}

SocketAddress QtTcp::localName() const
{
    if (m_plainFd >= 0) {
        SocketAddress plain;
        backend().api().getsockname(m_plainFd, plain);
        return plain;
    }
    const QHostAddress host = m_server ? m_server->serverAddress() : m_socket->localAddress();
    const quint16 port = m_server ? m_server->serverPort() : m_socket->localPort();
    return host.isNull() ? qtconversions::unnamed(m_identity.family) : qtconversions::addressOf(host, port);
}

SocketAddress QtTcp::peerName() const
{
    return qtconversions::addressOf(m_socket->peerAddress(), m_socket->peerPort());
}

bool QtTcp::keepForBind(int level, int name, int value)
{
    if (level == constant::solSocket && name == constant::soReuseAddr) {
        m_reuse = value != 0;
        return true;
    }
    if (level == constant::ipprotoIpv6 && name == constant::ipv6V6Only) {
        m_onlyV6 = value != 0;
        return true;
    }
    return false;
}

void QtTcp::bind(const QtOperationPtr &operation)
{
    const SocketAddress &address = operation->command.address;
    if (address.family() != m_identity.family) {
        fail(operation, address.isNull() ? EINVAL : EAFNOSUPPORT);
        return;
    }
    if (m_server || m_socket->state() != QAbstractSocket::UnconnectedState) {
        fail(operation, EINVAL);
        return;
    }
    if (m_plainFd >= 0) {
        if (const int error = bindPlain(operation); error != 0) {
            fail(operation, error);
            return;
        }
        noteNames();
        update([](SocketFacts &facts) { facts.phase = SocketPhase::Bound; });
        done(operation);
        return;
    }
    const QHostAddress host = qtconversions::hostOf(address, !m_onlyV6.value_or(false));
    const auto mode = m_reuse ? QAbstractSocket::ShareAddress : QAbstractSocket::DontShareAddress;
    CallRecord bound = row(QtEvent::Bind, operation, Call::Bind);
    bound.address = address;
    const bool ok = m_socket->bind(host, address.port(), mode);
    bound.result = ok ? 1 : 0;
    bound.qtError = ok ? -1 : int(m_socket->error());
    report(std::move(bound));
    if (!ok) {
        fail(operation, qtconversions::errnoOf(m_socket->error()), m_socket->error());
        return;
    }
    noteNames();
    update([](SocketFacts &facts) { facts.phase = SocketPhase::Bound; });
    done(operation);
}

void QtTcp::connectTo(const QtOperationPtr &operation)
{
    const SocketAddress &address = operation->command.address;
    if (address.family() != m_identity.family) {
        fail(operation, address.isNull() ? EINVAL : EAFNOSUPPORT);
        return;
    }
    if (!adoptPlain(operation)) {
        fail(operation, EIO);
        return;
    }
    CallRecord begun = row(QtEvent::ConnectToHost, operation, Call::Connect);
    begun.address = address;
    report(std::move(begun));
    beginConnect(operation);
    m_socket->connectToHost(qtconversions::hostOf(address), address.port());
    if (!operation->ended)
        limit(operation);
}

void QtTcp::createConnection(QtSockets &sockets, const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    QtBackend &backend = sockets.backend();
    bool isPort = false;
    const quint16 port = command.service.toUShort(&isPort);
    SocketFacts facts;
    facts.socket = command.newSocket != 0 ? command.newSocket : backend.newSocketId();
    facts.endpoint = command.endpoint;
    facts.connection = command.connection;
    const QtIdentity identity{facts.socket, command.endpoint,  command.connection, constant::afInet,
                              command.run,  operation->worker, command.mayEncrypt};
    std::unique_ptr<QtTcp> owned = make(sockets, identity);
    QtTcp *const made = owned.get();
    backend.addSocket(facts, operation->worker);
    sockets.add(facts.socket, std::move(owned));
    const qint64 asRun = backend.defaultTimeoutNs(command.run);
    made->m_timeoutNs = command.timeoutMs >= 0 ? command.number : command.number == 0 ? asRun : -1;
    made->m_socket->setReadBufferSize(readBufferBytes);
    CallRecord begun = made->row(QtEvent::ConnectToHost, operation, Call::Connect);
    begun.text = command.host + u':' + command.service;
    operation->record.text = command.host;
    made->report(std::move(begun));
    made->beginConnect(operation);
    if (!isPort) {
        made->endConnect(EINVAL, -1);
        return;
    }
    if (!command.address.isNull())
        made->m_socket->bind(qtconversions::hostOf(command.address), command.address.port());
    made->m_socket->connectToHost(command.host, port);
    if (!operation->ended)
        made->limit(operation);
}

bool QtTcp::setQtOption(int option, int value)
{
    if (m_server || m_plainFd >= 0)
        return false;
    m_hasOptions = true;
    m_socket->setSocketOption(static_cast<QAbstractSocket::SocketOption>(option), value);
    return true;
}

std::optional<int> QtTcp::qtOption(int option) const
{
    if (m_server || m_plainFd >= 0)
        return std::nullopt;
    const QVariant value = m_socket->socketOption(static_cast<QAbstractSocket::SocketOption>(option));
    return value.isValid() ? std::optional(value.toInt()) : std::nullopt;
}

} // namespace sw
