// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QTcpServer>
#include <QTcpSocket>

namespace sw {

/// What object stands for one end of a TCP connection.
enum class QtTcpKind : quint8 {
    Plain, ///< QTcpSocket
    Encryptable, ///< QSslSocket: as plain as the other until encryption is started on it
};

/// What SocketCommand::mayEncrypt asks for.
constexpr QtTcpKind tcpKind(bool mayEncrypt)
{
    return mayEncrypt ? QtTcpKind::Encryptable : QtTcpKind::Plain;
}

/// The one place where the object of a connection is made: for connecting, or for a server's incoming one. Without a proxy.
/// On the thread that it shall live on; the caller owns it.
std::unique_ptr<QTcpSocket> makeTcpSocket(QtTcpKind kind);

/// The QTcpServer of a listening socket; its connections come from makeTcpSocket(). On its socket's thread.
class QtTcpServer final : public QTcpServer
{
    Q_OBJECT

public:
    explicit QtTcpServer(QtTcpKind connections);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    const QtTcpKind m_connections;
};

} // namespace sw
