// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtstream.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <QIODevice>
#include <QSocketNotifier>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtsockets.h"
#include "socketconstants.h"
#include "sockettable.h"

namespace sw {

QtStream::~QtStream() = default;

std::span<const QtStream::Row> QtStream::steps()
{
    static constexpr std::array rows{
        Row{Call::Bind, &QtStream::bind},
        Row{Call::Listen, &QtStream::listen},
        Row{Call::Accept, &QtStream::accept},
        Row{Call::Connect, &QtStream::connect},
        Row{Call::ConnectEx, &QtStream::connect},
        Row{Call::Send, &QtStream::send},
        Row{Call::Sendall, &QtStream::send},
        Row{Call::Recv, &QtStream::receive},
        Row{Call::Recvfrom, &QtStream::receive},
        Row{Call::Recvall, &QtStream::receive},
        Row{Call::Shutdown, &QtStream::shutdown},
        Row{Call::Close, &QtStream::close},
        Row{Call::Getsockname, &QtStream::names},
        Row{Call::Getpeername, &QtStream::names},
        Row{Call::Getsockopt, &QtStream::getsockopt},
        Row{Call::Setsockopt, &QtStream::setsockopt},
        Row{Call::Setblocking, &QtStream::timeouts},
        Row{Call::Settimeout, &QtStream::timeouts},
        Row{Call::Gettimeout, &QtStream::timeouts},
        Row{Call::Fileno, &QtStream::fileno},
        Row{Call::Queues, &QtStream::queues},
        Row{Call::TcpInfo, &QtStream::tcpInfo},
        Row{Call::Starttls, &QtStream::startTls},
    };
    return rows;
}

void QtStream::run(const QtOperationPtr &operation)
{
    operation->record.fd = descriptor();
    const auto rows = steps();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row &one) { return one.call == operation->command.call; });
    if (row == rows.end())
        tellGap(backend(), operation, QtGap::Packets);
    else
        (this->*row->step)(operation);
}

void QtStream::connect(const QtOperationPtr &operation)
{
    if (m_connecting) {
        fail(operation, EALREADY);
    } else if (isConnected() || m_wasConnected) {
        fail(operation, EISCONN);
    } else if (isListening()) {
        fail(operation, EOPNOTSUPP);
    } else {
        connectTo(operation);
    }
}

void QtStream::beginConnect(const QtOperationPtr &operation)
{
    m_connecting = operation;
    update([](SocketFacts &facts) { facts.phase = SocketPhase::Connecting; });
    if (operation->command.timeoutMs >= 0 && operation->command.call != Call::CreateConnection) {
        const auto ms = std::chrono::milliseconds(operation->command.timeoutMs);
        QTimer::singleShot(ms, Qt::PreciseTimer, this, [this, weak = std::weak_ptr<QtOperation>(operation)] {
            const auto late = weak.lock();
            if (!late || late->ended)
                return;
            late->record.flags |= RecordFlag::Cancelled | RecordFlag::TimedOut;
            expire(late, EINTR);
            notice(Notice::ConnectGivenUp, 0, late->command.timeoutMs);
        });
    }
}

void QtStream::connected()
{
    m_wasConnected = true;
    tell(QtEvent::Connected, m_connecting, Call::Connect);
    setReadBuffer(readBufferBytes);
    endConnect(0, -1);
}

void QtStream::endConnect(int error, int qtError)
{
    const QtOperationPtr operation = std::exchange(m_connecting, nullptr);
    update([&](SocketFacts &facts) {
        facts.phase = error == 0 ? SocketPhase::Connected : SocketPhase::Open;
        facts.connectingInode = 0;
    });
    noteNames();
    if (!operation)
        return;
    if (operation->command.call == Call::CreateConnection) {
        operation->record.newSocket = m_identity.socket;
        operation->record.address = peerName();
    }
    operation->record.fd = descriptor();
    if (error != 0)
        fail(operation, error, qtError);
    else
        done(operation, operation->command.call == Call::CreateConnection ? descriptor() : 0);
    if (error != 0 && operation->command.call == Call::CreateConnection) {
        // What failed to connect is no socket for anybody.
        dropAll(nullptr);
        backend().removeSocket(m_identity.socket);
        m_sockets.remove(m_identity.socket, false);
    }
}

