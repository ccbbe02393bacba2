// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "socketbackend.h"

namespace sw {

/// A backend that shows its open sockets one after the other: a list of thousands is megabytes, which several times a second are
/// got and given back, and stay with the process. Any thread; no lock is held while `look` runs.
class SocketWalk
{
public:
    using Look = std::function<void(const SocketFacts &)>;

    SocketWalk() = default;
    virtual ~SocketWalk() = default;
    Q_DISABLE_COPY_MOVE(SocketWalk)

    virtual void eachSocket(const Look &look) const = 0;
};

/// The sockets of any backend, as its sockets() gives them.
inline void eachSocket(const SocketBackend &backend, const SocketWalk::Look &look)
{
    if (const auto *walk = dynamic_cast<const SocketWalk *>(&backend)) {
        walk->eachSocket(look);
        return;
    }
    for (const SocketFacts &facts : backend.sockets())
        look(facts);
}

} // namespace sw
