// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "address.h"

namespace sw {

/// A socket address in the little room that most take, for what is kept of each of thousands of connections: the bytes themselves
/// when they are those of IPv4 or IPv6, else (unix(7)) a copy that is shared and never changes. A value; any thread.
class KeptAddress final
{
public:
    KeptAddress() = default;
    explicit KeptAddress(const SocketAddress &address);

    [[nodiscard]] SocketAddress address() const; ///< equal to the one that was given

private:
    static constexpr unsigned room = 28; ///< bytes, sizeof(sockaddr_in6)

    alignas(4) std::array<char, room> m_bytes{};
    unsigned m_length = 0;
    std::shared_ptr<const SocketAddress> m_long; ///< null: `m_bytes` has it
};

} // namespace sw