void QtStream::noteNames()
{
    update([&](SocketFacts &facts) {
        facts.fd = descriptor();
        facts.local = localName();
        if (isConnected())
            facts.peer = peerName();
    });
}

QtOperationPtr QtStream::whoWaits() const
{
    if (m_connecting || m_handshake)
        return m_connecting ? m_connecting : m_handshake;
    return m_readers.empty() || m_readers.front()->command.repeat ? nullptr : m_readers.front();
}

/// Qt tells nobody the descriptor of a socket that connects; what it waits with does. -1: there is none.
int QtStream::descriptorThatConnects() const
{
    const auto *notifier = device()->findChild<QSocketNotifier *>();
    return notifier ? static_cast<int>(notifier->socket()) : -1;
}

void QtStream::stateChanged(int state)
{
    tell(QtEvent::StateChanged, whoWaits(), m_connecting ? Call::Connect : Call::None, state);
    if (!m_connecting)
        return;
    noteNames();
    // Qt makes the socket after it has told of the state.
    if (!std::exchange(m_seeksDescriptor, true))
        QTimer::singleShot(0, this, &QtStream::findDescriptor);
}

// Again and again while it connects: for the next address of a name Qt makes another socket, and tells nobody.
void QtStream::findDescriptor()
{
    constexpr std::chrono::milliseconds interval(200);
    m_seeksDescriptor = facts().phase == SocketPhase::Connecting && m_identity.family != constant::afUnix;
    if (!m_seeksDescriptor)
        return;
    const quint64 inode = socketInode(descriptorThatConnects());
    update([inode](SocketFacts &facts) { facts.connectingInode = inode; });
    QTimer::singleShot(interval, this, &QtStream::findDescriptor);
}

void QtStream::expire(const QtOperationPtr &operation, int error)
{
    if (operation == m_connecting) {
        if (error == EAGAIN) { // non-blocking: it goes on, and the program looks for itself
            m_connecting = nullptr;
            fail(operation, EINPROGRESS);
            return;
        }
        operation->record.error = error;
        tell(QtEvent::Abort, operation, Call::Connect);
        m_connecting = nullptr; // what abort() signals answers nothing
        abortDevice();
        m_connecting = operation;
        endConnect(error, error == ETIMEDOUT ? 5 : -1);
        return;
    }
    if (operation == m_handshake) {
        if (error == EAGAIN) { // non-blocking: it goes on
            m_handshake = nullptr;
            fail(operation, EINPROGRESS);
            return;
        }
        breakHandshake(error);
        return;
    }
    std::erase(m_acceptors, operation);
    std::erase(m_readers, operation);
    if (std::erase(m_writers, operation) > 0)
        tellGone(operation, error);
    if (!operation->collected.isEmpty()) {
        operation->record.data = operation->collected;
        operation->record.flags |= RecordFlag::Bytes;
    }
    fail(operation, error);
}

void QtStream::breakHandshake(int error)
{
    const QtOperationPtr operation = m_handshake;
    tell(QtEvent::Abort, operation, Call::Starttls);
    m_endError = error == EINTR ? ECONNABORTED : error;
    m_broken = true;
    m_handshake = nullptr; // what abort() signals answers nothing
    abortDevice();
    m_handshake = operation;
    endHandshake(error, -1);
}

void QtStream::cancel(const QtOperationPtr &operation)
{
    if (operation->ended)
        return;
    operation->record.flags |= RecordFlag::Cancelled;
    if (operation->command.repeat) { // as every row of a loop
        operation->record.token = 0;
        operation->record.beganNs = monotonicNs();
    }
    expire(operation, EINTR);
}

void QtStream::startTls(const QtOperationPtr &operation)
{
    const bool isTcp = qtClass() == QtClass::TcpSocket;
    tellGap(backend(), operation, isTcp ? QtGap::PlainObject : QtGap::Encryption);
}

bool QtStream::prepareTls(const QtOperationPtr &operation)
{
    startTls(operation); // says why not
    return false;
}

void QtStream::endHandshake(int, int)
{
}

void QtStream::names(const QtOperationPtr &operation)
{
    const bool own = operation->command.call == Call::Getsockname;
    if (!own && !isConnected()) {
        fail(operation, ENOTCONN);
        return;
    }
    operation->record.address = own ? localName() : peerName();
    done(operation);
}

} // namespace sw
