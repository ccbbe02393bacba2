// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLocalSocket>

#include "qtstream.h"

namespace sw {

/// A unix stream socket: a QLocalSocket, which listen turns into a QLocalServer. On one worker thread.
class QtLocal final : public QtStream
{
    Q_OBJECT

public:
    QtLocal(QtSockets &sockets, const QtIdentity &identity);
    /// Takes over a connection that a server made to `local`.
    QtLocal(QtSockets &sockets, const QtIdentity &identity, std::unique_ptr<QLocalSocket> accepted,
            const SocketAddress &local);
    ~QtLocal() override;

    void noteMade(const QtOperationPtr &operation) override;

protected:
    [[nodiscard]] QtClass qtClass() const override { return QtClass::LocalSocket; }
    [[nodiscard]] QtClass serverClass() const override { return QtClass::LocalServer; }
    [[nodiscard]] int descriptor() const override;
    bool needDescriptor(CallRecord &record) override;
    [[nodiscard]] QIODevice *device() const override { return m_socket.get(); }
    [[nodiscard]] bool isConnected() const override;
    [[nodiscard]] bool isListening() const override { return m_server != nullptr; }
    [[nodiscard]] SocketAddress localName() const override { return m_local; }
    [[nodiscard]] SocketAddress peerName() const override { return m_peer; }
    void bind(const QtOperationPtr &operation) override;
    void listen(const QtOperationPtr &operation) override;
    void connectTo(const QtOperationPtr &operation) override;
    void disconnectDevice() override { m_socket->disconnectFromServer(); }
    void abortDevice() override { m_socket->abort(); }
    void closeServer() override { m_server->close(); }
    [[nodiscard]] bool hasPending() const override { return m_server && m_server->hasPendingConnections(); }
    [[nodiscard]] std::unique_ptr<QtStream> takePending(const QtIdentity &identity) override;
    void setReadBuffer(qint64 bytes) override { m_socket->setReadBufferSize(bytes); }
    bool setQtOption(int, int) override { return false; }
    [[nodiscard]] std::optional<int> qtOption(int) const override { return std::nullopt; }

private:
    void watch();

    std::unique_ptr<QLocalSocket> m_socket;
    std::unique_ptr<QLocalServer> m_server;
    SocketAddress m_local;
    SocketAddress m_peer;
};

} // namespace sw
