// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QtGlobal>

namespace sw {

/// Takes a right away from the calling thread (and from threads that it starts) as long as this object lives, so that a test
/// sees the same whether root runs it or not. See capabilities(7).
class MissingCapability final
{
public:
    static constexpr int bindPrivilegedPorts = 10; ///< CAP_NET_BIND_SERVICE
    static constexpr int rawSockets = 13; ///< CAP_NET_RAW

    explicit MissingCapability(int capability);
    ~MissingCapability();
    Q_DISABLE_COPY_MOVE(MissingCapability)

    [[nodiscard]] bool isMissing() const; ///< really not in force now

private:
    const int m_capability;
    bool m_taken = false;
};

/// A port that needs CAP_NET_BIND_SERVICE: 80, or a lower one; nothing when no port does (ip(7), ip_unprivileged_port_start).
std::optional<quint16> firstPrivilegedPort();

} // namespace sw
