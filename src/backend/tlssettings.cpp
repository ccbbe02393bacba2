// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlssettings.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

constexpr std::array versions{QLatin1StringView("1.2"), QLatin1StringView("1.3")};

} // namespace

QLatin1StringView tlsVersionName(TlsVersion version)
{
    return versions.at(static_cast<std::size_t>(version));
}

std::optional<TlsVersion> tlsVersionFrom(QStringView name)
{
    const auto found = std::find(versions.begin(), versions.end(), name);
    return found == versions.end() ? std::nullopt : std::optional(static_cast<TlsVersion>(found - versions.begin()));
}

} // namespace sw
