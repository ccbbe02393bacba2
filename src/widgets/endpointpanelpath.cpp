// SPDX-License-Identifier: GPL-3.0-or-later
// What panels say of the file of a unix socket. Nothing is removed unless the person asks for it.
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
    const int error = m_endpoint.boundPath().removeLeft();
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
