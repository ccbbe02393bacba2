// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QLatin1StringView>

namespace sw {

/// One row of the tables behind errnoText(): source texts, to be translated in the context "ErrnoWording".
struct ErrnoTextRow
{
    QLatin1StringView call; ///< empty in the general table
    int error;
    const char *meaning;
    const char *advice;
};

std::span<const ErrnoTextRow> generalErrnoTexts();
std::span<const ErrnoTextRow> setUpErrnoTexts(); ///< socket, bind, listen, accept, connect
std::span<const ErrnoTextRow> transferErrnoTexts(); ///< calls on a socket
std::span<const ErrnoTextRow> unixErrnoTexts(); ///< the same calls with the address of a unix socket
std::span<const ErrnoTextRow> nameErrnoTexts(); ///< byte order, addresses as text

} // namespace sw
