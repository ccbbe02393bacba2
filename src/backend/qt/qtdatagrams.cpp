// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtdatagrams.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <QNetworkProxy>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtconversions.h"
#include "qtsockets.h"
#include "socketconstants.h"

namespace sw {

QtDatagrams::QtDatagrams(QtSockets &sockets, const QtIdentity &identity)
    : QtSocket(sockets, identity)
    , m_socket(std::make_unique<QUdpSocket>())
{
    QUdpSocket *const s = m_socket.get();
    s->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(s, &QUdpSocket::readyRead, this, [this] { readyRead(); });
    QObject::connect(s, &QUdpSocket::connected, this, [this] { connected(); });
    QObject::connect(s, &QUdpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        tell(QtEvent::StateChanged, m_connecting, Call::Connect, state);
    });
    QObject::connect(s, &QUdpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (m_asking)
            return;
        CallRecord record = row(QtEvent::ErrorOccurred, m_connecting, Call::None);
        record.qtError = error;
        record.error = qtconversions::errnoOf(error);
        report(std::move(record));
    });
}

QtDatagrams::~QtDatagrams()
{
    m_socket->disconnect(this);
}

std::span<const QtDatagrams::Row> QtDatagrams::steps()
{
    static constexpr std::array rows{
        Row{Call::Bind, &QtDatagrams::bind},
        Row{Call::Connect, &QtDatagrams::connect},
        Row{Call::ConnectEx, &QtDatagrams::connect},
        Row{Call::Send, &QtDatagrams::send},
        Row{Call::Sendall, &QtDatagrams::send},
        Row{Call::Sendto, &QtDatagrams::send},
        Row{Call::Recv, &QtDatagrams::receive},
        Row{Call::Recvfrom, &QtDatagrams::receive},
        Row{Call::Recvmsg, &QtDatagrams::receive},
        Row{Call::Close, &QtDatagrams::close},
        Row{Call::Getsockname, &QtDatagrams::names},
        Row{Call::Getpeername, &QtDatagrams::names},
        Row{Call::Getsockopt, &QtDatagrams::getsockopt},
        Row{Call::Setsockopt, &QtDatagrams::setsockopt},
        Row{Call::Setblocking, &QtDatagrams::timeouts},
        Row{Call::Settimeout, &QtDatagrams::timeouts},
        Row{Call::Gettimeout, &QtDatagrams::timeouts},
        Row{Call::Fileno, &QtDatagrams::fileno},
        Row{Call::Queues, &QtDatagrams::queues},
    };
    return rows;
}

void QtDatagrams::run(const QtOperationPtr &operation)
{
    operation->record.fd = descriptor();
    const auto rows = steps();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row &one) { return one.call == operation->command.call; });
    if (row != rows.end())
        (this->*row->step)(operation);
    else if (operation->command.call == Call::Shutdown)
        tellGap(backend(), operation, QtGap::HalfClose);
    else
        tellGap(backend(), operation, QtGap::Datagrams);
}

void QtDatagrams::noteMade(const QtOperationPtr &operation)
{
    operation->record.result = 0; // the object; Qt makes the descriptor when it binds, connects or sends
    m_timeoutNs = backend().defaultTimeoutNs(m_identity.run);
}

bool QtDatagrams::needDescriptor(CallRecord &record)
{
    CallRecord made = begin(Call::Socket);
    made.kind = RecordKind::Inner;
    made.layer = RecordLayer::Kernel;
    made.token = record.token;
    CallSlot unused;
    RecordingApi(backend().api(), unused).socket(made, m_identity.family, constant::sockDgram, 0);
    record.flags |= RecordFlag::Composite;
    record.error = made.error;
    const int fd = made.error == 0 ? static_cast<int>(made.result) : -1;
    report(std::move(made));
    if (fd < 0)
        return false;
    backend().api().setNonBlocking(fd, true);
    setAsQtDoes(fd);
    CallRecord given = begin(Call::Socket);
    given.kind = RecordKind::Inner;
    given.qtEvent = QtEvent::SetSocketDescriptor;
    given.qtClass = qtClass();
    given.token = record.token;
    given.asked = fd;
    const bool taken = m_socket->setSocketDescriptor(fd, QAbstractSocket::UnconnectedState);
    given.result = taken ? 1 : 0;
    report(std::move(given));
    if (!taken) {
        backend().api().close(fd);
        record.error = EIO;
    }
    noteNames();
    return taken;
}

