// SPDX-License-Identifier: GPL-3.0-or-later
// How descriptors become sockets of the run, and leave it again without a close.
#include "nativebackend.h"

#include "socketconstants.h"

namespace sw {

namespace {

int lookAt(SocketApi &api, int fd, int option)
{
    int value = 0;
    unsigned length = sizeof value;
    return api.getsockopt(fd, constant::solSocket, option, &value, length).failed() ? 0 : value;
}

} // namespace

std::shared_ptr<NativeSocket> NativeBackend::adopt(SocketId id, EndpointId endpoint, quint32 connection, int fd,
                                                   int family, int type, int protocol)
{
    auto socket = m_table.find(id);
    if (!socket) {
        socket = std::make_shared<NativeSocket>(m_api, id ? id : newSocketId(), endpoint, connection);
        socket->open(fd, family, type, protocol);
        m_table.add(socket);
    } else {
        socket->open(fd, family, type, protocol);
    }
    return socket;
}

SocketId NativeBackend::adoptDescriptor(int fd, EndpointId endpoint)
{
    const auto adopted = adopt(newSocketId(), endpoint, 0, fd, lookAt(m_api, fd, constant::soDomain),
                               lookAt(m_api, fd, constant::soType), lookAt(m_api, fd, constant::soProtocol));
    SocketAddress peer;
    if (lookAt(m_api, fd, constant::soAcceptConn) != 0)
        adopted->notePhase(SocketPhase::Listening);
    else if (!m_api.getpeername(fd, peer).failed())
        adopted->notePhase(SocketPhase::Connected);
    adopted->readNames();
    return adopted->id;
}

int NativeBackend::releaseDescriptor(SocketId id)
{
    const auto socket = m_table.find(id);
    if (!socket)
        return -1;
    const int fd = socket->release();
    socketGone(socket);
    return fd;
}

} // namespace sw
