// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qtstream.h"
#include "qttcp_create.h"

namespace sw {

/// A TCP socket: a QTcpSocket (or what makeTcpSocket() makes), which listen turns into a QTcpServer. On one worker thread.
class QtTcp : public QtStream
{
    Q_OBJECT

public:
    /// `object`: a new one, or a connection that a server made.
    QtTcp(QtSockets &sockets, const QtIdentity &identity, std::unique_ptr<QTcpSocket> object);
    ~QtTcp() override;

    /// As its identity asks: one that can start TLS or one that cannot.
    static std::unique_ptr<QtTcp> make(QtSockets &sockets, const QtIdentity &identity,
                                       std::unique_ptr<QTcpSocket> accepted = nullptr);
    /// connectToHost() with a name: Qt looks it up and tries the addresses by itself.
    static void createConnection(QtSockets &sockets, const QtOperationPtr &operation);

    void noteMade(const QtOperationPtr &operation) override;

protected:
    [[nodiscard]] QtClass qtClass() const override { return QtClass::TcpSocket; }
    [[nodiscard]] QTcpSocket *tcpObject() const { return m_socket.get(); }
    [[nodiscard]] QtClass serverClass() const override { return QtClass::TcpServer; }
    [[nodiscard]] int descriptor() const override;
    bool needDescriptor(CallRecord &record) override;
    [[nodiscard]] QIODevice *device() const override { return m_socket.get(); }
    [[nodiscard]] bool isConnected() const override;
    [[nodiscard]] bool isListening() const override { return m_server != nullptr; }
    [[nodiscard]] SocketAddress localName() const override;
    [[nodiscard]] SocketAddress peerName() const override;
    void bind(const QtOperationPtr &operation) override;
    void listen(const QtOperationPtr &operation) override;
    void connectTo(const QtOperationPtr &operation) override;
    void disconnectDevice() override { m_socket->disconnectFromHost(); }
    void abortDevice() override;
    void closeServer() override;
    [[nodiscard]] bool hasPending() const override;
    [[nodiscard]] std::unique_ptr<QtStream> takePending(const QtIdentity &identity) override;
    void setReadBuffer(qint64 bytes) override { m_socket->setReadBufferSize(bytes); }
    bool setQtOption(int option, int value) override;
    [[nodiscard]] std::optional<int> qtOption(int option) const override;
    bool keepForBind(int level, int name, int value) override;

private:
    void watch();
    void closePlain();
    int bindPlain(const QtOperationPtr &operation); ///< gives errno
    void reusePlain(const QtOperationPtr &operation);
    void tellServer(const QtOperationPtr &operation, QtEvent event, qint64 result, qint64 asked,
                    const SocketAddress &address) const;
    bool listenOnDescriptor(const QtOperationPtr &operation, QtTcpServer &server);
    bool listenOnAddress(const QtOperationPtr &operation, QtTcpServer &server, const SocketAddress &wanted);
    bool adoptPlain(const QtOperationPtr &operation); ///< gives the plain descriptor to the QTcpSocket

    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<QtTcpServer> m_server;
    /// A descriptor made for options before Qt would make one. Qt gets it when it connects or listens, not before: it would
    /// read from a socket that is not connected.
    int m_plainFd = -1;
    bool m_reuse = false;
    std::optional<bool> m_onlyV6; ///< IPV6_V6ONLY as it was set before bind
    bool m_hasOptions = false; ///< options were set on the descriptor, which must be the one that listens
};

} // namespace sw
