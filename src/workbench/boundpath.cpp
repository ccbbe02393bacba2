// SPDX-License-Identifier: GPL-3.0-or-later
#include "boundpath.h"

#include <cerrno>
#include <utility>

namespace sw {

void BoundPath::note(const CallRecord &record)
{
    if (record.kind != RecordKind::Call)
        return;
    if (record.call == Call::Socket) {
        m_bound = {};
        m_left = {};
        m_peer = {};
        m_unreached = {};
        m_obstacle = UnixPathState::Free;
    } else if (record.call == Call::Connect || traitsOf(record.call).direction == Direction::Out) {
        noteReached(record);
    } else if ((record.call == Call::Bind || record.call == Call::Listen) && isUnixPath(record.address)) {
        if (!record.failed()) {
            m_bound = record.address;
            m_socket = record.socket;
        } else if (record.error == EADDRINUSE) {
            m_obstacle = lookAtUnixPath(record.address);
            if (m_obstacle == UnixPathState::Stale)
                m_left = record.address;
            tell(Notice::PathTaken, record.address, 0, static_cast<qint64>(m_obstacle));
        }
    } else if (record.call == Call::Close && !m_bound.isNull() && record.socket == m_socket) {
        const SocketAddress path = m_bound;
        m_bound = {};
        // Another program may have taken it away, or have made its own socket there since.
        if (lookAtUnixPath(path) != UnixPathState::Stale)
            return;
        m_left = path;
        tell(Notice::SocketFileStays, path, 0, 0);
    }
}

void BoundPath::noteReached(const CallRecord &record)
{
    const SocketAddress path = record.address.isNull() ? m_peer : record.address;
    if (record.call == Call::Connect && !record.failed())
        m_peer = record.address;
    // A socket that is bound and does not listen yet refuses as well, and is alive.
    if (record.error == ECONNREFUSED && isUnixPath(path) && lookAtUnixPath(path) == UnixPathState::Stale)
        m_unreached = path;
}

int BoundPath::removeLeft()
{
    m_obstacle = UnixPathState::Free;
    return remove(std::exchange(m_left, {}));
}

int BoundPath::removeUnreached()
{
    return remove(std::exchange(m_unreached, {}));
}

int BoundPath::remove(const SocketAddress &path)
{
    if (path.isNull())
        return ENOENT;
    const int error = removeStalePath(path);
    tell(Notice::SocketFileRemoved, path, error, 0);
    return error;
}

void BoundPath::tell(Notice what, const SocketAddress &path, int error, qint64 number)
{
    CallRecord notice;
    notice.notice = what;
    notice.endpoint = m_endpoint;
    notice.text = path.host();
    notice.error = error;
    notice.result = number;
    m_workbench.note(notice);
}

} // namespace sw
