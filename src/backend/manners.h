// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "reaction.h"

namespace sw {

/// What the connections of an endpoint do wrong on purpose from their beginning. A value. Of the native backend: Qt's classes
/// accept and read by themselves, and cannot end one direction.
struct Manners
{
    bool neverReads = false; ///< as if a person paused the reading before the first recv
    bool halfCloses = false; ///< shutdown(SHUT_WR) first of all
    bool closesUnread = false; ///< waits until something has come and closes without having read it
    qint64 acceptLateMs = 0; ///< so long a connection waits in the accept queue

    friend bool operator==(const Manners &, const Manners &) = default;
};

/// A reaction whose endpoint may misbehave. Asked on the threads of its sockets, before each accept and at the beginning of
/// each connection.
class Mannered
{
public:
    Mannered() = default;
    virtual ~Mannered() = default;
    Q_DISABLE_COPY_MOVE(Mannered)

    [[nodiscard]] virtual Manners manners() const = 0;
};

/// Good ones when the reaction has none of its own.
inline Manners mannersOf(const std::shared_ptr<Reaction> &reaction)
{
    const auto *mannered = dynamic_cast<const Mannered *>(reaction.get());
    return mannered != nullptr ? mannered->manners() : Manners();
}

} // namespace sw
