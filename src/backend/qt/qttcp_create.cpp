// SPDX-License-Identifier: GPL-3.0-or-later
#include "qttcp_create.h"

#include <QNetworkProxy>
#include <QSslSocket>

#include "qtstream.h"

namespace sw {

std::unique_ptr<QTcpSocket> makeTcpSocket(QtTcpKind kind)
{
    std::unique_ptr<QTcpSocket> socket;
    if (kind == QtTcpKind::Encryptable)
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy); // what is shown is the connection itself
    return socket;
}

QtTcpServer::QtTcpServer(QtTcpKind connections)
    : m_connections(connections)
{
    setProxy(QNetworkProxy::NoProxy);
}

void QtTcpServer::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket = makeTcpSocket(m_connections);
    socket->setReadBufferSize(QtStream::readBufferBytes); // before the first byte is read
    if (!socket->setSocketDescriptor(descriptor))
        return;
    socket->setParent(this);
    addPendingConnection(socket.release());
}

} // namespace sw
