// SPDX-License-Identifier: GPL-3.0-or-later
// What panels say of a port or a path that is taken. No file is removed unless the person asks for it.
#include "endpointpanel.h"

#include <cerrno>

#include "errorbanner.h"
#include "noticewording.h"
#include "pathwording.h"

namespace sw {

bool EndpointPanel::sayPathTaken(const QString &title)
{
    const UnixPathState obstacle = m_endpoint.boundPath().obstacle();
    if (obstacle == UnixPathState::Free || m_endpoint.state() != EndpointState::Failed)
        return false;
    const auto &reason = m_endpoint.reason();
    banner().say(ErrorBanner::Kind::Error, title, pathTakenText(obstacle, reason ? reason->address.host() : QString()));
    if (obstacle == UnixPathState::Stale)
        banner().addAction(QStringLiteral("removeStale"), tr("Remove the stale file and start"), [this] {
            if (removeSocketFile())
                start();
        });
    return true;
}

void EndpointPanel::sayPortTaken(const QString &title, const QString &text, const std::function<void(int)> &use)
{
    banner().say(ErrorBanner::Kind::Error, title, m_portHeld ? noticeText(*m_portHeld) : text);
    const int freePort = m_portHeld ? freePortOf(*m_portHeld) : 0;
    if (freePort <= 0)
        return;
    banner().addAction(QStringLiteral("useFreePort"), tr("Use port %1").arg(freePort), [this, freePort, use] {
        use(freePort);
        start();
    });
}

bool EndpointPanel::sayPathUnreached(const QString &title)
{
    const SocketAddress path = m_endpoint.boundPath().unreached();
    if (path.isNull())
        return false;
    banner().say(ErrorBanner::Kind::Error, title, pathUnreachedText(path.host()));
    banner().addAction(QStringLiteral("removeUnreached"), tr("Remove the stale file"), [this] {
        const QString host = m_endpoint.boundPath().unreached().host();
        if (tellRemoval(m_endpoint.boundPath().removeUnreached(), host))
            banner().clear();
    });
    return true;
}

bool EndpointPanel::saySocketFileStays()
{
    const SocketAddress left = m_endpoint.boundPath().left();
    if (left.isNull() || !m_endpoint.isIdle())
        return false;
    CallRecord notice;
    notice.notice = Notice::SocketFileStays;
    notice.text = left.host();
    banner().say(ErrorBanner::Kind::Note, tr("The socket file stays"), noticeText(notice));
    banner().addAction(QStringLiteral("removeSocketFile"), tr("Remove the file"), [this] {
        if (removeSocketFile())
            banner().clear();
    });
    return true;
}

bool EndpointPanel::removeSocketFile()
{
    const QString path = m_endpoint.boundPath().left().host();
    return tellRemoval(m_endpoint.boundPath().removeLeft(), path);
}

bool EndpointPanel::tellRemoval(int error, const QString &path)
{
    const QString told = pathRemovedText(error, path);
    // Gone is what was wanted, whoever did it.
    const bool gone = error == 0 || error == ENOENT;
    if (gone)
        Q_EMIT message(told);
    else
        banner().say(ErrorBanner::Kind::Error, tr("The file was not removed"), told);
    return gone;
}

} // namespace sw
