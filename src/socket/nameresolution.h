// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "address.h"

namespace sw {

/// What getaddrinfo(3) is asked for.
struct NameQuery
{
    QString host; ///< empty = no host (any address with AI_PASSIVE, else loopback)
    QString service; ///< passed on unchanged
    int family = 0;
    int type = 0;
    int protocol = 0;
    int flags = 0;
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

struct NameAnswer
{
    int gaiError = 0; ///< 0 or EAI_...
    int error = 0; ///< errno, when gaiError is EAI_SYSTEM
    std::vector<ResolvedAddress> addresses;
};

/// getaddrinfo(3), blocking, not to be interrupted: up to tens of seconds with a silent name server. Any thread.
NameAnswer resolveName(const NameQuery &query);

} // namespace sw
