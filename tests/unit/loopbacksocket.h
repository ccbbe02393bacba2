// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "address.h"
#include "realsocketapi.h"
#include "socketconstants.h"

namespace sw {

/// A descriptor that the test closes at the latest at its end.
class LoopbackSocket final
{
public:
    explicit LoopbackSocket(qint64 fd = -1)
        : m_fd(static_cast<int>(fd))
    {
    }
    ~LoopbackSocket() { close(); }
    Q_DISABLE_COPY_MOVE(LoopbackSocket)

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    void close()
    {
        if (m_fd >= 0)
            RealSocketApi().close(m_fd);
        m_fd = -1;
    }
    [[nodiscard]] SocketAddress local() const
    {
        SocketAddress address;
        RealSocketApi().getsockname(m_fd, address);
        return address;
    }

private:
    int m_fd;
};

inline SocketAddress address(const char *text)
{
    return SocketAddress::parse(QString::fromLatin1(text)).value();
}

/// A listening socket, -1 when that fails.
inline int listenOn(const SocketAddress &where, int backlog = 5)
{
    RealSocketApi api;
    const int fd = static_cast<int>(api.socket(where.family(), constant::sockStream, 0).value);
    const bool ok = fd >= 0 && !api.bind(fd, where).failed() && !api.listen(fd, backlog).failed();
    if (!ok && fd >= 0)
        api.close(fd);
    return ok ? fd : -1;
}

/// A connected socket, -1 when that fails.
inline int connectTo(const SocketAddress &where)
{
    RealSocketApi api;
    const int fd = static_cast<int>(api.socket(where.family(), constant::sockStream, 0).value);
    const bool ok = fd >= 0 && !api.connect(fd, where).failed();
    if (!ok && fd >= 0)
        api.close(fd);
    return ok ? fd : -1;
}

} // namespace sw
