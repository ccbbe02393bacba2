// SPDX-License-Identifier: GPL-3.0-or-later
// What a Qt program gets before its calls, as far as it uses it.
#include <array>

#include "qtwriter.h"

namespace sw {

std::span<const HelperText> qtHelpers()
{
    static constexpr std::array table{
        HelperText{"errnoOf", R"(/// Qt has fewer names than the kernel: the errno that comes nearest.
static int errnoOf(int qtError)
{
    switch (qtError) {
    case QAbstractSocket::ConnectionRefusedError:
        return ECONNREFUSED;
    case QAbstractSocket::RemoteHostClosedError:
        return ECONNRESET;
    case QAbstractSocket::SocketAccessError:
        return EACCES;
    case QAbstractSocket::SocketResourceError:
        return EMFILE;
    case QAbstractSocket::SocketTimeoutError:
        return ETIMEDOUT;
    case QAbstractSocket::DatagramTooLargeError:
        return EMSGSIZE;
    case QAbstractSocket::AddressInUseError:
        return EADDRINUSE;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return EADDRNOTAVAIL;
    case QAbstractSocket::UnsupportedSocketOperationError:
        return EOPNOTSUPP;
    default:
        return EIO;
    }
})"},
        HelperText{
            "check",
            R"(/// The call has to succeed or to fail as it did when it was recorded. Qt's name of an error may be a wider one.
static void check(const char *what, bool done, int error, int expected)
{
    if (done != (expected == 0)) {
        fprintf(stderr, "%s: expected %s, got %s\n", what, strerror(expected), done ? "success" : strerror(error));
        exit(1);
    }
    if (!done) {
        printf("%s: %s\n", what, strerrorname_np(error == EIO ? expected : error));
        fflush(stdout);
    }
})"},
        HelperText{"show", R"(/// Prints what arrived; what is no printable ASCII as \xNN.
static void show(const char *name, const QByteArray &data)
{
    QByteArray text;
    unsigned sum = 0;
    for (qsizetype i = 0; i < data.size(); ++i) {
        const auto byte = static_cast<unsigned char>(data[i]);
        sum += byte;
        if (i < 64)
            text += byte >= 32 && byte < 127 && byte != '"' && byte != '\\' ? QByteArray(1, data[i])
                                                                           : "\\x" + QByteArray(1, data[i]).toHex();
    }
    const QByteArray rest = data.size() > 64 ? "... sum " + QByteArray::number(sum) : QByteArray();
    printf("%s received %lld \"%s\"%s\n", name, static_cast<long long>(data.size()), text.constData(), rest.constData());
    fflush(stdout);
})"},
        HelperText{"until", R"(/// Lets the event loop run until it is so, at most that long.
template<typename Condition>
static bool until(Condition condition, int limitMs = 60000)
{
    QElapsedTimer passed;
    passed.start();
    QTimer tick; // so that the loop comes back to look at the time
    tick.start(10);
    while (!condition()) {
        if (passed.elapsed() >= limitMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
})"},
        HelperText{"await", R"(template<typename Condition>
static void await(const char *what, Condition condition)
{
    if (until(condition))
        return;
    fprintf(stderr, "%s: nothing for a minute\n", what);
    exit(1);
})"},
        HelperText{"tlsFile", R"(static QByteArray tlsFile(const char *name)
{
    QFile file(QString::fromLocal8Bit(name));
    if (!file.open(QIODevice::ReadOnly)) {
        fprintf(stderr, "TLS: expected a file %s, got none\n", name);
        exit(1);
    }
    return file.readAll();
})"},
        HelperText{
            "tlsConfiguration",
            R"(/// Files of certificate and key, of the one authority; nullptr: none of its own, those of the system.
static QSslConfiguration tlsConfiguration(bool verify, const char *certificate, const char *key, const char *trusted,
                                          const char *alpn)
{
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    made.setProtocol(QSsl::TlsV1_2OrLater);
    made.setPeerVerifyMode(verify ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (certificate) {
        made.setLocalCertificateChain(QSslCertificate::fromData(tlsFile(certificate)));
        const QSslKey ofCurves(tlsFile(key), QSsl::Ec);
        made.setPrivateKey(ofCurves.isNull() ? QSslKey(tlsFile(key), QSsl::Rsa) : ofCurves);
    }
    if (trusted)
        made.setCaCertificates(QSslCertificate::fromData(tlsFile(trusted)));
    if (alpn)
        made.setAllowedNextProtocols({QByteArray(alpn)});
    return made;
})"},
        HelperText{"TlsServer", R"(/// Its connections begin in plain text and can start TLS.
class TlsServer : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *made = new QSslSocket(this);
        made->setSocketDescriptor(descriptor);
        addPendingConnection(made);
    }
};)"},
        HelperText{"isClosed", R"(/// Of QLocalSocket too, whose states have the same numbers.
template<typename Socket>
static bool isClosed(const Socket *socket)
{
    return int(socket->state()) == int(QAbstractSocket::UnconnectedState);
})"},
        HelperText{"isConnected", R"(template<typename Socket>
static bool isConnected(const Socket *socket)
{
    return int(socket->state()) == int(QAbstractSocket::ConnectedState);
})"},
        HelperText{"isSettled", R"(/// Connected, or given up.
template<typename Socket>
static bool isSettled(const Socket *socket)
{
    return isConnected(socket) || int(socket->state()) == int(QAbstractSocket::UnconnectedState);
})"},
    };
    return table;
}

} // namespace sw
