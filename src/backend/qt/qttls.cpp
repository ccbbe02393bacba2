// SPDX-License-Identifier: GPL-3.0-or-later
#include "qttls.h"

#include <cerrno>

#include <QTimer>

#include "qtbackend.h"
#include "qttlsfiles.h"
#include "qttlsresults.h"

namespace sw {

QtTls::QtTls(QtSockets &sockets, const QtIdentity &identity, std::unique_ptr<QTcpSocket> object)
    : QtTcp(sockets, identity, std::move(object))
    , m_ssl(qobject_cast<QSslSocket *>(tcpObject()))
{
    watchTls();
}

QtTls::~QtTls()
{
    m_ssl->disconnect(this);
}

void QtTls::watchTls()
{
    QObject::connect(m_ssl, &QSslSocket::encrypted, this, [this] {
        m_encrypted = true;
        tell(QtEvent::Encrypted, m_handshake, Call::Starttls);
        endHandshake(0, -1);
    });
    QObject::connect(m_ssl, &QSslSocket::peerVerifyError, this, [this](const QSslError &error) {
        tellText(QtEvent::PeerVerifyError, qttlsresults::errorName(error));
    });
    QObject::connect(m_ssl, &QSslSocket::sslErrors, this, &QtTls::sslErrors);
    QObject::connect(
        m_ssl, &QSslSocket::alertSent, this,
        [this](QSsl::AlertLevel, QSsl::AlertType, const QString &words) { tellText(QtEvent::AlertSent, words); });
    QObject::connect(m_ssl, &QSslSocket::alertReceived, this,
                     [this](QSsl::AlertLevel, QSsl::AlertType alert, const QString &words) {
                         m_alert = static_cast<int>(alert);
                         tellText(QtEvent::AlertReceived, words);
                     });
    QObject::connect(m_ssl, &QSslSocket::encryptedBytesWritten, this, [this](qint64 bytes) {
        tell(QtEvent::EncryptedBytesWritten, m_handshake, m_handshake ? Call::Starttls : Call::Send, bytes,
             m_ssl->encryptedBytesToWrite());
        roomToWrite();
    });
}

void QtTls::tellText(QtEvent event, const QString &text, qint64 result) const
{
    CallRecord record = row(event, m_handshake, Call::Starttls);
    record.text = text;
    record.result = result;
    report(std::move(record));
}

qint64 QtTls::unsentBytes() const
{
    // bytesToWrite() counts what is not encrypted yet; the rest waits in the QTcpSocket below.
    return m_ssl->bytesToWrite() + (m_begun ? m_ssl->encryptedBytesToWrite() : 0);
}

bool QtTls::saysGoodbye() const
{
    return m_encrypted && isConnected(); // close_notify, before the end of the stream
}

void QtTls::startTls(const QtOperationPtr &operation)
{
    const auto &given = operation->command.tls;
    const auto settings = given ? given : std::make_shared<const TlsSettings>();
    CallRecord &record = operation->record;
    record.arguments[0] = settings->server ? 1 : 0;
    record.text = settings->serverName;
    if (m_handshakes || m_begun || !isConnected()) {
        fail(operation, m_handshakes ? EALREADY : isConnected() ? EISCONN : ENOTCONN);
        return;
    }
    if (!m_material) {
        auto material = std::make_shared<TlsMaterial>();
        if (const TlsMaterialFault fault = loadTlsMaterial(*settings, *material); fault.fault != TlsFault::None) {
            refuse(operation, fault);
            return;
        }
        m_material = std::move(material);
    }
    if (!settings->server && m_ssl->bytesAvailable() > 0) {
        // RFC 3207, 4.2: what came in clear must not count as encrypted.
        refuse(operation, {TlsFault::UnreadBytes, EPROTO, {}});
        return;
    }
    m_settings = settings;
    begin(operation);
}

void QtTls::refuse(const QtOperationPtr &operation, const TlsMaterialFault &fault)
{
    m_material.reset();
    TlsResult result;
    result.server = operation->record.arguments[0] != 0;
    result.fault = fault.fault;
    result.detail = fault.detail;
    operation->record.value = result.toJson();
    update([&](SocketFacts &facts) { facts.tls = operation->record.value; });
    fail(operation, fault.error);
}

bool QtTls::prepareTls(const QtOperationPtr &operation)
{
    auto material = std::make_shared<TlsMaterial>();
    operation->record.arguments[0] = operation->command.tls->server ? 1 : 0;
    const TlsMaterialFault fault = loadTlsMaterial(*operation->command.tls, *material);
    if (fault.fault != TlsFault::None) {
        refuse(operation, fault);
        return false;
    }
    operation->record.arguments[0] = 0;
    m_material = std::move(material);
    return true;
}

std::unique_ptr<QtStream> QtTls::takePending(const QtIdentity &identity)
{
    std::unique_ptr<QtStream> taken = QtTcp::takePending(identity);
    if (auto *const one = dynamic_cast<QtTls *>(taken.get()))
        one->m_material = m_material;
    return taken;
}

QSslConfiguration QtTls::configuration() const
{
    const TlsMaterial &material = *m_material;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(m_settings->minimum == TlsVersion::Tls13 ? QSsl::TlsV1_3OrLater : QSsl::TlsV1_2OrLater);
    const bool asks = !m_settings->server || m_settings->wantClientCertificate;
    configuration.setPeerVerifyMode(asks ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (!material.authorities.isEmpty())
        configuration.setCaCertificates(material.authorities);
    if (!material.chain.isEmpty()) {
        configuration.setLocalCertificateChain(material.chain);
        configuration.setPrivateKey(material.key);
    }
    QList<QByteArray> protocols;
    for (const QString &protocol : m_settings->alpn)
        protocols.append(protocol.toUtf8());
    configuration.setAllowedNextProtocols(protocols);
    return configuration;
}

void QtTls::begin(const QtOperationPtr &operation)
{
    const TlsSettings &settings = *m_settings;
    m_handshake = operation;
    m_begun = true;
    m_handshakes = true;
    QStringList asked{QStringLiteral("TLS >= ") + tlsVersionName(settings.minimum)};
    asked.append(!settings.server || settings.wantClientCertificate ? QStringLiteral("VerifyPeer")
                                                                    : QStringLiteral("VerifyNone"));
    if (!settings.alpn.isEmpty())
        asked.append(QStringLiteral("ALPN ") + settings.alpn.join(u' '));
    tellText(QtEvent::SetSslConfiguration, asked.join(u", "));
    m_ssl->setSslConfiguration(configuration());
    if (!settings.server && !settings.serverName.isEmpty()) {
        tellText(QtEvent::SetPeerVerifyName, settings.serverName);
        m_ssl->setPeerVerifyName(settings.serverName);
    }
    if (settings.timeoutMs >= 0) {
        QTimer::singleShot(settings.timeoutMs, Qt::PreciseTimer, this,
                           [this, weak = std::weak_ptr<QtOperation>(operation)] {
                               if (!m_handshakes)
                                   return;
                               if (const auto late = weak.lock(); late && !late->ended)
                                   late->record.flags |= RecordFlag::TimedOut;
                               breakHandshake(ETIMEDOUT);
                           });
    }
    tell(settings.server ? QtEvent::StartServerEncryption : QtEvent::StartClientEncryption, operation, Call::Starttls);
    if (settings.server)
        m_ssl->startServerEncryption();
    else
        m_ssl->startClientEncryption();
    if (!operation->ended)
        limit(operation);
}

void QtTls::sslErrors(const QList<QSslError> &errors)
{
    m_errors = errors;
    QStringList names;
    for (const QSslError &error : errors)
        names.append(qttlsresults::errorName(error));
    tellText(QtEvent::SslErrors, names.join(u", "), errors.size());
    if (!m_settings || !m_settings->ignoreErrors)
        return;
    tell(QtEvent::IgnoreSslErrors, m_handshake, Call::Starttls);
    m_ssl->ignoreSslErrors();
    notice(Notice::QtTlsErrorsIgnored, errors.size());
}

void QtTls::endHandshake(int error, int qtError)
{
    const QtOperationPtr operation = std::exchange(m_handshake, nullptr);
    m_handshakes = false;
    TlsResult result = qttlsresults::of(*m_ssl, m_settings ? *m_settings : TlsSettings(), m_errors);
    if (error != 0) {
        result.detail = m_ssl->errorString().left(256);
        result.fault = error == ETIMEDOUT           ? TlsFault::TimedOut
            : !m_errors.isEmpty() && !result.goesOn ? TlsFault::Verification
            : error == ECONNRESET && m_alert < 0    ? TlsFault::PeerClosed
            : error == EINTR                        ? TlsFault::None
                                                    : qttlsresults::faultOf(m_alert, result.detail);
        // Qt's server answers an ALPN list that has nothing in common with what no client can read (RFC 7301, 3.2 wants an alert).
        const bool unreadable = m_alert == static_cast<int>(QSsl::AlertType::DecodeError)
            || result.detail.contains(QLatin1StringView("bad extension"));
        if (unreadable && m_settings && !m_settings->alpn.isEmpty())
            result.fault = TlsFault::NoCommonProtocol;
        if (result.fault == TlsFault::TimedOut || result.fault == TlsFault::None)
            result.detail.clear();
    }
    const QJsonValue value = result.toJson();
    update([&](SocketFacts &facts) {
        facts.encrypted = error == 0;
        facts.tls = value;
    });
    if (!operation)
        return;
    operation->record.value = value;
    if (error != 0)
        fail(operation, error, qtError);
    else
        done(operation);
}

} // namespace sw
