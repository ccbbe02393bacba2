// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"

namespace sw {

/// A router with a network of its own, one cable away from the private network of this process (see enterPrivateNetwork()):
/// `address` and `address6` are its own; beyond 10.9.4.0/24 lies a host that it cannot reach, for 10.9.3.0/24 and fd0a::/16
/// it has no route. Gone with the object. Main thread.
class Router final
{
public:
    static constexpr auto address = "10.9.1.1";
    static constexpr auto address6 = "fd09::1";

    Router();
    [[nodiscard]] bool stands() const { return m_stands; }

private:
    bool make();

    Program m_network;
    bool m_stands;
};

} // namespace sw
