// SPDX-License-Identifier: GPL-3.0-or-later
#include "visit.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include "libccalls.h"

namespace sw {

Visit::Visit(Function function)
    : m_function(function)
    , m_errno(errno)
{
    ShimEngine *engine = ShimEngine::ofThisProcess();
    if (!engine) {
        m_counts = false; // the memory is the parent's
        return;
    }
    Caller *caller = Caller::ofThisThread();
    if (caller && caller->busy) {
        m_way = Way::Nested;
        return;
    }
    if (!caller) {
        m_way = Way::NoLane;
        return;
    }
    caller->busy = true;
    m_caller = caller;
    if (engine->prepare(*caller))
        m_engine = engine;
    else
        m_way = Way::NoLane;
}

Visit::~Visit()
{
    if (m_left)
        m_errno = errno;
    if (m_borrowed != 0)
        m_caller->engine->release(m_borrowed);
    if (m_counts)
        tally().count(m_function, m_way);
    if (m_caller)
        m_caller->busy = false;
    errno = m_errno;
}

void Visit::leave()
{
    m_left = true;
    errno = m_errno;
}

SocketCommand Visit::on(Call call, int fd)
{
    SocketCommand command;
    command.call = call;
    command.socket = m_engine->socketOf(fd);
    if (command.socket == 0)
        command.socket = m_borrowed = m_engine->adopt(fd);
    return command;
}

CallRecord Visit::make(const SocketCommand &command)
{
    return m_engine->make(command, *m_caller);
}

long Visit::result(const CallRecord &record)
{
    if (record.error != 0)
        m_errno = record.error;
    return record.error != 0 ? -1 : static_cast<long>(record.result);
}

void copyAddress(const SocketAddress &told, sockaddr *address, socklen_t *length)
{
    if (!address || !length)
        return;
    std::memcpy(address, told.data(), std::min<std::size_t>(*length, told.length()));
    *length = told.length();
}

bool isRoom(const sockaddr *address, const socklen_t *length)
{
    if (!address)
        return true;
    return length && *length <= static_cast<socklen_t>(std::numeric_limits<int>::max());
}

} // namespace sw
