// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QtGlobal>

namespace sw {

/// What this network namespace has for a setting of the kernel that is a number, such as "net.core.somaxconn"; of several
/// numbers the first. Nothing when there is no such setting, or this user may not read it. Reads a small file of /proc/sys
/// (sysctl(8)); any thread.
std::optional<qint64> kernelSetting(const char *name);

/// The setting that caps the backlog of listen(2).
inline constexpr const char *backlogLimit = "net.core.somaxconn";

} // namespace sw
