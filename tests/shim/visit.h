// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "shimengine.h"
#include "tally.h"

namespace sw {

/// One call of the program while it is inside the shim: finds the way it goes, makes it through the engine, gives errno back
/// exactly, and counts. Made on the stack of the function that was called; that thread.
class Visit final
{
public:
    explicit Visit(Function function);
    ~Visit(); ///< counts the call, and errno is what it was, or that of the call
    Q_DISABLE_COPY_MOVE(Visit)

    /// Whether the engine can be used. If not the caller asks libc.
    [[nodiscard]] bool isOpen() const { return m_engine != nullptr; }
    /// The call is not for the engine: libc shall make it.
    void pass(Way why)
    {
        m_way = why;
        m_engine = nullptr;
    }
    /// Before libc is asked: from now on errno is the C library's.
    void leave();

    /// A command on the socket behind `fd`. Anything that is no socket gets a place for this one call, so that it is the
    /// kernel that says EBADF or ENOTSOCK.
    [[nodiscard]] SocketCommand on(Call call, int fd);
    CallRecord make(const SocketCommand &command);
    /// What the function returns: sets errno when it failed.
    long result(const CallRecord &record);
    void fail(int error) { m_errno = error; }

    [[nodiscard]] ShimEngine &engine() { return *m_engine; }

private:
    const Function m_function;
    Way m_way = Way::Engine;
    bool m_counts = true;
    bool m_left = false;
    int m_errno;
    ShimEngine *m_engine = nullptr;
    Caller *m_caller = nullptr;
    SocketId m_borrowed = 0;
};

/// Copies a told address as accept(2) and recvfrom(2) do: cut to the room there is, with its full length.
void copyAddress(const SocketAddress &told, sockaddr *address, socklen_t *length);
/// Whether these two can be what copyAddress() fills; else only the kernel can say what is wrong.
bool isRoom(const sockaddr *address, const socklen_t *length);

} // namespace sw