/// A QUdpSocket that makes its descriptor itself sets these.
void QtDatagrams::setAsQtDoes(int fd) const
{
    using namespace constant;
    const bool isV6 = m_identity.family == afInet6;
    const int on = 1;
    backend().api().setsockopt(fd, solSocket, soBroadcast, &on, sizeof on);
    backend().api().setsockopt(fd, isV6 ? ipprotoIpv6 : ipprotoIp, isV6 ? ipv6RecvPktInfo : ipPktInfo, &on, sizeof on);
    backend().api().setsockopt(fd, isV6 ? ipprotoIpv6 : ipprotoIp, isV6 ? ipv6RecvHopLimit : ipRecvTtl, &on, sizeof on);
}

bool QtDatagrams::setQtOption(int option, int value)
{
    m_socket->setSocketOption(static_cast<QAbstractSocket::SocketOption>(option), value);
    return true;
}

std::optional<int> QtDatagrams::qtOption(int option) const
{
    const QVariant value = m_socket->socketOption(static_cast<QAbstractSocket::SocketOption>(option));
    return value.isValid() ? std::optional(value.toInt()) : std::nullopt;
}

bool QtDatagrams::keepForBind(int level, int name, int value)
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

void QtDatagrams::bind(const QtOperationPtr &operation)
{
    const SocketAddress &address = operation->command.address;
    if (address.family() != m_identity.family || m_socket->state() != QAbstractSocket::UnconnectedState) {
        fail(operation, address.family() == m_identity.family || address.isNull() ? EINVAL : EAFNOSUPPORT);
        return;
    }
    CallRecord bound = row(QtEvent::Bind, operation, Call::Bind);
    bound.address = address;
    const bool ok = m_socket->bind(qtconversions::hostOf(address, !m_onlyV6.value_or(false)), address.port(),
                                   m_reuse ? QAbstractSocket::ShareAddress : QAbstractSocket::DontShareAddress);
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

void QtDatagrams::connect(const QtOperationPtr &operation)
{
    const SocketAddress &address = operation->command.address;
    if (address.family() != m_identity.family || m_connecting || isConnected()) {
        fail(operation, m_connecting || isConnected() ? EISCONN : address.isNull() ? EINVAL : EAFNOSUPPORT);
        return;
    }
    CallRecord begun = row(QtEvent::ConnectToHost, operation, Call::Connect);
    begun.address = address;
    report(std::move(begun));
    m_connecting = operation;
    m_socket->connectToHost(qtconversions::hostOf(address), address.port());
    if (!operation->ended)
        limit(operation);
}

void QtDatagrams::connected()
{
    tell(QtEvent::Connected, m_connecting, Call::Connect);
    noteNames();
    update([](SocketFacts &facts) { facts.phase = SocketPhase::Connected; });
    if (const QtOperationPtr operation = std::exchange(m_connecting, nullptr)) {
        operation->record.fd = descriptor();
        done(operation);
        notice(Notice::ConnectSendsNothing);
    }
}

void QtDatagrams::names(const QtOperationPtr &operation)
{
    const bool own = operation->command.call == Call::Getsockname;
    if (!own && !isConnected()) {
        fail(operation, ENOTCONN);
        return;
    }
    operation->record.address = own ? localName()
                                    : qtconversions::addressOf(m_socket->peerAddress(), m_socket->peerPort());
    done(operation);
}

SocketAddress QtDatagrams::localName() const
{
    return m_socket->localAddress().isNull()
        ? qtconversions::unnamed(m_identity.family)
        : qtconversions::addressOf(m_socket->localAddress(), m_socket->localPort());
}

void QtDatagrams::noteNames()
{
    update([&](SocketFacts &facts) {
        facts.fd = descriptor();
        facts.local = localName();
        if (isConnected())
            facts.peer = qtconversions::addressOf(m_socket->peerAddress(), m_socket->peerPort());
    });
}

void QtDatagrams::expire(const QtOperationPtr &operation, int error)
{
    std::erase(m_readers, operation);
    if (m_connecting == operation)
        m_connecting = nullptr;
    fail(operation, error);
}

void QtDatagrams::cancel(const QtOperationPtr &operation)
{
    operation->record.flags |= RecordFlag::Cancelled;
    if (operation->command.repeat) { // as every row of a loop
        operation->record.token = 0;
        operation->record.beganNs = monotonicNs();
    }
    expire(operation, EINTR);
}

void QtDatagrams::close(const QtOperationPtr &operation)
{
    operation->record.fd = descriptor();
    const auto waiting = std::exchange(m_readers, {});
    for (const QtOperationPtr &one : waiting)
        cancel(one);
    if (m_connecting)
        cancel(m_connecting);
    tell(QtEvent::Close, operation, Call::Close);
    update([](SocketFacts &facts) { facts.end = EndReason::ClosedHere; });
    backend().removeSocket(m_identity.socket);
    m_sockets.remove(m_identity.socket, false);
    m_socket->disconnect(this);
    m_socket->close();
    done(operation);
}

} // namespace sw
