// SPDX-License-Identifier: GPL-3.0-or-later
#include "boundpath.h"

#include <cerrno>

namespace sw {

void BoundPath::note(const CallRecord &record)
{
    if (record.kind != RecordKind::Call)
        return;
    if (record.call == Call::Socket) {
        m_bound = {};
        m_left = {};
        m_obstacle = UnixPathState::Free;
    } else if (record.call == Call::Bind && isUnixPath(record.address)) {
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

int BoundPath::removeLeft()
{
    if (m_left.isNull())
        return ENOENT;
    const SocketAddress path = m_left;
    const int error = removeStalePath(path);
    tell(Notice::SocketFileRemoved, path, error, 0);
    m_left = {};
    m_obstacle = UnixPathState::Free;
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
