// SPDX-License-Identifier: GPL-3.0-or-later
#include "sockettableofrun.h"

namespace sw {

std::shared_ptr<NativeSocket> SocketTableOfRun::find(SocketId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(id);
    return found == m_open.end() ? nullptr : found->second;
}

void SocketTableOfRun::add(const std::shared_ptr<NativeSocket> &socket)
{
    const std::lock_guard lock(m_mutex);
    m_open[socket->id] = socket;
}

void SocketTableOfRun::remove(SocketId id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return;
    m_closed[id] = found->second;
    m_open.erase(found);
    ++m_removed;
    // Numbers only grow, so the first is the oldest.
    while (m_closed.size() > closedKept)
        m_closed.erase(m_closed.begin());
}

std::shared_ptr<SocketFile> SocketTableOfRun::file(SocketId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_files.find(id);
    return found == m_files.end() ? nullptr : found->second;
}

void SocketTableOfRun::addFile(const std::shared_ptr<SocketFile> &file)
{
    const std::lock_guard lock(m_mutex);
    m_files[file->id] = file;
}

void SocketTableOfRun::removeFile(SocketId id)
{
    const std::lock_guard lock(m_mutex);
    m_files.erase(id);
}

std::shared_ptr<NativeSocket> SocketTableOfRun::under(SocketId id) const
{
    const auto of = file(id);
    return of ? of->socket : find(id);
}

std::vector<std::shared_ptr<NativeSocket>> SocketTableOfRun::all() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<NativeSocket>> sockets;
    sockets.reserve(m_open.size());
    for (const auto &[id, socket] : m_open)
        sockets.push_back(socket);
    return sockets;
}

bool SocketTableOfRun::has(SocketId id) const
{
    const std::lock_guard lock(m_mutex);
    return m_open.contains(id) || m_closed.contains(id) || m_files.contains(id);
}

std::optional<SocketFacts> SocketTableOfRun::facts(SocketId id) const
{
    // The socket has a lock of its own, which is never taken inside this one: lanes take them in the other order.
    std::shared_ptr<NativeSocket> socket;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto open = m_open.find(id); open != m_open.end())
            socket = open->second;
        else if (const auto closed = m_closed.find(id); closed != m_closed.end())
            socket = closed->second;
    }
    return socket ? std::optional(socket->facts()) : std::nullopt;
}

} // namespace sw
