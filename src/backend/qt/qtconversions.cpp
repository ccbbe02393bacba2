// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtconversions.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include "socketconstants.h"

namespace sw::qtconversions {

namespace {

struct Row
{
    QAbstractSocket::SocketError socketError;
    int error;
};

// What the socket engine makes each of them from (qnativesocketengine_unix.cpp).
constexpr std::array rows{
    Row{QAbstractSocket::ConnectionRefusedError, ECONNREFUSED},
    Row{QAbstractSocket::RemoteHostClosedError, ECONNRESET},
    Row{QAbstractSocket::SocketAccessError, EACCES},
    Row{QAbstractSocket::SocketResourceError, EMFILE},
    Row{QAbstractSocket::SocketTimeoutError, ETIMEDOUT},
    Row{QAbstractSocket::DatagramTooLargeError, EMSGSIZE},
    Row{QAbstractSocket::NetworkError, ENETUNREACH},
    Row{QAbstractSocket::AddressInUseError, EADDRINUSE},
    Row{QAbstractSocket::SocketAddressNotAvailableError, EADDRNOTAVAIL},
    Row{QAbstractSocket::UnsupportedSocketOperationError, EOPNOTSUPP},
    Row{QAbstractSocket::UnfinishedSocketOperationError, EINPROGRESS},
    Row{QAbstractSocket::OperationError, EALREADY},
    Row{QAbstractSocket::TemporaryError, EAGAIN},
    Row{QAbstractSocket::SslHandshakeFailedError, EPROTO},
    Row{QAbstractSocket::SslInternalError, EPROTO},
    Row{QAbstractSocket::SslInvalidUserDataError, EINVAL},
};

} // namespace

int errnoOf(int socketError)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [socketError](const Row &row) { return int(row.socketError) == socketError; });
    return found == rows.end() ? EIO : found->error;
}

bool isTlsError(int socketError)
{
    return socketError == QAbstractSocket::SslHandshakeFailedError || socketError == QAbstractSocket::SslInternalError
        || socketError == QAbstractSocket::SslInvalidUserDataError;
}

QHostAddress hostOf(const SocketAddress &address, bool dualStack)
{
    if (address.isAnyHost() && address.family() == constant::afInet6)
        return QHostAddress(dualStack ? QHostAddress::Any : QHostAddress::AnyIPv6);
    return QHostAddress(address.host());
}

SocketAddress addressOf(const QHostAddress &host, quint16 port)
{
    const QString text = host.protocol() == QAbstractSocket::AnyIPProtocol ? QStringLiteral("::") : host.toString();
    return SocketAddress::fromHost(text, port).value_or(SocketAddress());
}

SocketAddress unnamed(int family)
{
    return SocketAddress::fromHost(family == constant::afInet6 ? QStringLiteral("::") : QStringLiteral("0.0.0.0"), 0)
        .value_or(SocketAddress());
}

} // namespace sw::qtconversions
