// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>

#include "socketapi.h"
#include "socketoption.h"

namespace sw {

/// What the kernel said of one option of a fresh socket.
struct OptionAnswer
{
    const SocketOption *option = nullptr;
    bool asked = false; ///< write-only ones, and those whose reading changes something, are not
    int error = 0; ///< errno of getsockopt(2); ENOPROTOOPT: not in this kernel or not for such a socket
    QByteArray value; ///< the default, as the kernel gave it
};

/// What this kernel offers for a kind of socket: found out with a fresh one, never known beforehand.
struct OptionOffer
{
    int family = 0;
    int type = 0;
    int protocol = 0;
    int error = 0; ///< errno of socket(2): there is no such socket
    std::vector<OptionAnswer> answers; ///< every option of the levels that suit, in the order of the table

    [[nodiscard]] const OptionAnswer *find(const SocketOption &option) const;
};

/// Makes a socket, reads all its options, closes it. Blocks hardly, yet makes about 150 calls; any thread.
OptionOffer probeOptions(SocketApi &api, int family, int type, int protocol);

} // namespace sw
