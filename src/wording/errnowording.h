// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include "address.h"

namespace sw {

/// What an error means and what to do next, in the language of the person. Plain text; whole sentences.
struct ErrnoText
{
    QString meaning;
    QString advice;
};

/// The words for an errno value, see errno(3). Both empty for 0. Any thread.
ErrnoText errnoText(int error);
/// The same, more to the point where a call has its own reason for that errno; `call` is the printed name of the call
/// ("connect"; connect_ex, recvfrom, sendall and their like count as the call they make).
ErrnoText errnoText(QLatin1StringView call, int error);
/// The same, where the address that was given to the call matters: a path has other reasons than a port.
ErrnoText errnoText(QLatin1StringView call, int error, const SocketAddress &address);
/// The same, where the ETIMEDOUT may be of the socket's own limit (settimeout) and says nothing about the peer then.
ErrnoText errnoText(QLatin1StringView call, int error, const SocketAddress &address, bool limitPassed);
/// The words for an error of getaddrinfo(3) (EAI_...). Both empty for 0.
ErrnoText gaiText(int gaiError);
/// The same, more to the point where a function has its own reason for it ("gethostbyaddr").
ErrnoText gaiText(QLatin1StringView call, int gaiError);
/// One sentence for the h_errno of gethostbyname(3) and gethostbyaddr(3), number and name included. Empty for 0.
QString hostErrorText(int hostError);

} // namespace sw
