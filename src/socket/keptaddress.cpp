// SPDX-License-Identifier: GPL-3.0-or-later
#include "keptaddress.h"

#include <cstring>

namespace sw {

KeptAddress::KeptAddress(const SocketAddress &address)
    : m_length(address.length())
{
    if (m_length > room)
        m_long = std::make_shared<const SocketAddress>(address);
    else
        std::memcpy(m_bytes.data(), address.data(), m_length);
}

SocketAddress KeptAddress::address() const
{
    return m_long ? *m_long : SocketAddress::fromRaw(m_bytes.data(), m_length);
}

} // namespace sw
