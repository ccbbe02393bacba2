// SPDX-License-Identifier: GPL-3.0-or-later
#include "missingcapability.h"

#include <algorithm>
#include <array>

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QFile>

namespace sw {

namespace {

using Sets = std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3>;

// glibc has no wrapper for capget(2) and capset(2).
bool readSets(Sets &sets)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    return ::syscall(SYS_capget, &header, sets.data()) == 0;
}

bool writeSets(const Sets &sets)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    return ::syscall(SYS_capset, &header, sets.data()) == 0;
}

quint32 &effective(Sets &sets, int capability)
{
    return sets[static_cast<std::size_t>(CAP_TO_INDEX(capability))].effective;
}

quint32 bit(int capability)
{
    return 1U << (static_cast<quint32>(capability) & 31U);
}

} // namespace

MissingCapability::MissingCapability(int capability)
    : m_capability(capability)
{
    Sets sets{};
    if (!readSets(sets) || (effective(sets, capability) & bit(capability)) == 0)
        return;
    effective(sets, capability) &= ~bit(capability);
    m_taken = writeSets(sets);
}

MissingCapability::~MissingCapability()
{
    Sets sets{};
    if (!m_taken || !readSets(sets))
        return;
    effective(sets, m_capability) |= bit(m_capability);
    writeSets(sets);
}

bool MissingCapability::isMissing() const
{
    Sets sets{};
    return readSets(sets) && (effective(sets, m_capability) & bit(m_capability)) == 0;
}

std::optional<quint16> firstPrivilegedPort()
{
    QFile limit(QStringLiteral("/proc/sys/net/ipv4/ip_unprivileged_port_start"));
    const int start = limit.open(QIODevice::ReadOnly) ? limit.readAll().trimmed().toInt() : 1024;
    if (start <= 1)
        return std::nullopt;
    return static_cast<quint16>(std::min(80, start - 1));
}

} // namespace sw
