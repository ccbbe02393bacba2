// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>

#include "qttcp.h"

namespace sw {

struct TlsMaterial;
struct TlsMaterialFault;

/// A TCP socket on which TLS can be started: its object is a QSslSocket, as plain as a QTcpSocket until then. On one worker
/// thread. Keys go from their file to the TLS engine and into no record.
class QtTls final : public QtTcp
{
    Q_OBJECT

public:
    /// `object` is a QSslSocket.
    QtTls(QtSockets &sockets, const QtIdentity &identity, std::unique_ptr<QTcpSocket> object);
    ~QtTls() override;

protected:
    [[nodiscard]] QtClass qtClass() const override { return QtClass::SslSocket; }
    [[nodiscard]] bool isEncrypted() const override { return m_encrypted; }
    void startTls(const QtOperationPtr &operation) override;
    bool prepareTls(const QtOperationPtr &operation) override;
    [[nodiscard]] std::unique_ptr<QtStream> takePending(const QtIdentity &identity) override;
    void endHandshake(int error, int qtError) override;
    [[nodiscard]] bool isInHandshake() const override { return m_handshakes; }
    [[nodiscard]] qint64 unsentBytes() const override;
    [[nodiscard]] bool saysGoodbye() const override;

private:
    void watchTls();
    void begin(const QtOperationPtr &operation);
    void refuse(const QtOperationPtr &operation, const TlsMaterialFault &fault);
    [[nodiscard]] QSslConfiguration configuration() const;
    void sslErrors(const QList<QSslError> &errors);
    void tellText(QtEvent event, const QString &text, qint64 result = 0) const;

    QSslSocket *const m_ssl; ///< the object that QtTcp owns
    std::shared_ptr<const TlsSettings> m_settings;
    std::shared_ptr<const TlsMaterial> m_material; ///< a listening socket's is that of its connections
    QList<QSslError> m_errors; ///< of the peer's certificate
    int m_alert = -1; ///< QSsl::AlertType that the peer sent last
    bool m_begun = false; ///< there is no way back to plain bytes
    bool m_handshakes = false; ///< also when no call waits for its end
    bool m_encrypted = false;
};

} // namespace sw
