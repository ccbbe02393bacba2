// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtsockets.h"

#include <cerrno>

#include "qtbackend.h"
#include "qtdatagrams.h"
#include "qtgaps.h"
#include "qtlocal.h"
#include "qttcp.h"
#include "socketconstants.h"

namespace sw {

QtSockets::QtSockets(QtBackend &backend)
    : m_backend(backend)
    , m_lookups(backend)
{
}

QtSockets::~QtSockets() = default;

QtSocket *QtSockets::find(SocketId id) const
{
    const auto found = m_sockets.find(id);
    return found == m_sockets.end() ? nullptr : found->second.get();
}

QtSocket *QtSockets::add(SocketId id, std::unique_ptr<QtSocket> socket)
{
    return (m_sockets[id] = std::move(socket)).get();
}

void QtSockets::remove(SocketId id, bool drains)
{
    const auto found = m_sockets.find(id);
    if (found == m_sockets.end())
        return;
    QtSocket *const socket = found->second.get();
    if (drains)
        m_draining[socket] = std::move(found->second);
    else
        found->second.release()->deleteLater();
    m_sockets.erase(found);
}

void QtSockets::release(QtSocket *drained)
{
    const auto found = m_draining.find(drained);
    if (found == m_draining.end())
        return;
    found->second.release()->deleteLater();
    m_draining.erase(found);
}

void QtSockets::run(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    operation->record = QtBackend::recordFor(command);
    operation->record.beganNs = operation->beganNs != 0 ? operation->beganNs : operation->record.beganNs;
    operation->record.thread = currentThreadNumber();
    if (const QtGap gap = qtGapOf(command.call); gap != QtGap::None) {
        QtSocket::tellGap(m_backend, operation, gap);
    } else if (command.call == Call::Socket) {
        makeSocket(operation);
    } else if (command.call == Call::Setdefaulttimeout || command.call == Call::Getdefaulttimeout) {
        defaultTimeout(operation);
    } else if (command.call == Call::Getaddrinfo || command.call == Call::Gethostname) {
        m_lookups.begin(operation);
    } else if (command.call == Call::CreateConnection) {
        QtTcp::createConnection(*this, operation);
    } else if (QtSocket *const socket = find(command.socket)) {
        socket->run(operation);
    } else {
        operation->record.result = -1;
        operation->record.error = command.call == Call::Fileno ? 0 : EBADF;
        m_backend.complete(operation);
    }
}

void QtSockets::defaultTimeout(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    CallRecord &record = operation->record;
    if (command.call == Call::Setdefaulttimeout) {
        record.asked = command.timeoutMs < 0 ? -1 : command.number;
        m_backend.setDefaultTimeoutNs(command.run, record.asked);
    } else if (const qint64 now = m_backend.defaultTimeoutNs(command.run); now >= 0) {
        record.value = static_cast<double>(now) / 1e9;
    }
    m_backend.complete(operation);
}

void QtSockets::makeSocket(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    const auto &[family, type, protocol] = command.arguments;
    if (const QtGap gap = qtGapOfSocket(family, type, protocol); gap != QtGap::None) {
        m_backend.removeSocket(command.socket);
        QtSocket::tellGap(m_backend, operation, gap);
        return;
    }
    const QtIdentity identity{command.socket, command.endpoint,  command.connection, family,
                              command.run,    operation->worker, command.mayEncrypt};
    std::unique_ptr<QtSocket> made;
    if (family == constant::afUnix)
        made = std::make_unique<QtLocal>(*this, identity);
    else if ((type & constant::sockTypeMask) == constant::sockDgram)
        made = std::make_unique<QtDatagrams>(*this, identity);
    else
        made = QtTcp::make(*this, identity);
    add(command.socket, std::move(made))->noteMade(operation);
    m_backend.complete(operation);
}

void QtSockets::cancel(const QtOperationPtr &operation)
{
    if (operation->ended)
        return;
    const SocketCommand &command = operation->command;
    if (command.call == Call::Getaddrinfo) {
        m_lookups.cancel(operation);
        return;
    }
    QtSocket *socket = find(command.call == Call::CreateConnection ? command.newSocket : command.socket);
    if (socket)
        socket->cancel(operation);
}

void QtSockets::setPaused(SocketId id, bool paused)
{
    if (QtSocket *const socket = find(id))
        socket->setPaused(paused);
}

} // namespace sw
