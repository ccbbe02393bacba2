// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "address.h"

namespace sw {

/// The functions that ask the system for a name. All may block: files, name servers and directories stand behind them.
enum class NameFunction : quint8 {
    Getaddrinfo,
    Getnameinfo,
    Getfqdn, ///< no C function: what CPython's socket.getfqdn does with gethostbyaddr(3)
    Gethostbyname,
    Gethostbyaddr,
    Getservbyname,
    Getservbyport,
    Getprotobyname,
};

/// What one of them is asked for.
struct NameQuery
{
    QString host; ///< or the name of a service or protocol. getaddrinfo: null = no host (any address with AI_PASSIVE)
    QString service; ///< passed on unchanged; null = none. getservbyport: the port. getservbyname: the protocol
    int family = 0;
    int type = 0;
    int protocol = 0;
    int flags = 0;
    NameFunction function = NameFunction::Getaddrinfo;
    SocketAddress address; ///< getnameinfo
};

/// One result of getaddrinfo(3), in its order.
struct ResolvedAddress
{
    int family = 0;
    int type = 0;
    int protocol = 0;
    SocketAddress address;
    QString canonicalName;
};

/// What came back. Texts are the system's own and may hold anything.
struct NameAnswer
{
    int gaiError = 0; ///< 0 or EAI_...; of gethostbyname and gethostbyaddr the one that means the same
    /// errno: when gaiError is EAI_SYSTEM; EINVAL when the question could not be put; ENOENT when a service or protocol is
    /// not known (C returns NULL and sets none).
    int error = 0;
    std::vector<ResolvedAddress> addresses; ///< getaddrinfo
    int hostError = 0; ///< raw h_errno of gethostbyname(3) and gethostbyaddr(3)
    QString name{}; ///< official name of a host or service
    QStringList aliases{};
    QStringList hostAddresses{}; ///< numeric
    QString service{}; ///< getnameinfo
    int number = 0; ///< port (host byte order) or protocol number

    [[nodiscard]] bool failed() const { return gaiError != 0 || error != 0; }
};

/// Makes the call, blocking, not to be interrupted: up to tens of seconds with a silent name server. Texts that hold a NUL are
/// refused with EINVAL, because C would cut them there. Any thread.
NameAnswer resolveName(const NameQuery &query);

/// gethostname(2): the name of this machine; never blocks.
QString localHostName();

/// "HOST_NOT_FOUND" ... for an h_errno, empty for others. See gethostbyname(3).
QLatin1StringView hostErrorName(int hostError);

} // namespace sw
